import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("GLPK with a start or a cutoff")
struct StartTests {
  let solver = GLPKSolver()

  /// Three of four items fit; the best two are worth 11.
  private func knapsack() -> Model {
    var model = Model()
    let take = model.addVariables(over: 0..<4, .binary) { "take[\($0)]" }
    let (weights, values) = ([4.0, 5, 3, 2], [6.0, 5, 4, 1])
    model.add("weight", sum(0..<4) { weights[$0] * take[$0] }, .atMost(9))
    model.maximize(sum(0..<4) { values[$0] * take[$0] })
    return model
  }

  @Test("a feasible start is the first incumbent")
  func feasibleStart() throws {
    var options = SolveOptions(timeLimit: .zero)
    options.start = [0, 1, 1, 0]
    let result = try solver.solve(knapsack(), options: options)
    #expect(result.incumbent?.objective == 9)
    #expect(result.termination == .limit(.time))
  }

  @Test("an optimal start is proven so")
  func optimalStart() throws {
    var options = SolveOptions()
    options.start = [1, 1, 0, 0]
    let result = try solver.solve(knapsack(), options: options)
    #expect(result.termination == .optimal)
    #expect(result.incumbent?.values == [1, 1, 0, 0])
    #expect(isClose(result.bestBound, 11))
  }

  @Test("a start that is whole but for noise becomes whole")
  func noisyStart() throws {
    var options = SolveOptions(timeLimit: .zero)
    options.start = [0, 1 - 4e-6, 1e-6, 0]
    #expect(try solver.solve(knapsack(), options: options).incumbent?.values == [0, 1, 0, 0])
  }

  @Test(
    "a start that is not feasible is ignored",
    arguments: [
      [1, 1, 1, 1], [0.5, 0, 0, 0], [1], [], [2, 0, 0, 0], [.nan, 0, 0, 0],
    ])
  func unusableStart(start: [Double]) throws {
    var options = SolveOptions(timeLimit: .zero)
    options.start = start
    #expect(try solver.solve(knapsack(), options: options).incumbent == nil)
    options.timeLimit = nil
    #expect(try solver.solve(knapsack(), options: options).incumbent?.objective == 11)
  }

  @Test("a start that the cutoff rules out is no incumbent")
  func startBehindCutoff() throws {
    var options = SolveOptions()
    options.start = [0, 1, 1, 0]
    options.cutoff = 9
    #expect(try solver.solve(knapsack(), options: options).incumbent?.objective == 11)
    options.cutoff = 11
    let result = try solver.solve(knapsack(), options: options)
    #expect(result.termination == .cutoff)
    #expect(result.incumbent == nil && result.bestBound == 11)
  }

  @Test(
    "an endless cutoff cuts nothing off, or everything, and one that is no number is refused",
    arguments: [
      VariableKind.integer, .continuous,
    ])
  func endlessCutoff(kind: VariableKind) throws {
    var model = Model()
    model.minimize(1 * model.addVariable("x", kind, .range(2, 5)))
    var options = SolveOptions()
    options.cutoff = .infinity
    #expect(try solver.solve(model, options: options).incumbent?.objective == 2)
    options.cutoff = -.infinity
    #expect(try solver.solve(model, options: options).termination == .cutoff)
    options.cutoff = .nan
    #expect(throws: SolverError.self) { try solver.solve(model, options: options) }
  }

  @Test("a cutoff between two attainable values does not cut the better one off")
  func cutoffBetweenValues() throws {
    var model = Model()
    model.minimize(5 * model.addVariable("x", .integer, .range(1, 9)))
    for cutoff in [5.1, 6, 9.9, 10] {
      var options = SolveOptions()
      options.cutoff = cutoff
      #expect(try solver.solve(model, options: options).incumbent?.objective == 5, "cutoff \(cutoff)")
    }
  }

  @Test("a continuous objective that only equals the cutoff is cut off")
  func equalCutoff() throws {
    var model = Model()
    let x = model.addVariable("x", .continuous, .range(0, 10))
    let y = model.addVariable("y", .binary)
    model.add("row", 3 * x + 1 * y, .atMost(10))
    model.maximize(0.3 * x + 0.001 * y)
    let optimum = try solver.solve(model, options: SolveOptions()).requireIncumbent().objective
    var options = SolveOptions()
    options.cutoff = optimum
    #expect(try solver.solve(model, options: options).termination == .cutoff)
    options.cutoff = optimum - 1e-6
    #expect(try solver.solve(model, options: options).termination == .optimal)
  }

  @Test("after a solve with a start the session's model has no row left over")
  func sessionWithStart() throws {
    let model = knapsack()
    let objectives = try solver.withSession(model) { session in
      var objectives: [Double?] = []
      for start in [[0.0, 1, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0]] {
        var options = SolveOptions()
        options.start = start
        objectives.append(try session.solve(options: options).incumbent?.objective)
        session.setObjective(Objective(.minimize, LinearExpression(Variable(index: 0))))
        objectives.append(try session.solve(options: SolveOptions()).incumbent?.objective)
        session.setObjective(model.objective)
      }
      return objectives
    }
    #expect(objectives == [11, 0, 11, 0, 11, 0])
  }

  @Test("large whole objectives are told apart by one")
  func largeObjective() throws {
    // Always five of twelve are taken: each cost may grow by the same without another choice becoming best.
    for seed in UInt64(0)..<40 {
      guard let plain = try solver.solve(fiveOfTwelve(seed, each: 0), options: SolveOptions()).incumbent else {
        continue
      }
      for variant in 0..<4 {
        var options = SolveOptions()
        options.searchVariant = variant
        let large = try solver.solve(fiveOfTwelve(seed, each: 1e7), options: options).requireIncumbent()
        #expect(large.objective - 5e7 == plain.objective, "seed \(seed), variant \(variant)")
      }
    }
  }

  private func fiveOfTwelve(_ seed: UInt64, each cost: Double) -> Model {
    var generator = SplitMix64(seed: seed)
    var model = Model()
    let take = model.addVariables(over: 0..<12, .binary) { "take[\($0)]" }
    let costs = take.keys.map { _ in cost + Double(Int.random(in: 0...9, using: &generator)) }
    model.minimize(sum(take.keys) { costs[$0] * take[$0] })
    model.add("five", sum(take.keys) { 1 * take[$0] }, .equal(5))
    for row in 0..<3 {
      let weights = take.keys.map { _ in Double(Int.random(in: 1...30, using: &generator)) }
      model.add("weight[\(row)]", sum(take.keys) { weights[$0] * take[$0] }, .atLeast(75))
    }
    return model
  }
}
