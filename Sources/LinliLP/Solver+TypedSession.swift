extension Solver {
  /// ``Solver/withSession(_:_:)`` for bodies that throw nothing but ``SolverError``; any other error of the session
  /// itself becomes ``SolverError/aborted(routine:message:)``.
  func inSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws(SolverError) -> Answer
  ) throws(SolverError) -> Answer {
    do {
      return try withSession(model, body)
    } catch let error as SolverError {
      throw error
    } catch {
      throw .aborted(routine: "session", message: "\(error)")
    }
  }
}

/// Wall time for several solves together.
package struct TimeBudget: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let options: SolveOptions

  /// The time limit of `options`, from now on.
  package init(_ options: SolveOptions) {
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// What forbids another solve: cancellation or time; nil if nothing does.
  package var exhausted: SolveLimit? {
    if options.cancellation?.isRaised == true { return .interrupted }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    return nil
  }

  /// The options with the time that is left.
  package var remaining: SolveOptions {
    var changed = options
    if let deadline { changed.timeLimit = max(.zero, ContinuousClock.now.duration(to: deadline)) }
    return changed
  }
}
