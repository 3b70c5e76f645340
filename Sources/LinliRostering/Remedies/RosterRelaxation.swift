public import LinliDomain

/// Something about the question that people could agree to change, so that a roster becomes possible: one of a closed list,
/// with its amount.
///
/// What safety and law ask for is not among them, nor what nobody can do: hours of an age band, adults and mentors on a
/// shift, visitors of a household, two shifts at once, the way between them, a morning after a night. That everyone on a
/// shift holds a qualification is never let go either: somebody would have to obtain it.
public enum RosterRelaxation: Hashable, Sendable {
  /// They are available for all of a shift: so many minutes more on that day.
  case availability(VolunteerID, ShiftID, minutes: Int)
  /// They take back that they cannot, for the time of a shift: so many minutes of it.
  case unavailability(VolunteerID, ShiftID, minutes: Int)
  /// A limit of theirs is moved: rest, shifts, hours, days in a row, weekends, nights, ...
  case limit(RelaxedLimit)
  /// A shift may have one person more.
  case place(ShiftID, most: Int)
  /// What is settled in `pins.csv` is lifted.
  case pin(Pin)
  /// They work in a community where they do not work now.
  case community(VolunteerID, CommunityID)
  /// Approved leave is given up, for the time of a shift.
  case leave(VolunteerID, ShiftID, minutes: Int)
  /// A rule about two people does not hold on a shift; on all others it does.
  case pair(PairRule, ShiftID)
  /// They hold a qualification on that day that they hold at other times.
  case renewal(VolunteerID, String, on: CalendarDate)
  /// They speak one of some languages.
  case language(VolunteerID, [String])
  /// They obtain a qualification, to hold it on that day.
  case qualification(VolunteerID, String, on: CalendarDate)
}

/// One end of a limit of somebody's line that is moved.
public struct RelaxedLimit: Hashable, Sendable {
  /// Which end of a range; limits with one number have one end.
  public enum End: String, Hashable, Sendable {
    /// The least that there has to be: rest, days off, least amounts.
    case least
    /// The most that there may be.
    case most
  }

  /// Whose limit.
  public var volunteer: VolunteerID
  /// Which limit.
  public var rule: LineRule
  /// Which end of it.
  public var end: End
  /// For ``LineRule/shiftsByType`` which type.
  public var type: ShiftTypeID?
  /// The limit as it is, in the rule's own unit; 1 for a rule without a number that holds.
  public var from: Int
  /// The limit as it would have to be; 0 for a rule without a number that does not hold.
  public var to: Int

  /// By how much it is moved.
  public var amount: Int { abs(to - from) }
}

// MARK: - What it costs

extension RosterRelaxation {
  /// What is asked of whom, from the easiest to the hardest. Of relaxations of one kind the one with the smaller amount is
  /// easier.
  public enum Cost: Int, Comparable, CaseIterable, Sendable {
    /// Some hours more of somebody's time.
    case time = 1
    /// Some hours of which they had said that they cannot.
    case withdrawnTime
    /// A shorter rest.
    case rest
    /// One person more on a shift.
    case place
    /// Something settled.
    case pin
    /// A limit of somebody's line.
    case limit
    /// Work in another community.
    case community
    /// Approved leave.
    case leave
    /// A rule about two people.
    case pair
    /// A qualification at another time.
    case renewal
    /// A language.
    case language
    /// A new qualification.
    case qualification

    /// The easier one first.
    public static func < (left: Cost, right: Cost) -> Bool { left.rawValue < right.rawValue }
  }

  /// How hard it is.
  public var cost: Cost {
    switch self {
    case .availability: .time
    case .unavailability: .withdrawnTime
    case .limit(let limit): limit.rule == .rest ? .rest : .limit
    case .place: .place
    case .pin: .pin
    case .community: .community
    case .leave: .leave
    case .pair: .pair
    case .renewal: .renewal
    case .language: .language
    case .qualification: .qualification
    }
  }

  /// How much of it is asked, in its own unit; 1 for what has no amount.
  public var amount: Int {
    switch self {
    case .availability(_, _, let minutes), .unavailability(_, _, let minutes), .leave(_, _, let minutes): minutes
    case .limit(let limit): limit.amount
    case .place, .pin, .community, .pair, .renewal, .language, .qualification: 1
    }
  }

  /// A stable word for files: `availability`, `limit`, ...
  public var word: String {
    switch self {
    case .availability: "availability"
    case .unavailability: "unavailability"
    case .limit: "limit"
    case .place: "place"
    case .pin: "pin"
    case .community: "community"
    case .leave: "leave"
    case .pair: "pair"
    case .renewal: "renewal"
    case .language: "language"
    case .qualification: "qualification"
    }
  }
}

/// What some relaxations cost together: fewer are better, then the hardest of each decides, then the next, ....
struct RelaxationCost: Comparable {
  private let parts: [[Int]]

  init(_ relaxations: [RosterRelaxation]) {
    parts = relaxations.map { [$0.cost.rawValue, $0.amount] }.sorted { $1.lexicographicallyPrecedes($0) }
  }

  var count: Int { parts.count }

  static func < (left: RelaxationCost, right: RelaxationCost) -> Bool {
    if left.parts.count != right.parts.count { return left.parts.count < right.parts.count }
    return left.parts.joined().lexicographicallyPrecedes(right.parts.joined())
  }
}

// MARK: - What it allows

extension RosterRelaxation {
  /// Whether a rule that is broken in the question as it is is one that this lets go.
  func excuses(_ violation: RosterAudit.Violation) -> Bool {
    switch (self, violation) {
    case (.limit(let limit), .line(let volunteer, _, _, _, _)):
      limit.volunteer == volunteer && violation.lineBreach.map { limit.permits($0) } ?? false
    case (.place(let shift, let most), .tooManyHeads(let other, let count, _)): shift == other && count <= most
    case (.pin(let pin), .pin(let other)): pin == other
    case (.pair(let rule, let shift), .pair(let other, let place, let count)):
      rule == other && (place.map { $0 == shift } ?? rule.allows(count))
    case (_, .notEligible(let assignment, let reason)): excuses(reason, of: assignment)
    default: false
    }
  }

  private func excuses(_ reason: Ineligibility, of assignment: RosterAssignment) -> Bool {
    switch (self, reason) {
    case (.availability(let volunteer, let shift, _), .notAvailable),
      (.unavailability(let volunteer, let shift, _), .unavailable), (.leave(let volunteer, let shift, _), .onLeave):
      assignment == RosterAssignment(volunteer: volunteer, shift: shift)
    case (.community(let volunteer, let place), .community(let other)):
      volunteer == assignment.volunteer && place == other
    case (.qualification(let volunteer, let name, _), .lacks(let other)),
      (.renewal(let volunteer, let name, _), .notValidOnDate(let other, _, _)):
      volunteer == assignment.volunteer && name == other
    case (.language(let volunteer, let spoken), .language(let asked)):
      volunteer == assignment.volunteer && asked.contains { $0 == spoken.first }
    default: false
    }
  }
}

extension PairRule {
  /// Whether two people may share so many shifts if one of them does not count.
  fileprivate func allows(_ count: Int) -> Bool {
    if case .atMostTogether(let most) = kind { return count <= most + 1 }
    return false
  }
}
