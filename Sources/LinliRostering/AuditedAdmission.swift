import LinliDomain

/// Who may work what by itself, worked out for the audit: windows are taken away from a shift until nothing is left of it,
/// and everything else is read off the rows.
struct AuditedAdmission {
  private let instance: RosterInstance
  /// For each person and day of the horizon the windows that reach into it or into the day after.
  private let windows: [[[Window]]]
  private let bands: [AgeBand?]
  private let forbidden: Set<RosterAssignment>

  /// A window of a calendar, in minutes since the midnight of a day on which or after which it begins.
  private struct Window {
    let kind: AvailabilityEntry.Kind
    let start: Int
    let end: Int
  }

  init(_ instance: RosterInstance) {
    self.instance = instance
    var entries: [VolunteerID: [AvailabilityEntry]] = [:]
    for entry in instance.availability { entries[entry.volunteer, default: []].append(entry) }
    windows = instance.volunteers.map { Self.windows(entries[$0.id] ?? [], instance.horizon) }
    bands = instance.volunteers.map { instance.ageBand(of: $0) }
    let pins = instance.pins.filter { $0.kind == .forbidden }
    forbidden = Set(pins.map { RosterAssignment(volunteer: $0.volunteer, shift: $0.shift) })
  }

  /// The windows of entries, written down for each of the days that a shift may start on: those of the same day, of the day
  /// before and of the day after.
  private static func windows(_ entries: [AvailabilityEntry], _ horizon: Horizon) -> [[Window]] {
    let dates = (-1...horizon.dayCount).compactMap { horizon.start.adding(days: $0) }
    var windows = Array(repeating: [Window](), count: horizon.dayCount)
    for entry in entries {
      for date in dates where entry.days.contains(date) {
        let day = date.ordinal - horizon.start.ordinal
        for offset in -1...1 where windows.indices.contains(day - offset) {
          let (start, end) = (entry.window.startMinute + 1440 * offset, entry.window.endMinute + 1440 * offset)
          if end > 0 { windows[day - offset].append(Window(kind: entry.kind, start: start, end: end)) }
        }
      }
    }
    return windows
  }

  /// For each person the positions of the shifts that they may work.
  var shiftsOfVolunteer: [[Int]] {
    let days = instance.shifts.map { instance.day(of: $0) }
    return instance.volunteers.indices.map { person in
      instance.shifts.indices.filter { shift in
        reasons(person, shift, day: days[shift]).isEmpty
          && (forbidden.isEmpty
            || !forbidden.contains(
              RosterAssignment(volunteer: instance.volunteers[person].id, shift: instance.shifts[shift].id)))
      }
    }
  }

  /// What keeps a person from a shift, pins left aside.
  func reasons(_ person: Int, _ shift: Int) -> [Ineligibility] {
    reasons(person, shift, day: instance.day(of: instance.shifts[shift]))
  }

  private func reasons(_ person: Int, _ position: Int, day: Int) -> [Ineligibility] {
    let (volunteer, shift) = (instance.volunteers[person], instance.shifts[position])
    var reasons = calendarReasons(windows[person][day], shift.window)
    for (index, name) in shift.requiredQualifications.enumerated() where !volunteer.holds(name, on: shift.date) {
      if !shift.requiredQualifications.prefix(index).contains(name) { reasons.append(lack(of: name, volunteer, shift)) }
    }
    if !shift.languages.isEmpty, !volunteer.languages.contains(where: shift.languages.contains) {
      reasons.append(.language(shift.languages))
    }
    if let community = shift.community, !volunteer.communities.isEmpty, !volunteer.communities.contains(community) {
      reasons.append(.community(community))
    }
    if let band = bands[person] {
      let starts = band.window?.startMinute ?? 0
      let ends = band.window?.endMinute ?? .max
      let isInside = starts <= shift.window.startMinute && shift.window.endMinute <= ends
      if !isInside || shift.minutes > band.maximumMinutesPerDay ?? .max { reasons.append(.ageBand(band.name)) }
    }
    return reasons
  }

  private func calendarReasons(_ windows: [Window], _ shift: TimeWindow) -> [Ineligibility] {
    var uncovered = [shift.startMinute..<shift.endMinute]
    var (isUnavailable, isOnLeave) = (false, false)
    for window in windows where window.start < shift.endMinute && shift.startMinute < window.end {
      switch window.kind {
      case .available: uncovered = uncovered.flatMap { Self.parts(of: $0, outside: window.start..<window.end) }
      case .unavailable: isUnavailable = true
      case .leave: isOnLeave = true
      }
    }
    var reasons: [Ineligibility] = uncovered.isEmpty ? [] : [.notAvailable]
    if isUnavailable { reasons.append(.unavailable) }
    if isOnLeave { reasons.append(.onLeave) }
    return reasons
  }

  private static func parts(of stretch: Range<Int>, outside window: Range<Int>) -> [Range<Int>] {
    let before = stretch.lowerBound..<max(stretch.lowerBound, min(stretch.upperBound, window.lowerBound))
    let after = min(stretch.upperBound, max(stretch.lowerBound, window.upperBound))..<stretch.upperBound
    return [before, after].filter { !$0.isEmpty }
  }

  /// How a qualification is lacking: never held, or not on that day. Of several rows the one that ended last tells, else
  /// the one that begins first.
  private func lack(of name: String, _ volunteer: Volunteer, _ shift: Shift) -> Ineligibility {
    let rows = volunteer.qualifications.filter { $0.name == name }
    var told: HeldQualification?
    for row in rows {
      guard let until = row.validUntil, until < shift.date else { continue }
      if let latest = told?.validUntil, until <= latest { continue }
      told = row
    }
    if told == nil {
      for row in rows {
        if let earliest = told?.validFrom, let from = row.validFrom, earliest <= from { continue }
        told = row
      }
    }
    guard let told else { return .lacks(name) }
    return .notValidOnDate(name, from: told.validFrom, until: told.validUntil)
  }
}
