import LinliLP

/// Finds the cheapest legal line of a person in a window, for given prices of duties. It prices columns, and it
/// re-optimizes single people.
///
/// A dynamic program over days. After each day a *state* knows: off for how many days (capped at the least number of days
/// off), or working: the class of the last kind (kinds with the same forbidden successors are one class) and the length of
/// the run, with separate lengths for runs that are open at their start; the weekends used; and the units used, one array
/// element each:
///
///     V[day][state][m] = least price of the days so far among the lines that end in the state with m units
///
/// A day adds `V[d+1][next][m + u] = min(V[d+1][next][m + u], V[d][state][m] + price)`, one vector operation for all m. Only
/// units from which the bounds can still be met are kept. No predecessors are stored: the best line is read backwards by
/// looking for the state whose value and price add up.
///
/// Caps of counters are not part of the state. Each has a *fee* that is added to the price of what it counts; for any fees the price found less the fees of the whole caps is no more than that of any legal line (Lagrange's
/// relaxation). Fees are moved by growing and shrinking steps from those of the last call. Where they leave a doubt, a
/// search over labels that reads the same table backwards finds the cheapest line that keeps the caps: see
/// ``LabelSearch``.
///
/// - Complexity: days · states · types of kinds · units for a run; 0.1 to 1 ms for four weeks.
/// - Source: resource-constrained shortest paths, Irnich & Desaulniers (2005), doi:10.1007/0-387-25486-2_2; fees and then
///   paths near the best, Handler & Zang (1980), doi:10.1002/net.3230100403; steps, Riedmiller & Braun (1993),
///   doi:10.1109/ICNN.1993.298623.
final class LineSearch {
  /// The price and a limit of what was found.
  struct Found {
    /// Price of the line; infinite if none was found.
    var value: Double
    /// No legal line is cheaper than this.
    var relaxed: Double
  }

  let problem: LineProblem
  /// What is searched.
  let window: LineWindow
  private let memory: LineMemory
  private let table: LineTable
  /// The counters that can exceed their cap, with the best fee of the last time.
  private var fees: [LineFee]
  private let kindFits: [Bool]
  private var adjusted: [Float] = []
  private var candidate: [Int16]

  /// A line whose price is so near to the limit need not be searched any longer.
  private static let smallDoubt = 0.25
  /// Runs with different fees, and labels of each search after them.
  private static let runLimit = 8
  private static let labelLimit = 1500
  /// Times that fees are doubled where any legal line will do.
  private static let forceLimit = 30
  /// Labels before a doubt is left as it is.
  private static let exactLabelLimit = 400_000

  /// A search over the lines of a window. Searches that share a memory must not run at the same time.
  ///
  /// - Parameter grid: what all prices are multiples of. The limit is proven where prices are, and where their sums over
  ///   the window's days are no more than 2²² of it.
  init(_ problem: LineProblem, _ window: LineWindow, _ memory: LineMemory, grid: Double = 1.0 / 1024) {
    self.problem = problem
    self.window = window
    self.memory = memory
    let costs = problem.dutyCost.base + window.person * problem.dutyCount
    table = LineTable(problem, window, memory.classes) { costs[$0] != LineProblem.forbidden }
    fees = LineFee.fees(problem, window, grid: grid)
    kindFits = problem.kinds.map { kind in kind.counters.allSatisfy { $0.amount <= window.caps[$0.position] } }
    candidate = Array(repeating: LineRoster.off, count: window.days.count)
  }

  /// The cheapest line, or one that is cheaper than asked for.
  ///
  /// - Parameters:
  ///   - prices: of each duty of the window's days, the first day's first; `infinity` for duties not to be used. Changed
  ///     where caps leave no room.
  ///   - threshold: whether lines are cheaper than this is what has to be found out; nil for the cheapest that is found
  ///     without much work.
  ///   - isExact: whether a doubt that fees leave is settled at any cost.
  ///   - line: gets one duty or ``LineRoster/off`` per day of the window, if the value is finite.
  /// - Returns: nil if there is no legal line. The value is infinite if only the limit was found.
  func best(
    prices: UnsafeMutablePointer<Float>, threshold: Double? = nil, isExact: Bool = false,
    into line: UnsafeMutablePointer<Int16>
  ) -> Found? {
    ban(prices)
    var found = Found(value: .infinity, relaxed: -.infinity)
    for position in fees.indices { fees[position].begin() }
    var best = (fees: fees.map(\.value), relaxed: -Double.infinity)
    for number in 1...Self.runLimit {
      guard let (runner, value) = run(prices) else { return nil }
      let used = fees.map { $0.used(problem, window, candidate) }
      if value - wholeFees > best.relaxed { best = (fees.map(\.value), value - wholeFees) }
      take(value, used, &found, line)
      if isSettled(found, threshold, isExact) { return found }
      for position in fees.indices where used[position] > fees[position].cap { fees[position].isTracked = true }
      if number == 1 {
        search(runner, Self.labelLimit / 5, threshold, &found, line)
        if isSettled(found, threshold, isExact) { return found }
      }
      if !move(used) { break }
    }
    if threshold == nil, !isExact, found.value == .infinity, force(prices, &found, line) { return found }
    for position in fees.indices { fees[position].set(best.fees[position]) }
    guard let (runner, _) = run(prices) else { return nil }
    let isDue = isExact || (found.value == .infinity && threshold == nil)
    search(runner, isDue ? Self.exactLabelLimit : Self.labelLimit, threshold, &found, line)
    return found
  }

  /// Doubles the fees of exceeded caps until a line keeps all of them; false if none does.
  private func force(
    _ prices: UnsafeMutablePointer<Float>, _ found: inout Found, _ line: UnsafeMutablePointer<Int16>
  ) -> Bool {
    for _ in 0..<Self.forceLimit {
      guard let (_, value) = run(prices) else { return false }
      let used = fees.map { $0.used(problem, window, candidate) }
      take(value, used, &found, line)
      if found.value < .infinity {
        // Such fees may be too large to add without error.
        found.relaxed = -.infinity
        return true
      }
      for position in fees.indices where used[position] > fees[position].cap {
        fees[position].set(max(16, 2 * fees[position].value))
      }
    }
    return false
  }

  /// Runs the dynamic program with the fees as they stand, its line left in `candidate`; nil if there is none.
  private func run(_ prices: UnsafeMutablePointer<Float>) -> (runner: LineRunner, value: Double)? {
    adjust(prices)
    let runner = LineRunner(table, memory)
    return runner.best(adjusted, into: &candidate).map { (runner, Double($0)) }
  }

  /// The fees of the whole caps.
  private var wholeFees: Double { LineFee.whole(fees) }

  /// Takes the candidate of a run, if it is legal, and the limit that follows from it.
  private func take(_ value: Double, _ used: [Int], _ found: inout Found, _ line: UnsafeMutablePointer<Int16>) {
    found.relaxed = max(found.relaxed, value - wholeFees)
    var price = value
    for (fee, used) in zip(fees, used) {
      if used > fee.cap { return }
      price -= Double(fee.value) * Double(used)
    }
    guard price < found.value else { return }
    found.value = price
    line.update(from: candidate, count: candidate.count)
  }

  private func isSettled(_ found: Found, _ threshold: Double?, _ isExact: Bool) -> Bool {
    if found.value <= found.relaxed { return true }
    guard let threshold else { return found.value < .infinity && !isExact }
    if found.relaxed >= threshold { return true }
    if isExact { return false }
    return found.value < threshold
      && found.value - found.relaxed < max(Self.smallDoubt, 0.2 * (threshold - found.relaxed))
  }

  private func search(
    _ runner: LineRunner, _ limit: Int, _ threshold: Double?, _ found: inout Found,
    _ line: UnsafeMutablePointer<Int16>
  ) {
    for _ in 0...fees.count {
      var labels = LabelSearch(runner, problem, adjusted, fees, memory)
      let result = labels.best(below: min(found.value, threshold ?? .infinity), limit: limit, into: &candidate)
      found.relaxed = max(found.relaxed, min(found.value, result.relaxed))
      if let value = result.value, value < found.value {
        found.value = value
        line.update(from: candidate, count: candidate.count)
      }
      if result.untracked.isEmpty { return }
      for position in result.untracked {
        fees[position].isTracked = true
      }
    }
  }

  /// Moves the fees by what was used; false if none changes.
  private func move(_ used: [Int]) -> Bool {
    var hasMoved = false
    for position in fees.indices where fees[position].move(used[position]) { hasMoved = true }
    return hasMoved
  }

  /// The prices with the fees.
  private func adjust(_ prices: UnsafeMutablePointer<Float>) {
    let start = problem.dutyStart[window.days.lowerBound]
    let count = problem.dutyStart[window.days.upperBound] - start
    if adjusted.count < count { adjusted = Array(repeating: 0, count: count) }
    var kindFees = Array(repeating: Float(0), count: problem.kinds.count)
    for fee in fees where fee.value > 0 {
      for kind in problem.kinds.indices {
        for entry in problem.kinds[kind].counters where entry.position == fee.counter {
          kindFees[kind] += fee.value * Float(entry.amount)
        }
      }
    }
    for duty in 0..<count { adjusted[duty] = prices[duty] + kindFees[Int(problem.dutyKind.base[start + duty])] }
  }

  /// Bans duties whose counters have no room for even one of them.
  private func ban(_ prices: UnsafeMutablePointer<Float>) {
    guard kindFits.contains(false) else { return }
    let start = problem.dutyStart[window.days.lowerBound]
    for duty in start..<problem.dutyStart[window.days.upperBound] where !kindFits[Int(problem.dutyKind[duty])] {
      prices[duty - start] = .infinity
    }
  }
}

/// What searches over lines share, one after another.
final class LineMemory {
  /// The classes of the problem's kinds.
  let classes: KindClasses
  let values = Scratch<Float>()
  let isReached = Scratch<Bool>()
  let dayPrices = Scratch<Float>()
  /// Labels of one search.
  var labels: [LabelSearch.Label] = []
  /// Estimated nanoseconds of all runs, counted and not measured.
  var work = 0

  /// Memory for a problem.
  init(_ problem: LineProblem) {
    classes = KindClasses(problem)
  }
}
