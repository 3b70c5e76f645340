import LinliDomain
import LinliRostering
import LinliScenario

/// The words of what it would take.
extension Catalogue {
  // MARK: Headings

  static func toHave(_ person: String) -> BilingualText {
    BilingualText(zh: "要让 \(person) 上这一班:", en: "What it would take for \(person) to work it:")
  }
  static func toFill(_ qualification: String?) -> BilingualText {
    guard let qualification else {
      return BilingualText(zh: "要多排上一人:", en: "What it would take to fill one more place:")
    }
    return BilingualText(
      zh: "要多排上一名有 \(qualification) 的人:", en: "What it would take to have one more with \(qualification):")
  }
  static let nothingIsMissing = BilingualText(
    zh: "这一班不缺人,再加一人就超出所需", en: "Nobody is missing on it; one more would be above what is wanted")
  static func numbered(_ number: Int, _ words: BilingualText) -> BilingualText {
    BilingualText(zh: "\(number). \(words.zh)", en: "\(number). \(words.en)")
  }

  // MARK: Ways

  static func isThereAlready(_ person: String) -> BilingualText {
    BilingualText(zh: "\(person) 已在这一班,什么都不用改", en: "\(person) works it already; nothing has to change")
  }
  static func canBeAdded(_ people: String) -> BilingualText {
    BilingualText(zh: "直接加上 \(people) 即可,别的都不用动", en: "\(people) can simply be added; nothing else has to change")
  }
  static func onlyChanges(_ people: String) -> BilingualText {
    BilingualText(
      zh: "\(people):只换班,不改规则和数据", en: "\(people): shifts change hands; no rule and no data have to change")
  }
  static let wouldHaveTo = BilingualText(zh: "须改变:", en: "This would have to change:")
  static func remedyChanges(_ changes: Int, isFewest: Bool) -> BilingualText {
    if changes == 0 { return BilingualText(zh: "班表不用动", en: "The roster stays as it is") }
    return BilingualText(
      zh: "班表变动 \(changes) 处,\(isFewest ? "已证明最少" : "未证明最少"),原来排上的岗位全部保住",
      en: "\(plural(changes, "change")) of the roster, "
        + (isFewest ? "proven to be the fewest" : "not proven to be the fewest") + "; what was covered stays covered")
  }
  static func eachIsNeeded(_ count: Int, isMinimal: Bool) -> BilingualText {
    guard isMinimal else {
      return BilingualText(zh: "未证明每一项都必要", en: "Not proven that each of these is needed")
    }
    return count == 1
      ? BilingualText(zh: "已求解验证:不改这一项就不行", en: "Verified by solving: without it there is no way")
      : BilingualText(
        zh: "已求解验证:\(count) 项缺一不可", en: "Verified by solving: without any one of the \(count) there is no way")
  }

  // MARK: Endings

  static let remediesAreCheapest = BilingualText(
    zh: "已证明:在可以改变的事项(本人的,或能接替其班次者的)中没有更容易的办法",
    en: "Proven: no easier way with what may be changed, for who comes or for who could take over their shift")
  static let remediesAreNotProven = BilingualText(
    zh: "求解次数或时间到限,未能排除更容易的办法", en: "Not proven: limits did not allow to rule out easier ways")
  static let noRemedy = BilingualText(
    zh: "已证明:可以改变的事项(本人的,或能接替其班次者的)都改了也不行(原来排上的岗位要保住)",
    en: "Proven: nothing that may be changed, for who comes or for who could take over their shift, is enough, as long "
      + "as what is covered stays covered")
  static let noRemedyFound = BilingualText(
    zh: "求解次数或时间到限,没有找到办法,也没有证明不行", en: "No way was found within the limits, and none was ruled out")
  static let cannotBeChanged = BilingualText(zh: "不能改变:", en: "Cannot be changed:")
  static let brokenAlready = BilingualText(
    zh: "班表现在就违反规则,下面的变动一并改正:", en: "The roster breaks rules as it is; the changes below mend that, too:")
  static let brokenAnyway = BilingualText(zh: "班表现在就违反规则:", en: "The roster breaks rules as it is:")

  // MARK: Relaxations

  static func moreTime(_ person: String, _ when: String, _ hours: String) -> BilingualText {
    BilingualText(
      zh: "\(person) 须在 \(when) 有空(多 \(hours) 小时)", en: "\(person) is free on \(when): \(hours) h more")
  }
  static func withdrawnTime(_ person: String, _ when: String, _ hours: String) -> BilingualText {
    BilingualText(
      zh: "\(person) 须收回“不可排”:\(when)(\(hours) 小时)",
      en: "\(person) takes back that they cannot on \(when): \(hours) h of it")
  }
  static func leaveGivenUp(_ person: String, _ when: String, _ hours: String) -> BilingualText {
    BilingualText(
      zh: "\(person) 须放弃请假:\(when)(\(hours) 小时)", en: "\(person) gives up leave on \(when): \(hours) h of it")
  }
  static func movedLimit(_ person: String, _ limit: RelaxedLimit, type: String?) -> BilingualText {
    let name = MessageCatalogue.phrase(for: limit.rule)
    let what = BilingualText(
      zh: name.zh + (type.map { " \($0)" } ?? ""), en: name.en + (type.map { " \($0)" } ?? ""))
    guard limit.rule != .wholeWeekends, limit.rule != .samePattern else {
      return BilingualText(zh: "\(person) 不再要求:\(what.zh)", en: "\(person): no longer held to \(what.en)")
    }
    let (to, from) = (ruleAmount(limit.to, limit.rule), ruleAmount(limit.from, limit.rule))
    return limit.end == .most
      ? BilingualText(
        zh: "\(person) 的\(what.zh)上限:\(from.zh) → \(to.zh)", en: "\(person): \(what.en), at most \(from.en) → \(to.en)")
      : BilingualText(
        zh: "\(person) 的\(what.zh)下限:\(from.zh) → \(to.zh)", en: "\(person): \(what.en), at least \(from.en) → \(to.en)"
      )
  }
  static func morePlaces(_ shift: String, _ most: Int) -> BilingualText {
    BilingualText(zh: "\(shift) 人数上限:\(most - 1) → \(most)", en: "\(shift): at most \(most - 1) → \(people(most))")
  }
  static func liftedPin(_ person: String, _ shift: String, isFixed: Bool) -> BilingualText {
    isFixed
      ? BilingualText(
        zh: "\(person) 不再定在 \(shift)(pins.csv)", en: "\(person) is no longer settled on \(shift) (pins.csv)")
      : BilingualText(
        zh: "\(person) 不再定为不上 \(shift)(pins.csv)",
        en: "it is no longer settled that \(person) does not work \(shift) (pins.csv)")
  }
  static func otherCommunity(_ person: String, _ place: String) -> BilingualText {
    BilingualText(zh: "\(person) 也在 \(place) 服务", en: "\(person) works in \(place), too")
  }
  static func pairLetGo(_ rule: PairRule, _ shift: String) -> BilingualText {
    let words = pair(rule)
    return BilingualText(
      zh: "\(shift) 这一班不管“\(words.zh)”(pairs.csv)", en: "on \(shift) it does not hold that \(words.en) (pairs.csv)")
  }
  static func renewed(_ person: String, _ name: String, _ date: BilingualText) -> BilingualText {
    BilingualText(zh: "\(person) 的“\(name)”在 \(date.zh) 须有效", en: "\(person)'s \"\(name)\" is valid on \(date.en)")
  }
  static func speaks(_ person: String, _ languages: String) -> BilingualText {
    BilingualText(zh: "\(person) 须会说其中一种:\(languages)", en: "\(person) would have to speak one of \(languages)")
  }
  static func obtains(_ person: String, _ name: String, _ date: BilingualText) -> BilingualText {
    BilingualText(
      zh: "\(person) 须在 \(date.zh) 前取得“\(name)”", en: "\(person) would have to obtain \"\(name)\" by \(date.en)")
  }
}
