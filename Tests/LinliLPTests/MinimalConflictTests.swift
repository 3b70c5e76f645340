import LinliLP
import LinliTestSupport
import Testing

@Suite("Minimal conflict")
struct MinimalConflictTests {
  let solver = ReferenceSolver()

  private func conflict(
    _ model: Model, _ members: [ConflictMember], _ options: SolveOptions = SolveOptions()
  ) throws -> MinimalConflict? {
    guard case .conflict(let found) = try solver.minimalConflict(in: model, among: members, options: options) else {
      return nil
    }
    return found
  }

  /// One member per constraint, by its name.
  private func eachConstraint(of model: Model) -> [ConflictMember] {
    model.constraints.map { ConflictMember(model.name(of: $0), constraints: [$0]) }
  }

  /// Needs for x and y against a shared capacity; one more constraint that has no part in it.
  private var shared: Model {
    var model = Model()
    let (x, y) = (model.addVariable("x"), model.addVariable("y"))
    model.maximize(1 * x)
    model.add("idle", 1 * x, .atMost(100))
    model.add("need x", 1 * x, .atLeast(4))
    model.add("capacity", 1 * x + 1 * y, .atMost(6))
    model.add("need y", 1 * y, .atLeast(3))
    return model
  }

  @Test("only the constraints that clash are named, in the order given")
  func clash() throws {
    let found = try #require(try conflict(shared, eachConstraint(of: shared)))
    #expect(found.members.map(\.name) == ["need x", "capacity", "need y"])
    #expect(found.isVerified)
    #expect(found.jointly == .infeasible)
    #expect(found.removals.map(\.verdict) == [.feasible, .feasible, .feasible])
  }

  @Test("a member stands for all its constraints and bounds")
  func groups() throws {
    var model = shared
    let z = model.addVariable("z", .binary)
    model.add("z counts", 1 * z + -1 * Variable(index: 0), .atLeast(-3))
    let members = [
      ConflictMember("needs", constraints: [Constraint(index: 1), Constraint(index: 3)]),
      ConflictMember("other", constraints: [Constraint(index: 0)], boundedVariables: [z]),
      ConflictMember("capacity", constraints: [Constraint(index: 2)]),
    ]
    let found = try #require(try conflict(model, members))
    #expect(found.members.map(\.name) == ["needs", "capacity"])
    #expect(found.isVerified)
  }

  @Test("variable bounds can be the reason, also those of binary variables")
  func bounds() throws {
    var model = Model()
    let (x, y) = (model.addVariable("x", .binary), model.addVariable("y", .binary))
    let sum = model.add("sum", 1 * x + 1 * y, .atLeast(3))
    let members = [
      ConflictMember("x", boundedVariables: [x]), ConflictMember("y", boundedVariables: [y]),
      ConflictMember("sum", constraints: [sum]),
    ]
    let found = try #require(try conflict(model, members))
    #expect(found.members.map(\.name) == ["x", "y", "sum"])
    #expect(found.isVerified)
  }

  @Test("crossed bounds are a conflict by themselves")
  func crossed() throws {
    var model = shared
    model.setBounds(.range(9, 8), of: Constraint(index: 0))
    let found = try #require(try conflict(model, eachConstraint(of: model)))
    #expect(found.isVerified)
    #expect(found.members.map(\.name) == ["idle"] || found.members.count == 3)
  }

  @Test("whole values can be the reason")
  func wholeValues() throws {
    var model = Model()
    let x = model.addVariable("x", .integer, .range(0, 9))
    model.add("low", 1 * x, .atLeast(2.2))
    model.add("high", 1 * x, .atMost(2.8))
    let found = try #require(try conflict(model, eachConstraint(of: model)))
    #expect(found.members.map(\.name) == ["low", "high"])
    #expect(found.isVerified)
  }

  @Test("a feasible model has none")
  func feasible() throws {
    var model = shared
    model.setBounds(.atMost(7), of: Constraint(index: 2))
    #expect(try solver.minimalConflict(in: model, among: eachConstraint(of: model)) == .feasible)
  }

  @Test("if the rest is infeasible by itself no member is named")
  func infeasibleRest() throws {
    let found = try #require(try conflict(shared, [ConflictMember("idle", constraints: [Constraint(index: 0)])]))
    #expect(found.members.isEmpty)
    #expect(found.isVerified)
    #expect(try conflict(shared, [])?.isVerified == true)
  }

  @Test("when a solve hits a limit nothing is claimed")
  func limits() throws {
    let members = eachConstraint(of: shared)
    let zero = SolveOptions(timeLimit: .zero)
    #expect(try solver.minimalConflict(in: shared, among: members, options: zero) == .undecided(.limit(.time)))
    // Few iterations leave the first solve, a trial or the verification undecided; enough of them prove all.
    var claims: [Bool] = []
    for limit in 0...12 {
      var options = SolveOptions()
      options.iterationLimit = limit
      guard let found = try conflict(shared, members, options) else {
        claims.append(false)
        continue
      }
      claims.append(found.isVerified)
      if found.isVerified { #expect(found.members.map(\.name) == ["need x", "capacity", "need y"]) }
      let isProven = found.jointly == .infeasible && found.removals.allSatisfy { $0.verdict == .feasible }
      #expect(found.isVerified == isProven)
    }
    #expect(claims.first == false)
    #expect(claims.last == true)
  }

  @Test("a conflict whose verification stays open is not called verified")
  func forgetful() throws {
    // From scratch the solver never says feasible, so that no member is proven to be needed.
    let finding = try ForgetfulSolver().minimalConflict(in: shared, among: eachConstraint(of: shared))
    guard case .conflict(let found) = finding else {
      Issue.record("\(finding)")
      return
    }
    #expect(!found.isVerified)
    #expect(found.jointly == .infeasible)
    #expect(found.members.map(\.name).contains("capacity"))
  }

  @Test("every conflict of random infeasible models is verified")
  func random() throws {
    var sizes: [Int: Int] = [:]
    for seed in UInt64(0)..<300 {
      let isLinear = seed.isMultiple(of: 2)
      let model = isLinear ? RandomModels.linear(seed: seed) : RandomModels.mixed(seed: seed)
      var members = eachConstraint(of: model)
      if isLinear {
        for (index, definition) in model.variables.enumerated() {
          members.append(ConflictMember(definition.name, boundedVariables: [Variable(index: index)]))
        }
      }
      guard let found = try conflict(model, members) else { continue }
      #expect(found.isVerified, "seed \(seed)")
      sizes[found.members.count, default: 0] += 1
    }
    #expect(sizes.count >= 3, "\(sizes)")
  }
}

/// The reference solver, but where it finds a point it stops at a limit without one.
private struct ForgetfulSolver: Solver {
  let identity = "forgetful"

  func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult {
    var result = try ReferenceSolver().solve(model, options: options)
    if result.incumbent != nil { result = SolveResult(termination: .limit(.nodes), statistics: result.statistics) }
    return result
  }

  func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer {
    try ReferenceSolver().withSession(model, body)
  }
}
