import LinliDomain
import LinliRostering
import LinliScenario

/// The words of a roster's rules.
extension Catalogue {
  /// A line's rule with what there would be and what may be, in its own unit.
  static func breach(_ breach: LineBreach) -> BilingualText {
    let name = MessageCatalogue.phrase(for: breach.rule)
    let day = breach.date.map { isOfWeek(breach.rule) ? week(from: $0) : TimeStyle.day($0) }
    let start = BilingualText(
      zh: (day.map { "\($0.zh) " } ?? "") + name.zh, en: (day.map { "\($0.en): " } ?? "") + name.en)
    guard let numbers = numbers(breach) else { return start }
    return BilingualText(zh: "\(start.zh) \(numbers.zh)", en: "\(start.en) \(numbers.en)")
  }

  private static func isOfWeek(_ rule: LineRule) -> Bool { rule == .shiftsPerWeek || rule == .minutesPerWeek }

  private static func week(from monday: CalendarDate) -> BilingualText {
    let day = TimeStyle.monthDay(monday)
    return BilingualText(zh: "\(day) 起的一周", en: "week from \(day)")
  }

  /// `5, at most 4`; nil for rules that have no number.
  private static func numbers(_ breach: LineBreach) -> BilingualText? {
    guard let unit = unit(of: breach.rule) else { return nil }
    let (value, limit) = (amount(breach.value, unit), amount(breach.limit, unit))
    if breach.value > breach.limit {
      return BilingualText(zh: "\(value.zh),至多 \(limit.zh)", en: "\(value.en), at most \(limit.en)")
    }
    return BilingualText(zh: "\(value.zh),至少 \(limit.zh)", en: "\(value.en), at least \(limit.en)")
  }

  private enum RuleUnit { case count, hours, minutes }

  private static func unit(of rule: LineRule) -> RuleUnit? {
    switch rule {
    case .overlap, .succession, .wholeWeekends, .samePattern: nil
    case .minutesPerDay, .minutesPerWeek, .minutesPerHorizon, .ageBandMinutes, .rest: .hours
    case .travelTime: .minutes
    default: .count
    }
  }

  private static func amount(_ value: Int, _ unit: RuleUnit) -> BilingualText {
    switch unit {
    case .count: BilingualText(String(value))
    case .hours: BilingualText(zh: "\(TimeStyle.hours(value)) 小时", en: "\(TimeStyle.hours(value)) h")
    case .minutes: BilingualText(zh: "\(value) 分钟", en: "\(value) min")
    }
  }

  /// An amount of a rule in its own unit: `4`, `10 h`.
  static func ruleAmount(_ value: Int, _ rule: LineRule) -> BilingualText { amount(value, unit(of: rule) ?? .count) }

  /// A rule about two people.
  static func pair(_ rule: PairRule) -> BilingualText {
    switch rule.kind {
    case .together:
      BilingualText(zh: "\(rule.first) 与 \(rule.second) 须同班", en: "\(rule.first) and \(rule.second) work together")
    case .apart:
      BilingualText(zh: "\(rule.first) 与 \(rule.second) 不得同班", en: "\(rule.first) and \(rule.second) are kept apart")
    case .atMostTogether(let times):
      BilingualText(
        zh: "\(rule.first) 与 \(rule.second) 至多同班 \(times) 次",
        en: "\(rule.first) and \(rule.second) share at most \(plural(times, "shift"))")
    case .mentor:
      BilingualText(
        zh: "\(rule.first) 须由 \(rule.second) 带教", en: "\(rule.first) works only beside the mentor \(rule.second)")
    }
  }
}
