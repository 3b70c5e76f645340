import Foundation
import Testing

@Suite("A roster is published, held still, and closed with what really happened")
struct PublishTests {
  private let rival = LinliProcess.root.appendingPathComponent(
    "Tests/LinliReportTests/Golden/qingyang-week/roster.csv"
  ).path

  /// A copy of the street whose roster is published.
  private func inPublishedStreet(_ body: (_ scenario: URL, _ folder: URL) throws -> Void) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let scenario = folder.appendingPathComponent("street")
      try FileManager.default.copyItem(at: LinliProcess.street, to: scenario)
      let run = try LinliProcess.run("publish", scenario.path, rival, "--date", "2026-05-28", "--lang", "en")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.text.contains("version 1"))
      try body(scenario, folder)
    }
  }

  private func text(_ place: URL) throws -> String { String(decoding: try Data(contentsOf: place), as: UTF8.self) }

  private func rows(_ place: URL) throws -> [[String]] {
    try text(place).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("what is published is held still, although the priorities say nothing of it, and can be published only once")
  func heldStill() throws {
    try inPublishedStreet { scenario, folder in
      let plan = try LinliProcess.run("roster", scenario.path, "--json").object()
      let stages = try #require(plan["stages"] as? [[String: Any]])
      #expect(stages.map { $0["name"] as? String } == ["unfilled", "stability", "fairness"])
      #expect(stages[1]["objective"] as? Double == 0)
      let register = try text(scenario.appendingPathComponent("published/publications.csv"))
      let again = try LinliProcess.run("publish", scenario.path, rival, "--date", "2026-05-29", "--json")
      #expect(try again.object()["isNew"] as? Bool == false)
      #expect(try text(scenario.appendingPathComponent("published/publications.csv")) == register)
      // What was published is a plan like any other.
      let published = scenario.appendingPathComponent("published/v1").path
      #expect(try LinliProcess.run("audit", scenario.path, published).exitCode == 0)
      let repaired = folder.appendingPathComponent("repaired").path
      let replan = try LinliProcess.run(
        "replan", scenario.path, published, "--cancel", "V03@2026-06-04", "--out", repaired)
      #expect(replan.exitCode == 0)
      let next = try LinliProcess.run("publish", scenario.path, repaired, "--date", "2026-05-30", "--json").object()
      #expect(next["version"] as? Int == 2)
      let difference = try #require(next["difference"] as? [String: Any])
      #expect((difference["count"] as? Int ?? 0) > 0)
      let kept = try LinliProcess.run("roster", scenario.path, "--json").object()
      let told = try #require(kept["stages"] as? [[String: Any]])
      #expect(told[1]["objective"] as? Double == 0)
    }
  }

  @Test("a published roster that was edited by hand is refused row by row, in both languages")
  func edited() throws {
    try inPublishedStreet { scenario, _ in
      let place = scenario.appendingPathComponent("published/v1/roster.csv")
      var lines = try text(place).split(separator: "\n").map(String.init)
      let lost = lines.remove(at: 3).split(separator: ",")
      lines.append(lines[1].replacing("V01", with: "V02"))
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: place)
      for (language, words) in [("en", ["take it out", "put it back"]), ("zh", ["请删去", "请补回"])] {
        let run = try LinliProcess.run("roster", scenario.path, "--lang", language)
        #expect(run.exitCode == 65)
        for word in words + ["\(lost[0]) \(lost[1])", "V02 T1-2026-06-01", "published/v1/roster.csv"] {
          #expect(run.errors.contains(word), "\(word) in \(run.errors)")
        }
      }
      // Where nothing beside it tells what it was, the file as a whole is refused.
      try FileManager.default.removeItem(at: scenario.appendingPathComponent("published/v1/plan.json"))
      let run = try LinliProcess.run("roster", scenario.path, "--lang", "en")
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("not what was published as version 1"))
    }
  }

  @Test("a spreadsheet that saves a published roster anew changes nothing")
  func savedAnew() throws {
    try inPublishedStreet { scenario, _ in
      let place = scenario.appendingPathComponent("published/v1/roster.csv")
      let saved = "\u{FEFF}" + (try text(place)).replacing("\n", with: "\r\n").replacing(",", with: ";")
      try Data(saved.utf8).write(to: place)
      let run = try LinliProcess.run("check", scenario.path)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
  }

  @Test("a roster that breaks a rule is not published")
  func unsound() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let scenario = folder.appendingPathComponent("street")
      try FileManager.default.copyItem(at: LinliProcess.street, to: scenario)
      let plan = folder.appendingPathComponent("roster.csv")
      try Data("volunteer,shift\nV05,T1-2026-06-01\n".utf8).write(to: plan)
      let run = try LinliProcess.run("publish", scenario.path, plan.path, "--date", "2026-05-28")
      #expect(run.exitCode == 1)
      #expect(!FileManager.default.fileExists(atPath: scenario.appendingPathComponent("published").path))
    }
  }

  /// Attendance of everybody on the golden roster, some rows changed.
  private func attendance(_ change: (inout [[String]]) -> Void) throws -> String {
    var table = try rows(URL(fileURLWithPath: rival)).map { [$0[0], $0[1], "", "arrived", "", "", ""] }
    change(&table)
    let header = "志愿者,班次,日期,情况,到岗,离岗,小时\n"
    return header + table.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  @Test("attendance becomes history and hours; the same again changes nothing, mended attendance replaces it")
  func closing() throws {
    try inPublishedStreet { scenario, folder in
      let file = folder.appendingPathComponent("attendance.csv")
      try Data(
        attendance { table in
          table[0][3] = "迟到"
          table[0][4] = "9:00"
          table[1][3] = "no_show"
          table.append(["V11", "T5", "2026-06-04", "arrived", "", "", "2"])
        }.utf8
      ).write(to: file)
      let hours = folder.appendingPathComponent("hours")
      let arguments = ["close", scenario.path, rival, "--attended", file.path, "--out", hours.path, "--json"]
      let run = try LinliProcess.run(arguments)
      #expect(run.exitCode == 0, "\(run.errors)")
      let whole = try #require(try run.object()["whole"] as? [String: Int])
      #expect(whole["planned"] == 40)
      #expect(whole["no_show"] == 1)
      #expect(whole["unplanned"] == 1)
      #expect(whole["minutes"] == 40 * 180 - 30 - 180 + 120)
      let history = try rows(scenario.appendingPathComponent("history.csv"))
      #expect(history.count == 40)
      #expect(history.contains { $0[3] == "9:00" })
      let register = try rows(scenario.appendingPathComponent("published/publications.csv"))
      #expect(register[0][4] == "2026-06-07")
      // Groups of few people are not told apart in what goes to the public.
      let byGroup = try text(hours.appendingPathComponent("hours_by_group.csv"))
      #expect(byGroup.split(separator: "\n").count == 2)
      let before = try text(scenario.appendingPathComponent("history.csv"))
      #expect(try LinliProcess.run(arguments).output == run.output)
      #expect(try text(scenario.appendingPathComponent("history.csv")) == before)
      // The closed days lie in the horizon still: nothing to warn of.
      let check = try LinliProcess.run("check", scenario.path, "--lang", "en")
      #expect(check.text.hasPrefix("No problem in the data"), "\(check.errors)")
      try Data(attendance { $0[1][3] = "excused" }.utf8).write(to: file)
      #expect(try LinliProcess.run(arguments).exitCode == 0)
      #expect(try rows(scenario.appendingPathComponent("history.csv")).count == 39 + 1)
    }
  }

  @Test("attendance that cannot be is refused, all of it at once, and nothing is written")
  func refusals() throws {
    try inPublishedStreet { scenario, folder in
      let file = folder.appendingPathComponent("attendance.csv")
      try Data(
        attendance { table in
          table[0][0] = "V99"
          table[1][3] = "noshow"
          table[2][1] = "T1-2026-07-06"
          table[3][5] = "25:99"
          table[4] = [table[4][0], table[4][1], "", "no_show", "9:00", "", ""]
          table[5][6] = "9"
          table[5][4] = "9:00"
          table[5][5] = "10:00"
          table.append(table[6])
        }.utf8
      ).write(to: file)
      let run = try LinliProcess.run("close", scenario.path, rival, "--attended", file.path, "--lang", "en")
      #expect(run.exitCode == 65)
      for word in ["V99", "no_show", "2026-06-01 to 2026-06-07", "25:99", "row 6", "row 7", "stands twice"] {
        #expect(run.errors.contains(word), "\(word) in \(run.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: scenario.appendingPathComponent("history.csv").path))
      try Data(attendance { $0.removeLast(3) }.utf8).write(to: file)
      let missing = try LinliProcess.run("close", scenario.path, rival, "--attended", file.path, "--lang", "zh")
      #expect(missing.exitCode == 65)
      #expect(missing.errors.split(separator: "\n").count == 4)
      let told = try LinliProcess.run(
        "close", scenario.path, rival, "--attended", file.path, "--unlisted", "no_show", "--json")
      let whole = try told.object()["whole"] as? [String: Int]
      #expect(whole?["no_show"] == 3)
      let late = try LinliProcess.run(
        "close", scenario.path, rival, "--attended", file.path, "--from", "2026-06-09", "--lang", "en")
      #expect(late.exitCode == 64)
      #expect(late.errors.contains("2026-06-07"))
    }
  }
}
