internal import LinliDomain

/// What a table is judged against.
struct ValidationContext {
  /// The keys of the tables that were read.
  var keys: TableKeys
  /// The days of the plan; nil while the settings cannot be read.
  var horizon: Horizon?
  /// The variant applied; nil for the base scenario.
  var variant: String?
  /// The days of the roster, for dates without a year; nil while the settings cannot be read.
  var rosterHorizon: Horizon?
}

/// Turns a raw table into a typed one and reports each cell that cannot be taken.
struct TableValidation {
  private let schema: TableSchema
  private let table: RawTable
  private let context: ValidationContext
  private(set) var issues: [ScenarioIssue] = []
  /// How cells were understood that are not written plainly, each way of writing once.
  private(set) var mappings: [CellMapping] = []
  private var firstRows: [String: Int] = [:]

  init(_ schema: TableSchema, table: RawTable, context: ValidationContext) {
    self.schema = schema
    self.table = table
    self.context = context
  }

  /// Validates every row.
  mutating func validate() -> TypedTable {
    if table.rows.isEmpty, !schema.neededFor.isEmpty || context.variant == nil {
      report(ScenarioIssue(file: table.file, problem: .onlyHeader, expectation: .rows))
    }
    checkFamilyColumns()
    let places = schema.columns.map { table.index(of: $0.name) }
    let defaults = schema.columns.map(Self.defaultValue)
    var rows: [TypedTable.Row] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows.indices {
      let issueCount = issues.count
      let values = zip(schema.columns, zip(places, defaults)).map { column, place in
        value(row, column, at: place.0) ?? place.1
      }
      let family = familyValues(row)
      checkKey(row, at: places.prefix(schema.keyCount))
      rows.append(
        TypedTable.Row(
          schema: schema, number: table.rows[row].number, values: values, family: family,
          isSound: issues.count == issueCount))
    }
    return TypedTable(schema: schema, rows: rows)
  }

  /// The value of a column's default; absent when it has none.
  private static func defaultValue(of column: ColumnSchema) -> CellValue {
    guard case .defaulting(let text) = column.presence else { return .absent }
    do throws(CellReading.Refusal) {
      return try CellReading(type: column.type, horizon: nil).read(text)
    } catch {
      preconditionFailure("default \(text) of column \(column.name) is refused: \(error.problem)")
    }
  }

  /// The value of a cell; nil when it is empty or was reported.
  private mutating func value(_ row: Int, _ column: ColumnSchema, at index: Int?) -> CellValue? {
    guard let index else { return nil }
    let cell = FullWidth.trimmed(table.rows[row].cells[index])
    if cell.isEmpty {
      if column.presence == .required { reportMissing(row, column, at: index) }
      return nil
    }
    do throws(CellReading.Refusal) {
      let reading = CellReading(type: column.type, horizon: context.horizon, rosterHorizon: context.rosterHorizon)
      let value = try reading.read(cell)
      checkReferences(value, row, column, at: index)
      note(value, cell, row, column, at: index)
      return value
    } catch {
      // Without the settings nobody knows the year that was left out; what is wrong with them is told there.
      if error.problem == .noYear, column.type == .days, context.rosterHorizon == nil { return nil }
      let expectation = error.expectation ?? column.type.expectation(unit: column.unit)
      report(
        at(row, index, error.problem, value: error.value ?? "", expectation: expectation, nearest: error.nearest),
        row: row, column: index)
      return nil
    }
  }

  private mutating func note(_ value: CellValue, _ cell: String, _ row: Int, _ column: ColumnSchema, at index: Int) {
    guard let meaning = CellMapping.meaning(of: cell, as: value, column.type) else { return }
    if let known = mappings.firstIndex(where: { $0.value == cell && $0.meaning == meaning }) {
      mappings[known].count += 1
    } else {
      let place = table.place(row: row, column: index)
      mappings.append(
        CellMapping(file: place.file, header: table.columns[index].header, value: cell, meaning: meaning))
    }
  }

  private mutating func reportMissing(_ row: Int, _ column: ColumnSchema, at index: Int) {
    let expectation = column.type.expectation(unit: column.unit)
    report(at(row, index, .missingValue, value: nil, expectation: expectation), row: row, column: index)
  }

  private mutating func checkReferences(_ value: CellValue, _ row: Int, _ column: ColumnSchema, at index: Int) {
    guard let referenced = column.type.referencedTable, context.keys.isKnown(referenced) else { return }
    if case .hours(let hours) = value { return checkLetters(hours, row, at: index, referenced) }
    var names: [String] = []
    if case .text(let name) = value { names = [name] }
    if case .list(let members) = value { names = members }
    if case .counts(let counts) = value { names = counts.map(\.name) }
    if case .week(let days) = value { names = days.joined().reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    for name in names where !context.keys.contains(name, in: referenced) {
      let nearest = NearestName.find(name, among: context.keys.keys(of: referenced))
      let problem = ScenarioProblem.unknownReference(table: referenced)
      let issue = at(row, index, problem, value: name, expectation: .keyOf(table: referenced), nearest: nearest)
      report(issue, row: row, column: index)
    }
  }

  /// Letters name shift types in one way, and no word of the cell is a shift type as well.
  private mutating func checkLetters(_ hours: DayHours, _ row: Int, at index: Int, _ table: String) {
    let keys = context.keys
    for letters in hours.letters {
      let readings = DayHours.readings(of: letters) { keys.contains($0, in: table) }
      if readings.count == 1 { continue }
      let names = keys.keys(of: table) + DayHoursReading.spellings
      let problem: ScenarioProblem =
        readings.isEmpty
        ? .unknownReference(table: table) : .ambiguous(readings: readings.map { $0.joined(separator: " ") })
      let nearest = readings.isEmpty ? NearestName.find(letters, among: names) : nil
      report(at(row, index, problem, value: letters, expectation: .hours, nearest: nearest), row: row, column: index)
    }
    for word in hours.words where keys.contains(word, in: table) {
      let problem = ScenarioProblem.wordIsKey(table: table)
      report(at(row, index, problem, value: word, expectation: .hours), row: row, column: index)
    }
  }

  /// Reports a row whose key stands in an earlier row; rows with a part of the key missing are not judged.
  private mutating func checkKey(_ row: Int, at places: ArraySlice<Int?>) {
    let parts = places.map { $0.map { CellReading.foldedIdentifier(table.rows[row].cells[$0]) } ?? "" }
    guard let index = places.first ?? nil, !parts.contains("") else { return }
    let key = parts.joined(separator: "\n")
    if let first = firstRows[key] {
      let value = parts.joined(separator: ", ")
      report(at(row, index, .duplicateKey(firstRow: first), value: value), row: row, column: index)
    } else {
      firstRows[key] = table.rows[row].number ?? 0
    }
  }

  // MARK: Columns named after another table's rows

  private var familyIndices: [Int] {
    table.columns.indices.filter { schema.column(table.columns[$0].name) == nil }
  }

  private mutating func checkFamilyColumns() {
    guard let family = schema.family, context.keys.isKnown(family.table) else { return }
    let keys = context.keys.keys(of: family.table)
    let names = table.columns.map(\.name)
    for index in familyIndices where !context.keys.contains(names[index], in: family.table) {
      let column = table.columns[index]
      let nearest = NearestName.find(column.name, among: keys + schema.columns.map(\.name))
      report(
        ScenarioIssue(
          file: table.file, row: table.headerRow, column: IssueColumn(name: column.header, position: column.position),
          value: column.header, problem: .unknownColumn, expectation: .keyOf(table: family.table), nearest: nearest))
    }
    for key in keys where !names.contains(key) {
      report(
        ScenarioIssue(
          file: table.file, row: table.headerRow, column: IssueColumn(name: key), problem: .missingColumn,
          expectation: family.column.type.expectation(unit: family.column.unit)))
    }
  }

  private mutating func familyValues(_ row: Int) -> [(key: String, value: CellValue)] {
    guard let family = schema.family else { return [] }
    return familyIndices.map { index in
      (table.columns[index].name, value(row, family.column, at: index) ?? .absent)
    }
  }

  // MARK: Issues

  private func at(
    _ row: Int, _ index: Int, _ problem: ScenarioProblem, value: String? = "", expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) -> ScenarioIssue {
    let place = table.place(row: row, column: index)
    return ScenarioIssue(
      file: place.file, row: place.row, column: place.column,
      value: value == "" ? table.rows[row].cells[index] : value, problem: problem, expectation: expectation,
      nearest: nearest)
  }

  private mutating func report(_ issue: ScenarioIssue, row: Int? = nil, column: Int = 0) {
    var issue = issue
    if let name = context.variant {
      issue.variant = row.flatMap { table.mark(row: $0, column: column) } ?? VariantMark(name: name)
    }
    issues.append(issue)
  }
}
