import LinliDomain

/// What could be relaxed so that somebody works a shift: a closed list for each of the two.
///
/// What keeps them from the shift whatever else they work has to be relaxed, each with one remedy. The rest may have to be:
///
/// - each limit of theirs that the shift counts in, moved as far as the shift beside the line they have would need, and
///   at least by one (a shift, a day; the minutes of the shift for limits in hours; an hour for rest);
/// - the rules about them and another person, on this shift;
/// - fixed pins of theirs, and of the people on the shift if it is full;
/// - one person more on the shift if it is full;
/// - the skills that some of its people have to have, for those whom they would replace.
struct RelaxationCandidates {
  private let instance: RosterInstance
  private let plan: RosterPlan
  private let listing: RosterListing

  /// The candidates in a roster of a question.
  init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    self.plan = plan
    listing = RosterListing(instance, plan)
  }

  // MARK: What has to be

  /// What has to be relaxed for somebody to work a shift whatever else they work; nil if something cannot be.
  func required(for wanted: RosterAssignment) -> [RosterRelaxation]? {
    guard let shift = instance.shift(wanted.shift) else { return nil }
    var relaxations: [RosterRelaxation] = []
    for reason in instance.ineligibility(of: wanted.volunteer, for: wanted.shift) {
      guard let relaxation = relaxation(of: reason, wanted.volunteer, shift) else { return nil }
      relaxations.append(relaxation)
    }
    return relaxations
  }

  private func relaxation(
    of reason: Ineligibility, _ volunteer: VolunteerID, _ shift: Shift
  ) -> RosterRelaxation? {
    let minutes = { instance.eligibility.minutes(of: reason, instance.position(of: volunteer), shift, instance) }
    return switch reason {
    case .notAvailable: .availability(volunteer, shift.id, minutes: minutes())
    case .unavailable: .unavailability(volunteer, shift.id, minutes: minutes())
    case .onLeave: .leave(volunteer, shift.id, minutes: minutes())
    case .lacks(let name): .qualification(volunteer, name, on: shift.date)
    case .notValidOnDate(let name, _, _): .renewal(volunteer, name, on: shift.date)
    case .language(let languages): .language(volunteer, languages)
    case .community(let community): .community(volunteer, community)
    case .pinned: .pin(Pin(volunteer: volunteer, shift: shift.id, kind: .forbidden))
    case .ageBand: nil
    }
  }

  /// What somebody needs to be one of those with a qualification on a shift; nil if they hold it.
  func skill(_ name: String, of volunteer: VolunteerID, on date: CalendarDate) -> RosterRelaxation? {
    guard let person = instance.volunteer(volunteer), !person.holds(name, on: date) else { return nil }
    return person.qualifications.contains { $0.name == name }
      ? .renewal(volunteer, name, on: date) : .qualification(volunteer, name, on: date)
  }

  // MARK: What may have to be

  /// What else could be relaxed, the cheapest first.
  func optional(for wanted: RosterAssignment) -> [RosterRelaxation] {
    guard let shift = instance.shift(wanted.shift) else { return [] }
    let skills = shift.skills.compactMap { skill($0.qualification, of: wanted.volunteer, on: shift.date) }
    let found = limits(for: wanted, shift) + pairs(for: wanted) + pins(for: wanted, shift) + place(on: shift) + skills
    return found.enumerated().sorted { left, right in
      let (first, second) = (RelaxationCost([left.element]), RelaxationCost([right.element]))
      if first < second { return true }
      return second < first ? false : left.offset < right.offset
    }.map(\.element)
  }

  /// One person more on a shift that has as many as it may have.
  func place(on shift: Shift) -> [RosterRelaxation] {
    guard let maximum = shift.heads.maximum, listing.volunteers(on: shift.id).count >= maximum else { return [] }
    return [.place(shift.id, most: maximum + 1)]
  }

  private func pairs(for wanted: RosterAssignment) -> [RosterRelaxation] {
    instance.pairs.filter { rule in
      rule.kind != .mentor && (rule.first == wanted.volunteer || rule.second == wanted.volunteer)
    }.map { .pair($0, wanted.shift) }
  }

  private func pins(for wanted: RosterAssignment, _ shift: Shift) -> [RosterRelaxation] {
    let isFull = !place(on: shift).isEmpty
    return instance.pins.filter { pin in
      pin.kind == .fixed && (pin.volunteer == wanted.volunteer) != (pin.shift == wanted.shift)
        && (pin.volunteer == wanted.volunteer || isFull)
    }.map { .pin($0) }
  }

  // MARK: Limits

  private func limits(for wanted: RosterAssignment, _ shift: Shift) -> [RosterRelaxation] {
    guard let person = instance.position(of: wanted.volunteer) else { return [] }
    let limits = instance.volunteers[person].limits
    let breaches = breaches(of: person, with: wanted)
    return LineLimits.relaxableEnds.compactMap { end in
      guard isCounted(shift, by: end.rule) else { return nil }
      let type = end.rule == .shiftsByType ? shift.type : nil
      guard let from = limits[end, type] else { return nil }
      let relaxed = RelaxedLimit(
        volunteer: wanted.volunteer, rule: end.rule, end: end.end, type: type, from: from, to: from)
      return .limit(relaxed.moved(by: unit(of: end.rule, shift)).reaching(breaches))
    }
  }

  /// Whether a shift can count in a rule.
  private func isCounted(_ shift: Shift, by rule: LineRule) -> Bool {
    switch rule {
    case .nights, .consecutiveNights: instance.shiftType(shift.type)?.isNight ?? false
    case .weekends, .wholeWeekends: shift.date.weekday == .saturday || shift.date.weekday == .sunday
    default: true
    }
  }

  private func unit(of rule: LineRule, _ shift: Shift) -> Int {
    if rule == .rest { return 60 }
    return rule.countsMinutes ? shift.minutes : 1
  }

  /// What the line of a person would break with a shift more.
  private func breaches(of person: Int, with wanted: RosterAssignment) -> [LineBreach] {
    let shifts = Set(listing.shifts(of: wanted.volunteer).map(\.id) + [wanted.shift])
    let positions = shifts.compactMap { instance.position(of: $0) }.sorted()
    return AuditedLine(instance, person: person, shifts: positions).violations.compactMap(\.lineBreach)
  }
}

extension RelaxedLimit {
  /// The limit moved by an amount.
  func moved(by amount: Int) -> RelaxedLimit {
    var moved = self
    moved.to = end == .most ? from + amount : max(0, from - amount)
    return moved
  }

  /// The limit moved at least so far that it allows some breaches of it.
  func reaching(_ breaches: [LineBreach]) -> RelaxedLimit {
    var moved = self
    for value in values(among: breaches) { moved.to = end == .most ? max(moved.to, value) : min(moved.to, value) }
    return moved
  }

  /// The limit moved just so far that it allows some breaches; nil if none is of it.
  func allowing(_ breaches: [LineBreach]) -> RelaxedLimit? {
    let values = values(among: breaches)
    guard let furthest = end == .most ? values.max() : values.min() else { return nil }
    var moved = self
    moved.to = furthest
    return moved
  }

  /// Whether it allows a breach of the limit as it was.
  func permits(_ breach: LineBreach) -> Bool {
    values(among: [breach]).contains { end == .most ? $0 <= to : $0 >= to }
  }

  private func values(among breaches: [LineBreach]) -> [Int] {
    let own = breaches.filter { breach in
      breach.rule == rule && breach.limit == (hasNumber ? from : breach.limit)
        && (end == .most ? breach.value > breach.limit : breach.value < breach.limit)
    }
    return hasNumber ? own.map(\.value) : own.map { _ in 0 }
  }

  private var hasNumber: Bool { rule != .wholeWeekends && rule != .samePattern }
}

extension RosterEligibility {
  /// How many minutes of a shift a reason about somebody's time is about; 0 for other reasons.
  fileprivate func minutes(
    of reason: Ineligibility, _ person: Int?, _ shift: Shift, _ instance: RosterInstance
  ) -> Int {
    guard let person else { return 0 }
    let hours = instance.startMinute(of: shift)..<instance.endMinute(of: shift)
    return calendars[person].minutes(of: reason, in: hours)
  }
}

extension PersonCalendar {
  /// How many minutes of a stretch a reason is about; 0 for reasons that are not about time.
  fileprivate func minutes(of reason: Ineligibility, in stretch: Range<Int>) -> Int {
    switch reason {
    case .notAvailable: stretch.count - available.count(in: stretch)
    case .unavailable: unavailable.count(in: stretch)
    case .onLeave: leave.count(in: stretch)
    default: 0
    }
  }
}

extension MinuteSpans {
  /// How much of a stretch lies within.
  fileprivate func count(in stretch: Range<Int>) -> Int {
    var count = 0
    for span in spans { count += span.clamped(to: stretch).count }
    return count
  }
}
