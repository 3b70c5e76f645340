import LinliDomain
import LinliGLPK
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("What is relaxed, and what never is")
struct RosterRelaxationTests {
  private func answer(
    _ plan: String, _ person: String, _ shift: String, _ data: RosterData
  ) throws -> RosterRemedies {
    try RosterRemedySearch(solver: GLPKSolver()).remedies(
      for: .placement(RosterAssignment(volunteer: VolunteerID(person), shift: ShiftID(shift))), in: RosterPlan(plan),
      of: RosterInstance(data), options: RosterSolveOptions())
  }

  /// What V1 would need for the morning of the first day, all else unchanged.
  private func relaxations(_ plan: String = "", _ change: (inout RosterData) -> Void) throws -> [RosterRelaxation] {
    let data = RosterData.days(3) { data in
      data.addCommunity("C1")
      data.addCommunity("C2")
      data.addVolunteer("V1")
      data.addShift("1A")
      change(&data)
    }
    let answer = try answer(plan, "V1", "1A", data)
    let remedy = try #require(answer.remedies.first)
    #expect(answer.isSound && answer.ending == .proven)
    #expect(remedy.isMinimal && remedy.isFewest)
    return remedy.relaxations
  }

  private let volunteer = VolunteerID("V1")
  private let shift = ShiftID("1A")
  private let morning = TimeWindow("08:30-11:30")

  @Test("hours: available for longer, an unavailable hour taken back, leave given up for the time of the shift")
  func hours() throws {
    let longer = try relaxations { data in
      data.availability = []
      data.addAvailability("V1", window: .init("06:00-10:30"))
    }
    #expect(longer == [.availability(volunteer, shift, minutes: 60)])
    let back = try relaxations { $0.addAvailability("V1", .unavailable, window: .init("11:00-16:00")) }
    #expect(back == [.unavailability(volunteer, shift, minutes: 30)])
    let leave = try relaxations { data in data.addAvailability("V1", .leave, days: data.dates(1, 2)) }
    #expect(leave == [.leave(volunteer, shift, minutes: 180)])
  }

  @Test("leave that is given up for a shift holds for all other hours")
  func leaveElsewhere() throws {
    var data = RosterData.days(3)
    data.addVolunteer("V1")
    for id in ["1A", "1P", "2A", "3A"] { data.addShift(id) }
    data.addAvailability("V1", .leave, days: data.dates(1, 2))
    let instance = try RosterInstance(data)
    let relaxed = try RosterInstance(instance.keptData.relaxed(by: [.leave(volunteer, shift, minutes: 180)]))
    let open = relaxed.shifts.filter { relaxed.ineligibility(of: volunteer, for: $0.id).isEmpty }.map(\.id.text)
    #expect(open == ["1A", "3A"])
    #expect(instance.keptData.relaxed(by: []) == instance.keptData)
  }

  @Test("what somebody holds, speaks and where they work")
  func holding() throws {
    let date = RosterData.days(3).date(1)
    let lacking = try relaxations { $0.change(shift: "1A") { $0.requiredQualifications = ["check"] } }
    #expect(lacking == [.qualification(volunteer, "check", on: date)])
    let ended = try relaxations { data in
      let before = data.date(0)
      data.change(shift: "1A") { $0.requiredQualifications = ["check"] }
      data.change(volunteer: "V1") { $0.qualifications = [HeldQualification("check", validUntil: before)] }
    }
    #expect(ended == [.renewal(volunteer, "check", on: date)])
    let speaking = try relaxations { $0.change(shift: "1A") { $0.languages = ["ug", "zh"] } }
    #expect(speaking == [.language(volunteer, ["ug", "zh"])])
    let elsewhere = try relaxations { data in
      data.change(shift: "1A") { $0.community = CommunityID("C1") }
      data.change(volunteer: "V1") { $0.communities = [CommunityID("C2")] }
    }
    #expect(elsewhere == [.community(volunteer, CommunityID("C1"))])
  }

  @Test("limits are moved just as far as it takes")
  func limits() throws {
    let week = try relaxations("V1 2A 3A") { data in
      data.addShifts("2A", "3A")
      data.change(volunteer: "V1") { $0.limits.shiftsPerWeek.maximum = 2 }
    }
    #expect(
      week == [
        .limit(RelaxedLimit(volunteer: volunteer, rule: .shiftsPerWeek, end: .most, type: nil, from: 2, to: 3))
      ])
    let hours = try relaxations("V1 2P") { data in
      data.addShift("2P")
      data.change(volunteer: "V1") { $0.limits.minutesPerHorizon.maximum = 240 }
    }
    #expect(
      hours == [
        .limit(
          RelaxedLimit(volunteer: volunteer, rule: .minutesPerHorizon, end: .most, type: nil, from: 240, to: 360))
      ])
    let rest = try relaxations { data in
      data.addHistory("V1", day: 0, type: "E")
      data.change(volunteer: "V1") { $0.limits.restMinutes = 720 }
    }
    #expect(
      rest == [.limit(RelaxedLimit(volunteer: volunteer, rule: .rest, end: .least, type: nil, from: 720, to: 660))])
  }

  @Test("a rule about two people is let go on that shift alone")
  func pair() throws {
    let rule = PairRule(volunteer, VolunteerID("V2"), .apart)
    // V2 has to stay: nobody else can lead.
    let apart = try relaxations("V2 1A") { data in
      data.addVolunteer("V2", holds: ["lead"])
      data.change(shift: "1A") { $0.heads = HeadCount(2) }
      data.change(shift: "1A") { $0.skills = [SkillDemand("lead", count: 1)] }
      data.pair("V1", "V2", .apart)
    }
    #expect(apart == [.pair(rule, shift)])
  }

  @Test(
    "a rule about two people that is let go on one shift holds on the others",
    arguments: [PairRule.Kind.apart, .together, .atMostTogether(0), .atMostTogether(1)])
  func pairElsewhere(kind: PairRule.Kind) throws {
    let data = RosterData.days(3) { data in
      data.addVolunteers("V1", "V2")
      for id in ["1A", "2A", "3A"] { data.addShift(id, heads: 2) }
      data.pair("V1", "V2", kind)
    }
    let program = RemedyProgram(
      try RosterInstance(data), RosterPlan([]), GLPKSolver(), RosterSolveOptions())
    let rule = PairRule(volunteer, VolunteerID("V2"), kind)
    /// Whether there is a roster in which both, or V1 alone, work some shifts, the rule being let go on the first day.
    func isPossible(_ days: String...) throws -> Bool {
      let shifts = days.map { ShiftID($0) }
      let people = kind == .together ? [volunteer] : [volunteer, VolunteerID("V2")]
      var goal = RemedyGoal()
      goal.wanted = shifts.flatMap { shift in people.map { RosterAssignment(volunteer: $0, shift: shift) } }
      if kind == .together {
        goal.avoided = shifts.map { RosterAssignment(volunteer: VolunteerID("V2"), shift: $0) }
      }
      if case .possible = try program.attempt(goal, [.pair(rule, shift)], wantsFewest: true) { return true }
      return false
    }
    #expect(try isPossible("1A"))
    #expect(try isPossible("1A", "2A") == (kind == .atMostTogether(1)))
    #expect(try !isPossible("1A", "2A", "3A"))
  }

  @Test("what is settled is lifted, and a full shift may have one more")
  func settled() throws {
    let forbidden = try relaxations { $0.pin("V1", "1A", .forbidden) }
    #expect(forbidden == [.pin(Pin(volunteer: volunteer, shift: shift, kind: .forbidden))])
    let full = try relaxations("V2 1A") { data in
      data.addVolunteers("V2")
      data.pin("V2", "1A")
    }
    #expect(full == [.place(shift, most: 2)])
  }

  @Test("somebody who works elsewhere at that time comes if another's hours let them take it over")
  func others() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("V1")
      data.addVolunteer("V2", isAvailable: false)
      data.addShift("1A")
      data.addShift("S-1A")
    }
    let answer = try answer("V1 S-1A", "V1", "1A", data)
    let remedy = try #require(answer.remedies.first)
    #expect(remedy.relaxations == [.availability(VolunteerID("V2"), ShiftID("S-1A"), minutes: 180)])
    #expect(remedy.isSound && remedy.isMinimal && remedy.changeCount == 3)
    #expect(answer.ending == .proven)
  }

  @Test("age bands, adults, mentors, two shifts at once: never let go, and told so")
  func never() throws {
    let minor = RosterData.days(1) { data in
      data.addVolunteer("V1") { $0.ageBand = "minor" }
      data.ageBands = [AgeBand(name: "minor", window: .init("12:00-20:00"))]
      data.addShift("1A")
    }
    let barred = try answer("", "V1", "1A", minor)
    #expect(barred.ending == .impossible && barred.remedies.isEmpty && barred.barred == [.ageBand("minor")])

    let alone = RosterData.days(1) { data in
      data.addVolunteer("V1") { $0.ageBand = "minor" }
      data.ageBands = [AgeBand(name: "minor", needsAdult: true)]
      data.addShift("1A")
    }
    let unaccompanied = try answer("", "V1", "1A", alone)
    #expect(unaccompanied.ending == .impossible && unaccompanied.obstacles.map(\.word) == ["noAdult"])

    let trainee = RosterData.days(1) { data in
      data.addVolunteers("V1", "V2")
      data.addShift("1A")
      data.pair("V1", "V2", .mentor)
    }
    let untaught = try answer("", "V1", "1A", trainee)
    #expect(untaught.ending == .impossible && untaught.obstacles.map(\.word) == ["traineeAlone"])

    let busy = RosterData.days(1) { data in
      data.addVolunteers("V1")
      data.addShift("1A")
      data.addShift("S-1A")
    }
    let twice = try answer("V1 S-1A", "V1", "1A", busy)
    #expect(twice.ending == .impossible && twice.obstacles.map(\.word) == ["overlap"])
  }

  @Test("an adult who can come is brought along instead")
  func adult() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("V1") { $0.ageBand = "minor" }
      data.addVolunteer("V2")
      data.ageBands = [AgeBand(name: "minor", needsAdult: true)]
      data.addShift("1A", heads: 2)
    }
    let remedy = try #require(try answer("", "V1", "1A", data).remedies.first)
    #expect(remedy.relaxations.isEmpty && remedy.changeCount == 2 && remedy.isFewest)
  }

  @Test("with no tries left nothing is claimed")
  func limited() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("V1") { $0.limits.shiftsPerDay = 0 }
      data.addShift("1A")
    }
    var search = RosterRemedySearch(solver: GLPKSolver())
    search.tryLimit = 1
    let answer = try search.remedies(
      for: .placement(RosterAssignment(volunteer: volunteer, shift: shift)), in: RosterPlan([]),
      of: RosterInstance(data), options: RosterSolveOptions())
    #expect(answer.ending == .open && answer.remedies.isEmpty)
  }
}
