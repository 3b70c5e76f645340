import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Roster eligibility")
struct EligibilityTests {
  /// One person without any availability, and a shift each morning, afternoon, evening and night of Monday.
  private static var monday: RosterData {
    RosterData.days(7) { data in
      data.addVolunteer("V1", isAvailable: false)
      data.addShifts("1A", "1P", "1E", "1N")
    }
  }

  /// The shifts that `V1` may work, by name.
  private func worked(_ change: (inout RosterData) -> Void) throws -> [String] {
    let instance = try RosterInstance(Self.monday.with(change))
    return instance.eligibility.shiftsOfVolunteer[0].map { instance.shifts[$0].id.text }
  }

  private func reasons(_ shift: String, _ change: (inout RosterData) -> Void) throws -> [Ineligibility] {
    let instance = try RosterInstance(Self.monday.with(change))
    return instance.ineligibility(of: VolunteerID("V1"), for: ShiftID(shift))
  }

  @Test("somebody without an available window works nothing")
  func nothing() throws {
    #expect(try worked { _ in } == [])
    #expect(try reasons("1A") { _ in } == [.notAvailable])
  }

  @Test("a window covers what lies within, its ends included")
  func covered() throws {
    #expect(try worked { $0.addAvailability("V1", window: .init("08:30-17:00")) } == ["1A", "1P"])
    #expect(try worked { $0.addAvailability("V1", window: .init("08:31-17:00")) } == ["1P"])
    #expect(try worked { $0.addAvailability("V1", window: .init("08:30-16:59")) } == ["1A"])
  }

  @Test("windows that touch cover a shift together, windows with a gap do not")
  func union() throws {
    #expect(
      try worked { data in
        data.addAvailability("V1", window: .init("10:00-12:00"))
        data.addAvailability("V1", window: .init("08:00-10:00"))
      } == ["1A"])
    #expect(
      try worked { data in
        data.addAvailability("V1", window: .init("10:01-12:00"))
        data.addAvailability("V1", window: .init("08:00-10:00"))
      } == [])
  }

  @Test("a shift past midnight is covered by a window past midnight or by the next day's window")
  func midnight() throws {
    #expect(try worked { $0.addAvailability("V1", days: .weekly([.monday]), window: .init("22:00-30:00")) } == ["1N"])
    #expect(
      try worked { data in
        data.addAvailability("V1", days: .weekly([.monday]), window: .init("22:00-24:00"))
        data.addAvailability("V1", days: .weekly([.tuesday]), window: .init("00:00-06:00"))
      } == ["1N"])
    #expect(try worked { $0.addAvailability("V1", days: .weekly([.monday])) } == ["1A", "1P", "1E"])
  }

  @Test("calendars reach over both edges of the horizon")
  func edges() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("V1", isAvailable: false)
      data.addShift("1A", window: .init("01:00-05:00"))
      data.addShift("1N")
      data.addAvailability("V1", days: .weekly([.sunday]), window: .init("23:00-29:00"))
      data.addAvailability("V1", days: .dates(data.date(1), data.date(2)), window: .init("22:00-24:00"))
      data.addAvailability("V1", days: .dates(data.date(2), data.date(2)), window: .init("00:00-06:00"))
    }
    #expect(try RosterInstance(data).eligibility.shiftsOfVolunteer == [[0, 1]])
    let blocked = data.with { data in
      data.addAvailability("V1", .leave, days: .weekly([.sunday]), window: .init("22:00-26:00"))
      data.addAvailability("V1", .unavailable, days: .weekly([.tuesday]), window: .init("05:00-08:00"))
    }
    #expect(try RosterInstance(blocked).eligibility.shiftsOfVolunteer == [[]])
  }

  @Test("a minute of an unavailable window or of a leave is enough, touching is not")
  func blocked() throws {
    #expect(
      try worked { data in
        data.addAvailability("V1")
        data.addAvailability("V1", .unavailable, days: .weekly([.monday]), window: .init("11:30-14:01"))
        data.addAvailability("V1", .leave, days: data.dates(2, 2), window: .init("00:00-01:00"))
      } == ["1A", "1E"])
    #expect(
      try reasons("1N") { data in
        data.addAvailability("V1", .unavailable, days: .weekly([.monday]), window: .init("21:30-23:00"))
        data.addAvailability("V1", .leave, days: data.dates(2, 2))
      } == [.notAvailable, .unavailable, .onLeave])
  }

  @Test("what everyone on a shift holds is held on the day of the shift")
  func qualifications() throws {
    func ask(_ held: [HeldQualification]) throws -> [Ineligibility] {
      try reasons("1A") { data in
        data.addAvailability("V1")
        data.change(volunteer: "V1") { $0.qualifications = held }
        data.change(shift: "1A") { $0.requiredQualifications = ["check"] }
      }
    }
    let (before, day, after) = (Self.monday.date(0), Self.monday.date(1), Self.monday.date(2))
    #expect(try ask([HeldQualification("check", validFrom: day, validUntil: day)]) == [])
    #expect(try ask([]) == [.lacks("check")])
    #expect(try ask([HeldQualification("checks")]) == [.lacks("check")])
    let ended = HeldQualification("check", validUntil: before)
    let later = HeldQualification("check", validFrom: after)
    #expect(try ask([ended]) == [.notValidOnDate("check", from: nil, until: before)])
    #expect(try ask([later]) == [.notValidOnDate("check", from: after, until: nil)])
    #expect(try ask([later, ended]) == [.notValidOnDate("check", from: nil, until: before)])
    #expect(try ask([ended, HeldQualification("check", validFrom: day)]) == [])
  }

  @Test("one of the languages is enough, and no language is asked for by default")
  func languages() throws {
    func ask(_ spoken: [String]) throws -> [Ineligibility] {
      try reasons("1A") { data in
        data.addAvailability("V1")
        data.change(volunteer: "V1") { $0.languages = spoken }
        data.change(shift: "1A") { $0.languages = ["zh", "ug"] }
      }
    }
    #expect(try ask(["en", "ug"]) == [])
    #expect(try ask(["en"]) == [.language(["zh", "ug"])])
  }

  @Test("people work in their communities, and in all if they name none")
  func communities() throws {
    func ask(_ communities: [String]) throws -> [Ineligibility] {
      try reasons("1A") { data in
        data.addAvailability("V1")
        data.addCommunity("C1")
        data.addCommunity("C2")
        data.change(volunteer: "V1") { $0.communities = communities.map { CommunityID($0) } }
        data.change(shift: "1A") { $0.community = CommunityID("C1") }
      }
    }
    #expect(try ask([]) == [])
    #expect(try ask(["C1", "C2"]) == [])
    #expect(try ask(["C2"]) == [.community(CommunityID("C1"))])
  }

  @Test("an age band keeps people to a part of the day and from shifts that are too long")
  func ageBand() throws {
    func ask(_ window: String, minutes: Int) throws -> [String] {
      try worked { data in
        data.addAvailability("V1")
        data.ageBands = [AgeBand(name: "minor", window: .init(window), maximumMinutesPerDay: minutes)]
        data.change(volunteer: "V1") { $0.ageBand = "minor" }
      }
    }
    #expect(try ask("08:00-20:00", minutes: 180) == ["1A", "1P"])
    #expect(try ask("08:00-20:00", minutes: 179) == [])
    #expect(try ask("00:00-30:00", minutes: 480) == ["1A", "1P", "1E", "1N"])
  }

  @Test("a pin forbids a shift to one person")
  func pinned() throws {
    #expect(
      try worked { data in
        data.addAvailability("V1")
        data.pin("V1", "1P", .forbidden)
      } == ["1A", "1E", "1N"])
    #expect(
      try reasons("1P") { data in
        data.addAvailability("V1")
        data.pin("V1", "1P", .forbidden)
      } == [.pinned])
  }

  @Test("all reasons are told, in one order")
  func allReasons() throws {
    let found = try reasons("1A") { data in
      data.addCommunity("C1")
      data.addCommunity("C2")
      data.ageBands = [AgeBand(name: "minor", window: .init("12:00-20:00"))]
      data.change(volunteer: "V1") {
        $0.communities = [CommunityID("C2")]
        $0.ageBand = "minor"
      }
      data.change(shift: "1A") {
        $0.requiredQualifications = ["first", "second", "first"]
        $0.languages = ["ug"]
        $0.community = CommunityID("C1")
      }
      data.pin("V1", "1A", .forbidden)
      data.addAvailability("V1", .leave)
    }
    #expect(
      found == [
        .notAvailable, .onLeave, .lacks("first"), .lacks("second"), .language(["ug"]), .community(CommunityID("C1")),
        .ageBand("minor"), .pinned,
      ])
  }

  @Test("Qingyang Street's week wants 41 person-shifts and offers 43")
  func qingyang() throws {
    let instance = try RosterInstance(QingyangWeek.data)
    var wanted = 0
    for shift in instance.shifts { wanted += shift.heads.desired }
    var offered = 0
    for volunteer in instance.volunteers { offered += volunteer.limits.shiftsPerWeek.maximum ?? 0 }
    #expect(wanted == 41)
    #expect(offered == 43)
    let free = instance.shifts.indices.filter { instance.shifts[$0].id.text == "T5-4A" }.map { thursday in
      instance.volunteers.indices.filter { instance.eligibility.shiftsOfVolunteer[$0].contains(thursday) }
    }
    #expect(free == [[0, 1]])
  }
}
