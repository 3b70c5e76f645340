public import LinliDomain

/// Something wrong with the data of a roster. Positions count the arrays of ``RosterData`` from 0, so that a reader can
/// name the row.
public enum RosterIssue: Equatable, Sendable {
  /// Two things of one kind have an id.
  case repeated(kind: Kind, id: String, at: Int)
  /// An id that nothing has.
  case unknown(kind: Kind, id: String, in: Table, at: Int)
  /// A shift longer than a day, or one that does not end after it starts.
  case shiftLength(ShiftID, minutes: Int, at: Int)
  /// A shift that starts outside the horizon.
  case shiftOutside(ShiftID, CalendarDate, at: Int)
  /// Heads that do not rise from minimum over desired to maximum, or are negative.
  case headCount(ShiftID, HeadCount, at: Int)
  /// A shift that wants more people than there are.
  case moreHeadsThanPeople(ShiftID, wanted: Int, people: Int, at: Int)
  /// A skill that nobody has on the day of the shift.
  case nobodyHas(String, ShiftID, at: Int)
  /// Somebody without any available time.
  case noAvailability(VolunteerID, at: Int)
  /// A limit that is negative or a range that is empty, of a person, a group (by name) or everybody (both nil).
  case limit(name: String, value: String, volunteer: VolunteerID?, group: String?)
  /// A price or weight below 0.
  case negativePrice(Int, Table, at: Int)
  /// Two pins that say the opposite of each other.
  case contradictoryPins(Pin, at: Int, and: Int)
  /// A fixed pin on a shift that the person may not work.
  case pinNotEligible(Pin, at: Int, because: Ineligibility)
  /// Fixed pins that cannot all be worked, by the rule that they break.
  case pinnedLineBroken(VolunteerID, rule: LineRule, at: [Int])
  /// More fixed pins on a shift than it may have people.
  case tooManyPins(ShiftID, pins: Int, maximum: Int, at: [Int])
  /// A pair rule of a person with themselves, or two that contradict each other.
  case contradictoryPair(PairRule, at: Int)
  /// A worked shift that lies in the horizon or after it.
  case historyInHorizon(VolunteerID, CalendarDate, at: Int)
  /// A level of several measures that cannot be added.
  case levelCannotBeSummed(String)

  /// What an id belongs to.
  public enum Kind: String, Sendable { case volunteer, shift, shiftType, community, ageBand, level }
  /// Where something stands.
  public enum Table: String, Sendable {
    case volunteers, shifts, shiftTypes, availability, wishes, pairs, history, pins
  }

  /// Whether the question cannot be asked at all. Otherwise what is wrong is set aside and the rest is rostered.
  public var isFatal: Bool {
    switch self {
    case .repeated, .unknown, .headCount, .levelCannotBeSummed, .negativePrice: true
    default: false
    }
  }
}

/// Everything that keeps a roster question from being asked.
public struct RosterInstanceError: Error, Equatable, Sendable {
  /// The issues, in the order of the data.
  public var issues: [RosterIssue]
}

/// Why a person may not work a shift, whatever else they work.
public enum Ineligibility: Hashable, Sendable {
  /// No available window covers it.
  case notAvailable
  /// They have said that they cannot.
  case unavailable
  /// They are on leave.
  case onLeave
  /// They lack a qualification or screening check that everyone on it holds.
  case lacks(String)
  /// They held it, but not on that day: it ended, or begins later.
  case notValidOnDate(String, from: CalendarDate?, until: CalendarDate?)
  /// They speak none of its languages.
  case language([String])
  /// It is in a community in which they do not work.
  case community(CommunityID)
  /// It lies outside the part of the day that their age band allows, or is longer than it allows.
  case ageBand(String)
  /// A pin forbids it.
  case pinned
}

/// A rule that a line has to keep, for messages and audits.
public enum LineRule: String, CaseIterable, Hashable, Sendable {
  case overlap, travelTime, rest, succession, shiftsPerDay, minutesPerDay, shiftsPerWeek, minutesPerWeek,
    shiftsPerHorizon
  case minutesPerHorizon, shiftsByType, consecutiveDaysWorked, consecutiveDaysOff, freeDays, weekends, wholeWeekends
  case nights, consecutiveNights, samePattern, ageBandMinutes
}
