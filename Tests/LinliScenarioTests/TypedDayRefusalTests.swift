import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

/// Cells of days that are not read, with the part at fault and what it means or may mean.
struct TypedDayRefusalTests {
  static let ambiguous: [(String, [String], String?)] = [
    ("03/04/2026", ["2026-04-03", "2026-03-04"], "03/04/2026"), ("3.4.2026", ["2026-04-03", "2026-03-04"], "3.4.2026"),
    ("1-5", ["mon..fri", "2026-01-05"], "1-5"), ("周六、1-5", ["mon..fri", "2026-01-05"], "1-5"),
    ("1/3", ["1|3", "2026-01-03"], nil), ("6/7", ["6|7", "2026-06-07"], nil), ("1/3、5", ["1|3|5", "2026-01-03"], nil),
    ("1/5/26", ["2026-05-01", "2026-01-05"], "1/5/26"), ("6.1", ["2026-06-01", "2026-06-10"], "6.1"),
    ("6/1、3", ["wed", "2026-06-03"], "3"), ("6月1日、3", ["wed", "2026-06-03"], "3"),
    ("6月1日 周一", ["2026-06-01", "mon|2026-06-01"], "6月1日 周一"), ("6/1（周二）", ["2026-06-01", "tue"], "6/1(周二)"),
    ("6月30日、1日", ["2026-06-01", "2026-07-01"], "1日"),
    ("1/6/2026-7/6/2026", ["2026-06-01..2026-06-07", "2026-01-06..2026-07-06"], "1/6/2026-7/6/2026"),
    ("Monday, June 1", ["2026-06-01", "mon|2026-06-01"], "June 1"), ("6/1、周一", ["2026-06-01", "mon|2026-06-01"], "周一"),
    ("2027年1月1日、2月3日", ["2026-02-03", "2027-02-03"], "2月3日"), ("1.3", ["1|3", "2026-01-03", "2026-01-30"], nil),
  ]

  @Test("what has two readings is refused with both", arguments: ambiguous)
  func twoReadings(cell: String, readings: [String], part: String?) {
    let refusal = DayCell.refusal(of: cell)
    #expect(refusal?.problem == .ambiguous(readings: readings))
    #expect(refusal?.value == part)
    #expect(refusal?.nearest == nil)
  }

  static let meant: [(String, ScenarioProblem, String, String?)] = [
    ("46174", .serialDate, "2026-06-01", "46174"), ("周一、46175", .serialDate, "2026-06-02", "46175"),
    ("46174.0", .serialDate, "2026-06-01", "46174.0"), ("6-1", .notADate, "2026-06-01", "6-1"),
    ("6.15", .notADate, "2026-06-15", "6.15"), ("13/6", .notADate, "2026-06-13", "13/6"),
    ("0601", .notADate, "2026-06-01", "0601"),
    ("260601", .notADate, "2026-06-01", "260601"), ("2026 6 1", .notADate, "2026-06-01", "2026 6 1"),
    ("26/6/1", .notADate, "2026-06-01", "26/6/1"), ("2026/6/1 0:00", .notADate, "2026-06-01", "2026/6/1 0:00"),
    ("1 Jun 26", .notADate, "2026-06-01", "1 Jun 26"), ("5日", .notADate, "2026-06-05", "5日"),
    ("135", .notADay, "1|3|5", "135"),
    ("12345", .notADay, "1|2|3|4|5", "12345"), ("1/3/5", .notADay, "1|3|5", nil),
    ("Fri-Mon", .endBeforeStart, "fri..sun|mon", "Fri-Mon"),
    ("周六至周二", .endBeforeStart, "sat..sun|mon..tue", "周六至周二"), ("Wendesday", .notADay, "wednesday", "Wendesday"),
    ("6.1-6.5", .notADate, "2026-06-01..2026-06-05", "6.1-6.5"), ("周一、", .emptyMember, "周一", nil),
    ("weekdasy", .notADay, "weekdays", "weekdasy"), ("Jun-26", .notADate, "2026-06-26", "Jun-26"),
    ("6/1、15", .notADay, "2026-06-15", "15"), ("周一至", .notADay, "周一", "周一至"), ("周一/", .notADay, "周一", "周一/"),
  ]

  @Test("what is probably meant is named", arguments: meant)
  func probable(cell: String, problem: ScenarioProblem, nearest: String, part: String?) {
    let refusal = DayCell.refusal(of: cell)
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nearest)
    #expect(refusal?.value == part)
  }

  static let nothing: [(String, ScenarioProblem, String)] = [
    ("6月31日", .notADate, "6月31日"), ("2026/13/1", .notADate, "2026/13/1"), ("2月29日", .notADate, "2月29日"),
    ("周八", .notADay, "周八"), ("一日", .notADay, "一日"), ("每月1日", .notADay, "每月1日"), ("5 1", .notADay, "5 1"),
    ("除周三", .notADay, "除周三"), ("6/5-6/1", .endBeforeStart, "6/5-6/1"),
    ("2026-06-05至2026-06-01", .endBeforeStart, "2026-06-05至2026-06-01"), ("2026年", .notADate, "2026年"),
    ("工作日、周一", .duplicateMember(member: "周一"), "周一"),
    ("6/1、2026-06-01", .duplicateMember(member: "2026-06-01"), "2026-06-01"),
    ("99999999", .notADate, "99999999"), ("soon", .notADay, "soon"), ("1 June 3 June", .notADay, "1 June 3 June"),
    ("6月", .notADay, "6月"),
  ]

  @Test("what is no day is refused with the part at fault", arguments: nothing)
  func noDay(cell: String, problem: ScenarioProblem, part: String) {
    let refusal = DayCell.refusal(of: cell)
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nil)
    #expect(refusal?.value == part)
  }

  @Test("without a horizon a date without a year is refused, and one with its year is read")
  func noHorizon() throws {
    #expect(DayCell.refusal(of: "6月1日", in: nil)?.problem == .noYear)
    #expect(try DayCell.read("2026年6月1日至5日", in: nil) == DayCell.read("2026-06-01..2026-06-05"))
  }

  @Test("every refusal is told in both languages", arguments: ambiguous.map(\.0) + meant.map(\.0) + nothing.map(\.0))
  func sentences(cell: String) throws {
    let refusal = try #require(DayCell.refusal(of: cell))
    let issue = ScenarioIssue(
      file: "availability.csv", row: 2, value: refusal.value ?? cell, problem: refusal.problem, expectation: .days,
      nearest: refusal.nearest)
    for language in Language.allCases {
      let text = issue.text(in: language)
      #expect(!text.contains("\(refusal.problem)"), "\(text)")
      if let nearest = refusal.nearest { #expect(text.contains(nearest)) }
      if case .ambiguous(let readings) = refusal.problem { #expect(readings.allSatisfy(text.contains)) }
    }
  }

  // MARK: Other columns

  static let single: [(String, String)] = [
    ("2026/5/30", "2026-05-30"), ("2026年5月30日", "2026-05-30"), ("30 May 2026", "2026-05-30"),
    ("20260530", "2026-05-30"),
    ("2026.5.30", "2026-05-30"), ("30/05/2026", "2026-05-30"), ("2026-5-30", "2026-05-30"),
    ("2026/5/30（周六）", "2026-05-30"),
    ("May 30, 2026", "2026-05-30"),
  ]

  @Test("a column of dates reads the same notations with a year, and so do terms", arguments: single)
  func dateColumn(typed: String, iso: String) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(KeyReading.cell(typed, as: .date(withinHorizon: false)) == .date(date))
    guard !typed.contains(",") else { return }
    #expect(
      KeyReading.cell("guide:\(typed)", as: .qualifications)
        == .qualifications([HeldQualification("guide", validUntil: date)]))
    let term = KeyReading.cell("guide:2026年1月1日至\(typed)", as: .qualifications)
    let start = try #require(CalendarDate(iso: "2026-01-01"))
    #expect(term == .qualifications([HeldQualification("guide", validFrom: start, validUntil: date)]))
  }

  static let badSingle: [(String, ScenarioProblem, String?)] = [
    ("5/30", .noYear, "2026-05-30"), ("5月30日", .noYear, "2026-05-30"), ("12月30日", .noYear, "2025-12-30"),
    ("05/06/2026", .ambiguous(readings: ["2026-06-05", "2026-05-06"]), nil), ("46172", .serialDate, "2026-05-30"),
    ("260530", .notADate, "2026-05-30"), ("2026/5/30 0:00:00", .notADate, "2026-05-30"), ("2026/5/32", .notADate, nil),
    ("yesterday", .notADate, nil), ("2026/5/30（周日）", .ambiguous(readings: ["2026-05-30", "sun"]), nil),
  ]

  @Test("what a column of dates does not read", arguments: badSingle)
  func badDateColumn(typed: String, problem: ScenarioProblem, nearest: String?) {
    let reading = CellReading(type: .date(withinHorizon: false), horizon: nil, rosterHorizon: DayCell.june)
    do throws(CellReading.Refusal) {
      let value = try reading.read(typed)
      Issue.record("\(typed) was read as \(value)")
    } catch {
      #expect(error.problem == problem)
      #expect(error.nearest == nearest)
    }
  }

  @Test("settings keep to one form of dates", arguments: ["2026/6/1", "2026年6月1日", "20260601"])
  func settings(typed: String) {
    let refusal = KeyReading.refusal(of: typed, as: .date)
    #expect(refusal?.problem == .notADate)
    #expect(refusal?.nearest == "2026-06-01")
  }
}
