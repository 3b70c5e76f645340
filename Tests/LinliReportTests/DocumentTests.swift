import Foundation
import LinliMatching
import LinliReport
import LinliScenario
import Testing

@Suite("A plan written is the plan read back")
struct DocumentTests {
  @Test("the document alone, the tables alone and both together give a sound plan with its claims")
  func roundTrip() throws {
    let report = try Reports.qingyang()
    let document = [("plan.json", Array(MatchingDocument(report).json.text().utf8))]
    let tables = MatchingTables(report).files
    for files in [document, tables, document + tables] {
      try Reports.inFolder { (folder: URL) throws in
        try FolderWriter(folder: folder).write(files)
        let plan = try PlanFolder(folder).matchingPlan(for: report.scenario)
        let written = try #require(report.review.answer.plan)
        #expect(plan.deliveries.map(\.need) == written.deliveries.map(\.need))
        #expect(plan.deliveries.map(\.provider) == written.deliveries.map(\.provider))
        for (read, meant) in zip(plan.deliveries, written.deliveries) {
          #expect(abs(read.sessions - meant.sessions) <= 1e-6)
        }
        let claims = try PlanFolder(folder).claims()
        #expect(claims.map(\.level) == (files.count == tables.count ? [] : ["unmet", "fairness", "cost"]))
        let audit = MatchingAudit(plan, of: report.instance, claims: claims)
        if files.count != tables.count { #expect(audit.isSound, "\(audit.violations)") }
      }
    }
  }

  @Test("the record names inputs and options and holds no time, so that it is the same again")
  func record() throws {
    let report = try Reports.report(on: Reports.courtyards())
    let again = try Reports.report(on: Reports.courtyards())
    let run = RunRecord.Run(command: "match", program: "linli", isStrict: false)
    let record = RunRecord(report, run).json
    #expect(record == RunRecord(again, run).json)
    for file in try Reports.courtyards().keys { #expect(record.text().contains("\"\(file)\"")) }
    #expect(MatchingDocument(report).json == MatchingDocument(again).json)
  }
}
