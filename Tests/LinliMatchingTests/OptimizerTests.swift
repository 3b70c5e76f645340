import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

@Suite("Matching optimizer")
struct OptimizerTests {
  let optimizer = MatchingOptimizer(solver: GLPKSolver())

  private func solve(_ data: MatchingData) throws -> MatchingAnswer {
    try optimizer.solve(MatchingInstance(data), options: MatchingSolveOptions())
  }

  private func first(_ data: MatchingData) throws -> Double {
    var asked = data
    asked.options.levels = [MatchingLevel(.unmet(priority: nil))]
    for index in asked.services.indices { asked.services[index].floor = nil }
    return try #require(try solve(asked).stages.first?.objective)
  }

  // MARK: What holds for every question

  @Test("the audit accepts every plan, with the values it claims")
  func audit() throws {
    for seed in UInt64(0)..<150 {
      var data = RandomStreet.data(seed: seed)
      if seed % 3 == 0 { data.options.levels.insert(MatchingLevel(.allCoverages), at: Int(seed / 3) % 3) }
      if seed % 5 == 0 { data.options.levels.append(MatchingLevel(.travel)) }
      let instance = try MatchingInstance(data)
      let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
      #expect(answer.termination == .optimal, "seed \(seed)")
      let plan = try #require(answer.plan, "seed \(seed)")
      let claims = answer.kept.map { (level: $0.level.name, value: $0.value) }
      #expect(claims.map(\.level) == instance.levels.map(\.name), "seed \(seed)")
      #expect(MatchingAudit(plan, of: instance, claims: claims).violations == [], "seed \(seed)")
    }
  }

  @Test("more hours, money or room is never worse")
  func more() throws {
    for seed in UInt64(0)..<60 {
      let data = RandomStreet.data(seed: seed)
      let before = try first(data)
      for index in data.providers.indices {
        #expect(try first(data.with { $0.providers[index].hours += 3 }) <= before + 1e-6, "seed \(seed)")
      }
      for index in data.rooms.indices {
        #expect(try first(data.with { $0.rooms[index].hours += 3 }) <= before + 1e-6, "seed \(seed)")
      }
      for index in data.accounts.indices {
        let richer = data.with { $0.accounts[index].balance = $0.accounts[index].balance + Money(yuan: 5) }
        #expect(try first(richer) <= before + 1e-6, "seed \(seed)")
      }
      #expect(try first(data.with { $0.options.hasEarmarks = false }.withoutForbiddenOffers) <= before + 1e-6)
    }
  }

  @Test("order and ids of the input change no value")
  func orderAndIDs() throws {
    for seed in UInt64(0)..<60 {
      let data = RandomStreet.data(seed: seed)
      let values = try solve(data).kept.map(\.value)
      let shuffled = try solve(data.shuffled(seed: seed))
      let renamed = try solve(data.renamed { "\(99 - (Int($0.dropFirst()) ?? 0))\($0.prefix(1))" })
      for other in [shuffled, renamed] {
        #expect(other.kept.count == values.count, "seed \(seed)")
        #expect(zip(other.kept, values).allSatisfy { isClose($0.value, $1) }, "seed \(seed)")
      }
    }
  }

  @Test("the same question has the same answer, whatever the order of its tables")
  func determinism() throws {
    for seed in UInt64(0)..<40 {
      let data = RandomStreet.data(seed: seed)
      let answer = try solve(data)
      for other in [data, data.shuffled(seed: seed + 1)] {
        let again = try solve(other)
        #expect(again.plan == answer.plan && again.kept == answer.kept, "seed \(seed)")
        #expect(again.stages.map(\.bound) == answer.stages.map(\.bound), "seed \(seed)")
      }
    }
  }

  @Test("later levels keep the values of earlier ones, in any order of levels")
  func levelsAreKept() throws {
    let measures: [MatchingMeasure] = [
      .unmet(priority: nil), .lowestCoverage, .cost, .travel, .floorShortfall, .allCoverages, .unmet(priority: 1),
    ]
    for seed in UInt64(0)..<80 {
      var generator = SplitMix64(seed: seed)
      let data = RandomStreet.data(seed: seed).with {
        $0.options.levels = measures.shuffled(using: &generator).prefix(4).map { MatchingLevel($0) }
      }
      let instance = try MatchingInstance(data)
      let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
      let figures = MatchingFigures(instance, try #require(answer.plan))
      for (stage, kept) in zip(answer.stages, answer.kept) {
        #expect(stage.termination == .optimal && stage.objective == kept.value, "seed \(seed)")
        #expect(isClose(figures.value(of: kept.level), kept.value, within: 1e-5), "seed \(seed), \(stage.name)")
      }
    }
  }

  @Test("the exported program of any level has the value of its stage")
  func exportedPrograms() throws {
    for seed in UInt64(0)..<40 {
      let levels: [MatchingLevel] = [
        MatchingLevel(seed % 2 == 0 ? .allCoverages : .unmet(priority: nil)), MatchingLevel(.lowestCoverage),
        MatchingLevel(name: "sum", parts: [.init(.lowestCoverage, weight: 50), .init(.cost, weight: 1)]),
        MatchingLevel(.travel),
      ]
      let instance = try MatchingInstance(RandomStreet.data(seed: seed).with { $0.options.levels = levels })
      let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
      for stage in answer.stages {
        let found = try optimizer.program(of: stage.name, for: instance, options: MatchingSolveOptions())
        let program = try #require(found, "seed \(seed), \(stage.name)")
        let fresh = try GLPKSolver().solve(program, options: SolveOptions())
        #expect(isClose(fresh.incumbent?.objective, stage.objective), "seed \(seed), \(stage.name)")
      }
    }
    let instance = try MatchingInstance(RandomStreet.data(seed: 1))
    #expect(try optimizer.program(of: "nonsense", for: instance, options: MatchingSolveOptions()) == nil)
    let first = try optimizer.program(of: nil, for: instance, options: MatchingSolveOptions())
    #expect(first?.name == "match-\(instance.levels[0].name)")
  }

  // MARK: Limits

  @Test("no time, or a cancellation that was raised, leaves an answer without a plan", arguments: [true, false])
  func noTime(isCancelled: Bool) throws {
    for seed in UInt64(0)..<5 {
      var options = MatchingSolveOptions()
      if isCancelled {
        let cancellation = Cancellation()
        cancellation.raise()
        options.cancellation = cancellation
      } else {
        options.timeLimit = .zero
      }
      let answer = try optimizer.solve(MatchingInstance(RandomStreet.data(seed: seed)), options: options)
      #expect(answer.plan == nil && answer.kept.isEmpty)
      #expect(answer.termination == .limit(isCancelled ? .interrupted : .time))
      #expect(answer.stages.count == 1)
    }
  }

  @Test("a cancellation between programs keeps the plan of the levels before", arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func cancelledBetween(programs: Int) throws {
    let data = MatchingData.street("C1", "C2", "C3") { data in
      data.options.levels = [.unmet(priority: nil), .allCoverages, .cost].map { MatchingLevel($0) }
      data.addService("A", needs: ["C1": 10, "C2": 10, "C3": 10])
      data.addProvider("O1", hours: 4)
      data.addProvider("O2", hours: 3, serves: ["C2"])
      data.addProvider("O3", hours: 6, serves: ["C3"])
    }
    let cancellation = Cancellation()
    var options = MatchingSolveOptions()
    options.cancellation = cancellation
    let stopping = MatchingOptimizer(solver: StoppingSolver(programs: programs, cancellation: cancellation))
    let instance = try MatchingInstance(data)
    let answer = try stopping.solve(instance, options: options)
    #expect(answer.plan != nil)
    let isComplete = answer.kept.count == 3
    #expect(answer.termination == (isComplete ? .optimal : .limit(.interrupted)))
    #expect(answer.stages.count == answer.kept.count + (isComplete ? 0 : 1))
    if let plan = answer.plan { #expect(MatchingAudit(plan, of: instance).isSound) }
  }

  @Test("required demand that cannot be met is infeasible, and the conflict names what collides")
  func requiredDemand() throws {
    let data = MatchingData.street("C1", "C2") { data in
      data.addService("A", needs: ["C1": 4, "C2": 4])
      data.addProvider("O1", hours: 6)
      data.addProvider("O2", hours: 1, serves: ["C2"])
    }
    var options = MatchingSolveOptions()
    options.isDemandRequired = true
    let instance = try MatchingInstance(data)
    let answer = try optimizer.solve(instance, options: options)
    #expect(answer.plan == nil && answer.termination == .infeasible)
    let conflict = try #require(try optimizer.conflict(in: instance, options: options))
    #expect(conflict.isVerified)
    let parts: Set<ConflictPart> = [
      .need(NeedID("C1", "A")), .need(NeedID("C2", "A")), .hours(ProviderID("O1")), .hours(ProviderID("O2")),
    ]
    #expect(Set(conflict.parts) == parts)
    let enough = try MatchingInstance(data.with { $0.change(provider: "O2") { $0.hours = 2 } })
    #expect(try optimizer.solve(enough, options: options).termination == .optimal)
    #expect(try optimizer.conflict(in: enough, options: options) == nil)
  }

  @Test("a question without needs has an empty plan that is optimal")
  func noNeeds() throws {
    let answer = try solve(MatchingData.street("C1"))
    #expect(answer.plan == MatchingPlan() && answer.termination == .optimal)
    #expect(answer.kept.map(\.value) == [0, 1, 0])
  }
}

/// GLPK, with a cancellation raised after so many programs.
private struct StoppingSolver: Solver {
  let programs: Int
  let cancellation: Cancellation
  var identity: String { "stopping" }

  func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult {
    try GLPKSolver().solve(model, options: options)
  }

  func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer {
    try GLPKSolver().withSession(model) { try body(StoppingSession($0, programs, cancellation)) }
  }
}

private final class StoppingSession: SolverSession {
  private let session: any SolverSession
  private var left: Int
  private let cancellation: Cancellation

  init(_ session: any SolverSession, _ left: Int, _ cancellation: Cancellation) {
    self.session = session
    self.left = left
    self.cancellation = cancellation
  }

  var model: Model { session.model }
  func addColumns(_ columns: [Column]) -> [Variable] { session.addColumns(columns) }
  func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint {
    session.add(name, expression, bounds)
  }
  func setBounds(_ bounds: Bounds, of variable: Variable) { session.setBounds(bounds, of: variable) }
  func setBounds(_ bounds: Bounds, of constraint: Constraint) { session.setBounds(bounds, of: constraint) }
  func setObjective(_ objective: Objective) { session.setObjective(objective) }

  func solve(options: SolveOptions) throws(SolverError) -> SolveResult {
    if left == 0 { cancellation.raise() }
    left -= 1
    return try session.solve(options: options)
  }
}
