import Foundation
import LinliDomain
import LinliLP
import LinliSiting
import Testing

@testable import LinliScenario

@Suite("Published files of capacitated location are read")
struct CapacitatedLocationFileTests {
  private func inFile<Value>(_ text: String, name: String = "tea.txt", _ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return try body(url)
  }

  private func facilityIssues(_ text: String, capacities: [Double] = []) throws -> [ScenarioIssue] {
    let error = try #require(throws: ScenarioError.self) {
      try inFile(text) { try FacilityLocationFile($0).instances(capacities: capacities) }
    }
    return error.issues
  }

  @Test("sites, customers and costs are read however the numbers are spread over lines")
  func facilityLocation() throws {
    let text = " 2 3 \n 10 7500.\n 20 0. \n5\n 1.5 2\n 6 3 4\n\n7 5e1\n 6. "
    for lineEnd in ["\n", "\r\n", "\r"] {
      let variant = text.replacingOccurrences(of: "\n", with: lineEnd)
      let named = try inFile(variant) { try FacilityLocationFile($0).instances(capacities: [99]) }
      #expect(named.map(\.name) == ["tea"])
      let instance = try #require(named.first).instance
      #expect(instance.sites == [.init(fixedCost: 7500, capacity: 10), .init(fixedCost: 0, capacity: 20)])
      #expect(instance.demands == [5, 6, 7])
      #expect(instance.costs == [1.5, 2, 3, 4, 50, 6])
      #expect(instance.isSplitAllowed)
    }
  }

  @Test("the word capacity takes each number given, and is refused without one")
  func placeholder() throws {
    let text = "2 1\ncapacity 3\ncapacity 4\n1 5 6\n"
    let named = try inFile(text) { try FacilityLocationFile($0).instances(capacities: [8000, 0.5]) }
    #expect(named.map(\.name) == ["tea-8000", "tea-0.5"])
    #expect(named.map { $0.instance.sites[1].capacity } == [8000, 0.5])
    let issues = try facilityIssues(text)
    #expect(issues.map(\.problem) == [.capacityNotGiven])
    let issue = try #require(issues.first)
    #expect(issue.row == 2 && issue.value == "capacity" && issue.expectation == .capacityOption)
    #expect(issue.text(in: .en).contains("--capacity"))
  }

  @Test("all that is wrong is told at once, with line and place")
  func facilityIssues() throws {
    let issues = try facilityIssues("2 1\n-1 x\n3 nan\n1 5 6 7 8\n")
    #expect(issues.map(\.problem) == [.outOfRange, .notANumber, .notANumber, .surplusValues(2)])
    #expect(issues.map(\.row) == [2, 2, 3, 4])
    #expect(
      issues.map(\.column) == [
        IssueColumn(name: "capacity[1]", position: 1), IssueColumn(name: "fixed_cost[1]", position: 2),
        IssueColumn(name: "fixed_cost[2]", position: 2), IssueColumn(position: 4),
      ])
    #expect(try facilityIssues("").map(\.problem) == [.emptyFile])
    #expect(try facilityIssues("2 1\n1 1\n1 1\n5 1").map(\.problem) == [.fileEndsEarly])
    #expect(try facilityIssues("2 1\n1 1\n1 1\n5 1").map(\.column?.name) == ["cost[1,2]"])
    #expect(try facilityIssues("0 1\n").map(\.problem) == [.outOfRange])
    #expect(try facilityIssues("1.5 1\n").map(\.problem) == [.notAnInteger])
    #expect(try facilityIssues("10000 100000\n").map(\.problem) == [.outOfRange])
  }

  @Test("points are sites and customers, distances are rounded down")
  func medians() throws {
    let instance = try inFile("1 713\n3 2 120\n1 0 0 5\n3 3 4 6\n2 1 1 7\n") {
      try CapacitatedMedianFile($0).instance()
    }
    #expect(instance.demands == [5, 7, 6])
    #expect(instance.costs == [0, 1, 5, 1, 0, 3, 5, 3, 0])
    #expect(instance.openCount == 2...2 && !instance.isSplitAllowed)
    #expect(instance.sites.allSatisfy { $0.capacity == 120 && $0.fixedCost == 0 })
  }

  @Test("points that stand twice, too many medians and other faults are told")
  func medianIssues() throws {
    let error = try #require(throws: ScenarioError.self) {
      try inFile("1 713\n2 3 120\n1 0 0 5\n1 a 4 -6\n") { try CapacitatedMedianFile($0).instance() }
    }
    #expect(error.issues.map(\.problem) == [.outOfRange, .duplicateEntry(firstLine: 3), .notANumber, .outOfRange])
    #expect(error.issues.map(\.row) == [2, 4, 4, 4])
  }

  @Test("a table has shares that are 1 together to the last digit, and only those above 0")
  func tables() {
    let third = 1.0 / 3
    let plan = CapacitatedLocationPlan(
      openSites: [0, 1, 2],
      shares: [
        .init(customer: 0, site: 0, share: third), .init(customer: 0, site: 1, share: third),
        .init(customer: 0, site: 2, share: third), .init(customer: 1, site: 2, share: 1),
        .init(customer: 2, site: 0, share: 1e-14), .init(customer: 2, site: 1, share: 1 - 1e-14),
      ])
    #expect(
      CapacitatedLocationTables.shares(plan) == """
        customer,site,share
        1,1,0.333333333334
        1,2,0.333333333333
        1,3,0.333333333333
        2,3,1
        3,2,1

        """)
    #expect(CapacitatedLocationTables.rounded(plan).shares.map(\.share).count == 5)
  }

  @Test("every broken rule has a sentence in both languages")
  func sentences() {
    let violations: [CapacitatedLocationAudit.Violation] = [
      .unknown(.init(customer: 0, site: 9, share: 1)), .unknownOpenSite(9),
      .share(.init(customer: 0, site: 0, share: 2)),
      .repeated(customer: 0, site: 0), .servedShare(customer: 0, 0.5), .isSplit(customer: 0, siteCount: 2),
      .forbidden(customer: 0, site: 0), .notOpen(customer: 0, site: 0), .overload(site: 0, load: 2, capacity: 1),
      .mustBeClosed(site: 0), .mustBeOpen(site: 0), .openCount(3, allowed: 1...2),
    ]
    for violation in violations {
      #expect(violation.text.en != "\(violation)" && violation.text.en != violation.text.zh)
    }
  }
}

@Suite("Published capacitated instances, where they are there")
struct PublishedCapacitatedLocationTests {
  static let folder =
    ProcessInfo.processInfo.environment["LINLI_INSTANCES"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/instances")

  static func file(_ path: String) -> URL { folder.appendingPathComponent(path) }
  static var isThere: Bool {
    ["warehouse/instances/cap41.txt", "pmedian-capacitated/instances/pmedcap5.txt"].allSatisfy {
      FileManager.default.fileExists(atPath: file($0).path)
    }
  }

  @Test(
    "small ones are solved to their published optima",
    .enabled(if: isThere, "the published instances are not here: set LINLI_INSTANCES"))
  func optima() throws {
    let named = try FacilityLocationFile(Self.file("warehouse/instances/cap41.txt")).instances()
    let answer = CapacitatedLocationOptimizer().solve(try #require(named.first).instance)
    #expect(answer.termination == .optimal)
    #expect(abs(try #require(answer.objective) - 1_040_444.375) < 0.001)
  }
}
