internal import LinliDomain

/// A validated table: every cell has the type of its column, or an issue was reported for it.
struct TypedTable {
  let schema: TableSchema
  let rows: [Row]

  /// A validated row.
  struct Row {
    let schema: TableSchema
    /// The row a spreadsheet shows; nil for rows that a variant added.
    let number: Int?
    /// The values in the order of the schema's columns; `absent` where nothing is told or an issue was reported.
    let values: [CellValue]
    /// The values of the family's columns with the key that names each, in the order of the file.
    let family: [(key: String, value: CellValue)]
    /// Whether no issue was reported for the row.
    let isSound: Bool

    /// The value of a column; a name the schema lacks is a fault of the program.
    subscript(column: String) -> CellValue {
      guard let index = schema.columns.firstIndex(where: { $0.name == column }) else {
        preconditionFailure("table \(schema.name) has no column \(column)")
      }
      return values[index]
    }

    func text(_ column: String) -> String? {
      if case .text(let text) = self[column] { return text }
      return nil
    }

    func number(_ column: String) -> Double? {
      switch self[column] {
      case .number(let number): number
      case .integer(let integer): Double(integer)
      default: nil
      }
    }

    func integer(_ column: String) -> Int? {
      if case .integer(let integer) = self[column] { return integer }
      return nil
    }

    func money(_ column: String) -> Money? {
      if case .money(let money) = self[column] { return money }
      return nil
    }

    func flag(_ column: String) -> Bool? {
      if case .flag(let flag) = self[column] { return flag }
      return nil
    }

    /// The members of a list; nil for `*` and for nothing told.
    func list(_ column: String) -> [String]? {
      if case .list(let members) = self[column] { return members }
      return nil
    }

    /// Whether a list is `*`.
    func isAll(_ column: String) -> Bool { self[column] == .all }

    func span(_ column: String) -> ClosedRange<Double>? {
      if case .span(let first, let last) = self[column] { return first...last }
      return nil
    }

    func days(_ column: String) -> DayList? {
      if case .days(let days) = self[column] { return days }
      return nil
    }

    func counts(_ column: String) -> [NamedCount] {
      if case .counts(let counts) = self[column] { return counts }
      return []
    }

    func date(_ column: String) -> CalendarDate? {
      if case .date(let date) = self[column] { return date }
      return nil
    }
  }
}
