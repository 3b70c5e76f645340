internal import LinliDomain
public import LinliRostering

extension MessageCatalogue {
  /// What is wrong with the data of a roster, and for how many more shifts of the row.
  static func phrase(for issue: RosterIssue, further: Int) -> BilingualText {
    let first = phrase(for: issue)
    if further == 0 { return first }
    let shifts = further == 1 ? "one more shift" : "\(further) more shifts"
    return BilingualText(
      zh: first.zh + "此行另有 \(further) 个班次同此。", en: first.en + " The same holds for \(shifts) of the row.")
  }

  /// What is wrong with the data of a roster.
  static func phrase(for issue: RosterIssue) -> BilingualText {
    rowPhrase(for: issue) ?? shiftPhrase(for: issue) ?? personPhrase(for: issue) ?? pinPhrase(for: issue)
      ?? visitPhrase(for: issue) ?? BilingualText("\(issue)")
  }

  private static func rowPhrase(for issue: RosterIssue) -> BilingualText? {
    switch issue {
    case .repeated(let kind, let id, _):
      .init(zh: "\(noun(kind).zh)“\(id)”重复。", en: "The \(noun(kind).en) \"\(id)\" stands twice.")
    case .unknown(let kind, let id, .history, _):
      .init(
        zh: "没有\(noun(kind).zh)“\(id)”，历史中此项不计。",
        en: "There is no \(noun(kind).en) \"\(id)\" any more; that part of history does not count.")
    case .unknown(let kind, let id, _, _):
      .init(zh: "没有\(noun(kind).zh)“\(id)”。", en: "There is no \(noun(kind).en) \"\(id)\".")
    case .repeatedRow: .init(zh: "与前面的一行相同，不重复计算。", en: "It says the same as an earlier row and is left out.")
    case .window(let window, _, _):
      .init(
        zh: "时段 \(window.startMinute) 至 \(window.endMinute) 分不成一段，不予采用。",
        en: "Minutes \(window.startMinute) to \(window.endMinute) make no stretch of a day; the row is left out.")
    case .emptyDates: .init(zh: "没有说到任何一天，不予采用。", en: "It speaks of no day; the row is left out.")
    case .location(_, let id, _):
      .init(zh: "\(id) 的坐标不在地图上，按地点不明处理。", en: "The coordinates of \(id) are no place on a map and are left out.")
    case .emptyGroup(let group): .init(zh: "团队 \(group) 没有人。", en: "Group \(group) has no members.")
    case .ageBand(let name, _):
      .init(zh: "年龄段“\(name)”的时间没有意义。", en: "The hours of the age band \"\(name)\" make no sense.")
    case .negativePrice(let price, _, _):
      .init(
        zh: "\(price) 不在 0 至 \(RosterIssue.greatestPrice) 之间。",
        en: "\(price) is not within 0 to \(RosterIssue.greatestPrice).")
    case .levelCannotBeSummed(let name):
      .init(zh: "目标“\(name)”的各项不能相加。", en: "The parts of the goal \"\(name)\" cannot be added.")
    case .historyInHorizon(let volunteer, let date, _):
      .init(
        zh: "\(volunteer) 在 \(date) 的班次不早于排班期，不计入历史。",
        en: "The shift of \(volunteer) on \(date) is not before the roster's horizon; it is left out of history.")
    default: nil
    }
  }

  private static func shiftPhrase(for issue: RosterIssue) -> BilingualText? {
    switch issue {
    case .shiftLength(let shift, let minutes, _):
      .init(
        zh: "班次 \(shift) 长 \(minutes) 分钟；班次须长于 0、至多一天，此班次不排。",
        en: "Shift \(shift) lasts \(minutes) minutes, and a shift lasts above 0 and at most a day; it is left out.")
    case .shiftOutside(let shift, let date, _):
      .init(
        zh: "班次 \(shift) 在 \(date)，不在排班期内，不排。",
        en: "Shift \(shift) is on \(date), outside the roster's horizon; it is left out.")
    case .headCount(let shift, let heads, _):
      .init(
        zh: "班次 \(shift) 的人数须从最少 \(heads.minimum)、需要 \(heads.desired) 到最多 \(most(heads)) 依次不减且不小于 0。",
        en: "The heads of shift \(shift) have to rise from the fewest \(heads.minimum) over \(heads.desired) wanted to "
          + "the most \(most(heads)), none below 0.")
    case .skillCount(let shift, let skill, let count, _):
      .init(
        zh: "班次 \(shift) 要 \(count) 人持“\(skill)”，而这与其人数不符。",
        en: "Shift \(shift) wants \(count) people with \"\(skill)\", which its heads do not allow.")
    case .moreHeadsThanPeople(let shift, let wanted, let people, _):
      .init(
        zh: "班次 \(shift) 需要 \(wanted) 人，而一共只有 \(people) 人。",
        en: "Shift \(shift) wants \(wanted) people, and there are \(people) in all.")
    case .nobodyHas(let skill, let shift, _):
      .init(
        zh: "班次 \(shift) 当天没有人持“\(skill)”。",
        en: "Nobody holds \"\(skill)\" on the day of shift \(shift).")
    default: nil
    }
  }

  private static func personPhrase(for issue: RosterIssue) -> BilingualText? {
    switch issue {
    case .noAvailability(let volunteer, _):
      .init(zh: "\(volunteer) 没有任何可排时间，不会被排班。", en: "\(volunteer) has no available time and works nothing.")
    case .validity(let volunteer, let name, _):
      .init(
        zh: "\(volunteer) 的“\(name)”止日早于起日，从不有效。",
        en: "\"\(name)\" of \(volunteer) ends before it begins and is never valid.")
    case .minimumOutOfReach(let volunteer, let rule, let minimum, let reach):
      .init(
        zh: "\(volunteer) 至少要有 \(minimum)（\(phrase(for: rule).zh)），而全部能排的只有 \(reach)，此下限不予采用。",
        en: "\(volunteer) is to have at least \(minimum) (\(phrase(for: rule).en)) and could have \(reach) in all; the "
          + "least amount is left out.")
    case .limit(let name, let value, let volunteer, let group):
      .init(
        zh: "\(subject(volunteer, group).zh)的 \(name)（\(value)）为负或上下限相悖，不予采用。",
        en: "\(name) of \(subject(volunteer, group).en), \(value), is negative or leaves no value; it is left out.")
    case .contradictoryPair(let rule, _):
      .init(
        zh: "\(rule.first) 与 \(rule.second) 的规则指向同一人，或与另一条规则矛盾，不予采用。",
        en:
          "The rule about \(rule.first) and \(rule.second) is about one person, or contradicts another; it is left out."
      )
    default: nil
    }
  }

  private static func pinPhrase(for issue: RosterIssue) -> BilingualText? {
    switch issue {
    case .contradictoryPins(let pin, _, _):
      .init(
        zh: "\(pin.volunteer) 与班次 \(pin.shift) 的安排前后矛盾，不予采用。",
        en: "What is settled about \(pin.volunteer) and shift \(pin.shift) contradicts itself; it is left out.")
    case .pinNotEligible(let pin, _, let reason):
      .init(
        zh: "\(pin.volunteer) 不能上班次 \(pin.shift)：\(phrase(for: reason).zh)；此安排不予采用。",
        en: "\(pin.volunteer) may not work shift \(pin.shift): \(phrase(for: reason).en); the pin is left out.")
    case .pinnedLineBroken(let volunteer, let rule, _):
      .init(
        zh: "\(volunteer) 的必排班次违反“\(phrase(for: rule).zh)”，不能全部保留。",
        en: "The fixed shifts of \(volunteer) break the rule on \(phrase(for: rule).en); not all of them can stay.")
    case .pinCannotBeKept(let pin, _, let obstacle):
      .init(
        zh: "\(pin.volunteer) 必排班次 \(pin.shift) 无法兑现：\(phrase(for: obstacle).zh)；此安排不予采用。",
        en: "\(pin.volunteer) cannot be kept on shift \(pin.shift): \(phrase(for: obstacle).en); the pin is left out.")
    case .tooManyPins(let shift, let pins, let maximum, _):
      .init(
        zh: "班次 \(shift) 已定 \(pins) 人，而至多 \(maximum) 人。",
        en: "\(pins) people are fixed on shift \(shift), which may have \(maximum).")
    default: nil
    }
  }

  // MARK: Nouns

  private static func noun(_ kind: RosterIssue.Kind) -> BilingualText {
    switch kind {
    case .volunteer: .init(zh: "志愿者", en: "volunteer")
    case .shift: .init(zh: "班次", en: "shift")
    case .shiftType: .init(zh: "班次类型", en: "shift type")
    case .community: .init(zh: "社区", en: "community")
    case .ageBand: .init(zh: "年龄段", en: "age band")
    case .level: .init(zh: "目标", en: "goal")
    case .visitSeries: .init(zh: "巡访", en: "series of visits")
    }
  }

  private static func most(_ heads: HeadCount) -> String { heads.maximum.map(String.init) ?? "∞" }

  private static func subject(_ volunteer: VolunteerID?, _ group: String?) -> BilingualText {
    if let volunteer { return BilingualText("\(volunteer)") }
    if let group { return BilingualText(zh: "团队 \(group)", en: "group \(group)") }
    return BilingualText(zh: "全体", en: "everybody")
  }

  // MARK: Rules

  /// Why somebody may not work a shift, as the end of a sentence.
  public static func phrase(for reason: Ineligibility) -> BilingualText {
    switch reason {
    case .notAvailable: .init(zh: "不在可排时间内", en: "it lies outside their available time")
    case .unavailable: .init(zh: "已说明不可排", en: "they have said that they cannot")
    case .onLeave: .init(zh: "正在请假", en: "they are on leave")
    case .lacks(let name): .init(zh: "没有“\(name)”", en: "they do not hold \"\(name)\"")
    case .notValidOnDate(let name, let from, let until):
      .init(
        zh:
          "“\(name)”当天无效（有效期 \(from.map(String.init(describing:)) ?? "…") 至 \(until.map(String.init(describing:)) ?? "…")）",
        en: "\"\(name)\" is not valid on that day, but \(term(from, until))")
    case .language(let languages):
      .init(
        zh: "不会说\(languages.joined(separator: "、"))中的任何一种",
        en: "they speak none of \(languages.joined(separator: ", "))")
    case .community(let id): .init(zh: "不在社区 \(id) 服务", en: "they do not work in community \(id)")
    case .ageBand(let name): .init(zh: "年龄段“\(name)”不允许", en: "their age band \"\(name)\" does not allow it")
    case .pinned: .init(zh: "已定为不排", en: "it is settled that they do not")
    }
  }

  /// Why a fixed pin cannot be kept, as the end of a sentence.
  public static func phrase(for obstacle: PinObstacle) -> BilingualText {
    switch obstacle {
    case .withoutPartner(let id): .init(zh: "须同班的 \(id) 不能来", en: "\(id), who has to come too, cannot")
    case .apart(let id): .init(zh: "须分开的 \(id) 也已定在此班", en: "\(id), to be kept apart from them, is fixed there too")
    case .togetherTooOften(let id, let limit):
      .init(zh: "与 \(id) 至多同班 \(limit) 次", en: "they may share at most \(limit) shifts with \(id)")
    case .noMentor: .init(zh: "没有带教人能来", en: "no mentor can come")
    case .noAdult: .init(zh: "没有成年人能来", en: "no adult can come")
    case .incompleteTeam(let possible, let needed):
      .init(zh: "整组须有 \(needed) 人，而至多能来 \(possible) 人", en: "the team needs \(needed), and \(possible) can come")
    case .tooManyVisitors(let household, let maximum):
      .init(
        zh: "住户 \(household) 至多由 \(maximum) 人探访", en: "household \(household) may have \(maximum) visitors at most")
    }
  }

  private static func term(_ from: CalendarDate?, _ until: CalendarDate?) -> String {
    switch (from, until) {
    case (let from?, let until?): "from \(from) to \(until)"
    case (let from?, nil): "from \(from) on"
    case (nil, let until?): "until \(until)"
    case (nil, nil): "on no day"
    }
  }

  /// What a rule about a person's line is about.
  public static func phrase(for rule: LineRule) -> BilingualText {
    switch rule {
    case .overlap: .init(zh: "同时只上一班", en: "one shift at a time")
    case .travelTime: .init(zh: "两班之间的路上时间", en: "travel time between shifts")
    case .rest: .init(zh: "休息时间", en: "rest")
    case .succession: .init(zh: "次日不可接的类型", en: "forbidden successions")
    case .shiftsPerDay: .init(zh: "每天班次", en: "shifts on one day")
    case .minutesPerDay: .init(zh: "每天时长", en: "hours on one day")
    case .shiftsPerWeek: .init(zh: "每周班次", en: "shifts in a week")
    case .minutesPerWeek: .init(zh: "每周时长", en: "hours in a week")
    case .shiftsPerHorizon: .init(zh: "排班期班次", en: "shifts in the horizon")
    case .minutesPerHorizon: .init(zh: "排班期时长", en: "hours in the horizon")
    case .shiftsByType: .init(zh: "各类班次", en: "shifts of a type")
    case .consecutiveDaysWorked: .init(zh: "连续工作天数", en: "days worked in a row")
    case .consecutiveDaysOff: .init(zh: "连续休息天数", en: "days off in a row")
    case .freeDays: .init(zh: "休息天数", en: "free days")
    case .weekends: .init(zh: "工作的周末", en: "weekends worked")
    case .wholeWeekends: .init(zh: "整周末", en: "whole weekends")
    case .nights: .init(zh: "夜班", en: "nights")
    case .consecutiveNights: .init(zh: "连续夜班", en: "nights in a row")
    case .samePattern: .init(zh: "固定星期", en: "the same days every week")
    case .ageBandMinutes: .init(zh: "年龄段每天时长", en: "hours a day of an age band")
    }
  }
}
