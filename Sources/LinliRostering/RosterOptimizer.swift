public import LinliLP

/// Answers a roster question: level after level, each proven as far as the limits allow.
public struct RosterOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// Finds a roster.
  ///
  /// - Throws: ``SolverError`` if the solver gave up. No roster within the limits is an answer without a roster.
  public func solve(_ instance: RosterInstance, options: RosterSolveOptions) throws -> RosterAnswer {
    try program(instance, instance.options.levels, options).answer
  }
}
