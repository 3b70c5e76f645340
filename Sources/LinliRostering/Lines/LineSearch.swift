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
/// Caps of counters are left out at first. If the line found breaks one, that counter becomes part of the state and the
/// search is done again; beyond ``countedStateLimit`` such states the counter's duties are restricted to some days instead,
/// which is legal but not exact. ``Found/relaxed`` is the last value before any restriction: no legal line is cheaper.
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

  /// A search over the lines of a window. Searches that share a memory must not run at the same time.
  init(_ problem: LineProblem, _ window: LineWindow, _ memory: LineMemory) {
    self.problem = problem
    self.window = window
    self.memory = memory
  }

  /// The cheapest line.
  ///
  /// - Parameters:
  ///   - prices: of each duty of the window's days, the first day's first; `infinity` for duties not to be used. Changed
  ///     where caps leave no room.
  ///   - line: gets one duty or ``LineRoster/off`` per day of the window.
  /// - Returns: nil if there is no legal line.
  func best(prices: UnsafeMutablePointer<Float>, into line: UnsafeMutablePointer<Int16>) -> Found? {
    var counted: [Int] = []
    var relaxed = -Float.infinity
    var isRestricted = false
    ban(prices)
    while true {
      let table = table(counted)
      guard let value = LineRunner(table, memory).best(prices, into: line) else { return nil }
      if !isRestricted { relaxed = max(relaxed, value) }
      guard let broken = brokenCounter(line) else { return Found(value: value, relaxed: relaxed) }
      let combinations = counted.reduce(window.caps[broken] + 1) { $0 * (window.caps[$1] + 1) }
      if !counted.contains(broken), combinations <= Self.countedStateLimit {
        counted.append(broken)
      } else {
        isRestricted = true
        restrict(broken, prices, line)
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
  private func brokenCounter(_ line: UnsafeMutablePointer<Int16>) -> Int? {
    guard window.caps.contains(where: { $0 < Int.max }) else { return nil }
    var left = window.caps
    for day in window.days {
      let duty = line[day - window.days.lowerBound]
      guard duty != LineRoster.off else { continue }
      for counter in problem.kinds[problem.kind(day, duty)].counters where left[counter.position] != Int.max {
        left[counter.position] -= counter.amount
      }
    }
    let broken = left.indices.filter { left[$0] < 0 }
    return broken.min { (window.caps[$0], $0) < (window.caps[$1], $1) }
  }

  /// Leaves duties of a counter only on the days where the line gains most by them, as many as fit.
  private func restrict(
    _ counter: Int, _ prices: UnsafeMutablePointer<Float>, _ line: UnsafeMutablePointer<Int16>
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
