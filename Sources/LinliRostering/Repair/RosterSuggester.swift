public import LinliDomain

/// Somebody who may be asked to work a shift, or why not.
public struct RosterSuggestion: Equatable, Sendable {
  /// How near they are to working it.
  public enum Kind: Int, Comparable, Sendable {
    /// As things stand.
    case free
    /// In the place of somebody who is on it: the shift has as many people as it may have.
    case inExchange
    /// After letting go of one shift.
    case afterRelease
    /// A rule is in the way, and no single shift let go is enough.
    case blocked
    /// They may not work it, whatever else they work.
    case ineligible

    /// The nearer ones first.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// Who.
  public var volunteer: VolunteerID
  /// How near they are.
  public var kind: Kind
  /// What keeps them from it whatever else they work.
  public var ineligibility: [Ineligibility]
  /// What would be broken that is not broken now, that the shift is full left out.
  public var broken: [RosterAudit.Violation]
  /// The shifts of which one has to be let go, and would be open then; for ``Kind/afterRelease``.
  public var releases: [ShiftID]
  /// What asking them does to the levels; only levels that change.
  public var changes: [RosterLevelChange]
  /// Minutes between the end of what they work before it and its start; nil if there is nothing before it.
  public var restBefore: Int?
  /// Minutes between its end and what they work after it; nil if there is nothing after it.
  public var restAfter: Int?
  /// What they work in the week of the shift, in the horizon, that shift left out.
  public var shiftsThatWeek: Int
  /// What they work in the whole horizon, that shift left out.
  public var shifts: Int
  /// Whether it would be the only work of theirs on its weekend.
  public var takesWeekend: Bool
  /// Shifts with places left that they could work now and no longer if they worked this one, in order.
  public var closes: [ShiftID]
}

/// Ranks everybody who could be asked to work a shift: legal first, by the levels of the question, then by how little they
/// work; then those whom a rule keeps from it, with the rule.
///
/// What is legal is judged by the audit's rules alone.
public struct RosterSuggester: Sendable {
  private let explainer: RosterExplainer
  private let instance: RosterInstance
  /// Shifts that miss people.
  private let open: [ShiftID]

  /// A suggester for a roster of a question.
  public init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    explainer = RosterExplainer(instance, plan)
    open = RosterFigures(instance, plan).unfilled.map(\.shift)
  }

  /// Everybody who is not on a shift, best first.
  ///
  /// - Precondition: the question has the shift.
  public func suggestions(for shift: ShiftID) -> [RosterSuggestion] {
    guard let wanted = instance.shift(shift) else { preconditionFailure("\(shift) is not in the question") }
    let assigned = Set(explainer.volunteers(on: shift))
    return instance.volunteers.map(\.id).filter { !assigned.contains($0) }
      .map { suggestion($0, wanted, isFull: wanted.heads.maximum.map { assigned.count >= $0 } ?? false) }
      .sorted(by: precedes)
  }

  private func suggestion(_ volunteer: VolunteerID, _ shift: Shift, isFull: Bool) -> RosterSuggestion {
    let line = explainer.listing.shifts(of: volunteer)
    var suggestion = RosterSuggestion(
      volunteer: volunteer, kind: .ineligible, ineligibility: instance.ineligibility(of: volunteer, for: shift.id),
      broken: [], releases: [], changes: [], restBefore: nil, restAfter: nil,
      shiftsThatWeek: line.count { $0.date.isInWeek(of: shift.date) }, shifts: line.count,
      takesWeekend: shift.date.isOnWeekend
        && !line.contains { $0.date.isOnWeekend && $0.date.isInWeek(of: shift.date) }, closes: [])
    let (start, end) = (instance.startMinute(of: shift), instance.endMinute(of: shift))
    suggestion.restBefore = line.map { start - instance.endMinute(of: $0) }.filter { $0 >= 0 }.min()
    suggestion.restAfter = line.map { instance.startMinute(of: $0) - end }.filter { $0 >= 0 }.min()
    guard suggestion.ineligibility.isEmpty else { return suggestion }
    weigh(&suggestion, shift, line.map(\.id), isFull)
    return suggestion
  }

  private func weigh(_ suggestion: inout RosterSuggestion, _ shift: Shift, _ line: [ShiftID], _ isFull: Bool) {
    let volunteer = suggestion.volunteer
    let own = RosterAssignment(volunteer: volunteer, shift: shift.id)
    let outcome = explainer.outcome(of: explainer.plan.changed(adding: [own]), touching: [volunteer])
    suggestion.broken = outcome.broken.filter { !$0.isOfHeads(of: shift.id) }
    suggestion.changes = outcome.changes
    if suggestion.broken.isEmpty {
      suggestion.kind = isFull ? .inExchange : .free
      suggestion.closes = open.filter { other in
        other != shift.id && instance.ineligibility(of: volunteer, for: other).isEmpty
          && explainer.lineBreaches(of: volunteer, working: line + [other]).isEmpty
          && !explainer.lineBreaches(of: volunteer, working: line + [other, shift.id]).isEmpty
      }
      return
    }
    suggestion.kind = .blocked
    guard suggestion.broken.contains(where: { $0.isOfLine(of: volunteer) }) else { return }
    suggestion.releases = line.filter { released in
      let rest = line.filter { $0 != released } + [shift.id]
      guard explainer.lineBreaches(of: volunteer, working: rest).isEmpty else { return false }
      let changed = explainer.plan.changed(
        adding: [own], removing: [RosterAssignment(volunteer: volunteer, shift: released)])
      return explainer.brokenRules(of: changed, touching: [volunteer]).allSatisfy { $0.isOfHeads(of: shift.id) }
    }
    if !suggestion.releases.isEmpty { suggestion.kind = .afterRelease }
  }

  private func precedes(_ left: RosterSuggestion, _ right: RosterSuggestion) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.kind <= .inExchange {
      if explainer.isBetter(left.changes, than: right.changes) { return true }
      if explainer.isBetter(right.changes, than: left.changes) { return false }
    }
    if left.shifts != right.shifts { return left.shifts < right.shifts }
    return left.volunteer < right.volunteer
  }
}

extension CalendarDate {
  /// Whether it is a Saturday or a Sunday.
  fileprivate var isOnWeekend: Bool { weekday.rawValue >= 5 }

  /// Whether it is in the same week, from Monday to Sunday, as another date.
  fileprivate func isInWeek(of other: CalendarDate) -> Bool {
    ordinal - weekday.rawValue == other.ordinal - other.weekday.rawValue
  }
}
