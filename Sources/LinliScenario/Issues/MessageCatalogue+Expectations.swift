internal import LinliDomain

extension MessageCatalogue {
  /// What was expected, as the object of a sentence.
  static func phrase(for expectation: ScenarioExpectation) -> BilingualText {
    switch expectation {
    case .text: .init(zh: "文字", en: "text")
    case .identifier: .init(zh: "由字母、数字、_、- 和 . 组成的编号", en: "an id of letters, digits, _, - and .")
    case .number(let range, let unit): phrase(.init(zh: "数", en: "a number"), range, unit)
    case .integer(let range, let unit): phrase(.init(zh: "整数", en: "a whole number"), range, unit)
    case .money: .init(zh: "不小于 0、至多两位小数的元数", en: "yuan, 0 or more, with at most two decimals")
    case .flag: .init(zh: "0 或 1", en: "0 or 1")
    case .oneOf(let words):
      .init(zh: "\(joined(words, "、"))之一", en: words.count == 1 ? words[0] : "one of " + joined(words, ", "))
    case .date: .init(zh: "形如 2026-06-01 的日期", en: "a date such as 2026-06-01")
    case .dateWithin(let start, let end): .init(zh: "\(start) 至 \(end) 之间的日期", en: "a date from \(start) to \(end)")
    case .keyOf(let table): .init(zh: "\(table).csv 中的编号", en: "a key of \(table).csv")
    case .list(let member, let allowsStar): list(of: phrase(for: member), allowsStar)
    case .cellCount(let count): .init(zh: "与表头相同的 \(count) 格", en: "\(count) cells as in the header")
    case .delimiter: .init(zh: "以半角逗号、分号或制表符分隔的列", en: "columns separated by , or ; or tab")
    case .encoding:
      .init(zh: "UTF-8、UTF-16 或 GB18030（GBK）的文本", en: "text in UTF-8, UTF-16 or GB18030 (GBK)")
    case .shape(let shape): phrase(for: shape)
    case .timeZone: .init(zh: "时区名称，如 Asia/Shanghai", en: "the name of a time zone such as Asia/Shanghai")
    case .value(let value): .init(value)
    case .rows: .init(zh: "表头及其下至少一行", en: "a header with at least one row below it")
    case .limit(let range):
      .init(
        zh: phrase(.init(zh: "整数", en: "a whole number"), range, nil).zh + "，或 *（不限）",
        en: phrase(.init(zh: "整数", en: "a whole number"), range, nil).en + ", or * for no limit")
    case .time(let isEnd):
      .init(
        zh: "形如 08:30 的时间" + (isEnd ? "，也可写 24:00 或 次日6:00" : ""),
        en: "a time such as 08:30" + (isEnd ? ", or 24:00, or 30:00 (次日6:00) for the next day" : ""))
    case .duration(let range):
      phrase(.init(zh: "小时数（如 7.5 或 7:30）", en: "hours, such as 7.5 or 7:30"), range, nil)
    case .days: days
    case .hours: hours
    case .week:
      .init(
        zh: "以 / 分隔的七天，每天写班次类型的字母，没有写 .，如 A../A../.P./.../..E/.../...",
        en:
          "seven days separated by /, with the letters of shift types or . for none, such as A../A../.P./.../..E/.../..."
      )
    case .qualifications:
      .init(
        zh: "以 | 分隔的资质，有效期写作 名称:止日 或 名称:起日..止日",
        en: "qualifications separated by |, with a term as name:until or name:from..until")
    case .counts(let isPriced):
      .init(
        zh: "以 | 分隔的 名称:数" + (isPriced ? "，其后可写 :代价" : ""),
        en: "name:count separated by |" + (isPriced ? ", with :price after it if wanted" : ""))
    case .path: .init(zh: "形如 providers.O6.hours 的路径", en: "a path such as providers.O6.hours")
    case .fieldCount(let count):
      .init(zh: "以逗号分隔的 \(count) 项", en: "\(counted(fields: count)) separated by commas")
    case .blankSeparatedFields(let count):
      .init(zh: "以空格分隔的 \(count) 项", en: "\(counted(fields: count)) separated by blanks")
    case .entry(let section): .init(zh: "\(section) 中的编号", en: "an id of \(section)")
    case .shiftMaxima:
      .init(zh: "以 | 分隔的列表，每项形如 E=28", en: "a list separated by |, each such as E=28")
    case .capacityOption:
      .init(zh: "数，或用 --capacity N 给出", en: "a number, or --capacity N to give it")
    case .localTime:
      .init(zh: "形如 2022-06-02 05:45:00 的时间", en: "a time such as 2022-06-02 05:45:00")
    }
  }

  /// The shape of a YAML value.
  static func phrase(for shape: YAMLShape) -> BilingualText {
    switch shape {
    case .scalar: .init(zh: "单个值", en: "a single value")
    case .sequence: .init(zh: "列表", en: "a list")
    case .mapping: .init(zh: "键与值", en: "keys with values")
    }
  }

  /// The name of a unit.
  static func phrase(for unit: TableUnit) -> BilingualText {
    switch unit {
    case .personHours: .init(zh: "人时", en: "person-hours")
    case .roomHours: .init(zh: "间时", en: "room-hours")
    case .hours: .init(zh: "小时", en: "hours")
    case .yuan: .init(zh: "元", en: "yuan")
    case .yuanPerPersonHour: .init(zh: "元/人时", en: "yuan per person-hour")
    case .squareMetres: .init(zh: "平方米", en: "square metres")
    case .persons: .init(zh: "人", en: "persons")
    case .households: .init(zh: "户", en: "households")
    case .sessions: .init(zh: "次", en: "sessions")
    case .organizations: .init(zh: "个组织", en: "organizations")
    case .communities: .init(zh: "个社区", en: "communities")
    case .shifts: .init(zh: "班次", en: "shifts")
    case .days: .init(zh: "天", en: "days")
    case .weekends: .init(zh: "个周末", en: "weekends")
    case .minutes: .init(zh: "分钟", en: "minutes")
    case .metres: .init(zh: "米", en: "metres")
    case .share: .init(zh: "比例", en: "share")
    case .year: .init(zh: "年", en: "year")
    }
  }

  private static func joined(_ words: [String], _ separator: String) -> String {
    words.count <= 30 ? words.joined(separator: separator) : words.prefix(30).joined(separator: separator) + "…"
  }

  private static func phrase(_ noun: BilingualText, _ range: NumberRange, _ unit: TableUnit?) -> BilingualText {
    let unitName = unit.map(phrase(for:))
    let bounds = phrase(for: range)
    let zh = bounds.zh + noun.zh + (unitName.map { "（\($0.zh)）" } ?? "")
    let en = noun.en + (unitName.map { " of \($0.en)" } ?? "") + bounds.en
    return BilingualText(zh: zh, en: en)
  }

  private static func phrase(for range: NumberRange) -> BilingualText {
    let least = range.minimum.map(number)
    let most = range.maximum.map(number)
    switch (least, most) {
    case (let least?, let most?): return .init(zh: "\(least) 至 \(most) 的", en: " from \(least) to \(most)")
    case (let least?, nil) where range.excludesMinimum:
      return .init(zh: "大于 \(least) 的", en: " above \(least)")
    case (let least?, nil): return .init(zh: "不小于 \(least) 的", en: ", \(least) or more")
    case (nil, let most?): return .init(zh: "不大于 \(most) 的", en: ", at most \(most)")
    case (nil, nil): return BilingualText("")
    }
  }

  /// A number without a needless `.0`.
  static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  private static func list(of member: BilingualText, _ allowsStar: Bool) -> BilingualText {
    let star = allowsStar ? BilingualText(zh: "，或 *（全部）", en: ", or * for all") : BilingualText("")
    return BilingualText(
      zh: "以 | 分隔的列表，每项为\(member.zh)\(star.zh)", en: "a list separated by |, each \(member.en)\(star.en)")
  }
}
