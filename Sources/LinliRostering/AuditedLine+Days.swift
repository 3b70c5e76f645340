import LinliDomain

// MARK: - Days

extension AuditedLine {
  /// Days in a row that are alike.
  private struct Run {
    var first: Int
    var last: Int
    var isMarked: Bool

    var length: Int { last - first + 1 }
  }

  /// The runs of days that are marked or not, from the first day that anything is known of to the last of the horizon.
  private func runs(_ marked: Set<Int>) -> [Run] {
    let first = before.map(\.day).min() ?? 0
    var runs: [Run] = []
    for day in first..<dayCount {
      let isMarked = marked.contains(day)
      if let last = runs.last, last.isMarked == isMarked {
        runs[runs.count - 1].last = day
      } else {
        runs.append(Run(first: day, last: day, isMarked: isMarked))
      }
    }
    return runs
  }

  /// Runs of days worked and off, and of nights, that are too long or too short. A run in which nothing is decided in the
  /// horizon, not even that it ends, is no fault.
  var runViolations: [Violation] {
    var violations: [Violation] = []
    for run in runs(workedDays) {
      if run.isMarked && run.last >= 0 {
        violations += tooLong(.consecutiveDaysWorked, run, limits.consecutiveDaysWorked.maximum)
      }
      guard run.last >= -1 && run.last < dayCount - 1 else { continue }
      guard run.first > 0 || !before.isEmpty else { continue }
      violations +=
        run.isMarked
        ? below(.consecutiveDaysWorked, day: run.last, run.length, limits.consecutiveDaysWorked.minimum)
        : below(.consecutiveDaysOff, day: run.last, run.length, limits.minimumConsecutiveDaysOff)
    }
    let nights = Set((before + now).filter(\.isNight).map(\.day))
    for run in runs(nights) where run.isMarked && run.last >= 0 {
      violations += tooLong(.consecutiveNights, run, limits.consecutiveNights)
    }
    return violations
  }

  /// A violation on the first day too many.
  private func tooLong(_ rule: LineRule, _ run: Run, _ most: Int?) -> [Violation] {
    above(rule, day: run.first + min(most ?? 0, run.length), run.length, most)
  }

  /// Stretches with too few free days; of stretches that share days only the first.
  var freeDayViolations: [Violation] {
    guard let rule = limits.freeDays else { return [] }
    var violations: [Violation] = []
    var first = 1 - rule.windowDays
    while first < dayCount {
      let days = first..<first + rule.windowDays
      let workedCount = days.count { workedDays.contains($0) }
      let isDecidedHere = days.contains { $0 >= 0 && workedDays.contains($0) }
      if isDecidedHere && rule.windowDays - workedCount < rule.count {
        violations.append(violation(.freeDays, day: first, rule.windowDays - workedCount, rule.count))
        first += rule.windowDays
      } else {
        first += 1
      }
    }
    return violations
  }

  private func weekday(_ day: Int) -> Int { (instance.horizon.start.ordinal + day) % 7 }

  /// Too many weekends, and weekends inside the horizon of which one day is worked.
  var weekendViolations: [Violation] {
    let worked = Set(now.map(\.day))
    var weekendCount = 0
    var violations: [Violation] = []
    for saturday in -1..<dayCount where weekday(saturday) == 5 {
      let sunday = saturday + 1
      if worked.contains(saturday) || worked.contains(sunday) { weekendCount += 1 }
      let isInside = saturday >= 0 && sunday < dayCount
      if limits.hasWholeWeekends == true && isInside && worked.contains(saturday) != worked.contains(sunday) {
        violations.append(violation(.wholeWeekends, day: saturday, 1, 2))
      }
    }
    return above(.weekends, day: nil, weekendCount, limits.weekendsPerHorizon) + violations
  }

  /// Days of the week that are worked in some weeks and not in others.
  var patternViolations: [Violation] {
    guard limits.hasSamePattern == true else { return [] }
    return (0..<7).flatMap { first -> [Violation] in
      let days = stride(from: first, to: dayCount, by: 7)
      let free = days.filter { !workedDays.contains($0) }
      let workedCount = days.count { workedDays.contains($0) }
      guard workedCount > 0, let day = free.first else { return [] }
      return [violation(.samePattern, day: day, workedCount, workedCount + free.count)]
    }
  }
}
