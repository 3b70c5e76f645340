import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliRostering

@Suite("Visits that repeat, in questions and audits")
struct VisitSeriesTests {
  /// Two weeks with visits to one household on some days; every day is allowed.
  private static func data(
    _ days: [Int], minimum: Int = 1, maximum: Int? = nil, change: (inout RosterData) -> Void = { _ in }
  ) -> RosterData {
    RosterData.days(14) { data in
      data.addVolunteers("V1", "V2")
      var series = VisitSeries(
        id: VisitSeriesID("H"), household: "户1", dates: (1...14).map(data.date), minimumGap: minimum,
        maximumGap: maximum, shifts: [])
      for day in days {
        let id = series.shiftID(on: data.date(day))
        data.addShift("\(day)A") { shift in
          shift.id = id
          shift.household = "户1"
        }
        series.shifts.append(id)
      }
      data.visits = [series]
      change(&data)
    }
  }

  /// What the audit says of gaps: days and limit.
  private static func gaps(_ data: RosterData) throws -> [[Int]] {
    try RosterAudit(RosterInstance(data), RosterPlan([])).violations.compactMap { violation in
      guard case .visitGap(_, "户1", _, _, let days, let limit) = violation else { return nil }
      return [days, limit]
    }
  }

  @Test("visits too close or too far apart are broken rules, the edges of the horizon included")
  func audit() throws {
    #expect(try Self.gaps(Self.data([3, 8, 13], minimum: 5, maximum: 5)) == [])
    #expect(try Self.gaps(Self.data([3, 7, 13], minimum: 5, maximum: 6)) == [[4, 5]])
    #expect(try Self.gaps(Self.data([3, 10, 13], maximum: 6)) == [[7, 6]])
    #expect(try Self.gaps(Self.data([7, 9], maximum: 6)) == [[7, 6]])
    #expect(try Self.gaps(Self.data([6, 8], maximum: 6)) == [[7, 6]])
    #expect(try Self.gaps(Self.data([], maximum: 14)) == [[15, 14]])
    #expect(try Self.gaps(Self.data([2], minimum: 4) { $0.visits[0].last = $0.date(-1) }) == [[3, 4]])
    #expect(try Self.gaps(Self.data([5, 9], maximum: 6) { $0.visits[0].last = $0.date(-2) }) == [[7, 6]])
    #expect(try Self.gaps(Self.data([5, 11], maximum: 4)) == [[5, 4], [6, 4]])
  }

  @Test("a visit that was called off or left out excuses the gap that it leaves, and no visit too close")
  func calledOff() throws {
    let data = Self.data([3, 8, 13], minimum: 5, maximum: 5)
    let id = data.visits[0].shifts[1]
    #expect(try Self.gaps(data.changed(by: [.droppedShift(id)], adding: [])) == [])
    #expect(try Self.gaps(data.with { $0.change(shift: id.text) { $0.window = .init("10:00-10:00") } }) == [])
    #expect(try Self.gaps(data.with { $0.visits[0].shifts.remove(at: 1) }) == [[10, 5]])
  }

  @Test("a series that contradicts itself keeps the question from being asked, all faults at once")
  func faults() throws {
    let data = Self.data([3, 8], minimum: 5, maximum: 4) { data in
      data.visits[0].last = data.date(1)
      data.visits[0].dates = [data.date(3)]
      data.visits[0].shifts.append(data.visits[0].shifts[0])
      data.visits[0].shifts.append(ShiftID("X"))
      data.visits.append(data.visits[0])
    }
    do throws(RosterInstanceError) {
      _ = try RosterInstance(data)
      Issue.record("the question was accepted")
    } catch {
      let faults = error.issues.compactMap { issue -> VisitFault? in
        guard case .visits(_, let fault, 0) = issue else { return nil }
        return fault
      }
      #expect(
        faults == [
          .gaps(minimum: 5, maximum: 4), .last(data.date(1)), .day(data.visits[0].shifts[1]),
          .shared(data.visits[0].shifts[0]),
        ])
      #expect(error.issues.contains(.repeated(kind: .visitSeries, id: "H", at: 1)))
      #expect(error.issues.contains(.unknown(kind: .shift, id: "X", in: .visits, at: 0)))
    }
  }

  @Test("a roster may have visits on other days that are allowed; then gaps are judged where it has them")
  func following() throws {
    let instance = try RosterInstance(Self.data([3, 8], minimum: 4, maximum: 7))
    let series = instance.visits[0]
    let ids = [2, 7].map { series.shiftID(on: instance.data.date($0)) }
    let moved = try instance.following(Set(ids))
    #expect(moved.shifts.map(\.id) == ids)
    #expect(moved.shifts.map(\.household) == ["户1", "户1"])
    let plan = RosterPlan(ids.map { RosterAssignment(volunteer: VolunteerID("V1"), shift: $0) })
    #expect(RosterAudit(moved, plan).violations.map(\.word) == ["visitGap"])
    let named = series.shiftID(on: instance.data.date(8))
    let one = try instance.following([named, ids[0]])
    #expect(one.shifts.map(\.id) == [ids[0], named])
    let extra = try instance.following([ids[0], ids[1], named])
    #expect(extra.shifts.map(\.id) == [ids[0], named])
    let unknown = try instance.following([ShiftID("H-2026-07-01")])
    #expect(unknown == instance)
  }

  @Test("what is settled for a visit goes with it, what was published or wished for it does not")
  func moving() throws {
    let data = Self.data([3, 8]) { data in
      let id = data.visits[0].shifts[0].text
      data.pin("V1", id)
      data.pin("V2", id, .forbidden)
      data.pin("V2", data.visits[0].shifts[1].text, .published)
      data.wishes = data.visits[0].shifts.map {
        Wish(volunteer: VolunteerID("V1"), days: .weekly(Weekday.allCases), shift: $0, isFor: true)
      }
    }
    let instance = try RosterInstance(data)
    let series = instance.visits[0]
    let moved = try instance.following([2, 9].reduce(into: []) { $0.insert(series.shiftID(on: data.date($1))) })
    #expect(moved.setAside.isEmpty)
    #expect(moved.pins.map(\.shift) == Array(repeating: series.shiftID(on: data.date(2)), count: 2))
    #expect(moved.wishes.isEmpty)
  }
}
