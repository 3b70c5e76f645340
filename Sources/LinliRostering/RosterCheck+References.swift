import LinliDomain

// MARK: - Ids and what refers to them

extension RosterCheck {
  mutating func checkIDs() {
    checkRepeated(data.communities.map(\.id.text), .community)
    checkRepeated(data.ageBands.map(\.name), .ageBand)
    checkRepeated(data.volunteers.map(\.id.text), .volunteer)
    checkRepeated(data.shiftTypes.map(\.id.text), .shiftType)
    checkRepeated(data.shifts.map(\.id.text), .shift)
    checkRepeated(data.options.levels.map(\.name), .level)
    checkRepeated(data.visits.map(\.id.text), .visitSeries)
  }

  private mutating func checkRepeated(_ ids: [String], _ kind: RosterIssue.Kind) {
    var seen: Set<String> = []
    for (at, id) in ids.enumerated() where !seen.insert(id).inserted {
      issues.append(.repeated(kind: kind, id: id, at: at))
    }
  }

  mutating func checkReferences() {
    var known = KnownIDs(data)
    for (at, volunteer) in data.volunteers.enumerated() {
      known.look(volunteer.home.map { [$0] } ?? [], in: .volunteers, at)
      known.look(volunteer.communities, in: .volunteers, at)
      known.look(band: volunteer.ageBand, at)
      known.look(volunteer.limits.shiftsByType.keys.sorted(), in: .volunteers, at)
    }
    known.look(data.limits.shiftsByType.keys.sorted(), in: .limits, 0)
    for (at, group) in data.groupLimits.keys.sorted().enumerated() {
      known.look(data.groupLimits[group]?.shiftsByType.keys.sorted() ?? [], in: .limits, at + 1)
      if !data.volunteers.contains(where: { $0.group == group }) { known.issues.append(.emptyGroup(group)) }
    }
    for (at, type) in data.shiftTypes.enumerated() { known.look(type.forbiddenSuccessors, in: .shiftTypes, at) }
    for (at, shift) in data.shifts.enumerated() {
      known.look([shift.type], in: .shifts, at)
      known.look(shift.community.map { [$0] } ?? [], in: .shifts, at)
    }
    lookAtRows(&known)
    issues += known.issues
  }

  private func lookAtRows(_ known: inout KnownIDs) {
    for (at, entry) in data.availability.enumerated() { known.look([entry.volunteer], in: .availability, at) }
    for (at, wish) in data.wishes.enumerated() {
      known.look([wish.volunteer], in: .wishes, at)
      known.look(wish.type.map { [$0] } ?? [], in: .wishes, at)
      known.look(wish.shift.map { [$0] } ?? [], in: .wishes, at)
    }
    for (at, pair) in data.pairs.enumerated() { known.look([pair.first, pair.second], in: .pairs, at) }
    for (at, worked) in data.history.enumerated() {
      known.look([worked.volunteer], in: .history, at)
      known.look(worked.type.map { [$0] } ?? [], in: .history, at)
    }
    for (at, pin) in data.pins.enumerated() {
      known.look([pin.volunteer], in: .pins, at)
      known.look([pin.shift], in: .pins, at)
    }
    for (at, series) in data.visits.enumerated() { known.look(series.shifts, in: .visits, at) }
  }
}

/// The ids that there are, and references to others.
private struct KnownIDs {
  private let volunteers: Set<VolunteerID>
  private let shifts: Set<ShiftID>
  private let types: Set<ShiftTypeID>
  private let communities: Set<CommunityID>
  private let bands: Set<String>
  var issues: [RosterIssue] = []

  init(_ data: RosterData) {
    volunteers = Set(data.volunteers.map(\.id))
    shifts = Set(data.shifts.map(\.id))
    types = Set(data.shiftTypes.map(\.id))
    communities = Set(data.communities.map(\.id))
    bands = Set(data.ageBands.map(\.name))
  }

  mutating func look(_ ids: [VolunteerID], in table: RosterIssue.Table, _ at: Int) {
    for id in ids where !volunteers.contains(id) { add(.volunteer, id.text, table, at) }
  }

  mutating func look(_ ids: [ShiftID], in table: RosterIssue.Table, _ at: Int) {
    for id in ids where !shifts.contains(id) { add(.shift, id.text, table, at) }
  }

  mutating func look(_ ids: [ShiftTypeID], in table: RosterIssue.Table, _ at: Int) {
    for id in ids where !types.contains(id) { add(.shiftType, id.text, table, at) }
  }

  mutating func look(_ ids: [CommunityID], in table: RosterIssue.Table, _ at: Int) {
    for id in ids where !communities.contains(id) { add(.community, id.text, table, at) }
  }

  mutating func look(band: String?, _ at: Int) {
    if let band, !bands.contains(band) { add(.ageBand, band, .volunteers, at) }
  }

  private mutating func add(_ kind: RosterIssue.Kind, _ id: String, _ table: RosterIssue.Table, _ at: Int) {
    issues.append(.unknown(kind: kind, id: id, in: table, at: at))
  }
}
