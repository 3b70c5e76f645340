/// What a person's line, the shifts they work, has to keep. Each limit is optional: nil means no such rule.
///
/// A *day worked* is a day on which at least one shift starts; all of a shift belongs to that day, also what lies after
/// midnight. Weeks run from Monday to Sunday, weekends from Saturday to Sunday.
///
/// At the edges of the horizon:
/// - Amounts of the horizon (shifts, minutes, types, nights, weekends) count what starts inside it. A weekend is worked if
///   one of its days inside the horizon is.
/// - A week cut by the first day counts the days before it as history tells them, and is held to a least amount only if
///   history tells anything about the person. A week cut by the last day is held to a greatest amount only.
/// - Runs of days continue over the first day into history, where a day without a shift is a day off. A run that history
///   began may not end too short either: not by a day off on the first day, nor by work on it. If history tells nothing
///   about the person, a run that touches the first day is held to its maximum only. The days after the last one are
///   unknown: a run that touches the last day is held to its maximum only.
/// - Days outside the horizon count as free days unless history tells that they were worked.
/// - A weekend with a day outside the horizon does not have to be whole, and the same pattern looks at the days of the
///   horizon only, at those of a cut week too.
/// - What was worked before is no fault by itself: where history alone passes a limit, nothing may be added to it.
///
/// Besides these limits, nobody works two shifts at once, whichever days they start on. Between two shifts that start on
/// one day there is time for the way (``restMinutes`` asks for nothing there); between shifts that start on different days
/// there is the rest, and the way is not looked at.
public struct LineLimits: Equatable, Sendable {
  /// Most shifts on one day.
  public var shiftsPerDay: Int?
  /// Least and most shifts in a week, Monday to Sunday.
  public var shiftsPerWeek = OptionalRange()
  /// Least and most shifts in the horizon.
  public var shiftsPerHorizon = OptionalRange()
  /// Most minutes on one day.
  public var minutesPerDay: Int?
  /// Least and most minutes in a week.
  public var minutesPerWeek = OptionalRange()
  /// Least and most minutes in the horizon.
  public var minutesPerHorizon = OptionalRange()
  /// Least minutes from the end of each shift to the start of each that starts on a later day, history included.
  public var restMinutes: Int?
  /// Most shifts of a type in the horizon; 0 for none.
  public var shiftsByType: [ShiftTypeID: Int] = [:]
  /// Least and most days worked in a row.
  public var consecutiveDaysWorked = OptionalRange()
  /// Least days off in a row.
  public var minimumConsecutiveDaysOff: Int?
  /// Days off within every stretch of some days, also one that lies partly outside the horizon.
  public var freeDays: FreeDays?
  /// Most weekends worked, a weekend being worked if Saturday or Sunday is.
  public var weekendsPerHorizon: Int?
  /// Whether both days of a weekend are worked or none.
  public var hasWholeWeekends: Bool?
  /// Most night shifts in the horizon.
  public var nightsPerHorizon: Int?
  /// Most days in a row on which a night shift starts.
  public var consecutiveNights: Int?
  /// Whether each day of the week is worked in every week of the horizon that has it, or in none.
  public var hasSamePattern: Bool?

  /// No limit at all.
  public init() {}

  /// These limits, and those of `fallback` where these say nothing.
  public func completed(by fallback: LineLimits) -> LineLimits {
    var limits = self
    limits.shiftsPerDay = shiftsPerDay ?? fallback.shiftsPerDay
    limits.shiftsPerWeek = shiftsPerWeek.completed(by: fallback.shiftsPerWeek)
    limits.shiftsPerHorizon = shiftsPerHorizon.completed(by: fallback.shiftsPerHorizon)
    limits.minutesPerDay = minutesPerDay ?? fallback.minutesPerDay
    limits.minutesPerWeek = minutesPerWeek.completed(by: fallback.minutesPerWeek)
    limits.minutesPerHorizon = minutesPerHorizon.completed(by: fallback.minutesPerHorizon)
    limits.restMinutes = restMinutes ?? fallback.restMinutes
    limits.shiftsByType = shiftsByType.merging(fallback.shiftsByType) { own, _ in own }
    limits.consecutiveDaysWorked = consecutiveDaysWorked.completed(by: fallback.consecutiveDaysWorked)
    limits.minimumConsecutiveDaysOff = minimumConsecutiveDaysOff ?? fallback.minimumConsecutiveDaysOff
    limits.freeDays = freeDays ?? fallback.freeDays
    limits.weekendsPerHorizon = weekendsPerHorizon ?? fallback.weekendsPerHorizon
    limits.hasWholeWeekends = hasWholeWeekends ?? fallback.hasWholeWeekends
    limits.nightsPerHorizon = nightsPerHorizon ?? fallback.nightsPerHorizon
    limits.consecutiveNights = consecutiveNights ?? fallback.consecutiveNights
    limits.hasSamePattern = hasSamePattern ?? fallback.hasSamePattern
    return limits
  }
}

/// A range of whole numbers of which either end may be open.
public struct OptionalRange: Hashable, Sendable {
  /// Least value; nil for no such rule.
  public var minimum: Int?
  /// Greatest value; nil for no such rule.
  public var maximum: Int?

  /// A range from its ends.
  public init(minimum: Int? = nil, maximum: Int? = nil) {
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether a value lies within.
  public func contains(_ value: Int) -> Bool {
    (minimum.map { $0 <= value } ?? true) && (maximum.map { value <= $0 } ?? true)
  }

  /// Whether no value lies within.
  public var isEmpty: Bool {
    guard let minimum, let maximum else { return false }
    return minimum > maximum
  }

  /// This range, with the ends of `fallback` where it has none.
  public func completed(by fallback: OptionalRange) -> OptionalRange {
    OptionalRange(minimum: minimum ?? fallback.minimum, maximum: maximum ?? fallback.maximum)
  }
}

/// At least some days off in every stretch of days: one free day in seven.
public struct FreeDays: Hashable, Sendable {
  /// Least days off, 1 or more.
  public var count: Int
  /// Length of the stretch in days, above ``count`` and no longer than a year.
  public var windowDays: Int

  /// A rule from its numbers.
  public init(count: Int, windowDays: Int) {
    self.count = count
    self.windowDays = windowDays
  }
}
