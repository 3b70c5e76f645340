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

  /// This roster with some assignments more and some less.
  func changed(adding added: [RosterAssignment] = [], removing removed: [RosterAssignment] = []) -> RosterPlan {
    var plan = self
    if !removed.isEmpty { plan.assignments.removeAll(where: removed.contains) }
    for assignment in added {
      var (low, high) = (0, plan.assignments.count)
      while low < high {
        let middle = (low + high) / 2
        if plan.assignments[middle] < assignment { low = middle + 1 } else { high = middle }
      }
      let isThere = low < plan.assignments.count && plan.assignments[low] == assignment
      if !isThere { plan.assignments.insert(assignment, at: low) }
    }
    return plan
  }
}
