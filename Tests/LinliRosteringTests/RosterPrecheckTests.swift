import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("What the data of a roster tell before anything is solved")
struct RosterPrecheckTests {
  @Test("the week's shortage is found once, and nothing else")
  func qingyang() throws {
    let findings = RosterPrecheck(try RosterInstance(QingyangWeek.data)).findings
    #expect(
      findings == [
        .shortage(
          HeadShortage(
            shifts: [ShiftID("T1-4A"), ShiftID("T5-4A")], qualification: nil, placeCount: 3,
            volunteers: [VolunteerID("V01"), VolunteerID("V02")]))
      ])
  }

  @Test("shifts for nobody and for too few, too few places offered, and people without a shift are found")
  func everything() throws {
    let data = RosterData.days(3) { data in
      data.addVolunteer("V1") { $0.limits.shiftsPerHorizon.maximum = 1 }
      data.addVolunteer("V2") { $0.communities = [CommunityID("C9")] }
      data.communities = [Community(id: CommunityID("C1")), Community(id: CommunityID("C9"))]
      data.addAvailability("V1", .leave, days: data.dates(1, 1))
      for shift in ["1A", "2A", "3A"] {
        data.addShift(shift, heads: shift == "2A" ? 2 : 1) { $0.community = CommunityID("C1") }
      }
    }
    let findings = RosterPrecheck(try RosterInstance(data)).findings
    #expect(
      findings == [
        .nobodyMay(ShiftID("1A")), .tooFewMay(ShiftID("2A"), wanted: 2, people: 1), .placesShort(wanted: 4, offered: 1),
        .uselessVolunteer(VolunteerID("V2")),
      ])
  }

  @Test("a question that people can answer in full has no findings")
  func nothing() throws {
    let data = RosterData.days(2) { data in
      data.addVolunteers("V1")
      data.addShift("1A")
      data.addShift("2A")
    }
    #expect(RosterPrecheck(try RosterInstance(data)).findings.isEmpty)
  }
}
