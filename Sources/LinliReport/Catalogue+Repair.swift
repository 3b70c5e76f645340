import LinliDomain
import LinliRostering
import LinliScenario

/// The words of repairs and suggestions.
extension Catalogue {
  // MARK: Repair

  static func repaired(changes: Int, forced: Int, isProven: Bool) -> BilingualText {
    BilingualText(
      zh: "共 \(changes) 处变动(其中 \(forced) 处无法避免),\(isProven ? "已证明最少" : "未证明最少")",
      en: "\(plural(changes, "change")), \(forced) of them unavoidable; "
        + (isProven ? "proven to be the fewest" : "not proven to be the fewest"))
  }
  static let nothingLost = BilingualText(zh: "原来排上的岗位全部保住", en: "What was covered before is still covered")
  static func lost(_ amount: String, isProven: Bool) -> BilingualText {
    BilingualText(
      zh: "缺人比原来多 \(amount)(按价),\(isProven ? "已证明不能更少" : "未证明")",
      en: "\(amount) more missing than before, at their prices; "
        + (isProven ? "proven that no roster misses less" : "not proven"))
  }
  static let noRepair = BilingualText(zh: "没有找到能用的班表", en: "No roster was found")
  static let nothingChanges = BilingualText(zh: "没有人受影响", en: "Nobody is affected")

  static func kind(_ kind: RosterDifference.Kind) -> BilingualText {
    switch kind {
    case .gains: BilingualText(zh: "增加", en: "gains")
    case .loses: BilingualText(zh: "减少", en: "loses")
    case .moves: BilingualText(zh: "换班", en: "moves")
    }
  }
  /// Ends a line that others follow.
  static let followedBy = BilingualText(zh: ":", en: ":")
  static func from(_ day: BilingualText) -> BilingualText { BilingualText(zh: "自\(day.zh)起", en: "from \(day.en)") }

  static let cannotCome = BilingualText(zh: "本人不能来", en: "cannot come")
  static let isDropped = BilingualText(zh: "班次取消", en: "the shift is dropped")
  static let isNew = BilingualText(zh: "新增班次", en: "the shift is new")
  static let hadRoom = BilingualText(zh: "原有空位", en: "the shift had an empty place")
  static let leftEmpty = BilingualText(zh: "空出一个位置", en: "the place stays empty")
  static func inPlaceOf(_ people: String) -> BilingualText {
    BilingualText(zh: "接替 \(people)", en: "in the place of \(people)")
  }
  static func replacedBy(_ people: String) -> BilingualText {
    BilingualText(zh: "由 \(people) 接替", en: "replaced by \(people)")
  }

  static func tooSoon(_ hours: Int) -> BilingualText {
    BilingualText(
      zh: "\(hours) 小时以内开始的班次只提建议,不改派:",
      en: "Shifts that start within \(plural(hours, "hour")) are not reassigned; whom to ask:")
  }
  static let curve = BilingualText(zh: "变动多少与缺人多少:", en: "What fewer and more changes would leave missing:")
  static func curvePoint(_ changes: Int, _ missing: String, isChosen: Bool, isProven: Bool) -> BilingualText {
    BilingualText(
      zh: "至多 \(changes) 处变动:缺 \(missing)\(isChosen ? "(本方案)" : "")\(isProven ? "" : "(未证明)")",
      en: "at most \(plural(changes, "change")): \(missing) missing\(isChosen ? " (this repair)" : "")"
        + (isProven ? "" : " (not proven)"))
  }
  static let noRosterSoFew = BilingualText(zh: "—", en: "no roster")

  // MARK: Suggestions

  static let canBeAsked = BilingualText(zh: "可以请:", en: "Can be asked:")
  static let canInExchange = BilingualText(zh: "班次已满,可以换下一人:", en: "Can come in somebody's place (the shift is full):")
  static let canAfterRelease = BilingualText(zh: "放下一个班次就可以:", en: "Can, after letting go of one shift:")
  static let ruleInTheWay = BilingualText(zh: "规则不允许:", en: "A rule is in the way:")
  static let mayNotAtAll = BilingualText(zh: "不能上这一班:", en: "May not work it:")
  static let nobodyToAsk = BilingualText(zh: "没有人可以直接请", en: "Nobody can be asked as things stand")
  static func load(_ week: Int, _ all: Int) -> BilingualText {
    BilingualText(zh: "本周 \(week) 班,全期 \(all) 班", en: "\(plural(week, "shift")) that week, \(all) in all")
  }
  static func restBefore(_ time: String) -> BilingualText {
    BilingualText(zh: "此前休息 \(time)", en: "\(time) rest before")
  }
  static func restAfter(_ time: String) -> BilingualText { BilingualText(zh: "此后休息 \(time)", en: "\(time) rest after") }
  static let takesWeekend = BilingualText(zh: "占用一个周末", en: "takes a free weekend")
  static func closes(_ shifts: String) -> BilingualText {
    BilingualText(zh: "之后不能再上 \(shifts)", en: "then no longer free for \(shifts)")
  }
  static func opens(_ shifts: String) -> BilingualText {
    BilingualText(zh: "放下其一:\(shifts)", en: "one of these would be open: \(shifts)")
  }

  // MARK: Calendars

  static func crew(_ people: String, isPlace: Bool) -> BilingualText {
    isPlace
      ? BilingualText(zh: "当班:\(people)", en: "On it: \(people)")
      : BilingualText(zh: "同班:\(people)", en: "With: \(people)")
  }

  // MARK: Swaps

  static let swapIsLegal = BilingualText(zh: "可以换:所有规则仍然成立", en: "The swap keeps every rule")
  static let swapIsNot = BilingualText(zh: "不能换:", en: "The swap is not allowed:")
  static let letOff = BilingualText(zh: "不再当班", en: "is let off")
}
