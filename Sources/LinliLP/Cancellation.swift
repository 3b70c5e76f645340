import Synchronization

/// A wish, raised from any thread, that running solves stop and return what they have.
///
/// Raised once it stays raised. Solvers look at it often; a stopped solve ends with
/// ``Termination/limit(_:)`` and ``SolveLimit/interrupted``.
public final class Cancellation: Sendable {
  private let raised = Atomic<Bool>(false)

  /// A wish that is not raised yet.
  public init() {}

  /// Whether it was raised.
  public var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Asks every solve that was given this object to stop. Safe to call from a signal handler's queue or any thread.
  public func raise() { raised.store(true, ordering: .relaxed) }
}
