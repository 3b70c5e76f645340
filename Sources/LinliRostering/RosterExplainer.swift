public import LinliDomain

/// Explains a roster to the people in it: why somebody is on a shift or is not, and why places stay empty.
///
/// It learns what a change would break by holding the changed roster against the audit's rules, so its answers hold for any
/// roster, also one made by hand, and need no program. A rule that is broken already counts as broken by a change only if
/// it gets worse.
public struct RosterExplainer: Sendable {
  let instance: RosterInstance
  let plan: RosterPlan
  let listing: RosterListing
  /// What is broken before anything is changed.
  private let standing: BrokenRules
  /// The value of each level before anything is changed.
  private let values: [Int]

  /// An explainer of a roster of a question.
  public init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    self.plan = plan
    listing = RosterListing(instance, plan)
    let audit = RosterAudit(instance, plan)
    standing = BrokenRules(audit.violations)
    values = instance.options.levels.map { audit.figures.value(of: $0) }
  }

  /// What came of a roster in which some people's lines are changed: the rules it breaks anew, and the levels that it
  /// changes.
  func outcome(
    of changed: RosterPlan, touching people: [VolunteerID]
  ) -> (broken: [RosterAudit.Violation], changes: [RosterLevelChange]) {
    let figures = RosterFigures(instance, changed)
    let changes = zip(instance.options.levels, values).compactMap { level, before -> RosterLevelChange? in
      let after = figures.value(of: level)
      return after == before ? nil : RosterLevelChange(level: level.name, before: before, after: after)
    }
    return (brokenRules(of: changed, touching: people), changes)
  }

  /// The rules that a roster breaks anew in which some people's lines are changed. Their lines are judged by the audit's
  /// own code; lines that are as they were are not judged again.
  func brokenRules(of changed: RosterPlan, touching people: [VolunteerID]) -> [RosterAudit.Violation] {
    let roster = AuditedRoster(instance, changed)
    let lines = people.compactMap { instance.position(of: $0) }.flatMap { person in
      AuditedLine(instance, person: person, shifts: roster.shiftsOfPerson[person]).violations
    }
    return standing.added(
      by: lines + roster.shiftViolations + roster.pairViolations + roster.householdViolations + roster.pinViolations)
  }

  /// The line rules that somebody would break with these shifts and does not break with what they have.
  func lineBreaches(of volunteer: VolunteerID, working shifts: [ShiftID]) -> [RosterAudit.Violation] {
    guard let person = instance.position(of: volunteer) else { return [] }
    let positions = shifts.compactMap { instance.position(of: $0) }.sorted()
    return standing.added(by: AuditedLine(instance, person: person, shifts: positions).violations)
  }

  /// The shifts of a line that cannot be worked beside another shift, whatever the rest.
  func collisions(of volunteer: VolunteerID, with shift: ShiftID) -> [ShiftID] {
    listing.shifts(of: volunteer).map(\.id).filter { other in
      lineBreaches(of: volunteer, working: [other, shift]).contains(where: \.isCollision)
    }
  }

  /// Whether one change is better than another: the first level that differs decides.
  func isBetter(_ left: [RosterLevelChange], than right: [RosterLevelChange]) -> Bool {
    for level in instance.options.levels {
      let first = left.growth(of: level.name)
      let second = right.growth(of: level.name)
      if first != second { return first < second }
    }
    return false
  }
}

extension [RosterLevelChange] {
  fileprivate func growth(of level: String) -> Int {
    first { $0.level == level }.map { $0.after - $0.before } ?? 0
  }
}

// MARK: - One person and one shift

extension RosterExplainer {
  /// Why a person is on a shift or is not.
  ///
  /// - Complexity: a count of the roster for each person who may work it, and for each shift of the person's line; if line
  ///   rules are in the way, also for each shift of the line and each person who may work that one.
  /// - Precondition: the question has the person and the shift.
  public func placement(of volunteer: VolunteerID, on shift: ShiftID) -> PlacementExplanation {
    guard let wanted = instance.shift(shift), instance.volunteer(volunteer) != nil else {
      preconditionFailure("\(volunteer) or \(shift) is not in the question")
    }
    let assigned = listing.volunteers(on: shift)
    var explanation = PlacementExplanation(
      volunteer: volunteer, shift: shift, isAssigned: assigned.contains(volunteer),
      pins: instance.pins.filter { $0.volunteer == volunteer && $0.shift == shift }.map(\.kind),
      wishes: instance.wishes.filter { $0.volunteer == volunteer && $0.matches(wanted) }, assigned: assigned,
      isFull: wanted.heads.maximum.map { assigned.count >= $0 } ?? false,
      ineligibility: instance.ineligibility(of: volunteer, for: shift), broken: [], collisions: [], changes: [],
      releases: [], exchanges: [])
    if explanation.isAssigned {
      explainPresence(&explanation)
    } else if explanation.ineligibility.isEmpty {
      explainAbsence(&explanation)
    }
    return explanation
  }

  private func explainPresence(_ explanation: inout PlacementExplanation) {
    let own = RosterAssignment(volunteer: explanation.volunteer, shift: explanation.shift)
    let outcome = outcome(of: plan.changed(removing: [own]), touching: [own.volunteer])
    explanation.broken = outcome.broken
    explanation.changes = outcome.changes
    let others = instance.eligibleVolunteers(for: explanation.shift).filter { !explanation.assigned.contains($0) }
    explanation.exchanges = exchanges(
      others.map { (leaves: explanation.volunteer, comes: $0) }, on: explanation.shift
    ).filter(\.broken.isEmpty)
  }

  private func explainAbsence(_ explanation: inout PlacementExplanation) {
    let own = RosterAssignment(volunteer: explanation.volunteer, shift: explanation.shift)
    let outcome = outcome(of: plan.changed(adding: [own]), touching: [own.volunteer])
    explanation.broken = outcome.broken.filter { !$0.isOfHeads(of: explanation.shift) }
    explanation.changes = outcome.changes
    explanation.collisions = collisions(of: explanation.volunteer, with: explanation.shift)
    if explanation.broken.contains(where: { $0.isOfLine(of: explanation.volunteer) }) {
      explanation.releases = releases(for: own, inPlaceOf: explanation.isFull ? explanation.assigned : [])
    } else if explanation.isFull {
      explanation.exchanges = exchanges(
        explanation.assigned.map { (leaves: $0, comes: explanation.volunteer) }, on: explanation.shift)
    }
  }

  /// The exchanges on a shift, the ones that break nothing first, then by what they do to the levels.
  private func exchanges(
    _ pairs: [(leaves: VolunteerID, comes: VolunteerID)], on shift: ShiftID
  ) -> [ShiftExchange] {
    let exchanges = pairs.map { pair in
      let outcome = outcome(
        of: plan.changed(
          adding: [RosterAssignment(volunteer: pair.comes, shift: shift)],
          removing: [RosterAssignment(volunteer: pair.leaves, shift: shift)]), touching: [pair.comes, pair.leaves])
      return ShiftExchange(
        leaves: pair.leaves, comes: pair.comes, broken: outcome.broken, changes: outcome.changes)
    }
    return sorted(exchanges) { ($0.broken, $0.changes) }
  }

  /// The elements, those that break nothing first, then by what they do to the levels; equals keep their order.
  func sorted<Element>(
    _ elements: [Element], by outcome: (Element) -> (broken: [RosterAudit.Violation], changes: [RosterLevelChange])
  ) -> [Element] {
    elements.enumerated().sorted { left, right in
      let (first, second) = (outcome(left.element), outcome(right.element))
      if first.broken.isEmpty != second.broken.isEmpty { return first.broken.isEmpty }
      if isBetter(first.changes, than: second.changes) { return true }
      if isBetter(second.changes, than: first.changes) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension RosterExplainer {
  /// Who works a shift, by id.
  public func volunteers(on shift: ShiftID) -> [VolunteerID] { listing.volunteers(on: shift) }
}
