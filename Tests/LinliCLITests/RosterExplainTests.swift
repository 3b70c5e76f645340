import Foundation
import Testing

@Suite("An explanation tells why somebody works a shift or does not")
struct RosterExplainTests {
  private let street = LinliProcess.street.path
  private let rival = LinliProcess.root.appendingPathComponent(
    "Tests/LinliReportTests/Golden/qingyang-week/roster.csv"
  ).path

  @Test(
    "each reason is told with its word, in both languages",
    arguments: [
      (["--person", "V03", "--shift", "T1-2026-06-01"], ["notAvailable"]),
      (["--person", "V02", "--shift", "T5-2026-06-04"], ["overlap", "T1-2026-06-04"]),
      (["--person", "V03", "--shift", "T2-2026-06-05"], ["shiftsPerWeek", "full", "T2-2026-06-04"]),
      (["--person", "V01", "--shift", "T5-2026-06-04"], ["unfilled 1 → 12"]),
      (["--shift", "T5-2026-06-04"], ["V01", "V02", "busy", "notAvailable"]),
      (["--person", "V02"], ["T1-2026-06-04", "3/3", "busy"]),
    ] as [([String], [String])])
  func reasons(_ about: [String], _ words: [String]) throws {
    for language in ["zh", "en"] {
      let run = try LinliProcess.run(["explain", street, rival, "--lang", language] + about)
      #expect(run.exitCode == 0)
      #expect(run.errors.isEmpty)
      for word in words { #expect(run.text.contains(word), "\(word) in \(run.text)") }
    }
  }

  @Test("without a plan the roster is made first, and the one in a plan folder is taken")
  func solved() throws {
    let run = try LinliProcess.run("explain", street, "--shift", "T5-2026-06-04", "--lang", "en")
    #expect(run.exitCode == 0)
    #expect(run.text.contains("2 people are free on Thursday morning"))
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("solve", street, "--out", folder.path, "--quiet").exitCode == 0)
      let read = try LinliProcess.run("explain", street, folder.path, "--shift", "T5-2026-06-04", "--lang", "en")
      #expect(read.exitCode == 0)
      #expect(read.text.contains("2 people are free on Thursday morning"))
    }
  }

  @Test(
    "people and shifts that are not there end with 64 and the nearest name",
    arguments: [
      (["--person", "V012"], "V01"), (["--shift", "T1-2026-06-06"], "T1-2026-06-0"),
      (["--person", "V01", "--shift", "T5"], "T5"),
    ] as [([String], String)])
  func unknown(_ about: [String], _ word: String) throws {
    let run = try LinliProcess.run(["explain", street, rival, "--lang", "en"] + about)
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(word))
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      [], ["--need", "C5:TOD", "--person", "V01"], ["--need", "C5:TOD", "--shift", "T1-2026-06-01"],
    ])
  func usage(_ about: [String]) throws {
    #expect(try LinliProcess.run(["explain", street] + about).exitCode == 64)
  }

  @Test("a roster that cannot be read ends with 65")
  func unreadable() throws {
    let run = try LinliProcess.run("explain", street, street + "/README.md", "--person", "V01")
    #expect(run.exitCode == 65)
    #expect(run.output.isEmpty)
  }
}
