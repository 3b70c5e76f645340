/// The tables of a scenario folder: the one place where their columns are stated.
public enum ScenarioTables {
  /// Every table this reader knows, in the order in which they are described.
  public static let all: [TableSchema] = [
    communities, services, listRules, needs, providers, rooms, accounts, targets, starPrizes, volunteers, groups,
    availability, weeks, shiftTypes, shifts, visits, pairs, history, pins, estates, sites, travel, hazards, functions,
    projects,
  ]

  /// Every table that is written for people, those of publishing and closing as well.
  public static var described: [TableSchema] { all + PublishingTables.all }

  /// Tables of questions that are not built yet: allowed in the folder and not read.
  static let reserved = [
    "blocks", "blocks_adjacent", "dispatch_staff", "dispatch_needs", "pair_units", "pair_wants",
  ]

  /// The schema of a table; nil when none has the name.
  public static func schema(_ name: String) -> TableSchema? { all.first { $0.name == name } }

  // MARK: Words

  static let kinds: [EnumWord] = [
    EnumWord("G", ["政府", "派驻"], zh: "政府派驻", en: "posted government staff"),
    EnumWord("K", ["居委会", "社区"], zh: "居委会与服务站", en: "the residents' committee with its station"),
    EnumWord("O", ["社会组织", "组织"], zh: "社会组织", en: "social organizations and contractors"),
    EnumWord("U", ["驻社区单位", "单位"], zh: "驻社区单位", en: "resident units"),
    EnumWord("V", ["志愿者", "志愿队"], zh: "志愿队伍", en: "volunteer teams"),
  ]

  private static let classes: [EnumWord] = [
    EnumWord("enforcement", ["行政执法"], zh: "行政执法", en: "administrative enforcement"),
    EnumWord("demolition", ["拆迁拆违"], zh: "拆迁拆违", en: "demolition"),
    EnumWord("environment", ["环境整治"], zh: "环境整治", en: "environmental clean-up"),
    EnumWord("city-management", ["城市管理"], zh: "城市管理", en: "city management"),
    EnumWord("investment", ["招商引资"], zh: "招商引资", en: "investment promotion"),
    EnumWord("basic", ["基本公共服务"], zh: "基本公共服务", en: "basic public services"),
    EnumWord("other", ["其他"], zh: "其他", en: "anything else"),
  ]

  // MARK: Tables

  static let communities = TableSchema(
    "communities", title: .init(zh: "社区", en: "Communities"),
    meaning: .init(zh: "每行一个社区。", en: "One row for each community."), neededFor: [.match, .site],
    columns: [
      id, name, english,
      ColumnSchema("type_zh", ["类型"], .text, .optional, zh: "社区类型", en: "What sort of place it is."),
      ColumnSchema("urban", ["城市", "城镇"], .flag, .defaulting(to: "1"), zh: "城市社区为 1，农村为 0", en: "1 urban, 0 rural."),
      count("households", ["户数"], .households, zh: "户数", en: "Households."),
      count("persons", ["人口", "人数"], .persons, zh: "常住人口", en: "Residents."),
      ColumnSchema(
        "area_m2_now", ["现有面积", "现有面积m2"], .number(.nonNegative), .optional, unit: .squareMetres,
        zh: "现有服务设施面积", en: "Floor area of service facilities now.", source: "S001-3d"),
      ColumnSchema(
        "members_5to9", ["居委会人数", "居委会委员"], .integer(.nonNegative), .optional, unit: .persons, zh: "居委会委员人数",
        en: "Members of the committee.", source: "S001-17a"),
      count("workers", ["社工人数", "社区工作者"], .persons, zh: "社区工作者人数", en: "Community workers."),
      count("social_workers_certified", ["持证社工"], .persons, zh: "持证社会工作者人数", en: "Certified social workers."),
      count("orgs_registered", ["社会组织数"], .organizations, zh: "社会组织数", en: "Registered organizations."),
      count("mediators", ["调解员"], .persons, zh: "人民调解员人数", en: "Mediators."),
      ColumnSchema(
        "x", ["东向米", "经度"], .number(.any), .optional, zh: "东向米数；按经纬度基准时为经度",
        en: "Metres east; degrees east where the datum is of the globe."),
      ColumnSchema(
        "y", ["北向米", "纬度"], .number(.any), .optional, zh: "北向米数；按经纬度基准时为纬度",
        en: "Metres north; degrees north where the datum is of the globe."),
      ColumnSchema(
        "alliance", ["联合体"], .text, .optional, zh: "所属联合体", en: "The alliance it belongs to.", source: "S004-a17"),
    ])

  static let services = TableSchema(
    "services", title: .init(zh: "服务目录", en: "Service catalogue"),
    meaning: .init(zh: "每行一种服务。", en: "One row for each service."),
    columns: [
      ColumnSchema("code", ["编号", "代码", "服务编号"], .id, zh: "服务编号", en: "The service's code.", source: "S000-6b"),
      name, english,
      ColumnSchema(
        "list", ["清单"], .reference(to: "list_rules"), zh: "所属事项清单", en: "The items list it is on.", source: "S004-a8a"),
      ColumnSchema(
        "performers", ["承担主体", "主体"], .words(kinds, allowsStar: true), zh: "可承担的主体", en: "Kinds that may do it."),
      ColumnSchema(
        "qualification", ["资质", "资格"], .text, .optional, zh: "所需资质：+ 为都要，/ 为任一，无为不需",
        en: "What performers hold: + both, / either, none.", source: "S000-12c"),
      ColumnSchema(
        "session_h", ["每次小时", "时长"], .number(.positive), unit: .hours, zh: "一次服务的时长", en: "Length of one session."),
      ColumnSchema(
        "team", ["每次人数"], .integer(NumberRange(minimum: 1, maximum: 1_000_000)), .defaulting(to: "1"), unit: .persons,
        zh: "一次服务的人数", en: "Persons for one session."),
      ColumnSchema("room", ["需要场地", "场地"], .flag, .defaulting(to: "0"), zh: "是否需要场地", en: "Whether it needs a room."),
      ColumnSchema(
        "priority", ["优先级"], .integer(NumberRange(minimum: 1, maximum: 9)), .defaulting(to: "1"),
        zh: "1 基本与弱势，2 重要，3 提升", en: "1 basic and vulnerable, 2 important, 3 enriching."),
      ColumnSchema(
        "vol_ok", ["志愿者可做"], .flag, .defaulting(to: "1"), zh: "志愿者可否承担", en: "Whether volunteers may do it.",
        source: "S000-12c"),
      ColumnSchema(
        "class", ["类别"], .word(classes), .optional, zh: "服务类别", en: "The class of the service.", source: "S000-3b"),
      ColumnSchema(
        "fee_yuan", ["收费"], .money, .defaulting(to: "0"), unit: .yuan, zh: "每次收费", en: "Fee of one session.",
        source: "S003-4.1c"),
      ColumnSchema(
        "fee_account", ["收费账户"], .reference(to: "accounts"), .optional, zh: "收费进入的账户", en: "The account of the fee."),
      ColumnSchema(
        "floor", ["保底比例"], .number(.share), .optional, unit: .share, zh: "每个社区至少满足的比例",
        en: "Least share of the need in every community.", source: "S000-6a"),
      limit("min_providers", ["最少承担者"], zh: "至少几个承担者", en: "Least number of providers of a need."),
      limit("max_providers", ["最多承担者"], zh: "至多几个承担者", en: "Greatest number of providers of a need."),
      limit("min_kinds", ["最少主体"], zh: "至少几类主体", en: "Least number of kinds in a need.", source: "S000-5e"),
      limit("max_kinds", ["最多主体"], zh: "至多几类主体", en: "Greatest number of kinds in a need."),
      ColumnSchema(
        "single_provider", ["专人负责"], .flag, .defaulting(to: "0"), zh: "一项需求是否由一方全程负责",
        en: "Whether one provider does all of a need.", source: "S003-2.3a"),
    ])

  static let listRules = TableSchema(
    "list_rules", title: .init(zh: "清单规则", en: "Rules of the items lists"),
    meaning: .init(
      zh: "每行一个清单；与规则集同名的清单以此行为准。", en: "One row for each list; a row replaces the rule profile's of the same list."),
    neededFor: [],
    columns: [
      ColumnSchema("list", ["编号", "清单", "清单编号"], .id, zh: "清单编号", en: "The list.", source: "S004-a8a"),
      name, english,
      ColumnSchema("lead", ["责任主体"], .words(kinds, allowsStar: false), zh: "责任主体", en: "Kinds that answer for it."),
      ColumnSchema(
        "helpers", ["协助主体"], .words(kinds, allowsStar: false), .optional, zh: "协助主体", en: "Kinds that help."),
      ColumnSchema(
        "committee_allowed", ["居委会可参与"], .flag, .defaulting(to: "1"), zh: "居委会可否参与",
        en: "Whether committees may have a part.", source: "S004-a8b"),
      ColumnSchema(
        "money_must_follow", ["费随事转"], .flag, .defaulting(to: "0"), zh: "是否费随事转", en: "Whether money follows the work.",
        source: "S000-3d"),
      ColumnSchema(
        "lead_share", ["责任主体比例"], .number(.share), .defaulting(to: "0"), unit: .share, zh: "责任主体至少承担的比例",
        en: "Least share that leads do themselves."),
      ColumnSchema("source", ["出处", "依据"], .text, .optional, zh: "依据", en: "The article it rests on."),
    ])

  static let needs = TableSchema(
    "needs", title: .init(zh: "需求", en: "Needs"),
    meaning: .init(
      zh: "每行一种服务，每列一个社区；不需要写 0。", en: "One row for each service, one column for each community; write 0 for none."),
    columns: [
      ColumnSchema("code", ["编号", "代码", "服务编号"], .reference(to: "services"), zh: "服务编号", en: "The service's code.")
    ],
    family: ColumnFamily(
      table: "communities",
      column: ColumnSchema(
        "sessions", [], .number(.nonNegative), unit: .sessions, zh: "该社区计划期内的次数",
        en: "Sessions asked for in that community.")))
}
