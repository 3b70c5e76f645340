/// How one header of a file was understood.
public struct HeaderMapping: Sendable, Equatable {
  /// The file.
  public let file: String
  /// The header as the file spells it.
  public let header: String
  /// The column it was taken for.
  public let column: String
  /// The position in the file from 1.
  public let position: Int

  /// Whether the header is spelled otherwise than the column, so that a person should look at it.
  public var isTranslated: Bool { header != column }
}

/// Names the columns of a table by its schema.
struct HeaderReading {
  let schema: TableSchema
  /// Names of the family's columns by other spellings, such as a community's name for its id.
  let familyNames: [String: String]

  /// The raw table with its columns named, the mapping chosen, and what is wrong with the header.
  func read(_ table: DelimitedTable, file: String) -> (RawTable, [HeaderMapping], [ScenarioIssue]) {
    var issues: [ScenarioIssue] = []
    var kept: [(index: Int, column: RawTable.Column)] = []
    for (index, cell) in table.header.enumerated() {
      let place = IssueColumn(name: cell.name, position: cell.position)
      guard let name = columnName(of: cell.name) else {
        issues.append(unknown(cell.name, file: file, row: table.headerRow, place))
        continue
      }
      if let first = kept.first(where: { $0.column.name == name }) {
        let problem = ScenarioProblem.duplicateColumn(firstPosition: first.column.position ?? 0)
        issues.append(
          ScenarioIssue(file: file, row: table.headerRow, column: place, value: cell.name, problem: problem))
        continue
      }
      kept.append((index, .init(name: name, header: cell.name, position: cell.position)))
    }
    let meant = kept.map(\.column.name) + issues.compactMap { $0.nearest.flatMap(columnName) }
    issues += missingColumns(meant, file: file, row: table.headerRow)
    let mappings = kept.map {
      HeaderMapping(file: file, header: $0.column.header, column: $0.column.name, position: $0.column.position ?? 0)
    }
    return (rawTable(table, file: file, kept: kept), mappings, issues)
  }

  /// The column a header stands for: its English name, an alias, or one of the family; nil when it is unknown.
  private func columnName(of header: String) -> String? {
    let wanted = Self.folded(header)
    for column in schema.columns {
      if Self.folded(column.name) == wanted || column.aliases.contains(where: { Self.folded($0) == wanted }) {
        return column.name
      }
    }
    guard schema.family != nil else { return nil }
    let id = CellReading.foldedIdentifier(header)
    return familyNames[id] ?? id
  }

  private static func folded(_ header: String) -> String {
    FullWidth.trimmed(FullWidth.folded(header)).lowercased()
  }

  private func unknown(_ header: String, file: String, row: Int, _ place: IssueColumn) -> ScenarioIssue {
    let names = schema.columns.map(\.name)
    let nearest = NearestName.find(header, among: names + schema.columns.flatMap(\.aliases))
    return ScenarioIssue(
      file: file, row: row, column: place, value: header, problem: .unknownColumn, expectation: .oneOf(names),
      nearest: nearest)
  }

  /// Required columns that no header names and no misspelled header probably means.
  private func missingColumns(_ found: [String], file: String, row: Int) -> [ScenarioIssue] {
    schema.columns.filter { $0.presence == .required && !found.contains($0.name) }.map { column in
      ScenarioIssue(
        file: file, row: row, column: IssueColumn(name: column.name), problem: .missingColumn,
        expectation: column.type.expectation(unit: column.unit))
    }
  }

  private func rawTable(
    _ table: DelimitedTable, file: String, kept: [(index: Int, column: RawTable.Column)]
  ) -> RawTable {
    let width = table.header.count
    let rows = table.rowNumbers.enumerated().map { offset, number in
      RawTable.Row(number: number, cells: kept.map { table.cells[offset * width + $0.index] })
    }
    return RawTable(
      name: schema.name, file: file, headerRow: table.headerRow, columns: kept.map(\.column), rows: rows)
  }
}
