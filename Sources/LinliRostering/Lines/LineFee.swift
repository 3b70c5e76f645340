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
  private let limit: Float
  private let unit: Float
  private var step: Float
  private var isRising: Bool?

  private init(counter: Int, cap: Int, limit: Float, unit: Float) {
    self.counter = counter
    self.cap = cap
    self.limit = limit
    self.unit = unit
    step = max(4, unit)
  }

  /// The fees of a window: of every cap that a line could exceed.
  ///
  /// - Parameter grid: what prices are multiples of. Fees are, too, and so limited that no sum over the window's days is
  ///   beyond 2²⁴ of it, as long as the prices' sums keep to a quarter: single precision adds them without error.
  static func fees(_ problem: LineProblem, _ window: LineWindow, grid: Double) -> [LineFee] {
    var most = Array(repeating: 0, count: window.caps.count)
    var mostOfKind = 1
    for kind in problem.kinds {
      for counter in kind.counters { most[counter.position] = max(most[counter.position], counter.amount) }
      mostOfKind = max(mostOfKind, kind.counters.reduce(0) { $0 + $1.amount })
    }
    let unit = max(1.0 / 16, grid)
    let room = Double(3 << 22) * grid / Double(max(1, window.days.count) * mostOfKind)
    let limit = Float((room / unit).rounded(.down) * unit)
    return window.caps.indices.filter { window.caps[$0] < most[$0] * window.days.count }
      .map { LineFee(counter: $0, cap: max(0, window.caps[$0]), limit: limit, unit: Float(unit)) }
  }

  /// The fees of whole caps.
  static func whole(_ fees: [LineFee]) -> Double { fees.reduce(0) { $0 + Double($1.value) * Double($1.cap) } }

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
    step = max(0.5, unit, min(4, step))
  }

  /// Sets the fee, to any value.
  mutating func set(_ value: Float) { self.value = value }

  /// Moves the fee up if more was used than the cap, else down; by twice the step of before in the same direction, half in
  /// the other. False if it stays.
  mutating func move(_ used: Int) -> Bool {
    guard used != cap, used > cap || value > 0 else { return false }
    let rises = used > cap
    if let isRising {
      step = rises == isRising ? min(4096, step * 2) : max(unit, step / 2)
    }
    isRising = rises
    let before = value
    value = rises ? min(limit, value + step) : max(0, value - step)
    return value != before
  }
}
