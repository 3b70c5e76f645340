/// Finds the cheapest legal line of a person in a window, for given prices of duties. It prices columns, and it
/// re-optimizes single people.
///
/// A dynamic program over days. After each day a *state* knows: off for how many days (capped at the least number of days
/// off), or working: the class of the last kind (kinds with the same forbidden successors are one class) and the length of
/// the run, with separate lengths for runs that are open at their start; the weekends used; the amounts of the counters
/// that are *counted* in this call; and the units used, one array element each:
///
///     V[day][state][m] = least price of the days so far among the lines that end in the state with m units
///
/// A day adds `V[d+1][next][m + u] = min(V[d+1][next][m + u], V[d][state][m] + price)`, one vector operation for all m. Only
/// units from which the bounds can still be met are kept. No predecessors are stored: the best line is read backwards by
/// looking for the state whose value and price add up.
///
/// Caps of counters are not part of the state at first. Each capped counter has a *fee* that is added to the price of what
/// it counts; a line that keeps the caps for the right fees is the cheapest, and for any fees the price found less the
/// fees of the whole caps is no more than that of any legal line (Lagrange's relaxation). Fees are searched by halving,
/// starting from those of the last call. If that leaves a doubt that matters, the counters with fees become part of the
/// state, exactly; beyond ``countedStateLimit`` such states their duties are restricted to some days instead, which is
/// legal but not exact.
///
/// - Complexity: days · states · types of kinds · units; 0.1 to 1 ms for four weeks.
/// - Source: resource-constrained shortest paths, Irnich & Desaulniers (2005), doi:10.1007/0-387-25486-2_2.
final class LineSearch {
  /// The price and a limit of what was found.
  struct Found {
    /// Price of the line.
    var value: Float
    /// No legal line is cheaper than this.
    var relaxed: Float
  }

  /// Most combinations of counted amounts.
  static let countedStateLimit = 60

  let problem: LineProblem
  /// What is searched.
  let window: LineWindow
  private let memory: LineMemory
  private var tables: [[Int]: LineTable] = [:]
  /// The counters that have a cap, with what was their fee last time.
  private var fees: [Fee]
  private var adjusted: [Float] = []
  private var candidate: [Int16]

  /// The fee of a counter, and between what it is searched.
  private struct Fee {
    var counter: Int
    var value: Float = 0
    var low: Float = 0
    var high: Float?
  }

  /// A line whose price is so near to the limit need not be searched any longer.
  private static let smallDoubt: Float = 0.25
  /// Estimated nanoseconds up to which counting is tried before fees.
  private static let cheapWork = 500_000
  /// Runs with different fees before a doubt is settled exactly.
  private static let feeRunLimit = 7

  /// A search over the lines of a window. Searches that share a memory must not run at the same time.
  init(_ problem: LineProblem, _ window: LineWindow, _ memory: LineMemory) {
    self.problem = problem
    self.window = window
    self.memory = memory
    fees = window.caps.indices.filter { window.caps[$0] < Int.max }.map { Fee(counter: $0) }
    candidate = Array(repeating: LineRoster.off, count: window.days.count)
  }

  /// The cheapest line, or one that is cheaper than asked for.
  ///
  /// - Parameters:
  ///   - prices: of each duty of the window's days, the first day's first; `infinity` for duties not to be used. Changed
  ///     where caps leave no room.
  ///   - threshold: whether lines are cheaper than this is what has to be found out; nil for the cheapest that is found
  ///     without much work.
  ///   - isExact: whether a doubt that fees leave is settled by counting, at any cost.
  ///   - line: gets one duty or ``LineRoster/off`` per day of the window, if the value is finite.
  /// - Returns: nil if there is no legal line. The value is infinite if only the limit was found.
  func best(
    prices: UnsafeMutablePointer<Float>, threshold: Float? = nil, isExact: Bool = false,
    into line: UnsafeMutablePointer<Int16>
  ) -> Found? {
    guard !fees.isEmpty else {
      return LineRunner(table([]), memory).best(prices, into: line).map { Found(value: $0, relaxed: $0) }
    }
    ban(prices)
    let cheap = bestByCounting(prices, threshold, workLimit: Self.cheapWork)
    switch cheap {
    case .none: return nil
    case .found(let found):
      if found.value < .infinity { line.update(from: candidate, count: candidate.count) }
      return found
    case .tooMuchWork: break
    }
    guard var found = bestByFees(prices, threshold, into: line) else { return nil }
    if found.value <= found.relaxed { return found }
    if let threshold, found.value < threshold || found.relaxed >= threshold { return found }
    if !isExact, found.value < .infinity { return found }
    guard case .found(let exact) = bestByCounting(prices, threshold, workLimit: Int.max) else {
      return found.value < .infinity ? found : nil
    }
    found.relaxed = max(found.relaxed, exact.relaxed)
    if exact.value < found.value {
      found.value = exact.value
      line.update(from: candidate, count: candidate.count)
    }
    return found
  }

  // MARK: Fees

  private func bestByFees(
    _ prices: UnsafeMutablePointer<Float>, _ threshold: Float?, into line: UnsafeMutablePointer<Int16>
  ) -> Found? {
    var found = Found(value: .infinity, relaxed: -.infinity)
    for position in fees.indices { (fees[position].low, fees[position].high) = (0, nil) }
    for _ in 0..<Self.feeRunLimit {
      let hasFees = fees.contains { $0.value > 0 }
      if hasFees { adjust(prices) }
      let value =
        hasFees
        ? LineRunner(table([]), memory).best(adjusted, into: &candidate)
        : LineRunner(table([]), memory).best(prices, into: &candidate)
      guard var value else { return nil }
      var relaxed = value
      var isLegal = true
      let counts = counts(candidate)
      for fee in fees {
        let cap = window.caps[fee.counter]
        relaxed -= fee.value * Float(cap)
        value -= fee.value * Float(counts[fee.counter])
        if counts[fee.counter] > cap { isLegal = false }
      }
      found.relaxed = max(found.relaxed, relaxed)
      if isLegal, value < found.value {
        found.value = value
        line.update(from: candidate, count: candidate.count)
      }
      if found.value - found.relaxed < Self.smallDoubt { return found }
      if let threshold, found.relaxed >= threshold { return found }
      if !changeFees(counts) { break }
    }
    return found
  }

  /// Halves or doubles each fee by whether its counter is above its cap or below; false if nothing changes.
  private func changeFees(_ counts: [Int]) -> Bool {
    var hasChanged = false
    for position in fees.indices {
      var fee = fees[position]
      let excess = counts[fee.counter] - window.caps[fee.counter]
      if excess == 0 || (excess < 0 && fee.value == 0) { continue }
      if excess > 0 { fee.low = fee.value } else { fee.high = fee.value }
      let next = fee.high.map { ((fee.low + $0) * 8).rounded() / 16 } ?? max(4, 2 * fee.low)
      if let high = fee.high, high - fee.low < 0.25 { continue }
      if next == fee.value { continue }
      fee.value = next
      fees[position] = fee
      hasChanged = true
    }
    return hasChanged
  }

  /// The prices with the fees.
  private func adjust(_ prices: UnsafeMutablePointer<Float>) {
    let start = problem.dutyStart[window.days.lowerBound]
    let count = problem.dutyStart[window.days.upperBound] - start
    if adjusted.count < count { adjusted = Array(repeating: 0, count: count) }
    let kindFees = problem.kinds.map { kind in
      var total: Float = 0
      for counter in kind.counters {
        if let fee = fees.first(where: { $0.counter == counter.position }) {
          total += fee.value * Float(counter.amount)
        }
      }
      return total
    }
    for duty in 0..<count { adjusted[duty] = prices[duty] + kindFees[Int(problem.dutyKind.base[start + duty])] }
  }

  /// What a line counts, by counter.
  private func counts(_ line: [Int16]) -> [Int] {
    var counts = Array(repeating: 0, count: window.caps.count)
    for day in window.days {
      let duty = line[day - window.days.lowerBound]
      guard duty != LineRoster.off else { continue }
      for counter in problem.kinds[problem.kind(day, duty)].counters { counts[counter.position] += counter.amount }
    }
    return counts
  }

  // MARK: Counting

  /// How counting went.
  private enum Counting {
    case none
    case found(Found)
    case tooMuchWork
  }

  /// The cheapest line with as many counters in the state as it takes, left in `candidate`.
  private func bestByCounting(
    _ prices: UnsafeMutablePointer<Float>, _ threshold: Float?, workLimit: Int
  ) -> Counting {
    var counted: [Int] = []
    var relaxed = -Float.infinity
    var isRestricted = false
    while true {
      guard let value = LineRunner(table(counted), memory).best(prices, into: &candidate) else {
        return isRestricted ? .found(Found(value: .infinity, relaxed: relaxed)) : .none
      }
      if !isRestricted { relaxed = max(relaxed, value) }
      if let threshold, relaxed >= threshold { return .found(Found(value: .infinity, relaxed: relaxed)) }
      guard let broken = brokenCounter(candidate) else { return .found(Found(value: value, relaxed: relaxed)) }
      let combinations = counted.reduce(window.caps[broken] + 1) { $0 * (window.caps[$1] + 1) }
      let plain = table([])
      if plain.work * combinations > workLimit { return .tooMuchWork }
      if !counted.contains(broken), combinations <= Self.countedStateLimit {
        counted.append(broken)
      } else if workLimit < Int.max {
        return .tooMuchWork
      } else {
        isRestricted = true
        restrict(broken, prices, candidate)
      }
    }
  }

  private func table(_ counted: [Int]) -> LineTable {
    if let known = tables[counted] { return known }
    let problem = problem
    let costs = problem.dutyCost.base + window.person * problem.dutyCount
    let table = LineTable(problem, window, memory.classes, counted: counted) { costs[$0] != LineProblem.forbidden }
    tables[counted] = table
    return table
  }
}

// MARK: - Caps

extension LineSearch {
  /// Bans duties whose counters have no room for even one of them.
  private func ban(_ prices: UnsafeMutablePointer<Float>) {
    guard window.caps.contains(where: { $0 < Int.max }) else { return }
    let kindFits = problem.kinds.map { kind in kind.counters.allSatisfy { $0.amount <= window.caps[$0.position] } }
    guard kindFits.contains(false) else { return }
    let start = problem.dutyStart[window.days.lowerBound]
    for duty in start..<problem.dutyStart[window.days.upperBound] where !kindFits[Int(problem.dutyKind[duty])] {
      prices[duty - start] = .infinity
    }
  }

  /// The broken counter with the smallest cap, or nil if the line keeps all.
  private func brokenCounter(_ line: [Int16]) -> Int? {
    let counts = counts(line)
    return counts.indices.filter { counts[$0] > window.caps[$0] }
      .min { (window.caps[$0], $0) < (window.caps[$1], $1) }
  }

  /// Leaves duties of a counter only on the days where the line gains most by them, as many as fit.
  private func restrict(
    _ counter: Int, _ prices: UnsafeMutablePointer<Float>, _ line: [Int16]
  ) {
    let start = problem.dutyStart[window.days.lowerBound]
    var regrets: [(regret: Float, day: Int, amount: Int)] = []
    for day in window.days {
      let duty = line[day - window.days.lowerBound]
      guard duty != LineRoster.off, let amount = amount(of: counter, day, duty) else { continue }
      var other: Float = 0
      for candidate in 0..<Int16(problem.dutyCount(on: day)) where self.amount(of: counter, day, candidate) == nil {
        other = min(other, prices[problem.dutyStart[day] - start + Int(candidate)])
      }
      regrets.append((other - prices[problem.dutyStart[day] - start + Int(duty)], day, amount))
    }
    regrets.sort { ($1.regret, $0.day) < ($0.regret, $1.day) }
    var room = window.caps[counter]
    var kept: Set<Int> = []
    for entry in regrets where entry.amount <= room {
      room -= entry.amount
      kept.insert(entry.day)
    }
    for day in window.days where !kept.contains(day) {
      for duty in 0..<Int16(problem.dutyCount(on: day)) where amount(of: counter, day, duty) != nil {
        prices[problem.dutyStart[day] - start + Int(duty)] = .infinity
      }
    }
  }

  private func amount(of counter: Int, _ day: Int, _ duty: Int16) -> Int? {
    problem.kinds[problem.kind(day, duty)].counters.first { $0.position == counter }?.amount
  }
}

/// What searches over lines share, one after another.
final class LineMemory {
  /// The classes of the problem's kinds.
  let classes: KindClasses
  let values = Scratch<Float>()
  let isReached = Scratch<Bool>()
  let dayPrices = Scratch<Float>()
  /// Estimated nanoseconds of all runs, counted and not measured.
  var work = 0

  /// Memory for a problem.
  init(_ problem: LineProblem) {
    classes = KindClasses(problem)
  }
}
