/// A table of a published example, its columns found by name; what is not asked for is passed over.
struct SpoptTable {
  let file: String
  private(set) var issues: [ScenarioIssue] = []
  private(set) var rows: [Row] = []

  /// The wanted cells of a row, by the column's name.
  struct Row {
    let number: Int
    private let cells: [String: String]

    init(number: Int, cells: [String: String]) {
      self.number = number
      self.cells = cells
    }

    subscript(column: String) -> String { cells[column] ?? "" }
  }

  /// Reads a table; columns that are missing are among the issues.
  init(_ bytes: [UInt8], file: String, columns: [String]) {
    self.file = file
    var reader = DelimitedReader(file: file)
    let table = reader.read(bytes)
    // The first column of such files counts the rows and has no name.
    issues = reader.issues.filter { $0.problem != .unnamedColumn }
    guard let table else { return }
    let names = table.header.map { $0.name.lowercased() }
    for column in columns where !names.contains(column) {
      issues.append(
        ScenarioIssue(
          file: file, row: table.headerRow, column: IssueColumn(name: column), problem: .missingColumn,
          nearest: NearestName.find(column, among: names)))
    }
    guard issues.isEmpty else { return }
    let width = table.header.count
    rows = table.rowNumbers.indices.map { position in
      var cells: [String: String] = [:]
      for (column, name) in names.enumerated() where columns.contains(name) {
        cells[name] = table.cells[position * width + column]
      }
      return Row(number: table.rowNumbers[position], cells: cells)
    }
  }

  /// The number in a cell; nil with an issue if there is none, or a negative one where it must not be.
  mutating func number(_ row: Row, _ column: String, isSigned: Bool = false) -> Double? {
    let text = row[column]
    if let number = Double(text), number.isFinite, isSigned || number >= 0 { return number }
    let isNegative = Double(text).map { $0 < 0 } ?? false
    report(
      row, column, isNegative ? .outOfRange : .notANumber, .number(isSigned ? .any : .nonNegative, unit: nil))
    return nil
  }

  /// The name in a cell; nil with an issue if there is none, or if it was given before.
  mutating func name(_ row: Row, _ column: String, among taken: [String: Int]) -> String? {
    let name = row[column]
    if name.isEmpty {
      report(row, column, .missingValue, .text)
      return nil
    }
    if let first = taken[name] {
      report(row, column, .duplicateKey(firstRow: first), nil)
      return nil
    }
    return name
  }

  mutating func report(
    _ row: Row, _ column: String, _ problem: ScenarioProblem, _ expectation: ScenarioExpectation?,
    nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: row.number, column: IssueColumn(name: column), value: row[column], problem: problem,
        expectation: expectation, nearest: nearest))
  }
}
