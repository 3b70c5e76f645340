import Foundation
import LinliDomain
import LinliReport
import LinliRostering
import LinliScenario
import Testing

@Suite("A roster written is the roster read back")
struct RosterDocumentTests {
  @Test("the document and the tables are the golden ones")
  func golden() throws {
    let report = try RosterReports.qingyangWeek()
    #expect(try RosterDocument(report).json.text() == RosterReports.golden("plan.json"))
    for file in RosterTables(report).files {
      #expect(try String(decoding: file.bytes, as: UTF8.self) == RosterReports.golden(file.path))
    }
  }

  @Test("the document alone, the table alone and both together give the same roster with its claims")
  func roundTrip() throws {
    let report = try RosterReports.qingyangWeek()
    let document = [("plan.json", Array(RosterDocument(report).json.text().utf8))]
    let tables = RosterTables(report).files
    for files in [document, tables, document + tables] {
      try Reports.inFolder { (folder: URL) throws in
        try FolderWriter(folder: folder).write(files)
        #expect(PlanFolder(folder).plans().map(\.question) == [.roster])
        #expect(try PlanFolder(folder).rosterPlan(for: report.instance) == report.review.answer.plan)
        let claims = try PlanFolder(folder).claims()
        #expect(claims.map(\.level) == (files.count == tables.count ? [] : ["unfilled", "fairness"]))
      }
    }
  }

  @Test("no file of a plan folder holds the name of a person")
  func privacy() throws {
    let report = try RosterReports.qingyangWeek()
    let run = RunRecord.Run(command: "roster", program: "linli", isStrict: false)
    let record = RunRecord(report, searchSeed: 1, searchRoundLimit: 40, run).json
    let texts =
      [RosterDocument(report).json.text(), record.text()]
      + RosterTables(report).files.map { String(decoding: $0.bytes, as: UTF8.self) }
    for volunteer in report.instance.volunteers {
      for name in [volunteer.name.chinese, volunteer.name.english].compactMap({ $0 }) {
        for text in texts { #expect(!text.contains(name)) }
      }
    }
  }

  @Test("the record names inputs and options and holds no time, so that it is the same again")
  func record() throws {
    let report = try RosterReports.qingyangWeek()
    let run = RunRecord.Run(command: "roster", program: "linli", isStrict: false)
    let record = RunRecord(report, searchSeed: 7, searchRoundLimit: 40, run).json
    #expect(record == RunRecord(report, searchSeed: 7, searchRoundLimit: 40, run).json)
    for part in ["\"shifts.csv\"", "\"searchSeed\": \"7\"", "\"unfilled\""] { #expect(record.text().contains(part)) }
  }
}
