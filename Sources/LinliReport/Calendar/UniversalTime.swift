import Foundation
import LinliDomain

/// Turns local times of a zone into UTC, clock changes included: 10:00 stays 10:00 on the wall.
struct UniversalTime {
  private let local: Calendar
  private let universal: Calendar

  /// The times of a zone; nil for one that this machine does not know.
  init?(zone: String) {
    guard let zone = TimeZone(identifier: zone), let utc = TimeZone(identifier: "UTC") else { return nil }
    var local = Calendar(identifier: .gregorian)
    local.timeZone = zone
    var universal = Calendar(identifier: .gregorian)
    universal.timeZone = utc
    self.local = local
    self.universal = universal
  }

  /// A local minute of a day, which may lie on the next day, in the basic form of UTC: `20260601T003000Z`. A minute that
  /// the clocks skip is the one after the gap, one that they show twice is the first.
  func text(_ date: CalendarDate, minute: Int) -> String? {
    guard let day = CalendarDate(ordinal: date.ordinal + minute / 1440) else { return nil }
    let wanted = DateComponents(
      year: day.year, month: day.month, day: day.day, hour: minute % 1440 / 60, minute: minute % 60)
    guard let moment = local.date(from: wanted) else { return nil }
    let parts = universal.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment)
    guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
      let minute = parts.minute, let second = parts.second
    else { return nil }
    func padded(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, 4) + padded(month) + padded(day) + "T" + padded(hour) + padded(minute) + padded(second) + "Z"
  }
}
