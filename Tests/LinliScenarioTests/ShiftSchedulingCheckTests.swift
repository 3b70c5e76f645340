import LinliDomain
import Testing

@testable import LinliScenario

struct ShiftSchedulingCheckTests {
  /// Two weeks of one employee: shift D of 480 minutes, shift N of 600 that D may not follow.
  ///
  /// - Parameter line: A letter for each day, `-` for a day off.
  private func check(
    _ line: String, extra: [ShiftSchedulingAssignment] = [], maxima: [Int?] = [nil, 2],
    minutes: ClosedRange<Int> = 0...4000,
    daysOff: [Int] = [3], onRequests: [ShiftSchedulingProblem.Request] = [],
    offRequests: [ShiftSchedulingProblem.Request] = [], cover: [ShiftSchedulingProblem.CoverLine] = []
  ) -> ShiftSchedulingCheck {
    let problem = ShiftSchedulingProblem(
      dayCount: line.count,
      shifts: [
        .init(id: Identifier("D"), minutes: 480), .init(id: Identifier("N"), minutes: 600, forbiddenSuccessors: [0]),
      ],
      staff: [
        .init(
          id: Identifier("Hua"), maximumShiftCounts: maxima, minutes: minutes, consecutiveDays: 2...4,
          minimumConsecutiveDaysOff: 2, maximumWeekends: 1, daysOff: daysOff)
      ],
      onRequests: onRequests, offRequests: offRequests, cover: cover)
    let roster = line.enumerated().compactMap { day, letter in
      letter == "-" ? nil : ShiftSchedulingAssignment(employee: 0, day: day, shift: letter == "D" ? 0 : 1)
    }
    return ShiftSchedulingCheck(roster.reversed() + extra, of: problem)
  }

  @Test(
    "legal lines break no rule",
    arguments: [
      "DD-----DDN----", "--------------", "DD--DDD-------", "DDDD--DDDD----", "NN--DD--------", "DN--DD---",
    ])
  func legal(line: String) {
    #expect(check(line, daysOff: []).violations == [])
  }

  @Test("runs at the edge of the horizon may be shorter than the least", arguments: ["D--DD--D", "-DD--DD-", "D"])
  func edges(line: String) {
    #expect(check(line, daysOff: []).isLegal)
  }

  @Test(
    "runs inside the horizon, and long ones anywhere, are checked",
    arguments: [
      ("DD--D---------", ShiftSchedulingViolation.tooFewConsecutiveDays(employee: 0, day: 4, count: 1, minimum: 2)),
      ("DD-DD---------", .tooFewConsecutiveDaysOff(employee: 0, day: 2, count: 1, minimum: 2)),
      ("--DDDDD-------", .tooManyConsecutiveDays(employee: 0, day: 2, count: 5, maximum: 4)),
      ("DDDDD---------", .tooManyConsecutiveDays(employee: 0, day: 0, count: 5, maximum: 4)),
      ("DDDDD", .tooManyConsecutiveDays(employee: 0, day: 0, count: 5, maximum: 4)),
    ])
  func runs(line: String, violation: ShiftSchedulingViolation) {
    #expect(check(line, daysOff: []).violations == [violation])
  }

  @Test("two shifts on a day are named with their number")
  func severalShifts() {
    let extra = [ShiftSchedulingAssignment(employee: 0, day: 8, shift: 0)]
    #expect(
      check("DD-----DDN----", extra: extra).violations == [.severalShiftsADay(employee: 0, day: 8, count: 2)])
  }

  @Test("work on a day off")
  func dayOff() {
    #expect(check("DD-----DDN----", daysOff: [3, 8]).violations == [.workOnDayOff(employee: 0, day: 8)])
  }

  @Test("a shift the day after one that forbids it")
  func succession() {
    #expect(
      check("DD-----NDD----").violations == [.forbiddenSuccession(employee: 0, day: 8, from: 1, to: 0)])
  }

  @Test("a shift worked too often, or without the skill")
  func shiftCounts() {
    #expect(
      check("NN-----DDN----").violations == [.tooManyShifts(employee: 0, shift: 1, count: 3, maximum: 2)])
    #expect(
      check("DD-----DDN----", maxima: [4, 0]).violations
        == [.tooManyShifts(employee: 0, shift: 1, count: 1, maximum: 0)])
  }

  @Test("minutes lie between the least and the greatest, both included")
  func minutes() {
    #expect(check("DD-----DDN----", minutes: 2520...2520).isLegal)
    #expect(
      check("DD-----DDN----", minutes: 0...2519).violations
        == [.tooManyMinutes(employee: 0, minutes: 2520, maximum: 2519)])
    #expect(
      check("DD-----DDN----", minutes: 2521...4000).violations
        == [.tooFewMinutes(employee: 0, minutes: 2520, minimum: 2521)])
  }

  @Test("a weekend counts once for work on Saturday, Sunday or both", arguments: ["-----DD----DD-", "----DD------DD"])
  func weekends(line: String) {
    #expect(check(line).violations == [.tooManyWeekends(employee: 0, count: 2, maximum: 1)])
  }

  @Test("rows that refer to nothing are named and count for nothing")
  func unknown() {
    let strange = [
      ShiftSchedulingAssignment(employee: 1, day: 0, shift: 0), .init(employee: 0, day: 14, shift: 0),
      .init(employee: 0, day: -1, shift: 0), .init(employee: 0, day: 0, shift: 2),
    ]
    let cover = [ShiftSchedulingProblem.CoverLine(day: 0, shift: 0, requirement: 1, underWeight: 100, overWeight: 1)]
    let checked = check("--------------", extra: strange, cover: cover)
    #expect(checked.violations == strange.map { .unknownAssignment($0) })
    #expect(checked.objective == 100)
  }

  @Test("the objective is the sum of request and cover penalties")
  func objective() {
    let checked = check(
      "DD-----DDN----",
      onRequests: [
        .init(employee: 0, day: 0, shift: 0, weight: 3), .init(employee: 0, day: 2, shift: 0, weight: 5),
        .init(employee: 0, day: 1, shift: 1, weight: 10),
      ],
      offRequests: [
        .init(employee: 0, day: 7, shift: 0, weight: 2), .init(employee: 0, day: 9, shift: 0, weight: 4),
      ],
      cover: [
        .init(day: 0, shift: 0, requirement: 3, underWeight: 100, overWeight: 1),
        .init(day: 7, shift: 0, requirement: 0, underWeight: 100, overWeight: 7),
        .init(day: 9, shift: 1, requirement: 1, underWeight: 100, overWeight: 1),
      ])
    // Requests: 5 and 10 not given, 2 given against the wish. Cover: two too few on day 0, one too many on day 7.
    #expect(checked.objective == 5 + 10 + 2 + 2 * 100 + 7)
    #expect(checked.isLegal)
  }

  @Test("every violation has a name and a line in both languages")
  func texts() throws {
    let problem = try ShiftText().problem()
    let violations: [ShiftSchedulingViolation] = [
      .unknownAssignment(.init(employee: 9, day: 9, shift: 9)), .severalShiftsADay(employee: 0, day: 1, count: 2),
      .workOnDayOff(employee: 0, day: 3), .forbiddenSuccession(employee: 1, day: 4, from: 2, to: 0),
      .tooManyShifts(employee: 1, shift: 0, count: 1, maximum: 0),
      .tooManyMinutes(employee: 0, minutes: 4000, maximum: 3000), .tooFewMinutes(employee: 0, minutes: 1, minimum: 2),
      .tooManyConsecutiveDays(employee: 0, day: 1, count: 6, maximum: 5),
      .tooFewConsecutiveDays(employee: 0, day: 1, count: 1, minimum: 2),
      .tooFewConsecutiveDaysOff(employee: 0, day: 1, count: 1, minimum: 2),
      .tooManyWeekends(employee: 2, count: 1, maximum: 0),
    ]
    #expect(Set(violations.map(\.rule)).count == violations.count)
    for violation in violations {
      let (zh, en) = (violation.text(in: .zh, of: problem), violation.text(in: .en, of: problem))
      #expect(zh != en && en.hasSuffix(".") && zh.hasSuffix("。"))
      #expect("\(violation)".hasPrefix(violation.rule) && en != "\(violation)")
    }
    #expect(
      violations[3].text(in: .en, of: problem) == "Jin works Open on day 4, which may not follow Shut.")
  }
}
