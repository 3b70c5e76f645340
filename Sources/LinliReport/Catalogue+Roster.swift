import LinliRostering
import LinliScenario

/// The words of a roster.
extension Catalogue {
  static let matchQuestion = BilingualText(zh: "匹配", en: "Match")
  static let rosterQuestion = BilingualText(zh: "排班", en: "Roster")

  // MARK: How it ended

  static func filled(_ filled: Int, of wanted: Int, people: Int, shifts: Int) -> BilingualText {
    BilingualText(
      zh: "\(wanted) 个岗位排上 \(filled) 个(\(shifts) 班,志愿者 \(people) 人)",
      en: "\(filled) of \(wanted) places filled, over \(plural(shifts, "shift")) and \(Self.people(people))")
  }

  static func setAside(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "数据有 \(count) 处问题,已搁置,其余照排",
      en: count == 1
        ? "1 problem in the data was set aside; the rest is rostered"
        : "\(count) problems in the data were set aside; the rest is rostered")
  }

  static func measure(_ level: RosterLevel) -> BilingualText {
    guard let measure = level.singleMeasure else { return BilingualText(zh: "加权和", en: "weighted sum") }
    return switch measure {
    case .unfilled: BilingualText(zh: "缺人与缺资质,按价", en: "missing people and skills, at their prices")
    case .belowMinimum: BilingualText(zh: "低于最少人数的缺人", en: "people missing to the fewest that make sense")
    case .overstaffing: BilingualText(zh: "超员,按价", en: "people above the wanted number, at their prices")
    case .stability: BilingualText(zh: "与已公布班表的变动", en: "changes against the published roster")
    case .fairness(let share): difference(of: share)
    case .wishes: BilingualText(zh: "未满足的意愿,按权重", en: "wishes not granted, by weight")
    case .continuity: BilingualText(zh: "每户第一人之外的探访者", en: "visitors beyond the first of each household")
    case .travel: BilingualText(zh: "从家到班次的路程(米)", en: "metres from homes to shifts")
    }
  }

  private static func difference(of share: FairShare) -> BilingualText {
    let words = Self.share(share)
    return BilingualText(zh: "\(words.zh)最多与最少之差", en: "most minus least \(words.en) of a person")
  }

  /// What is shared, as a noun.
  static func share(_ share: FairShare) -> BilingualText {
    switch share {
    case .shifts: BilingualText(zh: "班次", en: "shifts")
    case .minutes: BilingualText(zh: "工时(分钟)", en: "minutes")
    case .weekends: BilingualText(zh: "周末班", en: "weekend shifts")
    case .unpopular: BilingualText(zh: "冷门班", en: "unpopular shifts")
    }
  }

  // MARK: Headings and columns

  static let fairShares = BilingualText(zh: "公平分担", en: "Fair shares")
  static let byPerson = BilingualText(zh: "按人", en: "By person")
  static let byDay = BilingualText(zh: "按天", en: "By day")
  static let byPlace = BilingualText(zh: "按地点", en: "By place")
  static let person = BilingualText(zh: "志愿者", en: "person")
  static let shifts = BilingualText(zh: "班次", en: "shifts")
  static let hoursWorked = BilingualText(zh: "小时", en: "hours")
  static let fullestWeek = BilingualText(zh: "最忙周", en: "week")
  static let fullestWeekHours = BilingualText(zh: "最忙周小时", en: "week h")
  static let fullestWeekNote = BilingualText(zh: "最忙周:班次或小时最多的一周", en: "week: in the fullest one")
  static let weekends = BilingualText(zh: "周末", en: "weekends")
  static let nights = BilingualText(zh: "夜班", en: "nights")
  static let unpopular = BilingualText(zh: "冷门", en: "unpopular")
  static let carried = BilingualText(zh: "此前", en: "before")
  static let wishesGranted = BilingualText(zh: "意愿", en: "wishes")
  static let noPlace = BilingualText(zh: "未写明地点", en: "no place told")
  static let openPlace = BilingualText(zh: "空缺", en: "open")
  static func openPlaces(_ count: Int) -> BilingualText { BilingualText(zh: "缺 \(count)", en: "\(count) open") }
  static func without(_ qualifications: String) -> BilingualText {
    BilingualText(zh: "(无 \(qualifications))", en: " (nobody with \(qualifications))")
  }
  static func mark(_ mark: String, _ meaning: String) -> String { "\(mark) = \(meaning)" }
  static let limitsNote = BilingualText(zh: "数字后的 / 为上限", en: "a limit follows its figure after /")

  // MARK: Fair shares

  static func range(
    _ share: BilingualText, most: String, by givers: String, least: String, by takers: String, difference: String
  ) -> BilingualText {
    BilingualText(
      zh: "\(share.zh):最多 \(most)(\(givers)),最少 \(least)(\(takers)),相差 \(difference)",
      en: "\(share.en): most \(most) (\(givers)), least \(least) (\(takers)), difference \(difference)")
  }
  static let historyIncluded = BilingualText(zh: ",含此前的班次", en: ", earlier shifts included")
  static let leastNote = BilingualText(zh: "最少只算还能多排的人", en: "least among those who could be given more")
  static func noDifference(_ share: BilingualText) -> BilingualText {
    BilingualText(zh: "\(share.zh):没有人可以再多排", en: "\(share.en): nobody could be given more")
  }

  // MARK: Unfilled

  static func unfilledHeading(_ places: Int, of wanted: Int, shifts: Int) -> BilingualText {
    BilingualText(
      zh: "未排满:\(shifts) 班,缺 \(places) 人(共需 \(wanted) 人)",
      en: "Not filled: \(places) of \(wanted) places, on \(plural(shifts, "shift"))")
  }
  static let unfilledShifts = BilingualText(zh: "未排满的班次", en: "Shifts with places left")
  static let allFilled = BilingualText(zh: "全部岗位都已排满", en: "Every place is filled")
  static func missingHeads(_ missing: Int, of wanted: Int) -> BilingualText {
    BilingualText(zh: "缺 \(missing) 人(需 \(wanted))", en: "\(missing) of \(wanted) missing")
  }
  static func missingSkill(_ qualification: String, _ count: Int) -> BilingualText {
    BilingualText(zh: "缺 \(count) 名 \(qualification)", en: "\(count) with \(qualification) missing")
  }

  static func freeThen(_ count: Int, _ when: BilingualText) -> BilingualText {
    switch count {
    case 0: BilingualText(zh: "\(when.zh)无人有空", en: "Nobody is free on \(when.en)")
    case 1: BilingualText(zh: "\(when.zh)有空 1 人", en: "1 person is free on \(when.en)")
    default: BilingualText(zh: "\(when.zh)有空 \(count) 人", en: "\(count) people are free on \(when.en)")
    }
  }
  static func notFree(_ count: Int) -> BilingualText {
    BilingualText(zh: "另 \(count) 人没空", en: count == 1 ? "1 other is not free" : "\(count) others are not free")
  }
  static func onIt(_ people: String, _ count: Int) -> BilingualText {
    BilingualText(zh: "\(people) 已在班", en: "\(people) \(count == 1 ? "is" : "are") on it")
  }
  static func takenBy(_ shift: String, _ people: String) -> BilingualText {
    BilingualText(zh: "\(people) 在 \(shift)", en: "\(shift) takes \(people)")
  }
  static func atLimit(_ rule: BilingualText, _ people: String, _ count: Int) -> BilingualText {
    BilingualText(
      zh: "\(people) 受限于:\(rule.zh)", en: "\(people) \(count == 1 ? "is" : "are") held back by a limit: \(rule.en)")
  }
  static func company(_ word: String, _ people: String) -> BilingualText {
    switch word {
    case "traineeAlone": BilingualText(zh: "\(people) 没有带教人同班", en: "without a mentor there: \(people)")
    case "noAdult": BilingualText(zh: "\(people) 没有成年人同班", en: "without an adult there: \(people)")
    case "pair": BilingualText(zh: "\(people) 受两人规则所限", en: "held back by a rule about two people: \(people)")
    case "visitors": BilingualText(zh: "\(people) 会使探访人数超限", en: "one visitor too many: \(people)")
    case "incompleteTeam": BilingualText(zh: "\(people) 来了仍凑不齐", en: "still no whole team with: \(people)")
    default: BilingualText(zh: "\(people) 受多人规则所限", en: "held back by a rule about several people: \(people)")
    }
  }
  static func onlyInExchange(_ people: String) -> BilingualText {
    BilingualText(zh: "\(people) 只能替换他人", en: "only in somebody's place: \(people)")
  }
  static func notWhatIsMissing(_ people: String) -> BilingualText {
    BilingualText(zh: "\(people) 没有所缺的资质", en: "without what is missing: \(people)")
  }
  static func couldCome(_ people: String) -> BilingualText {
    BilingualText(zh: "\(people) 可以加上", en: "\(people) could be added")
  }
  static func barred(_ reason: BilingualText, _ people: String) -> BilingualText {
    BilingualText(zh: "\(people) \(reason.zh)", en: "\(people): \(reason.en)")
  }

  static func shortage(
    _ shifts: String, shiftCount: Int, places: Int, of qualification: String?, people: String?
  ) -> BilingualText {
    let zhWho = qualification.map { "\(places) 名有 \($0) 的人" } ?? "\(places) 人"
    let enWho = Self.people(places) + (qualification.map { " with \($0)" } ?? "")
    let zhThere = people.map { "能来的只有 \($0)" } ?? "无人能来"
    let enThere = people.map { "only \($0) can come" } ?? "nobody can come"
    return BilingualText(
      zh: "任何排法都排不满:此时 \(shifts) 共需 \(zhWho),\(zhThere)",
      en: "No roster fills it: \(shifts) \(shiftCount == 1 ? "wants" : "want") \(enWho) at that time, and \(enThere)")
  }
  static func levelIsLeast(_ level: String) -> BilingualText {
    BilingualText(
      zh: "已证明:没有排法使 \(level) 更小(别的排法可能缺在别处)",
      en: "Proven: no roster has less \(level), though another may leave a different place empty")
  }
  static func levelIsOpen(_ level: String, value: String, bound: String) -> BilingualText {
    BilingualText(
      zh: "未证明:\(level) 为 \(value),界限 \(bound)", en: "Not proven: \(level) is \(value), no roster is below \(bound)")
  }
  static func levelIsOpen(_ level: String) -> BilingualText {
    BilingualText(zh: "未证明:\(level) 没有界限", en: "Not proven: no bound on \(level) is known")
  }
  static func moreUnfilled(_ count: Int) -> BilingualText {
    BilingualText(zh: "其余 \(count) 班(原因见 unfilled.csv)", en: "\(count) more shifts (reasons in unfilled.csv)")
  }

  // MARK: Counting

  static func amongPeople(_ count: Int, more: Int) -> BilingualText {
    BilingualText(zh: " 等 \(count) 人", en: " and \(more) more")
  }

  static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
  static func plural(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
  static let full = BilingualText(zh: "。", en: ".")
  static let semicolon = BilingualText(zh: ";", en: "; ")

  // MARK: One person, one shift

  static func isOn(_ person: String) -> BilingualText { BilingualText(zh: "\(person) 在这一班", en: "\(person) is on it") }
  static func isNotOn(_ person: String) -> BilingualText {
    BilingualText(zh: "\(person) 不在这一班", en: "\(person) is not on it")
  }
  static func wants(_ heads: Int, there count: Int) -> BilingualText {
    BilingualText(zh: "需 \(heads) 人,已排 \(count) 人", en: "wants \(people(heads)), has \(count)")
  }
  static let fullShift = BilingualText(zh: "人数已满", en: "the shift is full")
  static let mayNot = BilingualText(zh: "单看这一班就不能上:", en: "May not work it, whatever else they work:")
  static let wouldBreak = BilingualText(zh: "加上这一班会违反:", en: "Adding it would break:")
  static let wouldBreakWithout = BilingualText(zh: "换下会违反:", en: "Taking them off would break:")
  static let nothingInTheWay = BilingualText(zh: "没有规则妨碍", en: "No rule is in the way")
  static func changes(_ changes: String) -> BilingualText {
    BilingualText(zh: "加上后目标变化:\(changes)", en: "Adding them changes the goals: \(changes)")
  }
  static func changesWithout(_ changes: String) -> BilingualText {
    BilingualText(zh: "换下后目标变化:\(changes)", en: "Taking them off changes the goals: \(changes)")
  }
  static let noChange = BilingualText(zh: "目标没有变化", en: "no goal changes")
  static func collides(_ shifts: String) -> BilingualText {
    BilingualText(zh: "同一时间在:\(shifts)", en: "At that time they work: \(shifts)")
  }
  static let toLetGo = BilingualText(zh: "要上这一班,至少须让出(其一):", en: "To work it they would have to let go of one of:")
  static let noSmallSwap = BilingualText(
    zh: "让出两个班仍不够", en: "Letting go of any two of their shifts would not be enough")
  static func takers(_ people: String) -> BilingualText {
    BilingualText(zh: "可由 \(people) 接替", en: "\(people) could take it")
  }
  static let noTaker = BilingualText(zh: "无人可接替", en: "nobody could take it")
  static func onlyWithTaker(_ people: String) -> BilingualText {
    BilingualText(zh: "须由 \(people) 之一接替", en: "one of \(people) has to take it")
  }
  static let inWhosePlace = BilingualText(zh: "可以替换谁:", en: "In whose place:")
  static let whoInstead = BilingualText(zh: "可以由谁替换(不违反规则):", en: "Who could come instead, without breaking a rule:")
  static func andInPlaceOf(_ person: String) -> BilingualText {
    BilingualText(zh: ",并替换 \(person)", en: ", and come in the place of \(person)")
  }
  static func moreWays(_ count: Int) -> BilingualText {
    BilingualText(zh: "另有 \(count) 种办法", en: count == 1 ? "1 more way" : "\(count) more ways")
  }
  static func breaks(_ rules: String) -> BilingualText { BilingualText(zh: "会违反 \(rules)", en: "breaks \(rules)") }
  static let nobodyInstead = BilingualText(zh: "没有别人可以接替", en: "Nobody else could come instead")
  static func pinned(_ kind: Pin.Kind) -> BilingualText {
    switch kind {
    case .fixed: BilingualText(zh: "已定要上(pins.csv)", en: "settled that they work it (pins.csv)")
    case .forbidden: BilingualText(zh: "已定不上(pins.csv)", en: "settled that they do not work it (pins.csv)")
    case .published: BilingualText(zh: "已公布要上(pins.csv)", en: "published that they work it (pins.csv)")
    }
  }
  static func wish(isFor: Bool, weight: Int) -> BilingualText {
    isFor
      ? BilingualText(zh: "本人希望上(权重 \(weight))", en: "they wish for it (weight \(weight))")
      : BilingualText(zh: "本人希望不上(权重 \(weight))", en: "they wish against it (weight \(weight))")
  }
  static let theirShifts = BilingualText(zh: "班次", en: "Shifts")
  static let theirLimits = BilingualText(zh: "用量与上限", en: "Against their limits")
  static let theirShares = BilingualText(zh: "分担", en: "Shares")
  static func againstOthers(_ own: String, most: String, least: String) -> BilingualText {
    BilingualText(zh: "\(own)(最多 \(most),最少 \(least))", en: "\(own) (most \(most), least \(least))")
  }
  static let unfilledForThem = BilingualText(zh: "还缺人的班次,为何不上", en: "Shifts with places left, and why not they")
  static let whoIsOnIt = BilingualText(zh: "在班", en: "On it")
  static let whyNotOthers = BilingualText(zh: "其他人为何不在", en: "Why not the others")
  static let noShifts = BilingualText(zh: "没有排班", en: "no shift")
  static func mayWork(_ count: Int, of all: Int) -> BilingualText {
    BilingualText(zh: "\(all) 个班次中可上 \(count) 个", en: "may work \(count) of \(plural(all, "shift"))")
  }
}
