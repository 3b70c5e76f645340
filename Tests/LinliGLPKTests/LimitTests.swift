import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

/// The only timed tests: a limit holds to within 5 % and a second.
@Suite("GLPK and limits", .serialized)
struct LimitTests {
  let solver = GLPKSolver()

  private func expectInTime(_ limit: Duration, _ result: SolveResult, _ start: ContinuousClock.Instant) {
    #expect(result.termination == .limit(.time))
    #expect(ContinuousClock.now - start <= limit * 1.05 + .seconds(1))
  }

  private func expectHonest(_ result: SolveResult, _ model: Model) {
    guard let incumbent = result.incumbent else { return }
    #expect(model.feasibilityReport(of: incumbent.values).isFeasible)
    if let bound = result.bestBound { #expect(!model.objective.sense.prefers(incumbent.objective, to: bound)) }
  }

  @Test("the time runs out before there is an incumbent", arguments: 0..<4)
  func noIncumbentInTime(variant: Int) throws {
    let model = HardModels.marketSplit()
    var options = SolveOptions(timeLimit: .milliseconds(50))
    options.searchVariant = variant
    let start = ContinuousClock.now
    let result = try solver.solve(model, options: options)
    expectInTime(.milliseconds(50), result, start)
    expectHonest(result, model)
  }

  @Test("the time runs out with an incumbent and a bound", arguments: 0..<4)
  func incumbentInTime(variant: Int) throws {
    let model = HardModels.manyLimits()
    var options = SolveOptions(timeLimit: .milliseconds(300))
    options.searchVariant = variant
    let start = ContinuousClock.now
    let result = try solver.solve(model, options: options)
    expectInTime(.milliseconds(300), result, start)
    #expect(result.incumbent != nil && result.bestBound != nil)
    expectHonest(result, model)
  }

  @Test("the time runs out in the linear program of a large whole model, presolved or not", arguments: 0..<2)
  func largeWhole(variant: Int) throws {
    let model = HardModels.assignment(size: 160, kind: .binary)
    for limit in [Duration.milliseconds(300), .milliseconds(700)] {
      var options = SolveOptions(timeLimit: limit)
      options.searchVariant = variant
      let start = ContinuousClock.now
      let result = try solver.solve(model, options: options)
      if result.termination == .optimal { continue }
      expectInTime(limit, result, start)
      expectHonest(result, model)
    }
  }

  @Test("the time runs out in a large linear program")
  func largeLinear() throws {
    let model = HardModels.assignment(size: 240)
    let start = ContinuousClock.now
    let result = try solver.solve(model, options: SolveOptions(timeLimit: .milliseconds(300)))
    expectInTime(.milliseconds(300), result, start)
  }

  @Test("no time at all is a limit, and a feasible start is kept", arguments: [VariableKind.integer, .continuous])
  func noTime(kind: VariableKind) throws {
    var model = Model()
    let x = model.addVariable("x", kind, .range(0, 10))
    model.add("row", 2 * x, .atMost(15))
    model.maximize(1 * x)
    var options = SolveOptions(timeLimit: .zero)
    #expect(try solver.solve(model, options: options).termination == .limit(.time))
    options.start = [3]
    let result = try solver.solve(model, options: options)
    #expect(result.termination == .limit(.time))
    #expect(result.incumbent?.values == [3])
    options.timeLimit = .seconds(-5)
    #expect(try solver.solve(model, options: options).termination == .limit(.time))
  }

  @Test(
    "a limit too long for GLPK's clock is no limit", arguments: [Duration.seconds(4_000_000), .seconds(Int64.max / 2)])
  func endlessLimit(limit: Duration) throws {
    let result = try solver.solve(HardModels.manyLimits(items: 8, limits: 2), options: SolveOptions(timeLimit: limit))
    #expect(result.termination == .optimal)
  }

  @Test("a node limit ends the search after so many nodes, the same way every time", arguments: [0, 1, 40])
  func nodes(limit: Int) throws {
    for variant in 0..<4 {
      let model = HardModels.manyLimits()
      var options = SolveOptions()
      options.nodeLimit = limit
      options.searchVariant = variant
      let result = try solver.solve(model, options: options)
      #expect(result.termination == .limit(.nodes))
      #expect(result.statistics.nodeCount <= limit + 2)
      expectHonest(result, model)
      let again = try solver.solve(model, options: options)
      #expect(again.incumbent == result.incumbent && again.bestBound == result.bestBound)
    }
  }

  @Test("an iteration limit ends a linear program", arguments: [0, 1, 50])
  func iterations(limit: Int) throws {
    var options = SolveOptions()
    options.iterationLimit = limit
    let result = try solver.solve(HardModels.assignment(size: 40), options: options)
    #expect(result.termination == .limit(.iterations))
    #expect(result.statistics.iterationCount <= limit)
  }

  @Test("a gap that is allowed ends the search as optimal within it")
  func gaps() throws {
    let model = HardModels.manyLimits()
    var relative = SolveOptions()
    relative.relativeGap = 0.02
    var absolute = SolveOptions()
    absolute.absoluteGap = 300
    for options in [relative, absolute] {
      let result = try solver.solve(model, options: options)
      #expect(result.termination == .optimal)
      let incumbent = try result.requireIncumbent()
      let bound = try #require(result.bestBound)
      #expect(bound - incumbent.objective <= max(300, 0.02 * incumbent.objective))
      expectHonest(result, model)
    }
  }
}
