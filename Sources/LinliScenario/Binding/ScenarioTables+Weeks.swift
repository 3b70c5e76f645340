internal import LinliDomain

/// The weekly sheet of a roster.
extension ScenarioTables {
  /// One row for each person and one column for each day of the week, as coordinators keep it.
  static let weeks = TableSchema(
    "weeks", title: .init(zh: "每周可排表", en: "Weekly availability"),
    meaning: .init(
      zh: "每行一个人，每列星期几，格中写那天何时能来：空白或 - × 无 没空 为不来；√ 1 是 全天 为 0–24 点；上午 am 为 6–12 点，"
        + "下午 pm 为 12–18 点，晚上 evening 为 18–22 点；也可写时段（9:00-12:00、9-12、9点到12点）或班次类型的字母（A、A E、AE）；"
        + "几项之间用顿号、逗号或空格。7-9 这样早晚都可能的钟点不猜，须写 7:00-9:00 或 晚上7点-9点。与 availability.csv 和 week 列一并计算。",
      en:
        "One row for each person, one column for each day of the week; a cell says when they can come that day: nothing or "
        + "- x × 无 没空 not at all; √ 1 是 or all day 0-24; am 6-12, pm 12-18, evening 18-22; hours such as 9:00-12:00 or "
        + "9-12 (7-9 may be morning or evening and is refused; write 7:00-9:00 or 7pm-9pm); letters of shift types such as "
        + "A, A E, AE; several separated by commas or blanks. "
        + "It counts together with availability.csv and the column week."),
    neededFor: [],
    columns: [
      ColumnSchema("volunteer", ["志愿者", "人员"], .reference(to: "volunteers"), zh: "谁", en: "Who."),
      ColumnSchema(
        "from", ["起日", "开始日期"], .date(withinHorizon: false), .optional, zh: "从哪天起，不填为排班期第一天",
        en: "From which date; from the first of the roster if nothing is told."),
      ColumnSchema(
        "until", ["止日", "结束日期"], .date(withinHorizon: false), .optional, zh: "到哪天止，不填为排班期最后一天",
        en: "Until which date; until the last of the roster if nothing is told."),
    ] + Weekday.allCases.map(weekday), keyCount: 0)

  /// The column of a day; its cells may be empty, which says that they cannot come.
  private static func weekday(_ day: Weekday) -> ColumnSchema {
    let word = DayWords.weekdays[day.rawValue]
    let aliases = word.aliases.filter { $0.count > 1 }
    let names =
      aliases.filter { !$0.utf8.allSatisfy { $0 < 0x80 } } + aliases.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    return ColumnSchema(
      word.word, names, .hours, .optional, zh: word.meaning.zh + "何时能来",
      en: "When they can come on a \(word.meaning.en).")
  }
}
