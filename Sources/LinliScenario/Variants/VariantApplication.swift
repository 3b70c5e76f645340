internal import Foundation
internal import OrderedCollections

/// The data of a scenario before validation: what variants change.
struct RawScenario: Sendable, Equatable {
  /// The tables by name, in the order of ``ScenarioTables/all``.
  var tables: OrderedDictionary<String, RawTable>
  /// The tree of `scenario.yaml`.
  var settings: YAMLNode

  /// Puts a table in its place among the others, instead of the one of its name if there is one.
  mutating func put(_ table: RawTable) {
    let names = ScenarioTables.all.map(\.name)
    guard tables[table.name] == nil, let place = names.firstIndex(of: table.name) else {
      tables[table.name] = table
      return
    }
    let index = tables.keys.firstIndex { names.firstIndex(of: $0).map { $0 > place } ?? false } ?? tables.count
    tables.updateValue(table, forKey: table.name, insertingAt: index)
  }
}

/// Makes the changes of a variant, one after another, on the data before validation.
struct VariantApplication {
  let variant: Variant
  /// The name that issues give, `a+b` when several variants are applied.
  let name: String
  var scenario: RawScenario
  var issues: [ScenarioIssue] = []

  init(_ variant: Variant, name: String, to scenario: RawScenario) {
    self.variant = variant
    self.name = name
    self.scenario = scenario
  }

  /// Makes every change; a change that cannot be made is an issue and changes nothing.
  mutating func apply() {
    for change in variant.changes {
      switch change.path {
      case .option(let path): applyToOption(change, path)
      case .table(let table): applyToTable(change, table)
      case .rows(let table, let selector): applyToRows(change, table, selector)
      case .cells(let table, let selector, let column): applyToCells(change, table, selector, column)
      }
    }
  }

  // MARK: Finding

  /// The table of a change; nil with an issue when there is none. A table that the folder lacks begins empty.
  mutating func table(_ name: String, _ change: Variant.Change) -> RawTable? {
    if let table = scenario.tables[name] { return table }
    if case .table = change.path, change.verb == .add, let schema = ScenarioTables.schema(name) {
      let columns = schema.columns.filter { $0.presence == .required }
      return RawTable(
        name: name, file: schema.file, columns: columns.map { .init(name: $0.name, header: $0.name, position: nil) },
        rows: [])
    }
    let known = Array(scenario.tables.keys) + ["options"]
    report(
      change, .unknownTable, value: name, expectation: .oneOf(known), nearest: NearestName.find(name, among: known))
    return nil
  }

  /// The rows a selector means; nil with an issue when there are none.
  mutating func rows(
    _ table: RawTable, _ selector: ChangePath.RowSelector, _ change: Variant.Change
  ) -> [Int]? {
    switch selector {
    case .all: return nonEmpty(Array(table.rows.indices), change)
    case .key(let key): return rows(of: key, table, change)
    case .matching(let conditions):
      var rows = Array(table.rows.indices)
      for condition in conditions {
        guard let column = column(table, condition.column, change) else { return nil }
        rows = rows.filter { Self.holds(condition, in: table.rows[$0].cells[column]) }
      }
      return nonEmpty(rows, change)
    }
  }

  private mutating func nonEmpty(_ rows: [Int], _ change: Variant.Change) -> [Int]? {
    if rows.isEmpty { report(change, .nothingMatched, value: change.pathText) }
    return rows.isEmpty ? nil : rows
  }

  /// The row of a key; every row with it where several columns name a row.
  private mutating func rows(of key: String, _ table: RawTable, _ change: Variant.Change) -> [Int]? {
    let keys = Self.keys(of: table)
    let wanted = CellReading.foldedIdentifier(key)
    let found = keys.indices.filter { keys[$0] == wanted }
    if let first = found.first { return ScenarioTables.schema(table.name)?.keyCount == 1 ? [first] : found }
    report(
      change, .unknownRow, value: key, expectation: .keyOf(table: table.name),
      nearest: NearestName.find(key, among: keys))
    return nil
  }

  /// The keys of the rows, as they are compared.
  static func keys(of table: RawTable) -> [String] {
    guard let schema = ScenarioTables.schema(table.name), let index = table.index(of: schema.key.name) else {
      return []
    }
    return table.rows.map { CellReading.foldedIdentifier($0.cells[index]) }
  }

  /// Whether a cell equals the value, or holds it as a member of a list.
  private static func holds(_ condition: ChangePath.Condition, in cell: String) -> Bool {
    let wanted = CellReading.foldedIdentifier(condition.value)
    return CellReading.foldedIdentifier(cell) == wanted || CellReading.members(of: cell).contains(wanted)
  }

  /// The index of a column that the table has; nil with an issue when it has none such.
  private mutating func column(_ table: RawTable, _ name: String, _ change: Variant.Change) -> Int? {
    if let index = table.index(of: name) { return index }
    reportColumn(table, name, change)
    return nil
  }

  mutating func reportColumn(_ table: RawTable, _ name: String, _ change: Variant.Change) {
    var names = (ScenarioTables.schema(table.name)?.columns ?? []).map(\.name)
    names += table.columns.map(\.name).filter { !names.contains($0) }
    report(
      change, .unknownColumn, value: name, expectation: .oneOf(names), nearest: NearestName.find(name, among: names))
  }

  // MARK: Options

  private mutating func applyToOption(_ change: Variant.Change, _ path: [String]) {
    let old = scenario.settings[path]
    switch change.verb {
    case .set:
      guard let to = change.to else { return }
      scenario.settings.set(path[...], to: marked(to, change))
    case .remove:
      guard old != nil else {
        report(change, .nothingMatched, value: change.pathText)
        return
      }
      scenario.settings.set(path[...], to: nil)
    case .scale, .add:
      guard let text = old?.text, let result = result(of: change, on: text) else {
        report(change, .notNumeric, value: old?.text)
        return
      }
      let node = YAMLNode(.scalar(result, isPlain: true), mark: change.mark)
      scenario.settings.set(path[...], to: marked(node, change))
    }
  }

  /// The node with all its parts marked as put there by the change; issues then name the settings' file and this mark.
  private func marked(_ node: YAMLNode, _ change: Variant.Change) -> YAMLNode {
    var node = node
    node.variant = mark(change)
    switch node.content {
    case .scalar: break
    case .sequence(let elements): node.content = .sequence(elements.map { marked($0, change) })
    case .mapping(let entries):
      node.content = .mapping(
        entries.map { YAMLNode.Entry(key: $0.key, mark: $0.mark, value: marked($0.value, change)) })
    }
    return node
  }

  // MARK: Numbers

  /// The number after scaling or adding, as text; nil when the text or the operand is no number.
  func result(of change: Variant.Change, on text: String) -> String? {
    guard let operand = change.by?.text else { return nil }
    do throws(NumberText.Refusal) {
      guard let old = try NumberText(text).decimal, let by = try NumberText(operand).decimal else { return nil }
      let new = change.verb == .scale ? old * by : old + by
      return new.isNaN ? nil : NumberText.text(of: new)
    } catch {
      return nil
    }
  }

  // MARK: Issues

  func mark(_ change: Variant.Change) -> VariantMark { VariantMark(name: name, line: change.mark.line) }

  mutating func report(
    _ change: Variant.Change, _ problem: ScenarioProblem, value: String? = nil, expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: variant.file, row: change.mark.line,
        column: IssueColumn(name: change.verb.rawValue, position: change.mark.column), value: value,
        problem: problem, expectation: expectation, nearest: nearest, variant: VariantMark(name: name)))
  }
}
