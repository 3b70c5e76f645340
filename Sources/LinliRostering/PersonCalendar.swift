import LinliDomain

/// When a person can and cannot work, in minutes since the first midnight of the horizon.
///
/// Windows of the day before the horizon that pass midnight reach into it, and those of the day after it count for shifts
/// that pass the last midnight.
struct PersonCalendar: Equatable, Sendable {
  /// When they can work.
  let available: MinuteSpans
  /// When they have said that they cannot.
  let unavailable: MinuteSpans
  /// When they are on leave.
  let leave: MinuteSpans

  /// A calendar from stretches of minutes in any order.
  private init(available: [Range<Int>], unavailable: [Range<Int>], leave: [Range<Int>]) {
    self.available = MinuteSpans(union: available)
    self.unavailable = MinuteSpans(union: unavailable)
    self.leave = MinuteSpans(union: leave)
  }

  /// The calendar of each person.
  static func calendars(of volunteers: [Volunteer], _ data: RosterData) -> [PersonCalendar] {
    var entries: [VolunteerID: [AvailabilityEntry]] = [:]
    for entry in data.availability { entries[entry.volunteer, default: []].append(entry) }
    return volunteers.map { volunteer in
      let own = entries[volunteer.id] ?? []
      func stretches(_ kind: AvailabilityEntry.Kind) -> [Range<Int>] {
        own.filter { $0.kind == kind }.flatMap { Self.stretches(of: $0, data.horizon) }
      }
      return PersonCalendar(
        available: stretches(.available), unavailable: stretches(.unavailable), leave: stretches(.leave))
    }
  }

  private static func stretches(of entry: AvailabilityEntry, _ horizon: Horizon) -> [Range<Int>] {
    guard entry.window.minutes > 0 else { return [] }
    let first = horizon.start.ordinal
    let daysBack = entry.window.endMinute / 1440
    return (-daysBack...horizon.dayCount).filter { entry.days.contains(ordinal: first + $0) }.map { day in
      day * 1440 + entry.window.startMinute..<day * 1440 + entry.window.endMinute
    }
  }

  /// Whether they can work all of a stretch.
  func isFree(_ minutes: Range<Int>) -> Bool {
    available.covers(minutes) && !unavailable.meets(minutes) && !leave.meets(minutes)
  }

  /// Whether some minute before `end` and from 0 on is available.
  func hasAvailableMinute(before end: Int) -> Bool { available.meets(0..<end) }

  /// What keeps them from working all of a stretch.
  func reasons(_ minutes: Range<Int>) -> [Ineligibility] {
    var reasons: [Ineligibility] = []
    if !available.covers(minutes) { reasons.append(.notAvailable) }
    if unavailable.meets(minutes) { reasons.append(.unavailable) }
    if leave.meets(minutes) { reasons.append(.onLeave) }
    return reasons
  }
}

extension DaySelection {
  /// Whether the day with an ordinal is among them.
  func contains(ordinal: Int) -> Bool {
    switch self {
    case .weekly(let weekdays): weekdays.contains { $0.rawValue == ordinal % 7 }
    case .dates(let first, let last): first.ordinal <= ordinal && ordinal <= last.ordinal
    }
  }
}
