/// A cell to be written: texts are made harmless for spreadsheets, numbers stay numbers.
public enum OutputCell: Sendable, Equatable {
  /// A text a person wrote or reads.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A finite number, written with at most this many decimals.
  case number(Double, decimals: Int)
  /// Nothing.
  case empty
}

/// Writes tables as RFC 4180 text: comma, CR LF only inside quotes as given, LF between rows.
public enum DelimitedWriter {
  /// The table as UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - rows: The rows, each as long as the header.
  ///   - hasByteOrderMark: Whether the mark that Excel needs to recognise UTF-8 comes first.
  public static func bytes(
    header: [String], rows: [[OutputCell]], hasByteOrderMark: Bool = false
  ) -> [UInt8] {
    var text = hasByteOrderMark ? "\u{FEFF}" : ""
    append(header.map { .text($0) }, to: &text)
    for row in rows {
      precondition(row.count == header.count, "row of \(row.count) cells under a header of \(header.count)")
      append(row, to: &text)
    }
    return Array(text.utf8)
  }

  private static func append(_ cells: [OutputCell], to text: inout String) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "," }
      text += written(cell)
    }
    // A row of one empty cell would be a blank line, which readers pass over.
    if cells.count == 1, written(cells[0]).isEmpty { text += "\"\"" }
    text += "\n"
  }

  private static func written(_ cell: OutputCell) -> String {
    switch cell {
    case .text(let text): quoted(harmless(text))
    case .integer(let integer): String(integer)
    case .number(let number, let decimals): NumberText.fixed(number, decimals: decimals)
    case .empty: ""
    }
  }

  /// The text with an apostrophe before it when a spreadsheet would run it as a formula.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + text : text
  }

  /// The text in quotes when it needs them: separators, quotes, line breaks, blanks at the edges.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let needsQuotes =
      scalars.contains { [",", ";", "\t", "\"", "\n", "\r"].contains($0) }
      || scalars.first.map(FullWidth.isBlank) == true || scalars.last.map(FullWidth.isBlank) == true
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
