internal import LinliDomain
internal import LinliMatching

extension MessageCatalogue {
  /// What is wrong, as one or more sentences.
  static func phrase(for issue: ScenarioIssue) -> BilingualText {
    filePhrase(for: issue.problem) ?? tablePhrase(for: issue.problem) ?? cellPhrase(for: issue.problem)
      ?? timePhrase(for: issue.problem) ?? settingsPhrase(for: issue.problem) ?? variantPhrase(for: issue.problem)
      ?? publishedPhrase(for: issue.problem) ?? publishingPhrase(for: issue.problem)
      ?? BilingualText("\(issue.problem)")
  }

  private static func filePhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .fileMissing: .init(zh: "没有此文件。", en: "The file is missing.")
    case .folderMissing: .init(zh: "没有此文件夹。", en: "The folder does not exist.")
    case .notAFolder: .init(zh: "这不是文件夹。", en: "This is not a folder.")
    case .notAFile: .init(zh: "这不是文件。", en: "This is not a file.")
    case .unreadable(let reason): .init(zh: "无法读取：\(reason)。", en: "It cannot be read: \(reason).")
    case .tooLarge(let count, let limit):
      .init(zh: "文件有 \(count) 字节，超过上限 \(limit)。", en: "The file has \(count) bytes, above the limit of \(limit).")
    case .binary(let offset):
      .init(zh: "第 \(offset) 字节（从 0 计）不是文本。", en: "Byte \(offset), counted from 0, is no text.")
    case .undecodable(let encoding, let offset):
      .init(
        zh: "从第 \(offset) 字节（从 0 计）起不是有效的 \(encoding.rawValue)。",
        en: "From byte \(offset), counted from 0, it is no valid \(encoding.rawValue).")
    case .emptyFile: .init(zh: "文件是空的。", en: "The file is empty.")
    case .onlyHeader: .init(zh: "表头之下没有数据。", en: "There is no row below the header.")
    case .emptyFolder: .init(zh: "文件夹中没有任何表。", en: "The folder holds no table.")
    case .unknownTable: .init(zh: "没有这个名称的表。", en: "No table has this name.")
    default: nil
    }
  }

  private static func tablePhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .unterminatedQuote:
      .init(zh: "从这里开始的引号没有结束。", en: "The quote that begins here never ends.")
    case .textAfterQuote: .init(zh: "引号结束之后还有文字。", en: "Text follows the closing quote.")
    case .raggedRow(let count): .init(zh: "这一行有 \(count) 格。", en: "The row has \(count) cells.")
    case .fullWidthDelimiter(let sign):
      .init(zh: "表头以“\(sign)”分隔。", en: "The header is separated by \"\(sign)\".")
    case .unknownColumn: .init(zh: "没有这个列名。", en: "No column has this name.")
    case .missingColumn: .init(zh: "缺少这一列。", en: "This column is missing.")
    case .duplicateColumn(let first):
      .init(zh: "与 \(columnLetters(first)) 列重复。", en: "It means the same as column \(columnLetters(first)).")
    case .unnamedColumn: .init(zh: "这一列有数据而没有列名。", en: "The column holds values and has no name.")
    case .duplicateKey(let first):
      .init(zh: "编号已在第 \(first) 行出现。", en: "The key stands in row \(first) already.")
    default: nil
    }
  }

  private static func cellPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .missingValue: .init(zh: "没有填写。", en: "Nothing is written here.")
    case .thousandsSeparator: .init(zh: "数字中有千位分隔符。", en: "The number has thousands separators.")
    case .unitInNumber(let unit): .init(zh: "数字带有“\(unit)”。", en: "The number carries \"\(unit)\".")
    case .outOfRange: .init(zh: "超出范围。", en: "It lies outside the range.")
    case .tooManyDecimals(let allowed): .init(zh: "小数多于 \(allowed) 位。", en: "It has more than \(allowed) decimals.")
    case .notANumber: .init(zh: "这不是数。", en: "This is no number.")
    case .notAnInteger: .init(zh: "这不是整数。", en: "This is no whole number.")
    case .notFinite: .init(zh: "这不是有限的数。", en: "This is no finite number.")
    case .notAFlag: .init(zh: "这不是 0 或 1。", en: "This is neither 0 nor 1.")
    case .unknownWord: .init(zh: "没有这个词。", en: "The word is not known here.")
    case .notADate: .init(zh: "日历上没有这个日期。", en: "This is no date of the calendar.")
    case .outsideHorizon: .init(zh: "日期不在计划期内。", en: "The date lies outside the horizon.")
    case .unknownReference(let table): .init(zh: "\(table).csv 中没有这个编号。", en: "\(table).csv has no such key.")
    case .duplicateMember(let member): .init(zh: "“\(member)”重复。", en: "\"\(member)\" stands twice.")
    case .wrongListSeparator(let sign): .init(zh: "列表以“\(sign)”分隔。", en: "The list is separated by \"\(sign)\".")
    case .emptyMember: .init(zh: "列表中有空项。", en: "The list has an empty member.")
    case .starNotAllowed: .init(zh: "此处不能写 *。", en: "* is not allowed here.")
    case .badIdentifier(let sign): .init(zh: "编号中有“\(sign)”。", en: "The id holds \"\(sign)\".")
    default: nil
    }
  }

  private static func timePhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .notATime: .init(zh: "这不是时间。", en: "This is no time of day.")
    case .notWholeMinutes: .init(zh: "不是整分钟。", en: "This is no whole number of minutes.")
    case .notADay: .init(zh: "这既不是星期几也不是日期。", en: "This is neither a weekday nor a date.")
    case .dayCount(let count):
      .init(zh: "一周写了 \(count) 天。", en: "The week has \(count) \(count == 1 ? "day" : "days").")
    case .notACount: .init(zh: "这一项没有人数或次数。", en: "The member has no count of its own.")
    case .endNotAfterStart: .init(zh: "结束不晚于开始。", en: "The end is not after the start.")
    case .notBeside(let word): .init(zh: "在“\(word)”的行中没有意义。", en: "This has no meaning in a row of \"\(word)\".")
    case .ambiguous, .noYear, .serialDate, .notAStretch, .wordIsKey, .besideNo, .weekTold: notationPhrase(for: problem)
    case .visits, .lastVisitNotBefore, .noRhythm, .visitNotPlanned: visitPhrase(for: problem)
    case .noDayInHorizon:
      .init(zh: "没有一天在排班期内，此行不用。", en: "None of the days lies in the roster's horizon; the row is left out.")
    case .roster(let issue, let further): phrase(for: issue, further: further)
    case .degreesAmongMetres:
      .init(
        zh: "像是经纬度，而 scenario.yaml 的 datum 是 local（米）；请一律写米，"
          + "或一律写经纬度并设 datum: WGS84 或 GCJ-02。",
        en: "This looks like a degree, though the datum of scenario.yaml is local, in metres; write metres everywhere, "
          + "or degrees everywhere with datum: WGS84 or GCJ-02.")
    case .siting(let fault): phrase(for: fault)
    default: nil
    }
  }

  private static func settingsPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .yamlSyntax(let detail): .init(zh: "YAML 写法有误：\(detail)。", en: "This is no YAML: \(detail).")
    case .tooComplex: .init(zh: "层次或重复过多。", en: "It nests or repeats too much.")
    case .unknownKey: .init(zh: "没有这个键。", en: "The key is not known here.")
    case .missingKey: .init(zh: "缺少这个键。", en: "The key is missing.")
    case .repeatedKey: .init(zh: "这个键出现了两次。", en: "The key stands twice.")
    case .wrongShape(let found):
      .init(zh: "这里是\(phrase(for: found).zh)。", en: "This is \(phrase(for: found).en).")
    case .unsupportedVersion: .init(zh: "不支持这个版本。", en: "This version is not supported.")
    case .notAvailableYet: .init(zh: "此问题尚未提供。", en: "This question is not available yet.")
    case .endBeforeStart: .init(zh: "结束早于开始。", en: "The end is before the start.")
    case .tooLongForRoster(let days):
      .init(zh: "排班期至多 \(days) 天。", en: "A roster has a horizon of at most \(days) days.")
    case .unknownTimeZone: .init(zh: "没有这个时区。", en: "There is no such time zone.")
    case .repeatedLevel: .init(zh: "重复出现。", en: "It stands twice.")
    case .matching(let fault): matchingPhrase(for: fault)
    default: nil
    }
  }

  private static func variantPhrase(for problem: ScenarioProblem) -> BilingualText? {
    switch problem {
    case .unknownVariant: .init(zh: "没有这个方案。", en: "There is no such variant.")
    case .changeVerbs(let count):
      .init(
        zh: "一项改动应恰有 set、scale、add、remove 之一，这里有 \(count) 个。",
        en: "A change has exactly one of set, scale, add, remove; this one has \(count).")
    case .malformedPath: .init(zh: "看不懂这个路径。", en: "The path cannot be read.")
    case .unknownRow: .init(zh: "没有这个编号的行。", en: "No row has this key.")
    case .nothingMatched: .init(zh: "没有任何数据符合。", en: "It fits nothing in the data.")
    case .notNumeric: .init(zh: "这里不是数，不能乘或加。", en: "This is no number to multiply or add to.")
    case .wrongTarget: .init(zh: "这项改动不能用于此处。", en: "The change cannot be made here.")
    case .noPlan:
      .init(
        zh: "这里没有 plan.json，也没有 assignments.csv 或 roster.csv。",
        en: "There is neither plan.json nor assignments.csv or roster.csv here.")
    case .planFilesDisagree:
      .init(
        zh: "与 plan.json 不一致；请删去其中之一。", en: "This is not what plan.json says; take one of the two away.")
    case .rowExists: .init(zh: "此编号的行已经存在。", en: "A row with this key exists already.")
    default: nil
    }
  }

  private static func matchingPhrase(for fault: MatchingIssue.Fault) -> BilingualText {
    switch fault {
    case .duplicate: .init(zh: "编号重复。", en: "The id occurs twice.")
    case .numberOutOfRange(_, let least, let most):
      .init(
        zh: "数不在 \(number(least)) 至 \(number(most)) 之间。",
        en: "The number is not within \(number(least)) to \(number(most)).")
    case .unknown(let reference): .init(zh: "没有“\(reference)”。", en: "There is no \"\(reference)\".")
    case .committeeBarred(let service, let list, _):
      .init(
        zh: "清单 \(list) 的事项 \(service) 不得交社区居委会办理。",
        en: "Committees may have no part in \(service), an item of list \(list).")
    case .classForbidden(let service, let kind, let serviceClass, _):
      .init(
        zh: "\(kind.rawValue) 类主体不得承担 \(service)（类别 \(serviceClass)）。",
        en: "Kind \(kind.rawValue) may never do \(service), of class \(serviceClass).")
    case .volunteersNotAllowed(let service, let qualification, _):
      .init(
        zh: "\(service) 不能由志愿者办理\(qualification.isEmpty ? "" : "（须有：\(qualification)）")。",
        en: "Volunteers may not do \(service)\(qualification.isEmpty ? "" : ", which needs \(qualification)").")
    case .kindNotAllowed(let service, let kind, let allowed, _):
      .init(
        zh: "\(kind.rawValue) 类主体不能办理 \(service)；可以的有：\(allowed.map(\.rawValue).joined(separator: "、"))。",
        en: "Kind \(kind.rawValue) may not do \(service); these may: "
          + "\(allowed.map(\.rawValue).joined(separator: ", ")).")
    case .qualificationMissing(let service, let needed):
      .init(zh: "\(service) 须有：\(needed)。", en: "\(service) needs the qualification \(needed).")
    case .noAccountMayPay(let service, let list, _):
      .init(
        zh: "清单 \(list) 的 \(service) 须费随事转，而没有账户可以支付。",
        en: "Money has to follow \(service) of list \(list), and no account may pay it.")
    case .noPriorityWeight(let priority): .init(zh: "优先级 \(priority) 没有权重。", en: "Priority \(priority) has no weight.")
    case .missing(let needed): .init(zh: "缺少 \(needed)。", en: "\(needed) is missing.")
    }
  }
}
