import Foundation
import LinliDomain
import LinliRostering
import Testing

@testable import LinliScenario

struct RosterSettingsTests {
  private func read(_ lines: String) -> (ScenarioSettings?, [ScenarioIssue]) {
    let text = "schemaVersion: 1\nhorizon: {start: 2026-06-01, end: 2026-06-28}\nquestions: [roster]\n" + lines
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
    let (settings, issues) = read("")
    #expect(issues.isEmpty)
    let roster = try #require(settings?.roster)
    #expect(roster.horizon == settings?.horizon)
    #expect(roster.limits == LineLimits())
    #expect(roster.ageBands.isEmpty)
    #expect(roster.options == RosterOptions())
  }

  @Test("every limit has a word of its own")
  func limits() throws {
    let (settings, issues) = read(
      """
      roster:
        limits:
          max_per_day: 1
          min_week: 2
          max_week: 3
          min_shifts: 4
          max_shifts: 5
          max_hours_day: 6
          min_hours_week: 7
          max_hours_week: 8.5
          min_hours: "9:15"
          max_hours: 10
          rest_hours: 11
          max_by_type: {N: 12, E: 0}
          min_run: 13
          max_run: 14
          min_days_off: 15
          free_days: 16
          free_window: 17
          max_weekends: 18
          whole_weekends: true
          max_nights: 19
          max_night_run: 20
          same_pattern: false
      """)
    #expect(issues.isEmpty, "\(issues)")
    var expected = LineLimits()
    expected.shiftsPerDay = 1
    expected.shiftsPerWeek = OptionalRange(minimum: 2, maximum: 3)
    expected.shiftsPerHorizon = OptionalRange(minimum: 4, maximum: 5)
    expected.minutesPerDay = 360
    expected.minutesPerWeek = OptionalRange(minimum: 420, maximum: 510)
    expected.minutesPerHorizon = OptionalRange(minimum: 555, maximum: 600)
    expected.restMinutes = 660
    expected.shiftsByType = [ShiftTypeID("N"): 12, ShiftTypeID("E"): 0]
    expected.consecutiveDaysWorked = OptionalRange(minimum: 13, maximum: 14)
    expected.minimumConsecutiveDaysOff = 15
    expected.freeDays = FreeDays(count: 16, windowDays: 17)
    expected.weekendsPerHorizon = 18
    expected.hasWholeWeekends = true
    expected.nightsPerHorizon = 19
    expected.consecutiveNights = 20
    expected.hasSamePattern = false
    #expect(settings?.roster.limits == expected)
  }

  @Test("the published level is a sum of whole weights")
  func levels() {
    let sum = "priorities: {roster: [{name: penalties, sum: {unfilled: 1, overstaffing: 1, wishes: 1}}, continuity]}"
    let (settings, issues) = read(sum + "\n")
    #expect(issues.isEmpty)
    #expect(settings?.roster.options.levels == [.penalties, RosterLevel(.continuity)])
    #expect(Set(ScenarioKeys.rosterLevels.names) == Set(RosterMeasure.all.map(\.word)))
  }

  static let faults: [(String, ScenarioProblem, String?)] = [
    ("roster: {limit: {}}", .unknownKey, "limits"), ("roster: {limits: {max_weak: 3}}", .unknownKey, "max_week"),
    ("roster: {limits: {max_week: three}}", .notANumber, nil),
    ("roster: {limits: {max_week: 1.5}}", .notAnInteger, nil),
    ("roster: {limits: {rest_hours: 11h}}", .unitInNumber(unit: "h"), "11"),
    ("roster: {limits: {whole_weekends: 1}}", .unknownWord, "true"),
    ("roster: {limits: {max_by_type: 'N:4'}}", .wrongShape(found: .scalar), nil),
    ("roster: {limits: {max_by_type: {N: -1}}}", .outOfRange, nil),
    ("roster: {ageBands: {minor: {until: '20:00'}}}", .unknownKey, nil),
    ("roster: {ageBands: {minor: {to: 8 o'clock}}}", .notATime, nil),
    ("roster: {ageBands: {minor: {from: '20:00', to: '8:00'}}}", .endNotAfterStart, nil),
    ("roster: {ageBands: [minor]}", .wrongShape(found: .sequence), nil),
    ("roster: {horizon: {start: 2026-06-01}}", .missingKey, nil),
    ("roster: {horizon: {start: 2026-06-08, end: 2026-06-01}}", .endBeforeStart, nil),
    ("roster: {horizon: {start: 2026-06-08, end: 2126-06-01}}", .tooLongForRoster(days: 3660), nil),
    ("roster: {visitorsPerHousehold: 0}", .outOfRange, nil), ("roster: {fairnessLookBackDays: -1}", .outOfRange, nil),
    ("roster: {travelMetresPerMinute: 0}", .outOfRange, nil), ("priorities: {roster: [unmet]}", .unknownWord, nil),
    ("priorities: {roster: [unfiled]}", .unknownWord, "unfilled"),
    ("priorities: {roster: [{name: a, sum: {fairness: 1}}]}", .unknownWord, nil),
    ("priorities: {roster: [{name: a, sum: {wishes: 0.5}}]}", .notAnInteger, nil),
    ("priorities: {roster: [{name: a, sum: {wishes: 0}}]}", .outOfRange, nil),
    ("priorities: {roster: [wishes, wishes]}", .repeatedLevel, nil),
  ]

  @Test("each fault is the only issue, with its line and the nearest word", arguments: faults)
  func fault(line: String, problem: ScenarioProblem, nearest: String?) throws {
    let (_, issues) = read(line + "\n")
    try #require(issues.count == 1, "\(issues)")
    #expect(issues[0].problem == problem)
    #expect(issues[0].nearest == nearest)
    #expect(issues[0].row == 4)
  }

  @Test("the JSON Schema states the roster's keys, limits and levels")
  func schema() throws {
    let data = Data(ScenarioJSONSchema.text().utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let roster = try #require((root["properties"] as? [String: Any])?["roster"] as? [String: Any])
    let keys = try #require(roster["properties"] as? [String: Any])
    #expect(Set(keys.keys) == Set(ScenarioKeys.rosterKeys.map(\.name)))
    let limits = try #require((keys["limits"] as? [String: Any])?["properties"] as? [String: Any])
    #expect(Set(limits.keys) == Set(LimitWord.allCases.map(\.rawValue)))
    #expect((limits["max_week"] as? [String: Any])?["type"] as? String == "integer")
    let bands = try #require((keys["ageBands"] as? [String: Any])?["additionalProperties"] as? [String: Any])
    #expect((bands["properties"] as? [String: Any])?.keys.contains("needsAdult") == true)
    #expect(ScenarioJSONSchema.text().contains("fairness_unpopular"))
  }

  @Test("the limits are the same words in tables and keys, and the dictionary has them all")
  func words() throws {
    for table in ["volunteers", "groups"] {
      let columns = try #require(ScenarioTables.schema(table)).columns.map(\.name)
      #expect(LimitWord.allCases.allSatisfy { columns.contains($0.rawValue) })
    }
    let dictionary = DataDictionary.markdown(ScenarioTables.all, language: .en)
    #expect(dictionary.contains("(Required by: roster.)"))
    #expect(dictionary.contains("(Required by: match.)"))
  }
}
