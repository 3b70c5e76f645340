import LinliDomain

extension RosterExplainer {
  /// The least that somebody could let go to work a shift: one shift of theirs, or if no single one is enough, two.
  func releases(for wanted: RosterAssignment) -> [ShiftRelease] {
    let line = listing.shifts(of: wanted.volunteer).map(\.id)
    let single = line.map { [$0] }.compactMap { release($0, of: line, for: wanted) }
    if !single.isEmpty { return sorted(single) { ([], $0.takers.first?.changes ?? $0.changes) } }
    var double: [ShiftRelease] = []
    for (position, first) in line.enumerated() {
      for second in line.dropFirst(position + 1) {
        if let found = release([first, second], of: line, for: wanted) { double.append(found) }
      }
    }
    return sorted(double) { ([], $0.changes) }
  }

  /// The change by which somebody works a shift instead of some others, or nil if it breaks something.
  private func release(
    _ shifts: [ShiftID], of line: [ShiftID], for wanted: RosterAssignment
  ) -> ShiftRelease? {
    let rest = line.filter { !shifts.contains($0) } + [wanted.shift]
    guard lineBreaches(of: wanted.volunteer, working: rest).isEmpty else { return nil }
    let released = shifts.map { RosterAssignment(volunteer: wanted.volunteer, shift: $0) }
    let changed = plan.changed(adding: [wanted], removing: released)
    let alone = outcome(of: changed, touching: [wanted.volunteer])
    let takers = shifts.count == 1 ? takers(of: shifts[0], in: changed, for: wanted) : []
    // A shift that needs its people may still be let go if somebody takes it.
    let needsTaker = alone.broken.contains { !$0.isOfHeads(of: wanted.shift) }
    if needsTaker && takers.isEmpty { return nil }
    return ShiftRelease(shifts: shifts, takers: takers, needsTaker: needsTaker, changes: alone.changes)
  }

  /// Who could take a shift that somebody lets go for another one, best first.
  private func takers(of shift: ShiftID, in changed: RosterPlan, for wanted: RosterAssignment) -> [ShiftTaker] {
    let others = instance.eligibleVolunteers(for: shift).filter { other in
      other != wanted.volunteer && !listing.volunteers(on: shift).contains(other)
        && lineBreaches(of: other, working: listing.shifts(of: other).map(\.id) + [shift]).isEmpty
    }
    let takers = others.compactMap { other -> ShiftTaker? in
      let outcome = outcome(
        of: changed.changed(adding: [RosterAssignment(volunteer: other, shift: shift)]),
        touching: [wanted.volunteer, other])
      guard outcome.broken.allSatisfy({ $0.isOfHeads(of: wanted.shift) }) else { return nil }
      return ShiftTaker(volunteer: other, changes: outcome.changes)
    }
    return sorted(takers) { ([], $0.changes) }
  }
}
