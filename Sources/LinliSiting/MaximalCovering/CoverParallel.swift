import Dispatch

/// Independent searches on all cores, results in input order.
enum CoverParallel {
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
  static func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
    if count <= 1 { return (0..<count).map(work) }
    let places = Places<Value>(count)
    DispatchQueue.concurrentPerform(iterations: count) { number in
      (places.base + number).pointee = work(number)
    }
    return (0..<count).compactMap { places.base[$0] }
  }
}
