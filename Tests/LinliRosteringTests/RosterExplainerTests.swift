import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Why somebody is on a shift or is not")
struct RosterExplainerTests {
  private let instance: RosterInstance
  private let explainer: RosterExplainer

  init() throws {
    instance = try RosterInstance(QingyangWeek.data)
    explainer = RosterExplainer(instance, QingyangWeek.roster)
  }

  @Test("somebody without time for it is told so, and nothing else")
  func ineligible() {
    let explanation = explainer.placement(of: VolunteerID("V03"), on: ShiftID("T1-1A"))
    #expect(!explanation.isAssigned)
    #expect(explanation.ineligibility == [.notAvailable])
    #expect(explanation.broken.isEmpty && explanation.releases.isEmpty && explanation.exchanges.isEmpty)
    #expect(explanation.isFull && explanation.assigned.map(\.text) == ["V01"])
  }

  @Test("somebody who works elsewhere at that time collides with that shift, which would have to go")
  func collision() throws {
    let explanation = explainer.placement(of: VolunteerID("V02"), on: ShiftID("T5-4A"))
    #expect(explanation.ineligibility.isEmpty)
    #expect(explanation.broken.map(\.word).contains("overlap"))
    #expect(explanation.collisions.map(\.text) == ["T1-4A"])
    let release = try #require(explanation.releases.first)
    #expect(explanation.releases.count == 1)
    #expect(release.shifts.map(\.text) == ["T1-4A"])
    // The desk would be left alone, at ten times the price of a missing person: nobody else is free.
    #expect(release.takers.isEmpty)
    let change = try #require(release.changes.first { $0.level == "unfilled" })
    #expect(change.before == 1 && change.after == 11)
  }

  @Test("a limit is told with what there would be; any shift could go, and those whom others take come first")
  func limit() throws {
    // V03 works four shifts, as many as they may in a week.
    let explanation = explainer.placement(of: VolunteerID("V03"), on: ShiftID("T2-5P"))
    #expect(explanation.isFull)
    let breach = try #require(explanation.broken.first?.lineBreach)
    #expect(breach.rule == .shiftsPerWeek && breach.value == 5 && breach.limit == 4)
    #expect(Set(explanation.releases.flatMap(\.shifts).map(\.text)) == ["T2-1P", "T2-2P", "T2-3P", "T2-4P"])
    #expect(explanation.releases.allSatisfy { $0.shifts.count == 1 })
  }

  @Test("for a full shift it is told in whose place they could come")
  func exchange() throws {
    // V12 works three shifts, the most they may.
    let explanation = explainer.placement(of: VolunteerID("V09"), on: ShiftID("T2-1P"))
    #expect(explanation.isFull && explanation.broken.isEmpty)
    #expect(Set(explanation.exchanges.map(\.leaves.text)) == ["V03", "V04"])
    #expect(explanation.exchanges.allSatisfy { $0.comes.text == "V09" && $0.broken.isEmpty })
  }

  @Test("for somebody on a shift it is told what would be missing without them, and who could come instead")
  func present() throws {
    let explanation = explainer.placement(of: VolunteerID("V01"), on: ShiftID("T5-4A"))
    #expect(explanation.isAssigned)
    #expect(explanation.changes.first { $0.level == "unfilled" }.map { $0.after - $0.before } == 11)
    #expect(explanation.exchanges.isEmpty)
    #expect(
      explainer.placement(of: VolunteerID("V04"), on: ShiftID("T2-1P")).exchanges.contains { $0.comes.text == "V09" })
  }

  @Test("pins and wishes about the two are told")
  func settled() throws {
    var data = QingyangWeek.data
    data.pins = [Pin(volunteer: VolunteerID("V01"), shift: ShiftID("T1-1A"), kind: .fixed)]
    data.wishes = [Wish(volunteer: VolunteerID("V01"), days: data.dates(1, 1), isFor: false, weight: 3)]
    let explanation = RosterExplainer(try RosterInstance(data), QingyangWeek.roster).placement(
      of: VolunteerID("V01"), on: ShiftID("T1-1A"))
    #expect(explanation.pins == [.fixed])
    #expect(explanation.wishes.map(\.weight) == [3])
    #expect(explanation.broken.map(\.word) == ["pin"])
  }

  @Test("what was broken before does not count as broken by a change, unless it gets worse")
  func alreadyBroken() throws {
    var plan = QingyangWeek.roster.assignments
    plan.append(RosterAssignment(volunteer: VolunteerID("V03"), shift: ShiftID("T2-5P")))
    let explainer = RosterExplainer(instance, RosterPlan(plan))
    #expect(explainer.placement(of: VolunteerID("V09"), on: ShiftID("T2-1P")).broken.isEmpty)
    let worse = explainer.placement(of: VolunteerID("V03"), on: ShiftID("T2-5P"))
    #expect(worse.isAssigned)
  }
}

@Suite("Why a shift is not filled, in people")
struct UnfilledExplanationTests {
  private func explained(
    _ data: RosterData, _ plan: RosterPlan, _ stages: [LevelStage] = []
  ) throws -> [UnfilledExplanation] {
    let instance = try RosterInstance(data)
    return RosterExplainer(instance, plan).explanations(of: RosterFigures(instance, plan).unfilled, stages: stages)
  }

  @Test("Thursday morning: two are free, guiding takes one, and counting proves it")
  func qingyang() throws {
    let explanations = try explained(QingyangWeek.data, QingyangWeek.roster)
    let explanation = try #require(explanations.first)
    #expect(explanations.count == 1)
    #expect(explanation.unfilled.shift.text == "T5-4A" && explanation.unfilled.heads == 1)
    #expect(explanation.assigned.map(\.text) == ["V01"])
    let groups = HindranceGroup.groups(of: try #require(explanation.people))
    #expect(
      groups.filter(\.isFree) == [HindranceGroup(cause: .busy(ShiftID("T1-4A")), volunteers: [VolunteerID("V02")])])
    let others = groups.filter { !$0.isFree }
    #expect(others.map(\.word) == ["notAvailable"])
    #expect(others.flatMap(\.volunteers).count == 10)
    guard case .atThatTime(let shortage) = explanation.proof else {
      Issue.record("\(explanation.proof)")
      return
    }
    #expect(shortage.missing == 1)
  }

  @Test("each obstacle is told of the person whom it keeps")
  func obstacles() throws {
    let data = RosterData.days(2) { data in
      data.addVolunteers("away", "busy", "free", "mate", "spent")
      data.addVolunteer("unqualified") { $0.communities = [CommunityID("C9")] }
      data.communities = [Community(id: CommunityID("C1")), Community(id: CommunityID("C9"))]
      data.addAvailability("away", .leave, days: data.dates(1, 1))
      data.addShift("1A", heads: 4) { $0.community = CommunityID("C1") }
      data.addShift("S2-1A", heads: 1)
      data.addShift("2P", heads: 1)
      data.change(volunteer: "spent") { $0.limits.shiftsPerHorizon.maximum = 1 }
      data.pairs = [PairRule(VolunteerID("mate"), VolunteerID("free"), .together)]
    }
    let plan = RosterPlan([
      RosterAssignment(volunteer: VolunteerID("busy"), shift: ShiftID("S2-1A")),
      RosterAssignment(volunteer: VolunteerID("spent"), shift: ShiftID("2P")),
    ])
    let explanation = try #require(try explained(data, plan).first { $0.unfilled.shift.text == "1A" })
    let obstacles = Dictionary(
      uniqueKeysWithValues: try #require(explanation.people).map { ($0.volunteer, $0.obstacle) })
    #expect(obstacles[VolunteerID("away")] == .ineligible([.onLeave]))
    #expect(obstacles[VolunteerID("unqualified")] == .ineligible([.community(CommunityID("C1"))]))
    #expect(obstacles[VolunteerID("busy")] == .busy([ShiftID("S2-1A")]))
    guard case .limits(let breaches)? = obstacles[VolunteerID("spent")], case .company? = obstacles[VolunteerID("mate")]
    else {
      Issue.record("\(obstacles)")
      return
    }
    #expect(breaches.map(\.rule) == [.shiftsPerHorizon])
    #expect(breaches.map(\.value) == [2] && breaches.map(\.limit) == [1])
  }

  @Test("when heads are complete and a qualification is missing, the others come only in exchange")
  func onlyInExchange() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("lead", holds: ["lead"])
      data.addVolunteers("one", "two")
      data.addShift("1A", heads: 1) { $0.skills = [SkillDemand("lead", count: 1)] }
    }
    let plan = RosterPlan([RosterAssignment(volunteer: VolunteerID("one"), shift: ShiftID("1A"))])
    let explanation = try #require(try explained(data, plan).first)
    let people = try #require(explanation.people)
    #expect(people.map(\.obstacle) == [.onlyInExchange, .notWhatIsMissing])
    #expect(people.map(\.holds) == [["lead"], []])
  }

  @Test("without a shortage at its time the proof is that of the level")
  func proofOfLevel() throws {
    let data = RosterData.days(2) { data in
      data.addVolunteer("V1") { $0.limits.shiftsPerHorizon.maximum = 1 }
      data.addShift("1A")
      data.addShift("2A")
    }
    let plan = RosterPlan([RosterAssignment(volunteer: VolunteerID("V1"), shift: ShiftID("1A"))])
    let stage = { (bound: Double, termination: Termination) in
      LevelStage(
        name: "unfilled", objective: 1, bound: bound, termination: termination, statistics: SolveStatistics())
    }
    #expect(try explained(data, plan, [stage(1, .optimal)]).map(\.proof) == [.levelIsLeast("unfilled")])
    #expect(
      try explained(data, plan, [stage(0, .limit(.time))]).map(\.proof)
        == [.open(level: "unfilled", value: 1, bound: 0)])
    #expect(try explained(data, plan).map(\.proof) == [.open(level: "unfilled", value: nil, bound: nil)])
  }
}
