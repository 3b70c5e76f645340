internal import LinliSiting

extension ScenarioTables {
  static let estates = TableSchema(
    "estates", title: .init(zh: "小区", en: "Estates"),
    meaning: .init(zh: "每行一个小区，即一个需求点。", en: "One row for each estate: a place of demand."),
    neededFor: [.site],
    columns: [
      id, name, english,
      ColumnSchema("community", ["社区", "所属社区"], .reference(to: "communities"), zh: "所属社区", en: "Its community."),
      ColumnSchema("households", ["户数"], .integer(.nonNegative), unit: .households, zh: "户数", en: "Households."),
      count("persons", ["人口", "人数"], .persons, zh: "居民人数；不填则按每户人数推算", en: "Residents; by households if left out."),
      ColumnSchema(
        "groups", ["人群"], .counts(of: nil, isPriced: false), .optional, zh: "各类人群人数，如 elderly:120",
        en: "People of groups that are counted, such as elderly:120."),
      x, y,
      ColumnSchema(
        "occupied_from", ["入住日期"], .date(withinHorizon: false), .optional, zh: "何时起入住；不填为已入住",
        en: "From when on homes are occupied; before the plan if left out.", source: "S000-13c"),
    ])

  static let sites = TableSchema(
    "sites", title: .init(zh: "设施点", en: "Sites"),
    meaning: .init(zh: "每行一处现有或备选的设施点。", en: "One row for each place where a facility is, or could be."),
    neededFor: [.site],
    columns: [
      id, name, english,
      ColumnSchema("kind", ["类别", "性质"], .word(siteKinds), zh: "现有什么", en: "What stands there.", source: "S004-a15"),
      x, y,
      ColumnSchema(
        "area_now", ["现有面积"], .number(.nonNegative), .defaulting(to: "0"), unit: .squareMetres, zh: "现有服务面积",
        en: "Floor area for services now."),
      ColumnSchema(
        "area_add_max", ["可增面积"], .number(.nonNegative), .defaulting(to: "0"), unit: .squareMetres, zh: "至多可增加的面积",
        en: "Floor area that can be added."),
      ColumnSchema(
        "fixed_yuan", ["固定费用", "启用费"], .money, .defaulting(to: "0"), unit: .yuan, zh: "启用的一次性费用",
        en: "What opening costs once."),
      ColumnSchema(
        "yuan_per_m2", ["每平米元", "单价"], .money, .defaulting(to: "0"), unit: .yuan, zh: "每增加一平方米的费用",
        en: "What a square metre costs that is added."),
      count("capacity", ["容纳人数"], .persons, zh: "同时容纳人数；不填为不限", en: "People it takes at once; no limit if left out."),
      ColumnSchema(
        "available_from", ["可用日期"], .date(withinHorizon: false), .optional, zh: "何时起可用；不填为已可用",
        en: "From when on it can be open; before the plan if left out."),
      ColumnSchema(
        "office_now", ["办公面积"], .number(.nonNegative), .defaulting(to: "0"), unit: .squareMetres, zh: "现有面积中的办公面积",
        en: "What of the area now is office.", source: "S001-12b"),
      count("workers", ["工作人员"], .persons, zh: "在此办公的人数；不填为没有", en: "People who work there; nobody if left out."),
      ColumnSchema(
        "convert_yuan_per_m2", ["改造单价"], .money, .defaulting(to: "0"), unit: .yuan, zh: "办公面积改为活动面积的单价",
        en: "What a square metre of office costs that becomes space for residents.", source: "S003-2.1d"),
      ColumnSchema(
        "hours", ["每周开放小时"], .number(.nonNegative), .optional, unit: .hours, zh: "每周可用小时；不填用 site.weeklyHours",
        en: "Hours in a week in which its rooms can be used; site.weeklyHours if left out."),
    ])

  static let functions = TableSchema(
    "functions", title: .init(zh: "功能", en: "Functions"),
    meaning: .init(
      zh: "每行一种功能用房；一室可多用，时间错开即可共用面积。",
      en: "One row for each thing that rooms are for; what takes place at different hours shares its area."),
    neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema(
        "m2_per_100_households", ["每百户面积"], .number(.nonNegative), unit: .squareMetres, zh: "进行时每百户所需面积",
        en: "Square metres for every hundred households while it takes place.", source: "S001-12c"),
      ColumnSchema(
        "hours", ["每周小时"], .number(.positive), unit: .hours, zh: "每周进行几小时",
        en: "Hours in a week during which it takes place."),
      ColumnSchema(
        "sites", ["设施点"], .references(to: "sites", allowsStar: true), .defaulting(to: "*"), zh: "适合的设施点",
        en: "Sites whose rooms suit it."),
    ])

  static let projects = TableSchema(
    "projects", title: .init(zh: "改造项目", en: "Projects"),
    meaning: .init(
      zh: "每行一个可选的改造项目，与设施共用预算。",
      en: "One row for each project of renewal to choose from, for money of the same budget."),
    neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema(
        "community", ["社区"], .reference(to: "communities"), .optional, zh: "所属社区；不填为全街道",
        en: "Its community; the whole street if left out."),
      ColumnSchema("class", ["类别"], .word(projectClasses), zh: "类别", en: "Its class.", source: "S003-B3d"),
      ColumnSchema("yuan", ["费用", "元"], .money, unit: .yuan, zh: "费用", en: "What it costs."),
      ColumnSchema(
        "benefit", ["受益户数", "效益"], .number(.nonNegative), zh: "受益户数",
        en: "What it is worth: households that gain by it."),
      ColumnSchema(
        "needs", ["前置项目"], .references(to: "projects", allowsStar: false), .optional, zh: "须先做的项目",
        en: "Projects without which it cannot be done."),
      ColumnSchema(
        "excludes", ["互斥项目"], .references(to: "projects", allowsStar: false), .optional, zh: "不能同时做的项目",
        en: "Projects that cannot be done beside it."),
      ColumnSchema(
        "available_from", ["可做日期"], .date(withinHorizon: false), .optional, zh: "何时起可做；不填为随时",
        en: "From when on it can be done; before the plan if left out."),
    ])

  private static let projectClasses: [EnumWord] = [
    EnumWord("basic", ["基础类", "基础"], zh: "基础类", en: "what homes cannot do without"),
    EnumWord("completing", ["完善类", "完善"], zh: "完善类", en: "what completes an estate"),
    EnumWord("upgrading", ["提升类", "提升"], zh: "提升类", en: "what makes it better"),
    EnumWord("aftercare", ["后续管理类", "后续管理"], zh: "后续管理类", en: "what keeps it up afterwards"),
  ]

  static let travel = TableSchema(
    "travel", title: .init(zh: "路程", en: "Travel"),
    meaning: .init(
      zh: "每行一个小区到一处设施点的路程；未列的按坐标计算，metric 为 table 时视为不可达。",
      en:
        "One row for the way from an estate to a site; the others are measured, or out of reach where metric is table."),
    neededFor: [],
    columns: [
      ColumnSchema("from", ["从", "小区"], .reference(to: "estates"), zh: "小区", en: "The estate."),
      ColumnSchema("to", ["到", "设施点"], .reference(to: "sites"), zh: "设施点", en: "The site."),
      ColumnSchema(
        "minutes", ["分钟"], .number(.nonNegative), .optional, unit: .minutes, zh: "步行分钟", en: "Minutes on foot."),
      ColumnSchema(
        "metres", ["米", "路程米"], .number(.nonNegative), .optional, unit: .metres, zh: "路程米数；不填则按分钟推算",
        en: "Metres; by the minutes if left out."),
      ColumnSchema(
        "back_minutes", ["返回分钟"], .number(.nonNegative), .optional, unit: .minutes, zh: "返回分钟；不填与去时相同",
        en: "Minutes back; as there if left out."),
      ColumnSchema(
        "back_metres", ["返回米"], .number(.nonNegative), .optional, unit: .metres, zh: "返回米数；不填则按返回分钟推算",
        en: "Metres back; by the minutes back if left out."),
    ], keyCount: 2)

  static let hazards = TableSchema(
    "hazards", title: .init(zh: "灾害情形", en: "Hazards"),
    meaning: .init(zh: "每行一种需要避难场所的情形。", en: "One row for each event in which people need a place."), neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema(
        "estates", ["小区"], .references(to: "estates", allowsStar: true), .defaulting(to: "*"), zh: "受影响的小区",
        en: "Estates whose people need a place.", source: "S000-14a"),
      ColumnSchema(
        "share", ["比例"], .number(.share), .defaulting(to: "1"), unit: .share, zh: "需要安置的人口比例",
        en: "Share of their people who need one."),
      ColumnSchema(
        "closed_sites", ["停用设施点"], .references(to: "sites", allowsStar: false), .optional, zh: "此时不能用的设施点",
        en: "Sites that cannot be used then."),
    ])

  private static let siteKinds: [EnumWord] = [
    EnumWord("existing", ["现有"], zh: "现有设施", en: "a facility that is open"),
    EnumWord("idle", ["闲置"], zh: "闲置公共房产", en: "idle public premises"),
    EnumWord("collective", ["集体", "单位"], zh: "集体或单位房产", en: "premises of a collective or a unit"),
    EnumWord("new", ["新建"], zh: "新建", en: "nothing yet; to be built"),
  ]

  private static let x = ColumnSchema(
    "x", ["东向米", "经度"], .number(.any), .optional, zh: "东向米数；按经纬度基准时为经度",
    en: "Metres east; degrees east where the datum is of the globe.")

  private static let y = ColumnSchema(
    "y", ["北向米", "纬度"], .number(.any), .optional, zh: "北向米数；按经纬度基准时为纬度",
    en: "Metres north; degrees north where the datum is of the globe.")
}
