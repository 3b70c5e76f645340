import Foundation
import Testing

@Suite("An explanation tells what it would take")
struct RosterRemedyCommandTests {
  private let street = LinliProcess.street.path
  private let rival = LinliProcess.root.appendingPathComponent(
    "Tests/LinliReportTests/Golden/qingyang-week/roster.csv"
  ).path

  private func run(_ about: [String], _ plan: String? = nil) throws -> LinliRun {
    try LinliProcess.run(["explain", street, plan ?? rival, "--what-would-it-take"] + about)
  }

  @Test("the empty place of Thursday morning: three people could be asked for three hours, whom it costs least first")
  func shift() throws {
    let english = try run(["--shift", "T5-2026-06-04", "--lang", "en"])
    #expect(english.exitCode == 0)
    #expect(english.errors.isEmpty)
    let lines = english.text.split(separator: "\n").map(String.init)
    let asked = lines.filter { $0.hasSuffix("(availability)") }
    #expect(asked.map { String($0.dropFirst(4).prefix(3)) } == ["V05", "V03", "V04"])
    #expect(asked.allSatisfy { $0.contains("is free on Thu 06-04 08:30–11:30: 3 h more") })
    // V05 has a shift to spare and is simply added; V03 and V04 are at their limit, so that V09 takes one of theirs.
    let changes = lines.filter { $0.contains("of the roster, proven to be the fewest") }
    #expect(changes.map { String($0.prefix(1)) } == ["1", "3", "3"])
    #expect(lines.last?.hasPrefix("Proven: no easier way") == true)
    let chinese = try run(["--shift", "T5-2026-06-04", "--lang", "zh"])
    #expect(chinese.exitCode == 0)
    for word in ["要多排上一人", "V05 须在 周四 06-04 08:30–11:30 有空", "V09 增加", "没有更容易的办法"] {
      #expect(chinese.text.contains(word), "\(word) in \(chinese.text)")
    }
  }

  @Test(
    "somebody's way to a shift is told in both languages",
    arguments: [
      (["--person", "V02", "--shift", "T5-2026-06-04"], ["4", "V01", "T1-2026-06-04"]),
      (["--person", "V03", "--shift", "T1-2026-06-01"], ["place", "availability", "V09"]),
      (["--person", "V01", "--shift", "T5-2026-06-04"], ["V01"]),
    ] as [([String], [String])])
  func person(_ about: [String], _ words: [String]) throws {
    for language in ["zh", "en"] {
      let run = try run(about + ["--lang", language])
      #expect(run.exitCode == 0)
      #expect(run.errors.isEmpty)
      for word in words { #expect(run.text.contains(word), "\(word) in \(run.text)") }
    }
  }

  @Test("an age band is never let go")
  func minor() throws {
    let bands = (
      file: "scenario.yaml", old: "\nroster:\n",
      new: "\nroster:\n  ageBands:\n    minor: {from: \"12:00\", to: \"18:00\"}\n"
    )
    try LinliProcess.inStreet([bands]) { copy in
      let table = copy.appendingPathComponent("volunteers.csv")
      let rows = try String(contentsOf: table, encoding: .utf8).split(whereSeparator: \.isNewline)
      let banded = rows.map { row in
        row + (row.hasPrefix("id,") ? ",age_band" : row.hasPrefix("V12,") ? ",minor" : ",")
      }
      try Data(banded.joined(separator: "\n").utf8).write(to: table)
      let run = try LinliProcess.run(
        "explain", copy.path, rival, "--person", "V12", "--shift", "T5-2026-06-04", "--what-would-it-take", "--lang",
        "en")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.text.contains("Cannot be changed:") && run.text.contains("(ageBand)"), "\(run.text)")
      #expect(!run.text.contains("availability"))
    }
  }

  @Test("JSON has each way with what it asks, its changes and what is proven, the same each time")
  func json() throws {
    let first = try run(["--shift", "T5-2026-06-04", "--json"])
    #expect(first.exitCode == 0)
    #expect(try run(["--shift", "T5-2026-06-04", "--json"]).output == first.output)
    let document = try first.object()
    #expect(document["question"] as? String == "what_would_it_take")
    #expect(document["ending"] as? String == "proven")
    let remedies = try #require(document["remedies"] as? [[String: Any]])
    #expect(remedies.count == 3)
    for remedy in remedies {
      #expect(remedy["isSound"] as? Bool == true)
      #expect(remedy["isFewest"] as? Bool == true && remedy["isMinimal"] as? Bool == true)
      let relaxations = try #require(remedy["relaxations"] as? [[String: Any]])
      #expect(relaxations.map { $0["kind"] as? String } == ["availability"])
      #expect(relaxations.map { $0["amount"] as? Int } == [180])
    }
  }

  @Test("a roster that breaks rules is told so, and the way mends them")
  func broken() throws {
    try LinliProcess.inFolder { folder in
      let plan = folder.appendingPathComponent("roster.csv")
      let text = try String(contentsOfFile: rival, encoding: .utf8) + "V03,T2-2026-06-05\n"
      try Data(text.utf8).write(to: plan)
      let run = try run(["--person", "V05", "--shift", "T5-2026-06-04", "--lang", "en"], plan.path)
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.text.contains("breaks rules as it is") && run.text.contains("shiftsPerWeek"), "\(run.text)")
    }
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["--what-would-it-take"], ["--what-would-it-take", "--person", "V01"],
      ["--what-would-it-take", "--need", "C5:TOD"], ["--json", "--shift", "T5-2026-06-04"],
      ["--what-would-it-take", "--person", "V99", "--shift", "T5-2026-06-04"],
    ])
  func usage(_ about: [String]) throws {
    let run = try LinliProcess.run(["explain", street] + about)
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
  }
}
