import Dispatch
import Foundation
import Synchronization

/// Runs `body` on threads of their own, all at once, and gives back what each made of it, in order.
func onThreads<Answer: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) throws -> Answer
) -> [Result<Answer, any Error>] {
  let answers = Shared<[Int: Result<Answer, any Error>]>([:])
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      let answer = Result { try body(index) }
      answers.withLock { $0[index] = answer }
      group.leave()
    }
  }
  group.wait()
  let collected = answers.withLock { $0 }
  return (0..<count).compactMap { collected[$0] }
}

/// A value behind a lock, for closures that run on other threads.
final class Shared<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  init(_ value: Value) {
    mutex = Mutex(value)
  }

  func withLock<Answer: Sendable>(_ body: (inout Value) -> Answer) -> Answer {
    mutex.withLock { value in body(&value) }
  }

  var value: Value { withLock { $0 } }
}

/// Lets threads wait until all of them have arrived.
final class Rendezvous: Sendable {
  private let count: Int
  private let arrived = Shared(0)
  private let gate = DispatchSemaphore(value: 0)

  init(_ count: Int) {
    self.count = count
  }

  func wait() {
    let isLast = arrived.withLock { arrived in
      arrived += 1
      return arrived == count
    }
    if isLast { for _ in 1..<count { gate.signal() } } else { gate.wait() }
  }
}
