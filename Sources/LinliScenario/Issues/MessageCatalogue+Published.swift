internal import LinliDomain

/// What is wrong with files in published formats, which are lines of fields in sections.
extension MessageCatalogue {
  static func publishedPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .missingSection: .init(zh: "缺少这一段。", en: "The section is missing.")
    case .unknownSection: .init(zh: "没有这个名称的段。", en: "No section has this name.")
    case .emptySection: .init(zh: "这一段没有数据。", en: "The section holds no line.")
    case .outsideSection: .init(zh: "这里还不在任何段中。", en: "No section has begun here.")
    case .fieldCount(let count):
      .init(zh: "这一行有 \(count) 项。", en: "The line has \(counted(fields: count)).")
    case .unknownEntry(let section): .init(zh: "\(section) 中没有这个编号。", en: "\(section) has no such id.")
    case .duplicateEntry(let first): .init(zh: "已在第 \(first) 行出现。", en: "It stands in line \(first) already.")
    case .dayOutsideHorizon: .init(zh: "这一天不在计划期内。", en: "The day lies outside the horizon.")
    case .minimumAboveMaximum(let maximum):
      .init(zh: "最小值大于最大值 \(maximum)。", en: "The minimum lies above the maximum of \(maximum).")
    case .notAPair: .init(zh: "这一项不是恰有一个“=”。", en: "It has not exactly one \"=\".")
    default: nil
    }
  }

  /// `1 field`, `2 fields`.
  static func counted(fields count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }
}
