import Foundation
import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

struct SettingsTests {
  private let head = "schemaVersion: 1\nhorizon: {start: 2026-06-01, end: 2026-06-28}\n"

  private func read(_ text: String) -> (ScenarioSettings?, [ScenarioIssue]) {
    switch YAMLReading.read(Array(text.utf8), file: "scenario.yaml") {
    case .failure(let error): return (nil, error.issues)
    case .success(let root):
      var reading = SettingsReading(file: "scenario.yaml")
      let settings = reading.read(root)
      return (settings, reading.issues)
    }
  }

  @Test("defaults hold where nothing is told")
  func defaults() throws {
    let (settings, issues) = read(head)
    #expect(issues.isEmpty)
    let found = try #require(settings)
    #expect(found.timeZone == "Asia/Shanghai")
    #expect(found.datum == .local)
    #expect(found.ruleProfile == RuleProfile.none)
    #expect(found.questions == [.match])
    #expect(found.matchingOptions == MatchingOptions())
    #expect(found.horizon.dayCount == 28)
    #expect(!found.isSynthetic)
  }

  @Test("everything that can be told is understood")
  func everything() throws {
    let (settings, issues) = read(
      """
      schemaVersion: 1
      title: {zh: 甲, en: A}
      synthetic: yes
      horizon:
        start: "2026-02-28"
        end: 2026-03-01
      timeZone: Europe/Berlin
      datum: gcj02
      ruleProfile: guangxi
      questions: [match]
      priorities:
        match:
          - unmet1
          - {name: rest, sum: {unmet2: 10, unmet3: 1}}
          - {name: even, measure: leximin}
          - cost
      match:
        priorityWeights: {1: 50, 4: 0.5}
        wholeSessions: true
        earmarks: false
        governmentShare: 0.5
        urbanRuralGap: 0.02
      """)
    #expect(issues.isEmpty, "\(issues)")
    let found = try #require(settings)
    #expect(found.title == LocalizedName(chinese: "甲", english: "A"))
    #expect(found.datum == .gcj02)
    #expect(found.horizon.dayCount == 2)
    let options = found.matchingOptions
    #expect(options.priorityWeights == [1: 50, 2: 10, 3: 1, 4: 0.5])
    #expect(options.levels.map(\.name) == ["unmet1", "rest", "even", "cost"])
    #expect(options.levels[1].parts == [.init(.unmet(priority: 2), weight: 10), .init(.unmet(priority: 3), weight: 1)])
    #expect(options.levels[2].singleMeasure == .allCoverages)
    #expect(options.hasWholeSessions && !options.hasEarmarks)
    #expect(options.governmentShareFloor == 0.5)
    #expect(options.urbanRuralGapLimit == 0.02)
  }

  /// A line added to the head, and what is said of it.
  static let faults: [(String, ScenarioProblem, String?)] = [
    ("colour: red", .unknownKey, nil), ("titel: x", .unknownKey, "title"), ("synthetic: 1", .unknownWord, "true"),
    ("timeZone: Asia/Shanghia", .unknownTimeZone, "Asia/Shanghai"), ("datum: WGS48", .unknownWord, "WGS84"),
    ("ruleProfile: guangxy", .unknownWord, "guangxi"), ("questions: [zone]", .notAvailableYet, nil),
    ("questions: match", .wrongShape(found: .scalar), nil), ("questions: [mach]", .unknownWord, "match"),
    ("priorities: {match: [unmet, unmet]}", .repeatedLevel, nil),
    ("priorities: {match: [fairnes]}", .unknownWord, "fairness"),
    ("priorities: {match: []}", .missingValue, nil),
    ("priorities: {match: [{measure: cost}]}", .missingKey, nil),
    ("priorities: {match: [{name: a, sum: {cost: 0}}]}", .outOfRange, nil),
    ("priorities: {match: [{name: a, sum: {leximin: 1}}]}", .unknownWord, nil),
    ("priorities: {match: [{name: a, weight: 2, measure: cost}]}", .unknownKey, nil),
    ("match: {wholeSession: true}", .unknownKey, "wholeSessions"),
    ("match: {governmentShare: 50%}", .unitInNumber(unit: "%"), "50"),
    ("match: {governmentShare: 1.5}", .outOfRange, nil),
    ("match: {priorityWeights: {a: 1}}", .unknownKey, nil),
    ("match: {priorityWeights: {1: -1}}", .outOfRange, nil), ("match: 3", .wrongShape(found: .scalar), nil),
    ("title: {de: x}", .unknownKey, nil), ("synthetic: [true]", .wrongShape(found: .sequence), nil),
  ]

  @Test("each fault is the only issue, with its line and the nearest word", arguments: faults)
  func fault(line: String, problem: ScenarioProblem, nearest: String?) throws {
    let (_, issues) = read(head + line + "\n")
    try #require(issues.count == 1, "\(issues)")
    #expect(issues[0].problem == problem)
    #expect(issues[0].nearest == nearest)
    #expect(issues[0].row == 3)
    #expect((issues[0].column?.position ?? 0) >= 1)
  }

  @Test("version and horizon are required and checked")
  func required() {
    #expect(read("title: x").1.map(\.problem) == [.missingKey, .missingKey])
    #expect(
      read(head.replacing("schemaVersion: 1", with: "schemaVersion: 2")).1.map(\.problem) == [.unsupportedVersion])
    #expect(read(head.replacing("06-28", with: "05-28")).1.map(\.problem) == [.endBeforeStart])
    let slashed = read(head.replacing("2026-06-01", with: "2026/6/1")).1
    #expect(slashed.map(\.problem) == [.notADate])
    #expect(slashed.first?.nearest == "2026-06-01")
    #expect(read(head.replacing("06-28", with: "06-31")).1.map(\.problem) == [.notADate])
  }

  @Test("text that is no YAML gives line and character")
  func syntax() {
    let issues = read("schemaVersion: 1\ntitle: [a\nhorizon: 3\n").1
    #expect(issues.count == 1)
    #expect(issues.first?.row == 3 || issues.first?.row == 4)
    #expect(read("").1.map(\.problem) == [.emptyFile])
    #expect(read("a").1.map(\.problem) == [.wrongShape(found: .scalar)])
    #expect(read("a: 1\na: 2\n").1.map(\.problem) == [.repeatedKey])
  }

  @Test("nesting and repetition without end are refused")
  func bombs() {
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(read(deep).1.map(\.problem) == [.tooComplex])
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let last = "*a\(level - 1)"
      bomb += "a\(level): &a\(level) [\(Array(repeating: last, count: 10).joined(separator: ", "))]\n"
    }
    #expect(read(bomb).1.map(\.problem) == [.tooComplex])
  }

  @Test("the JSON Schema knows every key and default, and the dictionary every column, in both languages")
  func generated() throws {
    let data = Data(ScenarioJSONSchema.text().utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let properties = try #require(object["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(ScenarioKeys.all.map(\.name)))
    #expect(object["required"] as? [String] == ["schemaVersion", "horizon"])
    for language in Language.allCases {
      let dictionary = DataDictionary.markdown(ScenarioTables.all, language: language)
      for column in ScenarioTables.all.flatMap(\.columns) { #expect(dictionary.contains("| `\(column.name)` |")) }
    }
  }

  @Test("schemas name every column and alias once")
  func schemas() {
    for schema in ScenarioTables.all + PlanTables.all {
      let names = schema.columns.flatMap { [$0.name] + $0.aliases }
      #expect(Set(names).count == names.count, "\(schema.name)")
      #expect(schema.columns.allSatisfy { !$0.meaning.zh.isEmpty && !$0.meaning.en.isEmpty })
    }
  }
}
