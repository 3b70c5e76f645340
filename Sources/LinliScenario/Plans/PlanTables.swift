/// The tables of a plan folder that are a plan: three of them together a matching plan, one a roster, three a
/// siting plan.
///
/// The columns that repeat what the scenario says (names, hours, roles) are for people; they are not read back.
enum PlanTables {
  /// The tables of a matching plan, the one that has to be there first.
  static let matching = [assignments, hostings, payments]
  /// The tables of a siting plan, the one that has to be there first.
  static let siting = [facilities, credits, services, uses, chosenProjects]
  static let all = matching + [roster] + siting

  static let assignments = TableSchema(
    "assignments", title: .init(zh: "任务安排", en: "Assignments"),
    meaning: .init(zh: "谁为哪个社区做几次什么服务。", en: "Who delivers how many sessions of what to which community."),
    columns: [
      reference("provider", "providers", zh: "承担者", en: "Who."),
      reference("community", "communities", zh: "社区", en: "For whom."),
      reference("service", "services", zh: "服务", en: "What."),
      sessions, note("provider_zh"), note("community_zh"), note("service_zh"), note("person_hours"), note("role"),
    ], keyCount: 3)

  static let hostings = TableSchema(
    "hostings", title: .init(zh: "场地安排", en: "Hostings"),
    meaning: .init(zh: "哪个场地办几次什么服务。", en: "Which room hosts how many sessions of what."), neededFor: [],
    columns: [
      reference("room", "rooms", zh: "场地", en: "Where."),
      reference("community", "communities", zh: "社区", en: "For whom."),
      reference("service", "services", zh: "服务", en: "What."),
      sessions, note("room_zh"), note("community_zh"), note("service_zh"),
    ], keyCount: 3)

  static let payments = TableSchema(
    "payments", title: .init(zh: "支付", en: "Payments"),
    meaning: .init(
      zh: "哪个账户为哪类主体的哪种服务付多少，或为聘用哪个承担者付多少。",
      en: "What an account pays to a kind for a service, or for engaging a provider."), neededFor: [],
    columns: [
      reference("account", "accounts", zh: "账户", en: "From where."),
      ColumnSchema("service", ["服务"], .reference(to: "services"), .optional, zh: "服务", en: "For what."),
      ColumnSchema("kind", ["主体"], .word(ScenarioTables.kinds), .optional, zh: "主体类别", en: "To which kind."),
      ColumnSchema(
        "start_of", ["启动"], .reference(to: "providers"), .optional, zh: "聘用的承担者", en: "Whose engagement."),
      ColumnSchema("yuan", ["元"], .number(.nonNegative), unit: .yuan, zh: "金额", en: "How much."),
    ], keyCount: 0)

  static let roster = TableSchema(
    "roster", title: .init(zh: "班表", en: "Roster"), meaning: .init(zh: "谁上哪个班次。", en: "Who works which shift."),
    neededFor: [],
    columns: [
      ColumnSchema("volunteer", ["志愿者", "人员"], .reference(to: "volunteers"), zh: "谁", en: "Who."),
      ColumnSchema("shift", ["班次"], .reference(to: "shifts"), zh: "哪个班次", en: "Which shift."),
      note("date"), note("weekday_zh"), note("from"), note("to"), note("type"), note("service"), note("community"),
      note("community_zh"), note("hours"), note("unpopular"),
    ], keyCount: 2)

  static let facilities = TableSchema(
    "facilities", title: .init(zh: "设施", en: "Facilities"),
    meaning: .init(zh: "哪些设施开放，各增多少面积。", en: "Which facilities are open, and what is added."), neededFor: [],
    columns: [
      reference("site", "sites", zh: "设施点", en: "Where."),
      period("opening", zh: "从哪一期起开放", en: "From which period on."),
      ColumnSchema(
        "added_m2", ["新增面积"], .number(.nonNegative), .defaulting(to: "0"), unit: .squareMetres, zh: "新增面积",
        en: "What is added."),
      ColumnSchema(
        "converted_m2", ["改造面积"], .number(.nonNegative), .defaulting(to: "0"), unit: .squareMetres, zh: "办公改为活动的面积",
        en: "Office that becomes space for residents."),
      note("site_zh"), note("kind"), note("area_now"), note("area_m2"), note("yuan"),
    ])

  static let uses = TableSchema(
    "uses", title: .init(zh: "用房", en: "Uses"),
    meaning: .init(zh: "哪个社区的哪种功能用哪处设施的多少面积。", en: "Which community uses how much of which facility for what."),
    neededFor: [],
    columns: [
      reference("site", "sites", zh: "设施点", en: "Where."),
      reference("community", "communities", zh: "社区", en: "Which community."),
      reference("function", "functions", zh: "功能", en: "What for."),
      period("period", zh: "期", en: "When."),
      ColumnSchema("area_m2", ["面积"], .number(.nonNegative), unit: .squareMetres, zh: "面积", en: "How much."),
      note("site_zh"), note("function_zh"), note("hours"),
    ], keyCount: 4)

  static let chosenProjects = TableSchema(
    "projects", title: .init(zh: "选定项目", en: "Chosen projects"),
    meaning: .init(zh: "做哪些改造项目。", en: "Which projects of renewal are done."), neededFor: [],
    columns: [
      reference("project", "projects", zh: "项目", en: "Which."), period("period", zh: "哪一期做", en: "When."),
      note("project_zh"), note("class"), note("community"), note("benefit"), note("yuan"),
    ])

  static let credits = TableSchema(
    "credits", title: .init(zh: "面积归属", en: "Credits"),
    meaning: .init(zh: "哪个社区计哪处设施的多少面积。", en: "Which community counts how much of which facility."), neededFor: [],
    columns: [
      reference("site", "sites", zh: "设施点", en: "Where."),
      reference("community", "communities", zh: "社区", en: "Which community."),
      period("period", zh: "期", en: "When."),
      ColumnSchema("area_m2", ["面积"], .number(.nonNegative), unit: .squareMetres, zh: "面积", en: "How much."),
      note("site_zh"),
    ], keyCount: 3)

  static let services = TableSchema(
    "services", title: .init(zh: "服务去向", en: "Services"),
    meaning: .init(zh: "哪个小区的人去哪处设施。", en: "Who goes to which facility."), neededFor: [],
    columns: [
      reference("estate", "estates", zh: "小区", en: "Who."), reference("site", "sites", zh: "设施点", en: "Where."),
      ColumnSchema("hazard", ["灾害情形"], .reference(to: "hazards"), .optional, zh: "灾害情形", en: "In which event."),
      period("period", zh: "期", en: "When."),
      ColumnSchema("share", ["比例"], .number(.share), unit: .share, zh: "比例", en: "Which share of them."),
      note("estate_zh"), note("site_zh"), note("metres"),
    ], keyCount: 4)

  private static func period(_ name: String, zh: String, en: String) -> ColumnSchema {
    ColumnSchema(name, [zh], .text, .optional, zh: zh, en: en)
  }

  private static let sessions = ColumnSchema(
    "sessions", ["次数"], .number(.nonNegative), unit: .sessions, zh: "次数", en: "How many sessions.")

  private static func reference(_ name: String, _ table: String, zh: String, en: String) -> ColumnSchema {
    ColumnSchema(name, [zh], .reference(to: table), zh: zh, en: en)
  }

  private static func note(_ name: String) -> ColumnSchema {
    ColumnSchema(name, [], .text, .optional, zh: "供人阅读", en: "For people; not read back.")
  }
}
