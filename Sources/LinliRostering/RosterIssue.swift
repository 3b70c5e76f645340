public import LinliDomain

/// Something wrong with the data of a roster. Positions count the arrays of ``RosterData`` from 0, so that a reader can
/// name the row. Limits of a line stand in ``Table/limits``: those of everybody at 0, those of groups, by name, from 1 on.
public enum RosterIssue: Equatable, Sendable {
  /// Two things of one kind have an id.
  case repeated(kind: Kind, id: String, at: Int)
  /// An id that nothing has. In history it is a row of somebody who has left, or of an old shift type: the row, or just
  /// the type, is left out.
  case unknown(kind: Kind, id: String, in: Table, at: Int)
  /// A row that says again what another one says; the later one is left out.
  case repeatedRow(Table, at: Int, of: Int)
  /// A stretch of a day that does not begin in the day, does not end after it begins, or ends after the next day; the row
  /// is left out.
  case window(TimeWindow, Table, at: Int)
  /// An entry of a calendar, or a wish, that speaks of no day; the row is left out.
  case emptyDates(Table, at: Int)
  /// Coordinates that are no place on a map; nothing is known of where it is.
  case location(kind: Kind, id: String, at: Int)
  /// A group that has limits and no members.
  case emptyGroup(String)
  /// An age band with hours or minutes that make no sense.
  case ageBand(String, at: Int)
  /// A qualification that ends before it begins, so that it is never valid.
  case validity(VolunteerID, String, at: Int)
  /// A shift longer than a day, or one that does not end after it starts.
  case shiftLength(ShiftID, minutes: Int, at: Int)
  /// A shift that starts outside the horizon.
  case shiftOutside(ShiftID, CalendarDate, at: Int)
  /// Heads that do not rise from minimum over desired to maximum, are negative, or are beyond ``greatestHeads``.
  case headCount(ShiftID, HeadCount, at: Int)
  /// A skill wanted of fewer than one person (left out), or of more people than the shift may have.
  case skillCount(ShiftID, String, count: Int, at: Int)
  /// A shift that wants more people than there are.
  case moreHeadsThanPeople(ShiftID, wanted: Int, people: Int, at: Int)
  /// A skill that nobody has on the day of the shift.
  case nobodyHas(String, ShiftID, at: Int)
  /// Somebody without any available time.
  case noAvailability(VolunteerID, at: Int)
  /// A limit that is negative or a range that is empty, of a person, a group (by name) or everybody (both nil), by the
  /// property of `LineLimits` or ``RosterOptions``; the limit is left out. If a range is empty only because its two ends
  /// come from different places, the least amount is left out for the person.
  case limit(name: String, value: String, volunteer: VolunteerID?, group: String?)
  /// A least amount that a person cannot reach even if they work all they may; it is left out for them.
  case minimumOutOfReach(VolunteerID, LineRule, minimum: Int, reach: Int)
  /// A price or weight below 0 or beyond ``greatestPrice``.
  case negativePrice(Int, Table, at: Int)
  /// A fixed and a forbidden pin of one person on one shift; both are left out.
  case contradictoryPins(Pin, at: Int, and: Int)
  /// A fixed pin on a shift that the person may not work.
  case pinNotEligible(Pin, at: Int, because: Ineligibility)
  /// Fixed pins that cannot all be worked, by the rule that they break; the last one is left out.
  case pinnedLineBroken(VolunteerID, rule: LineRule, at: [Int])
  /// A fixed pin that others keep from being kept; it is left out.
  case pinCannotBeKept(Pin, at: Int, because: PinObstacle)
  /// More fixed pins on a shift than it may have people; those above `maximum`, the last ones of `at`, are left out.
  case tooManyPins(ShiftID, pins: Int, maximum: Int, at: [Int])
  /// A pair rule of a person with themselves, or one that contradicts another: together or mentor against apart (which is
  /// kept, as the safer one), mentors of each other, a mentor who is a trainee.
  case contradictoryPair(PairRule, at: Int)
  /// A worked shift that lies in the horizon or after it.
  case historyInHorizon(VolunteerID, CalendarDate, at: Int)
  /// A series of visits that contradicts itself.
  case visits(VisitSeriesID, VisitFault, at: Int)
  /// A level of several measures that cannot be added, of none, or with weights below 1.
  case levelCannotBeSummed(String)

  /// What an id belongs to.
  public enum Kind: String, Sendable { case volunteer, shift, shiftType, community, ageBand, level, visitSeries }
  /// Where something stands.
  public enum Table: String, Sendable {
    case communities, ageBands, volunteers, limits, shifts, shiftTypes, availability, wishes, pairs, history, pins,
      visits
  }

  /// The greatest price and weight that is taken; more would drown sums in rounding.
  public static let greatestPrice = 1_000_000_000
  /// The greatest number of people that a shift may want.
  public static let greatestHeads = 10_000

  /// Whether the question cannot be asked at all. Otherwise what is wrong is set aside and the rest is rostered.
  public var isFatal: Bool {
    switch self {
    case .unknown(_, _, let table, _): table != .history
    case .repeated, .headCount, .ageBand, .levelCannotBeSummed, .negativePrice, .visits: true
    default: false
    }
  }
}

/// Why a fixed pin cannot be kept although its person could work the shift.
public enum PinObstacle: Hashable, Sendable {
  /// Somebody who has to work with them cannot, or has no room there.
  case withoutPartner(VolunteerID)
  /// Somebody who may not work with them is pinned there too.
  case apart(VolunteerID)
  /// They are pinned together with somebody more often than the two may be.
  case togetherTooOften(VolunteerID, limit: Int)
  /// They need a mentor there, and none can come.
  case noMentor
  /// They need an adult there, and none can come.
  case noAdult
  /// The shift takes place with a whole team or not at all, and so many cannot come.
  case incompleteTeam(possible: Int, needed: Int)
  /// The household would have more visitors than it may.
  case tooManyVisitors(household: String, maximum: Int)
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
