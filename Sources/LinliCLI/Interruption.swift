import Dispatch
import Foundation
import LinliLP

/// Turns Ctrl-C and SIGTERM into a wish to stop: the best plan so far is still audited and written. The second Ctrl-C
/// leaves at once.
struct Interruption {
  /// The wish, to be handed to solves.
  let cancellation = Cancellation()
  private let sources: [any DispatchSourceSignal]

  /// Listens from now on; `announce` is called once, when the first signal comes.
  init(announce: @escaping @Sendable () -> Void) {
    let cancellation = cancellation
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if cancellation.isRaised { _exit(128 + number) }
        cancellation.raise()
        announce()
      }
      source.resume()
      return source
    }
  }
}
