internal import LinliSiting

extension ScenarioKeys {
  static let siteKeys: [KeySchema] = [
    KeySchema(
      "weight", .cell(.text), default: "households", zh: "需求按什么计：households 户数、persons 人数，或 groups 列中的人群",
      en: "What demand counts: households, persons, or a group of the column groups."),
    KeySchema("metric", .word(metrics), default: "manhattan", zh: "距离如何计算", en: "How distances are measured."),
    KeySchema(
      "metresPerMinute", .number(.positive), default: "80", zh: "每分钟走多少米", en: "Metres that people walk in a minute."),
    KeySchema(
      "minutes", .number(.nonNegative), default: "15", zh: "几分钟的生活圈", en: "Minutes within which a facility covers.",
      source: "S003-2.2c"),
    KeySchema(
      "radius", .number(.nonNegative), zh: "生活圈的米数；写了则不用 minutes",
      en: "Metres within which a facility covers; takes the place of minutes."),
    KeySchema(
      "serviceRadius", .number(.nonNegative), zh: "至多多远可被服务", en: "Metres within which an estate may be served."),
    KeySchema("mostSites", .integer(.nonNegative), zh: "至多开放几处", en: "Most facilities that are open."),
    KeySchema("budget", .cell(.money), zh: "预算", en: "Most money in all."),
    KeySchema(
      "keepExisting", .flag, default: "true", zh: "现有设施是否保留", en: "Whether facilities that exist stay open."),
    KeySchema(
      "areaNorm", .number(.nonNegative), default: "0.2", zh: "每户面积标准", en: "Square metres for each household.",
      source: "S001-3d"),
    KeySchema(
      "normShare", .number(.share), zh: "须达标的社区比例；不写则只计缺口",
      en: "Share of communities that have to meet the norm; only measured if left out.", source: "S001-3c"),
    KeySchema(
      "reach", .number(.nonNegative), default: "1000", zh: "多少米之内的户算在设施近旁",
      en: "Metres within which a household counts as near a facility."),
    KeySchema(
      "reachShare", .number(.share), default: "1/3", zh: "社区有多大比例的户在近旁才可计其面积",
      en: "Share of a community's households near a facility for it to count the area."),
    KeySchema(
      "coveredShare", .number(.share), zh: "至少覆盖多大比例的需求", en: "Least share of the demand that is covered."),
    KeySchema(
      "coveredCommunities", .number(.share), zh: "至少多大比例的社区全部覆盖",
      en: "Least share of communities that are covered whole.", source: "S001-3c"),
    KeySchema(
      "backup", .integer(NumberRange(minimum: 2)), default: "2", zh: "有后备须几处设施",
      en: "Facilities within reach that make a backup."),
    KeySchema(
      "requireBackup", .flag, default: "false", zh: "覆盖要求是否须有后备", en: "Whether what has to be covered needs a backup."),
    KeySchema(
      "singleSource", .flag, default: "false", zh: "一个小区是否只由一处服务", en: "Whether one facility serves an estate."),
    KeySchema("way", .word(ways), default: "there", zh: "往返路程不同时按哪一程", en: "Which way counts where two are told."),
    KeySchema(
      "weeklyHours", .number(.nonNegative), default: "70", zh: "每周可用房间的小时数",
      en: "Hours in a week in which rooms can be used."),
    KeySchema(
      "officePerWorker", .number(.nonNegative), default: "6", zh: "每名工作人员的办公面积",
      en: "Square metres of office that a worker needs.",
      source: "S001-12b"),
    KeySchema(
      "basicFirst", .flag, default: "false", zh: "社区的基础类项目都做了，才可做其他类",
      en: "Whether a community gets other projects only after all of its basic ones.", source: "S003-B3d"),
    KeySchema(
      "personsPerHousehold", .number(.positive), default: "2.6", zh: "每户人数", en: "People of a household."),
    KeySchema(
      "placeShare", .number(.share), default: "1", zh: "同时需要位置的人口比例",
      en: "Share of the people who need a place at once."),
    KeySchema("periods", .named(periodKeys), zh: "分期，先后为序", en: "The parts of the plan's time, in order."),
  ]

  private static let periodKeys: [KeySchema] = [
    KeySchema("end", .date, required: true, zh: "期末", en: "Its last day."),
    KeySchema("budget", .cell(.money), zh: "到期末为止的预算", en: "Most money until then."),
  ]

  private static let metrics: [EnumWord] = [
    EnumWord("manhattan", ["街道"], zh: "沿方格街道", en: "along a rectangular street grid"),
    EnumWord("straight", ["直线"], zh: "直线；按经纬度时为大圆", en: "as the crow flies; along the great circle"),
    EnumWord("table", ["表"], zh: "只按 travel.csv", en: "by travel.csv alone"),
  ]

  private static let ways: [EnumWord] = [
    EnumWord("there", ["去"], zh: "从小区到设施点", en: "from the estate to the site"),
    EnumWord("back", ["来"], zh: "从设施点到小区", en: "from the site to the estate"),
    EnumWord("both", ["往返"], zh: "往返平均", en: "half of there and back"),
  ]

  /// The words of the siting measures. What is farthest is no amount that could be added up.
  static let siteLevels = LevelWords(
    words: [
      EnumWord("shortfall", zh: "距面积标准所缺平方米", en: "square metres missing to the area norm"),
      EnumWord("cost", zh: "费用", en: "cost in yuan"),
      EnumWord("newArea", zh: "闲置房产之外新增的平方米", en: "square metres added on anything but idle premises"),
      EnumWord("sites", zh: "开放几处", en: "facilities that are open"),
      EnumWord("covered", zh: "覆盖的需求，越多越好", en: "demand covered, as much as possible"),
      EnumWord("backup", zh: "有后备的需求，越多越好", en: "demand covered with a backup, as much as possible"),
      EnumWord("distance", zh: "需求乘路程", en: "demand times metres"),
      EnumWord("farthest", zh: "最远者的路程", en: "metres of whoever has it farthest"),
      EnumWord("unserved", zh: "没有位置的人", en: "people without a place"),
      EnumWord("functions", zh: "各功能所缺平方米", en: "square metres that functions lack"),
      EnumWord("office", zh: "办公面积", en: "square metres of office"),
      EnumWord("resident", zh: "居民活动面积，越多越好", en: "square metres for residents, as many as possible"),
      EnumWord("projects", zh: "改造项目的效益，越多越好", en: "what projects are worth, as much as possible"),
      EnumWord("basic", zh: "基础类项目的效益，越多越好", en: "what basic projects are worth, as much as possible"),
      EnumWord("completing", zh: "完善类项目的效益，越多越好", en: "what completing projects are worth, as much as possible"),
      EnumWord("upgrading", zh: "提升类项目的效益，越多越好", en: "what upgrading projects are worth, as much as possible"),
      EnumWord("aftercare", zh: "后续管理类项目的效益，越多越好", en: "what aftercare projects are worth, as much as possible"),
    ],
    summable: SitingMeasure.allCases.filter { $0 != .farthest }.map(\.rawValue), hasWholeWeights: false)
}
