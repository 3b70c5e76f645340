import LinliDomain

/// A roster question as lines: what ``LineOptimizer`` searches.
///
/// It covers what published staff-scheduling instances ask: one shift a day, limits on each person's line, heads at prices,
/// wishes. Rules about several people, places, skills, all-or-nothing shifts, history and pins are not covered; see
/// ``init(_:level:)``.
struct RosterLines {
  /// The question in dense form. Duty number k of a day is the k-th shift of that day.
  let problem: LineProblem
  private let instance: RosterInstance
  private let shiftsOfDay: [[Int]]

  /// What decides what may follow a shift, and how much it counts.
  private struct ShiftKind: Hashable {
    var type: ShiftTypeID
    var window: TimeWindow
  }

  /// A level of a question as lines; nil if it asks for more than lines can tell.
  init?(_ instance: RosterInstance, level: RosterLevel) {
    let rules = LineCoverage(instance, level)
    guard rules.isCovered else { return nil }
    self.instance = instance
    let dayCount = instance.horizon.dayCount
    var shiftsOfDay: [[Int]] = Array(repeating: [], count: dayCount)
    for position in instance.shifts.indices {
      shiftsOfDay[instance.day(of: instance.shifts[position])].append(position)
    }
    self.shiftsOfDay = shiftsOfDay
    let order = shiftsOfDay.flatMap { $0 }
    var kindOf: [ShiftKind: Int] = [:]
    var kinds: [ShiftKind] = []
    for position in order {
      let kind = ShiftKind(type: instance.shifts[position].type, window: instance.shifts[position].window)
      if kindOf[kind] == nil {
        kindOf[kind] = kinds.count
        kinds.append(kind)
      }
    }
    var parts = LineProblem.Parts()
    parts.dayCount = dayCount
    parts.personCount = instance.volunteers.count
    parts.firstWeekday = instance.horizon.start.weekday.rawValue
    parts.dutyStart = shiftsOfDay.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    parts.dutyKind = order.map { position in
      kindOf[ShiftKind(type: instance.shifts[position].type, window: instance.shifts[position].window)] ?? 0
    }
    parts.dutyCells = order.indices.map { [$0] }
    parts.cells = order.map { Self.cell(instance.shifts[$0].heads, level) }
    let limits = LineLimitParts(instance, kinds: kinds.map { ($0.type, $0.window) })
    parts.kinds = limits.kinds
    parts.limits = limits.limits
    parts.mayFollow = kinds.flatMap { kind in
      kinds.map { Self.mayFollow(instance, kind, $0, rest: rules.rest) }
    }
    (parts.dutyCost, parts.constant) = Self.costs(instance, level, order)
    problem = LineProblem(parts)
  }

  /// The roster of duties in dense form, by person and day.
  func plan(_ duties: [Int16]) -> RosterPlan {
    var assignments: [RosterAssignment] = []
    for (place, duty) in duties.enumerated() where duty != LineRoster.off {
      let (person, day) = place.quotientAndRemainder(dividingBy: problem.dayCount)
      let shift = instance.shifts[shiftsOfDay[day][Int(duty)]]
      assignments.append(RosterAssignment(volunteer: instance.volunteers[person].id, shift: shift.id))
    }
    return RosterPlan(assignments)
  }

  private static func mayFollow(_ instance: RosterInstance, _ kind: ShiftKind, _ next: ShiftKind, rest: Int) -> Bool {
    let forbidden = instance.shiftType(kind.type)?.forbiddenSuccessors ?? []
    return !forbidden.contains(next.type)
      && next.window.startMinute + TimeWindow.wholeDay.minutes - kind.window.endMinute >= rest
  }

  private static func cell(_ heads: HeadCount, _ level: RosterLevel) -> LineProblem.Cell {
    let unfilled = level.weight(of: .unfilled)
    return LineProblem.Cell(
      minimum: heads.minimum, desired: heads.desired, underPrice: unfilled * heads.understaffingPrice,
      minimumPrice: unfilled * heads.minimumPrice + level.weight(of: .belowMinimum),
      overPrice: level.weight(of: .overstaffing) * heads.overstaffingPrice)
  }

  /// What shifts cost people by themselves: wishes; and what is paid whatever is done.
  private static func costs(
    _ instance: RosterInstance, _ level: RosterLevel, _ order: [Int]
  ) -> (costs: [Int32], constant: Int) {
    var costs = Array(repeating: LineProblem.forbidden, count: instance.volunteers.count * order.count)
    var duty = Array(repeating: 0, count: order.count)
    for (number, position) in order.enumerated() { duty[position] = number }
    for (person, shifts) in instance.eligibility.shiftsOfVolunteer.enumerated() {
      for shift in shifts { costs[person * order.count + duty[shift]] = 0 }
    }
    var constant = 0
    let weight = level.weight(of: .wishes)
    for wish in instance.wishes where weight > 0 {
      guard let person = instance.position(of: wish.volunteer) else { continue }
      let matching = instance.shifts.indices.filter { wish.matches(instance.shifts[$0]) }
      if wish.isFor { constant += weight * wish.weight * Set(matching.map { instance.shifts[$0].date }).count }
      for shift in matching where costs[person * order.count + duty[shift]] != LineProblem.forbidden {
        costs[person * order.count + duty[shift]] += Int32(clamping: (wish.isFor ? -1 : 1) * weight * wish.weight)
      }
    }
    return (costs, constant)
  }
}

extension RosterLevel {
  /// The weight of a measure in the sum, 0 if it is no part of it.
  fileprivate func weight(of measure: RosterMeasure) -> Int {
    parts.reduce(0) { $0 + ($1.measure == measure ? $1.weight : 0) }
  }
}

/// Whether lines can tell all that a question asks.
struct LineCoverage {
  /// Least rest between shifts on different days, the same for everybody.
  let rest: Int
  /// Whether nothing is left out.
  let isCovered: Bool

  /// Looks at a question.
  init(_ instance: RosterInstance, _ level: RosterLevel) {
    let rests = Set(instance.volunteers.map { $0.limits.restMinutes ?? 0 })
    rest = rests.max() ?? 0
    let latest = instance.shifts.map(\.window.endMinute).max() ?? 0
    isCovered =
      !instance.volunteers.isEmpty && !instance.shifts.isEmpty && rests.count <= 1
      && latest + rest <= 2 * TimeWindow.wholeDay.minutes
      && level.parts.allSatisfy { [.unfilled, .belowMinimum, .overstaffing, .wishes].contains($0.measure) }
      && instance.pairs.isEmpty && instance.history.isEmpty && instance.pins.allSatisfy { $0.kind == .forbidden }
      && instance.shifts.allSatisfy { Self.covers($0, instance) } && instance.volunteers.allSatisfy { Self.covers($0) }
  }

  private static func covers(_ shift: Shift, _ instance: RosterInstance) -> Bool {
    shift.heads.maximum == nil && shift.skills.isEmpty && !shift.isAllOrNothing
      && (shift.household == nil || instance.options.visitorsPerHousehold == nil)
  }

  private static func covers(_ volunteer: Volunteer) -> Bool {
    let limits = volunteer.limits
    let none = OptionalRange()
    return volunteer.ageBand == nil && limits.shiftsPerDay.map { $0 <= 1 } ?? false && limits.minutesPerDay == nil
      && limits.shiftsPerWeek == none && limits.minutesPerWeek == none && limits.shiftsPerHorizon == none
      && limits.freeDays == nil && limits.hasWholeWeekends != true && limits.hasSamePattern != true
      && limits.consecutiveNights == nil
  }
}

/// Kinds of duties and limits of lines.
private struct LineLimitParts {
  var kinds: [LineProblem.Kind] = []
  var limits: [LineProblem.Limits] = []

  init(_ instance: RosterInstance, kinds shiftKinds: [(type: ShiftTypeID, window: TimeWindow)]) {
    let unit = max(1, shiftKinds.reduce(0) { greatestCommonDivisor($0, $1.window.minutes) })
    let capped = Set(instance.volunteers.flatMap { $0.limits.shiftsByType.keys }).sorted()
    let countsNights = instance.volunteers.contains { $0.limits.nightsPerHorizon != nil }
    kinds = shiftKinds.map { kind in
      var counters: [LineProblem.Kind.Counter] = []
      for (position, type) in capped.enumerated() where type == kind.type {
        counters.append(.init(position: position, amount: 1))
      }
      if countsNights, instance.shiftType(kind.type)?.isNight == true {
        counters.append(.init(position: capped.count, amount: 1))
      }
      return LineProblem.Kind(units: kind.window.minutes / unit, counters: counters)
    }
    limits = instance.volunteers.map { volunteer in
      let asked = volunteer.limits
      var limits = LineProblem.Limits()
      limits.minUnits = ((asked.minutesPerHorizon.minimum ?? 0) + unit - 1) / unit
      limits.maxUnits = asked.minutesPerHorizon.maximum.map { $0 / unit } ?? Int.max
      limits.minRun = max(1, asked.consecutiveDaysWorked.minimum ?? 1)
      limits.maxRun = asked.consecutiveDaysWorked.maximum ?? Int.max
      limits.minOff = max(1, asked.minimumConsecutiveDaysOff ?? 1)
      limits.maxWeekends = asked.weekendsPerHorizon ?? Int.max
      limits.caps = capped.map { asked.shiftsByType[$0] ?? Int.max }
      if countsNights { limits.caps.append(asked.nightsPerHorizon ?? Int.max) }
      return limits
    }
  }
}
