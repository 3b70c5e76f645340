import LinliDomain
import LinliRostering
import LinliScenario
import Testing

struct RosterVariantTests {
  private func variant(_ changes: String) -> Street {
    var yard = Street.yard()
    yard["variants/try.yaml"] = "title: try\nchanges:\n" + changes
    return yard
  }

  private func roster(_ changes: String) throws -> RosterData {
    try #require(try variant(changes).scenario(variant: "try").roster).data
  }

  private func person(_ id: String, in data: RosterData) throws -> Volunteer {
    try #require(data.volunteers.first { $0.id.text == id })
  }

  @Test("set, scale, add and remove change the tables of the roster")
  func verbs() throws {
    let heads = try roster("  - {scale: shifts.T1.heads, by: 1.5}\n")
    #expect(heads.shifts.filter { $0.id.text.hasPrefix("T1-") }.map(\.heads.desired) == [3, 3, 3, 3, 3])
    let held = try roster("  - {add: volunteers.V3.qualifications, by: 'guide:2026-06-30'}\n")
    #expect(try person("V3", in: held).qualifications.map(\.name) == ["drive", "guide"])
    let forgotten = "  - remove: pins.*\n  - remove: 'availability[shift=T1-2026-06-02]'\n"
    let changes = "  - {remove: shifts.T1.except}\n  - {set: shifts.T1.days, to: [mon, sun]}\n"
    let days = try roster(forgotten + changes)
    #expect(
      days.shifts.map(\.id.text).filter { $0.hasPrefix("T1") }
        == ["T1-2026-06-01", "T1-2026-06-07", "T1-2026-06-08", "T1-2026-06-14"])
  }

  @Test("hours are scaled and added to the minute, however they are written")
  func hours() throws {
    let scaled = try roster("  - {scale: 'volunteers[max_hours=20:30].max_hours', by: 0.333}\n")
    #expect(try person("V1", in: scaled).limits.minutesPerHorizon.maximum == 410)
    let added = try roster("  - {add: volunteers.V3.max_hours, by: 1.25}\n")
    #expect(try person("V3", in: added).limits.minutesPerHorizon.maximum == 525)
    #expect(
      try variant("  - {scale: volunteers.V2.max_hours, by: 2}\n").onlyIssue(variant: "try").problem == .notNumeric)
    #expect(
      try variant("  - {add: volunteers.V3.max_hours, by: -9}\n").issues(variant: "try")[0].problem == .outOfRange)
  }

  @Test("rows without a key of their own are added and removed by what they say")
  func rows() throws {
    let leave = "{volunteer: V1, days: 2026-06-03..2026-06-05, kind: leave}"
    let added = try roster("  - {add: availability, row: \(leave)}\n")
    #expect(added.availability.count { $0.kind == .leave } == 2)
    let removed = try roster("  - remove: 'availability[kind=leave]'\n")
    #expect(removed.availability.count { $0.kind == .leave } == 0)
    #expect(try roster("  - {remove: history.V1}\n").history.map(\.volunteer.text) == ["V3"])
    let pins = try roster("  - {add: pins, row: {volunteer: V1, shift: T2, kind: published}}\n")
    #expect(pins.pins.count == 4)
    let twice = variant("  - {add: pins, row: {volunteer: V1, shift: T1-2026-06-01, kind: fixed}}\n")
    #expect(try twice.onlyIssue(variant: "try").problem == .rowExists)
  }

  @Test("a table that the folder lacks begins with the rows that a variant adds")
  func newTable() throws {
    var yard = variant("  - {add: pins, row: {volunteer: V1, shift: T2, kind: forbidden}}\n")
    yard.files["pins.csv"] = nil
    let scenario = try yard.scenario(variant: "try")
    #expect(scenario.roster?.data.pins.map(\.kind) == [.forbidden])
    #expect(scenario.tables.map(\.name).last == "pins")
    yard["variants/try.yaml"] = "changes:\n  - {add: pins, row: {volunteer: V1}}\n"
    #expect(
      try yard.issues(variant: "try").map(\.problem) == [.missingValue, .missingValue])
    yard["variants/try.yaml"] = "changes:\n  - {remove: pins.V1}\n"
    #expect(try yard.onlyIssue(variant: "try").problem == .unknownTable)
  }

  @Test("options of the roster are set, scaled and removed")
  func options() throws {
    let limits = try roster("  - {set: options.roster.limits.max_week, to: 5}\n").limits
    #expect(limits.shiftsPerWeek.maximum == 5)
    #expect(
      try roster("  - {scale: options.roster.travelMetresPerMinute, by: 0.5}\n").options.travelMetresPerMinute == 40)
    #expect(try roster("  - {remove: options.roster.visitorsPerHousehold}\n").options.visitorsPerHousehold == nil)
    let levels = try roster("  - {set: options.priorities.roster, to: [fairness, unfilled]}\n").options.levels
    #expect(levels == [RosterLevel(.fairness(.shifts)), RosterLevel(.unfilled)])
    let issue = try variant("  - {set: options.roster.limits.max_weeks, to: 5}\n").onlyIssue(variant: "try")
    #expect(issue.nearest == "max_week")
    #expect(issue.variant == VariantMark(name: "try", line: 3))
  }

  @Test("what a change leads to names the row, the variant and the line")
  func marks() throws {
    let issue = try variant("  - {set: shifts.T1.min, to: 9}\n").onlyIssue(variant: "try")
    #expect(issue.file == "shifts.csv")
    #expect(issue.row == 2)
    #expect(issue.variant == VariantMark(name: "try"))
    let pin = try variant("  - {remove: shifts.T2}\n").onlyIssue(variant: "try")
    #expect(pin.file == "pins.csv")
    #expect(pin.value == "T2")
  }
}
