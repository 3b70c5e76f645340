import LinliDomain

// MARK: - What rows say by themselves

extension RosterCheck {
  mutating func checkPlaces() {
    for (at, community) in data.communities.enumerated() where community.location.map({ !$0.isOnMap }) ?? false {
      issues.append(.location(kind: .community, id: community.id.text, at: at))
      kept.communities[at].location = nil
    }
    for (at, shift) in data.shifts.enumerated() where shift.place.map({ !$0.isOnMap }) ?? false {
      issues.append(.location(kind: .shift, id: shift.id.text, at: at))
      kept.shifts[at].place = nil
    }
  }

  mutating func checkBands() {
    for (at, band) in data.ageBands.enumerated() {
      let hasGoodWindow = band.window.map { $0.isUsable(within: 2880) } ?? true
      if !hasGoodWindow || band.maximumMinutesPerDay.map({ $0 < 0 }) ?? false {
        issues.append(.ageBand(band.name, at: at))
      }
    }
  }

  mutating func checkQualifications() {
    for (at, volunteer) in data.volunteers.enumerated() {
      for held in volunteer.qualifications {
        guard let from = held.validFrom, let until = held.validUntil, until < from else { continue }
        issues.append(.validity(volunteer.id, held.name, at: at))
      }
    }
  }

  /// Leaves out the shifts that cannot be worked; the wishes and pins that speak of them go with them.
  mutating func checkShifts() {
    var usable: [Shift] = []
    for (at, shift) in kept.shifts.enumerated() where isUsable(shift, at) {
      var shift = shift
      checkDemand(&shift, at)
      usable.append(shift)
    }
    kept.shifts = usable
  }

  private mutating func isUsable(_ shift: Shift, _ at: Int) -> Bool {
    let before = issues.count
    let length = shift.window.endMinute.subtractingReportingOverflow(shift.window.startMinute)
    if length.overflow || length.partialValue < 1 || length.partialValue > 1440 {
      issues.append(.shiftLength(shift.id, minutes: length.overflow ? .max : length.partialValue, at: at))
    } else if !shift.window.isUsable(within: 2880) {
      issues.append(.window(shift.window, .shifts, at: at))
    }
    if !data.horizon.contains(shift.date) { issues.append(.shiftOutside(shift.id, shift.date, at: at)) }
    return issues.count == before
  }

  private mutating func checkDemand(_ shift: inout Shift, _ at: Int) {
    let heads = shift.heads
    let most = heads.maximum ?? max(0, heads.desired)
    let rises = 0 <= heads.minimum && heads.minimum <= heads.desired && heads.desired <= most
    if !rises || heads.desired > RosterIssue.greatestHeads {
      issues.append(.headCount(shift.id, heads, at: at))
    }
    let prices = [heads.understaffingPrice, heads.minimumPrice, heads.overstaffingPrice]
    for price in prices + shift.skills.map(\.missingPrice) { check(price: price, .shifts, at) }
    for skill in shift.skills where skill.count < 1 || skill.count > heads.maximum ?? RosterIssue.greatestHeads {
      issues.append(.skillCount(shift.id, skill.qualification, count: skill.count, at: at))
    }
    shift.skills.removeAll { $0.count < 1 || $0.count > RosterIssue.greatestHeads }
  }

  private mutating func check(price: Int, _ table: RosterIssue.Table, _ at: Int) {
    if price < 0 || price > RosterIssue.greatestPrice { issues.append(.negativePrice(price, table, at: at)) }
  }

  mutating func checkCalendars() {
    var usable: [AvailabilityEntry] = []
    for (at, entry) in data.availability.enumerated() where isUsable(entry.days, entry.window, .availability, at) {
      usable.append(entry)
    }
    kept.availability = usable
  }

  mutating func checkWishes() {
    let usable = data.wishes.enumerated().filter { at, wish in
      check(price: wish.weight, .wishes, at)
      return isUsable(wish.days, wish.window ?? .wholeDay, .wishes, at)
    }
    let shifts = Set(kept.shifts.map(\.id))
    kept.wishes = usable.map(\.element).filter { $0.shift.map(shifts.contains) ?? true }
  }

  private mutating func isUsable(
    _ days: DaySelection, _ window: TimeWindow, _ table: RosterIssue.Table, _ at: Int
  ) -> Bool {
    let before = issues.count
    if days.isEmpty { issues.append(.emptyDates(table, at: at)) }
    if !window.isUsable(within: 2880) { issues.append(.window(window, table, at: at)) }
    return issues.count == before
  }

  mutating func checkHistory() {
    let people = Set(data.volunteers.map(\.id))
    let types = Set(data.shiftTypes.map(\.id))
    var rows: [WorkedShift: Int] = [:]
    var usable: [WorkedShift] = []
    for (at, row) in data.history.enumerated() where people.contains(row.volunteer) {
      var worked = row
      if let type = worked.type, !types.contains(type) { worked.type = nil }
      let first = rows[row.sameTime]
      if row.date >= data.horizon.start {
        issues.append(.historyInHorizon(row.volunteer, row.date, at: at))
      } else if !row.window.isUsable(within: 2880) || row.window.minutes > 1440 {
        issues.append(.window(row.window, .history, at: at))
      } else if let first {
        issues.append(.repeatedRow(.history, at: at, of: first))
      } else {
        rows[row.sameTime] = at
        usable.append(worked)
      }
    }
    kept.history = usable
  }

  mutating func checkOptions() {
    if !(kept.options.travelMetresPerMinute > 0) {
      tellOption("travelMetresPerMinute", "\(kept.options.travelMetresPerMinute)")
      kept.options.travelMetresPerMinute = .infinity
    }
    if let visitors = kept.options.visitorsPerHousehold, visitors < 0 {
      tellOption("visitorsPerHousehold", "\(visitors)")
      kept.options.visitorsPerHousehold = nil
    }
    if let days = kept.options.fairnessLookBackDays, days < 0 {
      tellOption("fairnessLookBackDays", "\(days)")
      kept.options.fairnessLookBackDays = nil
    }
    for level in data.options.levels where !level.isSummable { issues.append(.levelCannotBeSummed(level.name)) }
  }

  private mutating func tellOption(_ name: String, _ value: String) {
    issues.append(.limit(name: name, value: value, volunteer: nil, group: nil))
  }
}

extension Point {
  /// Whether it can be a place: numbers, and no further away than a planet is round.
  fileprivate var isOnMap: Bool { abs(x) <= 1e8 && abs(y) <= 1e8 }
}

extension TimeWindow {
  /// Whether it begins in the day, and ends after it begins and no later than a minute.
  fileprivate func isUsable(within last: Int) -> Bool {
    (0..<1440).contains(startMinute) && startMinute < endMinute && endMinute <= last
  }
}

extension DaySelection {
  /// Whether it speaks of no day.
  fileprivate var isEmpty: Bool {
    switch self {
    case .weekly(let weekdays): weekdays.isEmpty
    case .dates(let first, let last): last < first
    }
  }
}

extension WorkedShift {
  /// The row without what a second row about the same time may tell otherwise.
  fileprivate var sameTime: WorkedShift { WorkedShift(volunteer: volunteer, date: date, window: window) }
}

extension RosterLevel {
  fileprivate var isSummable: Bool {
    let weights = 1...RosterIssue.greatestPrice
    return !parts.isEmpty && (parts.count == 1 || parts.allSatisfy(\.measure.isAdditive))
      && parts.allSatisfy { weights.contains($0.weight) }
  }
}
