import Foundation
import Testing

@Suite("Visits that repeat, from the table to the repair")
struct RepeatedVisitTests {
  private static let lane = LinliProcess.root.appendingPathComponent("Scenarios/repeat-visits").path

  /// Gives the body the folder of a roster of Willow Lane.
  private func withPlan(_ body: (URL, String) throws -> Void) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let plan = folder.appendingPathComponent("plan").path
      let run = try LinliProcess.run("roster", Self.lane, "--out", plan, "--json")
      #expect(run.exitCode == 0, "\(run.errors)")
      try body(folder, plan)
    }
  }

  @Test("the roster is proven and sound, every household has one visitor, and check finds nothing")
  func roster() throws {
    #expect(try LinliProcess.run("check", Self.lane).exitCode == 0)
    try withPlan { _, plan in
      let audit = try LinliProcess.run("audit", Self.lane, plan, "--lang", "en", "--strict")
      #expect(audit.exitCode == 0, "\(audit.text)")
      let continuity = audit.text.split(separator: "\n").first { $0.contains("continuity") }
      #expect(continuity?.contains(" 0 ") == true, "\(audit.text)")
      let document = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: plan).appendingPathComponent("plan.json")))
      let stages = try #require((document as? [String: Any])?["stages"] as? [[String: Any]])
      #expect(stages.allSatisfy { $0["termination"] as? String == "optimal" })
    }
  }

  @Test("who is ill is replaced on the day if somebody can, else the visit moves; the repaired roster is audited")
  func repair() throws {
    try withPlan { folder, plan in
      let repaired = folder.appendingPathComponent("repaired").path
      let same = try LinliProcess.run("replan", Self.lane, plan, "--cancel", "V04@2026-09-17", "--json")
      #expect(same.exitCode == 0, "\(same.errors)")
      let sameDay = try same.object()
      #expect(sameDay["moves"] == nil)
      let arguments = ["replan", Self.lane, plan, "--absent", "V03@2026-09-18", "--out", repaired]
      let run = try LinliProcess.run(arguments + ["--json"])
      #expect(run.exitCode == 0, "\(run.errors)")
      let document = try run.object()
      let moves = try #require(document["moves"] as? [[String: Any]])
      #expect(moves.count == 1 && moves[0]["days"] as? Int == 1 && moves[0]["isProvenNearest"] as? Bool == true)
      #expect(moves[0]["from"] as? String == "H05-2026-09-18" && moves[0]["to"] as? String == "H05-2026-09-19")
      let audit = try LinliProcess.run("audit", Self.lane, repaired, "--strict")
      #expect(audit.exitCode == 0, "\(audit.text) \(audit.errors)")
      // The repaired roster is a roster like any other.
      let again = try LinliProcess.run("replan", Self.lane, repaired, "--cancel", "V03@2026-09-19", "--json")
      #expect(again.exitCode == 0, "\(again.errors)")
      let asked = try LinliProcess.run("suggest", Self.lane, repaired, "--shift", "H05-2026-09-19", "--json")
      #expect(asked.exitCode == 0, "\(asked.errors)")
      for (language, words) in [("en", "moves from Fri 09-18 to Sat 09-19"), ("zh", "从 周五 09-18 改到 周六 09-19")] {
        let text = try LinliProcess.run(arguments + ["--lang", language])
        #expect(text.text.contains(words), "\(text.text)")
      }
      let never = try LinliProcess.run(arguments + ["--move-visits", "never", "--lang", "en"])
      #expect(never.text.contains("1 more missing"), "\(never.text)")
    }
  }

  @Test("a roster made by hand with visits too close is a broken rule with the household and the days")
  func audit() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let table = folder.appendingPathComponent("roster.csv")
      try Data("volunteer,shift\nV02,H01-2026-09-08\nV02,H01-2026-09-11\n".utf8).write(to: table)
      for (language, words) in [("en", "3 days from 2026-09-08 to 2026-09-11, at least 5"), ("zh", "相隔 3 天,至少 5 天")] {
        let run = try LinliProcess.run("audit", Self.lane, table.path, "--lang", language)
        #expect(run.exitCode == 1, "\(run.errors)")
        #expect(run.text.contains(words), "\(run.text)")
      }
      try Data("volunteer,shift\nV02,H01-2026-09-12\n".utf8).write(to: table)
      let saturday = try LinliProcess.run("audit", Self.lane, table.path, "--lang", "en")
      #expect(saturday.exitCode == 65 && saturday.errors.contains("H01-2026-09-12"), "\(saturday.errors)")
    }
  }
}
