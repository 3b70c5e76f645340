/// When a search has to end: at a time that the user set, or when it is cancelled.
package struct SearchDeadline: Sendable {
  private let end: ContinuousClock.Instant?
  private let cancellation: Cancellation?

  /// The end of a time limit that begins now; nil for no end.
  package init(after limit: Duration?, cancellation: Cancellation? = nil) {
    end = limit.map { ContinuousClock.now.advanced(by: $0) }
    self.cancellation = cancellation
  }

  private init(end: ContinuousClock.Instant?, cancellation: Cancellation?) {
    self.end = end
    self.cancellation = cancellation
  }

  /// This deadline, or an earlier one a part of the time that is left from now.
  package func sooner(share: Double) -> SearchDeadline {
    guard let remaining else { return self }
    return SearchDeadline(end: ContinuousClock.now.advanced(by: remaining * share), cancellation: cancellation)
  }

  /// What forbids to go on, or nil.
  package var exhausted: SolveLimit? {
    if cancellation?.isRaised == true { return .interrupted }
    if let end, ContinuousClock.now >= end { return .time }
    return nil
  }

  /// Whether to stop.
  package var isOver: Bool { exhausted != nil }

  /// Time left; nil for no limit.
  package var remaining: Duration? { end.map { max(.zero, ContinuousClock.now.duration(to: $0)) } }

  /// Options for a linear program within the deadline.
  package var solveOptions: SolveOptions {
    var options = SolveOptions(timeLimit: remaining)
    options.cancellation = cancellation
    return options
  }
}
