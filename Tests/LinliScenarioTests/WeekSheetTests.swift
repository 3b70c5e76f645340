import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

/// `weeks.csv`: a row for each person, a column for each day of the week.
struct WeekSheetTests {
  /// A fortnight in June 2026 with a morning and an evening shift each day, and a sheet as a coordinator keeps it.
  private static func sheet(_ weeks: String) -> Street {
    var folder = Street()
    folder["scenario.yaml"] = """
      schemaVersion: 1
      horizon: {start: 2026-06-01, end: 2026-06-14}
      questions: [roster]

      """
    folder["shift_types.csv"] = "id,zh,from,to\nA,早班,8点半,11:30\nE,晚班,晚上6点半,21:30\n"
    folder["volunteers.csv"] = "id,zh\nV1,柳青\nV2,谷雨\nV3,石磊\nV4,白杨\n"
    folder["shifts.csv"] = "id,type,days,heads\nM,A,每天,1\nE,E,\"周一、三、五\",1\n"
    folder["weeks.csv"] = weeks
    return folder
  }

  private static let chinese = """
    志愿者,周一,星期二,礼拜三,周四,周五,周六,周日
    V1,上午,√,,A,AE,×,没空
    V2,9:00-12:00,晚上,"A、E",-,无,全天,1
    V3,晚上6点到9点半,,18-22,,E,,
    V4,,,,,,,

    """

  /// The shifts that each person may work, as weekday and type.
  private func free(_ roster: RosterInstance) -> [String: [String]] {
    var free: [String: [String]] = [:]
    for volunteer in roster.volunteers {
      free[volunteer.id.text] = roster.shifts.filter { roster.ineligibility(of: volunteer.id, for: $0.id).isEmpty }
        .filter { $0.date < roster.shifts[0].date.adding(days: 7) ?? $0.date }
        .map { DayWords.word(of: $0.date.weekday) + $0.type.text }.sorted()
    }
    return free
  }

  @Test("cells become availability, in GB18030 and in UTF-8 with a byte order mark alike")
  func encodings() throws {
    let plain = Self.sheet(Self.chinese)
    let roster = try #require(try plain.scenario().roster)
    #expect(
      free(roster) == [
        "V1": ["friA", "friE", "monA", "thuA", "tueA"], "V2": ["satA", "sunA", "wedA", "wedE"],
        "V3": ["friE", "monE", "wedE"],
        "V4": [],
      ])
    var chinese = plain
    var marked = plain
    for table in plain.tables {
      chinese.files[table] = GB18030.encode(plain[table])
      marked.files[table] = [0xEF, 0xBB, 0xBF] + (plain.files[table] ?? [])
    }
    #expect(chinese.files["weeks.csv"] != plain.files["weeks.csv"])
    #expect(try chinese.scenario().roster?.data == roster.data)
    #expect(try marked.scenario().roster?.data == roster.data)
  }

  @Test("English headers and words say the same")
  func english() throws {
    let english = """
      volunteer,mon,tue,wed,thu,fri,sat,sun
      V1,am,all day,,A,A E,x,no
      V2,9-12,evening,A/E,-,none,yes,1
      V3,6pm-9:30pm,,18:00-22:00,,E,,
      V4,,,,,,,

      """
    let (one, other) = (try Self.sheet(Self.chinese).scenario().roster, try Self.sheet(english).scenario().roster)
    #expect(one?.data.availability == other?.data.availability)
  }

  @Test("every faulty cell is named at once, with its row and column", arguments: [false, true])
  func faults(isGB18030: Bool) throws {
    var folder = Self.sheet(
      """
      志愿者,周一,周二,周三,周四,周五,周六,周日
      V1,上舞,√,2-5,B,AB,×,没空
      V9,9:00-12:00,晚上9点,A、A,x 上午,46174,全天,?
      V3,9点半-9点,,,,E,,

      """)
    if isGB18030 { folder.files["weeks.csv"] = GB18030.encode(folder["weeks.csv"]) }
    folder["availability.csv"] = "volunteer,days,kind\nV1,03/04/2026,available\nV2,46174,leave\nV3,周八,available\n"
    folder.replace("每天", with: "6月31日", in: "shifts.csv")
    let places = try folder.issues().map { "\($0.file):\($0.row ?? 0):\($0.column?.name ?? ""):\($0.value ?? "")" }
    #expect(
      places == [
        "availability.csv:2:days:03/04/2026", "availability.csv:3:days:46174", "availability.csv:4:days:周八",
        "shifts.csv:2:days:6月31日", "weeks.csv:2:周一:上舞", "weeks.csv:2:周三:2-5", "weeks.csv:2:周四:B", "weeks.csv:2:周五:AB",
        "weeks.csv:3:志愿者:V9", "weeks.csv:3:周二:晚上9点", "weeks.csv:3:周三:A", "weeks.csv:3:周四:x 上午", "weeks.csv:3:周五:46174",
        "weeks.csv:3:周日:?",
      ])
  }

  @Test("a row may speak for a part of the roster, a person's rows for different parts")
  func terms() throws {
    let folder = Self.sheet(
      """
      volunteer,from,until,mon,tue
      V1,,2026/6/7,A,
      V1,2026年6月8日,,,A
      V2,2026-07-01,,A,A

      """)
    let scenario = try folder.scenario()
    let roster = try #require(scenario.roster)
    let free = roster.shifts.filter { roster.ineligibility(of: VolunteerID("V1"), for: $0.id).isEmpty }
    #expect(free.map { "\($0.date)" } == ["2026-06-01", "2026-06-09"])
    let late = scenario.warnings.filter { $0.file == "weeks.csv" }
    #expect(late.map(\.problem) == [.noDayInHorizon])
    #expect(late.map(\.row) == [4])
  }

  @Test("two rows of a person for the same days, and a term that ends before it starts, are refused")
  func overlap() throws {
    let twice = try Self.sheet("volunteer,until,mon\nV1,2026-06-07,A\nV2,,A\nV1,,E\n").onlyIssue()
    #expect(twice.problem == .weekTold(firstRow: 2))
    #expect(twice.row == 4)
    let backward = try Self.sheet("volunteer,from,until,mon\nV1,2026-06-07,2026-06-01,A\n").onlyIssue()
    #expect(backward.problem == .endBeforeStart)
    #expect(backward.column?.name == "until")
  }

  @Test("a word that is a shift type too, and letters with two readings, are refused")
  func twoMeanings() throws {
    var folder = Self.sheet("volunteer,mon,tue\nV1,x,AE\n")
    folder["shift_types.csv"] += "x,夜班,22:00,6:00\nAE,全班,8:30,21:30\n"
    let issues = try folder.issues()
    #expect(issues.map(\.problem) == [.wordIsKey(table: "shift_types"), .ambiguous(readings: ["AE", "A E"])])
    for issue in issues {
      for language in Language.allCases { #expect(!issue.text(in: language).contains("\(issue.problem)")) }
    }
  }

  @Test("with a weekly sheet no other availability is needed, and it adds to what there is")
  func together() throws {
    var folder = Self.sheet("volunteer,mon\nV1,A\n")
    #expect(try folder.scenario().roster?.availability.count == 1)
    folder["availability.csv"] = "volunteer,days,kind\nV1,6月8日,leave\nV1,周末,available\n"
    let roster = try #require(try folder.scenario().roster)
    let free = roster.shifts.filter { roster.ineligibility(of: VolunteerID("V1"), for: $0.id).isEmpty }
    #expect(
      free.map { "\($0.date)" } == ["2026-06-01", "2026-06-06", "2026-06-07", "2026-06-13", "2026-06-14"])
  }

  @Test("how cells were understood that are not written plainly is told once for each way of writing")
  func understood() throws {
    var folder = Self.sheet("volunteer,mon,tue\nV1,上午,A\nV2,上午,x\nV3,9-12,\n")
    folder["availability.csv"] =
      "volunteer,days,kind,from\nV1,6月8日至10日,leave,\nV1,mon|2026-06-05,available,8:00\nV2,周末,available,8点半\n"
    let told = try folder.scenario().cellMappings.map {
      "\($0.file) \($0.header) \($0.value) \($0.meaning) \($0.count)"
    }
    #expect(
      told == [
        "availability.csv days 6月8日至10日 2026-06-08..2026-06-10 1", "availability.csv days 周末 sat|sun 1",
        "availability.csv from 8点半 08:30 1", "weeks.csv mon 上午 06:00-12:00 2", "weeks.csv mon 9-12 09:00-12:00 1",
        "shift_types.csv from 8点半 08:30 1", "shift_types.csv from 晚上6点半 18:30 1", "shifts.csv days 每天 mon..sun 1",
        "shifts.csv days 周一、三、五 mon|wed|fri 1",
      ])
  }

  @Test("a date without a year is not judged while the settings cannot be read")
  func noSettings() throws {
    var folder = Self.sheet("volunteer,mon\nV1,A\n")
    folder["availability.csv"] = "volunteer,days,kind\nV1,6月8日,leave\n"
    folder.files["scenario.yaml"] = nil
    let issue = try folder.onlyIssue()
    #expect(issue.file == "scenario.yaml")
  }
}
