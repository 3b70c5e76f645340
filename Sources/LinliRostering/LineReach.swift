import LinliDomain

/// What a person could be given at most: what they may work on each day, under their limits of days, weeks and horizon.
///
///     capacity = min(horizon's limit, Σ_weeks min(week's limit, Σ_days min(day's limit, what they may work that day)))
///
/// It is an upper bound that looks at no rule between shifts. Day 0 is the first of the horizon.
struct LineReach {
  private let limits: LineLimits
  private let bandMinutes: Int?
  private let weeks: [Week]
  private let days: [ShareAmounts]
  private let pattern: DayPattern

  /// A week of the horizon.
  private struct Week {
    /// Its days in the horizon.
    var days: Range<Int>
    /// Whether a least amount of the week holds for it.
    var isHeldToMinimum: Bool
    /// What history tells of its days before the horizon.
    var worked: [WorkedShift]
  }

  /// The reach of a person under limits, from what they may work on each day, and what they worked before.
  init(
    _ horizon: Horizon, limits: LineLimits, band: AgeBand?, eligible: some Sequence<DatedAmounts>,
    history: [WorkedShift]
  ) {
    self.limits = limits
    bandMinutes = band?.maximumMinutesPerDay
    var days = Array(repeating: ShareAmounts(), count: horizon.dayCount)
    for shift in eligible { days[shift.day].add(shift.amounts) }
    self.days = days
    weeks = Self.weeks(horizon, history)
    pattern = DayPattern(horizon, limits: limits, workable: days.map { $0.shifts > 0 }, history: history)
  }

  private static func weeks(_ horizon: Horizon, _ history: [WorkedShift]) -> [Week] {
    let first = horizon.start.ordinal
    var weeks: [Week] = []
    var monday = -horizon.start.weekday.rawValue
    while monday < horizon.dayCount {
      let days = max(0, monday)..<min(monday + 7, horizon.dayCount)
      let worked = monday < 0 ? history.filter { $0.date.ordinal - first >= monday } : []
      let isWhole = monday + 7 <= horizon.dayCount && (monday >= 0 || !history.isEmpty)
      weeks.append(Week(days: days, isHeldToMinimum: isWhole, worked: worked))
      monday += 7
    }
    return weeks
  }

  /// The most of a share that they could be given.
  func capacity(_ share: FairShare) -> Int {
    var sum = 0
    for week in weeks {
      let most = share == .minutes ? limits.minutesPerWeek.maximum : limits.shiftsPerWeek.maximum
      sum += min(most ?? .max, amount(share, in: week.days))
    }
    return min((share == .minutes ? limits.minutesPerHorizon : limits.shiftsPerHorizon).maximum ?? .max, sum)
  }

  private func amount(_ share: FairShare, in week: Range<Int>) -> Int {
    let most = share == .minutes ? dailyMinutes : limits.shiftsPerDay ?? .max
    var sum = 0
    for day in week { sum += min(most, days[day][share]) }
    return sum
  }

  private var dailyMinutes: Int { min(limits.minutesPerDay ?? .max, bandMinutes ?? .max) }
}

// MARK: - Least amounts

extension LineReach {
  /// A least amount that cannot be reached.
  struct Miss {
    var rule: LineRule
    var path: WritableKeyPath<LineLimits, OptionalRange>
    var minimum: Int
    var reach: Int
  }

  /// The least amounts that cannot be reached, at most one of each rule.
  var missedMinimums: [Miss] {
    [
      miss(.shiftsPerWeek, \.shiftsPerWeek, weeks.filter(\.isHeldToMinimum).map { reach(.shifts, in: $0) }),
      miss(.minutesPerWeek, \.minutesPerWeek, weeks.filter(\.isHeldToMinimum).map { reach(.minutes, in: $0) }),
      miss(.shiftsPerHorizon, \.shiftsPerHorizon, [capacity(.shifts)]),
      miss(.minutesPerHorizon, \.minutesPerHorizon, [capacity(.minutes)]),
      miss(.consecutiveDaysWorked, \.consecutiveDaysWorked, pattern.shortRunBefore.map { [$0] } ?? []),
    ].compactMap { $0 }
  }

  private func miss(
    _ rule: LineRule, _ path: WritableKeyPath<LineLimits, OptionalRange>, _ reaches: [Int]
  ) -> Miss? {
    guard let minimum = limits[keyPath: path].minimum, let reach = reaches.min(), reach < minimum else { return nil }
    return Miss(rule: rule, path: path, minimum: minimum, reach: reach)
  }

  private func reach(_ share: FairShare, in week: Week) -> Int {
    var worked = 0
    for row in week.worked { worked += ShareAmounts(row)[share] }
    let most = share == .minutes ? limits.minutesPerWeek.maximum : limits.shiftsPerWeek.maximum
    return max(worked, min(most ?? .max, worked + amount(share, in: week.days)))
  }
}
