public import LinliLP

/// Solves models with the system's GLPK, boxed: one thread and one environment a solve, no output, and no way for GLPK
/// to end the process.
///
/// - Source: GLPK reference manual for version 5.0.
public struct GLPKSolver: Solver {
  /// A solver with nothing to set; what a solve may cost is in ``SolveOptions``.
  public init() {}

  /// `GLPK 5.0`, with the version of the library that is really there.
  public var identity: String { "GLPK " + GLPKProblem.version }

  /// Solves a model from scratch on a thread of its own.
  ///
  /// - Throws: ``SolverError/invalidModel(_:)`` before GLPK sees anything; ``SolverError/aborted(routine:message:)`` if
  ///   GLPK gave up. Other solves in other threads go on.
  public func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult {
    try solve(model, options, cancellation: nil)
  }

  private func solve(
    _ model: Model, _ options: SolveOptions, cancellation: Cancellation?
  ) throws(SolverError) -> SolveResult {
    do {
      return try OwnerThread.run {
        try GLPKSession(model, solver: identity, cancellation: cancellation).solve(options: options)
      }
    } catch let error as SolverError {
      throw error
    } catch {
      preconditionFailure("a solve throws only SolverError, not \(error)")
    }
  }

  /// Runs `body` on a new thread with a session that keeps its basis from solve to solve.
  public func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer {
    try OwnerThread.run { try body(GLPKSession(model, solver: identity)) }
  }
}

extension GLPKSolver {
  /// The same as ``solve(_:options:)``, off the caller. Cancelling the task stops the solve, which then returns what it
  /// has with ``SolveLimit/interrupted``.
  @concurrent
  public func solveConcurrently(_ model: Model, options: SolveOptions) async throws -> SolveResult {
    // The task's own: the one in the options may belong to other solves as well.
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      try solve(model, options, cancellation: cancellation)
    } onCancel: {
      cancellation.raise()
    }
  }
}
