import LinliDomain
import LinliRostering
import LinliScenario

/// The words of publishing and closing.
extension Catalogue {
  static func published(_ version: Int, on date: CalendarDate) -> BilingualText {
    BilingualText(zh: "已公布第 \(version) 版(\(date))", en: "Published as version \(version) on \(date)")
  }
  static func publishedAlready(_ version: Int, on date: CalendarDate) -> BilingualText {
    BilingualText(
      zh: "与 \(date) 公布的第 \(version) 版相同,未另出新版",
      en: "Version \(version), published on \(date), says the very same; there is no new version")
  }
  static func notPublished(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "未公布:班表违反 \(count) 条规则", en: "Not published: the roster breaks \(plural(count, "rule"))")
  }
  static func publishedAmount(assignments: Int, people: Int, missing: Int) -> BilingualText {
    BilingualText(
      zh: "\(people) 人共 \(assignments) 个班,尚缺 \(missing) 人",
      en: "\(plural(assignments, "assignment")) of \(people) people; \(plural(missing, "place")) empty")
  }
  static func againstVersion(_ version: Int) -> BilingualText {
    BilingualText(zh: "与第 \(version) 版相比:", en: "Against version \(version):")
  }

  // MARK: Closing

  static func closed(_ days: ClosedRange<CalendarDate>) -> BilingualText {
    BilingualText(
      zh: "已结算 \(days.lowerBound) 至 \(days.upperBound)", en: "Closed \(days.lowerBound) to \(days.upperBound)")
  }
  static func came(_ present: Int, of planned: Int, unplanned: Int) -> BilingualText {
    BilingualText(
      zh: "排定 \(planned) 班次,到岗 \(present),另有 \(unplanned) 人次未排而来",
      en: "\(present) of \(planned) planned places were worked, and \(unplanned) more by people who came unasked")
  }
  static func hours(_ hours: String, planned: String) -> BilingualText {
    BilingualText(zh: "计 \(hours) 小时(排定 \(planned) 小时)", en: "\(hours) hours count, of \(planned) planned")
  }
  static func status(_ status: AttendanceRecord.Status) -> BilingualText {
    switch status {
    case .arrived: BilingualText(zh: "到岗", en: "came")
    case .late: BilingualText(zh: "迟到", en: "late")
    case .leftEarly: BilingualText(zh: "早退", en: "left early")
    case .excused: BilingualText(zh: "请假", en: "excused")
    case .noShow: BilingualText(zh: "未到", en: "no-show")
    }
  }
  static let servedPerson = BilingualText(zh: "志愿者", en: "person")
  static let servedGroup = BilingualText(zh: "团队", en: "group")
  static let servedPeople = BilingualText(zh: "人数", en: "people")
  static let servedPlanned = BilingualText(zh: "排定", en: "planned")
  static let servedUnplanned = BilingualText(zh: "未排而来", en: "unasked")
  static let servedHours = BilingualText(zh: "小时", en: "hours")
  static let withoutGroup = BilingualText(zh: "(无团队)", en: "(no group)")
  static let hoursByPerson = BilingualText(zh: "各人", en: "By person")
  static let hoursByGroup = BilingualText(zh: "各团队", en: "By group")
  static let stillThere = BilingualText(
    zh: "history.csv 已写入;排班期前移之后,这些班次计入公平与休息。",
    en: "history.csv is written; once the horizon moves on, these shifts count for fair shares and rest.")
}
