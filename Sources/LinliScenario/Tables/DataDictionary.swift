public import LinliDomain

/// The data dictionary: every table and column in Markdown, from the schemas the reader checks with.
public enum DataDictionary {
  /// The dictionary of these tables in one language.
  public static func markdown(_ schemas: [TableSchema], language: Language) -> String {
    var lines = ["# " + Words.title[language], "", Words.introduction[language], ""]
    for schema in schemas { lines += section(schema, language) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ schema: TableSchema, _ language: Language) -> [String] {
    let need = Words.need(of: schema)
    var lines = ["## \(schema.file) — \(schema.title[language])", ""]
    lines += [schema.meaning[language] + " " + need[language], ""]
    let headers = [
      Words.column, Words.chinese, Words.holds, Words.presence, Words.unit, Words.meaning, Words.source,
    ]
    lines.append(row(headers.map { $0[language] }))
    lines.append(row(headers.map { _ in "---" }))
    lines += schema.columns.map { row(cells(of: $0, name: "`\($0.name)`", language)) }
    if let family = schema.family {
      let name = "*" + Words.perKey(of: family.table)[language] + "*"
      lines.append(row(cells(of: family.column, name: name, language)))
    }
    return lines + [""] + words(of: schema, language)
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |"
  }

  private static func cells(of column: ColumnSchema, name: String, _ language: Language) -> [String] {
    let expectation = column.type.expectation(unit: nil)
    return [
      name, column.aliases.joined(separator: ", "), MessageCatalogue.phrase(for: expectation)[language],
      presence(column.presence, language), column.unit.map { MessageCatalogue.phrase(for: $0)[language] } ?? "",
      column.meaning[language], column.source ?? "",
    ]
  }

  private static func presence(_ presence: ColumnSchema.Presence, _ language: Language) -> String {
    switch presence {
    case .required: Words.required[language]
    case .optional: Words.optional[language]
    case .defaulting(let text): Words.defaulting[language] + " `\(text)`"
    }
  }

  /// The words of each column that holds words, with their meanings.
  private static func words(of schema: TableSchema, _ language: Language) -> [String] {
    var lines: [String] = []
    for column in schema.columns {
      let words: [EnumWord]
      switch column.type {
      case .word(let some), .words(let some, _): words = some
      default: continue
      }
      let parts = words.map { word in
        let others = word.aliases.isEmpty ? "" : " (\(word.aliases.joined(separator: ", ")))"
        return "`\(word.word)`\(others) \(word.meaning[language])"
      }
      lines += ["`\(column.name)`: " + parts.joined(separator: "; "), ""]
    }
    return lines
  }

  private enum Words {
    static let title = BilingualText(zh: "数据字典", en: "Data dictionary")
    static let introduction = BilingualText(
      zh: "本文由读取程序所用的同一份定义生成，请勿手改。表头可用英文列名或所列中文名；列表成员用 | 分隔。",
      en: "Generated from the definitions the reader checks with; do not edit. Headers may be the English name or one "
        + "of the Chinese names; members of a list are separated by |.")
    static func need(of schema: TableSchema) -> BilingualText {
      if schema.neededFor.isEmpty { return BilingualText(zh: "（可以没有此表）", en: "(The table may be left out.)") }
      let names = ScenarioKeys.questions.filter { word in schema.neededFor.contains { $0.rawValue == word.word } }
      return BilingualText(
        zh: "（\(names.map(\.meaning.zh).joined(separator: "、"))必需的表）",
        en: "(Required by: \(names.map(\.word).joined(separator: ", ")).)")
    }

    static let column = BilingualText(zh: "列", en: "Column")
    static let chinese = BilingualText(zh: "中文表头", en: "Chinese header")
    static let holds = BilingualText(zh: "内容", en: "Holds")
    static let presence = BilingualText(zh: "是否必需", en: "Presence")
    static let unit = BilingualText(zh: "单位", en: "Unit")
    static let meaning = BilingualText(zh: "含义", en: "Meaning")
    static let source = BilingualText(zh: "出处", en: "Source")
    static let required = BilingualText(zh: "必需", en: "required")
    static let optional = BilingualText(zh: "可空", en: "optional")
    static let defaulting = BilingualText(zh: "缺省为", en: "default")

    static func perKey(of table: String) -> BilingualText {
      BilingualText(zh: "\(table) 表中每个编号一列", en: "one column for each row of \(table)")
    }
  }
}
