public import LinliLP

/// Answers a roster question: level after level, each proven as far as the limits allow.
public struct RosterOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }
}
