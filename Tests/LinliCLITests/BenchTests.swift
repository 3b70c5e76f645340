import Foundation
import LinliTestSupport
import Testing

@Suite("Published instances are imported and benched")
struct BenchTests {
  /// Gives the body a folder with instances of some names.
  private func inFolder(_ names: [String], _ body: (URL) throws -> Void) throws {
    try LinliProcess.inFolder { folder in
      for name in names { try Data(inventedShiftScheduling.utf8).write(to: folder.appendingPathComponent(name)) }
      try body(folder)
    }
  }

  @Test("each instance gets its roster, and results.csv a row with objective, bound and ending")
  func bench() throws {
    try inFolder(["tea.txt", "rice.txt"]) { folder in
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "shift-scheduling", folder.appendingPathComponent("tea.txt").path,
        folder.appendingPathComponent("rice.txt").path, "--time-limit", "6", "--out", out.path, "--lang", "en",
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
      let files = try LinliProcess.files(in: out)
      #expect(files.keys.sorted() == ["results.csv", "rice.csv", "tea.csv"])
      #expect(files["results.csv"] == run.output)
      let rows = run.text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(rows[0] == ["instance", "objective", "bound", "gap", "seconds", "termination"])
      #expect(rows.dropFirst().map { String($0[0]) } == ["tea", "rice"])
      for row in rows.dropFirst() {
        let objective = try #require(Double(row[1]))
        #expect(try #require(Double(row[2])) <= objective)
      }
      let roster = String(decoding: try #require(files["tea.csv"]), as: UTF8.self)
      #expect(roster.hasPrefix("employee,day,shift\n"))
    }
  }

  @Test("an imported instance is a scenario without problems, whose goal is the instance's objective")
  func imported() throws {
    try inFolder(["tea.txt"]) { folder in
      let scenario = folder.appendingPathComponent("tea")
      let file = folder.appendingPathComponent("tea.txt").path
      let run = try LinliProcess.run("import", "shift-scheduling", file, "--out", scenario.path)
      #expect(run.exitCode == 0)
      let check = try LinliProcess.run("check", scenario.path, "--lang", "en")
      #expect(check.exitCode == 0)
      #expect(check.errors.isEmpty)
      #expect(check.text.contains("No problem in the data"))
      let again = try LinliProcess.run("import", "shift-scheduling", file, "--out", scenario.path)
      #expect(again.exitCode == 74)
    }
  }

  @Test("all that is wrong with all instances is told before anything is solved")
  func faults() throws {
    try inFolder(["tea.txt"]) { folder in
      let bad = folder.appendingPathComponent("bad.txt")
      try Data(inventedShiftScheduling.replacingOccurrences(of: "Ann,3\n", with: "Ann,30\n").utf8).write(to: bad)
      let worse = folder.appendingPathComponent("worse.txt")
      try Data(inventedShiftScheduling.replacingOccurrences(of: "E,480,", with: "E,-480,").utf8).write(to: worse)
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "shift-scheduling", folder.appendingPathComponent("tea.txt").path, bad.path, worse.path, "--out",
        out.path, "--lang", "en",
      ])
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("bad.txt") && run.errors.contains("worse.txt"))
      #expect(!FileManager.default.fileExists(atPath: out.path))
    }
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["bench", "shift-scheduling", "--out", "x"], ["bench", "nurses", "a.txt", "--out", "x"],
      ["bench", "shift-scheduling", "a.txt"], ["bench", "shift-scheduling", "a.txt", "b/a.txt", "--out", "x"],
      ["bench", "shift-scheduling", "a.txt", "--out", "x", "--time-limit", "-1"],
      ["import", "shift-scheduling", "a.txt"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try LinliProcess.run(arguments).exitCode == 64)
  }
}
