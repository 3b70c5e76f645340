import Foundation
import LinliDomain
import LinliMatching
import LinliRostering
import LinliTestSupport
import Testing

@testable import LinliScenario

struct RosterFolderTests {
  @Test("everything that the tables and keys can say is understood")
  func everything() throws {
    let scenario = try Street.yard().scenario()
    let data = try #require(scenario.roster?.data)
    let expected = RosterData.yard()
    #expect(data.volunteers == expected.volunteers)
    #expect(data.shifts == expected.shifts)
    #expect(data.availability == expected.availability)
    #expect(data.wishes == expected.wishes)
    #expect(data == expected)
    #expect(scenario.settings.horizon.dayCount == 28)
    #expect(scenario.asks(.roster) && !scenario.asks(.match))
    #expect(scenario.matching.needs.isEmpty)
  }

  @Test("what is only set aside rides along as warnings that name rows")
  func warnings() throws {
    var yard = Street.yard()
    yard["history.csv"] += "V9,2026-05-28,A,,,\nV1,2026-05-27,Z,,,\nV1,2026-06-02,A,,,\n"
    let warnings = try yard.scenario().warnings
    let places = warnings.map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? ""):\($0.value ?? "")" }
    #expect(places.contains("history.csv:4:volunteer:V9"))
    #expect(places.contains("history.csv:5:type:Z"))
    #expect(places.contains("history.csv:6:date:2026-06-02"))
    #expect(places.contains("pins.csv:2:shift:T1-2026-06-01"))
    #expect(places.contains("shifts.csv:2:requires:check"))
    for warning in warnings {
      for language in Language.allCases { #expect(!warning.text(in: language).contains("RosterIssue")) }
    }
  }

  @Test("Qingyang Street's week is that of the model")
  func qingyang() throws {
    let scenario = try Street.shipped().scenario()
    let roster = try #require(scenario.roster)
    let expected = QingyangWeek.data
    #expect(scenario.warnings.isEmpty)
    #expect(roster.horizon == expected.horizon)
    #expect(roster.data.limits == expected.limits)
    #expect(roster.volunteers.map(\.limits.shiftsPerWeek) == expected.volunteers.map(\.limits.shiftsPerWeek))
    #expect(
      roster.volunteers.map { $0.qualifications.map(\.name) }
        == expected.volunteers.map { $0.qualifications.map(\.name) })
    let demand = { (shift: Shift) in "\(shift.date) \(shift.type) \(shift.window) \(shift.heads) \(shift.skills)" }
    #expect(roster.shifts.map(demand).sorted() == expected.shifts.map(demand).sorted())
    #expect(roster.shifts.map(\.heads.desired).reduce(0, +) == 41)
    #expect(roster.shift(ShiftID("T5-2026-06-04"))?.service == "EVT")
    let asked = try RosterInstance(expected)
    for (own, other) in zip(roster.volunteers, asked.volunteers) {
      let free = roster.shifts.filter { roster.ineligibility(of: own.id, for: $0.id).isEmpty }.map(demand)
      let others = asked.shifts.filter { asked.ineligibility(of: other.id, for: $0.id).isEmpty }.map(demand)
      #expect(free.sorted() == others.sorted(), "\(own.id)")
    }
  }

  @Test("Riverside's month is read whole, with nothing set aside")
  func riverside() throws {
    let folder = ScenarioFolder(Street.scenarios.appendingPathComponent("riverside-month"))
    let scenario = try folder.scenario()
    let roster = try #require(scenario.roster)
    #expect(roster.volunteers.count == 60)
    #expect(roster.shifts.count == 300)
    #expect(roster.shifts.map(\.heads.desired).reduce(0, +) == 449)
    #expect(roster.communities.count == 6)
    #expect(roster.history.count == 340)
    #expect(scenario.settings.isSynthetic)
    for name in folder.variantNames {
      let variant = try folder.scenario(variant: name)
      #expect(variant.roster != scenario.roster, "\(name) changes nothing")
    }
    #expect(scenario.warnings.isEmpty, "\(scenario.warnings.map { $0.text(in: .en) }.joined(separator: "\n"))")
  }

  @Test("a table that the roster needs is named", arguments: ["volunteers.csv", "shifts.csv", "shift_types.csv"])
  func missingTable(file: String) throws {
    var yard = Street.yard()
    yard.files[file] = nil
    #expect(try yard.onlyIssue() == ScenarioIssue(file: file, problem: .fileMissing, expectation: .rows))
  }

  @Test("availability is needed when nobody's week is told, communities when one is named, and no other table")
  func neededTables() throws {
    var yard = Street.yard()
    for file in ["groups.csv", "pairs.csv", "history.csv", "pins.csv", "availability.csv"] { yard.files[file] = nil }
    #expect(try yard.scenario().roster?.volunteers.count == 3)
    yard["volunteers.csv"] = "id\nV1\n"
    #expect(
      try yard.onlyIssue() == ScenarioIssue(file: "availability.csv", problem: .fileMissing, expectation: .rows))
    yard["volunteers.csv"] = "id,week\nV1,A//////\n"
    yard.files["communities.csv"] = nil
    #expect(
      try yard.onlyIssue() == ScenarioIssue(file: "communities.csv", problem: .fileMissing, expectation: .rows))
    yard["shifts.csv"] = "id,type,days,heads\nT1,A,*,1\n"
    #expect(try yard.scenario().roster?.shifts.count == 14)
  }

  @Test("a question that is not asked needs no table and makes no question, but its tables are read all the same")
  func unasked() throws {
    var street = try Street.shipped()
    street.replace("questions: [site, match, roster]", with: "questions: [match]", in: "scenario.yaml")
    #expect(try street.scenario().roster == nil)
    for file in ["volunteers.csv", "shifts.csv", "shift_types.csv"] { street.files[file] = nil }
    #expect(try street.scenario().matching == Street.shipped().scenario().matching)
    var roster = try Street.shipped()
    roster.replace("questions: [site, match, roster]", with: "questions: [roster]", in: "scenario.yaml")
    for file in ["services.csv", "needs.csv", "providers.csv", "rooms.csv", "accounts.csv", "list_rules.csv"] {
      roster.files[file] = nil
    }
    #expect(try roster.scenario().roster?.data == Street.shipped().scenario().roster?.data)
    street["volunteers.csv"] = "id,max_week\nV1,many\n"
    #expect(try street.onlyIssue().problem == .notANumber)
  }

  @Test("the id of a shift depends neither on the horizon nor on the other days of its row")
  func stableIDs() throws {
    let ids = { (days: String, end: String) in
      var yard = Street.yard()
      for file in ["pins.csv", "availability.csv"] { yard.files[file] = nil }
      yard.replace("end: 2026-06-14", with: "end: \(end)", in: "scenario.yaml")
      yard["shifts.csv"] = "id,type,days,heads\nT,A,\(days),1\n"
      return try yard.scenario().roster?.shifts.map(\.id.text) ?? []
    }
    let tuesdays = ["T-2026-06-02", "T-2026-06-09"]
    #expect(try ids("tue", "2026-06-14") == tuesdays)
    #expect(try ids("2026-06-02|2026-06-09", "2026-06-14") == tuesdays)
    #expect(try ids("tue|fri", "2026-06-10").filter { tuesdays.contains($0) } == tuesdays)
    #expect(try ids("tue", "2026-06-08") == ["T-2026-06-02"])
    #expect(try ids("2026-06-02", "2026-06-14") == ["T"])
    #expect(try ids("2026-05-25..2026-06-01", "2026-06-14") == ["T-2026-06-01"])
  }

  @Test("days outside the horizon are set aside with a warning, and a row without any other day as a whole")
  func outside() throws {
    var yard = Street.yard()
    for file in ["pins.csv", "availability.csv"] { yard.files[file] = nil }
    yard["shifts.csv"] = """
      id,type,days,heads
      T1,A,2026-06-02|2026-07-02,1
      T2,A,2026-08-01..2026-08-31,1
      T3,A,2026-08-01,1

      """
    let scenario = try yard.scenario()
    #expect(scenario.roster?.shifts.map(\.id.text) == ["T1-2026-06-02"])
    let outside = scenario.warnings.filter { $0.file == "shifts.csv" && $0.column?.name == "days" }
    #expect(outside.map(\.row) == [2, 3, 4])
    #expect(outside[1].problem == .noDayInHorizon)
  }
}
