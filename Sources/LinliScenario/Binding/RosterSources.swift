internal import LinliRostering

/// Where each member of ``RosterData`` was written, table by table and position by position.
struct RosterSources: Equatable {
  /// A row of a table, and the column if it is a particular one.
  struct Row: Equatable {
    var table: String
    /// The row's position below the header, from 0.
    var index: Int
    var column: String?
  }

  /// Where something was written.
  enum Place: Equatable {
    case row(Row)
    /// A key of `scenario.yaml`.
    case key([String])
  }

  private var places: [RosterIssue.Table: [Place]] = [:]

  mutating func append(_ row: Row, to table: RosterIssue.Table) { places[table, default: []].append(.row(row)) }

  mutating func append(key path: [String], to table: RosterIssue.Table) {
    places[table, default: []].append(.key(path))
  }

  subscript(table: RosterIssue.Table, position: Int) -> Place? {
    guard let places = places[table], places.indices.contains(position) else { return nil }
    return places[position]
  }
}
