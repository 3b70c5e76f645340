/// A date of the calendar, without a time or a zone.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Year, such as 2026.
  public let year: Int
  /// Month, 1 to 12.
  public let month: Int
  /// Day of the month, 1 to 31.
  public let day: Int

  /// A date of the Gregorian calendar, or nil if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    guard day <= Self.dayCount(of: month, in: year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A date from its ISO 8601 form `2026-06-01`, or nil.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 else { return nil }
    guard parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
    guard let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 0001-01-01, which is day 0.
  ///
  /// - Source: Reingold & Dershowitz (2018), "Calendrical Calculations", 4th edition, fixed-from-gregorian (2.17).
  public var ordinal: Int {
    let before = year - 1
    let daysInYears = before * 365 + before / 4 - before / 100 + before / 400
    // The months as if February had 30 days, and what that is too much from March on.
    let daysInMonths = (367 * month - 362) / 12
    let surplus = month <= 2 ? 0 : Self.isLeap(year) ? 1 : 2
    return daysInYears + daysInMonths - surplus + day - 1
  }

  /// `2026-06-01`.
  public var description: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Order of time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.ordinal < right.ordinal }

  private static func dayCount(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// The days that a plan covers, first and last included.
public struct Horizon: Equatable, Sendable {
  /// First day.
  public var start: CalendarDate
  /// Last day, not before the first.
  public var end: CalendarDate

  /// A horizon from its days, or nil if it would end before it starts.
  public init?(start: CalendarDate, end: CalendarDate) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  /// Number of days, 1 or more.
  public var dayCount: Int { end.ordinal - start.ordinal + 1 }

  /// Whether a day lies within.
  public func contains(_ date: CalendarDate) -> Bool { start <= date && date <= end }
}
