import LinliDomain

/// What a roster breaks before it is changed, to tell what a change breaks anew.
struct BrokenRules: Sendable {
  private let violations: [RosterAudit.Violation]

  init(_ violations: [RosterAudit.Violation]) {
    self.violations = violations
  }

  /// The violations that were not there before, or are further from the limit than they were.
  func added(by others: [RosterAudit.Violation]) -> [RosterAudit.Violation] {
    guard !violations.isEmpty else { return others }
    return others.filter { other in !violations.contains { $0.covers(other) } }
  }
}

extension RosterAudit.Violation {
  /// Whether another violation is this one, no further from its limit.
  fileprivate func covers(_ other: RosterAudit.Violation) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.line(let person, _, _, _, _), .line(let otherPerson, _, _, _, _)):
      guard person == otherPerson, let breach = lineBreach, let other = other.lineBreach else { return false }
      return breach.rule == other.rule && breach.date == other.date && breach.limit == other.limit
        && abs(other.value - other.limit) <= abs(breach.value - breach.limit)
    case (.tooManyHeads(let shift, let count, _), .tooManyHeads(let other, let otherCount, _)):
      return shift == other && otherCount <= count
    case (.incompleteTeam(let shift, let count, _), .incompleteTeam(let other, let otherCount, _)):
      return shift == other && otherCount >= count
    case (.pair(let rule, let shift, let count), .pair(let other, let otherShift, let otherCount)):
      return rule == other && shift == otherShift && otherCount <= count
    case (.visitors(let household, let count, _), .visitors(let other, let otherCount, _)):
      return household == other && otherCount <= count
    default: return false
    }
  }

  /// Whether it is about the line of a person alone.
  func isOfLine(of volunteer: VolunteerID) -> Bool {
    switch self {
    case .line(let person, _, _, _, _): person == volunteer
    case .notEligible(let assignment, _): assignment.volunteer == volunteer
    default: false
    }
  }

  /// Whether two shifts cannot both be worked because of their times and places.
  var isCollision: Bool {
    switch self {
    case .line(_, .overlap, _, _, _), .line(_, .travelTime, _, _, _): true
    default: false
    }
  }

  /// Whether a shift has more people than it may have.
  func isOfHeads(of shift: ShiftID) -> Bool {
    if case .tooManyHeads(shift, _, _) = self { return true }
    return false
  }

  /// The rule of a line that it breaks; nil for other rules.
  public var lineBreach: LineBreach? {
    guard case .line(_, let rule, let date, let value, let limit) = self else { return nil }
    return LineBreach(rule: rule, date: date, value: value, limit: limit)
  }
}
