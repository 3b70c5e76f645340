/// A table for the terminal, its columns padded by display width.
struct TextTable {
  /// Where a column's cells stand.
  enum Alignment {
    case left
    case right
  }

  private let headers: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// A table with headers and the alignment of each column.
  init(_ columns: [(header: String, alignment: Alignment)]) {
    headers = columns.map(\.header)
    alignments = columns.map(\.alignment)
  }

  /// Adds a row with one cell per column.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == headers.count, "\(cells.count) cells for \(headers.count) columns")
    rows.append(cells)
  }

  /// The lines of the table, headers first, each indented and without trailing blanks.
  func lines(indent: Int = 2) -> [String] {
    let all = headers.allSatisfy(\.isEmpty) ? rows : [headers] + rows
    var widths = Array(repeating: 0, count: headers.count)
    for row in all {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], DisplayWidth.of(cell)) }
    }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in pad(cell, to: widths[column], alignments[column]) }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func pad(_ cell: String, to width: Int, _ alignment: Alignment) -> String {
    let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
    return alignment == .left ? cell + blanks : blanks + cell
  }
}
