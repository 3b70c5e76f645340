import LinliDomain
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("More places than people at one moment")
struct HeadShortageTests {
  @Test("the week's one unfilled place is found by counting who is free on Thursday morning")
  func qingyang() throws {
    let search = HeadShortageSearch(try RosterInstance(QingyangWeek.data))
    let shortage = try #require(search.shortage(at: ShiftID("T5-4A")))
    #expect(shortage.shifts.map(\.text) == ["T1-4A", "T5-4A"])
    #expect(shortage.placeCount == 3)
    #expect(shortage.volunteers.map(\.text) == ["V01", "V02"])
    #expect(shortage.missing == 1)
    #expect(search.shortage(at: ShiftID("T2-1P")) == nil)
  }

  @Test("a shift that alone wants more people than may work it is a shortage of its own")
  func alone() throws {
    let data = RosterData.days(2) { data in
      data.addVolunteers("V1", "V2")
      data.addShift("1A", heads: 2)
      data.addShift("2A", heads: 2)
      data.addAvailability("V2", .leave, days: data.dates(2, 2))
    }
    let search = HeadShortageSearch(try RosterInstance(data))
    #expect(search.shortage(at: ShiftID("1A")) == nil)
    let shortage = try #require(search.shortage(at: ShiftID("2A")))
    #expect(shortage.shifts.map(\.text) == ["2A"] && shortage.volunteers.map(\.text) == ["V1"])
  }

  @Test("shifts that only touch do not take people from each other; those that overlap by a minute do")
  func touching() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteers("V1")
      data.addShift("S1-1A", heads: 1) { $0.window = TimeWindow(startMinute: 480, endMinute: 600) }
      data.addShift("S2-1A", heads: 1) { $0.window = TimeWindow(startMinute: 600, endMinute: 720) }
      data.addShift("S3-1A", heads: 1) { $0.window = TimeWindow(startMinute: 719, endMinute: 800) }
    }
    let search = HeadShortageSearch(try RosterInstance(data))
    #expect(search.shortage(at: ShiftID("S1-1A")) == nil)
    #expect(search.shortage(at: ShiftID("S2-1A"))?.shifts.map(\.text) == ["S2-1A", "S3-1A"])
  }

  @Test("a night takes people from what begins before it ends on the next day")
  func overMidnight() throws {
    let data = RosterData.days(3) { data in
      data.addVolunteers("V1")
      data.addShift("1N")
      data.addShift("2A") { $0.window = TimeWindow(startMinute: 300, endMinute: 420) }
      data.addShift("3A")
    }
    let search = HeadShortageSearch(try RosterInstance(data))
    for shift in ["1N", "2A"] {
      #expect(search.shortage(at: ShiftID(shift))?.shifts.map(\.text) == ["1N", "2A"])
    }
    #expect(search.shortage(at: ShiftID("3A")) == nil)
  }

  @Test("a missing qualification is counted among those who hold it")
  func qualification() throws {
    let data = RosterData.days(1) { data in
      data.addVolunteer("V1", holds: ["lead"])
      data.addVolunteers("V2", "V3")
      for name in ["S1-1A", "S2-1A"] {
        data.addShift(name, heads: 1) { $0.skills = [SkillDemand("lead", count: 1)] }
      }
    }
    let search = HeadShortageSearch(try RosterInstance(data))
    #expect(search.shortage(at: ShiftID("S1-1A")) == nil)
    let shortage = try #require(search.shortage(at: ShiftID("S1-1A"), of: "lead"))
    #expect(
      shortage.shifts.map(\.text) == ["S1-1A", "S2-1A"] && shortage.volunteers.map(\.text) == ["V1"]
        && shortage.placeCount == 2)
  }

  @Test("what is found is a proof, and what is not found can be filled", arguments: 0..<60)
  func property(_ seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let data = Self.crowd(&generator)
    let instance = try RosterInstance(data)
    let search = HeadShortageSearch(instance)
    let shortages = instance.shifts.map { search.shortage(at: $0.id) }
    for (shift, shortage) in zip(instance.shifts, shortages) {
      guard let shortage else { continue }
      var wanted = 0
      var able: Set<VolunteerID> = []
      for id in shortage.shifts {
        wanted += instance.shift(id)?.heads.desired ?? 0
        able.formUnion(instance.eligibleVolunteers(for: id))
      }
      #expect(shortage.shifts.contains(shift.id), "seed \(seed)")
      #expect(shortage.placeCount == wanted && wanted > able.count, "seed \(seed)")
      #expect(shortage.volunteers == able.sorted(), "seed \(seed)")
    }
    let missing = shortages.compactMap { $0?.missing }.max() ?? 0
    #expect(Self.leastMissing(instance) >= missing, "seed \(seed)")
    if missing == 0 { #expect(Self.leastMissing(instance) == 0, "seed \(seed)") }
  }

  /// Some shifts at one time, and people who may work some of them.
  private static func crowd(_ generator: inout SplitMix64) -> RosterData {
    RosterData.days(1) { data in
      let shifts = (1...Int.random(in: 1...4, using: &generator)).map { "S\($0)-1A" }
      for shift in shifts { data.addShift(shift, heads: Int.random(in: 1...2, using: &generator)) }
      for person in 1...Int.random(in: 1...5, using: &generator) {
        data.addVolunteer("V\(person)")
        for shift in shifts where Bool.random(using: &generator) {
          data.pins.append(Pin(volunteer: VolunteerID("V\(person)"), shift: ShiftID(shift), kind: .forbidden))
        }
      }
    }
  }

  /// The least number of empty places, by trying every way to place the people.
  private static func leastMissing(_ instance: RosterInstance) -> Int {
    func best(_ people: ArraySlice<Volunteer>, _ open: [Int]) -> Int {
      guard let person = people.first else { return open.reduce(into: 0) { $0 += $1 } }
      var least = best(people.dropFirst(), open)
      for (position, shift) in instance.shifts.enumerated() where open[position] > 0 {
        guard instance.ineligibility(of: person.id, for: shift.id).isEmpty else { continue }
        var taken = open
        taken[position] -= 1
        least = min(least, best(people.dropFirst(), taken))
      }
      return least
    }
    return best(instance.volunteers[...], instance.shifts.map(\.heads.desired))
  }
}
