import LinliDomain
import Testing

@testable import LinliScenario

struct ShiftSchedulingIssueTests {
  /// A change of the text with the only issue that it must lead to.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let row: Int
    var field: String?
    var position: Int?
    let value: String?
    let problem: ScenarioProblem
    var nearest: String?
    var testDescription: String { "\(old) -> \(new)" }

    init(
      _ old: String, _ new: String, _ row: Int, _ field: String? = nil, _ position: Int? = nil, value: String?,
      _ problem: ScenarioProblem, nearest: String? = nil
    ) {
      (self.old, self.new, self.row, self.field, self.position) = (old, new, row, field, position)
      (self.value, self.problem, self.nearest) = (value, problem, nearest)
    }
  }

  static let numbers: [Fault] = [
    Fault("\n14\n", "\n0\n", 3, "Days", 1, value: "0", .outOfRange),
    Fault("\n14\n", "\n9999\n", 3, "Days", 1, value: "9999", .outOfRange),
    Fault("Open,300,", "Open,5 h,", 7, "Minutes", 2, value: "5 h", .unitInNumber(unit: "h"), nearest: "5"),
    Fault("Open,300,", "Open,,", 7, "Minutes", 2, value: nil, .missingValue),
    Fault("Open,300,", "Open,1441,", 7, "Minutes", 2, value: "1441", .outOfRange),
    Fault(",3000,1200,", ",-3000,1200,", 12, "MaxTotalMinutes", 3, value: "-3000", .outOfRange),
    Fault(",3000,1200,", ",3000,many,", 12, "MinTotalMinutes", 4, value: "many", .notANumber),
    Fault("1200,5,2,2,1", "1200,5.5,2,2,1", 12, "MaxConsecutiveShifts", 5, value: "5.5", .notAnInteger),
    Fault("1200,5,2,2,1", "1200,5,-2,2,1", 12, "MinConsecutiveShifts", 6, value: "-2", .outOfRange),
    Fault("1200,5,2,2,1", "1200,5,2,nan,1", 12, "MinConsecutiveDaysOff", 7, value: "nan", .notFinite),
    Fault("1200,5,2,2,1", "1200,5,2,2,1e9", 12, "MaxWeekends", 8, value: "1e9", .outOfRange),
    Fault("Hua,0,Open,2", "Hua,0,Open,-2", 21, "Weight", 4, value: "-2", .outOfRange),
    Fault("0,Open,1,100,1", "0,Open,-1,100,1", 28, "Requirement", 3, value: "-1", .outOfRange),
    Fault("0,Open,1,100,1", "0,Open,1,-100,1", 28, "WeightForUnder", 4, value: "-100", .outOfRange),
    Fault("0,Open,1,100,1", "0,Open,1,100,x", 28, "WeightForOver", 5, value: "x", .notANumber),
  ]

  static let days: [Fault] = [
    Fault("Hua,3,4", "Hua,3,14", 17, "DayIndexes", 3, value: "14", .dayOutsideHorizon),
    Fault("Hua,3,4", "Hua,-1,4", 17, "DayIndexes", 2, value: "-1", .dayOutsideHorizon),
    Fault("Hua,3,4", "Hua,3,,4", 17, "DayIndexes", 3, value: nil, .missingValue),
    Fault("Jin,7,Shut,1", "Jin,70,Shut,1", 22, "Day", 2, value: "70", .dayOutsideHorizon),
    Fault("Ping,12,Noon,3", "Ping,Monday,Noon,3", 25, "Day", 2, value: "Monday", .notANumber),
    Fault("13,Shut", "14,Shut", 30, "Day", 1, value: "14", .dayOutsideHorizon),
  ]

  static let names: [Fault] = [
    Fault("Noon,240,Open", "Noon,240,Opne", 8, "ForbiddenSuccessors", 3, value: "Opne", unknownShift, nearest: "Open"),
    Fault("Open|Noon", "Open|Noon\nLa te,9,", 10, "ShiftID", 1, value: "La te", .badIdentifier(character: " ")),
    Fault("Open=10|Noon=5", "Open=10|Non=5", 12, "MaxShifts", 2, value: "Non", unknownShift, nearest: "Noon"),
    Fault("Hua,3,4", "Hau,3,4", 17, "EmployeeID", 1, value: "Hau", unknownEmployee, nearest: "Hua"),
    Fault("Hua,3,4", ",3,4", 17, "EmployeeID", 1, value: nil, .missingValue),
    Fault("Hua,0,Open,2", "Huaa,0,Open,2", 21, "EmployeeID", 1, value: "Huaa", unknownEmployee, nearest: "Hua"),
    Fault("Jin,7,Shut,1", "Jin,7,Late,1", 22, "ShiftID", 3, value: "Late", unknownShift),
    Fault("Ping,12,Noon,3", "Ping,12,noon,3", 25, "ShiftID", 3, value: "noon", unknownShift, nearest: "Noon"),
    Fault("13,Shut", "13,Night", 30, "ShiftID", 2, value: "Night", unknownShift),
  ]
  static let unknownShift = ScenarioProblem.unknownEntry(section: "SECTION_SHIFTS")
  static let unknownEmployee = ScenarioProblem.unknownEntry(section: "SECTION_STAFF")

  static let repetitions: [Fault] = [
    Fault("\n14\n", "\n14\n14\n", 4, value: "14", .duplicateEntry(firstLine: 3)),
    Fault("Shut,420,Open|Noon", "Shut,420,\nOpen,1,", 10, "ShiftID", 1, value: "Open", .duplicateEntry(firstLine: 7)),
    Fault(
      "Open|Noon", "Open|Noon|Open", 9, "ForbiddenSuccessors", 3, value: "Open|Noon|Open",
      .duplicateMember(member: "Open")),
    Fault("Ping,,", "Hua,,1,1,1,1,1,1\nPing,,", 14, "EmployeeID", 1, value: "Hua", .duplicateEntry(firstLine: 12)),
    Fault(
      "Open=10|Noon=5", "Noon=10|Noon=5", 12, "MaxShifts", 2, value: "Noon=10|Noon=5",
      .duplicateMember(member: "Noon=5")),
    Fault("Ping,13", "Ping,13\nHua,5", 19, "EmployeeID", 1, value: "Hua", .duplicateEntry(firstLine: 17)),
    Fault("Hua,3,4", "Hua,3,3", 17, "DayIndexes", 3, value: "3", .duplicateMember(member: "3")),
    Fault("Jin,7,Shut,1", "Hua,0,Open,9", 22, value: "Hua,0,Open,9", .duplicateEntry(firstLine: 21)),
    Fault("0,Noon,2,100,1", "0,Open,2,100,1", 29, value: "0,Open,2,100,1", .duplicateEntry(firstLine: 28)),
    Fault("13,Shut,-0,50,0", "SECTION_STAFF", 30, value: "SECTION_STAFF", .duplicateEntry(firstLine: 11)),
  ]

  static let forms: [Fault] = [
    Fault(",3000,1200,", ",1200,3000,", 12, "MinTotalMinutes", 4, value: "3000", .minimumAboveMaximum(maximum: 1200)),
    Fault("1200,5,2,2,1", "1200,2,5,2,1", 12, "MinConsecutiveShifts", 6, value: "5", .minimumAboveMaximum(maximum: 2)),
    Fault("Open=10|Noon=5", "Open=10|Noon", 12, "MaxShifts", 2, value: "Noon", .notAPair),
    Fault("Open=10|Noon=5", "Open=10|Noon=5=5", 12, "MaxShifts", 2, value: "Noon=5=5", .notAPair),
    Fault("Open=10|Noon=5", "Open=10|Noon=-5", 12, "MaxShifts", 2, value: "Noon=-5", .outOfRange),
    Fault("Open=10|Noon=5", "Open=10|Noon=", 12, "MaxShifts", 2, value: "Noon=", .notANumber),
    Fault("Open=10|Noon=5", "Open=10||Noon=5", 12, "MaxShifts", 2, value: "Open=10||Noon=5", .emptyMember),
    Fault("Open|Noon", "Open|", 9, "ForbiddenSuccessors", 3, value: "Open|", .emptyMember),
    Fault("Open,300,", "Open,300", 7, value: "Open,300", .fieldCount(2)),
    Fault("0,Open,1,100,1", "0,Open,1,100,1,", 28, value: "0,Open,1,100,1,", .fieldCount(6)),
    Fault("# Two", "Two", 1, value: "Two weeks of a small tea house.", .outsideSection),
    Fault(
      "SECTION_COVER", "Section_cover", 27, value: "Section_cover", .unknownSection, nearest: "SECTION_COVER"),
    Fault(
      "13,Shut,-0,50,0", "SECTION_SKILLS\nx", 30, value: "SECTION_SKILLS", .unknownSection, nearest: "SECTION_SHIFTS"),
  ]

  @Test("each fault is named with line, field, value and nearest name", arguments: numbers + days + names + forms)
  func fault(_ fault: Fault) throws {
    try check(fault)
  }

  @Test("what stands twice is named with the line where it stood first", arguments: repetitions)
  func repetition(_ fault: Fault) throws {
    try check(fault)
  }

  private func check(_ fault: Fault) throws {
    let issue = try ShiftText().replacing(fault.old, with: fault.new).onlyIssue()
    #expect(issue.file == "tea.txt" && issue.row == fault.row)
    #expect(issue.column?.name == fault.field && issue.column?.position == fault.position)
    #expect(issue.value == fault.value && issue.problem == fault.problem && issue.nearest == fault.nearest)
    #expect(issue.text(in: .zh) != issue.text(in: .en))
  }

  @Test("a missing section is one issue, and nothing is held against it", arguments: ShiftSchedulingSection.allCases)
  func missingSection(section: ShiftSchedulingSection) {
    let parts = ShiftText().text.split(separator: "\n\n").filter { !$0.contains(section.rawValue + "\n") }
    let issues = ShiftText(text: parts.joined(separator: "\n\n")).issues()
    #expect(issues == [ScenarioIssue(file: "tea.txt", value: section.rawValue, problem: .missingSection)])
  }

  @Test("a section that needs lines and has none is an issue", arguments: ["SECTION_HORIZON", "SECTION_STAFF"])
  func emptySection(name: String) {
    let parts = ShiftText().text.split(separator: "\n\n").map { $0.contains(name + "\n") ? Substring(name) : $0 }
    let issues = ShiftText(text: parts.joined(separator: "\n\n")).issues()
    #expect(issues.map(\.problem) == [.emptySection] && issues.map(\.value) == [name])
  }

  @Test("text that holds nothing is an empty file", arguments: ["", "\n\n", "# only words\n"])
  func emptyFile(text: String) {
    #expect(ShiftText(text: text).issues() == [ScenarioIssue(file: "tea.txt", problem: .emptyFile)])
  }

  @Test("all problems are reported at once, in the order of the lines")
  func together() {
    let text = ShiftText().replacing("\n14\n", with: "\nx\n").replacing("Open,300,", with: "Open,-1,Nine")
      .replacing("Jin,7,Shut,1", with: "Jun,-7,Shot,a").replacing("13,Shut,-0,50,0", with: "13,Shut")
    let issues = text.issues()
    #expect(issues.compactMap(\.row) == [3, 7, 7, 22, 22, 22, 22, 30])
    #expect(issues.filter { $0.row == 22 }.compactMap(\.column?.position) == [1, 2, 3, 4])
  }

  @Test("an issue says what was expected")
  func expectations() throws {
    let text = ShiftText()
    #expect(
      try text.replacing("13,Shut", with: "14,Shut").onlyIssue().text(in: .en)
        == "tea.txt, line 30, field Day (1), \"14\": The day lies outside the horizon. "
        + "Expected a whole number from 0 to 13.")
    #expect(
      try text.replacing("Hua,3,4", with: "Hau,3,4").onlyIssue().text(in: .zh)
        == "tea.txt 第 17 行 第 1 项“EmployeeID” “Hau”：SECTION_STAFF 中没有这个编号。应为：SECTION_STAFF 中的编号。是否想写“Hua”？")
    #expect(
      try text.replacing("Open,300,", with: "Open,300").onlyIssue().text(in: .en)
        == "tea.txt, line 7, \"Open,300\": The line has 2 fields. Expected 3 fields separated by commas.")
  }
}
