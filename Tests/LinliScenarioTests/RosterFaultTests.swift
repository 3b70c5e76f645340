import LinliDomain
import LinliRostering
import LinliScenario
import Testing

/// One fault in the tables of a roster gives one issue, with its file, row, column, value and nearest name.
struct RosterFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let row: Int
    let column: String
    let value: String?
    let problem: ScenarioProblem
    let nearest: String?
    var testDescription: String { "\(file): \(new.prefix(40))" }

    init(
      _ file: String, _ old: String, _ new: String, _ row: Int, _ column: String, _ value: String?,
      _ problem: ScenarioProblem, nearest: String? = nil
    ) {
      self.file = file + ".csv"
      self.old = old
      self.new = new
      self.row = row
      self.column = column
      self.value = value
      self.problem = problem
      self.nearest = nearest
    }
  }

  static let people: [Fault] = [
    Fault("groups", "邻居,", "学校,又一,,,\n邻居,", 3, "id", "学校", .duplicateKey(firstRow: 2)),
    Fault("volunteers", ",学校,", ",学枚,", 3, "group", "学枚", .unknownReference(table: "groups")),
    Fault("volunteers", ",3,20:30", ",3,20:3", 2, "max_hours", "20:3", .notANumber),
    Fault("volunteers", ",3,20:30", ",-3,20:30", 2, "max_week", "-3", .outOfRange),
    Fault("volunteers", "..N/A/,", "..Q/A/,", 2, "week", "Q", .unknownReference(table: "shift_types")),
    Fault("volunteers", "..N/A/,", "..N/A,", 2, "week", "A../A.E/…/.../..N/A", .dayCount(6)),
    Fault(
      "volunteers", "first-aid:2026-06-10", "first-aid:6/10", 2, "qualifications", "first-aid:6/10", .noYear,
      nearest: "2026-06-10"),
    Fault(
      "volunteers", ",minor,", ",mimor,", 3, "age_band", "mimor",
      .roster(.unknown(kind: .ageBand, id: "mimor", in: .volunteers, at: 1)), nearest: "minor"),
    Fault("groups", "2,2,\n", "2,,7\n", 2, "free_days", nil, .missingValue),
    Fault(
      "availability", "kind,type", "kinds,type", 1, "kinds", "kinds", .unknownColumn, nearest: "kind"),
    Fault("availability", "V2|V3,sat", "V2|V4,sat", 2, "volunteer", "V4", .unknownReference(table: "volunteers")),
    Fault("availability", "9:00,24:00", "9:00,9:00", 2, "to", "9:00", .endNotAfterStart),
    Fault("availability", "9:00,24:00", "九点,24:00", 2, "from", "九点", .notATime),
    Fault("availability", "可排,E,,", "可排,E,,2", 3, "weight", "2", .notBeside(word: "available")),
    Fault("availability", "可排,E,,", "可排,E,T2,", 3, "shift", "T2", .notBeside(word: "available")),
    Fault(
      "availability", "unavailable", "unavailabel", 4, "kind", "unavailabel", .unknownWord, nearest: "unavailable"),
    Fault(
      "availability", ",,T1-2026-06-02", ",,T1-2026-06-09", 7, "shift", "T1-2026-06-09",
      .unknownReference(table: "shifts"), nearest: "T1-2026-06-01"),
  ]

  static let shifts: [Fault] = [
    Fault("shift_types", "8:30,11:30", "8:30,", 2, "to", nil, .missingValue),
    Fault("shift_types", "8:30,11:30", "8:30,8:30", 2, "to", "8:30", .endNotAfterStart),
    Fault("shift_types", ",1,A|E", ",1,A|F", 4, "forbidden_next", "F", .unknownReference(table: "shift_types")),
    Fault("shifts", ",A,mon..wed", ",B,mon..wed", 2, "type", "B", .unknownReference(table: "shift_types")),
    Fault("shifts", ",2,1,3,", ",two,1,3,", 2, "heads", "two", .notANumber),
    Fault("shifts", ",10,20,", ",10,,", 3, "y", nil, .missingValue),
    Fault("shifts", "guide:1|", "guide|", 2, "skills", "guide", .notACount, nearest: "guide:1"),
    Fault("shifts", ",C1,", ",C3,", 2, "community", "C3", .unknownReference(table: "communities")),
    Fault("pairs", "V1,V3,at_most,2", "V1,V3,at_most,", 3, "times", nil, .missingValue),
    Fault("pairs", "V2,V3,together,", "V2,V3,together,1", 4, "times", "1", .notBeside(word: "together")),
    Fault("pairs", "V3,V1,apart", "V3,V7,apart", 5, "b", "V7", .unknownReference(table: "volunteers")),
    Fault("pins", "V3,T2", "V3,T3", 3, "shift", "T3", .unknownReference(table: "shifts")),
    Fault(
      "pins", "V2,T1-2026-06-10,forbidden", "V1,T1-2026-06-01,fixed", 4, "volunteer", "V1, T1-2026-06-01, fixed",
      .duplicateKey(firstRow: 2)),
    Fault("history", "2026-05-29", "2026-05-32", 3, "date", "2026-05-32", .notADate),
    Fault("history", ",9:00,10:00", ",9:00,", 3, "to", nil, .missingValue),
  ]

  @Test("a fault about people is the only issue", arguments: people)
  func person(fault: Fault) throws { try check(fault) }

  @Test("a fault about shifts is the only issue", arguments: shifts)
  func shift(fault: Fault) throws { try check(fault) }

  private func check(_ fault: Fault) throws {
    var yard = Street.yard()
    yard.replace(fault.old, with: fault.new, in: fault.file)
    let issues = try yard.issues()
    // A misspelled column that every row needs is one more issue.
    let issue = try #require(issues.first)
    #expect(issues.count == 1, "\(issues.map { $0.text(in: .en) }.joined(separator: "\n"))")
    #expect(issue.file == fault.file)
    #expect(issue.row == fault.row)
    #expect(issue.column?.name == fault.column)
    #expect(issue.value == fault.value)
    #expect(issue.problem == fault.problem)
    #expect(issue.nearest == fault.nearest)
    for language in Language.allCases { #expect(issue.text(in: language).hasPrefix(fault.file)) }
  }

  @Test("many faults are all reported at once, and warnings ride along")
  func manyFaults() throws {
    var yard = Street.yard()
    yard.replace("9:00,24:00", with: "九点,24:00", in: "availability.csv")
    yard.replace(",2,1,3,4", with: ",2,5,3,4", in: "shifts.csv")
    yard.replace("V3,T2", with: "V3,T3", in: "pins.csv")
    yard.replace(",3,20:30", with: ",3,20h", in: "volunteers.csv")
    yard.replace("visitorsPerHousehold: 2", with: "visitorPerHousehold: 2", in: "scenario.yaml")
    yard["history.csv"] += "V3,2026-06-20,A,,,\n"
    try yard.inFolder { folder in
      do throws(ScenarioError) {
        _ = try ScenarioFolder(folder).scenario()
        Issue.record("the scenario was accepted")
      } catch {
        #expect(
          error.issues.map { "\($0.file):\($0.row ?? 0)" } == [
            "availability.csv:2", "pins.csv:3", "scenario.yaml:12", "shifts.csv:2", "volunteers.csv:2",
          ])
        #expect(error.warnings.map { "\($0.file):\($0.row ?? 0)" } == ["history.csv:4"])
      }
    }
  }

  @Test("what only the whole question shows is found at its row")
  func wholeQuestion() throws {
    var yard = Street.yard()
    yard["shifts.csv"] += "T1-2026-06,,,,A,2026-06-11,,,,,,,1,,,,,,,,,,,\n"
    yard["volunteers.csv"] += "V4,,,,,,,,,,,,\n"
    yard.replace("C2,西院,300,0", with: "C2,西院,3e12,0", in: "communities.csv")
    yard.replace("学校,中学,2,2,", with: "学校,中学,2,2,2", in: "groups.csv")
    yard.replace("guide:1|first-aid:1:7", with: "guide:4|first-aid:1:7", in: "shifts.csv")
    let places = try yard.scenario().warnings.map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? "")" }
    #expect(places.contains("volunteers.csv:5:id"))
    #expect(places.contains("communities.csv:3:x"))
    #expect(places.contains("groups.csv:2:free_days"))
    #expect(places.contains("shifts.csv:2:skills"))
  }

  @Test("two rows that give one shift id are an issue of the second")
  func sameID() throws {
    var yard = Street.yard()
    yard["shifts.csv"] += "T1-2026-06-03,,,,A,2026-06-11,,,,,,,1,,,,,,,,,,,\n"
    let issue = try yard.onlyIssue()
    #expect(issue.row == 4)
    #expect(issue.column?.name == "id")
    #expect(issue.problem == .roster(.repeated(kind: .shift, id: "T1-2026-06-03", at: 6)))
  }

  @Test("heads that do not rise are an issue with the row, not a guess")
  func heads() throws {
    var yard = Street.yard()
    yard.replace(",2,1,3,4", with: ",2,3,3,4", in: "shifts.csv")
    let issue = try yard.onlyIssue()
    #expect(issue.column?.name == "heads")
    guard case .roster(.headCount, further: 4) = issue.problem else {
      Issue.record("\(issue)")
      return
    }
  }
}
