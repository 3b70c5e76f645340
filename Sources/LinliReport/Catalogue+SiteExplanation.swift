import LinliDomain
import LinliScenario
import LinliSiting

/// The words of an explanation of a siting plan.
extension Catalogue {
  // MARK: The plan

  static let sitesCompleted = BilingualText(
    zh: "方案没有说明面积归谁、谁去哪里:按其设施能做到的最好情况补齐。",
    en:
      "The plan says nothing of whose area it is and who goes where: both are worked out as well as its facilities allow."
  )
  static func planBreaksRules(_ count: Int) -> BilingualText {
    BilingualText(zh: "这个方案违反 \(count) 条规则:", en: "This plan breaks \(count) \(count == 1 ? "rule" : "rules"):")
  }
  static let planNotBest = BilingualText(
    zh: "这个方案不是最好的。下面“会怎样”都与离它最近的最好方案相比:",
    en: "This plan is not the best one. What would be otherwise is held against the best plan nearest to it:")
  static let planNotProven = BilingualText(
    zh: "有没有比这个方案更好的,在限度内未能证明。", en: "Whether there is a better plan than this was not proven within the limits.")
  static let inThePlan = BilingualText(zh: "方案", en: "plan")
  static let atBest = BilingualText(zh: "最好", en: "best")
  static let then = BilingualText(zh: "那时", en: "then")
  static let difference = BilingualText(zh: "相差", en: "change")

  // MARK: Sites

  static let staysClosed = BilingualText(zh: "不开放", en: "stays closed")
  static func opensWith(_ added: String, area: String, cost: String, existing: Bool) -> BilingualText {
    BilingualText(
      zh: "\(existing ? "保留开放" : "开放"),新增 \(added) m²,共 \(area) m²,\(cost) 元",
      en: "\(existing ? "stays open" : "opens"), \(added) m² added, \(area) m² in all, \(cost) yuan")
  }
  static func neverAvailable(_ date: CalendarDate?) -> BilingualText {
    let day = date.map { $0.description } ?? "–"
    return BilingualText(
      zh: "\(day) 起才可用,晚于最后一期:不能开放。", en: "It is available from \(day), after the last period: it cannot open.")
  }
  static func nearEstates(_ radius: String, _ estates: String) -> BilingualText {
    BilingualText(
      zh: estates.isEmpty ? "\(radius) 米之内没有小区" : "\(radius) 米之内:\(estates)",
      en: estates.isEmpty ? "No estate within \(radius) m" : "Within \(radius) m: \(estates)")
  }
  static func onlyHere(_ estates: String, isOpen: Bool) -> BilingualText {
    BilingualText(
      zh: isOpen ? "只由它覆盖:\(estates)" : "其中没有开放设施覆盖的:\(estates)",
      en: isOpen ? "Covered by it alone: \(estates)" : "Of these no open facility covers: \(estates)")
  }
  static func countableBy(_ communities: String) -> BilingualText {
    BilingualText(zh: "面积可计入:\(communities)", en: "Its area may count for: \(communities)")
  }
  static func countedBy(_ credits: String) -> BilingualText {
    BilingualText(zh: "面积计入:\(credits)", en: "Its area counts for: \(credits)")
  }
  static func goThere(_ estates: String) -> BilingualText {
    BilingualText(zh: "到这里的:\(estates)", en: "Served there: \(estates)")
  }
  static func squareMetres(_ area: String) -> BilingualText { BilingualText(zh: "\(area) m²", en: "\(area) m²") }

  // MARK: Estates

  static func demandOf(_ estate: String, community: String, demand: String) -> BilingualText {
    BilingualText(zh: "\(estate)(\(community)):需求 \(demand)", en: "\(estate) (\(community)): demand \(demand)")
  }
  static let neverOccupied = BilingualText(zh: "规划期内无人入住。", en: "Nobody lives there in any period.")
  static func coveredBy(_ sites: String, radius: String) -> BilingualText {
    BilingualText(zh: "\(radius) 米之内的开放设施:\(sites)", en: "Open within \(radius) m: \(sites)")
  }
  static func notCovered(asked: Int, there: Int) -> BilingualText {
    let (zh, en) =
      asked > 1 ? (",要求 \(asked) 处,现有 \(there) 处", ": \(asked) facilities asked for, \(there) there") : ("", "")
    return BilingualText(zh: "没有被覆盖\(zh)", en: "Not covered\(en)")
  }
  static func nearestOpen(_ site: String) -> BilingualText {
    BilingualText(zh: "最近的开放设施:\(site)", en: "Nearest open facility: \(site)")
  }
  static let nothingReachable = BilingualText(zh: "没有可以到达的设施点", en: "No site can be reached")
  static func couldCover(_ sites: String) -> BilingualText {
    BilingualText(zh: "可以覆盖它的设施点:\(sites)", en: "Sites that could cover it: \(sites)")
  }
  static func radiusNeeded(_ metres: String, site: String) -> BilingualText {
    BilingualText(
      zh: "服务半径之内没有足够的设施点;半径须达 \(metres) 米(\(site))。",
      en: "Too few sites lie within the service radius; it would take a radius of \(metres) m (\(site)).")
  }
  static func servedAt(_ sites: String) -> BilingualText { BilingualText(zh: "去:\(sites)", en: "Goes to: \(sites)") }

  // MARK: Communities

  static let normNotAsked = BilingualText(
    zh: "这道题不问面积标准(没有 shortfall 目标,也没有 normShare)。",
    en: "The question does not ask for the area norm (no level shortfall, no normShare).")
  static func standing(wanted: String, credited: String, short: String, households: Int) -> BilingualText {
    BilingualText(
      zh: "\(households) 户应有 \(wanted) m²,可计 \(credited) m²,尚缺 \(short) m²",
      en: "\(households) households: \(wanted) m² wanted, \(credited) m² counted, \(short) m² short")
  }
  static let areaMost = BilingualText(zh: "至多 m²", en: "m² at most")
  static let areaInPlan = BilingualText(zh: "方案 m²", en: "m² in the plan")
  static let countedHere = BilingualText(zh: "计入本社区", en: "counted here")
  static let countedElsewhere = BilingualText(zh: "计入其他社区", en: "counted elsewhere")
  static let noCountableSite = BilingualText(
    zh: "没有一处设施点的面积可计入:近旁的户不足。", en: "No site may count: too few of its households are near to any.")
  static func estatesUncovered(_ estates: String) -> BilingualText {
    BilingualText(zh: "未覆盖的小区:\(estates)", en: "Estates that are not covered: \(estates)")
  }

  static func reason(_ reason: CommunityReason) -> BilingualText {
    switch reason {
    case .atNoLoss:
      BilingualText(
        zh: "原因:各级目标相同的方案不止一个,另有它达标、别处不受损的方案。",
        en: "Why: there are several plans of the same goals; in another one it meets the norm and nobody loses.")
    case .order(let level):
      BilingualText(
        zh: "原因:目标的先后。它可以达标而别处不受损,但目标 \(level) 会变。",
        en: "Why: the order of goals. It could meet the norm with nobody losing, but the goal \(level) would change.")
    case .budget:
      BilingualText(
        zh: "原因:钱。在预算之内,它达标则别的社区更缺。",
        en: "Why: money. Within the budget it meets the norm only if other communities lose.")
    case .mostSites:
      BilingualText(
        zh: "原因:开放的设施数有上限。在上限之内,它达标则别的社区更缺。",
        en: "Why: the most facilities that may open. Within it the community meets the norm only if others lose.")
    case .shared:
      BilingualText(
        zh: "原因:近旁的设施点须与别的社区分用;花多少钱都不够大家达标。",
        en: "Why: what is near has to be shared. Whatever is spent, other communities would lose.")
    case .noSpace(let short):
      BilingualText(
        zh: "原因:近旁的设施点全部开放、扩到最大,仍缺 \(Phrases.amount(short)) m²。",
        en: "Why: all sites near it, open and grown as far as they can, are \(Phrases.amount(short)) m² too small.")
    case .unknown: BilingualText(zh: "原因:在限度内未能查明。", en: "Why: not found out within the limits.")
    }
  }

  // MARK: Solving again

  static func heading(for rule: SitingRule, mustStay: Bool) -> BilingualText {
    switch rule {
    case .open: BilingualText(zh: "如果必须开放它", en: "If it had to open")
    case .closed:
      mustStay
        ? BilingualText(
          zh: "题目保留现有设施(keepExisting)。如果只放开它一处、把它关闭",
          en: "The question keeps what exists (keepExisting). If this one alone were let go and closed")
        : BilingualText(zh: "如果不得开放它", en: "If it could not open")
    case .covered: BilingualText(zh: "如果必须覆盖它", en: "If it had to be covered")
    case .short: BilingualText(zh: "如果它必须达标", en: "If it had to meet the norm")
    }
  }
  static func cheapestHeading(_ cost: String, more: String) -> BilingualText {
    BilingualText(
      zh: "别的社区都不受损而达标,至少共需 \(cost) 元,比方案多 \(more) 元",
      en:
        "Meeting the norm with no other community losing costs at least \(cost) yuan in all, \(more) more than the plan"
    )
  }
  static let cheapestOpen = BilingualText(
    zh: "别的社区都不受损而达标要多少钱", en: "What it would cost to meet the norm with no other community losing")
  static func letGo(_ releases: [SitingRelease]) -> BilingualText {
    let words = releases.map(released)
    return BilingualText(
      zh: "不计\(words.map(\.zh).joined(separator: "、"))",
      en: "without the limit on \(words.map(\.en).joined(separator: " and "))")
  }
  static func onlyWithout(_ releases: [SitingRelease]) -> BilingualText {
    let words = releases.map(released)
    return BilingualText(
      zh: "已证明:在限度之内做不到;不计\(words.map(\.zh).joined(separator: "、"))才可以:",
      en: "Proven: not within the limits; only without the limit on \(words.map(\.en).joined(separator: " and ")):")
  }
  private static func released(_ release: SitingRelease) -> BilingualText {
    switch release {
    case .budget: BilingualText(zh: "预算", en: "money")
    case .mostSites: BilingualText(zh: "设施数上限", en: "the number of facilities")
    }
  }
  static let solvedProven = BilingualText(zh: "重新求解,已证明", en: "solved again, proven")
  static let solvedOpen = BilingualText(zh: "重新求解,到限度为止,未证明", en: "solved again as far as the limits allow, not proven")
  static let noSuchPlan = BilingualText(
    zh: "已证明:没有守住其他规则的这种方案。", en: "Proven: no plan does that and keeps all other rules.")
  static let notFoundOut = BilingualText(zh: "在限度内未能查明。", en: "Not found out within the limits.")
  static func atNoLoss(_ rule: SitingRule?) -> BilingualText {
    switch rule {
    case .open:
      BilingualText(zh: "各级目标都不变:开放它没有好处,也无损失。", en: "No goal changes: nothing is lost by it, and nothing gained.")
    case .closed: BilingualText(zh: "各级目标都不变:没有它也一样好。", en: "No goal changes: the plan is as good without it.")
    default: BilingualText(zh: "各级目标都不变。", en: "No goal changes.")
    }
  }
  static func firstToChange(_ level: String, _ change: String) -> BilingualText {
    BilingualText(zh: "最先变的目标:\(level),\(change)", en: "The first goal to change: \(level), \(change)")
  }
  static func differs(isNearest: Bool) -> BilingualText {
    isNearest
      ? BilingualText(zh: "随之改变(已证明改变最少)", en: "What changes with it (proven to be the least)")
      : BilingualText(zh: "随之改变", en: "What changes with it")
  }
  static func siteChange(
    _ site: String, _ change: SitingSiteChange, from before: String, to after: String
  ) -> BilingualText {
    let added = "\(Phrases.amount(change.addedBefore)) → \(Phrases.amount(change.addedAfter)) m²"
    let isSame = abs(change.addedBefore - change.addedAfter) < 0.005
    let more = isSame ? BilingualText("") : BilingualText(zh: "新增 \(added)", en: "\(added) added")
    guard let verb = siteVerb(change, before, after) else {
      return BilingualText(zh: "\(site) \(more.zh)", en: "\(site): \(more.en)")
    }
    return BilingualText(
      zh: "\(site) \(verb.zh)\(isSame ? "" : ",")\(more.zh)", en: "\(site) \(verb.en)\(isSame ? "" : ": ")\(more.en)")
  }
  private static func siteVerb(_ change: SitingSiteChange, _ before: String, _ after: String) -> BilingualText? {
    if change.openingBefore == change.openingAfter { return nil }
    if change.openingBefore == nil { return BilingualText(zh: "开放\(after)", en: "opens\(after)") }
    if change.openingAfter == nil { return BilingualText(zh: "关闭", en: "closes") }
    return BilingualText(zh: "开放\(before) →\(after)", en: "opens\(before) →\(after)")
  }
  static func areaChange(_ community: String, _ change: SitingAreaChange) -> BilingualText {
    let (before, after) = (Phrases.amount(change.before), Phrases.amount(change.after))
    return BilingualText(
      zh: "\(community) 尚缺 \(before) → \(after) m²", en: "\(community): \(before) → \(after) m² short")
  }
  static func coveredThen(_ estates: String) -> BilingualText {
    BilingualText(zh: "那时被覆盖的:\(estates)", en: "covered then: \(estates)")
  }
  static func coveredNoMore(_ estates: String) -> BilingualText {
    BilingualText(zh: "那时不再被覆盖的:\(estates)", en: "covered no more: \(estates)")
  }
  static func costThen(_ before: String, _ after: String) -> BilingualText {
    BilingualText(zh: "费用 \(before) → \(after) 元", en: "cost \(before) → \(after) yuan")
  }
}
