internal import Foundation
internal import OrderedCollections

extension VariantApplication {
  // MARK: Whole tables

  /// Adds a row; nothing else can be done to a whole table.
  mutating func applyToTable(_ change: Variant.Change, _ name: String) {
    guard var table = table(name, change) else { return }
    guard change.verb == .add, let row = change.row else {
      report(change, .wrongTarget, value: change.pathText, expectation: .path)
      return
    }
    guard let entries = row.entries else {
      report(change, .wrongShape(found: row.shape), expectation: .shape(.mapping))
      return
    }
    var placed: [(index: Int, text: String)] = []
    for entry in entries {
      guard let text = cellText(entry.value, change) else { return }
      guard let index = column(entry.key, in: &table, change) else { return }
      placed.append((index, text))
    }
    var cells = [String](repeating: "", count: table.columns.count)
    for (index, text) in placed { cells[index] = text }
    guard isNew(cells, table, change) else { return }
    table.addRow(cells, by: mark(change))
    scenario.put(table)
  }

  /// Whether no row has the key of the new one; where rows may repeat every row is new.
  private mutating func isNew(_ cells: [String], _ table: RawTable, _ change: Variant.Change) -> Bool {
    guard let schema = ScenarioTables.schema(table.name) else { return true }
    let places = schema.columns.prefix(schema.keyCount).compactMap { table.index(of: $0.name) }
    let key = places.map { CellReading.foldedIdentifier(cells[$0]) }
    guard places.count == schema.keyCount, !key.isEmpty, !key.contains("") else { return true }
    let exists = table.rows.contains { row in
      zip(places, key).allSatisfy { CellReading.foldedIdentifier(row.cells[$0]) == $1 }
    }
    if exists { report(change, .rowExists, value: key.joined(separator: ", ")) }
    return !exists
  }

  // MARK: Rows

  /// Removes rows; nothing else can be done to whole rows.
  mutating func applyToRows(_ change: Variant.Change, _ name: String, _ selector: ChangePath.RowSelector) {
    guard var table = table(name, change), let rows = rows(table, selector, change) else { return }
    guard change.verb == .remove, change.by == nil else {
      report(change, .wrongTarget, value: change.pathText, expectation: .path)
      return
    }
    table.removeRows(rows)
    scenario.tables[name] = table
  }

  // MARK: Cells

  mutating func applyToCells(
    _ change: Variant.Change, _ name: String, _ selector: ChangePath.RowSelector, _ column: String
  ) {
    guard var table = table(name, change), let rows = rows(table, selector, change) else { return }
    guard let columns = columns(column, in: &table, change) else { return }
    if change.verb == .remove, change.by == nil, selector == .all {
      removeColumns(columns, of: &table, change)
      scenario.tables[name] = table
      return
    }
    for row in rows {
      for index in columns {
        guard let text = newText(change, table, row: row, column: index) else { return }
        table.setCell(row, index, to: text, by: mark(change))
      }
    }
    scenario.tables[name] = table
  }

  /// Takes columns away; one that every row needs stays, with an issue.
  private mutating func removeColumns(_ columns: [Int], of table: inout RawTable, _ change: Variant.Change) {
    let schema = ScenarioTables.schema(table.name)
    for index in columns.sorted(by: >) {
      if schema?.column(table.columns[index].name)?.presence == .required {
        report(change, .wrongTarget, value: change.pathText)
      } else {
        table.removeColumn(index)
      }
    }
  }

  /// The columns a name means; `*` means the family's columns, or all but the key where there is no family.
  private mutating func columns(
    _ name: String, in table: inout RawTable, _ change: Variant.Change
  ) -> [Int]? {
    guard name == "*" else { return column(name, in: &table, change).map { [$0] } }
    let schema = ScenarioTables.schema(table.name)
    let all = table.columns.indices.filter { index in
      let name = table.columns[index].name
      if schema?.family != nil { return schema?.column(name) == nil }
      return name != schema?.key.name
    }
    if all.isEmpty { report(change, .nothingMatched, value: change.pathText) }
    return all.isEmpty ? nil : all
  }

  /// The index of a column, added to the table when only the schema or the family's table knows it.
  private mutating func column(_ name: String, in table: inout RawTable, _ change: Variant.Change) -> Int? {
    if let index = table.index(of: name) { return index }
    let schema = ScenarioTables.schema(table.name)
    let isAddable = change.verb == .set || change.verb == .add
    if isAddable, schema?.column(name) != nil { return table.addColumn(name) }
    if isAddable, let family = schema?.family, let keys = scenario.tables[family.table].map(Self.keys),
      keys.contains(name)
    {
      return table.addColumn(name)
    }
    reportColumn(table, name, change)
    return nil
  }

  /// The text of a cell after the change; nil with an issue when the change cannot be made.
  private mutating func newText(
    _ change: Variant.Change, _ table: RawTable, row: Int, column: Int
  ) -> String? {
    let old = table.rows[row].cells[column]
    let schema = ScenarioTables.schema(table.name)
    let columnSchema = schema?.column(table.columns[column].name) ?? schema?.family?.column
    switch change.verb {
    case .set: return change.to.flatMap { cellText($0, change) } ?? ""
    case .remove where change.by == nil: return ""
    case .remove, .add, .scale:
      if change.verb != .scale, columnSchema?.type.isList == true {
        return members(change, old: old)
      }
      if case .duration = columnSchema?.type { return hours(change, old: old) }
      return number(change, old: old, columnSchema, at: table.rows[row].number)
    }
  }

  private mutating func number(
    _ change: Variant.Change, old: String, _ column: ColumnSchema?, at row: Int?
  ) -> String? {
    var text = old
    if FullWidth.trimmed(old).isEmpty, case .defaulting(let fallback) = column?.presence { text = fallback }
    guard change.verb != .remove, column?.type.isNumeric == true, let result = result(of: change, on: text) else {
      report(change, .notNumeric, value: old.isEmpty ? change.by?.text : old)
      return nil
    }
    return column?.type == .money ? Self.roundedToFen(result) : result
  }

  /// A computed number of hours, rounded to the minute; hours may stand as `7:30`.
  private mutating func hours(_ change: Variant.Change, old: String) -> String? {
    guard case .integer(let minutes) = KeyReading.cell(FullWidth.trimmed(old), as: .duration(.nonNegative)),
      let by = change.by?.text.flatMap(KeyReading.number), change.verb != .remove
    else {
      report(change, .notNumeric, value: old.isEmpty ? change.by?.text : old)
      return nil
    }
    let result = change.verb == .scale ? Double(minutes) * by : Double(minutes) + by * 60
    guard result >= 0, result < 1e9 else {
      report(change, .outOfRange, value: old)
      return nil
    }
    return ClockText.text(ofMinutes: Int(result.rounded()))
  }

  /// A computed amount rounded to the fen, half a fen away from zero, as money has no smaller part.
  private static func roundedToFen(_ text: String) -> String {
    guard var amount = Decimal(string: text) else { return text }
    var rounded = Decimal()
    NSDecimalRound(&rounded, &amount, 2, .plain)
    return NumberText.text(of: rounded)
  }

  /// The list with members added or taken out; a member that is already there or not there is an issue.
  private mutating func members(_ change: Variant.Change, old: String) -> String? {
    guard let operand = change.by.flatMap({ cellText($0, change) }) else { return nil }
    var members = FullWidth.trimmed(old).isEmpty ? [] : CellReading.members(of: old)
    for member in CellReading.members(of: operand) {
      let index = members.firstIndex(of: member)
      guard (index == nil) == (change.verb == .add) else {
        report(change, change.verb == .add ? .duplicateMember(member: member) : .nothingMatched, value: member)
        return nil
      }
      if let index { members.remove(at: index) } else { members.append(member) }
    }
    return members.joined(separator: "|")
  }

  /// The text a YAML value stands for in a cell: the value itself, or the members of a list separated by `|`.
  private mutating func cellText(_ node: YAMLNode, _ change: Variant.Change) -> String? {
    switch node.content {
    case .scalar: return node.text ?? ""
    case .sequence(let elements): return elements.map { $0.text ?? "" }.joined(separator: "|")
    case .mapping:
      report(change, .wrongShape(found: .mapping), expectation: .shape(.scalar))
      return nil
    }
  }
}
