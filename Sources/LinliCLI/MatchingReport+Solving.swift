import LinliGLPK
import LinliMatching
import LinliReport
import LinliScenario

extension MatchingReport {
  /// The report of a scenario, solved with GLPK.
  init(solving scenario: Scenario, _ options: MatchingSolveOptions) throws {
    let solver = GLPKSolver()
    let review = try MatchingOptimizer(solver: solver).review(scenario.matching, options: options)
    self.init(scenario: scenario, review: review, solver: solver.identity)
  }
}
