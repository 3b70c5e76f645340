public import LinliDomain

/// What comes of people giving and taking shifts among themselves.
public struct RosterSwap: Equatable, Sendable {
  /// The roster after it.
  public let plan: RosterPlan
  /// New assignments that are not allowed by themselves, with the reasons.
  public let ineligible: [RosterAssignment: [Ineligibility]]
  /// Rules that are broken and were not before.
  public let broken: [RosterAudit.Violation]
  /// What it does to the levels; only levels that change.
  public let changes: [RosterLevelChange]
  /// Who gains, loses and moves.
  public let difference: RosterDifference

  /// Whether every rule that held still holds.
  public var isLegal: Bool { ineligible.isEmpty && broken.isEmpty }
}

extension RosterExplainer {
  /// What came of somebody giving a shift to another, who gives one in return or none.
  ///
  /// - Precondition: both work what they give, and neither works what they take; the people are two.
  public func swap(_ given: RosterAssignment, for taken: RosterAssignment?, with other: VolunteerID) -> RosterSwap {
    precondition(given.volunteer != other, "a swap is between two people")
    var added = [RosterAssignment(volunteer: other, shift: given.shift)]
    if let taken { added.append(RosterAssignment(volunteer: given.volunteer, shift: taken.shift)) }
    let changed = plan.changed(adding: added, removing: [given] + [taken].compactMap { $0 })
    let outcome = outcome(of: changed, touching: [given.volunteer, other])
    let reasons = added.map { ($0, instance.ineligibility(of: $0.volunteer, for: $0.shift)) }.filter { !$0.1.isEmpty }
    return RosterSwap(
      plan: changed, ineligible: Dictionary(uniqueKeysWithValues: reasons), broken: outcome.broken,
      changes: outcome.changes,
      difference: RosterDifference(from: plan, of: instance, to: changed, of: instance))
  }
}
