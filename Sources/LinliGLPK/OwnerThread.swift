import Glibc
import LinliLP

/// Runs work on a thread made for it. GLPK keeps its memory per thread: a thread of its own gives a solve an environment
/// of its own, however the caller's tasks move about, and leaves nothing behind.
enum OwnerThread {
  /// Stack size in bytes: the caller may be a pool thread with a small stack, GLPK's recursion must not depend on that.
  private static let stackByteCount = 16 << 20

  private final class Job {
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }

  /// Runs `body` on a new thread and waits for it. The two threads never run at the same time, so what `body` touches is
  /// touched by one thread at a time.
  static func run<Answer: Sendable>(_ body: @Sendable () throws -> Answer) throws -> Answer {
    var outcome: Result<Answer, any Error>?
    try withoutActuallyEscaping(body) { body in
      let job = Job { outcome = Result { try body() } }
      try runToEnd(job)
    }
    guard let outcome else { preconditionFailure("the owner thread ended without an outcome") }
    return try outcome.get()
  }

  private static func runToEnd(_ job: Job) throws(SolverError) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackByteCount)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().work()
        return nil
      }, Unmanaged.passUnretained(job).toOpaque())
    guard code == 0 else { throw SolverError.unexpectedCode(routine: "pthread_create", code: Int(code)) }
    pthread_join(thread, nil)
    withExtendedLifetime(job) {}
  }
}
