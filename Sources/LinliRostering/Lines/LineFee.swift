/// The fee of a counter in a search over lines.
struct LineFee {
  /// Position of the counter.
  let counter: Int
  /// What is left of the cap.
  let cap: Int
  /// What each unit counted costs.
  private(set) var value: Float = 0
  /// Whether a search over labels counts it.
  var isTracked = false
  private var step: Float = 4
  private var isRising: Bool?

  private init(counter: Int, cap: Int) {
    self.counter = counter
    self.cap = cap
  }

  /// The fees of a window: of every cap that a line could exceed.
  static func fees(_ problem: LineProblem, _ window: LineWindow) -> [LineFee] {
    var most = Array(repeating: 0, count: window.caps.count)
    for kind in problem.kinds {
      for counter in kind.counters { most[counter.position] = max(most[counter.position], counter.amount) }
    }
    return window.caps.indices.filter { window.caps[$0] < most[$0] * window.days.count }
      .map { LineFee(counter: $0, cap: max(0, window.caps[$0])) }
  }

  /// What a line uses of the cap.
  func used(_ problem: LineProblem, _ window: LineWindow, _ line: [Int16]) -> Int {
    var used = 0
    for day in window.days {
      let duty = line[day - window.days.lowerBound]
      guard duty != LineRoster.off else { continue }
      for entry in problem.kinds[problem.kind(day, duty)].counters where entry.position == counter {
        used += entry.amount
      }
    }
    return used
  }

  /// Begins a search with the fee of the last.
  mutating func begin() {
    isRising = nil
    step = max(0.5, min(4, step))
  }

  /// Sets the fee.
  mutating func set(_ value: Float) { self.value = value }

  /// Moves the fee up if more was used than the cap, else down; by twice the step of before in the same direction, half in
  /// the other. False if it stays.
  mutating func move(_ used: Int) -> Bool {
    guard used != cap, used > cap || value > 0 else { return false }
    let rises = used > cap
    if let isRising {
      step = rises == isRising ? min(4096, step * 2) : max(1.0 / 16, step / 2)
    }
    isRising = rises
    value = rises ? value + step : max(0, value - step)
    return true
  }
}
