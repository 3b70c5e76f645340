/// The parts of a file with census blocks: its keys, its two sections, and what is wrong with their names.
struct CoverageLayout {
  /// The keys that stand before the sections, with the one value that some must have.
  private static let keys: [(name: String, value: String?)] = [
    ("NAME", nil), ("TYPE", "MCLP"), ("EDGE_WEIGHT_TYPE", "COORD"), (CoverageReading.Field.dimension, nil),
  ]
  private static let coordinateHeader = "NODE_COORD_SECTION"
  private static let demandHeader = "DEMAND_SECTION"
  private static let end = "EOF"

  /// A section: the line of its header, nil when it is missing, and the lines below it.
  struct Section {
    let name: String
    var header: Int?
    var lines: [PublishedLine] = []
  }

  private(set) var coordinates = Section(name: coordinateHeader)
  private(set) var demands = Section(name: demandHeader)
  /// The line with the number of points, which is its last field.
  private(set) var dimension: PublishedLine?
  private(set) var issues: [ScenarioIssue] = []

  private let file: String
  private var firstLines: [String: Int] = [:]

  init(_ lines: [PublishedLine], file: String) {
    self.file = file
    var current: WritableKeyPath<CoverageLayout, Section>?
    for line in lines {
      let word = line.fields[0]
      let isName = word.unicodeScalars.first?.properties.isAlphabetic == true
      if word == Self.end { break }
      if let current, !isName || line.fields.count > 1 && !line.fields.contains(where: { $0.hasPrefix(":") }) {
        self[keyPath: current].lines.append(line)
      } else if let section = section(word) {
        current = section
        begin(section, line)
      } else {
        key(line)
      }
    }
  }

  private func section(_ word: String) -> WritableKeyPath<CoverageLayout, Section>? {
    switch word {
    case Self.coordinateHeader: \.coordinates
    case Self.demandHeader: \.demands
    default: nil
    }
  }

  private mutating func begin(_ section: WritableKeyPath<CoverageLayout, Section>, _ line: PublishedLine) {
    if isFirst(line.fields[0], line) { self[keyPath: section].header = line.number }
  }

  /// Whether a name stands here for the first time; an issue when it does not.
  private mutating func isFirst(_ name: String, _ line: PublishedLine) -> Bool {
    if let first = firstLines[name] {
      issues.append(
        ScenarioIssue(file: file, row: line.number, value: line.text, problem: .duplicateEntry(firstLine: first)))
      return false
    }
    firstLines[name] = line.number
    return true
  }

  /// A line `KEY : value`.
  private mutating func key(_ line: PublishedLine) {
    let parts = line.text.split(separator: ":", maxSplits: 1).map { FullWidth.trimmed(String($0)) }
    let name = parts.first ?? ""
    guard let key = Self.keys.first(where: { $0.name == name }) else {
      let names = Self.keys.map(\.name) + [Self.coordinateHeader, Self.demandHeader, Self.end]
      issues.append(
        ScenarioIssue(
          file: file, row: line.number, value: line.text, problem: .unknownSection, expectation: .oneOf(names),
          nearest: NearestName.find(name, among: names)))
      return
    }
    guard isFirst(name, line) else { return }
    let value = parts.count > 1 ? parts[1] : ""
    let column = IssueColumn(name: name)
    if value.isEmpty {
      issues.append(ScenarioIssue(file: file, row: line.number, column: column, problem: .missingValue))
    } else if let expected = key.value, expected != value {
      issues.append(
        ScenarioIssue(
          file: file, row: line.number, column: column, value: value, problem: .unknownWord,
          expectation: .oneOf([expected])))
    } else if name == CoverageReading.Field.dimension {
      dimension = PublishedLine(number: line.number, fields: [value])
    }
  }

  /// Notes the keys and sections that are missing, and the sections without a line.
  mutating func reportMissing() {
    for key in Self.keys where firstLines[key.name] == nil {
      issues.append(ScenarioIssue(file: file, value: key.name, problem: .missingSection))
    }
    for section in [coordinates, demands] {
      if let header = section.header {
        guard section.lines.isEmpty else { continue }
        issues.append(ScenarioIssue(file: file, row: header, value: section.name, problem: .emptySection))
      } else {
        issues.append(ScenarioIssue(file: file, value: section.name, problem: .missingSection))
      }
    }
  }
}
