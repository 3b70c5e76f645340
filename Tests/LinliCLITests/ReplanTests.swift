import Foundation
import Testing

@Suite("A roster is repaired, and people to ask are named")
struct ReplanTests {
  private let street = LinliProcess.street.path
  private let rival = LinliProcess.root.appendingPathComponent(
    "Tests/LinliReportTests/Golden/qingyang-week/roster.csv"
  ).path

  @Test("a cancellation is repaired with the fewest changes, and the repaired roster is written and audited")
  func cancellation() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let repaired = folder.appendingPathComponent("repaired").path
      let arguments = ["replan", street, rival, "--cancel", "V03@2026-06-04", "--json", "--out", repaired]
      let run = try LinliProcess.run(arguments)
      #expect(run.exitCode == 0, "\(run.errors)")
      let document = try run.object()
      #expect(document["termination"] as? String == "optimal")
      let stages = try #require(document["stages"] as? [[String: Any]])
      #expect(stages.first?["name"] as? String == "cover_lost")
      let changes = try #require(stages.dropFirst().first)
      #expect(changes["objective"] as? Double == changes["bound"] as? Double)
      let difference = try #require(document["difference"] as? [String: Any])
      #expect(difference["count"] as? Int == changes["objective"] as? Int)
      let people = try #require(difference["people"] as? [[String: Any]])
      let lost = try #require(people.first { $0["volunteer"] as? String == "V03" }?["shifts"] as? [[String: Any]])
      #expect(lost.contains { $0["reason"] as? String == "cannot_come" && $0["date"] as? String == "2026-06-04" })
      let audit = try LinliProcess.run("audit", street, repaired)
      #expect(audit.exitCode == 0, "\(audit.text)")
      let record = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: repaired).appendingPathComponent("run.json")))
      #expect((record as? [String: Any])?["changes"] as? [String] == ["cancel V03@2026-06-04"])
      let again = try LinliProcess.run(arguments)
      #expect(again.output == run.output)
    }
  }

  @Test("the text names who loses, who gains and why, in both languages")
  func text() throws {
    for (language, words) in [
      ("en", ["proven to be the fewest", "cannot come", "loses"]), ("zh", ["已证明最少", "本人不能来", "减少"]),
    ] {
      let run = try LinliProcess.run(
        "replan", street, rival, "--absent", "V03@2026-06-04..2026-06-05", "--curve", "--lang", language)
      #expect(run.exitCode == 0)
      for word in words { #expect(run.text.contains(word), "\(word) in \(run.text)") }
      // Names are for the coordinator's eyes only.
      #expect(!run.text.contains("温晓雯"))
      let named = try LinliProcess.run(
        "replan", street, rival, "--absent", "V03@2026-06-04..2026-06-05", "--names", "--lang", "zh")
      #expect(named.text.contains("温晓雯"))
    }
  }

  @Test("what is too soon is proposed and not reassigned")
  func notice() throws {
    let now = ["--now", "2026-06-03T18:00", "--notice-hours", "48"]
    let run = try LinliProcess.run(
      ["replan", street, rival, "--cancel", "V03@2026-06-04", "--json"] + now)
    #expect(run.exitCode == 0, "\(run.errors)")
    let document = try run.object()
    let difference = try #require(document["difference"] as? [String: Any])
    let people = try #require(difference["people"] as? [[String: Any]])
    #expect(people.compactMap { $0["volunteer"] as? String } == ["V03"])
    let proposals = try #require(document["proposals"] as? [[String: Any]])
    #expect(!proposals.isEmpty)
  }

  @Test(
    "what cannot be meant is refused by name, all at once",
    arguments: [
      (["--cancel", "V033@2026-06-04"], ["V033", "V03"]), (["--cancel", "V03@2026-06-06"], ["V03", "2026-06-04"]),
      (["--cancel", "V03@2027-01-01"], ["2026-06-01", "2026-06-07"]), (["--cancel", "V03"], ["V03@2026-06-03"]),
      (["--drop", "T1-2026-06-09"], ["T1-2026-06-0"]), (["--absent", "V03@2026-06-05..2026-06-04"], ["earlier"]),
      (["--cancel", "V99@2026-06-04", "--drop", "XX"], ["V99", "XX"]),
    ] as [([String], [String])])
  func refusals(_ happened: [String], _ words: [String]) throws {
    let run = try LinliProcess.run(["replan", street, rival, "--lang", "en"] + happened)
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
    for word in words { #expect(run.errors.contains(word), "\(word) in \(run.errors)") }
  }

  @Test("nothing said, half a moment, and too strict end with 64")
  func usage() throws {
    for arguments in [
      [], ["--cancel", "V03@2026-06-04", "--now", "today"], ["--cancel", "V03@2026-06-04", "--strict"],
      ["--cancel", "V03@2026-06-04", "--notice-hours", "-1"],
    ] {
      #expect(try LinliProcess.run(["replan", street, rival] + arguments).exitCode == 64, "\(arguments)")
    }
  }

  @Test("everybody is ranked for a shift, by its id or by row and day")
  func suggestions() throws {
    let run = try LinliProcess.run("suggest", street, rival, "--shift", "T5-2026-06-04", "--json")
    #expect(run.exitCode == 0)
    let document = try run.object()
    let suggestions = try #require(document["suggestions"] as? [[String: Any]])
    #expect(suggestions.allSatisfy { $0["kind"] is String })
    let byRow = try LinliProcess.run(
      "suggest", street, rival, "--shift", "T5", "--date", "2026-06-04", "--json")
    #expect(byRow.output == run.output)
    for language in ["zh", "en"] {
      let text = try LinliProcess.run("suggest", street, rival, "--shift", "T5-2026-06-04", "--lang", language)
      #expect(text.text.contains("V03"), "\(text.text)")
    }
    let unknown = try LinliProcess.run("suggest", street, rival, "--shift", "T5-2026-06-14", "--lang", "en")
    #expect(unknown.exitCode == 64 && unknown.errors.contains("T5-2026-06-0"))
  }

  @Test("a swap is legal exactly if the audit finds the swapped roster sound")
  func swaps() throws {
    let legal = try LinliProcess.run("swap", street, rival, "V03:T2-2026-06-04", "V08:T2-2026-06-05", "--json")
    #expect(legal.exitCode == 0, "\(legal.text) \(legal.errors)")
    #expect(try legal.object()["isLegal"] as? Bool == true)
    let given = try LinliProcess.run("swap", street, rival, "V03:T2-2026-06-04", "V12", "--lang", "en")
    #expect(given.exitCode == 1)
    #expect(given.text.contains("shifts in a week"))
    let barred = try LinliProcess.run("swap", street, rival, "V03:T2-2026-06-04", "V05", "--json")
    #expect(barred.exitCode == 1)
    let reasons = try #require(try barred.object()["ineligible"] as? [[String: Any]])
    #expect(reasons.first?["volunteer"] as? String == "V05")
  }

  @Test("the shortest way to let somebody off is found, or it is said that there is none")
  func letOff() throws {
    let found = try LinliProcess.run("swap", street, rival, "--find", "V03:T2-2026-06-04", "--lang", "en")
    #expect(found.exitCode == 0, "\(found.errors)")
    #expect(found.text.contains("proven to be the fewest") && found.text.contains("is let off"))
    try LinliProcess.inFolder { (folder: URL) throws in
      try CalendarTests.writeNight(folder)
      let plan = folder.appendingPathComponent("plan").path
      #expect(try LinliProcess.run("roster", folder.path, "--out", plan, "--quiet").exitCode == 0)
      let none = try LinliProcess.run("swap", folder.path, plan, "--find", "V1:S2", "--lang", "en")
      #expect(none.exitCode == 1)
      #expect(none.text.contains("1 more missing than before"))
    }
  }

  @Test(
    "sides that cannot be meant are refused by name",
    arguments: [
      (["V03:T2-2026-06-04", "V03"], ["V03"]), (["V03:T1-2026-06-01", "V12"], ["T1-2026-06-01", "T2-2026-06-04"]),
      (["V03", "V12"], ["V03:T2-2026-06-04"]), (["V03:T2-2026-06-04", "V99"], ["V99"]),
      (["V03:T9", "V99"], ["T9", "V99"]),
    ] as [([String], [String])])
  func wrongSides(_ sides: [String], _ words: [String]) throws {
    let run = try LinliProcess.run(["swap", street, rival, "--lang", "en"] + sides)
    #expect(run.exitCode == 64)
    for word in words { #expect(run.errors.contains(word), "\(word) in \(run.errors)") }
  }

  @Test("a closed room drops its shifts; new shifts are filled; what is wrong with their table is told with its row")
  func roomsAndNewShifts() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let scenario = folder.appendingPathComponent("night")
      try CalendarTests.writeNight(scenario)
      let plan = folder.appendingPathComponent("plan").path
      #expect(try LinliProcess.run("roster", scenario.path, "--out", plan, "--quiet").exitCode == 0)
      func replan(_ arguments: String...) throws -> LinliRun {
        try LinliProcess.run(["replan", scenario.path, plan, "--lang", "en"] + arguments)
      }
      let closed = try replan("--close-room", "R2@2026-03-28..2026-03-29")
      #expect(closed.exitCode == 0, "\(closed.errors)")
      #expect(closed.text.contains("S2") && closed.text.contains("the shift is dropped"))
      let unknown = try replan("--close-room", "R3@2026-03-28", "--close-room", "R1@2026-03-29")
      #expect(unknown.exitCode == 64)
      #expect(unknown.errors.contains("R3") && unknown.errors.contains("R1 from 2026-03-29"))
      let table = folder.appendingPathComponent("new.csv")
      try Data("id,type,days,heads\nS3,M,2026-03-29,1\n".utf8).write(to: table)
      let added = try replan("--add-shift", table.path)
      #expect(added.exitCode == 0, "\(added.errors)")
      #expect(added.text.contains("S3") && added.text.contains("the shift is new"))
      try Data("id,type,days,heads\nS1,M,2026-03-29,1\nS4,X,2026-03-29,1\n".utf8).write(to: table)
      let wrong = try replan("--add-shift", table.path)
      #expect(wrong.exitCode == 65)
      #expect(wrong.errors.contains("S1") && wrong.errors.contains("X") && wrong.errors.contains("new.csv"))
    }
  }
}
