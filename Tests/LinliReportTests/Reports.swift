import Foundation
import LinliGLPK
import LinliMatching
import LinliReport
import LinliScenario

/// Scenarios made for reports, solved.
enum Reports {
  /// The root of the repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The report on a scenario.
  static func report(on scenario: Scenario) throws -> MatchingReport {
    let solver = GLPKSolver()
    let review = try MatchingOptimizer(solver: solver).review(scenario.matching, options: MatchingSolveOptions())
    return MatchingReport(scenario: scenario, review: review, solver: solver.identity)
  }

  /// The report on the worked scenario.
  static func qingyang() throws -> MatchingReport {
    try report(on: ScenarioFolder(root.appendingPathComponent("Scenarios/qingyang-street")).scenario())
  }

  /// The report on a made scenario.
  static func report(on files: [String: String]) throws -> MatchingReport {
    try inFolder { (folder: URL) throws in
      let street = folder.appendingPathComponent("courtyards")
      try FileManager.default.createDirectory(at: street, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: street.appendingPathComponent(name)) }
      return try report(on: ScenarioFolder(street).scenario())
    }
  }

  /// Gives the body a folder of its own and removes it afterwards.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linli-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try body(folder)
  }

  /// The case with golden files: two courtyards, two services, two providers and one account; its optimum is unique.
  static let goldenCase = root.appendingPathComponent("Tests/LinliReportTests/Golden/two-courtyards")

  /// The files of that case's scenario.
  static func courtyards() throws -> [String: String] {
    let folder = goldenCase.appendingPathComponent("courtyards")
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return files
  }
}
