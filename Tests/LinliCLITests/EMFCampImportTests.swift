import Foundation
import LinliTestSupport
import Testing

@Suite("A festival's export is imported and rostered")
struct EMFCampImportTests {
  private static let histogram = "{\"shift_histogram\": {\"0\": 2, \"1\": 7, \"2\": 2}}"

  /// Gives the body a folder with an export, its histogram and its roles.
  private func inFolder(_ text: EMFCampText = .fair, _ body: (URL) throws -> Void) throws {
    try LinliProcess.inFolder { folder in
      let roles = """
        {"roles": {"Gate": {"interested_volunteers": 9, "trained_volunteers": 5, "total_volunteers": 3},
                   "Litter": {"interested_volunteers": 7, "total_volunteers": 4}}}
        """
      let files = [("shift.json", text.text), ("volunteer.json", Self.histogram), ("role.json", roles)]
      for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
      try body(folder)
    }
  }

  /// Imports the export of a folder into its folder `out`.
  private func imported(
    _ folder: URL, volunteers: Int = 11, seed: Int = 1, out: String = "out", _ more: String...
  ) throws -> LinliRun {
    let path = { (name: String) in folder.appendingPathComponent(name).path }
    let arguments = [
      "import", "emf-camp", path("shift.json"), "--volunteers", "\(volunteers)", "--seed", "\(seed)", "--out",
      path(out), "--lang", "en",
    ]
    return try LinliProcess.run(
      arguments + more.map { $0.hasSuffix(".json") ? folder.appendingPathComponent($0).path : $0 })
  }

  @Test("an export becomes a scenario that is solved, proven and audited, and says how many minima are reached")
  func wholePath() throws {
    try inFolder { folder in
      let run = try imported(folder, "--histogram", "volunteer.json", "--roles", "role.json", "--limit", "2")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.errors.contains("5 of 7 shifts the fewest people"))
      #expect(run.errors.contains("interest in them is drawn by sign-ups: Night Watch, Tea: Cups & Pots"))
      let scenario = folder.appendingPathComponent("out").path
      let check = try LinliProcess.run("check", scenario, "--lang", "en")
      #expect(check.exitCode == 0 && check.errors.isEmpty)
      let plan = folder.appendingPathComponent("plan").path
      let roster = try LinliProcess.run("roster", scenario, "--out", plan, "--lang", "en")
      #expect(roster.exitCode == 0, "\(roster.errors)")
      #expect(roster.text.contains("no rule broken"))
      #expect(roster.text.contains("of 7 shifts have the fewest people they need"))
      let chinese = try LinliProcess.run("roster", scenario, "--lang", "zh")
      #expect(chinese.text.contains("7 个班次中") && chinese.text.contains("个达到最少人数"))
      let audit = try LinliProcess.run("audit", scenario, plan, "--lang", "en")
      #expect(audit.exitCode == 0, "\(audit.text)")
      let stages = try #require(try document(plan)["stages"] as? [[String: Any]])
      #expect(stages.map { $0["termination"] as? String } == ["optimal", "optimal"])
      let missing = try #require(stages[0]["objective"] as? Double)
      #expect(try #require(stages[0]["bound"] as? Double) == missing && (0...11).contains(missing))
    }
  }

  private func document(_ plan: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: plan).appendingPathComponent("plan.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("the same seed writes the same bytes, another seed others")
  func determinism() throws {
    try inFolder { folder in
      for (seed, out) in [(1, "first"), (1, "again"), (2, "other")] {
        #expect(try imported(folder, seed: seed, out: out).exitCode == 0)
      }
      let files = try ["first", "again", "other"].map { try LinliProcess.files(in: folder.appendingPathComponent($0)) }
      #expect(files[0] == files[1])
      #expect(files[0]["volunteers.csv"] != files[2]["volunteers.csv"])
      #expect(files[0]["shifts.csv"] == files[2]["shifts.csv"])
    }
  }

  @Test("too few people for the sign-ups of reality are told")
  func tooFew() throws {
    try inFolder { folder in
      let run = try imported(folder, volunteers: 6, "--limit", "1")
      #expect(run.exitCode == 0)
      #expect(run.errors.contains("6 people with at most 1 each can take 6 shifts, fewer than the 11 sign-ups"))
      let quiet = try imported(folder, volunteers: 6, out: "quiet", "--limit", "1", "--quiet")
      #expect(quiet.exitCode == 0 && quiet.errors.isEmpty)
    }
  }

  @Test("an entry that cannot be used is named and left out; with --strict nothing is written")
  func setAside() throws {
    var text = EMFCampText.fair
    text.entries[2]["end"] = "\"2030-05-02 08:00:00\""
    try inFolder(text) { folder in
      let strict = try imported(folder, "--strict")
      #expect(strict.exitCode == 65)
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
      let run = try imported(folder)
      #expect(run.exitCode == 0)
      for errors in [strict.errors, run.errors] {
        #expect(errors.contains("Shift 3, Gate, South Gate, 2030-05-02 08:00:00 to 2030-05-02 08:00:00"), "\(errors)")
      }
      #expect(run.errors.contains("5 of 6 shifts"))
    }
  }

  @Test("all that is wrong with all files is told before anything is written")
  func faults() throws {
    var text = EMFCampText.fair
    text.entries[0]["min_needed"] = "-4"
    text.entries[6]["venue"] = nil
    try inFolder(text) { folder in
      try Data("{\"shift_histogram\": {\"0\": -2}}".utf8).write(to: folder.appendingPathComponent("volunteer.json"))
      let run = try imported(folder, "--histogram", "volunteer.json", "--roles", "nothing.json")
      #expect(run.exitCode == 65)
      for part in ["4 problems", "#1.min_needed", "#7.venue", "shift_histogram.0", "nothing.json"] {
        #expect(run.errors.contains(part), "\(part) not in \(run.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("out").path))
    }
  }

  @Test("a folder with anything in it is not written to")
  func taken() throws {
    try inFolder { folder in
      let (first, second) = (try imported(folder), try imported(folder))
      #expect(first.exitCode == 0)
      #expect(second.exitCode == 74)
    }
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["import", "nurses", "a.json"], ["import", "emf-camp", "a.json", "--out", "x"],
      ["import", "emf-camp", "a.json", "--volunteers", "0", "--seed", "1", "--out", "x"],
      ["import", "emf-camp", "a.json", "--volunteers", "5", "--seed", "1", "--limit", "0", "--out", "x"],
      ["import", "emf-camp", "a.json", "--volunteers", "5", "--seed", "1", "--out", ""],
      ["import", "emf-camp", "a.json", "--volunteers", "5", "--out", "x"],
      ["import", "shift-scheduling", "a.txt", "--out", "x", "--volunteers", "5"],
      ["bench", "emf-camp", "a.json", "--out", "x"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try LinliProcess.run(arguments).exitCode == 64)
  }
}
