import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// Figures counted by hand.
@Suite("Roster figures")
struct FiguresTests {
  /// Two people who are always available, and a morning and an evening on each of seven days.
  private static var week: RosterData {
    RosterData.days(7) { data in
      data.addVolunteers("V1", "V2")
      for day in 1...7 { data.addShifts("\(day)A", "\(day)E") }
    }
  }

  private func figures(_ plan: String, _ change: (inout RosterData) -> Void = { _ in }) throws -> RosterFigures {
    RosterFigures(try RosterInstance(Self.week.with(change)), RosterPlan(plan))
  }

  @Test("an empty roster lacks everything and costs nothing else")
  func empty() throws {
    let found = try figures("")
    #expect(found.unfilled.count == 14)
    #expect(found.value(of: .unfilled) == 14)
    for measure in RosterMeasure.all where measure != .unfilled { #expect(found.value(of: measure) == 0) }
    #expect(found.volunteers.map(\.volunteer.text) == ["V1", "V2"])
  }

  @Test("assignments of nobody, or to nothing, count nothing")
  func unknown() throws {
    #expect(try figures("V9 1A, V1 9A") == figures(""))
  }

  @Test("missing people and skills cost their prices, people too many theirs")
  func demand() throws {
    let found = try figures("V1 1A, V1 2A, V2 2A") { data in
      data.shifts.removeAll { !["1A", "2A", "3A"].contains($0.id.text) }
      data.addVolunteer("V3", holds: ["lead"])
      let heads = HeadCount(
        minimum: 2, desired: 4, maximum: nil, understaffingPrice: 3, minimumPrice: 10, overstaffingPrice: 7)
      data.change(shift: "1A") { shift in
        shift.heads = heads
        shift.skills = [SkillDemand("lead", count: 2, missingPrice: 100), SkillDemand("lead", count: 1)]
      }
      data.change(shift: "2A") { $0.heads = HeadCount(desired: 0, maximum: nil, overstaffingPrice: 7) }
    }
    #expect(
      found.unfilled == [
        UnfilledShift(shift: ShiftID("1A"), heads: 3, belowMinimum: 1, skills: ["lead": 2]),
        UnfilledShift(shift: ShiftID("3A"), heads: 1, belowMinimum: 0, skills: [:]),
      ])
    #expect(found.value(of: .unfilled) == 3 * 3 + 10 + 200 + 10 + 1)
    #expect(found.value(of: .belowMinimum) == 1)
    #expect(found.value(of: .overstaffing) == 14)
    #expect(found.value(of: .penalties) == 230 + 14)
    let weighted = RosterLevel(name: "w", parts: [.init(.belowMinimum, weight: 5), .init(.overstaffing, weight: 2)])
    #expect(found.value(of: weighted) == 33)
  }

  @Test("a skill counts those who hold it on the day of the shift")
  func skillOnDate() throws {
    let found = try figures("V1 1A 2A") { data in
      data.shifts.removeAll { !["1A", "2A"].contains($0.id.text) }
      data.volunteers[0].qualifications = [HeldQualification("lead", validUntil: data.date(1))]
      data.volunteers[1].qualifications = [HeldQualification("lead")]
      for id in ["1A", "2A"] { data.change(shift: id) { $0.skills = [SkillDemand("lead", count: 1)] } }
    }
    #expect(
      found.unfilled == [UnfilledShift(shift: ShiftID("2A"), heads: 0, belowMinimum: 0, skills: ["lead": 1])])
    #expect(found.value(of: .unfilled) == 10)
  }

  @Test("stability counts what is lost of the published roster, and newcomers on its shifts only")
  func stability() throws {
    let found = try figures("V1 1A 3A 4A, V2 1A 2A") { data in
      for id in ["1A", "2A"] { data.change(shift: id) { $0.heads = HeadCount(2) } }
      data.pin("V1", "1A", .published)
      data.pin("V1", "1A", .published)
      data.pin("V1", "2A", .published)
      data.pin("V1", "3A", .fixed)
    }
    // Lost: V1 on 2A. New on published shifts: V2 on 1A and 2A. V1 on 3A and 4A changes nothing that was published.
    #expect(found.value(of: .stability) == 3)
  }

  @Test("people's figures are counted in the horizon")
  func people() throws {
    let found = try figures("V1 1A 1E 6A 7A 7E, V2 2A") { data in
      data.change(shift: "1E") { $0.isUnpopular = true }
      data.addHistory("V1", day: 0, type: "A", isUnpopular: true)
    }
    let first = found.volunteers[0]
    #expect(first.shifts == 5)
    #expect(first.minutes == 900)
    #expect(first.weekendShifts == 3)
    #expect(first.weekends == 1)
    #expect(first.unpopular == 1)
    #expect(first.carried == [.shifts: 1, .minutes: 180, .weekends: 1, .unpopular: 1])
    #expect(found.volunteers[1].carried == [.shifts: 0, .minutes: 0, .weekends: 0, .unpopular: 0])
  }

  @Test("a fair share is the span between the most given and the least of those who could have more")
  func fairness() throws {
    #expect(try figures("V1 1A 2A 3A, V2 1E").value(of: .fairness(.shifts)) == 2)
    #expect(try figures("V1 1A 2A 3A").value(of: .fairness(.shifts)) == 3)
    #expect(try figures("V1 1A 2A 3A, V2 1E").value(of: .fairness(.minutes)) == 360)
    #expect(try figures("V1 1A 6A 7A, V2 6E").value(of: .fairness(.weekends)) == 1)
    let busy = try figures("V1 1A 2A 3A, V2 1E") { $0.volunteers[1].limits.shiftsPerWeek.maximum = 1 }
    // V2 has all they could carry, and V1 is behind nobody.
    #expect(busy.value(of: .fairness(.shifts)) == 0)
    #expect(busy.volunteers.map(\.capacity[.shifts]) == [14, 1])
  }

  @Test("what history carries over counts, as far back as is looked, but gives nobody the lead who is given nothing")
  func carried() throws {
    func spread(_ plan: String, lookBack: Int? = nil) throws -> Int {
      try figures(plan) { data in
        for day in -3...0 { data.addHistory("V2", day: day, type: "A") }
        data.options.fairnessLookBackDays = lookBack
      }.value(of: .fairness(.shifts))
    }
    #expect(try spread("V1 1A") == 0)
    #expect(try spread("V2 1A") == 5)
    #expect(try spread("V1 1A 2A, V2 3A") == 3)
    #expect(try spread("V1 1A 2A, V2 3A", lookBack: 2) == 1)
    #expect(try spread("V1 1A 2A, V2 3A", lookBack: 0) == 1)
    #expect(try spread("V1 1A 2A, V2 3A", lookBack: 1) == 0)
  }

  @Test("capacity follows its formula: days under weeks under the horizon")
  func capacity() throws {
    func capacity(_ change: (inout RosterData) -> Void) throws -> [FairShare: Int] {
      let data = RosterData.days(10, from: "2026-06-05") { data in
        data.addVolunteer("V1")
        for day in 1...10 { data.addShifts("\(day)A", "\(day)E") }
        data.change(shift: "1E") { $0.isUnpopular = true }
        change(&data)
      }
      return RosterFigures(try RosterInstance(data), RosterPlan("")).volunteers[0].capacity
    }
    #expect(try capacity { _ in } == [.shifts: 20, .minutes: 3600, .weekends: 8, .unpopular: 1])
    // From Friday: 3 days, then 7 of which the Monday is lost.
    #expect(
      try capacity { data in
        data.limits.shiftsPerDay = 1
        data.limits.shiftsPerWeek.maximum = 5
        data.limits.minutesPerDay = 200
        data.addAvailability("V1", .leave, days: data.dates(4, 4))
      } == [.shifts: 3 + 5, .minutes: 9 * 200, .weekends: 4, .unpopular: 1])
    #expect(
      try capacity { data in
        data.limits.minutesPerWeek.maximum = 600
        data.limits.minutesPerHorizon.maximum = 1000
        data.limits.shiftsPerHorizon.maximum = 7
      } == [.shifts: 7, .minutes: 1000, .weekends: 7, .unpopular: 1])
    #expect(
      try capacity { data in
        data.ageBands = [AgeBand(name: "minor", window: .init("06:00-20:00"), maximumMinutesPerDay: 100)]
        data.volunteers[0].ageBand = "minor"
      } == [.shifts: 0, .minutes: 0, .weekends: 0, .unpopular: 0])
  }

  @Test("a wish for costs once a day, a wish against for each shift, and what no shift can grant costs nothing")
  func wishes() throws {
    let found = try figures("V1 1A 1E 2A, V2 3A") { data in
      data.shifts.removeAll { $0.id == ShiftID("4A") }
      func wish(_ volunteer: String, _ first: Int, _ last: Int, isFor: Bool, weight: Int, type: String? = nil) {
        data.wishes.append(
          Wish(
            volunteer: VolunteerID(volunteer), days: data.dates(first, last), type: type.map { ShiftTypeID($0) },
            isFor: isFor, weight: weight))
      }
      wish("V1", 1, 2, isFor: true, weight: 1, type: "E")
      wish("V1", 4, 4, isFor: true, weight: 10, type: "A")
      wish("V1", 1, 3, isFor: false, weight: 100)
      wish("V2", 3, 3, isFor: true, weight: 1000)
      data.wishes.append(
        Wish(
          volunteer: VolunteerID("V2"), days: .weekly([.wednesday]), window: .init("08:30-08:31"), isFor: false,
          weight: 5))
      data.wishes.append(
        Wish(volunteer: VolunteerID("V2"), days: data.dates(1, 7), shift: ShiftID("5A"), isFor: true, weight: 7))
    }
    #expect(found.value(of: .wishes) == 1 + 300 + 5 + 7)
    #expect(found.volunteers.map(\.wishesMissed) == [301, 12])
    #expect(found.volunteers.map(\.wishesGranted) == [101, 1000])
  }

  @Test("continuity counts the visitors of each household beyond the first")
  func continuity() throws {
    let found = try figures("V1 1A 2A 3A, V2 1E 4A 5A") { data in
      for id in ["1A", "2A", "4A"] { data.change(shift: id) { $0.household = "H1" } }
      for id in ["1E", "5A"] { data.change(shift: id) { $0.household = "H2" } }
    }
    #expect(found.value(of: .continuity) == 1)
  }

  @Test("ways are whole metres along the grid from home to the shift, one way, where both are known")
  func travel() throws {
    let found = try figures("V1 1A 1E 2A 3A, V2 4A") { data in
      data.addCommunity("C1", at: Point(x: 0, y: 0))
      data.addCommunity("C2", at: Point(x: 300.4, y: -400))
      data.addCommunity("C3")
      data.volunteers[0].home = CommunityID("C1")
      data.change(shift: "1A") { $0.community = CommunityID("C2") }
      data.change(shift: "1E") { $0.community = CommunityID("C2") }
      data.change(shift: "2A") { shift in
        shift.community = CommunityID("C2")
        shift.place = Point(x: 10, y: 0)
      }
      data.change(shift: "3A") { $0.community = CommunityID("C3") }
      data.change(shift: "4A") { $0.community = CommunityID("C1") }
    }
    #expect(found.value(of: .travel) == 700 + 700 + 10)
  }

  @Test("ways between degrees are metres on the ground: on the 60th parallel a degree east is half one north")
  func travelInDegrees() throws {
    let found = try figures("V1 1A 1E") { data in
      data.hasDegrees = true
      data.addCommunity("C1", at: Point(x: 25, y: 60))
      data.volunteers[0].home = CommunityID("C1")
      data.change(shift: "1A") { $0.place = Point(x: 25, y: 60.01) }
      data.change(shift: "1E") { $0.place = Point(x: 25.01, y: 60) }
    }
    #expect(found.value(of: .travel) == 1112 + 556)
  }
}
