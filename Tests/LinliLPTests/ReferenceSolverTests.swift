import LinliLP
import LinliTestSupport
import Testing

@Suite("Reference solver")
struct ReferenceSolverTests {
  let solver = ReferenceSolver()

  @Test("passes the conformance table")
  func conformance() {
    #expect(checkConformance(of: solver) == [])
  }

  @Test("agrees with trying all points of small boxes")
  func enumeration() throws {
    for seed in UInt64(0)..<400 {
      let model = RandomModels.box(seed: seed)
      let result = try solver.solve(model, options: SolveOptions())
      let best = bestByEnumeration(model)
      #expect(result.incumbent?.objective == best, "seed \(seed)")
      #expect(result.termination == (best == nil ? .infeasible : .optimal), "seed \(seed)")
    }
  }

  @Test("duals of random linear programs prove their objective")
  func duals() throws {
    var endings: [String: Int] = [:]
    for seed in UInt64(0)..<400 {
      let model = RandomModels.linear(seed: seed)
      let result = try solver.solve(model, options: SolveOptions())
      #expect(checkDuals(result, model) == [], "seed \(seed)")
      endings[result.termination.word, default: 0] += 1
      if let incumbent = result.incumbent {
        #expect(model.feasibilityReport(of: incumbent.values).violations == [], "seed \(seed)")
      }
    }
    // The generator is of use only while it makes all three.
    for word in ["optimal", "infeasible", "unbounded"] { #expect(endings[word, default: 0] > 20, "\(endings)") }
  }

  @Test("the relaxation bounds the optimum with whole variables")
  func relaxation() throws {
    for seed in UInt64(0)..<200 {
      let model = RandomModels.mixed(seed: seed)
      let result = try solver.solve(model, options: SolveOptions())
      let relaxed = try solver.solve(model.relaxation, options: SolveOptions())
      guard let best = result.incumbent?.objective, let limit = relaxed.incumbent?.objective else { continue }
      #expect(!model.objective.sense.prefers(best, to: limit), "seed \(seed)")
    }
  }

  @Test("a limit leaves a bound and an incumbent on the right sides of the optimum")
  func nodeLimits() throws {
    for seed in UInt64(0)..<100 {
      let model = RandomModels.mixed(seed: seed)
      let optimum = try solver.solve(model, options: SolveOptions()).incumbent?.objective
      for limit in [0, 1, 2, 5] {
        var options = SolveOptions()
        options.nodeLimit = limit
        let result = try solver.solve(model, options: options)
        #expect(result.statistics.nodeCount <= limit, "seed \(seed)")
        guard let optimum else { continue }
        let sense = model.objective.sense
        if let found = result.incumbent?.objective { #expect(!sense.prefers(found, to: optimum), "seed \(seed)") }
        if let bound = result.bestBound { #expect(!sense.prefers(optimum, to: bound), "seed \(seed)") }
      }
    }
  }

  @Test("ranging is refused")
  func ranging() {
    var options = SolveOptions()
    options.wantsRanging = true
    #expect(throws: SolverError.unsupported(solver: solver.identity, request: "ranging")) {
      try solver.solve(Model(), options: options)
    }
  }

  @Test("fractions that outgrow their range are an error")
  func overflow() {
    var model = Model()
    let x = model.addVariable("x")
    model.add("tiny", 1e-30 * x, .atLeast(1))
    model.minimize(1e30 * x)
    let routine = "exact arithmetic"
    do {
      let result = try solver.solve(model, options: SolveOptions())
      Issue.record("ended \(result.termination)")
    } catch SolverError.aborted(routine, _) {
    } catch {
      Issue.record("threw \(error)")
    }
  }

  @Test("an endless search is given up with an error")
  func endlessSearch() {
    var model = Model()
    let (x, y) = (model.addVariable("x", .integer), model.addVariable("y", .integer))
    model.add("odd", 2 * x + -2 * y, .equal(1))
    #expect(throws: SolverError.self) { try solver.solve(model, options: SolveOptions()) }
  }

  @Test("progress is reported node by node")
  func progress() throws {
    let model = RandomModels.mixed(seed: 5)
    let counter = Cancellation()
    var options = SolveOptions()
    options.progress = { _ in counter.raise() }
    _ = try solver.solve(model, options: options)
    #expect(counter.isRaised)
  }
}
