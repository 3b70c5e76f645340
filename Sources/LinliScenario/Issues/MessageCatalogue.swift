public import LinliDomain

/// The sentences of issues, Chinese and English side by side. Nowhere else is a sentence made of an issue.
public enum MessageCatalogue {
  /// One issue as one line: where, what stands there, what was expected, what was probably meant.
  public static func text(of issue: ScenarioIssue, in language: Language) -> String {
    var parts = [phrase(for: issue)[language]]
    if let expectation = issue.expectation {
      let expected = phrase(for: expectation)
      parts.append(BilingualText(zh: "应为：\(expected.zh)。", en: "Expected \(expected.en).")[language])
    }
    if let nearest = issue.nearest {
      parts.append(BilingualText(zh: "是否想写“\(nearest)”？", en: "Did you mean \"\(nearest)\"?")[language])
    }
    if let source = issue.source {
      parts.append(BilingualText(zh: "依据：\(source)。", en: "Source: \(source).")[language])
    }
    if let variant = issue.variant { parts.append(phrase(for: variant)[language]) }
    let separator = language == .zh ? "" : " "
    return place(of: issue, in: language) + parts.joined(separator: separator)
  }

  /// What the places of a file are called: rows and columns, keys, or fields of lines.
  private enum FileForm {
    case table, keys, lines

    init(file: String) {
      let name = file.lowercased()
      self = name.hasSuffix(".yaml") || name.hasSuffix(".json") ? .keys : name.hasSuffix(".txt") ? .lines : .table
    }
  }

  /// Where an issue is: file, row, column, value.
  private static func place(of issue: ScenarioIssue, in language: Language) -> String {
    let form = FileForm(file: issue.file)
    var parts: [BilingualText] = [BilingualText(issue.file)]
    if let row = issue.row {
      parts.append(.init(zh: "第 \(row) 行", en: form == .table ? "row \(row)" : "line \(row)"))
    }
    if let column = issue.column { parts.append(phrase(for: column, form)) }
    if let value = issue.value { parts.append(BilingualText(zh: "“\(shown(value))”", en: "\"\(shown(value))\"")) }
    let ending = language == .zh ? "：" : ": "
    return parts.map { $0[language] }.joined(separator: language == .zh ? " " : ", ") + ending
  }

  private static func phrase(for column: IssueColumn, _ form: FileForm) -> BilingualText {
    switch form {
    case .table: tablePhrase(for: column)
    case .keys: keyPhrase(for: column)
    case .lines: fieldPhrase(for: column)
    }
  }

  private static func keyPhrase(for column: IssueColumn) -> BilingualText {
    let position = column.position.map { BilingualText(zh: "第 \($0) 字", en: "character \($0)") }
    guard let name = column.name else { return position ?? BilingualText("") }
    guard let position else { return BilingualText(zh: "键 \(name)", en: "key \(name)") }
    return BilingualText(zh: "\(position.zh) 键 \(name)", en: "\(position.en), key \(name)")
  }

  private static func fieldPhrase(for column: IssueColumn) -> BilingualText {
    switch (column.name, column.position) {
    case (let name?, let position?):
      BilingualText(zh: "第 \(position) 项“\(name)”", en: "field \(name) (\(position))")
    case (let name?, nil): BilingualText(zh: "项“\(name)”", en: "field \(name)")
    case (nil, let position?): BilingualText(zh: "第 \(position) 项", en: "field \(position)")
    case (nil, nil): BilingualText("")
    }
  }

  private static func tablePhrase(for column: IssueColumn) -> BilingualText {
    let letters = column.position.map(columnLetters)
    switch (column.name, letters) {
    case (let name?, let letters?):
      return BilingualText(zh: "\(letters) 列“\(name)”", en: "column \(name) (\(letters))")
    case (let name?, nil): return BilingualText(zh: "列“\(name)”", en: "column \(name)")
    case (nil, let letters?): return BilingualText(zh: "\(letters) 列", en: "column \(letters)")
    case (nil, nil): return BilingualText("")
    }
  }

  /// The letters a spreadsheet shows for a column: 1 is A, 27 is AA.
  static func columnLetters(_ position: Int) -> String {
    var rest = position
    var letters: [Character] = []
    while rest > 0 {
      rest -= 1
      letters.append(Character(Unicode.Scalar(UInt8(65 + rest % 26))))
      rest /= 26
    }
    return String(letters.reversed())
  }

  /// A value short enough for a line: line breaks and other controls shown as blanks, long texts cut.
  private static func shown(_ value: String) -> String {
    let line = String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    return line.count <= 60 ? line : line.prefix(57) + "..."
  }

  private static func phrase(for variant: VariantMark) -> BilingualText {
    guard let line = variant.line else {
      return BilingualText(zh: "（方案 \(variant.name)）", en: "(Variant \(variant.name).)")
    }
    return BilingualText(
      zh: "（方案 \(variant.name)，其文件第 \(line) 行）", en: "(Variant \(variant.name), line \(line) of its file.)")
  }
}

extension ScenarioIssue {
  /// The issue as one line in a language.
  public func text(in language: Language) -> String { MessageCatalogue.text(of: self, in: language) }
}

extension ScenarioError {
  /// All issues, one to a line.
  public func text(in language: Language) -> String {
    issues.map { $0.text(in: language) }.joined(separator: "\n")
  }
}

extension ScenarioError: CustomStringConvertible {
  /// All issues in English, one to a line.
  public var description: String { text(in: .en) }
}

extension ScenarioIssue: CustomStringConvertible {
  /// The issue in English.
  public var description: String { text(in: .en) }
}
