internal import CGLPK
import LinliLP

/// The time a solve may still take, on the clock of the C side.
struct SolveClock {
  private let start: Double
  /// When to stop on that clock; 0 for never.
  let deadline: Double

  init(limit: Duration?) {
    start = linli_now()
    deadline = limit.map { linli_now() + max(0, $0 / .seconds(1)) } ?? 0
  }

  /// Time since the start.
  var elapsed: Duration { .seconds(linli_now() - start) }

  /// Whether the time is up.
  var isOver: Bool { deadline > 0 && linli_now() >= deadline }

  /// Milliseconds left, 1 or more, as GLPK wants them; a limit too long for that is no limit.
  var remainingMilliseconds: Int32 {
    guard deadline > 0 else { return Int32.max }
    let left = (deadline - linli_now()) * 1000
    return left >= Double(Int32.max) ? Int32.max : max(1, Int32(left))
  }
}
