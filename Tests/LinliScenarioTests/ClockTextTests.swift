import LinliDomain
import Testing

@testable import LinliScenario

struct ClockTextTests {
  private func value(_ text: String, _ type: ColumnType) -> CellValue { KeyReading.cell(text, as: type) }

  @Test(
    "times are read as people write them",
    arguments: [
      ("8:30", 510), ("08:30", 510), ("08:30:00", 510), ("０８：３０", 510), (" 0:00 ", 0), ("23:59", 1439),
    ])
  func starts(text: String, minute: Int) {
    #expect(value(text, .time(isEnd: false)) == .integer(minute))
    if minute > 0 { #expect(value(text, .time(isEnd: true)) == .integer(minute)) }
  }

  @Test(
    "an end may lie on the next day",
    arguments: [
      ("24:00", 1440), ("26:30", 1590), ("次日6:00", 1800), ("次日 06:00", 1800), ("翌日0:30", 1470), ("第二天1:00", 1500),
    ])
  func ends(text: String, minute: Int) {
    #expect(value(text, .time(isEnd: true)) == .integer(minute))
    #expect(KeyReading.cellRefusal(of: text, as: .time(isEnd: false)) != nil)
  }

  @Test(
    "what is no time is refused with the time it probably means",
    arguments: [
      ("8", "08:00"), ("830", "08:30"), ("上午14点", "14:00"), ("晚上2点", "14:00"), ("8.30", "08:30"),
      ("0.354166667", "08:30"), ("8:3", nil), ("8:60", nil),
      ("25", nil), ("morning", nil), ("-8:30", nil), ("8:30:15", nil), ("8:30-11:30", nil),
    ])
  func refused(text: String, nearest: String?) {
    let refusal = KeyReading.cellRefusal(of: text, as: .time(isEnd: false))
    #expect(refusal?.problem == .notATime)
    #expect(refusal?.nearest == nearest)
  }

  @Test("times beyond two days, and starts beyond one, are out of range", arguments: ["48:01", "次日24:01", "99:00"])
  func outOfRange(text: String) {
    #expect(KeyReading.cellRefusal(of: text, as: .time(isEnd: true))?.problem == .outOfRange)
    #expect(KeyReading.cellRefusal(of: "24:00", as: .time(isEnd: false))?.problem == .outOfRange)
  }

  @Test(
    "durations are hours, or hours and minutes",
    arguments: [
      ("7.5", 450), ("7:30", 450), ("10", 600), ("０．２５", 15), ("126:00:00", 7560), ("0", 0), ("72:10", 4330),
      ("1e1", 600),
    ])
  func durations(text: String, minutes: Int) {
    #expect(value(text, .duration(.nonNegative)) == .integer(minutes))
  }

  static let badDurations: [(String, ScenarioProblem, String?)] = [
    ("0.33", .notWholeMinutes, "0:20"), ("8h", .unitInNumber(unit: "h"), "8"), ("8小时", .unitInNumber(unit: "小时"), "8"),
    ("-1", .outOfRange, nil), ("1,000", .thousandsSeparator, "1000"), ("1e40", .outOfRange, nil),
    ("nan", .notFinite, nil), ("8:75", .notANumber, nil), ("", .notANumber, nil),
  ]

  @Test("durations of no whole minute, and what is none, are refused", arguments: badDurations)
  func refusedDuration(text: String, problem: ScenarioProblem, nearest: String?) {
    let refusal = KeyReading.cellRefusal(of: text, as: .duration(.nonNegative))
    #expect(refusal?.problem == problem)
    #expect(refusal?.nearest == nearest)
  }

  @Test("a duration is read back as it is written", arguments: [0, 1, 59, 60, 450, 8640])
  func roundTrip(minutes: Int) {
    #expect(value(ClockText.text(ofMinutes: minutes), .duration(.nonNegative)) == .integer(minutes))
  }
}
