import LinliLP

/// Some people and some days of a roster that are set free together.
struct Neighbourhood: Sendable {
  /// The people, ascending.
  var people: [Int]
  /// The days.
  var days: Range<Int>
}

/// Draws neighbourhoods, and makes them larger or smaller as they prove too easy or too hard.
struct NeighbourhoodDraw {
  private let problem: LineProblem
  private var generator: SplitMix64
  /// People set free at once.
  private(set) var peopleCount: Int
  /// Days set free at once.
  private(set) var dayCount: Int
  /// Searches in a row that brought nothing.
  private var failures = 0

  /// Days set free at once, to begin with: two weeks of a horizon that is short enough for a root, else four.
  private let firstDayCount: Int

  init(_ problem: LineProblem, seed: UInt64) {
    self.problem = problem
    generator = SplitMix64(seed: seed)
    peopleCount = min(8, problem.personCount)
    firstDayCount = min(problem.dayCount, problem.dayCount <= LineRun.rootHorizon ? 14 : 28)
    dayCount = firstDayCount
  }

  /// The next neighbourhood of a roster: half of them at random, the others around a cell whose price is high.
  mutating func next(_ roster: LineRoster) -> Neighbourhood {
    let anywhere = Bool.random(using: &generator)
    let cell = anywhere ? nil : costlyCell(roster)
    let days = days(around: cell.map { Int(problem.cellDay[$0]) })
    return Neighbourhood(people: people(for: cell, roster).sorted(), days: days)
  }

  private mutating func days(around day: Int?) -> Range<Int> {
    guard dayCount < problem.dayCount else { return 0..<problem.dayCount }
    let last = problem.dayCount - dayCount
    guard let day else {
      let first = Int.random(in: -dayCount / 2...last + dayCount / 2, using: &generator)
      let start = min(max(0, first), last)
      return start..<start + dayCount
    }
    let first = min(max(0, day - Int.random(in: 0..<dayCount, using: &generator)), last)
    return first..<first + dayCount
  }

  /// A cell whose price could be lower, drawn by what it costs.
  private mutating func costlyCell(_ roster: LineRoster) -> Int? {
    var total = 0
    for cell in 0..<problem.cellCount { total += problem.cells[cell].price(of: Int(roster.cover[cell])) }
    guard total > 0 else { return nil }
    var draw = Int.random(in: 0..<total, using: &generator)
    for cell in 0..<problem.cellCount {
      draw -= problem.cells[cell].price(of: Int(roster.cover[cell]))
      if draw < 0 { return cell }
    }
    return nil
  }

  private mutating func people(for cell: Int?, _ roster: LineRoster) -> [Int] {
    let order = (0..<problem.personCount).shuffled(using: &generator)
    guard let cell else { return Array(order.prefix(peopleCount)) }
    let day = Int(problem.cellDay[cell])
    let helpful = order.filter { mayFill($0, cell, day) && !fills($0, cell, day, roster) }
    let half = Array(helpful.prefix((peopleCount + 1) / 2))
    return half + order.filter { !half.contains($0) }.prefix(peopleCount - half.count)
  }

  private func mayFill(_ person: Int, _ cell: Int, _ day: Int) -> Bool {
    problem.counts(person, in: cell)
      && duties(filling: cell, day).contains { problem.cost(person, day, $0) != LineProblem.forbidden }
  }

  private func fills(_ person: Int, _ cell: Int, _ day: Int, _ roster: LineRoster) -> Bool {
    let duty = roster[person, day]
    return duty != LineRoster.off && duties(filling: cell, day).contains(duty)
  }

  private func duties(filling cell: Int, _ day: Int) -> [Int16] {
    let start = problem.dutyStart[day]
    return (0..<Int16(problem.dutyCount(on: day))).filter { duty in
      let global = start + Int(duty)
      return (Int(problem.cellStart[global])..<Int(problem.cellStart[global + 1])).contains {
        Int(problem.dutyCells[$0]) == cell
      }
    }
  }

  /// Takes note of a search: people, then days, follow the work it took; after many that brought nothing the window
  /// grows and people are fewer, from the whole horizon back to the first window.
  ///
  /// - Parameters:
  ///   - work: what it took, in estimated nanoseconds.
  ///   - wanted: what one search should take.
  ///   - gained: whether it brought a cheaper roster.
  mutating func learn(work: Int, wanted: Int, gained: Bool) {
    failures = gained ? 0 : failures + 1
    let isWhole = dayCount == problem.dayCount
    let most = isWhole ? max(8, problem.personCount * 6 / 10) : problem.personCount
    if work > wanted * 2, peopleCount > 3 {
      peopleCount -= max(1, peopleCount / 8)
    } else if work < wanted, peopleCount < most {
      peopleCount = min(most, peopleCount + max(1, peopleCount / 8))
    } else if failures > Self.patience || !isWhole && work < wanted / 4 {
      dayCount = isWhole ? firstDayCount : min(problem.dayCount, dayCount + 14)
      peopleCount = max(6, peopleCount * 2 / 3)
      failures = 0
    }
    peopleCount = min(peopleCount, problem.personCount)
  }

  /// Searches in a row that may bring nothing before the window grows.
  private static let patience = 40
}
