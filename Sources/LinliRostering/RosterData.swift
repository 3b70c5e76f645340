public import LinliDomain

/// The days that an entry of a calendar speaks of.
public enum DaySelection: Hashable, Sendable {
  /// Some days of every week.
  case weekly([Weekday])
  /// The days from one date to another, both included.
  case dates(CalendarDate, CalendarDate)

  /// Whether a date is among them.
  public func contains(_ date: CalendarDate) -> Bool {
    switch self {
    case .weekly(let weekdays): weekdays.contains(date.weekday)
    case .dates(let first, let last): first <= date && date <= last
    }
  }
}

/// When somebody can or cannot work.
///
/// A shift can be worked if the available windows together cover all of it, and no unavailable window or leave touches
/// it. Somebody without any available window works nothing.
public struct AvailabilityEntry: Hashable, Sendable {
  /// What the entry says.
  public enum Kind: String, CaseIterable, Sendable {
    /// Can work.
    case available
    /// Cannot work.
    case unavailable
    /// Has approved leave: cannot work, and no repair asks for it.
    case leave
  }

  /// Who.
  public var volunteer: VolunteerID
  /// On which days.
  public var days: DaySelection
  /// In which part of them.
  public var window: TimeWindow
  /// What it says.
  public var kind: Kind

  /// An entry from its parts.
  public init(volunteer: VolunteerID, days: DaySelection, window: TimeWindow = .wholeDay, kind: Kind = .available) {
    self.volunteer = volunteer
    self.days = days
    self.window = window
    self.kind = kind
  }
}

/// A wish of a person for or against shifts.
///
/// On each day that it speaks of, a wish *for* is granted by one matching shift and costs its weight if there is none to
/// be worked; a wish *against* costs its weight for each matching shift worked. A wish for on a day without any matching
/// shift asks for nothing and costs nothing.
public struct Wish: Hashable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// On which days.
  public var days: DaySelection
  /// Only shifts of this type; nil for all.
  public var type: ShiftTypeID?
  /// Only this shift; nil for all.
  public var shift: ShiftID?
  /// Only shifts that start in this part of the day; nil for all.
  public var window: TimeWindow?
  /// For or against.
  public var isFor: Bool
  /// What it costs when it is not granted, 0 or more.
  public var weight: Int

  /// A wish from its parts.
  public init(
    volunteer: VolunteerID, days: DaySelection, type: ShiftTypeID? = nil, shift: ShiftID? = nil,
    window: TimeWindow? = nil, isFor: Bool, weight: Int = 1
  ) {
    self.volunteer = volunteer
    self.days = days
    self.type = type
    self.shift = shift
    self.window = window
    self.isFor = isFor
    self.weight = weight
  }

  /// Whether it speaks of a shift.
  public func matches(_ candidate: Shift) -> Bool {
    days.contains(candidate.date) && type.map { $0 == candidate.type } ?? true
      && shift.map { $0 == candidate.id } ?? true
      && window.map { $0.startMinute <= candidate.window.startMinute && candidate.window.startMinute < $0.endMinute }
        ?? true
  }
}

/// A rule about two people.
public struct PairRule: Hashable, Sendable {
  /// What the rule asks for.
  public enum Kind: Hashable, Sendable {
    /// Every shift that one of them works, the other works too.
    case together
    /// No shift has both.
    case apart
    /// At most so many shifts have both.
    case atMostTogether(Int)
    /// The first, a trainee, works only shifts that the second, or another mentor of theirs, works too.
    case mentor
  }

  /// The first person; the trainee of a mentor rule.
  public var first: VolunteerID
  /// The second person; the mentor of a mentor rule.
  public var second: VolunteerID
  /// What is asked.
  public var kind: Kind

  /// A rule from its parts.
  public init(_ first: VolunteerID, _ second: VolunteerID, _ kind: Kind) {
    self.first = first
    self.second = second
    self.kind = kind
  }
}

/// A shift that somebody worked before the horizon.
public struct WorkedShift: Hashable, Sendable {
  /// Who.
  public var volunteer: VolunteerID
  /// The day on which it started.
  public var date: CalendarDate
  /// When.
  public var window: TimeWindow
  /// Its type; nil if not told.
  public var type: ShiftTypeID?
  /// Whether it counted as unpopular.
  public var isUnpopular: Bool

  /// A worked shift from its parts.
  public init(
    volunteer: VolunteerID, date: CalendarDate, window: TimeWindow, type: ShiftTypeID? = nil, isUnpopular: Bool = false
  ) {
    self.volunteer = volunteer
    self.date = date
    self.window = window
    self.type = type
    self.isUnpopular = isUnpopular
  }
}

/// What is settled about a person and a shift before the question is asked.
public struct Pin: Hashable, Sendable {
  /// How it is settled.
  public enum Kind: String, CaseIterable, Sendable {
    /// They work it: a constraint.
    case fixed
    /// They do not work it: a constraint.
    case forbidden
    /// They were told that they work it: a change is counted by the level `stability`.
    case published
  }

  /// Who.
  public var volunteer: VolunteerID
  /// What.
  public var shift: ShiftID
  /// How it is settled.
  public var kind: Kind

  /// A pin from its parts.
  public init(volunteer: VolunteerID, shift: ShiftID, kind: Kind) {
    self.volunteer = volunteer
    self.shift = shift
    self.kind = kind
  }
}

/// Everything a roster is made from, unchecked and in any order.
public struct RosterData: Equatable, Sendable {
  /// The days of the roster.
  public var horizon: Horizon
  /// The communities, for places and travel; may be empty.
  public var communities: [Community] = []
  /// Whether the places of communities and shifts are degrees of WGS 84, east and north, and not metres.
  public var hasDegrees = false
  /// The people.
  public var volunteers: [Volunteer] = []
  /// Limits of groups, by ``Volunteer/group``.
  public var groupLimits: [String: LineLimits] = [:]
  /// Limits of everybody.
  public var limits = LineLimits()
  /// The age bands.
  public var ageBands: [AgeBand] = []
  /// The shift types.
  public var shiftTypes: [ShiftType] = []
  /// The shifts.
  public var shifts: [Shift] = []
  /// Who can work when.
  public var availability: [AvailabilityEntry] = []
  /// Wishes.
  public var wishes: [Wish] = []
  /// Rules about two people.
  public var pairs: [PairRule] = []
  /// What was worked before.
  public var history: [WorkedShift] = []
  /// What is settled.
  public var pins: [Pin] = []
  /// What holds between visits that repeat; the visits are among ``shifts``.
  public var visits: [VisitSeries] = []
  /// How the question is asked.
  public var options = RosterOptions()

  /// A question without people and shifts.
  public init(horizon: Horizon) {
    self.horizon = horizon
  }
}
