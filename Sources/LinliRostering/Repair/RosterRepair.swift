public import LinliDomain

/// A roster that was repaired after changes, with what is proven of it.
public struct RosterRepair: Sendable {
  /// The question as it is after the changes.
  public let instance: RosterInstance
  /// The roster before them.
  public let before: RosterPlan
  /// The repaired roster. Its stages are ``coverLost`` and ``changes``, then the question's levels that are left.
  public let answer: RosterAnswer
  /// Whom the repair asks for what, and who is let off.
  public let difference: RosterDifference
  /// The shifts too soon to be given to anybody without asking, by start: people who cannot come are off, all else is as
  /// it was.
  public let frozen: [ShiftID]
  /// What fewer and more changes would cover.
  public let curve: [CurvePoint]
  /// The visits that take place on another day, in the order in which they were moved.
  public let moves: [MovedVisit]
  /// The visits for which no other day would help, in the order in which they were tried.
  public let stuck: [StuckVisit]

  /// The name of the stage of cover: what the roster misses more than before, by the price of the question's levels.
  public static let coverLost = "cover_lost"
  /// The name of the stage of changes: assignments lost and gained, those included that nobody can help.
  public static let changes = "changes"

  /// The name of the stage of new faces: visits of a series given to somebody who was not at that household before,
  /// where somebody was. It is there only where such a visit lost somebody.
  public static let newFaces = "new_faces"

  /// A visit that takes place on another day.
  public struct MovedVisit: Equatable, Sendable {
    /// The move.
    public var move: VisitMove
    /// Whether it is proven that neither its own day nor a nearer one would do, the other visits being where they are.
    public var isProvenNearest: Bool
  }

  /// A visit that misses more than before on its own day, and would on every other day that its gaps allow.
  public struct StuckVisit: Equatable, Sendable {
    /// The visit.
    public var visit: ShiftID
    /// The other days that its gaps allow and that are not too soon.
    public var otherDates: [CalendarDate]
    /// Whether it is proven that less is missing on none of them.
    public var isProven: Bool
  }

  /// When a visit may take place on another day.
  public enum VisitMoving: Sendable {
    /// Never.
    case never
    /// Where its own day leaves more missing than before.
    case whenUncovered
    /// There, and where another day takes fewer changes.
    case whenFewerChanges
  }

  /// What a number of changes can reach.
  public struct CurvePoint: Equatable, Sendable {
    /// Most assignments lost and gained, those included that nobody can help.
    public var changes: Int
    /// The least value of the first level of cover with so many changes; nil if no roster has so few.
    public var missing: Int?
    /// Whether that is proven.
    public var isProven: Bool
  }
}

/// What a repair has to respect besides the rules.
public struct RepairNotice: Equatable, Sendable {
  /// The present, a date and a minute of that day.
  public var date: CalendarDate
  /// Minutes since midnight.
  public var minute: Int
  /// Shifts that start within so many minutes from now are not given to anybody; what has started is over.
  public var noticeMinutes: Int

  /// A notice rule from its parts.
  public init(date: CalendarDate, minute: Int, noticeMinutes: Int) {
    self.date = date
    self.minute = minute
    self.noticeMinutes = noticeMinutes
  }

  /// Whether a shift is over or too soon.
  func freezes(_ shift: Shift) -> Bool {
    let start = shift.date.ordinal * 1440 + shift.window.startMinute
    return start < date.ordinal * 1440 + minute + noticeMinutes
  }

  /// Whether a shift has not begun yet.
  public func isAhead(_ shift: Shift) -> Bool {
    shift.date.ordinal * 1440 + shift.window.startMinute >= date.ordinal * 1440 + minute
  }
}
