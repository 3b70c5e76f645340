import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

/// For every rule on lines a line that breaks just this one, and the nearest one that keeps it.
@Suite("Roster audit, lines")
struct AuditLineTests {
  typealias Violation = RosterAudit.Violation

  /// Three people who are always available, and a morning, afternoon, evening and night on each of two weeks' days that
  /// take as many people as come.
  static var fortnight: RosterData {
    RosterData.days(14) { data in
      data.addVolunteers("V1", "V2", "V3")
      for day in 1...14 {
        for type in "APEN" { data.addShift("\(day)\(type)") { $0.heads.maximum = nil } }
      }
    }
  }

  /// A rule, a roster that keeps it, and one that breaks just it, with what is to be said.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var legal: String
    var broken: String
    var rule: LineRule
    /// The day that is named, from 1; nil for the whole horizon.
    var day: Int?
    var value: Int
    var limit: Int
    var change: @Sendable (inout RosterData) -> Void

    init(
      _ name: String, legal: String, broken: String, _ rule: LineRule, day: Int?, _ value: Int, _ limit: Int,
      change: @escaping @Sendable (inout RosterData) -> Void
    ) {
      testDescription = name
      self.legal = legal
      self.broken = broken
      self.rule = rule
      self.day = day
      self.value = value
      self.limit = limit
      self.change = change
    }
  }

  @Test("the nearest legal line passes, and the broken one is named with its rule", arguments: cases + dayCases)
  func rule(example: Case) throws {
    let data = Self.fortnight.with(example.change)
    let instance = try RosterInstance(data)
    #expect(instance.setAside == [])
    #expect(RosterAudit(instance, RosterPlan(example.legal)).violations == [])
    let expected = Violation.line(
      VolunteerID("V1"), example.rule, date: example.day.map { data.date($0) }, value: example.value,
      limit: example.limit)
    #expect(RosterAudit(instance, RosterPlan(example.broken)).violations == [expected])
  }

  static let cases: [Case] = [
    Case("overlap", legal: "V1 1A T-1P", broken: "V1 1A T-1A", .overlap, day: 1, 1, 0) { data in
      data.addShift("T-1A", window: .init("11:29-12:00"))
      data.addShift("T-1P", window: .init("11:30-12:00"))
    },
    Case("overlap past midnight", legal: "V1 1N T-2P", broken: "V1 1N T-2A", .overlap, day: 2, 60, 0) { data in
      data.addShift("T-2A", window: .init("05:00-06:30"))
      data.addShift("T-2P", window: .init("06:00-06:30"))
    },
    Case("overlap with history", legal: "V1 T-1P", broken: "V1 T-1A", .overlap, day: 1, 1, 0) { data in
      data.addHistory("V1", day: 0, type: "N")
      data.addShift("T-1A", window: .init("05:59-06:30"))
      data.addShift("T-1P", window: .init("06:00-06:30"))
    },
    Case("way", legal: "V1 1A T-1P", broken: "V1 1A T-1A", .travelTime, day: 1, 10, 11) { data in
      data.addCommunity("C1", at: Point(x: 0, y: 0))
      data.options.travelMetresPerMinute = 100
      data.change(shift: "1A") { $0.community = CommunityID("C1") }
      data.addShift("T-1A", window: .init("11:40-12:00")) { $0.place = Point(x: 600, y: -401) }
      data.addShift("T-1P", window: .init("11:40-12:00")) { $0.place = Point(x: 600, y: -400) }
    },
    // A degree of latitude is 111,195 m: 990 m are ten minutes, 1,002 m eleven.
    Case("way in degrees", legal: "V1 1A T-1P", broken: "V1 1A T-1A", .travelTime, day: 1, 10, 11) { data in
      data.hasDegrees = true
      data.addCommunity("C1", at: Point(x: 120, y: 30))
      data.options.travelMetresPerMinute = 100
      data.change(shift: "1A") { $0.community = CommunityID("C1") }
      data.addShift("T-1A", window: .init("11:40-12:00")) { $0.place = Point(x: 120, y: 30.00901) }
      data.addShift("T-1P", window: .init("11:40-12:00")) { $0.place = Point(x: 120, y: 30.0089) }
    },
    Case("rest", legal: "V1 1E 2A 3P", broken: "V1 1E T-2A 3P", .rest, day: 2, 659, 660) { data in
      data.limits.restMinutes = 660
      data.addShift("T-2A", window: .init("08:29-11:30"))
    },
    Case("rest over a day", legal: "V1 1N 2P", broken: "V1 1N 2A", .rest, day: 2, 150, 151) {
      $0.limits.restMinutes = 151
    },
    Case("rest after history", legal: "V1 1P", broken: "V1 1A", .rest, day: 1, 150, 480) { data in
      data.addHistory("V1", day: 0, type: "N")
      data.limits.restMinutes = 480
    },
    Case("succession", legal: "V1 1E 3A", broken: "V1 1E 2A", .succession, day: 2, 1, 0) {
      $0.change(type: "E") { $0.forbiddenSuccessors = [ShiftTypeID("A")] }
    },
    Case("succession after history", legal: "V1 1P", broken: "V1 1A", .succession, day: 1, 1, 0) { data in
      data.change(type: "E") { $0.forbiddenSuccessors = [ShiftTypeID("A")] }
      data.addHistory("V1", day: 0, type: "E")
    },
    Case("shifts a day", legal: "V1 1A 1E 2A", broken: "V1 1A 1P 1E", .shiftsPerDay, day: 1, 3, 2) {
      $0.limits.shiftsPerDay = 2
    },
    Case("minutes a day", legal: "V1 1A 1E 2N", broken: "V1 1A 1N", .minutesPerDay, day: 1, 660, 659) {
      $0.limits.minutesPerDay = 659
    },
    Case("minutes of an age band", legal: "V1 1A 2A", broken: "V1 1A 1E", .ageBandMinutes, day: 1, 360, 359) { data in
      data.ageBands = [AgeBand(name: "minor", maximumMinutesPerDay: 359)]
      data.volunteers[0].ageBand = "minor"
    },
    Case("shifts a week", legal: "V1 1A 7A 8A 14A", broken: "V1 8A 9A 14A", .shiftsPerWeek, day: 8, 3, 2) {
      $0.limits.shiftsPerWeek.maximum = 2
    },
    Case("least shifts a week", legal: "V1 1A 8A 14A", broken: "V1 2A 3A", .shiftsPerWeek, day: 8, 0, 1) {
      $0.volunteers[0].limits.shiftsPerWeek.minimum = 1
    },
    Case("minutes a week", legal: "V1 1A 7A 8A", broken: "V1 1A 7E 7P", .minutesPerWeek, day: 1, 540, 539) {
      $0.limits.minutesPerWeek.maximum = 539
    },
    Case("least minutes a week", legal: "V1 1A 2A 8N", broken: "V1 1A 8N", .minutesPerWeek, day: 1, 180, 360) {
      $0.volunteers[0].limits.minutesPerWeek.minimum = 360
    },
    Case("shifts", legal: "V1 1A 9A", broken: "V1 1A 9A 9E", .shiftsPerHorizon, day: nil, 3, 2) {
      $0.limits.shiftsPerHorizon.maximum = 2
    },
    Case("least shifts", legal: "V1 1A 9A", broken: "V1 1A", .shiftsPerHorizon, day: nil, 1, 2) {
      $0.volunteers[0].limits.shiftsPerHorizon.minimum = 2
    },
    Case("minutes", legal: "V1 1A 9A", broken: "V1 1A 9N", .minutesPerHorizon, day: nil, 660, 659) {
      $0.limits.minutesPerHorizon.maximum = 659
    },
    Case("least minutes", legal: "V1 1A 9N", broken: "V1 1A 9A", .minutesPerHorizon, day: nil, 360, 660) {
      $0.volunteers[0].limits.minutesPerHorizon.minimum = 660
    },
    Case("shifts of a type", legal: "V1 1A 1E 9E", broken: "V1 1A 9A", .shiftsByType, day: nil, 2, 1) {
      $0.limits.shiftsByType[ShiftTypeID("A")] = 1
    },
    Case("nights", legal: "V1 1N 2E", broken: "V1 1N 9N", .nights, day: nil, 2, 1) { data in
      data.limits.nightsPerHorizon = 1
      data.addHistory("V1", day: -5, type: "N")
    },
  ]

  static let dayCases: [Case] = [
    Case("days in a row", legal: "V1 1A 2A 4A 5A", broken: "V1 2A 3A 4E", .consecutiveDaysWorked, day: 4, 3, 2) {
      $0.limits.consecutiveDaysWorked.maximum = 2
    },
    Case("days in a row after history", legal: "V1 2A", broken: "V1 1A", .consecutiveDaysWorked, day: 1, 3, 2) { data in
      data.limits.consecutiveDaysWorked.maximum = 2
      data.addHistory("V1", day: -1, type: "A")
      data.addHistory("V1", day: 0, type: "A")
    },
    Case("least days in a row", legal: "V1 1A 3A 4A 14A", broken: "V1 3A 5A 6A", .consecutiveDaysWorked, day: 3, 1, 2) {
      $0.limits.consecutiveDaysWorked.minimum = 2
    },
    Case("run after history", legal: "V1 1A 2A", broken: "V1 1A", .consecutiveDaysWorked, day: 1, 2, 3) { data in
      data.limits.consecutiveDaysWorked.minimum = 3
      data.addHistory("V1", day: 0, type: "A")
    },
    Case("run that must not end", legal: "V1 1A", broken: "V1 3A 4A", .consecutiveDaysWorked, day: 1, 1, 2) { data in
      data.limits.consecutiveDaysWorked.minimum = 2
      data.addHistory("V1", day: 0, type: "A")
    },
    Case("run that begins here", legal: "V1 1A 2A", broken: "V1 1A", .consecutiveDaysWorked, day: 1, 1, 2) { data in
      data.limits.consecutiveDaysWorked.minimum = 2
      data.addHistory("V1", day: -1, type: "A")
      data.addHistory("V1", day: -2, type: "A")
    },
    Case("least days off", legal: "V1 2A 5A 13A", broken: "V1 2A 4A", .consecutiveDaysOff, day: 3, 1, 2) {
      $0.limits.minimumConsecutiveDaysOff = 2
    },
    Case("days off after history", legal: "V1 2A", broken: "V1 1A", .consecutiveDaysOff, day: 1, 1, 2) { data in
      data.limits.minimumConsecutiveDaysOff = 2
      data.addHistory("V1", day: -1, type: "A")
    },
    Case("free days", legal: "V1 1A 2A 4A 5A", broken: "V1 1A 2A 3A 5A", .freeDays, day: 1, 0, 1) {
      $0.limits.freeDays = FreeDays(count: 1, windowDays: 3)
    },
    Case("free days after history", legal: "V1 2A 3A", broken: "V1 1A 3A", .freeDays, day: 1, 0, 1) { data in
      data.limits.freeDays = FreeDays(count: 1, windowDays: 3)
      for day in -1...0 { data.addHistory("V1", day: day, type: "A") }
    },
    Case("weekends", legal: "V1 6A 7A 12A", broken: "V1 6A 14A", .weekends, day: nil, 2, 1) {
      $0.limits.weekendsPerHorizon = 1
    },
    Case("whole weekends", legal: "V1 6A 7E", broken: "V1 6A 13A 14A", .wholeWeekends, day: 6, 1, 2) {
      $0.limits.hasWholeWeekends = true
    },
    Case("nights in a row", legal: "V1 1N 2N 4N", broken: "V1 1N 2N 3N", .consecutiveNights, day: 3, 3, 2) {
      $0.limits.consecutiveNights = 2
    },
    Case("nights after history", legal: "V1 1E 2N", broken: "V1 1N", .consecutiveNights, day: 1, 2, 1) { data in
      data.limits.consecutiveNights = 1
      data.addHistory("V1", day: 0, type: "N")
    },
    Case("same pattern", legal: "V1 2A 9E", broken: "V1 2A", .samePattern, day: 9, 1, 2) {
      $0.limits.hasSamePattern = true
    },
  ]
}

@Suite("Roster audit, edges of the horizon")
struct AuditEdgeTests {
  /// The rules broken by `V1` in ten days from a Friday to a Sunday, with a morning each day.
  private func rules(_ plan: String, _ change: (inout RosterData) -> Void) throws -> [LineRule] {
    let data = RosterData.days(10, from: "2026-06-05") { data in
      data.addVolunteer("V1")
      for day in 1...10 { data.addShift("\(day)A") }
      change(&data)
    }
    return RosterAudit(try RosterInstance(data), RosterPlan(plan)).violations.compactMap { violation in
      guard case .line(_, let rule, _, _, _) = violation else { return nil }
      return rule
    }
  }

  @Test("a week cut by the first day counts what history tells of it")
  func weekMaximum() throws {
    func ask(_ plan: String, worked: ClosedRange<Int>) throws -> [LineRule] {
      try rules(plan) { data in
        data.limits.shiftsPerWeek.maximum = 3
        data.limits.minutesPerWeek.maximum = 540
        for day in worked { data.addHistory("V1", day: day, type: "A") }
      }
    }
    #expect(try ask("V1 1A 3A", worked: -3 ... -3) == [])
    #expect(try ask("V1 1A 3A", worked: -3 ... -2) == [.shiftsPerWeek, .minutesPerWeek])
    #expect(try ask("V1 1A 3A 4A", worked: -9 ... -4) == [])
  }

  @Test("what history alone has passed is no fault until something is added")
  func pastFaults() throws {
    func ask(_ plan: String) throws -> [LineRule] {
      try rules(plan) { data in
        data.limits.shiftsPerWeek.maximum = 1
        data.limits.consecutiveDaysWorked.maximum = 1
        data.limits.freeDays = FreeDays(count: 2, windowDays: 3)
        data.limits.consecutiveNights = 0
        for day in -1...0 { data.addHistory("V1", day: day, type: "N") }
      }
    }
    #expect(try ask("V1 4A") == [])
    #expect(try ask("V1 2A") == [.shiftsPerWeek, .freeDays])
  }

  @Test("least amounts hold for a week cut by the first day only if history is known, never for one cut by the last")
  func weekMinimum() throws {
    func ask(_ plan: String, days: String = "2026-06-05", worked: [Int]) throws -> [LineRule] {
      try rules(plan) { data in
        data.limits.shiftsPerWeek.minimum = 2
        for day in worked { data.addHistory("V1", day: day, type: "A") }
      }
    }
    #expect(try ask("V1 4A 5A", worked: []) == [])
    #expect(try ask("V1 4A 5A", worked: [-20]) == [.shiftsPerWeek])
    #expect(try ask("V1 1A 4A 5A", worked: [-2]) == [])
    #expect(try ask("V1 4A", worked: []) == [.shiftsPerWeek])
  }

  @Test("runs that touch the first day of somebody without history, or the last day, may be short")
  func openRuns() throws {
    func ask(_ plan: String) throws -> [LineRule] {
      try rules(plan) { data in
        data.limits.consecutiveDaysWorked.minimum = 3
        data.limits.minimumConsecutiveDaysOff = 3
      }
    }
    #expect(try ask("V1 1A 2A") == [])
    #expect(try ask("V1 9A 10A") == [])
    #expect(try ask("V1 2A 3A 4A 8A 9A 10A") == [])
    #expect(try ask("V1 3A 4A") == [.consecutiveDaysWorked])
    #expect(try ask("V1 1A 4A 5A 6A") == [.consecutiveDaysOff])
  }

  @Test("days outside the horizon are free unless history tells otherwise")
  func freeDays() throws {
    func ask(_ plan: String, worked: [Int]) throws -> [LineRule] {
      try rules(plan) { data in
        data.limits.freeDays = FreeDays(count: 2, windowDays: 4)
        for day in worked { data.addHistory("V1", day: day, type: "A") }
      }
    }
    #expect(try ask("V1 1A 2A", worked: []) == [])
    #expect(try ask("V1 1A 2A", worked: [-1]) == [.freeDays])
    #expect(try ask("V1 1A 2A", worked: [-2]) == [])
    #expect(try ask("V1 9A 10A", worked: []) == [])
    #expect(try ask("V1 8A 9A 10A", worked: []) == [.freeDays])
  }

  @Test("weekends are counted and whole by their days inside the horizon")
  func weekends() throws {
    func ask(_ plan: String, from start: String) throws -> [RosterAudit.Violation] {
      let data = RosterData.days(7, from: start) { data in
        data.addVolunteer("V1")
        for day in 1...7 { data.addShift("\(day)A") }
        data.limits.hasWholeWeekends = true
        data.limits.weekendsPerHorizon = 1
        data.addHistory("V1", day: 0, type: "A")
      }
      return RosterAudit(try RosterInstance(data), RosterPlan(plan)).violations
    }
    // From a Sunday to a Saturday: both weekends are cut, and the Saturday before counts no more.
    #expect(try ask("V1 7A", from: "2026-06-07") == [])
    #expect(
      try ask("V1 1A 7A", from: "2026-06-07") == [
        .line(VolunteerID("V1"), .weekends, date: nil, value: 2, limit: 1)
      ])
  }

  @Test("the same pattern looks at all weeks of the horizon, cut ones too")
  func pattern() throws {
    func ask(_ plan: String) throws -> [LineRule] { try rules(plan) { $0.limits.hasSamePattern = true } }
    // Friday is day 1 and day 8, Monday is day 4 only.
    #expect(try ask("V1 1A 4A 8A") == [])
    #expect(try ask("V1 1A 4A") == [.samePattern])
  }
}
