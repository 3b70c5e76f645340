import Dispatch

/// Independent pieces of work on all cores, results in input order.
enum Parallel {
  /// Room for results that several threads fill, each place by one of them.
  ///
  /// `@unchecked Sendable` is right because each place is written once, by the one call that has its number, and is read
  /// only after all calls have ended.
  private final class Places<Value>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Value?>
    let count: Int

    init(_ count: Int) {
      self.count = count
      base = .allocate(capacity: max(1, count))
      base.initialize(repeating: nil, count: count)
    }

    deinit {
      base.deinitialize(count: count)
      base.deallocate()
    }
  }

  /// The results of `work` for 0, 1, ..., count − 1.
  static func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) throws -> Value) throws -> [Value] {
    if count <= 1 { return try (0..<count).map(work) }
    let places = Places<Result<Value, any Error>>(count)
    DispatchQueue.concurrentPerform(iterations: count) { number in
      (places.base + number).pointee = Result { try work(number) }
    }
    return try (0..<count).compactMap { try places.base[$0]?.get() }
  }
}
