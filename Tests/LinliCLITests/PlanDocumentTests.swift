import Foundation
import Testing

@Suite("The plan as JSON, for programs")
struct PlanDocumentTests {
  private let street = LinliProcess.street.path

  @Test("has the keys and figures that programs rely on")
  func contract() throws {
    let run = try LinliProcess.run("match", street, "--json", "--quiet")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let document = try run.object()
    #expect(document["schemaVersion"] as? Int == 1)
    #expect(document["question"] as? String == "match")
    #expect(document["termination"] as? String == "optimal")
    let stages = try #require(document["stages"] as? [[String: Any]])
    let expected = [("unmet", 1708.8667, 1e-3), ("fairness", 0.877613, 1e-5), ("cost", 124_996, 1)]
    #expect(stages.map { $0["name"] as? String } == expected.map(\.0))
    for (stage, (_, objective, tolerance)) in zip(stages, expected) {
      #expect(abs(try #require(stage["objective"] as? Double) - objective) <= tolerance)
      #expect(abs(try #require(stage["bound"] as? Double) - objective) <= tolerance)
      #expect(try #require(stage["gap"] as? Double) <= 1e-6)
      #expect(stage["termination"] as? String == "optimal")
    }
  }

  @Test("names what is unmet, how much of it and why")
  func unmet() throws {
    let document = try LinliProcess.run("match", street, "--json").object()
    let unmet = try #require(document["unmet"] as? [[String: Any]])
    var weighted = 0.0
    for need in unmet {
      for key in ["community", "service", "reason"] { #expect(need[key] is String, "\(key) of \(need)") }
      #expect(try #require(need["sessions"] as? Double) > 0)
      let hours = try #require(need["personHours"] as? Double)
      let weights: [Int: Double] = [1: 100, 2: 10, 3: 1]
      weighted += hours * (weights[try #require(need["priority"] as? Int)] ?? 0)
    }
    #expect(abs(weighted - 1708.8667) <= 1e-3)
    let toddlers = unmet.filter { $0["service"] as? String == "TOD" }
    #expect(toddlers.map { $0["community"] as? String } == ["C5", "C6"])
    #expect(toddlers.allSatisfy { $0["reason"] as? String == "noEligibleProvider" })
  }

  @Test("the same input gives the same bytes, whatever the language")
  func sameBytes() throws {
    let runs = try [["--quiet"], [], ["--lang", "zh"]].map { options in
      try LinliProcess.run(["match", street, "--json"] + options, environment: ["TZ": "Asia/Kathmandu"])
    }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(runs.allSatisfy { !$0.output.isEmpty })
  }
}
