import Foundation
import Testing

@Suite("Maximal covering is benched")
struct CoverageBenchTests {
  /// Points on a line, one apart, with demands 1, 2, 3, ...
  private func line(_ count: Int) -> String {
    "\(count)\n" + (0..<count).map { "\($0) \($0) 0 1 \($0 + 1)\n" }.joined()
  }

  @Test("every number of sites with every radius is a case with its own solution")
  func cases() throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("line.dat")
      try Data(line(9).utf8).write(to: file)
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "maximal-covering", file.path, "--sites", "1,2", "--radius", "1", "--radius", "1.5", "--out", out.path,
        "--lang", "en",
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
      let files = try LinliProcess.files(in: out)
      #expect(
        files.keys.sorted() == [
          "line-p1-r1.5.csv", "line-p1-r1.csv", "line-p2-r1.5.csv", "line-p2-r1.csv", "results.csv",
        ])
      let rows = run.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      #expect(rows.map { $0[0] } == ["line-p1-r1", "line-p1-r1.5", "line-p2-r1", "line-p2-r1.5"])
      #expect(rows.map { $0[1] } == ["24", "24", "39", "39"])
      #expect(rows.allSatisfy { $0[1] == $0[2] && $0[5] == "optimal" })
      #expect(files["line-p1-r1.csv"].map { String(decoding: $0, as: UTF8.self) } == "site\n7\n")
    }
  }

  @Test("more sites than points is a fault of the data")
  func tooManySites() throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("line.dat")
      try Data(line(3).utf8).write(to: file)
      let run = try LinliProcess.run([
        "bench", "maximal-covering", file.path, "--sites", "4", "--radius", "1", "--out", "x", "--lang", "en",
      ])
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("line.dat") && run.errors.contains("\"4\""))
    }
  }

  @Test(
    "options that are missing, wrong or of another suite end with 64",
    arguments: [
      ["maximal-covering", "a.dat", "--radius", "5"], ["maximal-covering", "a.dat", "--sites", "5"],
      ["maximal-covering", "a.dat", "--sites", "0", "--radius", "5"],
      ["maximal-covering", "a.dat", "--sites", "5,5", "--radius", "5"],
      ["maximal-covering", "a.dat", "--sites", "5,", "--radius", "5"],
      ["maximal-covering", "a.dat", "--sites", "5", "--radius", "far"],
      ["shift-scheduling", "a.txt", "--sites", "5"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try LinliProcess.run(["bench"] + arguments + ["--out", "x"]).exitCode == 64)
  }
}
