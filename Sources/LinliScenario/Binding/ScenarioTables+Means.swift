extension ScenarioTables {
  static let providers = TableSchema(
    "providers", title: .init(zh: "服务力量", en: "Providers"),
    meaning: .init(zh: "每行一个承担者。", en: "One row for each provider."),
    columns: [
      id, name, english,
      ColumnSchema("kind", ["主体", "类型"], .word(kinds), zh: "主体类别", en: "Which kind of actor it is.", source: "S000-2"),
      ColumnSchema(
        "hours", ["人时", "工时"], .number(.nonNegative), unit: .personHours, zh: "计划期内可用人时",
        en: "Person-hours it can give."),
      ColumnSchema(
        "serves", ["服务社区"], .references(to: "communities", allowsStar: true), zh: "所服务的社区", en: "Communities it serves."
      ),
      ColumnSchema(
        "services", ["服务", "可做服务"], .references(to: "services", allowsStar: false), zh: "可提供的服务",
        en: "Services it offers."),
      ColumnSchema(
        "yuan_per_person_hour", ["每人时元", "单价"], .money, .defaulting(to: "0"), unit: .yuanPerPersonHour,
        zh: "价格、拨付标准或志愿者补贴", en: "Price, transfer rate or volunteers' expenses.", source: "S000-3d"),
      ColumnSchema(
        "quals", ["资质", "资格"], .texts, .optional, zh: "所持资质；不填则不核对",
        en: "What it holds; not checked when nothing is told.", source: "S000-12c"),
      ColumnSchema(
        "home", ["所在社区"], .reference(to: "communities"), .optional, zh: "出发地社区", en: "Where it starts from."),
      ColumnSchema(
        "alliances", ["联合体"], .texts, .optional, zh: "参加的联合体", en: "Alliances it takes part in.", source: "S004-a17"),
      ColumnSchema(
        "min_contract_hours", ["最少合同人时"], .number(.nonNegative), .defaulting(to: "0"), unit: .personHours,
        zh: "若聘用则至少的人时", en: "Least person-hours if engaged at all."),
      ColumnSchema(
        "start_yuan", ["启动费"], .money, .defaulting(to: "0"), unit: .yuan, zh: "聘用的一次性费用",
        en: "Cost of engaging it once."),
    ])

  static let rooms = TableSchema(
    "rooms", title: .init(zh: "场地", en: "Rooms"),
    meaning: .init(zh: "每行一个可办活动的场地。", en: "One row for each room that can host sessions."), neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema(
        "home", ["所在社区"], .reference(to: "communities"), .optional, zh: "所在社区", en: "The community it stands in."),
      ColumnSchema("owner_zh", ["产权", "所有者"], .text, .optional, zh: "所有者", en: "Who owns it."),
      ColumnSchema(
        "area_m2", ["面积", "面积m2"], .number(.nonNegative), .optional, unit: .squareMetres, zh: "面积", en: "Floor area."),
      ColumnSchema(
        "hours", ["开放小时", "小时"], .number(.nonNegative), unit: .roomHours, zh: "计划期内开放小时", en: "Hours it is open."),
      ColumnSchema(
        "reach", ["服务社区"], .references(to: "communities", allowsStar: true), zh: "可使用的社区",
        en: "Communities that may use it.",
        source: "S001-18a"),
      ColumnSchema(
        "fits", ["适合服务"], .references(to: "services", allowsStar: true), zh: "适合的服务", en: "Services it fits."),
      ColumnSchema(
        "alliances", ["联合体"], .texts, .optional, zh: "可使用的联合体", en: "Alliances that may use it.", source: "S004-a17"),
    ])

  static let accounts = TableSchema(
    "accounts", title: .init(zh: "账户", en: "Accounts"),
    meaning: .init(zh: "每行一个专款专用的账户。", en: "One row for each earmarked account."), neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema("yuan", ["元", "余额"], .money, unit: .yuan, zh: "计划期内可用金额", en: "What is in it.", source: "S001-16a"),
      ColumnSchema(
        "pays_services", ["可付服务"], .references(to: "services", allowsStar: true), zh: "可支付的服务",
        en: "Services it may pay.",
        source: "S001-16a"),
      ColumnSchema("pays_kinds", ["可付主体"], .words(kinds, allowsStar: true), zh: "可支付的主体", en: "Kinds it may pay."),
      ColumnSchema(
        "government", ["政府资金"], .flag, .defaulting(to: "0"), zh: "是否政府资金", en: "Whether it is government money.",
        source: "S004-a19a"),
      ColumnSchema(
        "approved", ["已批准"], .flag, .defaulting(to: "1"), zh: "是否可用（如筹资须先表决）", en: "Whether it may be used at all.",
        source: "S001-16d"),
    ])

  static let targets = TableSchema(
    "targets", title: .init(zh: "目标", en: "Targets"),
    meaning: .init(zh: "每行一个目标值。", en: "One row for each target."), neededFor: [],
    columns: [
      id, name, english,
      ColumnSchema("measure", ["指标"], .text, zh: "指标名", en: "What is measured."),
      ColumnSchema("op", ["比较"], .word(operators), zh: "如何比较", en: "How the value is compared."),
      ColumnSchema("value", ["目标值", "值"], .span, zh: "目标值；区间写作 5..9", en: "The target; a span is written 5..9."),
      ColumnSchema(
        "year", ["年份", "年度"], .integer(NumberRange(minimum: 1900, maximum: 2200)), .optional, unit: .year, zh: "目标年份",
        en: "The target year."),
      ColumnSchema("source", ["出处", "依据"], .text, .optional, zh: "依据", en: "The article it rests on."),
    ])

  static let starPrizes = TableSchema(
    "star_prizes", title: .init(zh: "星级奖补", en: "Prizes"),
    meaning: .init(zh: "每行一个等级。", en: "One row for each tier."), neededFor: [],
    columns: [
      ColumnSchema("tier", ["等级", "星级"], .id, zh: "等级", en: "The tier.", source: "S003-B3b"),
      name, english,
      ColumnSchema(
        "count", ["数量"], .integer(.nonNegative), unit: .communities, zh: "社区数", en: "Communities of the tier."),
      ColumnSchema("yuan_each", ["每个元"], .money, unit: .yuan, zh: "每个社区的奖金", en: "Prize of each."),
    ])

  private static let operators: [EnumWord] = [
    EnumWord(">=", ["≥", "不低于"], zh: "不低于", en: "at least"),
    EnumWord("<=", ["≤", "不高于"], zh: "不高于", en: "at most"),
    EnumWord("between", ["区间"], zh: "在两值之间", en: "between two values"),
    EnumWord("near", ["左右"], zh: "左右", en: "about"),
  ]

  // MARK: Columns that several tables share

  static let id = ColumnSchema(
    "id", ["编号", "代码"], .id, zh: "编号", en: "The key by which other tables name the row.")

  static let name = ColumnSchema("zh", ["名称", "中文名"], .text, .optional, zh: "中文名称", en: "Its Chinese name.")

  static let english = ColumnSchema("en", ["英文名"], .text, .optional, zh: "英文名称", en: "Its English name.")

  static func count(
    _ name: String, _ aliases: [String], _ unit: TableUnit, zh: String, en: String
  ) -> ColumnSchema {
    ColumnSchema(name, aliases, .integer(.nonNegative), .optional, unit: unit, zh: zh, en: en)
  }

  static func limit(
    _ name: String, _ aliases: [String], zh: String, en: String, source: String? = nil
  ) -> ColumnSchema {
    ColumnSchema(name, aliases, .integer(NumberRange(minimum: 1)), .optional, zh: zh, en: en, source: source)
  }
}
