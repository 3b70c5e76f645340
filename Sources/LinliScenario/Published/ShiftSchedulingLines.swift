internal import LinliDomain

/// One line of a section: its number in the file, from 1, and its fields without blanks at their edges.
struct ShiftSchedulingLine {
  let number: Int
  let fields: [String]

  /// The id that the line begins with, as ids are compared.
  var id: String { CellReading.foldedIdentifier(fields[0]) }

  /// The line as a person reads it.
  var text: String { fields.joined(separator: ",") }
}

/// The lines of a file by section, and what is wrong with the sections themselves.
///
/// Sections are taken in any order, since their meaning does not depend on it.
struct ShiftSchedulingLines {
  private let file: String
  private(set) var issues: [ScenarioIssue] = []
  private var lines: [ShiftSchedulingSection: [ShiftSchedulingLine]] = [:]
  private var headers: [ShiftSchedulingSection: Int] = [:]
  /// The sections whose header is not there as it should be spelled.
  private var absent: [ShiftSchedulingSection] = []

  /// The lines of a section, with the right number of fields or not; nil when the section is missing.
  subscript(section: ShiftSchedulingSection) -> [ShiftSchedulingLine]? { lines[section] }

  /// Splits decoded text, which is valid UTF-8, into sections.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let numbered = Self.numbered(bytes)
    guard !numbered.isEmpty else {
      issues = [ScenarioIssue(file: file, problem: .emptyFile)]
      return
    }
    let headers = numbered.filter { $0.text.hasPrefix(ShiftSchedulingSection.prefix) }.map(\.text)
    absent = ShiftSchedulingSection.allCases.filter { !headers.contains($0.rawValue) }
    distribute(numbered)
    reportMissing()
  }

  /// The lines that say something: neither blank nor a comment.
  private static func numbered(_ bytes: [UInt8]) -> [(number: Int, text: String)] {
    PublishedLine.numbered(bytes).compactMap { number, line in
      let text = FullWidth.trimmed(String(decoding: line, as: UTF8.self))
      return text.isEmpty || text.utf8.first == UInt8(ascii: "#") ? nil : (number, text)
    }
  }

  private mutating func distribute(_ numbered: [(number: Int, text: String)]) {
    var section: ShiftSchedulingSection?
    var isOutside = true
    for (number, text) in numbered {
      if FullWidth.folded(text).uppercased().hasPrefix(ShiftSchedulingSection.prefix) {
        section = header(text, at: number)
        isOutside = false
      } else if let section {
        lines[section, default: []].append(Self.line(text, at: number))
      } else if isOutside {
        // One issue is enough for a whole stretch of lines that stand nowhere.
        issues.append(ScenarioIssue(file: file, row: number, value: text, problem: .outsideSection))
        isOutside = false
      }
    }
  }

  private static func line(_ text: String, at number: Int) -> ShiftSchedulingLine {
    let fields = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return ShiftSchedulingLine(number: number, fields: fields.map { FullWidth.trimmed(String(Substring($0))) })
  }

  /// The section that begins here. Lines below a misspelled header are read as those of the section it means, so that
  /// their problems are found too; lines below an unknown one are passed over, which the issue of the header covers.
  private mutating func header(_ text: String, at number: Int) -> ShiftSchedulingSection? {
    let section = ShiftSchedulingSection(rawValue: text) ?? misspelled(text, at: number)
    guard let section else { return nil }
    if let first = headers[section] {
      let problem = ScenarioProblem.duplicateEntry(firstLine: first)
      issues.append(ScenarioIssue(file: file, row: number, value: text, problem: problem))
    } else {
      headers[section] = number
      lines[section] = []
    }
    return section
  }

  private mutating func misspelled(_ text: String, at number: Int) -> ShiftSchedulingSection? {
    let nearest = NearestName.find(text, among: ShiftSchedulingSection.allCases.map(\.rawValue))
    let expectation = ScenarioExpectation.oneOf(ShiftSchedulingSection.allCases.map(\.rawValue))
    issues.append(
      ScenarioIssue(
        file: file, row: number, value: text, problem: .unknownSection, expectation: expectation, nearest: nearest))
    return nearest.flatMap(ShiftSchedulingSection.init).flatMap { absent.contains($0) ? $0 : nil }
  }

  private mutating func reportMissing() {
    for section in ShiftSchedulingSection.allCases {
      if let header = headers[section] {
        guard section.needsLine, lines[section]?.isEmpty == true else { continue }
        issues.append(ScenarioIssue(file: file, row: header, value: section.rawValue, problem: .emptySection))
      } else {
        issues.append(ScenarioIssue(file: file, value: section.rawValue, problem: .missingSection))
      }
    }
  }
}
