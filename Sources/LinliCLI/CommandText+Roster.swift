import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario

/// The command's words about rosters.
extension CommandText {
  static func someSetAside(_ count: Int) -> BilingualText {
    BilingualText(
      zh: "数据可用,有 \(count) 处问题将被搁置", en: "The data can be used; \(count) of its problems will be set aside")
  }

  static func finding(_ finding: RosterFinding) -> BilingualText {
    switch finding {
    case .nobodyMay(let shift): BilingualText(zh: "\(shift):没有人可以上", en: "\(shift): nobody may work it")
    case .tooFewMay(let shift, let wanted, let people):
      BilingualText(
        zh: "\(shift):需要 \(wanted) 人,可以上的只有 \(people) 人",
        en: "\(shift): wants \(wanted) people, and \(people) may work it")
    case .shortage(let shortage): self.shortage(shortage)
    case .placesShort(let wanted, let offered):
      BilingualText(
        zh: "全部班次需要 \(wanted) 人次,所有志愿者按各自上限至多 \(offered) 人次",
        en: "all shifts want \(wanted) places filled, all people by their limits fill at most \(offered)")
    case .uselessVolunteer(let volunteer):
      BilingualText(zh: "\(volunteer) 没有任何可上的班次", en: "\(volunteer) may work none of the shifts")
    }
  }

  private static func shortage(_ shortage: HeadShortage) -> BilingualText {
    let shifts = shortage.shifts.map(\.text)
    let people = shortage.volunteers.map(\.text)
    let who = shortage.qualification.map { BilingualText(zh: "有 \($0) 的人", en: "people with \($0)") }
    let there = BilingualText(
      zh: people.isEmpty ? "没有" : "只有 " + people.joined(separator: "、"),
      en: people.isEmpty ? "nobody" : "only " + people.joined(separator: ", "))
    return BilingualText(
      zh: "\(shifts.joined(separator: "、")):同一时间需要 \(shortage.placeCount) 名\(who?.zh ?? "人"),\(there.zh)",
      en:
        "\(shifts.joined(separator: ", ")): \(shortage.placeCount) \(who?.en ?? "people") wanted at one time, \(there.en)"
    )
  }

  static func unknownVolunteer(_ text: String, nearest: String?) -> BilingualText {
    let hint = hint(nearest)
    return BilingualText(zh: "没有志愿者 \(text)。\(hint.zh)", en: "There is no volunteer \(text).\(hint.en)")
  }

  static func unknownShift(_ text: String, nearest: String?) -> BilingualText {
    let hint = hint(nearest)
    return BilingualText(zh: "没有班次 \(text)。\(hint.zh)", en: "There is no shift \(text).\(hint.en)")
  }

  private static func hint(_ nearest: String?) -> BilingualText {
    nearest.map { BilingualText(zh: "是否想写 \($0)?", en: " Did you mean \($0)?") } ?? BilingualText("")
  }

  // MARK: Strict

  static func rulesCollide(isVerified: Bool) -> BilingualText {
    isVerified
      ? BilingualText(
        zh: "没有任何班表能遵守所有规则。下列各项不能同时成立,去掉任何一项即可(已逐项验证):",
        en: "No roster keeps all rules. These cannot hold together, and any one less would do (each verified):")
      : BilingualText(
        zh: "没有任何班表能遵守所有规则。下列各项不能同时成立(未能逐项验证):",
        en: "No roster keeps all rules. These cannot hold together (not all verified):")
  }

  static func part(_ part: RosterConflictPart) -> BilingualText {
    switch part {
    case .heads(let shift):
      return BilingualText(zh: "班次 \(shift) 排满(shifts.csv)", en: "shift \(shift) has the people it wants (shifts.csv)")
    case .skill(let shift, let skill):
      return BilingualText(
        zh: "班次 \(shift) 有 \(skill)(shifts.csv)", en: "shift \(shift) has people with \(skill) (shifts.csv)")
    case .team(let shift):
      return BilingualText(
        zh: "班次 \(shift) 要么凑齐要么不办(shifts.csv)", en: "shift \(shift) takes place whole or not at all (shifts.csv)")
    case .line(let volunteer, let rule):
      let words = MessageCatalogue.phrase(for: rule)
      return BilingualText(
        zh: "\(volunteer) 遵守:\(words.zh) (\(rule.rawValue))", en: "\(volunteer) keeps: \(words.en) (\(rule.rawValue))")
    case .visitors(let household):
      return BilingualText(
        zh: "住户 \(household) 的探访人数上限", en: "household \(household) has no more visitors than allowed")
    case .pair, .mentor, .adult, .pin: return company(part)
    }
  }

  private static func company(_ part: RosterConflictPart) -> BilingualText {
    switch part {
    case .pair(let rule):
      BilingualText(
        zh: "\(rule.first) 与 \(rule.second) 的规则(pairs.csv)",
        en: "the rule of \(rule.first) and \(rule.second) (pairs.csv)")
    case .mentor(let trainee):
      BilingualText(zh: "\(trainee) 须由带教人同班", en: "\(trainee) works only beside a mentor")
    case .adult(let volunteer):
      BilingualText(zh: "\(volunteer) 须有成年人同班", en: "\(volunteer) works only beside an adult")
    case .pin(let pin):
      BilingualText(
        zh: "\(pin.volunteer) 与 \(pin.shift) 已定(pins.csv)",
        en: "what is settled about \(pin.volunteer) and \(pin.shift) (pins.csv)")
    default: BilingualText(part.name)
    }
  }
}
