internal import Dispatch

/// Independent pieces of work on all cores, results in input order.
package enum Parallel {
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
  ///
  /// - Throws: what the first piece in input order throws that throws anything.
  package static func map<Value: Sendable, Failure: Error>(
    _ count: Int, _ work: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    if count == 1 { return [try work(0)] }
    let places = Places<Result<Value, Failure>>(count)
    DispatchQueue.concurrentPerform(iterations: count) { number in
      do throws(Failure) {
        (places.base + number).pointee = .success(try work(number))
      } catch {
        (places.base + number).pointee = .failure(error)
      }
    }
    var results: [Value] = []
    results.reserveCapacity(count)
    for number in 0..<count {
      guard let result = places.base[number] else { preconditionFailure("piece \(number) of \(count) was not done") }
      results.append(try result.get())
    }
    return results
  }
}
