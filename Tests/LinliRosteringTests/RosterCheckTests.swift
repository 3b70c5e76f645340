import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// For every kind of issue data that have just this one, and what is left when it is set aside.
@Suite("Roster data that cannot be used")
struct RosterCheckTests {
  /// Two people who are always available, and a shift each morning and evening of a week.
  static var week: RosterData {
    RosterData.days(7) { data in
      data.addVolunteers("V1", "V2")
      for day in 1...7 { data.addShifts("\(day)A", "\(day)E") }
    }
  }

  static func issues(_ change: (inout RosterData) -> Void) -> [RosterIssue] {
    RosterCheck(week.with(change)).checked().issues
  }

  static func kept(_ change: (inout RosterData) -> Void) -> RosterData {
    RosterCheck(week.with(change)).checked().kept
  }

  private func issues(_ change: (inout RosterData) -> Void) -> [RosterIssue] { Self.issues(change) }
  private func kept(_ change: (inout RosterData) -> Void) -> RosterData { Self.kept(change) }

  private let one = VolunteerID("V1")
  private let morning = ShiftID("1A")

  @Test("sound data have no issue and are kept whole")
  func sound() {
    #expect(issues { _ in } == [])
    #expect(kept { _ in } == Self.week)
    #expect(RosterCheck(QingyangWeek.data).checked().issues == [])
  }

  @Test("repeated ids are named, and keep the question from being asked")
  func repeated() {
    let found = issues { data in
      data.addCommunity("C1")
      data.addCommunity("C1")
      data.ageBands = [AgeBand(name: "minor"), AgeBand(name: "minor")]
      data.addVolunteer("V2", isAvailable: false)
      data.shiftTypes.append(ShiftType(id: ShiftTypeID("A")))
      data.addShift("1A")
      data.options.levels = [RosterLevel(.travel), RosterLevel(.travel)]
    }
    #expect(
      found == [
        .repeated(kind: .community, id: "C1", at: 1), .repeated(kind: .ageBand, id: "minor", at: 1),
        .repeated(kind: .volunteer, id: "V2", at: 2), .repeated(kind: .shiftType, id: "A", at: 4),
        .repeated(kind: .shift, id: "1A", at: 14), .repeated(kind: .level, id: "travel", at: 1),
      ])
    #expect(found.count { $0.isFatal } == found.count)
    #expect(throws: RosterInstanceError.self) { try RosterInstance(Self.week.with { $0.addVolunteer("V1") }) }
  }

  @Test("everything that refers to nothing is named with its table and row")
  func unknown() {
    let found = issues { data in
      data.change(volunteer: "V1") { person in
        person.home = CommunityID("C7")
        person.communities = [CommunityID("C8")]
        person.ageBand = "minor"
        person.limits.shiftsByType = [ShiftTypeID("X"): 1]
        person.group = "school"
      }
      data.limits.shiftsByType = [ShiftTypeID("Y"): 1]
      data.groupLimits["school"] = data.limits
      data.change(type: "A") { $0.forbiddenSuccessors = [ShiftTypeID("Z")] }
      data.change(shift: "1E") { shift in
        shift.type = ShiftTypeID("Q")
        shift.community = CommunityID("C9")
      }
      data.addAvailability("V9")
      data.wishes.append(
        Wish(
          volunteer: VolunteerID("V8"), days: data.dates(1, 1), type: ShiftTypeID("R"), shift: ShiftID("9A"),
          isFor: true))
      data.pair("V1", "V7", .apart)
      data.pin("V6", "1A")
      data.pin("V1", "8A")
    }
    #expect(
      found == [
        .unknown(kind: .community, id: "C7", in: .volunteers, at: 0),
        .unknown(kind: .community, id: "C8", in: .volunteers, at: 0),
        .unknown(kind: .ageBand, id: "minor", in: .volunteers, at: 0),
        .unknown(kind: .shiftType, id: "X", in: .volunteers, at: 0),
        .unknown(kind: .shiftType, id: "Y", in: .limits, at: 0),
        .unknown(kind: .shiftType, id: "Y", in: .limits, at: 1),
        .unknown(kind: .shiftType, id: "Z", in: .shiftTypes, at: 0),
        .unknown(kind: .shiftType, id: "Q", in: .shifts, at: 1),
        .unknown(kind: .community, id: "C9", in: .shifts, at: 1),
        .unknown(kind: .volunteer, id: "V9", in: .availability, at: 2),
        .unknown(kind: .volunteer, id: "V8", in: .wishes, at: 0),
        .unknown(kind: .shiftType, id: "R", in: .wishes, at: 0),
        .unknown(kind: .shift, id: "9A", in: .wishes, at: 0), .unknown(kind: .volunteer, id: "V7", in: .pairs, at: 0),
        .unknown(kind: .volunteer, id: "V6", in: .pins, at: 0), .unknown(kind: .shift, id: "8A", in: .pins, at: 1),
      ])
    #expect(found.count { $0.isFatal } == found.count)
  }

  @Test("history of people who have left is left out, and an old type is forgotten")
  func oldHistory() {
    func change(_ data: inout RosterData) {
      data.addHistory("V9", day: 0, type: "A")
      data.addHistory("V1", day: 0, type: "A")
      data.history[1].type = ShiftTypeID("old")
    }
    let found = issues(change)
    #expect(
      found == [
        .unknown(kind: .volunteer, id: "V9", in: .history, at: 0),
        .unknown(kind: .shiftType, id: "old", in: .history, at: 1),
      ])
    #expect(found.count { $0.isFatal } == 0)
    #expect(kept(change).history.map(\.volunteer) == [one])
    #expect(kept(change).history.map(\.type) == [nil])
  }

  @Test("worked shifts in the horizon, of no length, or told twice are left out")
  func history() {
    func change(_ data: inout RosterData) {
      data.addHistory("V1", day: 1, type: "A")
      data.addHistory("V1", day: -1, type: "E")
      data.addHistory("V1", day: 0, type: "E")
      data.addHistory("V1", day: -1, type: "E", isUnpopular: true)
      data.history.append(WorkedShift(volunteer: one, date: data.date(0), window: .init("10:00-10:00")))
      data.history.append(WorkedShift(volunteer: one, date: data.date(0), window: .init("10:00-34:01")))
    }
    #expect(
      issues(change) == [
        .historyInHorizon(one, Self.week.date(1), at: 0), .repeatedRow(.history, at: 3, of: 1),
        .window(.init("10:00-10:00"), .history, at: 4), .window(.init("10:00-34:01"), .history, at: 5),
      ])
    #expect(kept(change).history.map(\.date) == [Self.week.date(-1), Self.week.date(0)])
  }

  @Test("a shift too long, of no length, outside the horizon or of another day goes, with its pins and wishes")
  func shifts() {
    func change(_ data: inout RosterData) {
      data.addShift("T1-1A", window: .init("10:00-34:01"))
      data.addShift("T2-1A", window: .init("10:00-10:00"))
      data.addShift("8A")
      data.addShift("T3-1A", window: .init("25:00-26:00"))
      data.addShift("T4-1A", window: .init("10:00-34:00"))
      data.pin("V1", "T1-1A")
      data.wishes = [Wish(volunteer: one, days: data.dates(1, 1), shift: ShiftID("8A"), isFor: true)]
    }
    #expect(
      issues(change) == [
        .shiftLength(ShiftID("T1-1A"), minutes: 1441, at: 14), .shiftLength(ShiftID("T2-1A"), minutes: 0, at: 15),
        .shiftOutside(ShiftID("8A"), Self.week.date(8), at: 16), .window(.init("25:00-26:00"), .shifts, at: 17),
      ])
    let kept = kept(change)
    #expect(kept.shifts.count == 15)
    #expect(kept.shifts.last?.id == ShiftID("T4-1A"))
    #expect(kept.pins == [])
    #expect(kept.wishes == [])
  }

  @Test("heads, prices and weights that make no sense keep the question from being asked")
  func demand() {
    let heads = [
      HeadCount(minimum: -1, desired: 1, maximum: 1), HeadCount(minimum: 2, desired: 1, maximum: 2),
      HeadCount(desired: 2, maximum: 1),
    ]
    let prices = [
      HeadCount(desired: 1, maximum: 1, understaffingPrice: -1), HeadCount(desired: 1, maximum: 1, minimumPrice: -2),
      HeadCount(desired: 1, maximum: nil, overstaffingPrice: -3),
    ]
    for count in heads {
      #expect(issues { $0.change(shift: "1E") { $0.heads = count } } == [.headCount(ShiftID("1E"), count, at: 1)])
    }
    for (count, price) in zip(prices, [-1, -2, -3]) {
      #expect(issues { $0.change(shift: "1E") { $0.heads = count } } == [.negativePrice(price, .shifts, at: 1)])
    }
    let tooMuch = RosterIssue.greatestPrice + 1
    #expect(
      issues { data in
        data.wishes = [Wish(volunteer: one, days: data.dates(1, 1), isFor: true, weight: tooMuch)]
      } == [.negativePrice(tooMuch, .wishes, at: 0)])
    #expect(RosterIssue.negativePrice(-1, .wishes, at: 0).isFatal)
    #expect(RosterIssue.headCount(morning, heads[0], at: 0).isFatal)
  }

  @Test("levels that cannot be added, or add nothing, keep the question from being asked")
  func levels() {
    let mixed = RosterLevel(name: "mixed", parts: [.init(.unfilled), .init(.fairness(.shifts))])
    let empty = RosterLevel(name: "empty", parts: [])
    let light = RosterLevel(name: "light", parts: [.init(.unfilled, weight: 0), .init(.wishes)])
    let found = issues { $0.options.levels = [.penalties, mixed, empty, light] }
    #expect(found == ["mixed", "empty", "light"].map { .levelCannotBeSummed($0) })
    #expect(found.count { $0.isFatal } == found.count)
  }

  @Test("a skill of nobody is left out, one of more people than may come is told")
  func skillCount() {
    func change(_ data: inout RosterData) {
      data.volunteers[0].qualifications = [HeldQualification("lead")]
      data.change(shift: "1A") { $0.skills = [SkillDemand("lead", count: 0), SkillDemand("lead", count: 2)] }
    }
    #expect(
      issues(change) == [.skillCount(morning, "lead", count: 0, at: 0), .skillCount(morning, "lead", count: 2, at: 0)])
    #expect(kept(change).shifts[0].skills == [SkillDemand("lead", count: 2)])
  }

  @Test("skills that nobody has that day, more heads than people and people without time are told")
  func shortages() {
    func change(_ data: inout RosterData) {
      data.volunteers[0].qualifications = [HeldQualification("lead", validUntil: data.date(1))]
      for id in ["1A", "2A"] { data.change(shift: id) { $0.skills = [SkillDemand("lead", count: 1)] } }
      data.change(shift: "1E") { $0.requiredQualifications = ["check"] }
      data.change(shift: "7E") { $0.heads = HeadCount(3) }
      data.addVolunteer("V3", isAvailable: false)
      data.addAvailability("V3", days: data.dates(20, 30))
    }
    #expect(
      issues(change) == [
        .noAvailability(VolunteerID("V3"), at: 2), .nobodyHas("check", ShiftID("1E"), at: 1),
        .nobodyHas("lead", ShiftID("2A"), at: 2),
      ])
    #expect(
      issues { $0.change(shift: "7E") { $0.heads = HeadCount(3) } } == [
        .moreHeadsThanPeople(ShiftID("7E"), wanted: 3, people: 2, at: 13)
      ])
  }

  @Test("entries that speak of no time are left out")
  func entries() {
    func change(_ data: inout RosterData) {
      data.addAvailability("V1", .leave, days: .dates(data.date(3), data.date(2)))
      data.addAvailability("V1", .leave, window: .init("10:00-09:00"))
      data.addAvailability("V1", .leave, days: .weekly([]))
      let window = TimeWindow(startMinute: -5, endMinute: 10)
      data.wishes = [Wish(volunteer: one, days: data.dates(1, 1), window: window, isFor: true)]
    }
    #expect(
      issues(change) == [
        .emptyDates(.availability, at: 2), .window(.init("10:00-09:00"), .availability, at: 3),
        .emptyDates(.availability, at: 4), .window(TimeWindow(startMinute: -5, endMinute: 10), .wishes, at: 0),
      ])
    #expect(kept(change) == Self.week)
  }

  @Test("coordinates that are no numbers are forgotten, bands and qualifications that make no sense are named")
  func oddities() {
    func change(_ data: inout RosterData) {
      data.addCommunity("C1", at: Point(x: .nan, y: 0))
      data.change(shift: "1A") { $0.place = Point(x: 0, y: .infinity) }
      data.groupLimits["shcool"] = LineLimits()
      let held = HeldQualification("lead", validFrom: data.date(3), validUntil: data.date(2))
      data.volunteers[0].qualifications = [held]
    }
    #expect(
      issues(change) == [
        .emptyGroup("shcool"), .location(kind: .community, id: "C1", at: 0), .location(kind: .shift, id: "1A", at: 0),
        .validity(one, "lead", at: 0),
      ])
    #expect(kept(change).communities[0].location == nil)
    #expect(kept(change).shifts[0].place == nil)
    let bands = [
      AgeBand(name: "a", window: .init("10:00-10:00")), AgeBand(name: "b", maximumMinutesPerDay: -1),
    ]
    let found = issues { $0.ageBands = bands }
    #expect(found == [.ageBand("a", at: 0), .ageBand("b", at: 1)])
    #expect(found.count { $0.isFatal } == found.count)
  }

  @Test("pair rules that contradict each other are left out; apart is kept")
  func pairs() {
    func change(_ data: inout RosterData) {
      data.addVolunteer("V3") { $0.isTrainee = true }
      data.pair("V1", "V1", .together)
      data.pair("V1", "V2", .apart)
      data.pair("V2", "V1", .together)
      data.pair("V1", "V2", .mentor)
      data.pair("V1", "V3", .mentor)
      data.pair("V3", "V2", .mentor)
      data.pair("V2", "V3", .atMostTogether(-1))
    }
    let pairs = Self.week.with(change).pairs
    #expect(
      issues(change) == [0, 2, 3, 4].map { .contradictoryPair(pairs[$0], at: $0) } + [
        .limit(name: "atMostTogether", value: "-1", volunteer: VolunteerID("V2"), group: nil)
      ])
    #expect(kept(change).pairs == [pairs[1], pairs[5]])
  }

  @Test("whatever is written down, the check ends, and what it keeps has nothing left to set aside", arguments: 0..<120)
  func settled(seed: UInt64) {
    let shape = RandomRoster.Shape(people: 5, days: 16, shiftsPerDay: 2)
    let (kept, issues) = RosterCheck(RandomRoster.data(seed: seed, shape)).checked()
    #expect(issues.count { $0.isFatal } == 0, "seed \(seed)")
    let again = RosterCheck(kept).checked()
    #expect(again.kept == kept, "seed \(seed)")
    #expect(again.issues.filter { !$0.isOnlyTold } == [], "seed \(seed): \(again.issues)")
  }
}

extension RosterIssue {
  /// Whether it leaves nothing out.
  fileprivate var isOnlyTold: Bool {
    switch self {
    case .noAvailability, .nobodyHas, .moreHeadsThanPeople, .skillCount, .emptyGroup, .validity: true
    default: false
    }
  }
}
