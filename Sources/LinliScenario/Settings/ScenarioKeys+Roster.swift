internal import LinliRostering

extension ScenarioKeys {
  static let rosterKeys: [KeySchema] = [
    KeySchema(
      "horizon", .keys(horizonKeys), zh: "排班的日子；不写则为整个计划期",
      en: "The days of the roster; those of the scenario if it is left out."),
    KeySchema(
      "limits", .keys(limitKeys), zh: "全体的上下限，与 volunteers.csv 的列同名",
      en: "Limits of everybody, by the words of volunteers.csv."),
    KeySchema("ageBands", .named(ageBandKeys), zh: "年龄段及其规则", en: "Age bands with their rules, by name."),
    KeySchema(
      "travelMetresPerMinute", .number(.positive), default: "200", zh: "同一天两班之间每分钟走多少米",
      en: "Metres a minute on the way between two shifts of a day."),
    KeySchema(
      "visitorsPerHousehold", .integer(NumberRange(minimum: 1)), zh: "排班期内一户至多由几人探访",
      en: "Most people who may visit one household in the horizon.", source: "S004-a7.2b"),
    KeySchema(
      "fairnessLookBackDays", .integer(NumberRange(minimum: 0)), zh: "公平分担计入排班期之前几天；不写为全部历史",
      en: "How many days before the horizon count for fair shares; all that history tells if it is left out."),
    KeySchema(
      "noticeHours", .integer(NumberRange(minimum: 0)), default: String(RosterSettings.usualNoticeHours),
      zh: "开始前多少小时之内只提建议、不改派（linli replan --now）",
      en: "Hours before its start within which a repair gives a shift to nobody unasked (linli replan --now)."),
  ]

  /// The limits as keys: the columns of the tables, stated once.
  private static let limitKeys = LimitWord.allCases.map { word in
    let column = word.column
    return KeySchema(column.name, keyType(of: column.type), zh: column.meaning.zh, en: column.meaning.en)
  }

  private static let ageBandKeys: [KeySchema] = [
    KeySchema("from", .cell(.time(isEnd: false)), default: "00:00", zh: "一天中从何时起可排", en: "From when on they may work."),
    KeySchema("to", .cell(.time(isEnd: true)), default: "24:00", zh: "一天中到何时为止可排", en: "Until when they may work."),
    KeySchema("maxHoursPerDay", .cell(.duration(.nonNegative)), zh: "一天至多几小时", en: "Most hours on one day."),
    KeySchema(
      "needsAdult", .flag, default: "false", zh: "同班是否须有不属此类年龄段的人",
      en: "Whether somebody of no such band has to work the same shift."),
  ]

  /// The way a key holds what cells of a column hold.
  private static func keyType(of type: ColumnType) -> KeyType {
    switch type {
    case .flag: .flag
    case .integer(let range): .integer(range)
    case .counts: .countsByName(.nonNegative)
    default: .cell(type)
    }
  }

  /// The words of the roster's measures in the order in which they are described.
  static let rosterLevels = LevelWords(
    words: [
      EnumWord("unfilled", zh: "缺员与缺资质", en: "missing people and skills, by price"),
      EnumWord("minimums", zh: "不足最少人数", en: "people missing to the fewest"),
      EnumWord("overstaffing", zh: "超员", en: "people above those wanted, by price"),
      EnumWord("stability", zh: "与已公布排班的差异", en: "changes against what was published"),
      EnumWord("fairness", zh: "班次最多与最少之差", en: "most minus least shifts"),
      EnumWord("fairness_hours", zh: "时长最多与最少之差", en: "most minus least minutes"),
      EnumWord("fairness_weekends", zh: "周末班次最多与最少之差", en: "most minus least weekend shifts"),
      EnumWord("fairness_unpopular", zh: "冷门班次最多与最少之差", en: "most minus least unpopular shifts"),
      EnumWord("wishes", zh: "未满足的意愿", en: "wishes not granted, by weight"),
      EnumWord("continuity", zh: "每户第一位之外的探访者", en: "visitors beyond the first of each household"),
      EnumWord("travel", zh: "从家到班次的米数", en: "metres from home to shifts"),
    ],
    summable: RosterMeasure.all.filter(\.isAdditive).map(\.word), hasWholeWeights: true)
}
