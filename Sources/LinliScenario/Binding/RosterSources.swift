internal import LinliRostering

/// Where each member of ``RosterData`` was written, position by position.
struct RosterSources: Equatable {
  /// A row of a table, and the column if it is a particular one.
  struct Row: Equatable {
    var table: String
    /// The row's position below the header, from 0.
    var index: Int
    var column: String?
  }

  var volunteers: [Row] = []
  var shifts: [Row] = []
  var shiftTypes: [Row] = []
  var availability: [Row] = []
  var wishes: [Row] = []
  var pairs: [Row] = []
  var history: [Row] = []
  var pins: [Row] = []

  subscript(table: RosterIssue.Table, position: Int) -> Row? {
    let rows: [Row]
    switch table {
    case .volunteers: rows = volunteers
    case .shifts: rows = shifts
    case .shiftTypes: rows = shiftTypes
    case .availability: rows = availability
    case .wishes: rows = wishes
    case .pairs: rows = pairs
    case .history: rows = history
    case .pins: rows = pins
    }
    return rows.indices.contains(position) ? rows[position] : nil
  }
}
