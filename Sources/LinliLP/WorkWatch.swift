/// Counts the work of a reference solve and tells when a limit of its options is reached.
struct WorkWatch {
  /// Simplex iterations so far.
  var iterationCount = 0
  /// Branch-and-bound nodes so far.
  var nodeCount = 0
  private let iterationLimit: Int?
  private let cancellation: Cancellation?
  private let deadline: ContinuousClock.Instant?

  /// Watches over a solve that begins now. Iterations are limited for linear programs only.
  init(_ options: SolveOptions, isLinear: Bool, begin: ContinuousClock.Instant) {
    iterationLimit = isLinear ? options.iterationLimit : nil
    cancellation = options.cancellation
    deadline = options.timeLimit.map { begin.advanced(by: $0) }
  }

  /// The limit that forbids another iteration, or nil.
  func limitReached() -> SolveLimit? {
    if cancellation?.isRaised == true { return .interrupted }
    if let deadline, ContinuousClock.now >= deadline { return .time }
    if let iterationLimit, iterationCount >= iterationLimit { return .iterations }
    return nil
  }
}
