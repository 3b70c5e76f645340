internal import LinliDomain
internal import LinliSiting

/// Looks for coordinates that are not what the datum says, in all tables that have some.
///
/// Under a datum of the globe a number beyond 180 or 90 is no degree; those of estates and sites are judged by the siting
/// question, which may do without. Under metres a row that looks like degrees is told when another row is no degree
/// for certain, or when all rows look so: a few places may well lie near the origin of a grid.
struct CoordinateCheck {
  private let datum: Datum
  private let places: IssuePlaces
  private let rows: [Row]

  /// The coordinates of a row, as they are written.
  private struct Row {
    let source: RosterSources.Row
    let x: Double?
    let y: Double?

    /// Nil unless both are told.
    var point: Point? {
      guard let x, let y else { return nil }
      return Point(x: x, y: y)
    }
  }

  /// The tables whose coordinates their own question judges where they are to be degrees.
  private static let judgedElsewhere: Set<String> = ["estates", "sites"]

  init(tables: [String: TypedTable], datum: Datum, places: IssuePlaces) {
    self.datum = datum
    self.places = places
    rows = ScenarioTables.all.filter { schema in schema.columns.contains { $0.name == "x" } }.flatMap { schema in
      (tables[schema.name]?.rows ?? []).enumerated().map { index, row in
        Row(source: .init(table: schema.name, index: index), x: row.number("x"), y: row.number("y"))
      }
    }
  }

  /// Everything that is wrong.
  func issues() -> [ScenarioIssue] { datum.hasDegrees ? metresAmongDegrees() : degreesAmongMetres() }

  private func metresAmongDegrees() -> [ScenarioIssue] {
    rows.filter { !Self.judgedElsewhere.contains($0.source.table) }.flatMap { row in
      [("x", row.x, 180.0), ("y", row.y, 90.0)].compactMap { column, value, most in
        guard let value, abs(value) > most else { return nil }
        return places.issue(at: row.source, column, .siting(.notDegrees(value: value)))
      }
    }
  }

  private func degreesAmongMetres() -> [ScenarioIssue] {
    let told = rows.filter { $0.point != nil }
    let suspect = told.filter { $0.point?.looksLikeDegrees == true }
    let hasMetres = told.contains { $0.point?.isWithinDegrees == false }
    guard hasMetres || suspect.count == told.count else { return [] }
    return suspect.map { places.issue(at: $0.source, "x", .degreesAmongMetres) }
  }
}

extension Datum {
  /// Whether coordinates are degrees, east and north.
  var hasDegrees: Bool { self != .local }
}

extension Point {
  /// Whether the numbers may be degrees.
  fileprivate var isWithinDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }

  /// Whether the numbers are hardly metres: a map's degrees have three decimals and more, which would be millimetres; with
  /// fewer they are taken for degrees only where they lie in China.
  fileprivate var looksLikeDegrees: Bool {
    guard isWithinDegrees, !x.isWhole(after: 0), !y.isWhole(after: 0) else { return false }
    let hasMillimetres = !x.isWhole(after: 2) && !y.isWhole(after: 2)
    return hasMillimetres || (73...136).contains(x) && (3...54).contains(y)
  }
}

extension Double {
  /// Whether nothing is left behind some decimals but rounding.
  fileprivate func isWhole(after decimals: Int) -> Bool {
    let scaled = (0..<decimals).reduce(self) { scaled, _ in scaled * 10 }
    return abs(scaled - scaled.rounded()) < 1e-6
  }
}
