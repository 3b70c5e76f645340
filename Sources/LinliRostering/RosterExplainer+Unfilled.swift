public import LinliDomain
public import LinliLP

extension RosterExplainer {
  /// How many people and shifts are looked at together; of further shifts only the proof is told.
  private static let hindranceLimit = 20_000

  /// Why each unfilled shift is unfilled, in the order of the question.
  ///
  /// - Parameters:
  ///   - unfilled: what is missing, from the roster's figures.
  ///   - stages: what came of the levels, for the proof; empty for a roster that nobody solved.
  /// - Complexity: up to a count of the roster for each shift and each person who may work it.
  public func explanations(of unfilled: [UnfilledShift], stages: [LevelStage] = []) -> [UnfilledExplanation] {
    let search = HeadShortageSearch(instance)
    let explained = Self.hindranceLimit / max(1, instance.volunteers.count)
    return unfilled.enumerated().map { position, missing in
      UnfilledExplanation(
        unfilled: missing, assigned: listing.volunteers(on: missing.shift),
        people: position < explained ? people(without: missing) : nil, proof: proof(of: missing, stages, search))
    }
  }

  private func people(without unfilled: UnfilledShift) -> [ShiftHindrance] {
    guard let shift = instance.shift(unfilled.shift) else { return [] }
    let missing = shift.skills.map(\.qualification).filter { (unfilled.skills[$0] ?? 0) > 0 }
    return others(on: shift).map { volunteer in
      let holds = missing.filter { volunteer.holds($0, on: shift.date) }
      let isWanted = unfilled.heads > 0 || !holds.isEmpty
      return ShiftHindrance(
        volunteer: volunteer.id, holds: holds,
        obstacle: isWanted ? obstacle(of: volunteer.id, to: shift) : uselessObstacle(of: volunteer.id, to: shift))
    }
  }

  /// What keeps everybody who is not on a shift from it, by id, whether anybody is missing on it or not.
  ///
  /// - Precondition: the question has the shift.
  public func hindrances(at shift: ShiftID) -> [ShiftHindrance] {
    guard let shift = instance.shift(shift) else { preconditionFailure("\(shift) is not in the question") }
    return others(on: shift).map {
      ShiftHindrance(volunteer: $0.id, holds: [], obstacle: obstacle(of: $0.id, to: shift))
    }
  }

  private func others(on shift: Shift) -> [Volunteer] {
    let assigned = listing.volunteers(on: shift.id)
    return instance.volunteers.filter { !assigned.contains($0.id) }
  }

  private func uselessObstacle(of volunteer: VolunteerID, to shift: Shift) -> ShiftObstacle {
    let ineligibility = instance.ineligibility(of: volunteer, for: shift.id)
    return ineligibility.isEmpty ? .notWhatIsMissing : .ineligible(ineligibility)
  }

  private func obstacle(of volunteer: VolunteerID, to shift: Shift) -> ShiftObstacle {
    let ineligibility = instance.ineligibility(of: volunteer, for: shift.id)
    if !ineligibility.isEmpty { return .ineligible(ineligibility) }
    let line = listing.shifts(of: volunteer).map(\.id)
    let breaches = lineBreaches(of: volunteer, working: line + [shift.id])
    if breaches.contains(where: \.isCollision) { return .busy(collisions(of: volunteer, with: shift.id)) }
    if !breaches.isEmpty { return .limits(breaches.compactMap(\.lineBreach)) }
    let broken = brokenRules(
      of: plan.changed(adding: [RosterAssignment(volunteer: volunteer, shift: shift.id)]), touching: [volunteer])
    let others = broken.filter { !$0.isOfHeads(of: shift.id) }
    if !others.isEmpty { return .company(others) }
    return broken.isEmpty ? .nothing : .onlyInExchange
  }

  // MARK: Proof

  private func proof(
    of unfilled: UnfilledShift, _ stages: [LevelStage], _ search: HeadShortageSearch
  ) -> UnfilledProof {
    if let shortage = shortage(of: unfilled, search) { return .atThatTime(shortage) }
    guard let level = instance.options.levels.first(where: \.looksAtMissing) else { return .notAsked }
    guard let stage = stages.first(where: { $0.name == level.name }) else {
      return .open(level: level.name, value: nil, bound: nil)
    }
    if stage.termination == .optimal { return .levelIsLeast(level.name) }
    return .open(level: level.name, value: stage.objective, bound: stage.bound)
  }

  private func shortage(of unfilled: UnfilledShift, _ search: HeadShortageSearch) -> HeadShortage? {
    if unfilled.heads > 0, let shortage = search.shortage(at: unfilled.shift) { return shortage }
    let missing = (instance.shift(unfilled.shift)?.skills ?? []).map(\.qualification)
    return missing.lazy.filter { (unfilled.skills[$0] ?? 0) > 0 }.compactMap {
      search.shortage(at: unfilled.shift, of: $0)
    }.first
  }
}

extension RosterLevel {
  /// Whether missing people make it worse.
  fileprivate var looksAtMissing: Bool {
    parts.contains { $0.measure == .unfilled || $0.measure == .belowMinimum }
  }
}
