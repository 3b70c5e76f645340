public import LinliDomain

/// The rules of one jurisdiction: its items lists and the pairs it forbids.
///
/// No source binds another place and the sources differ (MODEL.md 1.8), so a scenario names one profile and edits it
/// in `list_rules.csv`. Kinds of lead and helper that a source does not spell out follow the worked scenario
/// (MODEL.md 3.3); they are assumptions, which rows of the table replace.
public enum RuleProfile: String, Sendable, Equatable, CaseIterable {
  /// The Zhangjiakou decision of 2020.
  case zhangjiakou2020 = "zhangjiakou-2020"
  /// The Guangxi opinions on urban communities.
  case guangxi
  /// The "two neighbours" action plan of 2021.
  case twoNeighbours2021 = "two-neighbours-2021"
  /// The Longgang community regulation of 2023.
  case longgang2023 = "longgang-2023"
  /// No rules: the table states every list.
  case none

  /// What the profile is.
  public var meaning: BilingualText {
    switch self {
    case .zhangjiakou2020: .init(zh: "张家口市 2020 年决定", en: "the Zhangjiakou decision of 2020")
    case .guangxi: .init(zh: "广西城市社区意见", en: "the Guangxi opinions on urban communities")
    case .twoNeighbours2021: .init(zh: "2021 年“两邻”行动计划", en: "the two-neighbours action plan of 2021")
    case .longgang2023: .init(zh: "龙港市社区治理条例（2023）", en: "the Longgang community regulation of 2023")
    case .none: .init(zh: "不用现成规则", en: "no ready rules")
    }
  }

  /// The rules of the profile's items lists.
  public var listRules: [ListRule] {
    switch self {
    case .zhangjiakou2020:
      Self.lists(
        own: "S000-3a", assist: "S000-3d", commissioned: "S000-3d", mutual: "S000-5b", purchased: "S000-11b",
        government: "S000-3c")
    case .guangxi:
      Self.lists(
        own: "S001-10a", assist: "S001-10c", commissioned: "S001-10c", mutual: "S001-18b",
        purchased: "S001-18c", government: "S001-10a")
    case .twoNeighbours2021:
      Self.lists(
        own: "S003-2.1a", assist: "S003-2.1a", commissioned: nil, mutual: "S003-5.2b",
        purchased: "S003-2.2d", government: "S003-2.1a")
    case .longgang2023:
      Self.lists(
        own: "S004-a8a", assist: "S004-a8a", commissioned: "S004-a8a", mutual: "S004-a17",
        purchased: "S004-a7.0", government: "S004-a8b")
    case .none: []
    }
  }

  /// The kinds the profile bars from classes of services.
  ///
  /// Zhangjiakou names five classes for which a committee may not be responsible (S000-3b); other sources bar through
  /// their lists alone.
  public var forbiddenPairings: [ForbiddenPairing] {
    guard self == .zhangjiakou2020 else { return [] }
    return ["enforcement", "demolition", "environment", "city-management", "investment"].map {
      ForbiddenPairing(kind: .committee, serviceClass: $0, source: "S000-3b")
    }
  }

  /// The lists with the article each rests on; a list without one is left out.
  private static func lists(
    own: String, assist: String, commissioned: String?, mutual: String, purchased: String, government: String
  ) -> [ListRule] {
    var rules = [
      ListRule(
        id: ListID("L1"), name: name("社区自治组织依法承担的工作事项", "own duties of the committee"),
        leads: [.committee], helpers: [.organization, .volunteers, .government], source: own),
      ListRule(
        id: ListID("L2"), name: name("社区自治组织依法协助政府工作事项", "assistance to government"),
        leads: [.government], helpers: [.committee, .organization, .volunteers], moneyMustFollow: true, source: assist),
    ]
    if let commissioned {
      rules.append(
        ListRule(
          id: ListID("L3"), name: name("委托社区自治组织办理的事项", "commissioned to the committee"),
          leads: [.committee], helpers: [.organization, .volunteers, .government], moneyMustFollow: true,
          source: commissioned))
    }
    return rules + [
      ListRule(
        id: ListID("M"), name: name("互助与志愿服务", "mutual aid and volunteering"),
        leads: [.organization, .volunteers], helpers: [.committee, .unit], source: mutual),
      ListRule(
        id: ListID("P"), name: name("政府购买服务", "purchased services"), leads: [.organization],
        isCommitteeAllowed: false, moneyMustFollow: true, source: purchased),
      ListRule(
        id: ListID("G"), name: name("行政机关法定职责", "duties of government alone"), leads: [.government],
        isCommitteeAllowed: false, source: government),
    ]
  }

  private static func name(_ chinese: String, _ english: String) -> LocalizedName {
    LocalizedName(chinese: chinese, english: english)
  }
}
