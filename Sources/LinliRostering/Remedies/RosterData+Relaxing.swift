import LinliDomain

extension RosterInstance {
  /// The question as it is asked, as data: what was set aside is gone, and limits are each person's own.
  ///
  /// Made into a question again, nothing is set aside. A question that is relaxed is made from these data, so that what was
  /// set aside of the first one does not come back.
  var keptData: RosterData {
    var data = RosterData(horizon: horizon)
    data.communities = communities
    data.hasDegrees = self.data.hasDegrees
    data.volunteers = volunteers
    data.ageBands = ageBands
    data.shiftTypes = shiftTypes
    data.shifts = shifts
    data.availability = availability
    data.wishes = wishes
    data.pairs = pairs
    data.history = history
    data.pins = pins
    data.options = options
    return data
  }
}

extension RosterData {
  /// The data with some relaxations, made from ``RosterInstance/keptData``. A rule about two people is left out as a whole:
  /// that it holds on other shifts is for the program to see to.
  func relaxed(by relaxations: [RosterRelaxation]) -> RosterData {
    var data = self
    for relaxation in relaxations { data.relax(relaxation) }
    return data
  }

  private mutating func relax(_ relaxation: RosterRelaxation) {
    switch relaxation {
    case .availability(let volunteer, let shift, _):
      guard let shift = shifts.first(where: { $0.id == shift }) else { return }
      availability.append(
        AvailabilityEntry(volunteer: volunteer, days: .dates(shift.date, shift.date), window: shift.window))
    case .unavailability(let volunteer, let shift, _): free(volunteer, from: .unavailable, for: shift)
    case .leave(let volunteer, let shift, _): free(volunteer, from: .leave, for: shift)
    case .limit(let limit):
      change(limit.volunteer) { $0.limits[(limit.rule, limit.end), limit.type] = limit.to }
    case .place(let shift, let most):
      for index in shifts.indices where shifts[index].id == shift { shifts[index].heads.maximum = most }
    case .pin(let pin): pins.removeAll { $0 == pin }
    case .community(let volunteer, let community): change(volunteer) { $0.communities.append(community) }
    case .pair(let rule, _): pairs.removeAll { $0 == rule }
    case .renewal(let volunteer, let name, let date), .qualification(let volunteer, let name, let date):
      change(volunteer) { $0.qualifications.append(HeldQualification(name, validFrom: date, validUntil: date)) }
    case .language(let volunteer, let languages): change(volunteer) { $0.languages += languages.prefix(1) }
    }
  }

  private mutating func change(_ volunteer: VolunteerID, _ change: (inout Volunteer) -> Void) {
    for index in volunteers.indices where volunteers[index].id == volunteer { change(&volunteers[index]) }
  }

  /// Cuts the time of a shift out of somebody's entries of a kind: an entry that touches it is written day by day instead.
  private mutating func free(_ volunteer: VolunteerID, from kind: AvailabilityEntry.Kind, for shift: ShiftID) {
    guard let shift = shifts.first(where: { $0.id == shift }) else { return }
    let start = shift.date.ordinal * 1440 + shift.window.startMinute
    let hours = start..<start + shift.window.minutes
    availability = availability.flatMap { entry in
      guard entry.volunteer == volunteer, entry.kind == kind else { return [entry] }
      let days = stretches(of: entry)
      guard days.contains(where: { $0.overlaps(hours) }) else { return [entry] }
      return days.flatMap { day in
        let before = max(day.lowerBound, min(day.upperBound, hours.lowerBound))
        let after = min(day.upperBound, max(day.lowerBound, hours.upperBound))
        return [day.lowerBound..<before, after..<day.upperBound].filter { !$0.isEmpty }
      }.compactMap { Self.entry($0, of: volunteer, kind) }
    }
  }

  /// The minutes of an entry, day by day, as far as they can touch the horizon; counted from the first of all days.
  private func stretches(of entry: AvailabilityEntry) -> [Range<Int>] {
    (horizon.start.ordinal - 2...horizon.end.ordinal + 1).filter { entry.days.contains(ordinal: $0) }.map { day in
      day * 1440 + entry.window.startMinute..<day * 1440 + entry.window.endMinute
    }
  }

  private static func entry(
    _ minutes: Range<Int>, of volunteer: VolunteerID, _ kind: AvailabilityEntry.Kind
  ) -> AvailabilityEntry? {
    let day = minutes.lowerBound / 1440
    guard let date = CalendarDate(ordinal: day) else { return nil }
    let window = TimeWindow(startMinute: minutes.lowerBound - day * 1440, endMinute: minutes.upperBound - day * 1440)
    return AvailabilityEntry(volunteer: volunteer, days: .dates(date, date), window: window, kind: kind)
  }
}
