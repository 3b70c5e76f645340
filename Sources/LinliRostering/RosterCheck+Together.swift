import LinliDomain

// MARK: - Rules about two people, and what all rows together tell

extension RosterCheck {
  /// Leaves out the pair rules that contradict others.
  mutating func checkPairs() {
    var usable: [PairRule] = []
    for (at, pair) in data.pairs.enumerated() {
      if case .atMostTogether(let limit) = pair.kind, limit < 0 {
        issues.append(.limit(name: "atMostTogether", value: "\(limit)", volunteer: pair.first, group: nil))
      } else if isContradicted(pair) {
        issues.append(.contradictoryPair(pair, at: at))
      } else {
        usable.append(pair)
      }
    }
    kept.pairs = usable
  }

  private func isContradicted(_ pair: PairRule) -> Bool {
    if pair.first == pair.second { return true }
    let others = data.pairs.filter { $0.isAbout(pair.first, pair.second) }
    switch pair.kind {
    case .together: return others.contains { $0.kind == .apart }
    case .mentor:
      let isMentorTrainee = data.volunteers.contains { $0.id == pair.second && $0.isTrainee }
      return isMentorTrainee
        || others.contains { $0.kind == .apart || $0.kind == .mentor && $0.first == pair.second }
    case .apart, .atMostTogether: return false
    }
  }

  /// Tells of people without time, and of shifts that want more than there is.
  mutating func tellShortages() {
    let calendars = PersonCalendar.calendars(of: kept.volunteers, kept)
    for (at, volunteer) in kept.volunteers.enumerated() {
      let end = (kept.horizon.dayCount + 1) * 1440
      if !calendars[at].hasAvailableMinute(before: end) { issues.append(.noAvailability(volunteer.id, at: at)) }
    }
    var holders = Holders(kept)
    let shifts = Set(kept.shifts.map(\.id))
    for (at, shift) in data.shifts.enumerated() where shifts.contains(shift.id) {
      if shift.heads.desired > kept.volunteers.count {
        let (wanted, people) = (shift.heads.desired, kept.volunteers.count)
        issues.append(.moreHeadsThanPeople(shift.id, wanted: wanted, people: people, at: at))
      }
      var told: Set<String> = []
      for name in shift.requiredQualifications + shift.skills.filter({ $0.count > 0 }).map(\.qualification) {
        guard told.insert(name).inserted, !holders.hasSomebody(with: name, on: shift.date) else { continue }
        issues.append(.nobodyHas(name, shift.id, at: at))
      }
    }
  }
}

/// On which days somebody holds a qualification.
private struct Holders {
  private let data: RosterData
  private var days: [String: MinuteSpans] = [:]

  init(_ data: RosterData) {
    self.data = data
  }

  mutating func hasSomebody(with name: String, on date: CalendarDate) -> Bool {
    let day = date.ordinal
    if let known = days[name] { return known.covers(day..<day + 1) }
    let all = MinuteSpans(union: data.volunteers.flatMap { $0.days(holding: name, first: 0).spans })
    days[name] = all
    return all.covers(day..<day + 1)
  }
}
