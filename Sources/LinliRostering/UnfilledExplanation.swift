public import LinliDomain

/// What keeps somebody from an unfilled shift.
public enum ShiftObstacle: Equatable, Sendable {
  /// They may not work it, whatever else they work.
  case ineligible([Ineligibility])
  /// They work these shifts, which cannot be worked beside it.
  case busy([ShiftID])
  /// Rules of their line that would break beside what they have.
  case limits([LineBreach])
  /// Rules about several people that would break: pairs, mentors, adults, teams, visitors.
  case company([RosterAudit.Violation])
  /// They could come, but only in somebody's place: heads are complete, and a qualification is what is missing.
  case onlyInExchange
  /// They do not hold what is missing, and heads are complete.
  case notWhatIsMissing
  /// Nothing: they could be added as things stand, at the price of a more important goal or of a better plan not found.
  case nothing
}

/// A rule of a line that would break, with what there would be and what may be.
public struct LineBreach: Hashable, Sendable {
  /// The rule.
  public var rule: LineRule
  /// Where it would break; nil for the whole horizon.
  public var date: CalendarDate?
  /// What there would be, in the rule's own unit.
  public var value: Int
  /// What may be.
  public var limit: Int
}

/// How sure it is that a shift stays unfilled.
public enum UnfilledProof: Equatable, Sendable {
  /// There are more places than people at that time: no roster fills them all.
  case atThatTime(HeadShortage)
  /// No roster has a smaller value of this level; one with the same value might leave another place empty instead.
  case levelIsLeast(String)
  /// Not proven: the level is at this value, and no roster is below the bound.
  case open(level: String, value: Double?, bound: Double?)
  /// No level looks at it.
  case notAsked
}

/// Somebody who is not on a shift, with what keeps them from it.
public struct ShiftHindrance: Equatable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// The qualifications missing on the shift that they hold on that day.
  public var holds: [String]
  /// What keeps them.
  public var obstacle: ShiftObstacle

  /// Whether they could work it by themselves, if they worked nothing else.
  public var isAble: Bool {
    if case .ineligible = obstacle { return false }
    return true
  }
}

/// Why a shift is not filled, in people.
public struct UnfilledExplanation: Equatable, Sendable {
  /// What is missing.
  public var unfilled: UnfilledShift
  /// Who is on it, by id.
  public var assigned: [VolunteerID]
  /// Everybody who is not on it, by id; nil if they were not looked at because too many shifts are unfilled.
  public var people: [ShiftHindrance]?
  /// How sure it is.
  public var proof: UnfilledProof
}
