internal import LinliDomain

/// Sentences about dates, times and weeks as people write them.
extension MessageCatalogue {
  static let days = BilingualText(
    zh: "星期或日期，如 周一、三、五，周一至周五，工作日，2026-06-01，6月1日至5日，6/1-6/5，用 |、顿号或逗号分隔，或 *（每天）",
    en:
      "weekdays or dates such as mon|wed, Mon-Fri, weekdays, 2026-06-01, 1 June, 6/1-6/5 (month/day), separated by | or "
      + "commas, or * for every day")

  static let hours = BilingualText(
    zh: "空白或 - × 无 没空（不来），√ 全天，上午（6–12 点）下午（12–18 点）晚上（18–22 点），9:00-12:00 这样的时段，或班次类型的字母，可写几项",
    en:
      "nothing or - x 无 (not), √ or all day, am (6-12), pm (12-18), evening (18-22), hours such as 9:00-12:00, or letters "
      + "of shift types; several are allowed")

  /// What is wrong with a date, a time or a week; nil of other problems.
  static func notationPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .ambiguous(let readings):
      .init(
        zh: "可能是 \(readings.joined(separator: " 或 "))，请写明是哪一个。",
        en: "This may be \(readings.joined(separator: " or ")); write which.")
    case .noYear: .init(zh: "日期没有写年份。", en: "The date has no year.")
    case .serialDate: .init(zh: "这是电子表格里日期的序号。", en: "This is a spreadsheet's number for a day.")
    case .notAStretch: .init(zh: "只有一个时间，没有写到几点。", en: "One time stands here; until when is not told.")
    case .wordIsKey(let table):
      .init(
        zh: "这个词在此有固定的意思，又是 \(table).csv 中的编号，请改写时段。",
        en: "The word has a meaning here and is a key of \(table).csv too; write the hours instead.")
    case .besideNo(let word):
      .init(zh: "“\(word)”表示不来，旁边却还写了别的。", en: "\"\(word)\" says that they cannot come, and more stands beside it.")
    case .weekTold(let first):
      .init(
        zh: "此人同一时期的一周已在第 \(first) 行写明。", en: "This person's week at the same time is told in row \(first) already.")
    default: nil
    }
  }
}
