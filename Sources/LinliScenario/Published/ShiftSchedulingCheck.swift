/// Recomputes every rule and the objective of a roster from the instance alone.
///
/// Written straight from the description of the format, one rule after the other, and sharing nothing with the code
/// that makes rosters. Every row of the roster counts, so that two rows for one employee and day are two shifts, which
/// the first rule forbids.
public struct ShiftSchedulingCheck: Sendable, Equatable {
  /// The broken rules, in the order of the staff; empty when the roster is legal.
  public let violations: [ShiftSchedulingViolation]
  /// The penalties of requests and cover together, exactly.
  public let objective: Int

  /// Whether no rule is broken.
  public var isLegal: Bool { violations.isEmpty }

  /// Checks a roster.
  ///
  /// - Parameters:
  ///   - assignments: The roster in any order. Rows that refer to an employee, day or shift that is not there are
  ///     violations and count for nothing else.
  ///   - problem: The instance.
  public init(_ assignments: [ShiftSchedulingAssignment], of problem: ShiftSchedulingProblem) {
    var violations: [ShiftSchedulingViolation] = []
    var known: [ShiftSchedulingAssignment] = []
    for assignment in assignments {
      let isKnown =
        problem.staff.indices.contains(assignment.employee) && problem.days.contains(assignment.day)
        && problem.shifts.indices.contains(assignment.shift)
      if isKnown { known.append(assignment) } else { violations.append(.unknownAssignment(assignment)) }
    }
    let emptyLine = [[Int]](repeating: [], count: problem.dayCount)
    var lines = [[[Int]]](repeating: emptyLine, count: problem.staff.count)
    for assignment in known.sorted() { lines[assignment.employee][assignment.day].append(assignment.shift) }
    for employee in problem.staff.indices {
      violations += LineCheck(employee: employee, line: lines[employee], problem: problem).violations()
    }
    self.violations = violations
    objective = Self.requestPenalty(lines, problem) + Self.coverPenalty(known, problem)
  }

  private static func requestPenalty(_ lines: [[[Int]]], _ problem: ShiftSchedulingProblem) -> Int {
    var penalty = 0
    for request in problem.onRequests where !lines[request.employee][request.day].contains(request.shift) {
      penalty += request.weight
    }
    for request in problem.offRequests where lines[request.employee][request.day].contains(request.shift) {
      penalty += request.weight
    }
    return penalty
  }

  private static func coverPenalty(
    _ assignments: [ShiftSchedulingAssignment], _ problem: ShiftSchedulingProblem
  ) -> Int {
    let emptyDay = [Int](repeating: 0, count: problem.shifts.count)
    var present = [[Int]](repeating: emptyDay, count: problem.dayCount)
    for assignment in assignments { present[assignment.day][assignment.shift] += 1 }
    var penalty = 0
    for line in problem.cover {
      let surplus = present[line.day][line.shift] - line.requirement
      penalty += surplus < 0 ? line.underWeight * -surplus : line.overWeight * surplus
    }
    return penalty
  }
}

/// The rules on one employee's line: the shifts of each day, none on a day off.
private struct LineCheck {
  let employee: Int
  let line: [[Int]]
  let problem: ShiftSchedulingProblem
  private var limits: ShiftSchedulingProblem.Employee { problem.staff[employee] }

  init(employee: Int, line: [[Int]], problem: ShiftSchedulingProblem) {
    self.employee = employee
    self.line = line
    self.problem = problem
  }

  func violations() -> [ShiftSchedulingViolation] {
    severalShifts() + daysOff() + successions() + shiftCounts() + minutes() + runs() + weekends()
  }

  private func severalShifts() -> [ShiftSchedulingViolation] {
    problem.days.filter { line[$0].count > 1 }.map {
      .severalShiftsADay(employee: employee, day: $0, count: line[$0].count)
    }
  }

  private func daysOff() -> [ShiftSchedulingViolation] {
    limits.daysOff.filter { !line[$0].isEmpty }.map { .workOnDayOff(employee: employee, day: $0) }
  }

  private func successions() -> [ShiftSchedulingViolation] {
    var violations: [ShiftSchedulingViolation] = []
    for day in problem.days.dropFirst() {
      for first in line[day - 1] {
        for second in line[day] where problem.shifts[first].forbiddenSuccessors.contains(second) {
          violations.append(.forbiddenSuccession(employee: employee, day: day, from: first, to: second))
        }
      }
    }
    return violations
  }

  private func shiftCounts() -> [ShiftSchedulingViolation] {
    var violations: [ShiftSchedulingViolation] = []
    for (shift, maximum) in limits.maximumShiftCounts.enumerated() {
      guard let maximum else { continue }
      let count = line.joined().count { $0 == shift }
      if count > maximum {
        violations.append(.tooManyShifts(employee: employee, shift: shift, count: count, maximum: maximum))
      }
    }
    return violations
  }

  private func minutes() -> [ShiftSchedulingViolation] {
    var minutes = 0
    for shift in line.joined() { minutes += problem.shifts[shift].minutes }
    if minutes > limits.minutes.upperBound {
      return [.tooManyMinutes(employee: employee, minutes: minutes, maximum: limits.minutes.upperBound)]
    }
    if minutes < limits.minutes.lowerBound {
      return [.tooFewMinutes(employee: employee, minutes: minutes, minimum: limits.minutes.lowerBound)]
    }
    return []
  }

  /// Runs of days worked and of days off. A run at the edge of the horizon may be longer outside it, so that only its
  /// greatest length is checked.
  private func runs() -> [ShiftSchedulingViolation] {
    var violations: [ShiftSchedulingViolation] = []
    var first = 0
    while first < problem.dayCount {
      let works = !line[first].isEmpty
      var end = first + 1
      while end < problem.dayCount, !line[end].isEmpty == works { end += 1 }
      let touchesEdge = first == 0 || end == problem.dayCount
      violations += run(first..<end, works: works, touchesEdge: touchesEdge)
      first = end
    }
    return violations
  }

  private func run(_ days: Range<Int>, works: Bool, touchesEdge: Bool) -> [ShiftSchedulingViolation] {
    let (day, count) = (days.lowerBound, days.count)
    guard works else {
      let minimum = limits.minimumConsecutiveDaysOff
      if touchesEdge || count >= minimum { return [] }
      return [.tooFewConsecutiveDaysOff(employee: employee, day: day, count: count, minimum: minimum)]
    }
    let allowed = limits.consecutiveDays
    if count > allowed.upperBound {
      return [.tooManyConsecutiveDays(employee: employee, day: day, count: count, maximum: allowed.upperBound)]
    }
    if touchesEdge || count >= allowed.lowerBound { return [] }
    return [.tooFewConsecutiveDays(employee: employee, day: day, count: count, minimum: allowed.lowerBound)]
  }

  private func weekends() -> [ShiftSchedulingViolation] {
    var count = 0
    for weekend in problem.weekends where problem.days(ofWeekend: weekend).contains(where: { !line[$0].isEmpty }) {
      count += 1
    }
    if count <= limits.maximumWeekends { return [] }
    return [.tooManyWeekends(employee: employee, count: count, maximum: limits.maximumWeekends)]
  }
}
