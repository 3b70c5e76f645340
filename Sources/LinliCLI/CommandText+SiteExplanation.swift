import LinliDomain
import LinliReport
import LinliScenario
import LinliSiting

/// What `linli check` and `linli explain` say of sites.
extension CommandText {
  // MARK: Explain

  static func unknownSite(_ text: String, nearest: String?) -> BilingualText {
    let hint = siteHint(nearest)
    return BilingualText(zh: "没有设施点 \(text)。\(hint.zh)", en: "There is no site \(text).\(hint.en)")
  }

  static func unknownEstate(_ text: String, nearest: String?) -> BilingualText {
    let hint = siteHint(nearest)
    return BilingualText(zh: "没有小区 \(text)。\(hint.zh)", en: "There is no estate \(text).\(hint.en)")
  }

  static func unknownCommunity(_ text: String, nearest: String?) -> BilingualText {
    let hint = siteHint(nearest)
    return BilingualText(
      zh: "没有住着人的社区 \(text)。\(hint.zh)", en: "There is no community \(text) with estates.\(hint.en)")
  }

  private static func siteHint(_ nearest: String?) -> BilingualText {
    nearest.map { BilingualText(zh: "是否想写 \($0)?", en: " Did you mean \($0)?") } ?? BilingualText("")
  }

  // MARK: Check

  /// What the numbers of a siting question tell.
  static func finding(_ finding: SitingFinding, of instance: SitingInstance) -> BilingualText {
    switch finding {
    case .unreachable(let estate, let demand):
      BilingualText(
        zh: "\(estate)(需求 \(Phrases.amount(demand))):没有可以到达的设施点",
        en: "\(estate) (demand \(Phrases.amount(demand))): no site can be reached from it")
    case .outOfRadius(let estate, let demand, let nearest, let metres, let radius):
      BilingualText(
        zh:
          "\(estate)(需求 \(Phrases.amount(demand))):没有设施点能覆盖;最近的 \(nearest) \(whole(metres)) 米,服务半径 \(whole(radius)) 米",
        en:
          "\(estate) (demand \(Phrases.amount(demand))): no site covers it; the nearest, \(nearest), is \(whole(metres)) m away, the service radius is \(whole(radius)) m"
      )
    case .outOfService(let estate, let demand, let nearest, let metres, let radius):
      BilingualText(
        zh: "\(estate)(需求 \(Phrases.amount(demand))):无处可去;最近的 \(nearest) \(whole(metres)) 米,至多 \(whole(radius)) 米",
        en:
          "\(estate) (demand \(Phrases.amount(demand))): nobody can be served; the nearest, \(nearest), is \(whole(metres)) m away, at most \(whole(radius)) m are allowed"
      )
    case .neverAvailable(let site):
      BilingualText(zh: "\(site) 在各期内都不可用", en: "\(site) is available in no period")
    case .areaShort, .normShort, .tooFewCanMeet: areaFinding(finding, of: instance)
    case .placesShort, .tooManyStayOpen, .budgetTooSmall: limitFinding(finding, of: instance)
    }
  }

  private static func areaFinding(_ finding: SitingFinding, of instance: SitingInstance) -> BilingualText {
    switch finding {
    case .areaShort(let communities, let sites, let period, let wanted, let most):
      let when = periodName(period, of: instance)
      let (who, room) = (communities.map(\.text), areaRoom(sites.map(\.text), Phrases.amount(most)))
      let (asked, short) = (Phrases.amount(wanted), Phrases.amount(wanted - most))
      return BilingualText(
        zh: "\(who.joined(separator: "、"))\(when.zh):应有 \(asked) m²,\(room.zh),至少缺 \(short) m²",
        en: "\(who.joined(separator: ", "))\(when.en): \(asked) m² wanted, \(room.en), at least \(short) m² short")
    case .normShort(let period, let short):
      let when = periodName(period, of: instance)
      return BilingualText(
        zh: "面积标准\(when.zh):全部社区合计至少缺 \(Phrases.amount(short)) m²",
        en: "area norm\(when.en): all communities together are at least \(Phrases.amount(short)) m² short")
    case .tooFewCanMeet(let period, let count, let least):
      let when = periodName(period, of: instance)
      return BilingualText(
        zh: "面积标准\(when.zh):可能达标的社区只有 \(count) 个,要求 \(least) 个",
        en: "area norm\(when.en): \(count) communities can meet it, \(least) have to")
    default: return BilingualText("\(finding)")
    }
  }

  private static func areaRoom(_ sites: [String], _ room: String) -> BilingualText {
    if sites.isEmpty { return BilingualText(zh: "没有一处设施点的面积可计入", en: "no site may count") }
    return BilingualText(
      zh: "\(sites.joined(separator: "、")) 全部开放、扩到最大也只有 \(room) m²",
      en: "at most \(room) m² with \(sites.joined(separator: ", ")) all open and grown")
  }

  private static func limitFinding(_ finding: SitingFinding, of instance: SitingInstance) -> BilingualText {
    switch finding {
    case .placesShort(let hazard, let period, let people, let places, let without):
      let when = periodName(period, of: instance)
      let what = hazard.text.isEmpty ? BilingualText(zh: "平时", en: "every day") : BilingualText(hazard.text)
      let there = places.isFinite ? Phrases.amount(places) : "∞"
      return BilingualText(
        zh:
          "\(what.zh)\(when.zh):\(Phrases.amount(people)) 人需要位置,可用的设施点共 \(there) 个;至少 \(Phrases.amount(without)) 人没有位置",
        en:
          "\(what.en)\(when.en): \(Phrases.amount(people)) people need a place, all usable sites have \(there); at least \(Phrases.amount(without)) people are without one"
      )
    case .tooManyStayOpen(let count, let most):
      return BilingualText(
        zh: "保留开放的设施 \(count) 处,至多只许 \(most) 处", en: "\(count) facilities stay open, at most \(most) may be open")
    case .budgetTooSmall(let period, let budget, let cheapest, let site):
      let when = periodName(period, of: instance)
      return BilingualText(
        zh: "预算\(when.zh) \(Phrases.amount(budget.yuan)) 元,不够最便宜的一步:\(site) \(Phrases.amount(cheapest.yuan)) 元",
        en:
          "the budget\(when.en) of \(Phrases.amount(budget.yuan)) yuan does not pay for the cheapest step: \(Phrases.amount(cheapest.yuan)) yuan at \(site)"
      )
    default: return BilingualText("\(finding)")
    }
  }

  private static func whole(_ metres: Double) -> String { Phrases.amount(metres.rounded()) }

  /// The name of a period in brackets, where there are several.
  private static func periodName(_ period: Int, of instance: SitingInstance) -> BilingualText {
    guard instance.periods.count > 1, instance.periods.indices.contains(period) else { return BilingualText("") }
    return BilingualText(zh: "(\(instance.periods[period].name))", en: " (\(instance.periods[period].name))")
  }
}
