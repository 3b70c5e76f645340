public import LinliDomain

/// What a change of a roster does to a level of the objective.
public struct RosterLevelChange: Equatable, Sendable {
  /// The level's name.
  public var level: String
  /// Its value in the roster.
  public var before: Int
  /// Its value after the change.
  public var after: Int
}

/// Why a person is on a shift, or is not: what forbids it, what it would break, and what would have to give way.
public struct PlacementExplanation: Equatable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// What.
  public var shift: ShiftID
  /// Whether they are on it.
  public var isAssigned: Bool
  /// What is settled about it beforehand.
  public var pins: [Pin.Kind]
  /// The wishes of theirs that speak of it.
  public var wishes: [Wish]
  /// Everybody on it, by id.
  public var assigned: [VolunteerID]
  /// Whether it has as many people as it may have.
  public var isFull: Bool
  /// What keeps them from it by itself.
  public var ineligibility: [Ineligibility]
  /// What would be broken that is not broken now: by adding them, beside what they have, or, if they are on it, by taking
  /// them off. That a full shift has no place more is told by ``isFull`` and not here.
  public var broken: [RosterAudit.Violation]
  /// The shifts of theirs that cannot be worked beside it, whatever the rest: they overlap, or the way is too long.
  public var collisions: [ShiftID]
  /// What adding them, or taking them off, does to the levels; only levels that change.
  public var changes: [RosterLevelChange]
  /// The least they could let go to be added without breaking anything, best first; empty if nothing has to go, or if
  /// letting go of two shifts is not enough.
  public var releases: [ShiftRelease]
  /// For a full shift, if no rule of their own line is in the way: in whose place they could come, best first. For their
  /// own shift: who could come in theirs.
  public var exchanges: [ShiftExchange]
}

/// Shifts that somebody lets go so as to work another one.
public struct ShiftRelease: Equatable, Sendable {
  /// What they let go, one shift or two, in the order of the question.
  public var shifts: [ShiftID]
  /// In whose place they come on the other shift; nil if it has a place left.
  public var leaves: VolunteerID?
  /// Who could take it without breaking anything, best first; only where one shift is let go.
  public var takers: [ShiftTaker]
  /// Whether somebody has to take it, since a rule would be broken otherwise.
  public var needsTaker: Bool
  /// What the change does to the levels if nobody takes what is let go; only levels that change.
  public var changes: [RosterLevelChange]
}

/// Somebody who could take a shift that another lets go.
public struct ShiftTaker: Equatable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// What the whole change does to the levels; only levels that change.
  public var changes: [RosterLevelChange]
}

/// One person in the place of another on a shift.
public struct ShiftExchange: Equatable, Sendable {
  /// Who leaves the shift.
  public var leaves: VolunteerID
  /// Who comes instead.
  public var comes: VolunteerID
  /// What that would break that is not broken now.
  public var broken: [RosterAudit.Violation]
  /// What it does to the levels; only levels that change.
  public var changes: [RosterLevelChange]
}
