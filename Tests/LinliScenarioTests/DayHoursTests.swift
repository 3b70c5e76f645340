import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

struct DayHoursTests {
  private func hours(_ cell: String) -> DayHours? {
    guard case .hours(let hours) = KeyReading.cell(cell, as: .hours) else { return nil }
    return hours
  }

  @Test("nobody comes", arguments: ["-", "x", "X", "×", "无", "没空", "－", "—", "/", "否", "no", "0", "休息", "ｘ"])
  func no(cell: String) throws {
    let found = try #require(hours(cell))
    #expect(found.windows.isEmpty)
    #expect(found.letters.isEmpty)
  }

  @Test("all day", arguments: ["√", "✓", "✔", "✔️", "1", "是", "全天", "all day", "All Day", "１"])
  func allDay(cell: String) {
    #expect(hours(cell)?.windows == [.wholeDay])
  }

  static let windows: [(String, [ClosedRange<Int>])] = [
    ("上午", [360...720]), ("am", [360...720]), ("下午", [720...1080]), ("PM", [720...1080]), ("晚上", [1080...1320]),
    ("evening", [1080...1320]), ("上午、晚上", [360...720, 1080...1320]), ("上午 下午", [360...720, 720...1080]),
    ("am/pm", [360...720, 720...1080]), ("9:00-12:00", [540...720]), ("9：00—12：00", [540...720]), ("9-12", [540...720]),
    ("9点到12点", [540...720]), ("9点半至11点", [570...660]), ("9-12点", [540...720]), ("9:00 - 12:00", [540...720]),
    ("9 to 12", [540...720]), ("下午2点到5点", [840...1020]), ("下午 2点-5点", [840...1020]), ("2pm-5pm", [840...1020]),
    ("2 pm - 5 pm", [840...1020]), ("9am-5pm", [540...1020]), ("9-5", [540...1020]), ("9点到5点", [540...1020]),
    ("上午9点到12点", [540...720]), ("上午9点-下午5点", [540...1020]), ("20:00-2:00", [1200...1560]), ("22-6", [1320...1800]),
    ("9:00-12:00、14:00-17:00", [540...720, 840...1020]), ("9:00-12:00,14:00-17:00", [540...720, 840...1020]),
    ("9:00-12:00；14:00-17:00", [540...720, 840...1020]), ("9:00-12:00 14:00-17:00", [540...720, 840...1020]),
    ("上午、14:00-16:00", [360...720, 840...960]), ("0900-1200", [540...720]), ("18:00-24:00", [1080...1440]),
    ("晚上7点-9点", [1140...1260]), ("晚上9点-12点", [1260...1440]), ("9pm-12", [1260...1440]), ("9pm-12am", [1260...1440]),
    ("22:00-0:00", [1320...1440]), ("12-2", [720...840]), ("11-2", [660...840]), ("7点-17点", [420...1020]),
    ("8-11am", [480...660]),
    ("7:00-9:00", [420...540]), ("早上7点-9点", [420...540]), ("10点-11点", [600...660]),
  ]

  @Test("parts of the day and hours", arguments: windows)
  func window(cell: String, minutes: [ClosedRange<Int>]) {
    let expected = minutes.map { TimeWindow(startMinute: $0.lowerBound, endMinute: $0.upperBound) }
    #expect(hours(cell)?.windows == expected)
    #expect(hours(cell)?.letters == [])
  }

  @Test(
    "letters of shift types",
    arguments: [
      ("A", ["A"]), ("A E", ["A", "E"]), ("AE", ["AE"]), ("A、E", ["A", "E"]), ("早班", ["早班"]), ("A1", ["A1"]),
    ])
  func letters(cell: String, letters: [String]) {
    #expect(hours(cell)?.letters == letters)
    #expect(hours(cell)?.windows == [])
  }

  static let faults: [(String, ScenarioProblem, String?)] = [
    ("2-5", .ambiguous(readings: ["02:00-05:00", "14:00-17:00"]), "2-5"),
    ("7-9", .ambiguous(readings: ["07:00-09:00", "19:00-21:00"]), "7-9"),
    ("7点到9点", .ambiguous(readings: ["07:00-09:00", "19:00-21:00"]), "7点到9点"),
    ("6-9pm", .ambiguous(readings: ["06:00-21:00", "18:00-21:00"]), "6-9pm"), ("9月12日", .notATime, nil),
    ("2026/9/12", .notATime, nil),
    ("14-5", .ambiguous(readings: ["14:00-17:00", "14:00-29:00"]), "14-5"),
    ("9:00-5:00", .ambiguous(readings: ["09:00-17:00", "09:00-29:00"]), "9:00-5:00"), ("9:00", .notAStretch, "9:00"),
    ("9点", .notAStretch, "9点"), ("9:00-9:00", .ambiguous(readings: ["09:00-21:00", "09:00-33:00"]), "9:00-9:00"),
    ("9:00-12:00-14:00", .notATime, "9:00-12:00-14:00"), ("9:00-25:00", .notATime, "9:00-25:00"),
    ("x 上午", .besideNo(word: "x"), nil), ("上午、上午", .duplicateMember(member: "上午"), "上午"),
    ("上午、", .emptyMember, nil), ("?", .unknownWord, "?"), ("上午9点-上午8点", .endNotAfterStart, "上午9点-上午8点"),
    ("A A", .duplicateMember(member: "A"), "A"), ("46174", .unknownWord, "46174"),
  ]

  @Test("what has two readings or none is refused with the part at fault", arguments: faults)
  func refused(cell: String, problem: ScenarioProblem, part: String?) {
    let refusal = KeyReading.cellRefusal(of: cell, as: .hours)
    #expect(refusal?.problem == problem)
    #expect(refusal?.value == part)
  }

  @Test(
    "the date that a spreadsheet makes of hours is refused with the hours",
    arguments: ["9月12日", "2026/9/12", "12-Sep", "2026-09-12"])
  func spreadsheetDate(cell: String) {
    #expect(KeyReading.cellRefusal(of: cell, as: .hours)?.nearest == "9:00-12:00")
  }

  @Test("letters are a key, or keys of one letter run together")
  func keys() {
    let keys = ["A", "E", "早班"]
    let readings = { (letters: String) in DayHours.readings(of: letters) { keys.contains($0) } }
    #expect(readings("A") == [["A"]])
    #expect(readings("AE") == [["A", "E"]])
    #expect(readings("早班") == [["早班"]])
    #expect(readings("AX").isEmpty)
    #expect(DayHours.readings(of: "AE") { ["A", "E", "AE"].contains($0) } == [["AE"], ["A", "E"]])
  }
}
