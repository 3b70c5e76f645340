import LinliDomain
import LinliRostering
import LinliScenario

/// The words of a roster's rules.
extension Catalogue {
  /// What a line's rule is about.
  static func rule(_ rule: LineRule) -> BilingualText {
    switch rule {
    case .overlap: BilingualText(zh: "两班时间重叠", en: "two shifts at once")
    case .travelTime: BilingualText(zh: "两班之间路上时间不够", en: "the way between two shifts")
    case .rest: BilingualText(zh: "两天之间的休息", en: "rest between days")
    case .succession: BilingualText(zh: "不可相接的班次类型", en: "shift types that may not follow each other")
    case .shiftsPerDay: BilingualText(zh: "每天班次", en: "shifts on a day")
    case .minutesPerDay: BilingualText(zh: "每天工时", en: "hours on a day")
    case .shiftsPerWeek: BilingualText(zh: "每周班次", en: "shifts in a week")
    case .minutesPerWeek: BilingualText(zh: "每周工时", en: "hours in a week")
    case .shiftsPerHorizon: BilingualText(zh: "全期班次", en: "shifts in all")
    case .minutesPerHorizon: BilingualText(zh: "全期工时", en: "hours in all")
    case .shiftsByType: BilingualText(zh: "某类班次", en: "shifts of one type")
    case .consecutiveDaysWorked: BilingualText(zh: "连续上班天数", en: "days worked in a row")
    case .consecutiveDaysOff: BilingualText(zh: "连续休息天数", en: "days off in a row")
    case .freeDays: BilingualText(zh: "若干天内的休息天数", en: "free days within some days")
    case .weekends: BilingualText(zh: "上班的周末", en: "weekends worked")
    case .wholeWeekends: BilingualText(zh: "周末两天须同上同休", en: "whole weekends")
    case .nights: BilingualText(zh: "夜班", en: "nights")
    case .consecutiveNights: BilingualText(zh: "连续夜班", en: "nights in a row")
    case .samePattern: BilingualText(zh: "每周相同的日子", en: "the same days every week")
    case .ageBandMinutes: BilingualText(zh: "年龄段每天工时", en: "hours on a day for the age band")
    }
  }

  /// A line's rule with what there would be and what may be, in its own unit.
  static func breach(_ breach: LineBreach) -> BilingualText {
    let name = rule(breach.rule)
    let day = breach.date.map { TimeStyle.day($0) }
    let start = BilingualText(
      zh: (day.map { "\($0.zh) " } ?? "") + name.zh, en: (day.map { "\($0.en): " } ?? "") + name.en)
    guard let numbers = numbers(breach) else { return start }
    return BilingualText(zh: "\(start.zh) \(numbers.zh)", en: "\(start.en) \(numbers.en)")
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

  /// Why somebody may not work a shift, whatever else they work.
  static func ineligibility(_ reason: LinliRostering.Ineligibility) -> BilingualText {
    switch reason {
    case .notAvailable: return BilingualText(zh: "没空", en: "not available")
    case .unavailable: return BilingualText(zh: "已说明不能来", en: "has said no to that time")
    case .onLeave: return BilingualText(zh: "请假", en: "on leave")
    case .lacks(let what): return BilingualText(zh: "没有 \(what)", en: "lacks \(what)")
    case .notValidOnDate(let what, let from, let until):
      let term = term(from, until)
      return BilingualText(zh: "\(what) 当天无效\(term.zh)", en: "\(what) is not valid that day\(term.en)")
    case .language(let languages):
      let list = languages.joined(separator: "/")
      return BilingualText(zh: "不会 \(list)", en: "speaks no \(list)")
    case .community(let id): return BilingualText(zh: "不在 \(id) 服务", en: "does not work in \(id)")
    case .ageBand(let band):
      return BilingualText(zh: "年龄段 \(band) 不允许", en: "not allowed for the age band \(band)")
    case .pinned: return BilingualText(zh: "已定不排", en: "settled that they do not work it")
    }
  }

  private static func term(_ from: CalendarDate?, _ until: CalendarDate?) -> BilingualText {
    switch (from, until) {
    case (let from?, let until?): BilingualText(zh: "(\(from) 至 \(until))", en: " (\(from) to \(until))")
    case (let from?, nil): BilingualText(zh: "(自 \(from))", en: " (from \(from))")
    case (nil, let until?): BilingualText(zh: "(至 \(until))", en: " (until \(until))")
    case (nil, nil): BilingualText("")
    }
  }

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
