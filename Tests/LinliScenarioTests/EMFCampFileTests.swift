import Foundation
import LinliDomain
import LinliTestSupport
import Testing

@testable import LinliScenario

/// Reading of invented texts as exports.
enum EMFCampReader {
  static func shifts(
    _ text: String, isStrict: Bool = false
  ) throws(ScenarioError) -> EMFCampFile.Contents<EMFCampExport> {
    try EMFCampFile.contents(of: Array(text.utf8), file: "shift.json", isStrict) { $0.shifts($1) }
  }

  static func histogram(_ text: String) throws(ScenarioError) -> EMFCampHistogram {
    try EMFCampFile.contents(of: Array(text.utf8), file: "volunteer.json", false) { $0.histogram($1) }.value
  }

  static func roles(_ text: String) throws(ScenarioError) -> [String: EMFCampRole] {
    try EMFCampFile.contents(of: Array(text.utf8), file: "role.json", false) { $0.roles($1) }.value
  }

  /// What is wrong with a text; a recorded failure when nothing is.
  static func issues<Value>(_ read: () throws(ScenarioError) -> Value) -> [ScenarioIssue] {
    do throws(ScenarioError) {
      _ = try read()
      Issue.record("the text was accepted")
      return []
    } catch {
      return error.issues
    }
  }
}

@Suite("Exports of a festival's volunteers are read")
struct EMFCampFileTests {
  @Test("entries become shifts in the order of time, with what happened counted")
  func everything() throws {
    let export = try EMFCampReader.shifts(EMFCampText.fair.text).value
    #expect(export.shifts.map(\.entry) == [2, 3, 1, 4, 5, 7, 6])
    #expect("\(export.horizon.start) \(export.horizon.end)" == "2030-05-02 2030-05-04")
    #expect(export.shifts[4].window == TimeWindow(startMinute: 23 * 60, endMinute: 25 * 60 + 15))
    #expect(export.venues == ["North Gate", "South Gate", "Tea Tent"])
    #expect(export.signUpsByRole.map(\.signUps) == [3, 4, 1, 3])
    var reality = EMFCampExport.Reality()
    reality.leastPlaces = 11
    reality.mostPlaces = 21
    reality.signUps = 11
    reality.reachedCount = 5
    reality.underCount = 2
    reality.missing = 2
    reality.above = 0
    #expect(export.reality == reality)
  }

  @Test("how sign-ups ended is counted, and people above the most")
  func states() throws {
    var text = EMFCampText.fair
    text.entries[0]["entry_states"] =
      "[{\"state\": \"completed\", \"count\": 4}, {\"state\": \"no_show\", \"count\": 1}]"
    text.entries[0]["signed_up"] = "5"
    text.entries[1]["entry_states"] = "[{\"state\": \"completed\", \"count\": 2}]"
    let reality = try EMFCampReader.shifts(text.text).value.reality
    #expect(reality.states == ["completed": 6, "no_show": 1])
    #expect(reality.above == 2 && reality.signUps == 15)
  }

  @Test("an entry that ends at or before its start is left out by name, and refused when nothing may be left out")
  func setAside() throws {
    var text = EMFCampText.fair
    text.entries[2]["end"] = "\"2030-05-02 08:00:00\""
    text.entries[5]["end"] = "\"2030-05-06 00:01:00\""
    let contents = try EMFCampReader.shifts(text.text)
    #expect(contents.value.shifts.count == 5 && contents.warnings.count == 2)
    #expect(contents.value.setAside.map(\.entry) == [3, 6])
    #expect(contents.value.setAside.map(\.reason) == [.endNotAfterStart, .endAfterNextDay])
    let told = contents.warnings[0].text(in: .en)
    for part in ["shift.json", "line 21", "#3.end", "Gate, South Gate", "2030-05-02 08:00:00 to 2030-05-02 08:00:00"] {
      #expect(told.contains(part), "\(told)")
    }
    let strict = EMFCampReader.issues { () throws(ScenarioError) in
      try EMFCampReader.shifts(text.text, isStrict: true)
    }
    #expect(strict == contents.warnings)
  }

  @Test("keys that are not known are told once and not used")
  func strangers() throws {
    var text = EMFCampText.fair
    for position in text.entries.indices { text.entries[position]["team"] = "\"Green\"" }
    let contents = try EMFCampReader.shifts(text.text)
    #expect(contents.warnings.map(\.problem) == [.unknownKey])
    let plain = try EMFCampReader.shifts(EMFCampText.fair.text).value
    #expect(contents.value == plain)
  }

  @Test("all that is wrong is told at once, with line, entry and key")
  func faults() throws {
    var text = EMFCampText.fair
    text.entries[0]["role"] = nil
    text.entries[1]["min_needed"] = "-1"
    text.entries[2]["min_needed"] = "7"
    text.entries[3]["start"] = "\"3 May, noon\""
    text.entries[3]["venue"] = "\"  \""
    text.entries[4]["signed_up"] = "\"1\""
    text.entries[5]["max_needed"] = "9.5"
    text.entries[6]["venue"] = "null"
    let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.shifts(text.text) }
    #expect(
      issues.map { $0.column?.name } == [
        "#1.role", "#2.min_needed", "#3.min_needed", "#4.start", "#4.venue", "#5.signed_up", "#6.max_needed",
        "#7.venue",
      ])
    #expect(
      issues.map(\.problem) == [
        .missingKey, .outOfRange, .minimumAboveMaximum(maximum: 2), .notATime, .missingValue, .notANumber,
        .notAnInteger, .missingValue,
      ])
    let lines = text.text.components(separatedBy: "\n")
    for issue in issues.dropFirst() {
      let key = try #require(issue.column?.name?.split(separator: ".").last)
      let row = try #require(issue.row)
      #expect(lines[row - 1].contains("\"\(key)\""), "\(issue)")
    }
  }

  @Test(
    "times are dates with whole minutes",
    arguments: [
      "2030-05-03", "2030-02-30 10:00:00", "2030-05-03T10:00:00", "2030-05-03 24:00:00", "2030-05-03 10:60:00",
      "2030-05-03 10:00", "2030-05-03 10:00:00 ", "", "03/05/2030 10:00:00", "２０３０-05-03 10:00:00",
    ])
  func times(_ time: String) {
    #expect(LocalTime(time) == nil)
    var text = EMFCampText.fair
    text.entries[0]["end"] = "\"\(time)\""
    let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.shifts(text.text) }
    #expect(issues.map(\.problem) == [.notATime] && issues.map(\.expectation) == [.localTime])
  }

  @Test("a time between minutes is told as such")
  func seconds() {
    var text = EMFCampText.fair
    text.entries[0]["start"] = "\"2030-05-03 10:00:30\""
    let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.shifts(text.text) }
    #expect(issues.map(\.problem) == [.notWholeMinutes])
  }

  @Test(
    "what is no list of shifts is refused, whatever it is",
    arguments: [
      "", "   ", "[]", "{}", "7", "\"shifts\"", "[7]", "[[]]", "[null]", "[{]", "start,end\n1,2\n", "[{}]",
      "{\"shifts\": []}", "\u{0}", "[{\"start\": {}, \"end\": [], \"role\": 1}]",
    ])
  func noShifts(_ text: String) {
    let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.shifts(text) }
    #expect(!issues.isEmpty && issues.allSatisfy { $0.file == "shift.json" })
    for issue in issues { #expect(!issue.text(in: .zh).isEmpty && !issue.text(in: .en).isEmpty) }
  }

  @Test("an export of nothing but unusable entries is refused")
  func onlyUnusable() {
    var text = EMFCampText.fair
    text.entries = [text.entries[0]]
    text.entries[0]["end"] = text.entries[0]["start"]
    let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.shifts(text.text) }
    #expect(issues.map(\.problem) == [.noShift])
  }

  @Test("texts cut off anywhere never crash the reader")
  func cutOff() {
    let text = Array(EMFCampText.fair.text)
    for length in stride(from: 0, to: text.count - 3, by: 7) {
      let issues = EMFCampReader.issues { () throws(ScenarioError) in
        try EMFCampReader.shifts(String(text[..<length]))
      }
      #expect(!issues.isEmpty)
    }
  }

  @Test("a histogram counts people by their shifts")
  func histogram() throws {
    let histogram = try EMFCampReader.histogram("{\"shift_histogram\": {\"0\": 2, \"1\": 0, \"13\": 5}}")
    #expect(histogram.people == [0: 2, 13: 5] && histogram.personCount == 7)
    for text in [
      "{}", "[]", "{\"shift_histogram\": [1]}", "{\"shift_histogram\": {}}", "{\"shift_histogram\": {\"0\": 0}}",
      "{\"shift_histogram\": {\"one\": 1}}", "{\"shift_histogram\": {\"1\": -1}}",
      "{\"shift_histogram\": {\"1\": 1.5}}", "{\"shift_histogram\": {\"1\": null}}",
    ] {
      let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.histogram(text) }
      #expect(!issues.isEmpty, "\(text)")
    }
  }

  @Test("roles are read with or without a key around them; null is nobody; training is needed where it is told of")
  func roles() throws {
    let inner = """
      {"Gate": {"interested_volunteers": 4, "trained_volunteers": null, "total_volunteers": 2,
                "shift_histogram": {"1": 2}},
       "Tea": {"interested_volunteers": null, "total_volunteers": 0}}
      """
    let roles = [
      "Gate": EMFCampRole(interested: 4, trained: 0, total: 2), "Tea": EMFCampRole(interested: 0, total: 0),
    ]
    #expect(try EMFCampReader.roles(inner) == roles)
    #expect(try EMFCampReader.roles("{\"roles\": \(inner)}") == roles)
    for text in ["[]", "{\"Gate\": 4}", "{\"Gate\": {}}", "{\"Gate\": {\"interested_volunteers\": -4}}"] {
      let issues = EMFCampReader.issues { () throws(ScenarioError) in try EMFCampReader.roles(text) }
      #expect(!issues.isEmpty, "\(text)")
    }
  }
}
