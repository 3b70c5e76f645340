public import LinliDomain

/// The anonymous export of a volunteer-run festival: the shifts of every role and how many people signed up for each.
///
/// There is nobody by name in it: who could have come when, and who wanted to do what, is not published.
public struct EMFCampExport: Sendable, Equatable {
  /// A published shift.
  public struct Shift: Sendable, Equatable {
    /// The number of its entry in the list, from 1.
    public var entry: Int
    /// What is done, as published.
    public var role: String
    /// Where, as published.
    public var venue: String
    /// The day on which it starts.
    public var date: CalendarDate
    /// Its minutes since midnight of that day; the end may lie on the next day.
    public var window: TimeWindow
    /// The fewest people it needs.
    public var minimum: Int
    /// The most people it takes.
    public var maximum: Int
    /// How many people signed up in reality; may lie above ``maximum``.
    public var signedUp: Int
    /// How many sign-ups ended in which state, such as `completed`; empty where nothing is published.
    public var states: [String: Int]
  }

  /// The shifts by start, end, role and venue, then in the order of the list; at least one.
  public let shifts: [Shift]
  /// What was left out of the list, in its order.
  public let setAside: [SetAsideShift]

  /// The days from the first start to the last.
  public let horizon: Horizon

  /// An export of some shifts in any order; nil without any.
  public init?(shifts: [Shift], setAside: [SetAsideShift] = []) {
    let dates = shifts.map(\.date)
    guard let first = dates.min(), let last = dates.max(), let horizon = Horizon(start: first, end: last) else {
      return nil
    }
    self.horizon = horizon
    self.setAside = setAside
    self.shifts = shifts.sorted { $0.comesBefore($1) }
  }
}

extension EMFCampExport.Shift {
  /// Its first minute, counted from the first day of the calendar.
  var firstMinute: Int { date.ordinal * TimeWindow.wholeDay.minutes + window.startMinute }

  /// The minute after its last one, counted likewise.
  var lastMinute: Int { date.ordinal * TimeWindow.wholeDay.minutes + window.endMinute }

  /// The order in time; what is at the same time goes by role, venue and place in the list.
  fileprivate func comesBefore(_ other: Self) -> Bool {
    if date != other.date { return date < other.date }
    let times = (window.startMinute, window.endMinute)
    let otherTimes = (other.window.startMinute, other.window.endMinute)
    if times != otherTimes { return times < otherTimes }
    return (role, venue, entry) < (other.role, other.venue, other.entry)
  }
}

/// An entry of an export that is no shift a roster can have, and is left out.
public struct SetAsideShift: Sendable, Equatable {
  /// Why it is left out.
  public enum Reason: Sendable, Equatable {
    /// It ends at or before its start.
    case endNotAfterStart
    /// It ends later than a shift can: after the day that follows its first.
    case endAfterNextDay
  }

  /// The number of the entry in the list, from 1.
  public var entry: Int
  /// What was to be done, as published.
  public var role: String
  /// Where, as published.
  public var venue: String
  /// The start as written.
  public var start: String
  /// The end as written.
  public var end: String
  /// Why it is left out.
  public var reason: Reason
}

// MARK: - What happened

extension EMFCampExport {
  /// What reality made of the shifts.
  public struct Reality: Sendable, Equatable {
    /// Places of the fewest people needed, over all shifts.
    public var leastPlaces = 0
    /// Places of the most people taken, over all shifts.
    public var mostPlaces = 0
    /// People who signed up, once for each shift.
    public var signUps = 0
    /// Shifts with the fewest people needed, or more.
    public var reachedCount = 0
    /// Shifts with fewer.
    public var underCount = 0
    /// People missing to the fewest, over all shifts.
    public var missing = 0
    /// People above the most, over all shifts.
    public var above = 0
    /// Sign-ups by the state in which they ended, as far as published.
    public var states: [String: Int] = [:]
  }

  /// What reality made of the shifts, counted from the export.
  public var reality: Reality {
    var reality = Reality()
    for shift in shifts {
      reality.leastPlaces += shift.minimum
      reality.mostPlaces += shift.maximum
      reality.signUps += shift.signedUp
      if shift.signedUp >= shift.minimum { reality.reachedCount += 1 } else { reality.underCount += 1 }
      reality.missing += max(0, shift.minimum - shift.signedUp)
      reality.above += max(0, shift.signedUp - shift.maximum)
      reality.states.merge(shift.states, uniquingKeysWith: +)
    }
    return reality
  }

  /// The roles of the shifts in alphabetical order, each with its sign-ups.
  public var signUpsByRole: [(role: String, signUps: Int)] {
    var signUps: [String: Int] = [:]
    for shift in shifts { signUps[shift.role, default: 0] += shift.signedUp }
    return signUps.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The venues of the shifts in alphabetical order.
  public var venues: [String] { Set(shifts.map(\.venue)).sorted() }
}

// MARK: - What is published about people

/// How many people took how many shifts.
public struct EMFCampHistogram: Sendable, Equatable {
  /// People by the number of shifts that they took; every count above 0, at least one person.
  public let people: [Int: Int]

  /// A histogram; nil without anybody, or with a number below 0.
  public init?(people: [Int: Int]) {
    guard people.allSatisfy({ $0.key >= 0 && $0.value >= 0 }), people.contains(where: { $0.value > 0 }) else {
      return nil
    }
    self.people = people.filter { $0.value > 0 }
  }

  /// All people.
  public var personCount: Int { people.values.reduce(0, +) }
}

/// What is published about the people of a role.
public struct EMFCampRole: Sendable, Equatable {
  /// People who said that they are interested.
  public var interested: Int
  /// People trained for it; nil if it needs no training.
  public var trained: Int?
  /// People who took a shift of it; nil if nothing is told.
  public var total: Int?

  /// A role's figures.
  public init(interested: Int, trained: Int? = nil, total: Int? = nil) {
    self.interested = interested
    self.trained = trained
    self.total = total
  }
}
