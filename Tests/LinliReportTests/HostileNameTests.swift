import Foundation
import LinliDomain
import LinliMatching
import LinliScenario
import Testing

@testable import LinliReport

@Suite("Hostile names stay harmless")
struct HostileNameTests {
  static let names = [
    "=HYPERLINK(\"http://example.org\")", "<script>alert(1)</script>", "two\nlines", "two\r\nlines",
    "a\u{202E}b\u{2066}c",
    "+1", "-1", "@SUM(A1)", "\u{1B}[2Jgone", "a\u{2028}b\u{85}c", String(repeating: "长", count: 10_000),
  ]

  /// The report on courtyards where everything has the same name.
  private func report(_ name: String) throws -> MatchingReport {
    let report = try Reports.report(on: Reports.courtyards())
    var data = report.instance.data
    let hostile = LocalizedName(chinese: name, english: name)
    for index in data.communities.indices { data.communities[index].name = hostile }
    for index in data.services.indices { data.services[index].name = hostile }
    for index in data.providers.indices { data.providers[index].name = hostile }
    for index in data.accounts.indices { data.accounts[index].name = hostile }
    let instance = try MatchingInstance(data)
    return MatchingReport(
      scenario: scenario(report.scenario, asking: instance), review: report.review, solver: report.solver)
  }

  @Test("a text has the same lines as with harmless names, and no sign that moves the cursor", arguments: names)
  func text(_ name: String) throws {
    let report = try report(name)
    let plain = try Reports.report(on: Reports.courtyards())
    for language in [Language.zh, .en] {
      let lines = PlannerText(report, in: language).text.split(separator: "\n", omittingEmptySubsequences: false)
      let usual = PlannerText(plain, in: language).text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == usual.count)
      for line in lines {
        #expect(DisplayWidth.of(String(line)) < 300)
        let isPlain = line.unicodeScalars.allSatisfy {
          ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        #expect(isPlain, "\(line.debugDescription)")
      }
      let need = try #require(report.instance.needs.first)
      #expect(NeedText(report, need.id, in: language).text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
    }
  }

  @Test("JSON is JSON", arguments: names)
  func json(_ name: String) throws {
    let text = MatchingDocument(try report(name)).json.text()
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
  }

  @Test("no cell begins like a formula, and every row has its cells", arguments: names)
  func tables(_ name: String) throws {
    let hostile = MatchingTables(try report(name)).files
    #expect(!hostile.isEmpty)
    for file in hostile {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for start in ["=", "+", "@"] {
        #expect(!text.contains(",\(start)") && !text.contains(",\"\(start)"), "\(file.path)")
      }
      if name.hasPrefix("-") { #expect(text.contains("'-1") || !text.contains("-1")) }
    }
  }
}
