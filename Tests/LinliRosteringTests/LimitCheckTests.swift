import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Limits that cannot be used")
struct LimitCheckTests {
  private let one = VolunteerID("V1")

  private func issues(_ change: (inout RosterData) -> Void) -> [RosterIssue] { RosterCheckTests.issues(change) }
  private func kept(_ change: (inout RosterData) -> Void) -> RosterData { RosterCheckTests.kept(change) }

  @Test("negative amounts and empty ranges are named with whose they are, and left out")
  func negative() {
    func change(_ data: inout RosterData) {
      data.limits.restMinutes = -1
      data.limits.shiftsPerDay = 2
      data.volunteers[0].group = "school"
      var group = LineLimits()
      group.shiftsPerWeek = OptionalRange(minimum: 5, maximum: 3)
      group.freeDays = FreeDays(count: 7, windowDays: 7)
      data.groupLimits["school"] = group
      data.volunteers[0].limits.shiftsByType[ShiftTypeID("A")] = -2
      data.volunteers[0].limits.minutesPerWeek = OptionalRange(minimum: -60, maximum: 600)
      data.volunteers[0].limits.shiftsPerDay = -1
    }
    #expect(
      issues(change) == [
        .limit(name: "restMinutes", value: "-1", volunteer: nil, group: nil),
        .limit(name: "shiftsPerWeek", value: "5...3", volunteer: nil, group: "school"),
        .limit(name: "freeDays", value: "7/7", volunteer: nil, group: "school"),
        .limit(name: "shiftsPerDay", value: "-1", volunteer: one, group: nil),
        .limit(name: "minutesPerWeek", value: "-60...600", volunteer: one, group: nil),
        .limit(name: "shiftsByType.A", value: "-2", volunteer: one, group: nil),
      ])
    let kept = kept(change)
    var left = LineLimits()
    left.shiftsPerDay = 2
    #expect(kept.mergedLimits(of: kept.volunteers[0]) == left)
    #expect(issues(change).count { $0.isFatal } == 0)
  }

  @Test("a minimum above a maximum from elsewhere is left out, the maximum holds")
  func crossed() {
    func change(_ data: inout RosterData) {
      data.limits.shiftsPerWeek.maximum = 2
      data.volunteers[0].limits.shiftsPerWeek.minimum = 3
    }
    #expect(issues(change) == [.limit(name: "shiftsPerWeek", value: "3...2", volunteer: one, group: nil)])
    let kept = kept(change)
    #expect(kept.mergedLimits(of: kept.volunteers[0]).shiftsPerWeek == OptionalRange(minimum: 0, maximum: 2))
  }

  @Test("options that make no sense are left out")
  func options() {
    func change(_ data: inout RosterData) {
      data.options.travelMetresPerMinute = 0
      data.options.visitorsPerHousehold = -1
      data.options.fairnessLookBackDays = -2
    }
    #expect(
      issues(change) == [
        .limit(name: "travelMetresPerMinute", value: "0.0", volunteer: nil, group: nil),
        .limit(name: "visitorsPerHousehold", value: "-1", volunteer: nil, group: nil),
        .limit(name: "fairnessLookBackDays", value: "-2", volunteer: nil, group: nil),
      ])
    #expect(kept(change).options.travelMetresPerMinute == .infinity)
    #expect(kept(change).options.visitorsPerHousehold == nil)
    #expect(issues { $0.options.travelMetresPerMinute = .nan }.count == 1)
  }

  @Test("a least amount of the horizon beyond all that can be worked is left out")
  func horizonMinimum() {
    func change(_ data: inout RosterData) {
      data.limits.shiftsPerDay = 1
      data.volunteers[0].limits.shiftsPerHorizon.minimum = 8
      data.volunteers[1].limits.minutesPerHorizon.minimum = 7 * 360
    }
    #expect(issues(change) == [.minimumOutOfReach(one, .shiftsPerHorizon, minimum: 8, reach: 7)])
    #expect(kept(change).volunteers.map(\.limits.shiftsPerHorizon.minimum) == [0, nil])
    #expect(
      issues { $0.volunteers[0].limits.minutesPerHorizon.minimum = 7 * 360 + 1 } == [
        .minimumOutOfReach(one, .minutesPerHorizon, minimum: 2521, reach: 2520)
      ])
  }

  @Test("a least amount of a week counts what history tells of it, and is not asked of weeks cut at the end")
  func weekMinimum() {
    func cut(_ change: (inout RosterData) -> Void = { _ in }) -> [RosterIssue] {
      let data = RosterData.days(6, from: "2026-06-05") { data in
        data.addVolunteer("V1")
        for day in 1...6 { data.addShift("\(day)A") }
        data.limits.shiftsPerWeek.minimum = 5
        change(&data)
      }
      return RosterCheck(data).checked().issues
    }
    #expect(cut() == [])
    #expect(
      cut { $0.addHistory("V1", day: -7, type: "A") } == [
        .minimumOutOfReach(one, .shiftsPerWeek, minimum: 5, reach: 3)
      ])
    #expect(
      cut {
        $0.addHistory("V1", day: 0, type: "A"); $0.addHistory("V1", day: -3, type: "A")
      } == [])
  }

  @Test("a least run that history began and that cannot go on is left out")
  func shortRun() {
    func change(_ data: inout RosterData) {
      data.limits.consecutiveDaysWorked.minimum = 3
      data.addHistory("V1", day: 0, type: "A")
      data.addAvailability("V1", .leave, days: data.dates(2, 2))
    }
    #expect(issues(change) == [.minimumOutOfReach(one, .consecutiveDaysWorked, minimum: 3, reach: 2)])
    #expect(
      issues { data in
        change(&data)
        data.addHistory("V1", day: -1, type: "A")
      } == [])
  }
}

@Suite("Numbers beyond all sense")
struct ExtremeNumberTests {
  @Test("they are refused or do no harm", arguments: [Int.max, Int.min, Int.max - 1, 1 << 40])
  func extremes(number: Int) {
    let data = RosterCheckTests.week.with { data in
      data.volunteers[0].limits = Self.limits(number)
      data.limits = Self.limits(number)
      data.ageBands = [AgeBand(name: "minor", maximumMinutesPerDay: number)]
      data.volunteers[1].ageBand = "minor"
      let windows = [
        TimeWindow(startMinute: number, endMinute: number), TimeWindow(startMinute: 0, endMinute: number),
        TimeWindow(startMinute: number, endMinute: 0),
      ]
      for window in windows {
        data.addShift("T\(data.shifts.count)-1A", window: window)
        data.addAvailability("V1", window: window)
        data.addAvailability("V1", .leave, window: window)
        data.history.append(WorkedShift(volunteer: VolunteerID("V1"), date: data.date(0), window: window))
        data.wishes.append(
          Wish(volunteer: VolunteerID("V1"), days: data.dates(1, 1), window: window, isFor: true, weight: number))
      }
      data.pair("V1", "V2", .atMostTogether(number))
      for day in 1...7 { data.pin("V1", "\(day)A") }
      data.options.visitorsPerHousehold = number
      data.options.fairnessLookBackDays = number
      data.options.travelMetresPerMinute = Double.leastNonzeroMagnitude
    }
    let (kept, issues) = RosterCheck(data).checked()
    #expect(kept.shifts.count == 14)
    #expect(!issues.isEmpty)
  }

  private static func limits(_ number: Int) -> LineLimits {
    var limits = LineLimits()
    let range = OptionalRange(minimum: number, maximum: number)
    limits.shiftsPerDay = number
    limits.minutesPerDay = number
    limits.shiftsPerWeek = range
    limits.shiftsPerHorizon = range
    limits.minutesPerWeek = range
    limits.minutesPerHorizon = range
    limits.consecutiveDaysWorked = range
    limits.restMinutes = number
    limits.minimumConsecutiveDaysOff = number
    limits.freeDays = FreeDays(count: number, windowDays: number)
    limits.shiftsByType = [ShiftTypeID("A"): number]
    limits.weekendsPerHorizon = number
    limits.nightsPerHorizon = number
    limits.consecutiveNights = number
    return limits
  }
}
