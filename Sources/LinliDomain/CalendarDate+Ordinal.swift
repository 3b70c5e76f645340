extension CalendarDate {
  /// The date with an ordinal, or nil outside the years 1 to 9999.
  public init?(ordinal: Int) {
    guard (0..<3_652_059).contains(ordinal) else { return nil }
    // A year has 365 days or more, so this year is the right one or a few too late.
    var year = min(9999, ordinal / 365 + 1)
    while let first = CalendarDate(year: year, month: 1, day: 1), first.ordinal > ordinal { year -= 1 }
    var month = 12
    while let first = CalendarDate(year: year, month: month, day: 1), first.ordinal > ordinal { month -= 1 }
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    self.init(year: year, month: month, day: ordinal - first.ordinal + 1)
  }

  /// The date some days later, or earlier if negative; nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? { CalendarDate(ordinal: ordinal + days) }
}
