internal import LinliDomain
internal import LinliRostering
internal import OrderedCollections

/// What was published, as rows of the tables that later rosters are made of.
///
/// A published assignment is a pin within the horizon. Before it, and as long as it is not closed, it counts as worked:
/// the last days of a month are rarely closed when the next month is planned, and rest and runs of days reach across.
struct PublishedRows {
  private let publications: [Publication]
  private let horizon: Horizon
  /// Published assignments of people or shifts that are no more.
  private(set) var warnings: [ScenarioIssue] = []
  /// Whether anything published is to be kept.
  private(set) var hasPins = false

  init(_ publications: [Publication], horizon: Horizon) {
    self.publications = publications
    self.horizon = horizon
  }

  /// Adds the rows to `pins` and `history`.
  ///
  /// - Parameter keys: the people and shifts that there are.
  mutating func add(to raw: inout RawScenario, keys: TableKeys) {
    for publication in publications {
      let file = "\(publication.place)/roster.csv"
      let rows = publications.currentRows.filter { $0.publication.version == publication.version }.map(\.row)
      let pins = rows.filter { horizon.contains($0.date) && !has("pins", Self.pin($0), in: raw) }
        .filter { isKnown($0, keys, file) }
      let worked = rows.filter { row in
        row.date < horizon.start && !publication.isClosed(row.date)
          && !has("history", Self.worked(row).prefix(3), in: raw)
      }
      hasPins = hasPins || !pins.isEmpty
      extend("pins", ["volunteer", "shift", "kind"], pins.map { ($0.number, Self.pin($0)) }, file, &raw)
      extend(
        "history", ["volunteer", "date", "type", "from", "to", "unpopular"],
        worked.map { ($0.number, Self.worked($0)) }, file, &raw)
    }
  }

  private static func pin(_ row: Publication.Row) -> [String] { [row.volunteer, row.shift, "published"] }

  private static func worked(_ row: Publication.Row) -> [String] {
    let times = [row.window.startMinute, row.window.endMinute].map { ClockText.text(ofMinutes: $0) }
    return [row.volunteer, "\(row.date)", row.type] + times + [row.isUnpopular ? "1" : "0"]
  }

  /// Whether a table has a row that begins with these cells.
  private func has(_ table: String, _ cells: some Collection<String>, in raw: RawScenario) -> Bool {
    guard let table = raw.tables[table] else { return false }
    let columns = table.name == "pins" ? ["volunteer", "shift", "kind"] : ["volunteer", "date", "type"]
    return table.rows.indices.contains { row in
      zip(columns, cells).allSatisfy { column, cell in
        table.cell(row, column).map(CellReading.foldedIdentifier) == cell
      }
    }
  }

  /// Whether person and shift are still there; a warning if not.
  private mutating func isKnown(_ row: Publication.Row, _ keys: TableKeys, _ file: String) -> Bool {
    for (column, table, key) in [("volunteer", "volunteers", row.volunteer), ("shift", "shifts", row.shift)]
    where keys.isKnown(table) && !keys.contains(key, in: table) {
      warnings.append(
        ScenarioIssue(
          file: file, row: row.number, column: IssueColumn(name: column), value: key,
          problem: .publishedButGone(table: table)))
      return false
    }
    return true
  }

  private func extend(
    _ name: String, _ columns: [String], _ rows: [(number: Int?, cells: [String])], _ file: String,
    _ raw: inout RawScenario
  ) {
    if rows.isEmpty { return }
    let added = RawTable(
      name: name, file: file, columns: columns.map { RawTable.Column(name: $0, header: $0, position: nil) },
      rows: rows.map { RawTable.Row(number: $0.number, cells: $0.cells) })
    var table = raw.tables[name] ?? RawTable(name: name, file: "\(name).csv", columns: added.columns, rows: [])
    table.addRows(of: added)
    raw.put(table)
  }
}

extension Publication {
  /// Whether `history.csv` tells what really happened on a day.
  func isClosed(_ date: CalendarDate) -> Bool { closedUntil.map { date <= $0 } ?? false }
}

extension RosterOptions {
  /// The options with what was published held still, after cover and before all else, unless the levels say already how.
  var holdingPublished: RosterOptions {
    if levels.contains(where: { $0.parts.contains { $0.measure == .stability } }) { return self }
    let cover: Set<RosterMeasure> = [.unfilled, .belowMinimum, .overstaffing]
    var options = self
    let place = levels.firstIndex { !$0.parts.allSatisfy { cover.contains($0.measure) } } ?? levels.count
    options.levels.insert(RosterLevel(.stability), at: place)
    return options
  }
}
