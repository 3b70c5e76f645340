import Foundation
import Testing

/// Calendars as another program reads them: the parser `icalendar` of PyPI (Debian: `python3-icalendar`).
@Suite("Calendars are read by a real parser")
struct CalendarTests {
  /// The first Python that has the parser: the one of the path, or the system's.
  private static let python: String? = ["python3", "/usr/bin/python3"].first { name in
    (try? run(name, ["-c", "import icalendar"])) != nil
  }

  /// What a Python prints; nil if it ends with a failure.
  private static func run(_ python: String, _ arguments: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  private func events(_ folder: URL, _ file: String) throws -> [[String: Any]] {
    let script = LinliProcess.root.appendingPathComponent("Tests/Tooling/read_calendar.py").path
    let python = try #require(Self.python)
    let place = folder.appendingPathComponent("calendar/\(file)").path
    let text = try #require(try Self.run(python, [script, place]))
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test(
    "hours, nights and clock changes arrive as meant; a second version updates and cancels",
    .enabled(if: python != nil, "no python3 has the package icalendar"))
  func parsed() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let (scenario, plan) = (folder.appendingPathComponent("night"), folder.appendingPathComponent("plan"))
      try Self.writeNight(scenario)
      let run = try LinliProcess.run("roster", scenario.path, "--out", plan.path, "--calendar", "--quiet")
      #expect(run.exitCode == 0, "\(run.errors)")
      let first = try events(plan, "person-V1.ics")
      #expect(first.map { $0["start"] as? String } == ["2026-03-28T09:00:00+00:00", "2026-03-28T21:00:00+00:00"])
      #expect(first.map { $0["end"] as? String } == ["2026-03-28T11:00:00+00:00", "2026-03-29T04:00:00+00:00"])
      #expect(first.first?["summary"] as? String == "夜间巡逻, 带灯; 一\\二")
      #expect(first.allSatisfy { $0["status"] as? String == "CONFIRMED" && $0["sequence"] as? Int == 0 })
      let repaired = folder.appendingPathComponent("repaired").path
      let change = try LinliProcess.run(
        "replan", scenario.path, plan.path, "--drop", "S2", "--out", repaired, "--calendar", "--quiet")
      #expect(change.exitCode == 0, "\(change.errors)")
      let second = try events(URL(fileURLWithPath: repaired), "person-V1.ics")
      #expect(second.map { $0["uid"] as? String } == first.map { $0["uid"] as? String })
      #expect(second.map { $0["status"] as? String } == ["CONFIRMED", "CANCELLED"])
      #expect(second.map { $0["sequence"] as? Int } == [0, 1])
    }
  }

  @Test("a calendar that is not ours is not overwritten, and without a folder there is no place for one")
  func refused() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let calendars = folder.appendingPathComponent("calendar")
      try FileManager.default.createDirectory(at: calendars, withIntermediateDirectories: true)
      let mine = calendars.appendingPathComponent("person-V03.ics")
      try Data("mine".utf8).write(to: mine)
      let run = try LinliProcess.run(
        "roster", LinliProcess.street.path, "--out", folder.path, "--calendar", "--lang", "en")
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("person-V03.ics"))
      #expect(try Data(contentsOf: mine) == Data("mine".utf8))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("plan.json").path))
    }
    #expect(try LinliProcess.run("roster", LinliProcess.street.path, "--calendar").exitCode == 64)
  }

  /// Two shifts in Berlin on the day before clocks change, the second through that night.
  static func writeNight(_ scenario: URL) throws {
    try FileManager.default.createDirectory(at: scenario, withIntermediateDirectories: true)
    let files = [
      "scenario.yaml": """
      schemaVersion: 1
      title: {zh: 夜班, en: Nights}
      synthetic: true
      horizon: {start: 2026-03-28, end: 2026-03-29}
      timeZone: Europe/Berlin
      questions: [roster]
      """,
      "volunteers.csv": "id,zh\nV1,甲\n",
      "availability.csv": "volunteer,days,kind\nV1,mon..sun,available\n",
      "shift_types.csv": "id,zh,from,to\nM,上午,10:00,12:00\nN,夜,22:00,06:00\n",
      "shifts.csv": "id,zh,type,days,heads,room\nS1,\"夜间巡逻, 带灯; 一\\二\",M,2026-03-28,1,R1\nS2,夜,N,2026-03-28,1,R2\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: scenario.appendingPathComponent(name)) }
  }
}
