public import LinliLP

/// How a search for facilities is limited and watched.
///
/// Without a time limit only limits on work decide, so that the same instance has the same answer every time.
public struct LocationSearchOptions: Sendable {
  /// Wall time for the whole search; nil for limits on work alone.
  public var timeLimit: Duration?
  /// Raise it to stop; the best plan so far is the answer.
  public var cancellation: Cancellation?
  /// Seed of every draw.
  public var seed: UInt64 = 1
  /// Gets incumbent, bound and nodes now and then, on the search's own thread.
  public var progress: (@Sendable (SolveProgress) -> Void)?

  /// No limit of time, the first seed.
  public init() {}

  /// The end of the time limit, which begins now.
  var deadline: SearchDeadline { SearchDeadline(after: timeLimit, cancellation: cancellation) }
}
