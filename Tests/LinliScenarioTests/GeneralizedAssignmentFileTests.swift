import Foundation
import LinliLP
import LinliSiting
import Testing

@testable import LinliScenario

@Suite("Files of generalized assignment instances")
struct GeneralizedAssignmentFileTests {
  private let text = "2 3\n 1 2 3\n4 5 6 \n7 8 9 10\n11 12\n\n20 21"

  private func read(_ text: String) throws(ScenarioError) -> GeneralizedAssignmentInstance {
    try GeneralizedAssignmentFile.instance(in: Array(text.utf8), named: "small.txt")
  }

  private func issues(_ text: String) -> [ScenarioIssue] {
    do throws(ScenarioError) {
      _ = try read(text)
      return []
    } catch { return error.issues }
  }

  @Test("costs, uses and capacities are read agent after agent, wherever lines end")
  func forms() throws {
    let instance = try read(text)
    #expect(instance.agentCount == 2 && instance.jobCount == 3)
    #expect(instance.costs == [1, 2, 3, 4, 5, 6] && instance.uses == [7, 8, 9, 10, 11, 12])
    #expect(instance.capacities == [20, 21])
    #expect(instance.cost(agent: 1, job: 0) == 4 && instance.use(agent: 1, job: 2) == 12)
    for other in ["\r\n", "\r", " ", "\t"] {
      #expect(try read(text.replacingOccurrences(of: "\n", with: other)) == instance)
    }
    #expect(try read("\u{FEFF}" + text) == instance)
  }

  @Test("all problems are told at once, with line, place and what was expected")
  func problems() {
    let found = issues("2 3\n 1 x 3\n4 5 6 \n7 -8 9 10\n11 1.5\n\n20 21")
    #expect(found.map(\.row) == [2, 4, 5])
    #expect(found.map(\.value) == ["x", "-8", "1.5"])
    #expect(found.map(\.problem) == [.notANumber, .outOfRange, .notAnInteger])
    #expect(found.map { $0.column?.name } == ["costs", "uses", "uses"])
    #expect(found.map { $0.column?.position } == [2, 2, 2])
  }

  @Test("too few and too many numbers are told with both counts")
  func counts() {
    let short = issues("2 3\n1 2 3\n4 5")
    #expect(short.map(\.problem) == [.valueCount(7, expected: 16)] && short.map(\.row) == [3])
    let long = issues(text + " 22\n23")
    #expect(long.map(\.problem) == [.valueCount(18, expected: 16)])
    #expect(long.map(\.row) == [7] && long.map(\.value) == ["22"])
  }

  @Test("without agents or jobs, what is no number is told as well")
  func heads() {
    #expect(issues("").map(\.problem) == [.emptyFile])
    #expect(issues("0 3\n1 y 2").map(\.problem) == [.outOfRange, .notANumber])
    #expect(issues("4").map(\.problem) == [.missingValue])
    #expect(issues("3 99999999999999999999 1").map(\.problem) == [.outOfRange])
  }

  @Test("an assignment is written job after job, agents from 0")
  func table() {
    #expect(GeneralizedAssignmentTables.assignment([1, 0, 1]) == "job,agent\n0,1\n1,0\n2,1\n")
  }
}

/// The published instances, which are not part of the project.
struct PublishedGeneralizedAssignmentTests {
  static let folder: URL = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let instances = ProcessInfo.processInfo.environment["LINLI_INSTANCES"].map { URL(fileURLWithPath: $0) }
    return (instances ?? root.appendingPathComponent("../shared/instances").standardizedFileURL)
      .appendingPathComponent("gap")
  }()
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  @Test(
    "small published instances have their known least cost, with proof",
    .enabled(if: isThere, "the published instances are not here: set LINLI_INSTANCES"))
  func small() throws {
    let table = try String(contentsOf: Self.folder.appendingPathComponent("best_known.csv"), encoding: .utf8)
    var count = 0
    for row in table.split(whereSeparator: \.isNewline).dropFirst() where row.hasPrefix("cattrysse1994/") {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let jobs = Int(fields[2]), jobs <= 30 else { continue }
      let file = GeneralizedAssignmentFile(Self.folder.appendingPathComponent("instances/\(fields[0])"))
      let answer = GeneralizedAssignmentOptimizer().solve(try file.instance())
      #expect(answer.objective == Double(fields[6]) && answer.termination == .optimal, "\(fields[0])")
      count += 1
    }
    #expect(count > 0)
  }
}
