extension ScenarioTables {
  /// The columns of shifts, and when visits repeat.
  static let visits = TableSchema(
    "visits", title: .init(zh: "定期巡访", en: "Visits that repeat"),
    meaning: .init(
      zh: "每行一户的定期巡访：在可去的日子里按间隔排出每次的日期，每次是一个班次，编号为 id-日期，如 H07-2026-06-10。",
      en:
        "One row for each household visited again and again: days are chosen among those allowed by the gaps, and each "
        + "visit is a shift called id-date, such as H07-2026-06-10."),
    neededFor: [], columns: shifts.columns.flatMap(column))

  /// The columns that stand in the place of one of a shift's.
  private static func column(_ column: ColumnSchema) -> [ColumnSchema] {
    switch column.name {
    case "days": [days]
    case "except": [column] + rhythm
    case "heads":
      [
        ColumnSchema(
          column.name, column.aliases, column.type, .defaulting(to: "1"), unit: column.unit, zh: "每次需要几人",
          en: "People wanted for a visit.")
      ]
    case "household":
      [
        ColumnSchema(
          column.name, column.aliases, column.type, zh: "探访的住户，尽量由同一人探访",
          en: "The household visited, by the same person if possible.", source: column.source)
      ]
    default: [column]
    }
  }

  private static let days = ColumnSchema(
    "days", ["日期", "哪些天", "星期", "可去的日子"], .days, zh: "哪些天可以去；只取排班期内的，写法同 shifts.csv",
    en: "On which days a visit may be, those of the horizon; written as in shifts.csv.")

  private static let rhythm: [ColumnSchema] = [
    gap(
      "every", ["间隔", "每隔几天"], zh: "希望每隔几天去一次；7 为每周同一天", en: "Days aimed at from one visit to the next; 7 for weekly."),
    ColumnSchema(
      "times", ["次数"], .integer(NumberRange(minimum: 1, maximum: 3660)), .optional,
      zh: "排班期内恰好去几次；不填则由 every 定", en: "Visits in the horizon, exactly so many; if nothing is told, as every says."),
    gap("min_gap", ["最短间隔"], zh: "两次之间至少几天；不填为 1", en: "Fewest days from one visit to the next; 1 if nothing is told."),
    gap(
      "max_gap", ["最长间隔"], zh: "两次之间至多几天，也算上次到本期和本期末；不填为不限",
      en: "Most days from one visit to the next, from the last one before the horizon and to the day after it, too; no "
        + "limit if nothing is told."),
    ColumnSchema(
      "last", ["上次", "上次探访"], .date(withinHorizon: false), .optional,
      zh: "排班期前最后一次的日期；不填则取 history.csv 中此户（同类班次）最近一次",
      en:
        "The day of the last visit before the horizon; if nothing is told, the latest of the household in history.csv, of "
        + "the same type where that is told."),
  ]

  private static func gap(_ name: String, _ aliases: [String], zh: String, en: String) -> ColumnSchema {
    ColumnSchema(
      name, aliases, .integer(NumberRange(minimum: 1, maximum: 3660)), .optional, unit: .days, zh: zh, en: en)
  }
}
