import Foundation
import Testing

@Suite("Rosters made by hand or tampered with are held against every rule")
struct RosterAuditTests {
  private let street = LinliProcess.street.path

  /// The week's roster that was made once with another solver.
  private static let rival = LinliProcess.root.appendingPathComponent(
    "Tests/LinliReportTests/Golden/qingyang-week/roster.csv")

  /// Audits that roster with some rows added and some taken away.
  private func audit(
    adding added: [String] = [], removing removed: [String] = [], _ options: String...
  ) throws -> LinliRun {
    var rows = try String(contentsOf: Self.rival, encoding: .utf8).split(separator: "\n").map(String.init)
    for row in removed { try #require(rows.contains(row), "\(row)") }
    rows = rows.filter { !removed.contains($0) } + added
    return try LinliProcess.inFolder { (folder: URL) throws in
      let place = folder.appendingPathComponent("by hand.csv")
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: place)
      return try LinliProcess.run(["audit", street, place.path, "--lang", "en"] + options)
    }
  }

  @Test("a rival's roster is sound, with its figures")
  func rival() throws {
    let run = try audit()
    #expect(run.exitCode == 0, "\(run.text)")
    #expect(run.errors.isEmpty)
    #expect(run.text.contains("passed") && run.text.contains("T5-2026-06-04"))
  }

  @Test(
    "each broken rule ends with 1 and is named",
    arguments: [
      // Not available.
      (["V03,T1-2026-06-01"], ["V03,T2-2026-06-01"], ["V03 → T1-2026-06-01", "available time"]),
      // Two at once.
      (["V02,T5-2026-06-04"], [], ["V02", "one shift at a time"]),
      // More than a week's limit, and more than the shift wants.
      (["V03,T2-2026-06-05"], [], ["V03", "shifts in a week 5, at most 4", "T2-2026-06-05: 3 people, at most 2"]),
    ] as [([String], [String], [String])])
  func broken(_ added: [String], _ removed: [String], _ words: [String]) throws {
    let run = try audit(adding: added, removing: removed)
    #expect(run.exitCode == 1)
    #expect(run.errors.isEmpty)
    for word in words { #expect(run.text.contains(word), "\(word) in \(run.text)") }
  }

  @Test("missing people are no broken rule, except under --strict")
  func strict() throws {
    #expect(try audit(removing: ["V12,T6-2026-06-06"]).exitCode == 0)
    let strict = try audit("--strict")
    #expect(strict.exitCode == 1)
    #expect(strict.text.contains("T5-2026-06-04: 1 missing"))
  }

  @Test("people and shifts that are not there end with 65, row and nearest name")
  func unknown() throws {
    let run = try audit(adding: ["V91,T1-2026-06-01", "V01,T1-2026-06-31"])
    #expect(run.exitCode == 65)
    #expect(run.output.isEmpty)
    for word in ["row 42", "row 43", "V91", "T1-2026-06-31"] { #expect(run.errors.contains(word), "\(run.errors)") }
  }

  @Test("a claim that is not what counting gives ends with 1")
  func claim() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("roster", street, "--out", folder.path, "--quiet").exitCode == 0)
      let place = folder.appendingPathComponent("plan.json")
      let text = try String(contentsOf: place, encoding: .utf8)
      let claimed = text.replacingOccurrences(of: "\"objective\": 1", with: "\"objective\": 0")
      #expect(claimed != text)
      try Data(claimed.utf8).write(to: place)
      let run = try LinliProcess.run("audit", street, folder.path, "--lang", "en")
      #expect(run.exitCode == 1)
      #expect(run.text.contains("unfilled: 1 by counting, but the plan has 0"))
    }
  }

  @Test("a table edited beside the old plan.json is refused, not passed over")
  func disagreeing() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("roster", street, "--out", folder.path, "--quiet").exitCode == 0)
      let place = folder.appendingPathComponent("roster.csv")
      let lines = try String(contentsOf: place, encoding: .utf8).split(separator: "\n")
      try Data((lines.dropLast().joined(separator: "\n") + "\n").utf8).write(to: place)
      let run = try LinliProcess.run("audit", street, folder.path)
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("roster.csv"))
    }
  }

  @Test("a scenario with several questions is solved into a folder for each, which are audited together")
  func allQuestions() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let run = try LinliProcess.run("solve", street, "--out", folder.path, "--quiet", "--json")
      #expect(run.exitCode == 0)
      let plans = try #require(try run.object()["plans"] as? [[String: Any]])
      #expect(plans.map { $0["question"] as? String } == ["site", "match", "roster"])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["match", "roster", "site"])
      for place in ["", "site", "match", "roster"] {
        let audit = try LinliProcess.run("audit", street, folder.appendingPathComponent(place).path, "--lang", "en")
        #expect(audit.exitCode == 0, "\(audit.text)")
      }
      let hand = folder.appendingPathComponent("roster/roster.csv")
      try FileManager.default.removeItem(at: folder.appendingPathComponent("roster/plan.json"))
      try Data("volunteer,shift\nV03,T1-2026-06-01\n".utf8).write(to: hand)
      let audit = try LinliProcess.run("audit", street, folder.path, "--lang", "en")
      #expect(audit.exitCode == 1)
      #expect(audit.text.contains("(match)") && audit.text.contains("(roster)"))
      #expect(audit.text.contains("V03 → T1-2026-06-01"))
    }
  }
}
