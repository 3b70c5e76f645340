internal import OrderedCollections

/// Makes issues at cells of raw tables and at keys of `scenario.yaml`.
struct IssuePlaces {
  let raw: RawScenario
  /// The variant applied; nil for the base scenario.
  let variant: String?

  /// An issue at a place, and there at a column if it is a row.
  func issue(
    at place: RosterSources.Place, _ column: String?, _ problem: ScenarioProblem, value: String? = nil,
    nearest: String? = nil
  ) -> ScenarioIssue {
    switch place {
    case .row(let row): issue(at: row, column, problem, value: value, nearest: nearest)
    case .key(let path): issue(key: path, problem, value: value, nearest: nearest)
    }
  }

  /// An issue at a cell; at the whole row if the table lacks the column.
  ///
  /// - Parameter value: The part of the cell at fault; nil for what stands there.
  func issue(
    at row: RosterSources.Row, _ column: String?, _ problem: ScenarioProblem, value: String? = nil,
    expectation: ScenarioExpectation? = nil, nearest: String? = nil
  ) -> ScenarioIssue {
    let file = "\(row.table).csv"
    guard let table = raw.tables[row.table], table.rows.indices.contains(row.index) else {
      return ScenarioIssue(file: file, value: value, problem: problem, expectation: expectation, nearest: nearest)
    }
    let index = (column ?? row.column).flatMap(table.index(of:))
    let cell = index.map { table.rows[row.index].cells[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    let place = table.place(row: row.index, column: index)
    var issue = ScenarioIssue(
      file: place.file, row: place.row, column: place.column, value: value ?? cell, problem: problem,
      expectation: expectation, nearest: nearest)
    if let variant {
      issue.variant = table.mark(row: row.index, column: index ?? 0) ?? VariantMark(name: variant)
    }
    return issue
  }

  /// An issue at a key of `scenario.yaml`, or at the nearest key above it that is there.
  func issue(
    key path: [String], _ problem: ScenarioProblem, value: String? = nil, expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) -> ScenarioIssue {
    var known = path
    while !known.isEmpty, raw.settings[known] == nil { known.removeLast() }
    let node = raw.settings[known] ?? raw.settings
    let isOwn = node.variant == nil
    return ScenarioIssue(
      file: ScenarioFolder.settingsFile, row: isOwn ? max(node.mark.line, 1) : nil,
      column: IssueColumn(name: path.joined(separator: "."), position: isOwn ? max(node.mark.column, 1) : nil),
      value: value ?? node.text, problem: problem, expectation: expectation, nearest: nearest,
      variant: node.variant ?? variant.map { VariantMark(name: $0) })
  }
}
