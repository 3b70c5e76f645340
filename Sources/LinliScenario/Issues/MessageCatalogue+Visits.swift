internal import LinliDomain
internal import LinliRostering

extension MessageCatalogue {
  /// What is wrong with a row of visits, or with one that speaks of a visit.
  static func visitPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .visits(let obstacle): phrase(for: obstacle)
    case .lastVisitNotBefore:
      .init(zh: "上次探访须早于排班期。", en: "The last visit has to be before the roster's horizon.")
    case .noRhythm: .init(zh: "须填每隔几天（every）或次数（times）。", en: "Either every (days) or times is told.")
    case .visitNotPlanned:
      .init(
        zh: "按间隔，这一天不安排探访；此行不计。", en: "No visit is planned for that day, because of the gaps; the row is left out.")
    default: nil
    }
  }

  private static func phrase(for obstacle: VisitDates.Obstacle) -> BilingualText {
    switch obstacle {
    case .contradictoryGaps(let minimum, let maximum):
      .init(
        zh: "最短间隔 \(minimum) 天大于最长间隔 \(maximum) 天。",
        en: "The least gap, \(days(minimum)), is above the greatest, \(days(maximum)).")
    case .gap(let date, let least):
      .init(
        zh: "\(date.map { "\($0) 之后" } ?? "排班期开始后")没有间隔合适的可去日子；最长间隔须有 \(least) 天。",
        en: "After \(date.map { "\($0)" } ?? "the day before the horizon") no day allowed follows within the gaps; a "
          + "greatest gap of \(days(least)) would do.")
    case .times(let counts):
      .init(
        zh: "这样的间隔排不出这么多次；可以排 \(list(counts)) 次。",
        en: "Not so many visits fit the gaps, neither more nor fewer; these numbers do: \(list(counts)).")
    }
  }

  /// What is wrong with a series of visits, for data that did not come from a table.
  static func visitPhrase(for issue: RosterIssue) -> BilingualText? {
    guard case .visits(let series, let fault, _) = issue else { return nil }
    switch fault {
    case .gaps(let minimum, let maximum):
      let most = maximum.map(String.init) ?? "∞"
      return .init(
        zh: "巡访 \(series) 的间隔 \(minimum) 至 \(most) 天没有意义。",
        en: "The gaps of the visits \(series), \(minimum) to \(most) days, make no sense.")
    case .last(let date):
      return .init(
        zh: "巡访 \(series) 的上次探访 \(date) 不早于排班期。",
        en: "The last visit of \(series), on \(date), is not before the roster's horizon.")
    case .day(let shift):
      return .init(zh: "探访 \(shift) 不在可去的日子。", en: "The visit \(shift) is on a day on which none may be.")
    case .shared(let shift):
      return .init(zh: "探访 \(shift) 重复归入巡访。", en: "The visit \(shift) is one of two series, or twice of one.")
    }
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  /// Whole numbers in order, those in a row with a dash: `2–4, 6`.
  private static func list(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, number == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
