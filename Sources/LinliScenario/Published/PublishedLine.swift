/// A line that is not blank: its number in the file, from 1, and its fields between blanks.
struct PublishedLine {
  let number: Int
  let fields: [String]

  /// The line as a person reads it.
  var text: String { fields.joined(separator: " ") }

  /// The field at a place from 0, with the name that issues give for it.
  func field(_ place: Int, named name: String?) -> PublishedField {
    PublishedField(text: fields[place], line: number, position: place + 1, name: name)
  }

  /// The lines of decoded text, which is valid UTF-8, whatever ends them.
  static func lines(of bytes: [UInt8]) -> [PublishedLine] {
    numbered(bytes).compactMap { number, line in
      let fields = fields(of: line)
      return fields.isEmpty ? nil : PublishedLine(number: number, fields: fields)
    }
  }

  /// All lines of decoded text with their numbers, the blank ones too.
  static func numbered(_ bytes: [UInt8]) -> [(number: Int, bytes: ArraySlice<UInt8>)] {
    // Files of old Macintoshes end lines by CR alone; a CR before LF is a blank.
    let separator = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    return bytes.split(separator: separator, omittingEmptySubsequences: false).enumerated().map { ($0 + 1, $1) }
  }

  private static func fields(of line: ArraySlice<UInt8>) -> [String] {
    if line.allSatisfy({ $0 < 0x80 }) {
      return line.split { isBlank(Unicode.Scalar($0)) }.map { String(decoding: $0, as: UTF8.self) }
    }
    return String(decoding: line, as: UTF8.self).unicodeScalars.split(whereSeparator: isBlank).map(String.init)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // Line tabulation and form feed are what printers were told between pages.
    FullWidth.isBlank(scalar) || scalar == "\u{0B}" || scalar == "\u{0C}"
  }
}

/// A field of a line: its text, and where it stands.
struct PublishedField {
  let text: String
  /// The line of the file, from 1.
  let line: Int
  /// Its place among the fields of the line, from 1.
  let position: Int
  /// What it is called; nil when nobody knows.
  var name: String?
}

extension [PublishedLine] {
  /// The fields of all lines in their order, without names.
  var words: [PublishedField] { flatMap { line in line.fields.indices.map { line.field($0, named: nil) } } }
}

/// Reads the fields of a published file, noting every problem on the way.
protocol PublishedReading {
  /// The name that issues give for the file.
  var file: String { get }
  /// What is wrong with it so far.
  var issues: [ScenarioIssue] { get set }
}

extension PublishedReading {
  /// A whole number within a range; nil and an issue when it is none.
  mutating func integer(_ field: PublishedField, _ range: NumberRange, unit: TableUnit? = nil) -> Int? {
    guard case .integer(let value)? = value(of: field, as: .integer(range), expected: .integer(range, unit: unit))
    else { return nil }
    return value
  }

  /// A number within a range; nil and an issue when it is none.
  mutating func number(_ field: PublishedField, _ range: NumberRange) -> Double? {
    guard case .number(let value)? = value(of: field, as: .number(range), expected: .number(range, unit: nil)) else {
      return nil
    }
    return value
  }

  /// The value of a field that is not empty; nil and an issue when it has none of this type.
  mutating func value(
    of field: PublishedField, as type: ColumnType, expected: ScenarioExpectation?
  ) -> CellValue? {
    do throws(CellReading.Refusal) {
      return try CellReading(type: type, horizon: nil).read(field.text)
    } catch {
      report(error.problem, at: field, expected: expected, nearest: error.nearest)
      return nil
    }
  }

  /// Notes a problem with a field, or with a part of it when a value is given.
  mutating func report(
    _ problem: ScenarioProblem, at field: PublishedField, value: String? = nil, expected: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: field.line, column: IssueColumn(name: field.name, position: field.position),
        value: value ?? (field.text.isEmpty ? nil : field.text), problem: problem, expectation: expected,
        nearest: nearest))
  }

  /// Notes a problem with a whole line.
  mutating func report(
    _ problem: ScenarioProblem, line: Int, value: String? = nil, expected: ScenarioExpectation? = nil
  ) {
    issues.append(ScenarioIssue(file: file, row: line, value: value, problem: problem, expectation: expected))
  }
}

extension NumberRange {
  /// The numbers of a range, its ends included.
  init(_ range: ClosedRange<Int>) {
    self.init(minimum: Double(range.lowerBound), maximum: Double(range.upperBound))
  }
}
