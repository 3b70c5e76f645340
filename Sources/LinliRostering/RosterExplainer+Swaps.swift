import LinliDomain

extension RosterExplainer {
  /// The least that somebody could let go to work a shift: one shift of theirs, or if no single one is enough, two.
  ///
  /// - Parameter replaced: in whose place they may come; empty if the shift has a place left.
  func releases(for wanted: RosterAssignment, inPlaceOf replaced: [VolunteerID]) -> [ShiftRelease] {
    let line = listing.shifts(of: wanted.volunteer).map(\.id)
    let leaving: [VolunteerID?] = replaced.isEmpty ? [nil] : replaced.map { $0 }
    let single = releases(line.map { [$0] }, of: line, for: wanted, leaving)
    if !single.isEmpty { return sorted(single) { ([], $0.takers.first?.changes ?? $0.changes) } }
    let pairs = line.indices.flatMap { first in line.dropFirst(first + 1).map { [line[first], $0] } }
    return sorted(releases(pairs, of: line, for: wanted, leaving)) { ([], $0.changes) }
  }

  private func releases(
    _ choices: [[ShiftID]], of line: [ShiftID], for wanted: RosterAssignment, _ leaving: [VolunteerID?]
  ) -> [ShiftRelease] {
    choices.filter { shifts in
      let rest = line.filter { !shifts.contains($0) } + [wanted.shift]
      return lineBreaches(of: wanted.volunteer, working: rest).isEmpty
    }.flatMap { shifts in leaving.compactMap { release(shifts, for: wanted, inPlaceOf: $0) } }
  }

  /// The change by which somebody works a shift instead of some others, or nil if it breaks something.
  private func release(
    _ shifts: [ShiftID], for wanted: RosterAssignment, inPlaceOf leaves: VolunteerID?
  ) -> ShiftRelease? {
    var removed = shifts.map { RosterAssignment(volunteer: wanted.volunteer, shift: $0) }
    if let leaves { removed.append(RosterAssignment(volunteer: leaves, shift: wanted.shift)) }
    let changed = plan.changed(adding: [wanted], removing: removed)
    let touched = [wanted.volunteer] + [leaves].compactMap { $0 }
    let alone = outcome(of: changed, touching: touched)
    let takers = shifts.count == 1 ? takers(of: shifts[0], in: changed, touched) : []
    // A shift that needs its people may still be let go if somebody takes it.
    if !alone.broken.isEmpty && takers.isEmpty { return nil }
    return ShiftRelease(
      shifts: shifts, leaves: leaves, takers: takers, needsTaker: !alone.broken.isEmpty, changes: alone.changes)
  }

  /// Who could take a shift that the first of some people lets go, best first.
  private func takers(of shift: ShiftID, in changed: RosterPlan, _ touched: [VolunteerID]) -> [ShiftTaker] {
    let lines = RosterListing(instance, changed)
    let others = instance.eligibleVolunteers(for: shift).filter { other in
      other != touched[0] && !listing.volunteers(on: shift).contains(other)
        && lineBreaches(of: other, working: lines.shifts(of: other).map(\.id) + [shift]).isEmpty
    }
    let takers = others.compactMap { other -> ShiftTaker? in
      let outcome = outcome(
        of: changed.changed(adding: [RosterAssignment(volunteer: other, shift: shift)]), touching: touched + [other])
      return outcome.broken.isEmpty ? ShiftTaker(volunteer: other, changes: outcome.changes) : nil
    }
    return sorted(takers) { ([], $0.changes) }
  }
}
