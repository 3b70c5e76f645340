/// A day of the week.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// Whether it is Saturday or Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension CalendarDate {
  /// The day of the week.
  ///
  /// Day 0 of ``ordinal``, 0001-01-01, is a Monday of the Gregorian calendar carried back.
  public var weekday: Weekday { Weekday(rawValue: ordinal % 7) ?? .monday }
}
