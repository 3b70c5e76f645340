/// What a person's line, the shifts they work, has to keep. Each limit is optional: nil means no such rule.
///
/// A *day worked* is a day on which at least one shift starts. Weeks run from Monday to Sunday; a week cut by the horizon's
/// edge counts the days inside it and, where history tells them, the days before. Runs continue across the first day if
/// history tells what was worked; the days after the last one are unknown, so a run that touches the last day is held to
/// its maximum only. Without any history, neither is a run that touches the first day held to its minimum.
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
  /// Least minutes from the end of the last shift of one day to the start of the first shift of a later day.
  public var restMinutes: Int?
  /// Most shifts of a type in the horizon.
  public var shiftsByType: [ShiftTypeID: Int] = [:]
  /// Least and most days worked in a row.
  public var consecutiveDaysWorked = OptionalRange()
  /// Least days off in a row.
  public var minimumConsecutiveDaysOff: Int?
  /// Days off within every stretch of some days.
  public var freeDays: FreeDays?
  /// Most weekends worked, a weekend being worked if Saturday or Sunday is.
  public var weekendsPerHorizon: Int?
  /// Whether both days of a weekend are worked or none.
  public var hasWholeWeekends: Bool?
  /// Most night shifts in the horizon.
  public var nightsPerHorizon: Int?
  /// Most nights in a row.
  public var consecutiveNights: Int?
  /// Whether the same days of the week are worked in every week.
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
  /// Length of the stretch in days, above ``count``.
  public var windowDays: Int

  /// A rule from its numbers.
  public init(count: Int, windowDays: Int) {
    self.count = count
    self.windowDays = windowDays
  }
}
