import Foundation
import Testing

@Suite("Generalized assignment instances are benched")
struct GeneralizedAssignmentBenchTests {
  /// Two agents, three jobs: the second agent has room for one job, so that the cheapest sharing costs 1 + 2 + 1.
  private let invented = "2 3\n1 2 9\n4 1 1\n2 2 2\n2 2 2\n4 3\n"

  @Test("each instance gets its table of jobs and a row with objective, bound and ending")
  func bench() throws {
    try LinliProcess.inFolder { folder in
      for name in ["tea", "rice.txt"] {
        try Data(invented.utf8).write(to: folder.appendingPathComponent(name))
      }
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "generalized-assignment", folder.appendingPathComponent("tea").path,
        folder.appendingPathComponent("rice.txt").path, "--out", out.path, "--lang", "en",
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
      let files = try LinliProcess.files(in: out)
      #expect(files.keys.sorted() == ["results.csv", "rice.csv", "tea.csv"])
      #expect(files["tea.csv"].map { String(decoding: $0, as: UTF8.self) } == "job,agent\n0,0\n1,0\n2,1\n")
      let rows: [String] = run.text.split(separator: "\n").dropFirst().map { String($0) }
      #expect(rows.count == 2)
      #expect(rows[0].hasPrefix("tea,4,4,0,") && rows[0].hasSuffix(",optimal"))
      #expect(rows[1].hasPrefix("rice,4,4,0,") && rows[1].hasSuffix(",optimal"))
    }
  }

  @Test("an instance without any sound sharing ends with 3 and has no table; a bad file with 65")
  func refused() throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("full.txt")
      try Data("1 2\n1 1\n2 2\n3\n".utf8).write(to: file)
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run(["bench", "generalized-assignment", file.path, "--out", out.path])
      #expect(run.exitCode == 3)
      #expect(run.text.contains("full,") && run.text.contains("infeasible"))
      try Data("1 2\n1 1\n2\n3\n".utf8).write(to: file)
      let bad = try LinliProcess.run(["bench", "generalized-assignment", file.path, "--out", out.path])
      #expect(bad.exitCode == 65 && bad.errors.contains("full.txt"))
    }
  }
}
