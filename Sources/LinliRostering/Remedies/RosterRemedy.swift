public import LinliDomain

/// What is asked: what it would take for somebody to have a shift, or for one more place of a shift to be filled.
public enum RosterRemedyRequest: Hashable, Sendable {
  /// Somebody works a shift.
  case placement(RosterAssignment)
  /// A shift has one person more, or, if its heads are complete, one more of those with a skill that it misses.
  case place(ShiftID)

  /// The shift.
  public var shift: ShiftID {
    switch self {
    case .placement(let wanted): wanted.shift
    case .place(let shift): shift
    }
  }
}

/// One way to have what is asked: what would have to be agreed to, and the roster that follows with the fewest changes.
public struct RosterRemedy: Equatable, Sendable {
  /// What would have to be relaxed, the hardest first; empty if changing assignments is enough.
  public let relaxations: [RosterRelaxation]
  /// The question with the relaxations.
  public let instance: RosterInstance
  /// The roster, a legal one of that question in which nothing is lost that was covered.
  public let plan: RosterPlan
  /// Who gains, loses and moves.
  public let difference: RosterDifference
  /// Who comes to the shift, by id.
  public let comers: [VolunteerID]
  /// Whether it is proven that there is no such roster with fewer changes.
  public let isFewest: Bool
  /// Whether it is proven that no relaxation could be left out.
  public let isMinimal: Bool
  /// What the independent audit finds: rules that the roster breaks in the relaxed question, and those of the question as
  /// it is that no relaxation accounts for. Empty for every remedy but a faulty one.
  public let violations: [RosterAudit.Violation]
  /// Whether what is asked is there, and all that was covered.
  public let isComplete: Bool

  /// Whether the check by other means than the program confirms it.
  public var isSound: Bool { violations.isEmpty && isComplete }
  /// Assignments lost and gained.
  public var changeCount: Int { difference.count }
  /// Whether somebody is simply added.
  public var isAddition: Bool { relaxations.isEmpty && changeCount == 1 && comers.count == 1 }
}

/// What it would take.
public struct RosterRemedies: Equatable, Sendable {
  /// How the search ended.
  public enum Ending: String, Sendable {
    /// It is so already.
    case already
    /// Remedies were found, and it is proven that none of the closed list is cheaper.
    case proven
    /// Remedies were found, but not everything that might be cheaper could be ruled out.
    case unproven
    /// It is proven that nothing of the closed list would do: for the person, or for who could take over their shift.
    case impossible
    /// Nothing was found within the limits, and nothing was proven.
    case open
  }

  /// What was asked.
  public let request: RosterRemedyRequest
  /// The roster as it is.
  public let before: RosterPlan
  /// The qualification of which one more person is looked for; nil if heads are.
  public let qualification: String?
  /// How it ended.
  public let ending: Ending
  /// The remedies, cheapest first.
  public let remedies: [RosterRemedy]
  /// What keeps the person from the shift by itself and is never changed.
  public let barred: [Ineligibility]
  /// Rules in the way that are never changed.
  public let obstacles: [RosterAudit.Violation]
  /// What the roster breaks as it is: a remedy mends that, too.
  public let standing: [RosterAudit.Violation]
  /// Programs solved.
  public let tryCount: Int

  /// Whether every remedy passed its check.
  public var isSound: Bool { remedies.allSatisfy(\.isSound) }
}
