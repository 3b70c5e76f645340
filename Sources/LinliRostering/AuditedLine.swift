import LinliDomain

/// The line of one person, laid out for the audit on days and minutes from the first midnight of the horizon, history below
/// 0, and held against every rule on lines.
struct AuditedLine {
  typealias Violation = RosterAudit.Violation

  /// A shift worked in the horizon or before it.
  struct Work {
    let day: Int
    let start: Int
    let end: Int
    let type: ShiftTypeID?
    let isNight: Bool
    let place: Point?

    var minutes: Int { end - start }
  }

  let instance: RosterInstance
  let volunteer: Volunteer
  let limits: LineLimits
  /// What is worked before and in the horizon, by start.
  let before: [Work]
  let now: [Work]
  let dayCount: Int
  /// The days worked, history included.
  let workedDays: Set<Int>

  init(_ instance: RosterInstance, person: Int, shifts: [Int]) {
    self.instance = instance
    let volunteer = instance.volunteers[person]
    self.volunteer = volunteer
    limits = volunteer.limits
    dayCount = instance.horizon.dayCount
    now = shifts.map { position in
      let shift = instance.shifts[position]
      return Self.work(instance, shift.date, shift.window, shift.type, instance.place(of: shift))
    }
    before = instance.history.filter { $0.volunteer == volunteer.id }.map { worked in
      Self.work(instance, worked.date, worked.window, worked.type, nil)
    }
    workedDays = Set(now.map(\.day) + before.map(\.day))
  }

  private static func work(
    _ instance: RosterInstance, _ date: CalendarDate, _ window: TimeWindow, _ type: ShiftTypeID?, _ place: Point?
  ) -> Work {
    let day = date.ordinal - instance.horizon.start.ordinal
    let isNight = type.flatMap { instance.shiftType($0)?.isNight } ?? false
    return Work(
      day: day, start: day * 1440 + window.startMinute, end: day * 1440 + window.endMinute, type: type,
      isNight: isNight, place: place)
  }

  /// Everything that the line breaks, rule by rule.
  var violations: [Violation] {
    timeViolations + dailyViolations + weeklyViolations + horizonViolations + runViolations + freeDayViolations
      + weekendViolations + patternViolations
  }

  /// A violation on a day, or on the first day if it lies in history; nil for one of the whole horizon.
  func violation(_ rule: LineRule, day: Int?, _ value: Int, _ limit: Int) -> Violation {
    let date = day.flatMap { instance.horizon.start.adding(days: max(0, $0)) }
    return .line(volunteer.id, rule, date: date, value: value, limit: limit)
  }

  /// A violation if a value lies above a limit.
  func above(_ rule: LineRule, day: Int?, _ value: Int, _ limit: Int?) -> [Violation] {
    guard let limit, value > limit else { return [] }
    return [violation(rule, day: day, value, limit)]
  }

  /// A violation if a value lies below a limit.
  func below(_ rule: LineRule, day: Int?, _ value: Int, _ limit: Int?) -> [Violation] {
    guard let limit, value < limit else { return [] }
    return [violation(rule, day: day, value, limit)]
  }

  func minutes(_ works: [Work]) -> Int {
    var minutes = 0
    for work in works { minutes += work.minutes }
    return minutes
  }

  // MARK: Between two shifts

  private var timeViolations: [Violation] {
    // A shift ends within a day after it starts, so those that started much earlier have no say.
    let memory = 2 * 1440 + min(limits.restMinutes ?? 0, 1 << 40)
    let all = (before + now).sorted { $0.start < $1.start }
    var violations: [Violation] = []
    for (index, later) in all.enumerated() where later.day >= 0 {
      var found: [Violation] = []
      for earlier in all[..<index].reversed() {
        if later.start - earlier.start > memory { break }
        found = pairViolations(earlier, later) + found
      }
      violations += found
    }
    return violations
  }

  private func pairViolations(_ first: Work, _ second: Work) -> [Violation] {
    let gap = second.start - first.end
    if gap < 0 { return [violation(.overlap, day: second.day, min(first.end, second.end) - second.start, 0)] }
    var violations: [Violation] = []
    if first.day == second.day {
      let needed = minutesOfWay(first.place, second.place)
      violations += below(.travelTime, day: second.day, gap, needed)
    } else {
      violations += below(.rest, day: second.day, gap, limits.restMinutes)
    }
    if second.day - first.day == 1, let type = first.type.flatMap({ instance.shiftType($0) }), let next = second.type,
      type.forbiddenSuccessors.contains(next)
    {
      violations.append(violation(.succession, day: second.day, 1, 0))
    }
    return violations
  }

  /// Whole minutes that the way takes, rounded up.
  private func minutesOfWay(_ here: Point?, _ there: Point?) -> Int {
    guard let here, let there else { return 0 }
    let minutes = instance.metres(from: here, to: there) / instance.options.travelMetresPerMinute
    return Int(min(minutes.rounded(.up), 1e9))
  }

  // MARK: Amounts

  private var dailyViolations: [Violation] {
    let band = instance.ageBand(of: volunteer)?.maximumMinutesPerDay
    return Set(now.map(\.day)).sorted().flatMap { day in
      let works = now.filter { $0.day == day }
      return above(.shiftsPerDay, day: day, works.count, limits.shiftsPerDay)
        + above(.minutesPerDay, day: day, minutes(works), limits.minutesPerDay)
        + above(.ageBandMinutes, day: day, minutes(works), band)
    }
  }

  private var weeklyViolations: [Violation] {
    var violations: [Violation] = []
    var monday = -instance.horizon.start.weekday.rawValue
    while monday < dayCount {
      let works = (before + now).filter { monday <= $0.day && $0.day <= monday + 6 }
      if works.contains(where: { $0.day >= 0 }) {
        violations += above(.shiftsPerWeek, day: monday, works.count, limits.shiftsPerWeek.maximum)
        violations += above(.minutesPerWeek, day: monday, minutes(works), limits.minutesPerWeek.maximum)
      }
      let isKnown = monday >= 0 || !before.isEmpty
      if isKnown && monday + 6 < dayCount {
        violations += below(.shiftsPerWeek, day: monday, works.count, limits.shiftsPerWeek.minimum)
        violations += below(.minutesPerWeek, day: monday, minutes(works), limits.minutesPerWeek.minimum)
      }
      monday += 7
    }
    return violations
  }

  private var horizonViolations: [Violation] {
    var violations = above(.shiftsPerHorizon, day: nil, now.count, limits.shiftsPerHorizon.maximum)
    violations += below(.shiftsPerHorizon, day: nil, now.count, limits.shiftsPerHorizon.minimum)
    violations += above(.minutesPerHorizon, day: nil, minutes(now), limits.minutesPerHorizon.maximum)
    violations += below(.minutesPerHorizon, day: nil, minutes(now), limits.minutesPerHorizon.minimum)
    for type in limits.shiftsByType.keys.sorted() {
      violations += above(.shiftsByType, day: nil, now.count { $0.type == type }, limits.shiftsByType[type])
    }
    return violations + above(.nights, day: nil, now.count { $0.isNight }, limits.nightsPerHorizon)
  }
}
