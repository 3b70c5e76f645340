internal import LinliDomain

/// Sentences about dates, times and weeks as people write them.
extension MessageCatalogue {
  static let days = BilingualText(
    zh: "星期或日期，如 周一、三、五，周一至周五，工作日，2026-06-01，6月1日至5日，6/1-6/5，用 |、顿号或逗号分隔，或 *（每天）",
    en:
      "weekdays or dates such as mon|wed, Mon-Fri, weekdays, 2026-06-01, 1 June, 6/1-6/5 (month/day), separated by | or "
      + "commas, or * for every day")

  /// What is wrong with a date, a time or a week; nil of other problems.
  static func notationPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .ambiguous(let readings):
      .init(
        zh: "可能是 \(readings.joined(separator: " 或 "))，请写明是哪一个。",
        en: "This may be \(readings.joined(separator: " or ")); write which.")
    case .noYear: .init(zh: "日期没有写年份。", en: "The date has no year.")
    case .serialDate: .init(zh: "这是电子表格里日期的序号。", en: "This is a spreadsheet's number for a day.")
    default: nil
    }
  }
}
