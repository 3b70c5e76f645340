/// A table before validation: named columns, rows of text, and where each row was written.
///
/// Variants change raw tables; the result is validated as if it had been written so.
public struct RawTable: Sendable, Equatable {
  /// The table's name, the file's name without `.csv`.
  public let name: String
  /// The file, relative to the scenario folder.
  public let file: String
  /// The row of the header as a spreadsheet counts.
  let headerRow: Int
  /// The columns, by their names in the schema where the schema knows them.
  public private(set) var columns: [Column]
  /// The rows in the order of the file.
  public private(set) var rows: [Row]

  /// A column with the header it was read from.
  public struct Column: Sendable, Equatable {
    /// The name in the schema.
    public var name: String
    /// The header as the file spells it.
    public var header: String
    /// The position in the file from 1; nil when a variant added the column.
    public var position: Int?
  }

  /// A row of cells with its place in the file.
  public struct Row: Sendable, Equatable {
    /// The row a spreadsheet shows; nil when a variant added the row.
    public var number: Int?
    /// The cells, one for each column.
    public var cells: [String]
    /// Columns a variant changed, with the place of the change, in the order of the changes.
    var changes: [Change] = []
    /// The place of the change that added the row; nil for rows of the file.
    var addition: VariantMark?
    /// The file that the row is from, if it is another one than the table's.
    var file: String?

    struct Change: Sendable, Equatable {
      var column: Int
      var mark: VariantMark
    }
  }

  init(name: String, file: String, headerRow: Int = 1, columns: [Column], rows: [Row]) {
    self.name = name
    self.file = file
    self.headerRow = headerRow
    self.columns = columns
    self.rows = rows
  }

  /// The index of a column; nil when the table lacks it.
  func index(of column: String) -> Int? {
    columns.firstIndex { $0.name == column }
  }

  /// The cell of a row in a named column; nil when the table lacks the column.
  func cell(_ row: Int, _ column: String) -> String? {
    index(of: column).map { rows[row].cells[$0] }
  }

  /// Where a variant last touched a cell; nil when none did.
  func mark(row: Int, column: Int) -> VariantMark? {
    rows[row].changes.last { $0.column == column }?.mark ?? rows[row].addition
  }

  mutating func setCell(_ row: Int, _ column: Int, to text: String, by mark: VariantMark) {
    rows[row].cells[column] = text
    rows[row].changes.append(.init(column: column, mark: mark))
  }

  /// Adds a column of empty cells and gives its index.
  mutating func addColumn(_ name: String) -> Int {
    columns.append(Column(name: name, header: name, position: nil))
    for row in rows.indices { rows[row].cells.append("") }
    return columns.count - 1
  }

  mutating func removeColumn(_ index: Int) {
    columns.remove(at: index)
    for row in rows.indices {
      rows[row].cells.remove(at: index)
      rows[row].changes = rows[row].changes.compactMap { change in
        guard change.column != index else { return nil }
        return .init(column: change.column > index ? change.column - 1 : change.column, mark: change.mark)
      }
    }
  }

  mutating func addRow(_ cells: [String], by mark: VariantMark) {
    rows.append(Row(number: nil, cells: cells, addition: mark))
  }

  /// Adds the rows of another table of the same schema.
  mutating func addRows(of other: RawTable) {
    let places = other.columns.map { index(of: $0.name) ?? addColumn($0.name) }
    for row in other.rows {
      var cells = Array(repeating: "", count: columns.count)
      for (place, cell) in zip(places, row.cells) { cells[place] = cell }
      rows.append(Row(number: row.number, cells: cells, file: other.file))
    }
  }

  /// The place of a cell's row and column in the file that it is from.
  func place(row: Int, column: Int?) -> (file: String, row: Int?, column: IssueColumn?) {
    let other = rows[row].file
    let header = column.map { index in
      // Where a column stands in another file is not known here.
      IssueColumn(name: columns[index].header, position: other == nil ? columns[index].position : nil)
    }
    return (other ?? file, rows[row].number, header)
  }

  mutating func removeRows(_ indices: [Int]) {
    for index in indices.sorted(by: >) { rows.remove(at: index) }
  }
}
