import Foundation
import Testing

@Suite("Published networks are benched")
struct PathNetworkBenchTests {
  /// Five places in a line and two paths beside it.
  private static let text = " 5 6 2\n 1 2 4\n 2 3 6\n 3 4 2\n 4 5 9\n 1 3 20\n 5 1 11\n"

  private func bench(_ suite: String, _ text: String, _ body: (LinliRun, URL) throws -> Void) throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("line.txt")
      try Data(text.utf8).write(to: file)
      let out = folder.appendingPathComponent("out")
      try body(try LinliProcess.run("bench", suite, file.path, "--out", out.path, "--lang", "en"), out)
    }
  }

  @Test(
    "the best sites are proven, and each place gets its site",
    arguments: [("p-median", "15"), ("p-center", "8")])
  func solved(suite: String, objective: String) throws {
    try bench(suite, Self.text) { run, out in
      #expect(run.exitCode == 0, "\(run.errors)")
      let rows = run.text.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(rows.last?[1] == Substring(objective) && rows.last?[2] == Substring(objective))
      #expect(rows.last?.last == "optimal")
      let solution = try String(contentsOf: out.appendingPathComponent("line.csv"), encoding: .utf8)
      #expect(solution.hasPrefix("demand,site\n1,") && solution.split(separator: "\n").count == 6)
    }
  }

  @Test("places that cannot be reached have no solution", arguments: ["p-median", "p-center"])
  func apart(suite: String) throws {
    try bench(suite, " 3 1 1\n 1 2 4\n") { run, _ in
      #expect(run.exitCode == 3 && run.text.contains("infeasible"), "\(run.errors)")
    }
  }

  @Test("what is wrong with a file is told by line and field", arguments: ["p-median", "p-center"])
  func faults(suite: String) throws {
    try bench(suite, " 3 1 4\n 1 7 4\n") { run, out in
      #expect(run.exitCode == 65 && run.errors.contains("line 2") && run.errors.contains("\"7\""))
      #expect(!FileManager.default.fileExists(atPath: out.path))
    }
  }
}
