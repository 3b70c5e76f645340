public import LinliDomain

/// The independent check of a roster, from the question and the roster alone. It knows every rule and nothing of programs,
/// lines and searches: it shares no rule's code with them, but counts over calendars, days and minutes by itself.
///
/// What the question set aside (``RosterInstance/setAside``) is not held against a roster: a pin that was left out need not
/// be kept, and a shift that was left out does not exist. At the edges of the horizon it reads limits as `LineLimits` does.
public struct RosterAudit: Equatable, Sendable {
  /// A broken rule.
  public enum Violation: Equatable, Sendable {
    /// A person or shift that does not exist or was set aside.
    case unknownAssignment(RosterAssignment)
    /// A person on a shift they may not work; one for each reason. A forbidden pin is a case of its own (``pin(_:)``).
    case notEligible(RosterAssignment, because: Ineligibility)
    /// A line that breaks a rule; `value` against `limit` in the rule's own unit, at the day where it happens; nil if it
    /// is about the whole horizon. Shifts that overlap: the minutes shared, against 0. Rest and travel: the minutes
    /// between, against those needed. Succession and whole weekends: 1 day against 0 or 2. Same pattern: the days worked
    /// of a day of the week, against all there are.
    case line(VolunteerID, LineRule, date: CalendarDate?, value: Int, limit: Int)
    /// More people on a shift than it may have.
    case tooManyHeads(ShiftID, count: Int, maximum: Int)
    /// An all-or-nothing shift that takes place with too few.
    case incompleteTeam(ShiftID, count: Int, needed: Int)
    /// A trainee without a mentor on the shift. Their mentors are those that pair rules name, or, if none does, everybody
    /// who is no trainee. A mentor may have several trainees.
    case traineeAlone(RosterAssignment)
    /// Somebody who needs an adult on a shift without one.
    case noAdult(RosterAssignment)
    /// A rule about two people broken on a shift, by `count` of them, or (at most together) over all shifts that have
    /// both.
    case pair(PairRule, ShiftID?, count: Int)
    /// More visitors to a household than allowed.
    case visitors(household: String, count: Int, maximum: Int)
    /// Two visits of a series `days` apart, fewer or more than the limit; a visit before the horizon counts. Nil for the
    /// day before the horizon, or the one after it.
    case visitGap(VisitSeriesID, household: String, from: CalendarDate?, until: CalendarDate?, days: Int, limit: Int)
    /// A pin that is not kept.
    case pin(Pin)
    /// Demand not met although all of it was required: people missing to the wanted heads and to each skill, added up.
    case demandNotMet(ShiftID, missing: Int)
    /// A figure that was claimed for a level and is not what counting gives.
    case claim(level: String, claimed: Double, counted: Double)
    /// A figure that was claimed for a level that the question does not have.
    case unknownLevel(String, claimed: Double)
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
    let admission = AuditedAdmission(instance)
    let roster = AuditedRoster(instance, plan)
    let figures = RosterFigures(instance, plan, eligible: admission.shiftsOfVolunteer)
    var found = roster.unknown.map { Violation.unknownAssignment($0) }
    found += roster.admissionViolations(admission)
    for person in instance.volunteers.indices {
      found += AuditedLine(instance, person: person, shifts: roster.shiftsOfPerson[person]).violations
    }
    found += roster.shiftViolations + roster.pairViolations + roster.householdViolations + roster.pinViolations
    found += instance.visits.flatMap { AuditedVisits(instance, $0).violations }
    if isDemandRequired { found += Self.unmet(figures) }
    found += Self.wrong(claims, instance, figures)
    violations = found
    self.figures = figures
  }

  private static func unmet(_ figures: RosterFigures) -> [Violation] {
    figures.unfilled.map { unfilled in
      var missing = unfilled.heads
      for count in unfilled.skills.values { missing += count }
      return .demandNotMet(unfilled.shift, missing: missing)
    }
  }

  /// The claims that counting does not confirm: within a millionth of what is counted, or of 1 if that is more.
  private static func wrong(
    _ claims: [String: Double], _ instance: RosterInstance, _ figures: RosterFigures
  ) -> [Violation] {
    var violations: [Violation] = []
    for level in instance.options.levels {
      guard let claimed = claims[level.name] else { continue }
      let counted = Double(figures.value(of: level))
      let isRight = abs(claimed - counted) <= 1e-6 * max(1, abs(counted))
      if !isRight { violations.append(.claim(level: level.name, claimed: claimed, counted: counted)) }
    }
    let known = Set(instance.options.levels.map(\.name))
    for name in claims.keys.sorted() where !known.contains(name) {
      violations.append(.unknownLevel(name, claimed: claims[name] ?? 0))
    }
    return violations
  }
}
