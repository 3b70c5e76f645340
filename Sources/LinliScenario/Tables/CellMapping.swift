internal import LinliDomain

/// How a cell was understood whose notation is not the plain one, so that a person can look at it.
public struct CellMapping: Sendable, Equatable {
  /// The file.
  public let file: String
  /// The header of the column as the file spells it; that of the first such cell.
  public let header: String
  /// What stands there.
  public let value: String
  /// What it was taken for, in the plain notation.
  public let meaning: String
  /// How many cells of the file hold it.
  public internal(set) var count = 1
}

extension CellMapping {
  /// The plain notation of a value that a person wrote otherwise; nil where it is plain, and for other columns.
  static func meaning(of cell: String, as value: CellValue, _ type: ColumnType) -> String? {
    switch (type, value) {
    case (.days, .days(let days)): isPlain(cell) ? nil : "\(days)"
    case (.time, .integer(let minutes)): isPlainTime(cell) ? nil : ClockText.padded(minutes)
    case (.hours, .hours(let hours)):
      hours.windows.isEmpty
        ? nil : (hours.windows.map(ClockStretch.text) + hours.letters).joined(separator: " ")
    default: nil
    }
  }

  /// Whether a time is written as 8:30, perhaps with a word for the next day before it.
  private static func isPlainTime(_ cell: String) -> Bool {
    let folded = FullWidth.folded(cell)
    return folded.contains(":") && !folded.contains { "amph上下午晚早中凌晨傍清点时半".contains($0.lowercased()) }
  }

  /// Whether days are written with one word, number or ISO date for each member or end.
  private static func isPlain(_ cell: String) -> Bool {
    let members = CellReading.members(of: cell)
    if members == ["*"] { return true }
    return members.allSatisfy { member in
      (RangeSign.certainEnds(of: member) ?? [member]).allSatisfy {
        EnumWord.find($0, among: DayWords.weekdays) != nil || CalendarDate(iso: $0) != nil
      }
    }
  }
}
