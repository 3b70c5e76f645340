import LinliLP
import LinliTestSupport
import Testing

/// The check is only worth something if it finds faults; each of these solvers has one.
@Suite("Conformance check")
struct ConformanceCheckTests {
  @Test("finds duals of the wrong sign")
  func duals() {
    let failures = checkConformance(
      of: FaultySolver { result in
        guard let duals = result.duals else { return }
        result.duals = DualSolution(duals: duals.duals.map { -$0 }, reducedCosts: duals.reducedCosts)
      })
    #expect(failures.contains { $0.hasPrefix("equality:") })
  }

  @Test("finds a suboptimal point that is called optimal")
  func suboptimal() {
    let failures = checkConformance(
      of: FaultySolver(change: { _ in }, adjust: { $0.relativeGap = 0.9 }))
    #expect(failures.contains { $0.hasPrefix("feasible start:") })
  }

  @Test("finds an infeasible model that is called unbounded")
  func wrongEnding() {
    let failures = checkConformance(
      of: FaultySolver { result in
        if result.termination == .infeasible { result.termination = .unbounded }
      })
    #expect(failures.contains { $0.hasPrefix("infeasible:") })
  }

  @Test("finds a bound on the wrong side")
  func wrongBound() {
    let failures = checkConformance(of: FaultySolver { result in result.bestBound = result.bestBound.map { $0 / 2 } })
    #expect(failures.contains { $0.hasPrefix("knapsack:") })
  }
}

/// The reference solver with its answers changed.
private struct FaultySolver: Solver {
  let change: @Sendable (inout SolveResult) -> Void
  var adjust: @Sendable (inout SolveOptions) -> Void = { _ in }
  let identity = "faulty"

  func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult {
    var adjusted = options
    adjust(&adjusted)
    var result = try ReferenceSolver().solve(model, options: adjusted)
    change(&result)
    return result
  }

  func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer {
    try ReferenceSolver().withSession(model, body)
  }
}
