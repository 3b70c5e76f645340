import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// The days of visits against every set of days, judged by rules of the test's own.
@Suite("Days of visits that repeat")
struct VisitDatesTests {
  private static func randomQuestion(_ seed: UInt64) -> (question: VisitDates, load: [CalendarDate: Int]) {
    var generator = SplitMix64(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
    let data = RosterData.days(number(5...12))
    let days = data.horizon.dayCount
    var question = VisitDates(horizon: data.horizon, dates: (1...days).filter { _ in chance(70) }.map(data.date))
    question.minimumGap = number(1...4)
    if chance(60) { question.maximumGap = number(1...8) }
    if chance(50) { question.last = data.date(-number(0...6)) }
    if chance(70) { question.every = number(1...8) }
    if question.every == nil || chance(30) { question.times = number(1...4) }
    question.kept = Set(question.dates.filter { _ in chance(15) })
    var load: [CalendarDate: Int] = [:]
    for date in question.dates where chance(40) { load[date] = number(1...3) }
    return (question, load)
  }

  /// Whether a set of days keeps the gaps and the number.
  private static func isLegal(_ dates: [CalendarDate], _ question: VisitDates) -> Bool {
    let days = dates.map { $0.ordinal }
    let before = question.last?.ordinal ?? question.horizon.start.ordinal - 1
    let stations = [before] + days + [question.horizon.end.ordinal + 1]
    let steps = zip(stations, stations.dropFirst()).map { $1 - $0 }
    if let most = question.maximumGap, steps.contains(where: { $0 > most }) { return false }
    if let times = question.times, times != days.count { return false }
    let visits = (question.last.map { [$0.ordinal] } ?? []) + days
    return zip(visits, visits.dropFirst()).allSatisfy { $1 - $0 >= question.minimumGap }
  }

  /// The goals of a set of days, counted by their definition.
  private static func goals(_ dates: [CalendarDate], _ question: VisitDates, _ load: [CalendarDate: Int]) -> [Int] {
    let visits = ((question.last.map { [$0] } ?? []) + dates).map { $0.ordinal }
    let gaps = zip(visits, visits.dropFirst()).map { $1 - $0 }
    let (aimed, per) = question.every.map { ($0, 1) } ?? (question.horizon.dayCount, question.times ?? 1)
    var squares = 0
    for date in question.dates {
      let before = load[date] ?? 0
      let after = before + (dates.contains(date) ? 1 : 0)
      squares += after * after - before * before
    }
    return [
      question.kept.count { !dates.contains($0) }, abs(dates.count - wanted(question)),
      gaps.map { (per * $0 - aimed) * (per * $0 - aimed) }.reduce(0, +), squares,
    ]
  }

  /// Visits wanted: those told, else those due every so many days, one after the other.
  private static func wanted(_ question: VisitDates) -> Int {
    if let times = question.times { return times }
    guard let every = question.every else { return 0 }
    guard let last = question.last else { return max(1, question.horizon.dayCount / every) }
    var due = max(question.horizon.start.ordinal, last.ordinal + every)
    var count = 0
    while due <= question.horizon.end.ordinal { (due, count) = (due + every, count + 1) }
    return count
  }

  private static func subsets(of dates: [CalendarDate]) -> [[CalendarDate]] {
    (0..<1 << dates.count).map { choice in dates.indices.filter { choice & 1 << $0 != 0 }.map { dates[$0] } }
  }

  @Test("the days are legal, and no legal set of days is better", arguments: UInt64(0)..<150)
  func least(seed: UInt64) {
    let (question, load) = Self.randomQuestion(seed)
    let legal = Self.subsets(of: question.dates).filter { Self.isLegal($0, question) }
    let best = legal.map { Self.goals($0, question, load) }.min { $0.lexicographicallyPrecedes($1) }
    let choice = question.choice(load: load)
    #expect((choice == nil) == (best == nil), "seed \(seed)")
    guard let choice, let best else { return }
    #expect(Self.isLegal(choice.dates, question), "seed \(seed): \(choice.dates)")
    #expect(Self.goals(choice.dates, question, load) == best, "seed \(seed): \(choice.dates)")
    let value = choice.value
    #expect(
      [value.droppedCount, value.countDeviation, value.gapDeviation, value.load] == best, "seed \(seed): \(value)")
  }

  @Test("what is said to fit does, and nothing less", arguments: UInt64(0)..<150)
  func obstacles(seed: UInt64) {
    let (question, _) = Self.randomQuestion(seed)
    let all = Self.subsets(of: question.dates)
    func fits(_ change: (inout VisitDates) -> Void) -> Bool {
      var changed = question
      change(&changed)
      return all.contains { Self.isLegal($0, changed) }
    }
    switch question.obstacle {
    case nil: #expect(fits { _ in }, "seed \(seed)")
    case .contradictoryGaps(let minimum, let maximum):
      #expect(minimum == question.minimumGap && maximum == question.maximumGap && minimum > maximum)
    case .gap(_, let least):
      #expect(fits { ($0.times, $0.maximumGap) = (nil, least) }, "seed \(seed)")
      #expect(!fits { ($0.times, $0.maximumGap) = (nil, least - 1) }, "seed \(seed)")
    case .times(let counts):
      #expect(!fits { _ in }, "seed \(seed)")
      let possible = (0...question.dates.count).filter { count in
        all.contains { dates in
          var changed = question
          changed.times = nil
          return dates.count == count && Self.isLegal(dates, changed)
        }
      }
      #expect(counts == possible, "seed \(seed)")
    }
  }

  @Test("the random questions have every sort of answer")
  func variety() {
    let questions = (UInt64(0)..<150).map { Self.randomQuestion($0).question }
    let obstacles = questions.map(\.obstacle)
    #expect(obstacles.count { $0 == nil } > 50)
    #expect(obstacles.count { if case .gap = $0 { true } else { false } } > 5)
    #expect(obstacles.count { if case .times = $0 { true } else { false } } > 5)
    #expect(questions.contains { !$0.kept.isEmpty && $0.choice()?.value.droppedCount == 0 })
    #expect(questions.contains { $0.choice().map { $0.value.droppedCount > 0 } ?? false })
  }

  @Test("weekly visits follow the last one; a day told is kept, and the later ones follow it")
  func weekly() throws {
    let data = RosterData.days(28)
    var question = VisitDates(horizon: data.horizon, dates: (1...28).map(data.date))
    (question.every, question.minimumGap, question.maximumGap) = (7, 5, 9)
    question.last = data.date(-3)
    #expect(question.choice()?.dates == [4, 11, 18, 25].map(data.date))
    question.kept = [data.date(13)]
    let kept = try #require(question.choice()?.dates)
    #expect(kept.contains(data.date(13)) && kept.count == 4)
    question.kept = [data.date(13), data.date(15)]
    #expect(question.choice()?.value.droppedCount == 1)
  }

  @Test("the visit after too long a gap is refused with the gap that would do")
  func overdue() {
    let data = RosterData.days(14)
    var question = VisitDates(horizon: data.horizon, dates: [3, 10].map(data.date))
    (question.every, question.maximumGap, question.last) = (7, 10, data.date(-9))
    #expect(question.obstacle == .gap(after: data.date(-9), leastMaximum: 12))
  }
}
