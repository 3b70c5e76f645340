import Foundation
import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

@Suite("visits.csv")
struct VisitTableTests {
  /// Two visitors and two households, over four weeks from Monday, 1 June 2026.
  private static func lane(_ visits: String) -> Street {
    var lane = Street()
    lane["scenario.yaml"] = """
      schemaVersion: 1
      horizon: {start: 2026-06-01, end: 2026-06-28}
      questions: [roster]
      priorities: {roster: [unfilled, continuity]}

      """
    lane["shift_types.csv"] = "id,from,to\nA,9:00,10:00\nP,15:00,16:00\n"
    lane["volunteers.csv"] = "id,week\nV1,AP/AP/AP/AP/AP/./.\nV2,A/A/A/A/A/A/A\n"
    lane["visits.csv"] = visits
    return lane
  }

  private static let header = "id,household,type,days,every,min_gap,max_gap,last\n"

  private static func dates(_ scenario: Scenario, _ id: String) -> [Int] {
    scenario.roster?.visits.first { $0.id.text == id }.map { series in
      series.shifts.compactMap { scenario.roster?.shift($0)?.date.day }
    } ?? []
  }

  @Test("a visit is a shift with its household and the id of row and date; shifts.csv need not be there")
  func expansion() throws {
    let visits = """
      编号,住户,班型,可去的日子,除外,间隔,最短间隔,最长间隔,上次探访,开始,结束,人人须持,人数
      H1,户1,A,mon..fri,2026-06-10,7,5,9,2026-05-27,,,,
      H2,户2,A,1|4,,14,,,,13:00,14:30,巡访,2

      """
    let scenario = try Self.lane(visits).scenario()
    let roster = try #require(scenario.roster)
    // Wednesdays but for the 10th: a day off once, as early as possible.
    #expect(Self.dates(scenario, "H1") == [2, 9, 16, 23])
    let shift = try #require(roster.shift(ShiftID("H1-2026-06-02")))
    #expect(shift.household == "户1" && shift.heads == HeadCount(1))
    #expect(shift.window == TimeWindow(startMinute: 540, endMinute: 600))
    let series = try #require(roster.visits.first { $0.id.text == "H1" })
    #expect(series.minimumGap == 5 && series.maximumGap == 9 && series.last == CalendarDate(iso: "2026-05-27"))
    #expect(series.dates.count == 19 && !series.dates.contains { $0.description == "2026-06-10" })
    let second = try #require(roster.visits.first { $0.id.text == "H2" }?.shifts.compactMap { roster.shift($0) })
    #expect(second.count == 2)
    for visit in second {
      #expect(visit.heads == HeadCount(2) && visit.requiredQualifications == ["巡访"])
      #expect(visit.window == TimeWindow(startMinute: 780, endMinute: 870))
    }
    #expect(RosterAudit(roster, RosterPlan([])).violations == [])
  }

  @Test("the last visit is taken from history, of the household and the type")
  func history() throws {
    var lane = Self.lane(Self.header + "H1,户1,A,*,7,,,\nH2,户2,A,*,7,,,2026-05-28\n")
    lane["history.csv"] = """
      volunteer,date,type,from,to,household
      V1,2026-05-29,A,,,户1
      V1,2026-05-31,P,,,户1
      V2,2026-05-27,A,,,户1
      V1,2026-05-30,A,,,户2
      V9,2026-05-30,,9:00,10:00,户3

      """
    let scenario = try lane.scenario()
    #expect(Self.dates(scenario, "H1") == [5, 12, 19, 26])
    #expect(Self.dates(scenario, "H2") == [4, 11, 18, 25])
  }

  @Test("visits spread over the days, households in the order of their ids, whatever the order of the rows")
  func spreading() throws {
    let rows = (1...7).map { "H\($0),户\($0),A,*,7,,,\n" }
    let scenario = try Self.lane(Self.header + rows.joined()).scenario()
    let shifts = try #require(scenario.roster?.shifts)
    #expect(Set(shifts.map(\.date)).count == 28 && shifts.count == 28)
    let reversed = try Self.lane(Self.header + rows.reversed().joined()).scenario()
    #expect(reversed.roster?.shifts == shifts)
  }

  @Test("days that pins name are kept, so that a second run moves nothing")
  func pins() throws {
    var lane = Self.lane(Self.header + "H1,户1,A,mon..fri,7,5,9,2026-05-27\n")
    let free = try lane.scenario()
    #expect(Self.dates(free, "H1") == [3, 10, 17, 24])
    lane["pins.csv"] = """
      volunteer,shift,kind
      V1,H1-2026-06-05,published
      V2,H1-2026-06-11,已公布

      """
    let scenario = try lane.scenario()
    #expect(scenario.warnings.isEmpty)
    #expect(Self.dates(scenario, "H1").prefix(2) == [5, 11])
    #expect(scenario.roster?.pins.count == 2)
  }

  @Test("pins and wishes about days on which no visit can be are told with the nearest one and left out")
  func unplanned() throws {
    var lane = Self.lane(Self.header + "H1,户1,A,mon..fri,7,5,9,2026-05-27\n")
    lane["pins.csv"] = "volunteer,shift,kind\nV1,H1-2026-06-03,fixed\nV1,H1-2026-06-04,published\n"
    lane["availability.csv"] = """
      volunteer,days,kind,shift
      V1,*,wish_for,H1-2026-06-10
      V1,*,wish_against,H1-2026-06-12

      """
    let scenario = try lane.scenario()
    #expect(scenario.roster?.pins.count == 1 && scenario.roster?.wishes.count == 1)
    let told = scenario.warnings.map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? ""):\($0.nearest ?? "")" }
    #expect(told == ["availability.csv:3:shift:H1-2026-06-10", "pins.csv:3:shift:H1-2026-06-03"])
    lane["pins.csv"] = "volunteer,shift,kind\nV1,H1-2026-06-06,fixed\n"
    let issue = try lane.onlyIssue()
    #expect(issue.file == "pins.csv" && issue.problem == .unknownReference(table: "shifts"), "Saturday is not allowed")
  }

  @Test("everything wrong with visits is told at once, with the row and what would fit")
  func faults() throws {
    let visits = """
      id,household,type,days,every,times,min_gap,max_gap,last,x
      H1,户1,A,mon..fri,7,,9,5,,
      H2,户2,A,mon,7,,,6,,
      H3,户3,A,mon,,9,7,,,
      H4,户4,A,mon,,,,,,
      H5,户5,A,mon,7,,,,2026-06-03,
      H6,户6,B,mon,7,,,,,
      H7,,A,mon,7,,,,,
      H8,户8,A,mon,7,,,9,2026-05-10,
      H9,户9,A,mon,0,,,,,
      H10,户10,A,mon,7,,,,,5

      """
    var lane = Self.lane(visits)
    lane["pins.csv"] = "volunteer,shift,kind\nV1,H99-2026-06-01,fixed\nV1,H1-2026-06-01,fixed\n"
    let issues = try lane.issues()
    let told = issues.map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? "")" }
    #expect(
      told == [
        "pins.csv:2:shift", "visits.csv:2:max_gap", "visits.csv:3:max_gap", "visits.csv:4:times", "visits.csv:5:every",
        "visits.csv:6:last", "visits.csv:7:type", "visits.csv:8:household", "visits.csv:9:max_gap",
        "visits.csv:10:every", "visits.csv:11:",
      ])
    let obstacles = issues.compactMap { issue -> VisitDates.Obstacle? in
      guard case .visits(let obstacle) = issue.problem else { return nil }
      return obstacle
    }
    #expect(
      obstacles == [
        .contradictoryGaps(minimum: 9, maximum: 5), .gap(after: CalendarDate(iso: "2026-06-01"), leastMaximum: 7),
        .times([0, 1, 2, 3, 4]), .gap(after: CalendarDate(iso: "2026-05-10"), leastMaximum: 22),
      ])
    for issue in issues {
      for language in Language.allCases {
        let text = issue.text(in: language)
        #expect(text.hasPrefix(issue.file) && !text.contains("VisitDates") && !text.contains("Optional"), "\(text)")
      }
    }
  }

  @Test("a table of visits that cannot be read leaves references to shifts alone")
  func unreadable() throws {
    var lane = Self.lane("id,household,type,days,every\nH1,户1,A,someday,7\n")
    lane["pins.csv"] = "volunteer,shift,kind\nV1,H1-2026-06-01,fixed\n"
    #expect(try lane.onlyIssue().file == "visits.csv")
  }

  @Test("one id for a shift and a visit is an issue at its row")
  func sameID() throws {
    var lane = Self.lane(Self.header + "T,户1,A,mon,7,,,\n")
    lane["shifts.csv"] = "id,type,days,heads\nT,A,mon,1\n"
    let issues = try lane.issues()
    let issue = try #require(issues.first)
    #expect(issue.file == "visits.csv" && issue.row == 2 && issue.column?.name == "id")
    guard case .roster(.repeated(kind: .shift, id: "T-2026-06-01", at: 4), further: _) = issue.problem else {
      Issue.record("\(issue)")
      return
    }
  }

  @Test("Willow Lane is read whole, with nothing set aside, and its variant changes something")
  func willow() throws {
    let folder = ScenarioFolder(Street.scenarios.appendingPathComponent("repeat-visits"))
    let scenario = try folder.scenario()
    #expect(scenario.warnings.isEmpty)
    let roster = try #require(scenario.roster)
    #expect(roster.visits.count == 8)
    #expect(RosterAudit(roster, RosterPlan([])).violations.isEmpty)
    // The days published stay.
    for id in ["H01-2026-09-08", "H02-2026-09-09"] { #expect(roster.shift(ShiftID(id)) != nil) }
    for name in folder.variantNames { #expect(try folder.scenario(variant: name).roster != roster, "\(name)") }
  }

  @Test("the data dictionary has the table in both languages")
  func dictionary() {
    for language in Language.allCases {
      let text = DataDictionary.markdown(ScenarioTables.all, language: language)
      for word in ["visits", "max_gap", "every"] { #expect(text.contains(word)) }
    }
  }
}
