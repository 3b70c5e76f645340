internal import LinliDomain
internal import LinliRostering

/// The tables that publishing and closing read: the register of what was published, a roster as it was published, and
/// who really came.
enum PublishingTables {
  /// Every table, for the data dictionary.
  static let all = [publications, attendance]

  static let publications = TableSchema(
    "publications", title: .init(zh: "已公布的班表", en: "Published rosters"),
    meaning: .init(
      zh: "published 文件夹中的登记表，由 linli publish 与 linli close 书写；每行一个版本。某天以包含该天的最新版本为准。",
      en:
        "The register in the folder published, written by linli publish and linli close: one row for each version. Of "
        + "each day the latest version that speaks of it holds."),
    neededFor: [],
    columns: [
      ColumnSchema(
        "version", ["版本"], .integer(NumberRange(minimum: 1, maximum: 1_000_000)), zh: "版本", en: "The version."),
      ColumnSchema("date", ["公布日期"], .date(withinHorizon: false), zh: "公布日期", en: "When it was published."),
      ColumnSchema("start", ["起"], .date(withinHorizon: false), zh: "所含的第一天", en: "The first day it speaks of."),
      ColumnSchema("end", ["止"], .date(withinHorizon: false), zh: "所含的最后一天", en: "The last day it speaks of."),
      ColumnSchema(
        "closed_until", ["已结算至"], .date(withinHorizon: false), .optional,
        zh: "到这一天为止 history.csv 记的是实际情况", en: "Until this day history.csv tells what really happened."),
      ColumnSchema("fingerprint", ["指纹"], .text, zh: "公布内容的指纹", en: "The fingerprint of what was published."),
    ])

  /// `roster.csv` of a published version: what later rosters have to know of it, whatever has become of its people and
  /// shifts.
  static let roster = TableSchema(
    "roster", title: .init(zh: "已公布的班表", en: "Published roster"),
    meaning: .init(zh: "谁上哪个班次。", en: "Who works which shift."), neededFor: [],
    columns: [
      ColumnSchema("volunteer", ["志愿者", "人员"], .id, zh: "谁", en: "Who."),
      ColumnSchema("shift", ["班次"], .id, zh: "哪个班次", en: "Which shift."),
      ColumnSchema("date", ["日期"], .date(withinHorizon: false), zh: "日期", en: "On which day."),
      ColumnSchema("from", ["开始"], .time(isEnd: false), zh: "开始", en: "From when."),
      ColumnSchema("to", ["结束"], .time(isEnd: true), zh: "结束", en: "Until when."),
      ColumnSchema("type", ["班次类型"], .id, zh: "班次类型", en: "Its type."),
      ColumnSchema("unpopular", ["冷门"], .flag, .defaulting(to: "0"), zh: "是否冷门", en: "Whether it counts as unpopular."),
    ]
      + ["weekday_zh", "service", "community", "community_zh", "hours"].map { name in
        ColumnSchema(name, [], .text, .optional, zh: "供人阅读", en: "For people; not read back.")
      }, keyCount: 2)

  static let attendance = TableSchema(
    "attendance", title: .init(zh: "签到表", en: "Attendance"),
    meaning: .init(
      zh: "linli close 读的签到表：每行一个人与一个班次的实际情况。没有排班而来的人也可以写。",
      en: "What linli close reads: one row for what really happened with a person and a shift. People who came without "
        + "being on the roster may be told, too."),
    neededFor: [],
    columns: [
      ColumnSchema("volunteer", ["志愿者", "人员", "编号"], .id, zh: "谁", en: "Who."),
      ColumnSchema(
        "shift", ["班次"], .id, zh: "班次编号；与 date 一起时可只写行的编号", en: "The shift; beside a date, the id of its row."),
      ColumnSchema(
        "date", ["日期"], .date(withinHorizon: false), .optional, zh: "日期",
        en: "The day, where the shift is told by its row."),
      ColumnSchema("status", ["情况", "状态"], .word(statuses), zh: "情况", en: "How it went."),
      ColumnSchema("from", ["到岗", "签到"], .time(isEnd: false), .optional, zh: "实际开始", en: "When they came."),
      ColumnSchema("to", ["离岗", "签退"], .time(isEnd: true), .optional, zh: "实际结束", en: "When they went."),
      ColumnSchema(
        "hours", ["小时", "时长"], .duration(.nonNegative), .optional, zh: "计入的小时；不填则按起止",
        en: "The hours that count; from the times if nothing is told."),
      ColumnSchema("note", ["备注"], .text, .optional, zh: "备注，不保存", en: "A remark; it is not kept."),
    ], keyCount: 3)

  private static let statuses: [EnumWord] = [
    EnumWord("arrived", ["到岗", "已到", "出勤", "到", "√", "✓"], zh: "到岗", en: "came and stayed"),
    EnumWord("late", ["迟到"], zh: "迟到", en: "came after the start"),
    EnumWord("left_early", ["早退"], zh: "早退", en: "went before the end"),
    EnumWord("excused", ["请假"], zh: "事先请假", en: "had told that they would not come"),
    EnumWord("no_show", ["缺勤", "未到", "旷班", "×"], zh: "未到", en: "did not come"),
  ]
}
