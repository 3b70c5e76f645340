import Foundation
import LinliDomain
import LinliRostering
import LinliScenario
import Testing

@testable import LinliReport

@Suite("Hostile names stay harmless in rosters")
struct RosterHostileNameTests {
  /// The report on the week where everything has the same name.
  private func report(_ name: String) throws -> RosterReport {
    let report = try RosterReports.qingyangWeek()
    var data = report.instance.data
    let hostile = LocalizedName(chinese: name, english: name)
    for index in data.communities.indices { data.communities[index].name = hostile }
    for index in data.volunteers.indices { data.volunteers[index].name = hostile }
    for index in data.shiftTypes.indices { data.shiftTypes[index].name = hostile }
    for index in data.shifts.indices {
      data.shifts[index].name = hostile
      data.shifts[index].service = name
      for skill in data.shifts[index].skills.indices { data.shifts[index].skills[skill].qualification = name }
    }
    let instance = try RosterInstance(data)
    let plan = try #require(report.review.answer.plan)
    return RosterReports.report(on: report.scenario, instance, plan)
  }

  private func isPlain(_ line: some StringProtocol) -> Bool {
    line.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }

  @Test("a text has no sign that moves the cursor, and no endless line", arguments: HostileNameTests.names)
  func text(_ name: String) throws {
    let report = try report(name)
    let explainer = RosterExplainer(report.instance, try #require(report.review.answer.plan))
    for language in [Language.zh, .en] {
      let shift = try #require(report.instance.shift(ShiftID("T5-2026-06-04")))
      let texts = [
        RosterText(report, in: language, showsNames: true).text,
        VolunteerText(
          report, try #require(report.instance.volunteer(VolunteerID("V02"))), in: language, showsNames: true
        ).text,
        ShiftText(
          shift, missing: report.review.unfilled.first { $0.unfilled.shift == shift.id }, explainer,
          of: report.instance,
          in: report.scenario, language, showsNames: true
        ).text,
        PlacementText(
          explainer.placement(of: VolunteerID("V02"), on: shift.id), of: report.instance, in: report.scenario, language,
          showsNames: true
        ).text,
      ]
      for line in texts.joined().split(separator: "\n", omittingEmptySubsequences: false) {
        #expect(isPlain(line), "\(line.debugDescription)")
        #expect(DisplayWidth.of(String(line)) < 700)
      }
    }
  }

  @Test("JSON is JSON, and no cell begins like a formula", arguments: HostileNameTests.names)
  func files(_ name: String) throws {
    let report = try report(name)
    let document = RosterDocument(report).json.text()
    #expect(try JSONSerialization.jsonObject(with: Data(document.utf8)) is [String: Any])
    for file in RosterTables(report).files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for start in ["=", "+", "@"] {
        #expect(!text.contains(",\(start)") && !text.contains(",\"\(start)"), "\(file.path)")
      }
    }
  }
}
