public import LinliDomain

/// One person on one shift.
public struct RosterAssignment: Hashable, Comparable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// What.
  public var shift: ShiftID

  /// An assignment from its parts.
  public init(volunteer: VolunteerID, shift: ShiftID) {
    self.volunteer = volunteer
    self.shift = shift
  }

  /// Order by person, then by shift id.
  public static func < (left: RosterAssignment, right: RosterAssignment) -> Bool {
    left.volunteer == right.volunteer ? left.shift < right.shift : left.volunteer < right.volunteer
  }
}

/// A roster: who works what.
public struct RosterPlan: Equatable, Sendable {
  /// The assignments, by person, then by shift id, each once.
  public private(set) var assignments: [RosterAssignment]

  /// A roster from assignments in any order.
  public init(_ assignments: [RosterAssignment]) {
    self.assignments = Set(assignments).sorted()
  }
}
