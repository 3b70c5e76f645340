import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

/// For every rule that looks across lines a roster that breaks just this one, and the nearest one that keeps it.
@Suite("Roster audit")
struct AuditTests {
  typealias Violation = RosterAudit.Violation

  private func violations(
    _ plan: String, claims: [String: Double] = [:], isDemandRequired: Bool = false,
    _ change: (inout RosterData) -> Void = { _ in }
  ) throws -> [Violation] {
    let instance = try RosterInstance(AuditLineTests.fortnight.with(change))
    return RosterAudit(instance, RosterPlan(plan), claims: claims, isDemandRequired: isDemandRequired).violations
  }

  private func assignment(_ volunteer: String, _ shift: String) -> RosterAssignment {
    RosterAssignment(volunteer: VolunteerID(volunteer), shift: ShiftID(shift))
  }

  @Test("no roster, and one of a question without rules, breaks nothing")
  func sound() throws {
    #expect(try violations("") == [])
    #expect(try violations("V1 1A 1P 1E 1N 2A, V2 1A, V3 14N") == [])
    #expect(RosterAudit(try RosterInstance(AuditLineTests.fortnight), RosterPlan("")).isSound)
  }

  @Test("people and shifts that do not exist or were set aside are named")
  func unknown() throws {
    #expect(
      try violations("V1 T-1A 9X, V9 1A") { $0.addShift("T-1A", window: .init("00:00-24:01")) } == [
        .unknownAssignment(assignment("V1", "9X")), .unknownAssignment(assignment("V1", "T-1A")),
        .unknownAssignment(assignment("V9", "1A")),
      ])
  }

  @Test("somebody who may not work a shift is named with each reason")
  func notEligible() throws {
    #expect(
      try violations("V1 1A 2A") { data in
        data.addAvailability("V1", .leave, days: data.dates(1, 1))
        data.change(shift: "1A") { $0.requiredQualifications = ["check"] }
        data.volunteers[0].qualifications = [HeldQualification("check", validFrom: data.date(2))]
        data.volunteers[1].qualifications = [HeldQualification("check")]
      } == [
        .notEligible(assignment("V1", "1A"), because: .onLeave),
        .notEligible(
          assignment("V1", "1A"),
          because: .notValidOnDate("check", from: AuditLineTests.fortnight.date(2), until: nil)),
      ])
  }

  @Test("a shift takes no more than its most people")
  func heads() throws {
    func ask(_ plan: String) throws -> [Violation] {
      try violations(plan) { $0.change(shift: "1A") { $0.heads = HeadCount(desired: 1, maximum: 2) } }
    }
    #expect(try ask("V1 1A, V2 1A") == [])
    #expect(try ask("V1 1A, V2 1A, V3 1A") == [.tooManyHeads(ShiftID("1A"), count: 3, maximum: 2)])
  }

  @Test("a team comes whole or not at all")
  func teams() throws {
    func ask(_ plan: String, minimum: Int) throws -> [Violation] {
      try violations(plan) { data in
        data.change(shift: "1A") { shift in
          shift.heads = HeadCount(minimum: minimum, desired: 3, maximum: nil)
          shift.isAllOrNothing = true
        }
      }
    }
    #expect(try ask("", minimum: 2) == [])
    #expect(try ask("V1 1A", minimum: 2) == [.incompleteTeam(ShiftID("1A"), count: 1, needed: 2)])
    #expect(try ask("V1 1A, V2 1A", minimum: 2) == [])
    #expect(try ask("V1 1A, V2 1A", minimum: 0) == [.incompleteTeam(ShiftID("1A"), count: 2, needed: 3)])
    #expect(try ask("V1 1A, V2 1A, V3 1A", minimum: 0) == [])
  }

  @Test("a trainee works beside one of their mentors, or beside anybody experienced if none is named")
  func trainees() throws {
    func ask(_ plan: String, mentors: [String]) throws -> [Violation] {
      try violations(plan) { data in
        data.addVolunteer("V4")
        for index in [0, 3] { data.volunteers[index].isTrainee = true }
        for mentor in mentors { data.pair("V1", mentor, .mentor) }
      }
    }
    let alone = Violation.traineeAlone(assignment("V1", "1A"))
    #expect(try ask("V1 1A, V2 1A", mentors: []) == [])
    #expect(try ask("V1 1A, V2 1P", mentors: []) == [alone])
    #expect(try ask("V1 1A, V4 1A", mentors: []) == [alone, .traineeAlone(assignment("V4", "1A"))])
    #expect(try ask("V1 1A, V2 1A, V4 1A", mentors: []) == [])
    #expect(try ask("V1 1A, V2 1A", mentors: ["V3"]) == [alone])
    #expect(try ask("V1 1A, V2 1A", mentors: ["V3", "V2"]) == [])
  }

  @Test("a mentor rule holds for somebody who is not called a trainee too")
  func mentorRule() throws {
    #expect(try violations("V1 1A") { $0.pair("V1", "V2", .mentor) } == [.traineeAlone(assignment("V1", "1A"))])
    #expect(try violations("V1 1A, V2 1A 2A") { $0.pair("V1", "V2", .mentor) } == [])
  }

  @Test("who needs an adult has one on the shift")
  func adults() throws {
    func ask(_ plan: String) throws -> [Violation] {
      try violations(plan) { data in
        data.ageBands = [AgeBand(name: "minor", needsAdult: true), AgeBand(name: "senior")]
        for index in 0...1 { data.volunteers[index].ageBand = "minor" }
        data.volunteers[2].ageBand = "senior"
      }
    }
    #expect(try ask("V1 1A, V2 1A, V3 1A") == [])
    #expect(try ask("V1 1A, V2 1A, V3 2A") == [.noAdult(assignment("V1", "1A")), .noAdult(assignment("V2", "1A"))])
  }

  @Test("people together, apart, and not too often together")
  func pairs() throws {
    let (one, two) = (VolunteerID("V1"), VolunteerID("V2"))
    #expect(try violations("V1 1A 2A, V2 1A 2A, V3 3A") { $0.pair("V2", "V1", .together) } == [])
    #expect(
      try violations("V1 1A, V2 1A 2A") { $0.pair("V2", "V1", .together) } == [
        .pair(PairRule(two, one, .together), ShiftID("2A"), count: 1)
      ])
    #expect(try violations("V1 1A, V2 1P") { $0.pair("V2", "V1", .apart) } == [])
    #expect(
      try violations("V1 1A, V2 1A") { $0.pair("V2", "V1", .apart) } == [
        .pair(PairRule(two, one, .apart), ShiftID("1A"), count: 2)
      ])
    #expect(try violations("V1 1A 2A, V2 1A") { $0.pair("V2", "V1", .atMostTogether(1)) } == [])
    #expect(
      try violations("V1 1A 2A, V2 1A 2A") { $0.pair("V2", "V1", .atMostTogether(1)) } == [
        .pair(PairRule(two, one, .atMostTogether(1)), nil, count: 2)
      ])
  }

  @Test("a household has no more visitors than it may")
  func visitors() throws {
    func ask(_ plan: String) throws -> [Violation] {
      try violations(plan) { data in
        data.options.visitorsPerHousehold = 1
        for id in ["1A", "2A", "2P"] { data.change(shift: id) { $0.household = "H" } }
      }
    }
    #expect(try ask("V1 1A 2A 2P, V2 3A") == [])
    #expect(try ask("V1 1A 2P, V2 2A") == [.visitors(household: "H", count: 2, maximum: 1)])
  }

  @Test("fixed pins are worked, forbidden ones are not, published ones may change, and those set aside are forgotten")
  func pins() throws {
    func ask(_ plan: String) throws -> [Violation] {
      try violations(plan) { data in
        data.pin("V1", "1A")
        data.pin("V1", "2A", .forbidden)
        data.pin("V1", "3A", .published)
        data.pin("V1", "4A")
        data.pin("V1", "4A", .forbidden)
      }
    }
    func pin(_ shift: String, _ kind: Pin.Kind) -> Violation {
      .pin(Pin(volunteer: VolunteerID("V1"), shift: ShiftID(shift), kind: kind))
    }
    #expect(try ask("V1 1A") == [])
    #expect(try ask("V1 1A 4A") == [])
    #expect(try ask("") == [pin("1A", .fixed)])
    #expect(try ask("V1 1A 2A") == [pin("2A", .forbidden)])
  }

  @Test("missing people and skills are violations only if all demand is required")
  func demand() throws {
    func ask(_ plan: String, isDemandRequired: Bool = true) throws -> [Violation] {
      try violations(plan, isDemandRequired: isDemandRequired) { data in
        data.shifts = data.shifts.filter { $0.id.text == "1A" }
        data.volunteers[0].qualifications = [HeldQualification("lead")]
        data.change(shift: "1A") { shift in
          shift.heads = HeadCount(2)
          shift.skills = [SkillDemand("lead", count: 1)]
        }
      }
    }
    #expect(try ask("V1 1A, V2 1A") == [])
    #expect(try ask("V2 1A, V3 1A") == [.demandNotMet(ShiftID("1A"), missing: 1)])
    #expect(try ask("V2 1A") == [.demandNotMet(ShiftID("1A"), missing: 2)])
    #expect(try ask("V2 1A", isDemandRequired: false) == [])
  }

  @Test("what is claimed for a level is counted again")
  func claims() throws {
    #expect(try violations("V1 1A 2A, V2 1P", claims: ["unfilled": 53, "fairness": 2, "travel": 0]) == [])
    #expect(
      try violations("V1 1A", claims: ["travel": 1, "unfilled": 54, "other": 3]) == [
        .claim(level: "unfilled", claimed: 54, counted: 55), .claim(level: "travel", claimed: 1, counted: 0),
        .unknownLevel("other", claimed: 3),
      ])
    #expect(try violations("", claims: ["unfilled": .nan]).count == 1)
  }

  @Test("a fair share is counted with the audit's own idea of who may work what")
  func ownCapacity() throws {
    let data = AuditLineTests.fortnight.with { $0.addAvailability("V2", .leave) }
    let audit = RosterAudit(try RosterInstance(data), RosterPlan("V1 1A, V3 1A"))
    #expect(audit.figures.value(of: .fairness(.shifts)) == 0)
    #expect(audit.figures.volunteers[1].capacity[.shifts] == 0)
  }
}
