/// The tables of the roster question.
extension ScenarioTables {
  static let volunteers = TableSchema(
    "volunteers", title: .init(zh: "志愿者", en: "Volunteers"),
    meaning: .init(
      zh: "每行一个人；上下限只约束本人，不填则用其团队的（groups.csv），再不填则用全体的（roster.limits）。",
      en: "One row for each person; a limit binds that person alone, and where none is told the one of the group "
        + "(groups.csv) holds, then the one of everybody (roster.limits)."),
    neededFor: [.roster],
    columns: [
      id, personName, english,
      ColumnSchema(
        "group", ["团队", "小组", "单位"], .reference(to: "groups"), .optional, zh: "所属团队；有 groups.csv 时须在其中",
        en: "The group; if there is a groups.csv it stands there."),
      ColumnSchema(
        "home", ["居住社区", "所在社区"], .reference(to: "communities"), .optional, zh: "居住或出发的社区",
        en: "The community where they live or start from."),
      ColumnSchema(
        "communities", ["服务社区"], .references(to: "communities", allowsStar: true), .optional,
        zh: "只在这些社区服务；不填为全部", en: "The communities they work in; all if nothing is told."),
      ColumnSchema(
        "qualifications", ["资质", "资格"], .qualifications, .optional,
        zh: "所持资质与审查；有效期写作 名称:止日 或 名称:起日..止日",
        en: "What they hold, screening checks too; a term is written name:until or name:from..until.",
        source: "S001-11c"),
      ColumnSchema("languages", ["语言"], .texts, .optional, zh: "会说的语言", en: "The languages they speak."),
      ColumnSchema(
        "age_band", ["年龄段"], .text, .optional, zh: "roster.ageBands 中的年龄段", en: "An age band of roster.ageBands."),
      ColumnSchema(
        "trainee", ["新人", "见习"], .flag, .defaulting(to: "0"), zh: "是否须由带教人同班",
        en: "Whether they work only beside a mentor."),
      ColumnSchema(
        "week", ["每周可排", "一周"], .week, .optional,
        zh: "每周可排的班次类型，七天以 / 分隔，如 A../A../A.E/…/…/…/…",
        en: "The shift types they can work, day by day of the week, such as A../A../A.E/.../.../.../..."),
    ] + limits)

  static let groups = TableSchema(
    "groups", title: .init(zh: "团队", en: "Groups"),
    meaning: .init(zh: "每行一个团队；上下限约束其中每个人。", en: "One row for each group; a limit binds each of its people."),
    neededFor: [], columns: [id, name, english] + limits)

  static let availability = TableSchema(
    "availability", title: .init(zh: "可排时间与意愿", en: "Availability and wishes"),
    meaning: .init(
      zh: "每行一段时间：可排、不可排、请假，或对班次的意愿。没有任何可排时间的人不会被排班。",
      en:
        "One row for each stretch of time: available, unavailable, on leave, or a wish about shifts. Somebody without "
        + "any available time works nothing."),
    neededFor: [],
    columns: [
      ColumnSchema(
        "volunteer", ["志愿者", "人员"], .references(to: "volunteers", allowsStar: true), zh: "谁；* 为所有人",
        en: "Who; * for everybody."),
      days(zh: "哪些天"),
      from, to,
      ColumnSchema("kind", ["种类", "类别"], .word(availabilityKinds), zh: "这一行说什么", en: "What the row says."),
      ColumnSchema(
        "type", ["班次类型", "班型"], .reference(to: "shift_types"), .optional,
        zh: "意愿：只指这类班次；其他：不填起止时用该类的起止",
        en: "Of a wish: only shifts of this type. Else: the times of this type, unless from and to are told."),
      ColumnSchema(
        "shift", ["班次"], .reference(to: "shifts"), .optional, zh: "意愿所指的班次", en: "The shift that a wish speaks of."),
      ColumnSchema(
        "weight", ["权重"], .integer(NumberRange(minimum: 0, maximum: 1_000_000)), .optional, zh: "意愿未满足的代价，不填为 1",
        en: "What a wish costs when it is not granted; 1 if nothing is told."),
    ], keyCount: 0)

  static let shiftTypes = TableSchema(
    "shift_types", title: .init(zh: "班次类型", en: "Shift types"),
    meaning: .init(zh: "每行一类班次，如早班、晚班。", en: "One row for each type of shift: mornings, evenings, nights."),
    neededFor: [.roster],
    columns: [
      id, name, english,
      ColumnSchema("from", ["开始", "起"], .time(isEnd: false), zh: "开始时间", en: "When it starts."),
      ColumnSchema(
        "to", ["结束", "止"], .time(isEnd: true), zh: "结束时间；早于开始则为次日",
        en: "When it ends; the next day if that is before it starts."),
      ColumnSchema("night", ["夜班"], .flag, .defaulting(to: "0"), zh: "是否夜班", en: "Whether it counts as a night."),
      ColumnSchema(
        "forbidden_next", ["次日不可"], .references(to: "shift_types", allowsStar: false), .optional,
        zh: "次日不可接的类型", en: "Types that may not be worked the day after."),
    ])

  static let shifts = TableSchema(
    "shifts", title: .init(zh: "班次", en: "Shifts"),
    meaning: .init(
      zh: "每行一个班次，或同样的班次在若干天各一个。days 只有一个日期时班次编号就是 id；否则每天一个，编号为 id-日期，如 T1-2026-06-01。",
      en: "One row for each shift, or for one alike on each of some days. If days is a single date, the shift has the "
        + "row's id; else there is one for each day, called id-date, such as T1-2026-06-01."),
    neededFor: [.roster],
    columns: [
      id, name, english,
      ColumnSchema(
        "service", ["服务", "服务编号"], .reference(to: "services"), .optional, zh: "服务；有 services.csv 时须在其中",
        en: "The service; if there is a services.csv it stands there."),
      ColumnSchema("type", ["班次类型", "班型"], .reference(to: "shift_types"), zh: "班次类型", en: "Its type."),
      days(zh: "哪些天；只取排班期内的"),
      ColumnSchema("except", ["除外"], .days, .optional, zh: "其中不开班的日子", en: "Days among them without it."),
      from, to,
      ColumnSchema(
        "community", ["社区"], .reference(to: "communities"), .optional, zh: "所在社区", en: "The community it is in."),
      ColumnSchema(
        "x", ["东向米", "经度"], .number(.any), .optional, zh: "具体地点东向米数；按经纬度基准时为经度",
        en: "Metres east of the place itself; degrees east where the datum is of the globe."),
      ColumnSchema(
        "y", ["北向米", "纬度"], .number(.any), .optional, zh: "具体地点北向米数；按经纬度基准时为纬度",
        en: "Metres north of the place itself; degrees north where the datum is of the globe."),
      ColumnSchema("heads", ["人数", "需要人数"], headCount, unit: .persons, zh: "需要几人", en: "People wanted."),
      ColumnSchema(
        "min", ["最少人数"], headCount, .defaulting(to: "0"), unit: .persons, zh: "至少几人才有意义",
        en: "Fewest people that make sense."),
      ColumnSchema(
        "max", ["最多人数"], .limit(NumberRange(minimum: 0, maximum: 100_000)), .optional, unit: .persons,
        zh: "至多几人；不填为 heads，* 为不限", en: "Most people; as wanted if nothing is told, * for no limit."),
      price("price", "缺员代价", "1", zh: "每缺一人的代价", en: "Price of each person missing to those wanted."),
      price(
        "min_price", "最少人数代价", "0", zh: "每缺一人到最少人数另加的代价", en: "Further price of each person missing to the fewest."),
      price("over_price", "超员代价", "0", zh: "每超一人的代价", en: "Price of each person above those wanted."),
      ColumnSchema(
        "skills", ["技能", "所需技能"], .counts(of: nil, isPriced: true), .optional,
        zh: "其中至少几人持某资质，如 guide:1；缺一人的代价写在其后，不写为 10",
        en: "How many of them hold what, such as guide:1; the price of each one missing may follow, else it is 10."),
      ColumnSchema(
        "requires", ["人人须持"], .texts, .optional, zh: "人人须持的资质与审查", en: "What everyone on it holds.", source: "S000-12c"),
      ColumnSchema("languages", ["语言"], .texts, .optional, zh: "人人须会其中一种语言", en: "Everyone on it speaks one of these."),
      ColumnSchema(
        "room", ["场地"], .text, .optional, zh: "场地，停用时其班次取消", en: "The room; when it is closed, its shifts are dropped."),
      ColumnSchema(
        "household", ["住户"], .text, .optional, zh: "探访的住户，尽量由同一人探访",
        en: "The household visited, by the same person if possible.",
        source: "S004-a7.2b"),
      ColumnSchema(
        "team", ["整组"], .flag, .defaulting(to: "0"), zh: "是否要么凑齐最少人数要么不办",
        en: "Whether it takes place with its fewest people or not at all."),
      ColumnSchema(
        "unpopular", ["冷门"], .flag, .defaulting(to: "0"), zh: "公平分担时是否算作冷门",
        en: "Whether it counts as unpopular in fair shares."),
    ])

  static let pairs = TableSchema(
    "pairs", title: .init(zh: "两人规则", en: "Rules about two people"),
    meaning: .init(zh: "每行一条关于两个人的规则。", en: "One row for each rule about two people."), neededFor: [],
    columns: [
      ColumnSchema(
        "a", ["甲", "新人"], .reference(to: "volunteers"), zh: "第一人；带教规则中的新人", en: "The first; the trainee of a mentor."),
      ColumnSchema(
        "b", ["乙", "带教人"], .reference(to: "volunteers"), zh: "第二人；带教规则中的带教人", en: "The second; the mentor."),
      ColumnSchema("rule", ["规则"], .word(pairRules), zh: "规则", en: "The rule."),
      ColumnSchema(
        "times", ["次数"], .integer(NumberRange(minimum: 0, maximum: 100_000)), .optional, unit: .shifts,
        zh: "at_most 至多同班几次", en: "Of at_most: how many shifts at most."),
    ], keyCount: 3)

  static let history = TableSchema(
    "history", title: .init(zh: "已完成的班次", en: "Shifts worked before"),
    meaning: .init(zh: "每行某人在排班期之前完成的一个班次。", en: "One row for each shift that somebody worked before the horizon."),
    neededFor: [],
    columns: [
      ColumnSchema(
        "volunteer", ["志愿者", "人员"], .id, zh: "谁；已离队的人的行不计", en: "Who; rows of people who have left do not count."),
      ColumnSchema("date", ["日期"], .date(withinHorizon: false), zh: "开始的日期", en: "The day on which it started."),
      ColumnSchema(
        "type", ["班次类型", "班型"], .id, .optional, zh: "班次类型；不填或已停用则须有起止",
        en: "Its type; without one, or with one that is no more, from and to are told."),
      from, to,
      ColumnSchema(
        "unpopular", ["冷门"], .flag, .defaulting(to: "0"), zh: "是否算作冷门", en: "Whether it counted as unpopular."),
      ColumnSchema(
        "household", ["住户"], .text, .optional, zh: "若是探访，探访的住户；visits.csv 据此知道上次探访",
        en: "The household visited, if it was a visit; visits.csv takes the last visit from it."),
    ], keyCount: 0)

  static let pins = TableSchema(
    "pins", title: .init(zh: "已定的安排", en: "What is settled"),
    meaning: .init(zh: "每行一个人与一个班次之间已定的事。", en: "One row for what is settled between a person and a shift."),
    neededFor: [],
    columns: [
      reference("volunteer", ["志愿者", "人员"], "volunteers", zh: "谁", en: "Who."),
      reference("shift", ["班次"], "shifts", zh: "班次编号（见 shifts.csv）", en: "The shift, by its id as shifts.csv says."),
      ColumnSchema("kind", ["种类", "类别"], .word(pinKinds), zh: "怎样定的", en: "How it is settled."),
    ], keyCount: 3)

  // MARK: Words

  private static let availabilityKinds: [EnumWord] = [
    EnumWord("available", ["可排", "可", "有空"], zh: "可排", en: "can work"),
    EnumWord("unavailable", ["不可排", "不可", "没空"], zh: "不可排", en: "cannot work"),
    EnumWord("leave", ["请假", "休假"], zh: "已批准的假", en: "has approved leave"),
    EnumWord("wish_for", ["希望", "想排"], zh: "希望排", en: "wishes for it"),
    EnumWord("wish_against", ["不希望", "不想排"], zh: "不希望排", en: "wishes against it"),
  ]

  private static let pairRules: [EnumWord] = [
    EnumWord("together", ["同班", "一起"], zh: "总是同班", en: "one works only what the other works too"),
    EnumWord("apart", ["分开", "不同班"], zh: "从不同班", en: "no shift has both"),
    EnumWord("mentor", ["带教"], zh: "甲只上有乙（或另一带教人）的班", en: "a works only beside b or another mentor of theirs"),
    EnumWord("at_most", ["至多同班"], zh: "至多同班若干次", en: "at most so many shifts have both"),
  ]

  private static let pinKinds: [EnumWord] = [
    EnumWord("fixed", ["必排", "固定"], zh: "必须排", en: "they work it"),
    EnumWord("forbidden", ["不排", "禁止"], zh: "不得排", en: "they do not work it"),
    EnumWord("published", ["已公布"], zh: "已公布，改动计入稳定性", en: "they were told so; a change counts as instability"),
  ]

  // MARK: Columns that several tables share

  private static let limits = LimitWord.allCases.map(\.column)

  private static let personName = ColumnSchema(
    "zh", ["姓名", "名称", "中文名"], .text, .optional, zh: "中文姓名", en: "Their Chinese name.")

  private static let headCount = ColumnType.integer(NumberRange(minimum: 0, maximum: 100_000))

  private static let from = ColumnSchema(
    "from", ["开始", "起"], .time(isEnd: false), .optional, zh: "开始时间", en: "From when.")

  private static let to = ColumnSchema(
    "to", ["结束", "止"], .time(isEnd: true), .optional, zh: "结束时间；早于开始则为次日，也可写 24:00 或 次日6:00",
    en: "Until when; the next day if that is before it starts, or written 24:00 or 30:00 (次日6:00).")

  private static func days(zh: String) -> ColumnSchema {
    ColumnSchema(
      "days", ["日期", "哪些天", "星期"], .days,
      zh: zh + "：1|3|5、周一、三、五、周一至周五、工作日（周一至周五，不论节假日）、周末、mon..fri、2026-06-01、2026-06-01..2026-06-07、6月1日至5日、"
        + "6/1（月/日）；没写年份的取排班期内的，否则取最近的；* 为每天",
      en: "On which days: 1|3|5, mon|wed, Mon-Fri, weekdays (Monday to Friday, holidays or not), weekend, 2026-06-01, "
        + "2026-06-01..2026-06-07, 1 June, 6/1 (month/day); a date without a year is the one in the roster's horizon, "
        + "else the nearest; * for every day.")
  }

  private static func price(_ name: String, _ alias: String, _ usual: String, zh: String, en: String) -> ColumnSchema {
    ColumnSchema(
      name, [alias], .integer(NumberRange(minimum: 0, maximum: 1_000_000)), .defaulting(to: usual), zh: zh, en: en)
  }

  private static func reference(
    _ name: String, _ aliases: [String], _ table: String, zh: String, en: String
  ) -> ColumnSchema {
    ColumnSchema(name, aliases, .reference(to: table), zh: zh, en: en)
  }
}
