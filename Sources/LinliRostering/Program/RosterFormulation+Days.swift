import LinliDomain
import LinliLP

/// Rules over days worked, y_vd, which is 1 if any shift of day d is worked. Days of the past are constants.
///
///     run        Σ_{k=0..most} y_{d+k} ≤ most;   y_d − y_{d−1} ≤ y_{d+k}   for k < least
///     off        y_{d−1} − y_d + y_{d+k} ≤ 1     for 0 < k < least
///     free       Σ_{d in a stretch} y_d ≤ length − free
///     weekend    y_sat ≤ w,  y_sun ≤ w,  Σ w ≤ most;   whole: y_sat = y_sun
///     pattern    y_d = y_{d+7}
///     night      the run's first row over nights worked
///
/// Rows that would reach beyond the last day are left out: what comes is unknown.
extension RosterFormulation {
  mutating func addDayRules(_ line: OpenLine) {
    var worked = WorkedDays(line)
    addRuns(line, &worked)
    addDaysOff(line, &worked)
    addFreeDays(line, &worked)
    addWeekends(line, &worked)
    addPattern(line, &worked)
    addNightRuns(line)
  }

  private var lastDay: Int { instance.horizon.dayCount - 1 }

  private func date(_ day: Int) -> String { instance.date(ofDay: day) }
}

extension LineLimits {
  /// Whether some rule asks for days worked or off because of others: such rules bind as a rule, those that only limit
  /// do not.
  var asksForDays: Bool {
    consecutiveDaysWorked.minimum ?? 1 > 1 || minimumConsecutiveDaysOff ?? 1 > 1 || hasWholeWeekends == true
      || hasSamePattern == true
  }
}

/// Whether each day is worked, made when a rule first asks.
struct WorkedDays {
  let line: OpenLine
  private var known: [Int: LinearExpression] = [:]

  init(_ line: OpenLine) {
    self.line = line
  }

  /// Whether anything can be worked on a day at all.
  func isOpen(_ day: Int) -> Bool {
    day < 0 ? line.past.workedDays.contains(day) : !line.shiftsOfDay[day].isEmpty
  }

  /// 1 if a day is worked, 0 if not; a constant for days of the past.
  mutating func callAsFunction(_ day: Int, in formulation: inout RosterFormulation) -> LinearExpression {
    guard day >= 0 else { return LinearExpression(line.past.workedDays.contains(day) ? 1 : 0) }
    if let expression = known[day] { return expression }
    let expression = formulation.any(
      line, line.shiftsOfDay[day], "worked[\(line.volunteer.id),\(formulation.instance.date(ofDay: day))]")
    known[day] = expression
    return expression
  }
}

extension RosterFormulation {
  /// 1 if any of some shifts of one day is worked. Shifts that all exclude each other need no variable for that.
  mutating func any(_ line: OpenLine, _ indices: [Int], _ name: String) -> LinearExpression {
    let members = indices.map { line.variables[$0] }
    if members.count <= 1 { return sum(members) { LinearExpression($0) } }
    if hasRowsByRule { return addAny(name, of: members, cliques: members.map { [$0] }) }
    var graph = ExclusionGraph(count: indices.count)
    for first in indices.indices {
      for second in indices.indices[(first + 1)...]
      where [.overlap, .travelTime].contains(where: { excludes(line, indices[first], indices[second], $0) }) {
        graph.exclude(first, second)
      }
    }
    if graph.isComplete { return sum(members) { LinearExpression($0) } }
    let alone = graph.neighbours.indices.filter { graph.neighbours[$0].isEmpty }.map { [members[$0]] }
    return addAny(name, of: members, cliques: graph.cliques.map { $0.map { members[$0] } } + alone)
  }
}

extension RosterInstance {
  /// The ISO form of a day of the horizon, counted from 0.
  func date(ofDay day: Int) -> String { CalendarDate(ordinal: horizon.start.ordinal + day)?.description ?? "\(day)" }
}

// MARK: - Runs

extension RosterFormulation {
  /// Adds a row that only limits days.
  private mutating func addLimit(
    _ name: String, _ days: LinearExpression, _ most: Int, of part: RosterConflictPart
  ) {
    if let row = add(name, days, .atMost(Double(most)), of: part) { lazyRules.addRule(row) }
  }

  private mutating func addRuns(_ line: OpenLine, _ worked: inout WorkedDays) {
    let id = line.volunteer.id
    let part = RosterConflictPart.line(id, .consecutiveDaysWorked)
    let trailing = PastLine.trailing(line.past.workedDays)
    if let most = line.volunteer.limits.consecutiveDaysWorked.maximum {
      for first in -min(trailing, most)...max(0, lastDay) where first + most <= lastDay {
        guard (first...first + most).allSatisfy(worked.isOpen) else { continue }
        let run = total(first...first + most, &worked)
        addLimit("run[\(id),\(date(first + most))]", run, most, of: part)
      }
    }
    guard let least = line.volunteer.limits.consecutiveDaysWorked.minimum, least > 1 else { return }
    if trailing > 0, trailing < least {
      // A run that the past began goes on until it is long enough.
      for day in 0..<min(least - trailing, lastDay + 1) {
        add("run[\(id),\(date(day)),least]", worked(day, in: &self), .atLeast(1), of: part)
      }
    }
    for first in (line.past.isKnown ? 0 : 1)..<max(1, lastDay + 1) where worked.isOpen(first) {
      for next in first + 1..<max(first + 1, min(first + least, lastDay + 1)) {
        let begins = worked(first, in: &self) - worked(first - 1, in: &self)
        add("run[\(id),\(date(first)),\(date(next))]", begins - worked(next, in: &self), .atMost(0), of: part)
      }
    }
  }

  private mutating func total(_ days: ClosedRange<Int>, _ worked: inout WorkedDays) -> LinearExpression {
    var total = LinearExpression()
    for day in days { total += worked(day, in: &self) }
    return total
  }

  private mutating func addDaysOff(_ line: OpenLine, _ worked: inout WorkedDays) {
    guard let least = line.volunteer.limits.minimumConsecutiveDaysOff, least > 1 else { return }
    let id = line.volunteer.id
    let part = RosterConflictPart.line(id, .consecutiveDaysOff)
    if let last = line.past.workedDays.max(), last < -1 {
      // Days off that began in the past go on until they are enough.
      for day in 0..<max(0, min(last + 1 + least, lastDay + 1)) {
        add("off[\(id),\(date(day))]", worked(day, in: &self), .atMost(0), of: part)
      }
    }
    let first = line.past.workedDays.contains(-1) ? 0 : 1
    for day in first..<max(first, lastDay) where worked.isOpen(day - 1) {
      for later in day + 1..<max(day + 1, min(day + least, lastDay + 1)) where worked.isOpen(later) {
        let ends = worked(day - 1, in: &self) - worked(day, in: &self)
        add("off[\(id),\(date(day)),\(date(later))]", ends + worked(later, in: &self), .atMost(1), of: part)
      }
    }
  }

  private mutating func addFreeDays(_ line: OpenLine, _ worked: inout WorkedDays) {
    guard let rule = line.volunteer.limits.freeDays else { return }
    let id = line.volunteer.id
    let most = rule.windowDays - rule.count
    // Days outside the horizon are free unless they were worked; a stretch that goes on past the last day asks no more
    // than the one that ends there.
    let latest = lastDay - rule.windowDays + 1
    for first in min(line.past.isKnown ? 1 - rule.windowDays : 0, latest)...latest {
      let days = max(0, first)...first + rule.windowDays - 1
      let spent = line.past.workedDays.count { $0 >= first }
      guard days.count(where: worked.isOpen) > most - spent else { continue }
      let name = "free[\(id),\(date(days.upperBound))]"
      addLimit(name, total(days, &worked), max(0, most - spent), of: .line(id, .freeDays))
    }
  }

  private mutating func addNightRuns(_ line: OpenLine) {
    guard let most = line.volunteer.limits.consecutiveNights else { return }
    let id = line.volunteer.id
    let isNight = { [instance] (type: ShiftTypeID) in instance.shiftType(type)?.isNight ?? false }
    let nights = line.shiftsOfDay.map { $0.filter { isNight(line.shifts[$0].type) } }
    let before = Set(line.past.pieces.filter { $0.type.map(isNight) ?? false }.map(\.day))
    var known: [Int: LinearExpression] = [:]
    for first in -min(PastLine.trailing(before), most)...max(0, lastDay) where first + most <= lastDay {
      let days = max(0, first)...first + most
      guard days.allSatisfy({ !nights[$0].isEmpty }) else { continue }
      var run = LinearExpression(Double(days.lowerBound - first))
      for day in days {
        let night = known[day] ?? any(line, nights[day], "night[\(id),\(date(day))]")
        known[day] = night
        run += night
      }
      addLimit("nights[\(id),\(date(days.upperBound))]", run, most, of: .line(id, .consecutiveNights))
    }
  }
}

// MARK: - Weekends and weeks

extension RosterFormulation {
  private mutating func addWeekends(_ line: OpenLine, _ worked: inout WorkedDays) {
    let id = line.volunteer.id
    let limits = line.volunteer.limits
    let saturdays = instance.weeks.map { $0.monday + 5 }.filter { $0 <= lastDay && $0 >= -1 }
    if limits.hasWholeWeekends == true {
      for saturday in saturdays where saturday >= 0 && saturday < lastDay {
        let difference = worked(saturday, in: &self) - worked(saturday + 1, in: &self)
        add("wholeWeekend[\(id),\(date(saturday + 1))]", difference, .equal(0), of: .line(id, .wholeWeekends))
      }
    }
    guard let most = limits.weekendsPerHorizon else { return }
    let weekends = saturdays.map { saturday in [saturday, saturday + 1].filter { $0 >= 0 && $0 <= lastDay } }
      .filter { $0.contains(where: worked.isOpen) }
    guard weekends.count > most else { return }
    var count = LinearExpression()
    for days in weekends { count += weekend(days, line, &worked) }
    addLimit("weekends[\(id)]", count, most, of: .line(id, .weekends))
  }

  /// 1 if any day of a weekend is worked.
  private mutating func weekend(_ days: [Int], _ line: OpenLine, _ worked: inout WorkedDays) -> LinearExpression {
    let open = days.filter(worked.isOpen)
    if open.count == 1 { return worked(open[0], in: &self) }
    let name = "weekend[\(line.volunteer.id),\(date(days[0]))]"
    let any = addDefined(name, .continuous, .unit, as: total(open[0]...open[1], &worked))
    let floors = open.map { model.add("\(name)[\(date($0))]", worked($0, in: &self) - 1 * any, .atMost(0)) }
    lazyRules.addFloors(floors, of: any)
    return LinearExpression(any)
  }

  private mutating func addPattern(_ line: OpenLine, _ worked: inout WorkedDays) {
    guard line.volunteer.limits.hasSamePattern == true, lastDay >= 7 else { return }
    let id = line.volunteer.id
    for day in 7...lastDay where worked.isOpen(day) || worked.isOpen(day - 7) {
      let difference = worked(day, in: &self) - worked(day - 7, in: &self)
      add("pattern[\(id),\(date(day))]", difference, .equal(0), of: .line(id, .samePattern))
    }
  }
}
