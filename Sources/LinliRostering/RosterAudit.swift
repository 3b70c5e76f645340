public import LinliDomain

/// The independent check of a roster, from the data as they were given and the roster alone. It knows every rule and
/// nothing of programs, lines and searches.
public struct RosterAudit: Equatable, Sendable {
  /// A broken rule.
  public enum Violation: Equatable, Sendable {
    /// A person or shift that does not exist.
    case unknownAssignment(RosterAssignment)
    /// A person on a shift they may not work.
    case notEligible(RosterAssignment, because: Ineligibility)
    /// A line that breaks a rule; `value` against `limit` in the rule's own unit, at the shift or day where it happens.
    case line(VolunteerID, LineRule, date: CalendarDate?, value: Int, limit: Int)
    /// More people on a shift than it may have.
    case tooManyHeads(ShiftID, count: Int, maximum: Int)
    /// An all-or-nothing shift that takes place with too few.
    case incompleteTeam(ShiftID, count: Int, needed: Int)
    /// A trainee without a mentor on the shift.
    case traineeAlone(RosterAssignment)
    /// Somebody who needs an adult on a shift without one.
    case noAdult(RosterAssignment)
    /// A rule about two people broken on a shift, or over all with a count.
    case pair(PairRule, ShiftID?, count: Int)
    /// More visitors to a household than allowed.
    case visitors(household: String, count: Int, maximum: Int)
    /// A pin that is not kept.
    case pin(Pin)
    /// Demand not met although all of it was required.
    case demandNotMet(ShiftID, missing: Int)
    /// A figure that was claimed for a level and is not what counting gives.
    case claim(level: String, claimed: Double, counted: Double)
  }

  /// What is broken, in the order of the question.
  public let violations: [Violation]
  /// The figures of the roster.
  public let figures: RosterFigures

  /// Whether nothing is broken.
  public var isSound: Bool { violations.isEmpty }

  /// Checks a roster.
  ///
  /// - Parameters:
  ///   - claims: values claimed for levels, by name; each is compared with what counting gives.
  ///   - isDemandRequired: whether missing heads and skills are violations (`--strict`).
  public init(
    _ instance: RosterInstance, _ plan: RosterPlan, claims: [String: Double] = [:], isDemandRequired: Bool = false
  ) {
    violations = []
    figures = RosterFigures(instance, plan)
  }
}
