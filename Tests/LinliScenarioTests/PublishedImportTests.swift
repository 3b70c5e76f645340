import Foundation
import LinliDomain
import LinliLP
import LinliRostering
import Testing

@testable import LinliScenario

/// A published instance and the folder made of it ask the same question.
struct PublishedImportTests {
  private typealias Problem = ShiftSchedulingProblem

  /// A small invented instance with every part of the format in it.
  private static func problem(_ generator: inout SplitMix64) -> ShiftSchedulingProblem {
    let dayCount = Int.random(in: 1...16, using: &generator)
    let ids = ["E", "D", "L.1", "-N"]
    let shifts = ids.prefix(Int.random(in: 1...4, using: &generator)).enumerated().map { index, id in
      Problem.Shift(
        id: .init(id), minutes: Int.random(in: 1...1440, using: &generator),
        forbiddenSuccessors: index > 0 && Bool.random(using: &generator) ? [index - 1] : [])
    }
    let staff = (0..<Int.random(in: 1...5, using: &generator)).map {
      employee(at: $0, dayCount, shifts.count, &generator)
    }
    let requests = { (generator: inout SplitMix64) in
      (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Problem.Request(
          employee: Int.random(in: staff.indices, using: &generator),
          day: Int.random(in: 0..<dayCount, using: &generator),
          shift: Int.random(in: shifts.indices, using: &generator), weight: Int.random(in: 0...9, using: &generator))
      }
    }
    let on = requests(&generator)
    let off = requests(&generator)
    var cover: [Problem.CoverLine] = []
    for day in 0..<dayCount {
      for shift in shifts.indices where Int.random(in: 0..<5, using: &generator) > 0 {
        cover.append(
          Problem.CoverLine(
            day: day, shift: shift, requirement: Int.random(in: 0...3, using: &generator),
            underWeight: Int.random(in: 0...100, using: &generator),
            overWeight: Int.random(in: 0...5, using: &generator)))
      }
    }
    return Problem(dayCount: dayCount, shifts: shifts, staff: staff, onRequests: on, offRequests: off, cover: cover)
  }

  private static func employee(
    at index: Int, _ dayCount: Int, _ shiftCount: Int, _ generator: inout SplitMix64
  ) -> ShiftSchedulingProblem.Employee {
    let least = Int.random(in: 0...200, using: &generator)
    let run = Int.random(in: 0...3, using: &generator)
    return Problem.Employee(
      id: .init("A\(index)"),
      maximumShiftCounts: (0..<shiftCount).map { _ in
        Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
      },
      minutes: least...(least + Int.random(in: 0...9000, using: &generator)),
      consecutiveDays: run...(run + Int.random(in: 0...5, using: &generator)),
      minimumConsecutiveDaysOff: Int.random(in: 0...3, using: &generator),
      maximumWeekends: Int.random(in: 0...3, using: &generator),
      daysOff: (0..<dayCount).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 })
  }

  private func scenario(of problem: ShiftSchedulingProblem) throws -> Scenario {
    var folder = Street()
    for file in PublishedImport(problem, name: "Instance \"1\": a").files { folder.files[file.path] = file.bytes }
    return try folder.scenario()
  }

  /// Any assignments, legal or not.
  private func plan(
    of problem: ShiftSchedulingProblem, _ generator: inout SplitMix64
  ) -> [ShiftSchedulingAssignment] {
    var plan: Set<ShiftSchedulingAssignment> = []
    for employee in problem.staff.indices {
      for day in problem.days where Bool.random(using: &generator) {
        let shift = Int.random(in: problem.shifts.indices, using: &generator)
        plan.insert(ShiftSchedulingAssignment(employee: employee, day: day, shift: shift))
      }
    }
    return plan.sorted()
  }

  @Test("every plan costs what the published format says", arguments: UInt64(0)..<40)
  func objective(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let problem = Self.problem(&generator)
    let folder = PublishedImport(problem, name: "x")
    let roster = try #require(try scenario(of: problem).roster, "seed \(seed)")
    #expect(roster.options.levels == [.penalties])
    for _ in 0..<10 {
      let plan = plan(of: problem, &generator)
      let assignments = plan.map { row in
        RosterAssignment(
          volunteer: VolunteerID(problem.staff[row.employee].id.text),
          shift: ShiftID(folder.shiftID(row.shift, day: row.day)))
      }
      let figures = RosterFigures(roster, RosterPlan(assignments))
      #expect(
        figures.value(of: .penalties) == ShiftSchedulingCheck(plan, of: problem).objective, "seed \(seed): \(plan)")
    }
  }

  @Test("people, limits, days off and demand arrive as they are published", arguments: UInt64(100)..<120)
  func question(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let problem = Self.problem(&generator)
    let data = try #require(try scenario(of: problem).roster?.data, "seed \(seed)")
    #expect(data.horizon.dayCount == problem.dayCount)
    #expect(data.horizon.start.weekday == .monday)
    #expect(data.limits.shiftsPerDay == 1)
    #expect(data.shifts.count == problem.dayCount * problem.shifts.count)
    #expect(data.shifts.map(\.minutes) == problem.days.flatMap { _ in problem.shifts.map(\.minutes) })
    #expect(data.shifts.allSatisfy { $0.heads.maximum == nil })
    #expect(data.wishes.count { $0.isFor } == problem.onRequests.count)
    #expect(data.wishes.count { !$0.isFor } == problem.offRequests.count)
    for (type, shift) in zip(data.shiftTypes, problem.shifts) {
      #expect(
        Set(type.forbiddenSuccessors.map(\.text)) == Set(shift.forbiddenSuccessors.map { problem.shifts[$0].id.text }))
    }
    for (volunteer, employee) in zip(data.volunteers, problem.staff) {
      let limits = volunteer.limits
      #expect(volunteer.id.text == employee.id.text)
      #expect(
        limits.minutesPerHorizon
          == OptionalRange(minimum: employee.minutes.lowerBound, maximum: employee.minutes.upperBound))
      #expect(
        limits.consecutiveDaysWorked
          == OptionalRange(minimum: employee.consecutiveDays.lowerBound, maximum: employee.consecutiveDays.upperBound))
      #expect(limits.minimumConsecutiveDaysOff == employee.minimumConsecutiveDaysOff)
      #expect(limits.weekendsPerHorizon == employee.maximumWeekends)
      #expect(problem.shifts.map { limits.shiftsByType[ShiftTypeID($0.id.text)] } == employee.maximumShiftCounts)
    }
  }

  @Test("a day off keeps from all of its shifts, and from no shift of another day", arguments: UInt64(200)..<220)
  func daysOff(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let problem = Self.problem(&generator)
    let folder = PublishedImport(problem, name: "x")
    let roster = try #require(try scenario(of: problem).roster, "seed \(seed)")
    for employee in problem.staff {
      for day in problem.days {
        for shift in problem.shifts.indices {
          let id = ShiftID(folder.shiftID(shift, day: day))
          let reasons = roster.ineligibility(of: VolunteerID(employee.id.text), for: id)
          #expect(reasons == (employee.daysOff.contains(day) ? [.unavailable] : []), "seed \(seed)")
        }
      }
    }
  }

  @Test(
    "published instances are imported without issues",
    .enabled(if: PublishedShiftSchedulingTests.isThere, "the published instances are not here: set LINLI_INSTANCES"))
  func published() throws {
    let file = ShiftSchedulingFile(PublishedShiftSchedulingTests.folder.appendingPathComponent("Instance1.txt"))
    let problem = try file.problem()
    let scenario = try scenario(of: problem)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.roster?.volunteers.count == problem.staff.count)
    #expect(scenario.roster?.shifts.count == problem.dayCount * problem.shifts.count)
  }
}
