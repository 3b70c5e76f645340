public import Foundation
public import LinliMatching

/// A plan folder, or one file of it: `plan.json` or `assignments.csv`. The plan may be ours, hand-made or a rival's.
///
/// `plan.json` is the plan where it is there. Tables beside it have to say the same to the decimals they are written
/// with, so that an edited table is never passed over in favour of the old `plan.json`. Rows of 0 sessions or yuan say
/// nothing and are left out.
public struct PlanFolder: Sendable {
  private let url: URL
  private let limits: ReadingLimits

  /// Names a plan folder or file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) {
    self.url = url
    self.limits = limits
  }

  /// The matching plan, in terms of the scenario it is to be held against.
  ///
  /// - Throws: ``ScenarioError`` with all that is wrong with the plan's files; whether the plan keeps the rules is a
  ///   matter of the audit.
  public func matchingPlan(for scenario: Scenario) throws(ScenarioError) -> MatchingPlan {
    var reading = PlanReading(scenario: scenario)
    read(into: &reading)
    guard reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return reading.plan
  }

  /// The value that the plan's maker claims for each level, from `plan.json`; empty where there is none.
  ///
  /// - Throws: ``ScenarioError`` if `plan.json` is there and cannot be read.
  public func matchingClaims() throws(ScenarioError) -> [(level: String, value: Double)] {
    let isDocument = url.lastPathComponent.lowercased().hasSuffix(".json")
    let document = isDocument ? url : url.appendingPathComponent("plan.json")
    guard FileManager.default.fileExists(atPath: document.path) else { return [] }
    let file = document.lastPathComponent
    switch FileReading.bytes(of: document, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: file, problem: error.problem)])
    case .success(let bytes): return try PlanReading.claims(bytes, file: file)
    }
  }

  private func read(into reading: inout PlanReading) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    let name = url.lastPathComponent
    if exists, !isFolder.boolValue {
      bytes(url, as: name, &reading).map { reading.read($0, file: name, as: PlanTables.assignments) }
      return
    }
    switch FileReading.names(in: url) {
    case .failure(let error): reading.report(ScenarioIssue(file: name, problem: error.problem))
    case .success(let names):
      let tables = PlanTables.all.filter { names.contains($0.file) }
      guard names.contains("plan.json") || names.contains(PlanTables.assignments.file) else {
        reading.report(ScenarioIssue(file: name, problem: .noPlan))
        return
      }
      if names.contains("plan.json") { readFile("plan.json", &reading) }
      for table in tables { readFile(table.file, &reading, as: table) }
    }
  }

  private func readFile(_ name: String, _ reading: inout PlanReading, as table: TableSchema? = nil) {
    guard let bytes = bytes(url.appendingPathComponent(name), as: name, &reading) else { return }
    reading.read(bytes, file: name, as: table ?? PlanTables.assignments)
  }

  private func bytes(_ url: URL, as name: String, _ reading: inout PlanReading) -> [UInt8]? {
    switch FileReading.bytes(of: url, limit: limits.tableByteCount) {
    case .success(let bytes): return bytes
    case .failure(let error):
      reading.report(ScenarioIssue(file: name, problem: error.problem))
      return nil
    }
  }
}
