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
    case .lineCount(let count):
      .init(zh: "这一段有 \(count) 行。", en: "The number of lines is \(count).")
    case .unknownEntry(let section): .init(zh: "\(section) 中没有这个编号。", en: "\(section) has no such id.")
    case .duplicateEntry(let first): .init(zh: "已在第 \(first) 行出现。", en: "It stands in line \(first) already.")
    case .dayOutsideHorizon: .init(zh: "这一天不在计划期内。", en: "The day lies outside the horizon.")
    case .minimumAboveMaximum(let maximum):
      .init(zh: "最小值大于最大值 \(maximum)。", en: "The minimum lies above the maximum of \(maximum).")
    case .notAPair: .init(zh: "这一项不是恰有一个“=”。", en: "It has not exactly one \"=\".")
    case .notText: .init(zh: "这里不是文字。", en: "This is no text.")
    case .noShift: .init(zh: "其中没有可用的班次。", en: "It has no shift that could be used.")
    case .nobody: .init(zh: "其中没有任何人。", en: "It counts nobody.")
    case .valueCount(let count, let expected):
      .init(
        zh: "文件有 \(count) 个数，按开头两数应有 \(expected) 个。",
        en: "The file holds \(count) numbers; its first two ask for \(expected).")
    case .shiftSetAside(let left): setAside(left)
    case .fileEndsEarly: .init(zh: "文件到此结束，缺少这一项。", en: "The file ends here, before it.")
    case .surplusValues(let count):
      .init(zh: "数据已完，此处还多出 \(count) 项。", en: "The data is complete; \(counted(fields: count)) too many from here on.")
    case .capacityNotGiven: .init(zh: "这个词代表一个未给出的数。", en: "The word stands for a number that is not given.")
    default: nil
    }
  }

  /// An entry that is no shift, and why.
  static func setAside(_ left: SetAsideShift) -> BilingualText {
    let reason =
      switch left.reason {
      case .endNotAfterStart: BilingualText(zh: "结束不晚于开始", en: "it does not end after its start")
      case .endAfterNextDay: BilingualText(zh: "结束晚于次日", en: "it ends later than the day after its first")
      }
    return .init(
      zh: "第 \(left.entry) 个班次，\(left.role)，\(left.venue)，\(left.start) 至 \(left.end)：\(reason.zh)。",
      en: "Shift \(left.entry), \(left.role), \(left.venue), \(left.start) to \(left.end): \(reason.en).")
  }

  /// `1 field`, `2 fields`.
  static func counted(fields count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }
}
