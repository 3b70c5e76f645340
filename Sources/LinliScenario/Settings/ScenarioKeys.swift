internal import LinliMatching

/// The keys of `scenario.yaml`.
enum ScenarioKeys {
  /// The schema version this reader knows.
  static let schemaVersion = 1

  static let all: [KeySchema] = [
    KeySchema(
      "schemaVersion", .version(schemaVersion), required: true, zh: "格式版本", en: "The version of the format."),
    KeySchema("title", .localizedText, zh: "标题", en: "What the scenario is called."),
    KeySchema(
      "synthetic", .flag, default: "false", zh: "数据是否为虚构", en: "Whether people and figures are invented."),
    KeySchema(
      "horizon", .keys(horizonKeys), required: true, zh: "计划期，首尾两天都算",
      en: "The days of the plan, first and last included."),
    KeySchema("timeZone", .timeZone, default: "Asia/Shanghai", zh: "时区", en: "The time zone."),
    KeySchema("datum", .word(datums), default: "local", zh: "坐标基准", en: "The datum of the coordinates."),
    KeySchema(
      "ruleProfile", .word(profiles), default: "none", zh: "规则集；list_rules.csv 的行逐条修改它",
      en: "The set of rules; rows of list_rules.csv edit it."),
    KeySchema(
      "questions", .words(questions, unavailable: ["zone", "dispatch"]), default: "[match]",
      zh: "要回答的问题", en: "The questions asked."),
    KeySchema(
      "priorities",
      .keys([
        KeySchema(
          "match", .levels(matchLevels), default: "[unmet, fairness, cost]", zh: "供需匹配的目标，先后为序",
          en: "The goals of matching, the first before the second.", source: "S003-2.1c"),
        KeySchema(
          "roster", .levels(rosterLevels), default: "[unfilled, stability, fairness, wishes, travel]",
          zh: "排班的目标，先后为序", en: "The goals of the roster, the first before the second."),
        KeySchema(
          "site", .levels(siteLevels), default: "[shortfall, cost]", zh: "设施布点的目标，先后为序",
          en: "The goals of siting, the first before the second."),
      ]), zh: "各问题目标的先后", en: "The order of goals for each question."),
    KeySchema("match", .keys(matchKeys), zh: "供需匹配的选项", en: "Options of matching."),
    KeySchema("roster", .keys(rosterKeys), zh: "排班的选项", en: "Options of the roster."),
    KeySchema("site", .keys(siteKeys), zh: "设施布点的选项", en: "Options of siting."),
  ]

  static let horizonKeys: [KeySchema] = [
    KeySchema("start", .date, required: true, zh: "第一天", en: "The first day."),
    KeySchema("end", .date, required: true, zh: "最后一天，不早于第一天", en: "The last day, not before the first."),
  ]

  private static let matchKeys: [KeySchema] = [
    KeySchema(
      "priorityWeights", .numbersByInteger(keys: NumberRange(minimum: 1, maximum: 9), values: .nonNegative),
      default: "{1: 100, 2: 10, 3: 1}", zh: "各优先级每人时未满足的权重",
      en: "The weight of one unmet person-hour by priority."),
    KeySchema("wholeSessions", .flag, default: "false", zh: "次数是否须为整数", en: "Whether sessions are whole numbers."),
    KeySchema(
      "earmarks", .flag, default: "true", zh: "是否专款专用", en: "Whether money keeps its purpose.", source: "S001-16a"),
    KeySchema(
      "governmentShare", .number(.share), zh: "政府资金占支出的最低比例", en: "The least share of government money in spending.",
      source: "S004-a19a"),
    KeySchema(
      "urbanRuralGap", .number(.share), zh: "农村社区满足率落后城市社区的上限",
      en: "By how much the coverage of rural communities may lag behind urban ones.", source: "S003-P2b"),
  ]

  private static let datums: [EnumWord] = [
    EnumWord("WGS84", ["WGS-84", "WGS 84"], zh: "国际通用", en: "as satellites give it"),
    EnumWord("GCJ-02", ["GCJ02"], zh: "国内地图", en: "as maps in China give it"),
    EnumWord("local", ["本地"], zh: "平面坐标，米", en: "metres on a flat grid"),
  ]

  private static let profiles: [EnumWord] = RuleProfile.allCases.map {
    EnumWord($0.rawValue, zh: $0.meaning.zh, en: $0.meaning.en)
  }

  static let questions: [EnumWord] = [
    EnumWord("match", zh: "供需匹配", en: "who delivers what"),
    EnumWord("roster", zh: "排班", en: "who works which shift"),
    EnumWord("site", zh: "设施布点", en: "which facilities open"),
    EnumWord("zone", zh: "网格划分", en: "how grids are drawn"),
    EnumWord("dispatch", zh: "力量派驻", en: "which staff goes where"),
  ]

  /// The words of the matching measures. The lexicographic one is no single number that could be added up.
  static let matchLevels = LevelWords(
    words: measures, summable: measures.map(\.word).filter { $0 != "leximin" }, hasWholeWeights: false)

  private static let measures: [EnumWord] = [
    EnumWord("unmet", zh: "加权未满足人时", en: "weighted unmet person-hours"),
    EnumWord("fairness", zh: "最低满足率尽量高", en: "the lowest coverage, as high as possible"),
    EnumWord("leximin", zh: "满足率逐级尽量高", en: "all coverages, lowest first"),
    EnumWord("cost", zh: "费用", en: "cost in yuan"),
    EnumWord("travel", zh: "路程", en: "person-kilometres"),
    EnumWord("floors", zh: "基本服务底线缺口", en: "person-hours missing to basic floors"),
    EnumWord("unmet1", zh: "优先级 1 未满足人时", en: "unmet person-hours of priority 1"),
    EnumWord("unmet2", zh: "优先级 2 未满足人时", en: "unmet person-hours of priority 2"),
    EnumWord("unmet3", zh: "优先级 3 未满足人时", en: "unmet person-hours of priority 3"),
  ]
}
