import LinliLP

/// A first legal roster: people in a drawn order take the line that is cheapest given those before them.
///
/// Each person's line is searched over the whole horizon if it is short. Over a long one a window of some weeks slides
/// along, its last week planned anew by the next window, with limits in proportion to the days available so far; if that
/// ends in a dead end, with other windows and more slack, and at last over the whole horizon.
struct LineStart {
  private let problem: LineProblem
  private let memory: LineMemory
  private var generator: SplitMix64

  /// Days up to which the whole horizon is searched at once.
  private static let wholeHorizon = 84

  init(_ problem: LineProblem, seed: UInt64) {
    self.problem = problem
    memory = LineMemory(problem)
    generator = SplitMix64(seed: seed)
  }

  /// A roster in which every line is legal, or the person for whom no legal line was found.
  mutating func roster() -> Result<LineRoster, Failure> {
    var roster = LineRoster(problem)
    let order = (0..<problem.personCount).shuffled(using: &generator)
    for person in order {
      guard let line = line(of: person, in: roster) else { return .failure(Failure(person: person)) }
      roster.set(person, from: 0, line)
    }
    return .success(roster)
  }

  /// Nobody found a legal line for this person.
  struct Failure: Error, Equatable {
    var person: Int
  }

  private mutating func line(of person: Int, in roster: LineRoster) -> [Int16]? {
    var prices = LinePrices(problem, person: person, roster: roster, days: 0..<problem.dayCount).values
    if problem.dayCount > Self.wholeHorizon {
      for (length, slack) in [(28, 1), (28, 2), (28, 3), (21, 2), (35, 2), (42, 3)] {
        if let line = sliding(person, prices, length: length, slack: slack) { return line }
      }
    }
    var line = Array(repeating: LineRoster.off, count: problem.dayCount)
    let window = LineWindow(problem, person: person, line: line, days: 0..<problem.dayCount)
    let found = LineSearch(problem, window, memory).best(prices: &prices, into: &line)
    return found.map { $0.value < .infinity } == true ? line : nil
  }

  /// A line planned window by window, or nil in a dead end.
  private func sliding(_ person: Int, _ prices: [Float], length: Int, slack: Int) -> [Int16]? {
    var line = Array(repeating: LineRoster.off, count: problem.dayCount)
    let pace = LinePace(problem, person: person, slack: slack)
    var first = 0
    while true {
      let end = min(first + length, problem.dayCount)
      let window = pace.window(line, first..<end)
      var part = Array(repeating: LineRoster.off, count: end - first)
      var inside = Array(prices[problem.dutyStart[first]..<problem.dutyStart[end]])
      guard let found = LineSearch(problem, window, memory).best(prices: &inside, into: &part), found.value < .infinity
      else { return nil }
      line.replaceSubrange(first..<end, with: part)
      if end == problem.dayCount { return line }
      for day in (end - 7)..<end { line[day] = LineRoster.off }
      first = end - 7
    }
  }
}

/// What a person should have reached by a day of a long horizon: their limits in proportion to the days available.
struct LinePace {
  private let problem: LineProblem
  private let person: Int
  private let slack: Int
  /// Days before each day on which something may be worked.
  private let availableBefore: [Int]

  init(_ problem: LineProblem, person: Int, slack: Int) {
    self.problem = problem
    self.person = person
    self.slack = slack
    var before = [0]
    for day in 0..<problem.dayCount {
      let isAvailable = (0..<Int16(problem.dutyCount(on: day))).contains {
        problem.cost(person, day, $0) != LineProblem.forbidden
      }
      before.append((before.last ?? 0) + (isAvailable ? 1 : 0))
    }
    availableBefore = before
  }

  /// A window over the days planned so far (those before it; later ones are off), held to its share of the limits.
  func window(_ line: [Int16], _ days: Range<Int>) -> LineWindow {
    var window = LineWindow(problem, person: person, line: line, days: days)
    guard days.upperBound < problem.dayCount else { return window }
    let share = Double(availableBefore[days.upperBound]) / Double(max(1, availableBefore[problem.dayCount]))
    let units = problem.kinds.map(\.units).filter { $0 > 0 }
    window.hold(
      toShare: share, calendarShare: Double(days.upperBound) / Double(problem.dayCount), of: problem.limits[person],
      slackBelow: slack * (units.min() ?? 0), slackAbove: (units.max() ?? 0) / 2)
    return window
  }
}
