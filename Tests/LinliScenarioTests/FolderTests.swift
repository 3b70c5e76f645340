import Foundation
import LinliDomain
import LinliMatching
import Testing

@testable import LinliScenario

struct FolderTests {
  private func issues(at url: URL) -> [ScenarioIssue] {
    do throws(ScenarioError) {
      _ = try ScenarioFolder(url).scenario()
      return []
    } catch {
      return error.issues
    }
  }

  @Test("the shipped scenario is read without issues, and every variant of it")
  func shipped() throws {
    let street = try Street.shipped()
    try street.inFolder { url in
      let folder = ScenarioFolder(url)
      let scenario = try folder.scenario()
      #expect(scenario.matching.providers.count == 30)
      #expect(scenario.matching.needs.count == 150)
      #expect(scenario.matching.listRules.count == 6)
      #expect(scenario.settings.ruleProfile == .longgang2023)
      #expect(scenario.inputs.map(\.path).prefix(3) == ["scenario.yaml", "communities.csv", "services.csv"])
      #expect(folder.variantNames.count >= 12)
      for name in folder.variantNames {
        let variant = try folder.scenario(variant: name)
        let isChanged =
          variant.matching != scenario.matching || variant.roster != scenario.roster
          || variant.siting != scenario.siting
        #expect(isChanged, "\(name) changes nothing")
      }
    }
  }

  @Test("a folder that is not there, no folder, or empty says so")
  func noFolder() throws {
    try Street().inFolder { url in
      #expect(issues(at: url) == [ScenarioIssue(file: "street", problem: .emptyFolder)])
      let nowhere = url.appendingPathComponent("nowhere")
      #expect(issues(at: nowhere) == [ScenarioIssue(file: "nowhere", problem: .folderMissing)])
      let file = url.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      #expect(issues(at: file) == [ScenarioIssue(file: "file", problem: .notAFolder)])
    }
  }

  @Test("a missing table that the question needs is named", arguments: ["providers.csv", "rooms.csv", "accounts.csv"])
  func missingTable(file: String) throws {
    var street = try Street.shipped()
    street.files[file] = nil
    let missing = ScenarioIssue(file: file, problem: .fileMissing, expectation: .rows)
    #expect(try street.issues().contains(missing))
    let others = try street.issues().filter { $0 != missing }
    #expect(others.allSatisfy { if case .matching = $0.problem { true } else { false } })
  }

  @Test("without a rule profile the list rules must be there; with one they may be missing")
  func listRules() throws {
    var street = try Street.shipped()
    street.files["list_rules.csv"] = nil
    #expect(try street.scenario().matching.listRules.map(\.id.text) == ["G", "L1", "L2", "L3", "M", "P"])
    street.replace("ruleProfile: longgang-2023", with: "ruleProfile: none", in: "scenario.yaml")
    #expect(
      try street.issues().contains(ScenarioIssue(file: "list_rules.csv", problem: .fileMissing, expectation: .rows)))
  }

  @Test("a misspelled table is one issue with the name it means")
  func misspelledTable() throws {
    var street = try Street.shipped()
    street.files["provider.csv"] = street.files.removeValue(forKey: "providers.csv")
    let issue = try street.onlyIssue()
    #expect(issue.file == "provider.csv")
    #expect(issue.problem == .unknownTable)
    #expect(issue.nearest == "providers.csv")
  }

  @Test("a table with only a header, an empty table, a folder in its place, a table too large")
  func tables() throws {
    let street = try Street.shipped()
    var headerOnly = street
    headerOnly["targets.csv"] = "id,measure,op,value\n"
    #expect(try headerOnly.onlyIssue() == ScenarioIssue(file: "targets.csv", problem: .onlyHeader, expectation: .rows))
    var empty = street
    empty["targets.csv"] = "\n"
    #expect(try empty.onlyIssue() == ScenarioIssue(file: "targets.csv", problem: .emptyFile, expectation: .rows))
    var folder = street
    folder.files["targets.csv"] = nil
    folder["targets.csv/inner.txt"] = "x"
    #expect(try folder.onlyIssue() == ScenarioIssue(file: "targets.csv", problem: .notAFile))
    let limits = ReadingLimits(tableByteCount: 2200)
    #expect(
      try street.issues(limits: limits).contains(
        ScenarioIssue(file: "services.csv", problem: .tooLarge(byteCount: 2320, limit: 2200))))
  }

  @Test("binary and undecodable tables are named with the byte")
  func bytes() throws {
    var street = try Street.shipped()
    street.files["targets.csv"] = [0x50, 0x4B, 0x03, 0x04, 0x00, 0x01, 0x02, 0x03, 0x04]
    #expect(
      try street.onlyIssue()
        == ScenarioIssue(file: "targets.csv", row: 1, problem: .binary(byteOffset: 4), expectation: .encoding))
    street = try Street.shipped()
    street.files["targets.csv"]?[70] = 0xFF
    #expect(
      try street.onlyIssue().problem == .undecodable(encoding: .utf8, byteOffset: 70))
  }

  @Test("an unreadable table gives the system's reason")
  func unreadable() throws {
    try Street.shipped().inFolder { url in
      let table = url.appendingPathComponent("targets.csv")
      try FileManager.default.removeItem(at: table)
      try FileManager.default.createSymbolicLink(at: table, withDestinationURL: url.appendingPathComponent("gone"))
      #expect(issues(at: url).map(\.file) == ["targets.csv"])
    }
  }

  @Test("ten faults in one folder are all reported at once, sorted by file and row")
  func tenFaults() throws {
    var street = try Street.shipped()
    street.replace("K,470,", with: "K,470h,", in: "providers.csv")
    street.replace("LAW|LEC|MED,0", with: "LAW|LECT|MED,0", in: "providers.csv")
    street.replace("O8,心语", with: "O7,心语", in: "providers.csv")
    street.replace("GRN|ENT|EMP|DIG|DLB,20\nK2", with: "GRN|ENT|EMP|DIG|ENF,20\nK2", in: "providers.csv")
    street.replace(",32000,", with: ",\"32,000\",", in: "accounts.csv")
    street.replace("EAS,10,3,", with: "EAS,10,-3,", in: "needs.csv")
    street.replace(",4,1,0,1,0\nEVT", with: ",4,1,2,1,0\nEVT", in: "services.csv")
    street.replace("C6,石桥社区,农村社区,0,", with: "C6,石桥社区,农村社区,rural,", in: "communities.csv")
    street.replace("earmarks: true", with: "earmark: true", in: "scenario.yaml")
    street.replace("timeZone: Asia/Shanghai", with: "timeZone: Asia/Shanghia", in: "scenario.yaml")
    street.replace("R7,青杨小学教室(驻社区单位),C2,学校,70,60,", with: "R7,青杨小学教室(驻社区单位),C2,学校,70,,", in: "rooms.csv")
    let issues = try street.issues()
    #expect(
      issues.map { "\($0.file):\($0.row ?? 0)" } == [
        "accounts.csv:2", "communities.csv:7", "needs.csv:4", "providers.csv:2", "providers.csv:2",
        "providers.csv:14", "providers.csv:16", "rooms.csv:8", "scenario.yaml:10", "scenario.yaml:25",
        "services.csv:2",
      ])
    #expect(issues.contains { $0.source == "S000-3b/S004-a8b" && $0.value == "ENF" })
    #expect(issues.contains { $0.nearest == "earmarks" })
    #expect(issues.contains { $0.nearest == "Asia/Shanghai" })
  }

  @Test("a duplicated community is one issue, and the needs are judged all the same")
  func missingFamilyColumn() throws {
    var street = try Street.shipped()
    street.replace(",C6\n", with: "\n", in: "needs.csv")
    let rows = street["needs.csv"].split(separator: "\n").enumerated().map { index, row in
      index == 0 ? String(row) : String(row[..<(row.lastIndex(of: ",") ?? row.endIndex)])
    }
    street["needs.csv"] = rows.joined(separator: "\n")
    #expect(
      try street.onlyIssue()
        == ScenarioIssue(
          file: "needs.csv", row: 1, column: IssueColumn(name: "C6"), problem: .missingColumn,
          expectation: .number(.nonNegative, unit: .sessions)))
  }
}
