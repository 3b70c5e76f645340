import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Pins that cannot be kept")
struct PinCheckTests {
  private let one = VolunteerID("V1")
  private let two = VolunteerID("V2")

  /// The issues of a week of two people in which mornings and evenings are to be worked, and the pins that are kept.
  private func check(_ change: (inout RosterData) -> Void) -> (issues: [RosterIssue], kept: [String]) {
    let (kept, issues) = RosterCheck(RosterCheckTests.week.with(change)).checked()
    return (issues, kept.pins.map { "\($0.volunteer) \($0.shift) \($0.kind)" })
  }

  private func pin(_ volunteer: String, _ shift: String, _ kind: Pin.Kind = .fixed) -> Pin {
    Pin(volunteer: VolunteerID(volunteer), shift: ShiftID(shift), kind: kind)
  }

  @Test("a fixed and a forbidden pin of one pair go both, published ones stay, rows said twice count once")
  func contradictory() {
    let found = check { data in
      data.pin("V1", "1A")
      data.pin("V1", "1A", .published)
      data.pin("V2", "1E", .forbidden)
      data.pin("V1", "1A", .forbidden)
      data.pin("V2", "1E", .published)
      data.pin("V2", "2E")
      data.pin("V2", "2E")
    }
    #expect(found.issues == [.contradictoryPins(pin("V1", "1A"), at: 0, and: 3)])
    #expect(found.kept == ["V1 1A published", "V2 1E forbidden", "V2 1E published", "V2 2E fixed"])
  }

  @Test("a pin on a shift that its person may not work is named with the reason")
  func notEligible() {
    let found = check { data in
      data.addAvailability("V1", .leave, days: data.dates(1, 1))
      data.pin("V1", "1A")
      data.pin("V1", "2A")
    }
    #expect(found.issues == [.pinNotEligible(pin("V1", "1A"), at: 0, because: .onLeave)])
    #expect(found.kept == ["V1 2A fixed"])
  }

  @Test("pins above the most people are named with all pins of the shift, and the last ones go")
  func tooMany() {
    let found = check { data in
      data.addVolunteer("V3")
      data.pin("V3", "1A")
      data.pin("V2", "2A")
      data.pin("V1", "1A")
    }
    #expect(found.issues == [.tooManyPins(ShiftID("1A"), pins: 2, maximum: 1, at: [0, 2])])
    #expect(found.kept == ["V2 2A fixed", "V3 1A fixed"])
  }

  /// A line of pins of `V1` on a week of mornings, evenings and nights, and the rule that the last of them breaks.
  struct Line: Sendable, CustomTestStringConvertible {
    var rule: LineRule
    var pins: String
    /// The rows that are named.
    var rows: [Int]
    var change: @Sendable (inout RosterData) -> Void
    var testDescription: String { rule.rawValue }

    init(_ rule: LineRule, _ pins: String, _ rows: [Int], _ change: @escaping @Sendable (inout RosterData) -> Void) {
      self.rule = rule
      self.pins = pins
      self.rows = rows
      self.change = change
    }
  }

  static let lines: [Line] = [
    Line(.overlap, "1A T1-1A", [0, 1]) { $0.addShift("T1-1A", window: .init("11:29-12:00")) },
    Line(.travelTime, "1A T1-1P", [0, 1]) { data in
      data.addShift("T1-1P", window: .init("11:39-12:00")) { $0.place = Point(x: 0, y: 2000) }
      data.change(shift: "1A") { $0.place = Point(x: 0, y: 0) }
    },
    Line(.travelTime, "1A T1-1P", [0, 1]) { data in
      data.hasDegrees = true
      data.addShift("T1-1P", window: .init("11:39-12:00")) { $0.place = Point(x: 120, y: 30.02) }
      data.change(shift: "1A") { $0.place = Point(x: 120, y: 30) }
    },
    Line(.rest, "1N 3A 2E", [0, 2]) { $0.limits.restMinutes = 751 },
    Line(.rest, "3A 1E", [1]) { data in
      data.addHistory("V1", day: 0, type: "N")
      data.limits.restMinutes = 751
    },
    Line(.succession, "1E 3A 2A", [0, 2]) { $0.change(type: "E") { $0.forbiddenSuccessors = [ShiftTypeID("A")] } },
    Line(.shiftsPerDay, "2A 1A 1E", [1, 2]) { $0.limits.shiftsPerDay = 1 },
    Line(.minutesPerDay, "1A 1E", [0, 1]) { $0.limits.minutesPerDay = 359 },
    Line(.ageBandMinutes, "1A 1E", [0, 1]) { data in
      data.ageBands = [AgeBand(name: "minor", maximumMinutesPerDay: 359)]
      data.volunteers[0].ageBand = "minor"
    },
    Line(.shiftsPerWeek, "1A 2A", [0, 1]) { $0.limits.shiftsPerWeek.maximum = 1 },
    Line(.minutesPerWeek, "1A 2A", [0, 1]) { $0.limits.minutesPerWeek.maximum = 359 },
    Line(.shiftsPerHorizon, "1A 2A 3A", [0, 1, 2]) { $0.limits.shiftsPerHorizon.maximum = 2 },
    Line(.minutesPerHorizon, "1A 2A", [0, 1]) { $0.limits.minutesPerHorizon.maximum = 359 },
    Line(.shiftsByType, "1A 1E 2A", [0, 2]) { $0.limits.shiftsByType[ShiftTypeID("A")] = 1 },
    Line(.nights, "1N 2A 3N", [0, 2]) { $0.limits.nightsPerHorizon = 1 },
    Line(.consecutiveNights, "1N 3N 2N", [0, 1, 2]) { $0.limits.consecutiveNights = 2 },
    Line(.consecutiveDaysWorked, "5A 1A 2A", [1, 2]) { data in
      data.addHistory("V1", day: 0, type: "A")
      data.limits.consecutiveDaysWorked.maximum = 2
    },
    Line(.consecutiveDaysWorked, "5A 2A", [0, 1]) { data in
      data.limits.consecutiveDaysWorked.minimum = 2
      for day in [1, 3] { data.addAvailability("V1", .leave, days: data.dates(day, day)) }
    },
    Line(.consecutiveDaysOff, "5A 7A", [0, 1]) { data in
      data.limits.minimumConsecutiveDaysOff = 2
      data.addAvailability("V1", .leave, days: data.dates(6, 6))
    },
    Line(.freeDays, "1A 2A 4A 3A", [0, 1, 3]) { $0.limits.freeDays = FreeDays(count: 1, windowDays: 3) },
    Line(.weekends, "5A 6A", [1]) { $0.limits.weekendsPerHorizon = 0 },
    Line(.wholeWeekends, "5A 6A", [0, 1]) { data in
      data.limits.hasWholeWeekends = true
      data.addAvailability("V1", .leave, days: data.dates(7, 7))
    },
  ]

  @Test("a pin that breaks a rule of its line is named with the pins that it breaks it with", arguments: lines)
  func line(line: Line) {
    let names = line.pins.split(separator: " ").map(String.init)
    let found = check { data in
      for day in 1...7 { data.addShift("\(day)N") }
      line.change(&data)
      for name in names { data.pin("V1", name) }
    }
    #expect(found.issues == [.pinnedLineBroken(one, rule: line.rule, at: line.rows)])
    #expect(found.kept == names.dropLast().map { "V1 \($0) fixed" }.sorted())
  }

  @Test("the same pattern cannot be kept where one of its days cannot be worked")
  func samePattern() {
    let data = RosterData.days(14) { data in
      data.addVolunteer("V1")
      for day in 1...13 { data.addShift("\(day)A") }
      data.limits.hasSamePattern = true
      data.pin("V1", "6A")
      data.pin("V1", "7A")
    }
    #expect(RosterCheck(data).checked().issues == [.pinnedLineBroken(one, rule: .samePattern, at: [0, 1])])
  }

  @Test("people apart, or together too often, are not pinned together")
  func pairs() {
    let found = check { data in
      for id in ["1A", "2A", "3A"] { data.change(shift: id) { $0.heads = HeadCount(2) } }
      data.pair("V2", "V1", .atMostTogether(1))
      for id in ["1A", "2A"] {
        data.pin("V1", id)
        data.pin("V2", id)
      }
    }
    #expect(found.issues == [.pinCannotBeKept(pin("V2", "2A"), at: 3, because: .togetherTooOften(one, limit: 1))])
    let apart = check { data in
      data.change(shift: "1A") { $0.heads = HeadCount(2) }
      data.pair("V2", "V1", .apart)
      data.pin("V1", "1A")
      data.pin("V2", "1A")
    }
    #expect(apart.issues == [.pinCannotBeKept(pin("V2", "1A"), at: 1, because: .apart(one))])
  }

  @Test("somebody whose partner cannot come, or finds no room, is not pinned")
  func together() {
    func ask(heads: Int, _ change: (inout RosterData) -> Void = { _ in }) -> [RosterIssue] {
      check { data in
        data.change(shift: "1A") { $0.heads = HeadCount(heads) }
        data.pair("V2", "V1", .together)
        data.pin("V1", "1A")
        change(&data)
      }.issues
    }
    let lost = RosterIssue.pinCannotBeKept(pin("V1", "1A"), at: 0, because: .withoutPartner(two))
    #expect(ask(heads: 2) == [])
    #expect(ask(heads: 1) == [lost])
    #expect(ask(heads: 2) { $0.pin("V2", "1A", .forbidden) } == [lost])
    let busy = check { data in
      for id in ["1A", "1P"] {
        data.addShift("T1-\(id)", heads: 2, window: .init("08:30-17:00"))
      }
      data.pair("V2", "V1", .together)
      data.pin("V1", "T1-1A")
      data.pin("V2", "T1-1P")
    }
    #expect(
      busy.issues == [.pinCannotBeKept(pin("V2", "T1-1P"), at: 1, because: .withoutPartner(one))])
    #expect(busy.kept == ["V1 T1-1A fixed"])
  }

  @Test("a trainee without a mentor, and a minor without an adult, are not pinned")
  func company() {
    func ask(_ change: (inout RosterData) -> Void) -> [RosterIssue] {
      check { data in
        data.change(shift: "1A") { $0.heads = HeadCount(2) }
        data.pin("V1", "1A")
        data.ageBands = [AgeBand(name: "minor", needsAdult: true)]
        change(&data)
      }.issues
    }
    let alone = RosterIssue.pinCannotBeKept(pin("V1", "1A"), at: 0, because: .noMentor)
    #expect(ask { $0.volunteers[0].isTrainee = true } == [])
    #expect(ask { data in for index in 0...1 { data.volunteers[index].isTrainee = true } } == [alone])
    #expect(
      ask { data in
        data.pair("V1", "V2", .mentor)
        data.addVolunteer("V3")
        data.addAvailability("V2", .unavailable)
      }.contains(alone))
    #expect(ask { $0.volunteers[0].ageBand = "minor" } == [])
    #expect(
      ask { data in
        data.volunteers[0].ageBand = "minor"
        data.pin("V2", "1A", .forbidden)
      } == [.pinCannotBeKept(pin("V1", "1A"), at: 0, because: .noAdult)])
  }

  @Test("nobody is pinned to a team that cannot be whole, or to a household with visitors enough")
  func teams() {
    let team = check { data in
      data.change(shift: "1A") { shift in
        shift.heads = HeadCount(2)
        shift.isAllOrNothing = true
      }
      data.pin("V2", "1A", .forbidden)
      data.pin("V1", "1A")
    }
    #expect(
      team.issues == [.pinCannotBeKept(pin("V1", "1A"), at: 1, because: .incompleteTeam(possible: 1, needed: 2))])
    let visitors = check { data in
      for id in ["1A", "2A", "3A"] { data.change(shift: id) { $0.household = "H" } }
      data.options.visitorsPerHousehold = 1
      data.pin("V1", "1A")
      data.pin("V2", "2A")
      data.pin("V1", "3A")
    }
    #expect(
      visitors.issues == [
        .pinCannotBeKept(pin("V2", "2A"), at: 1, because: .tooManyVisitors(household: "H", maximum: 1))
      ])
    #expect(visitors.kept == ["V1 1A fixed", "V1 3A fixed"])
  }
}
