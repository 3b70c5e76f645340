import Foundation
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("The programs of published instances are those that are solved")
struct BenchProgramTests {
  /// A tiny invented instance of a suite, with the options that the suite asks for.
  struct Tiny: Sendable, CustomTestStringConvertible {
    let suite: String
    let text: String
    var options: [String] = []
    var name = "tiny"
    var testDescription: String { suite }
  }

  static let network = " 6 7 2\n 1 2 4\n 2 3 6\n 3 4 2\n 4 5 9\n 1 3 20\n 5 1 11\n 5 6 3\n"

  static let instances = [
    Tiny(suite: "shift-scheduling", text: inventedShiftScheduling),
    Tiny(suite: "p-median", text: network), Tiny(suite: "p-center", text: network),
    Tiny(
      suite: "facility-location",
      text: "3 4\ncapacity 30\ncapacity 25.5\ncapacity 40\n5 9 7 20\n6 8 5 11\n4 3 12 9\n7 10 1 16\n",
      options: ["--capacity", "12"], name: "tiny-12"),
    Tiny(
      suite: "capacitated-p-median",
      text: "1 9\n6 2 12\n1 0 0 5\n2 3 4 4\n3 6 8 3\n4 20 1 4\n5 22 3 3\n6 25 5 2\n"),
    Tiny(
      suite: "maximal-covering", text: "6\n0 0 0 1 5\n1 1 0 1 4\n2 2 0 1 6\n3 7 0 1 3\n4 8 0 1 2\n5 20 0 1 9\n",
      options: ["--sites", "2", "--radius", "1"], name: "tiny-p2-r1"),
    Tiny(
      suite: "generalized-assignment", text: "2 4\n5 7 3 9\n6 4 8 2\n3 5 4 6\n4 3 6 5\n11 9\n"),
  ]

  static func bench(_ tiny: Tiny, _ options: [String], _ body: (LinliRun, URL) throws -> Void) throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("tiny.txt")
      try Data(tiny.text.utf8).write(to: file)
      let programs = folder.appendingPathComponent("programs")
      let run = try LinliProcess.run(
        ["bench", tiny.suite, file.path, "--mps", programs.path, "--lang", "en"] + tiny.options + options)
      try body(run, programs)
    }
  }

  /// The proven objective of the one instance that was solved.
  static func objective(in run: LinliRun) throws -> Double {
    let row = try #require(run.text.split(separator: "\n").last, "\(run.errors)").split(separator: ",")
    try #require(row.count == 6 && row[5] == "optimal", "\(row)")
    return try #require(Double(row[1]))
  }

  @Test("read back and solved, it has the objective of the search", arguments: instances)
  func sameOptimum(_ tiny: Tiny) throws {
    try LinliProcess.inFolder { out in
      try Self.bench(tiny, ["--out", out.path]) { run, programs in
        #expect(run.exitCode == 0, "\(run.errors)")
        let objective = try Self.objective(in: run)
        let files = try LinliProcess.files(in: programs)
        #expect(files.keys.sorted() == ["\(tiny.name).mps", "\(tiny.name).mps.names.csv"])
        let text = String(decoding: try #require(files["\(tiny.name).mps"]), as: UTF8.self)
        let model = try MPSReader().model(from: text)
        let solution = try GLPKSolver().solve(model, options: SolveOptions()).requireIncumbent()
        #expect(abs(solution.objective - objective) <= 1e-6 * (1 + abs(objective)), "\(objective)")
      }
    }
  }

  @Test("without a folder for solutions nothing is solved, and the sizes are told", arguments: instances)
  func programsAlone(_ tiny: Tiny) throws {
    try Self.bench(tiny, []) { (run: LinliRun, programs: URL) throws in
      #expect(run.exitCode == 0 && run.output.isEmpty, "\(run.errors)")
      #expect(run.errors.hasPrefix("\(tiny.name).mps: ") && run.errors.contains("coefficients"))
      let files = try LinliProcess.files(in: programs)
      #expect(files.count == 2)
      let model = try MPSReader().model(
        from: String(decoding: try #require(files["\(tiny.name).mps"]), as: UTF8.self))
      #expect(run.errors.contains("\(model.variableCount) variables, \(model.constraintCount) constraints"))
    }
  }

  @Test("a program too large for a file is refused with an estimate, and what fits is written")
  func tooLarge() throws {
    let count = 1400
    let points = (1...count).map { "\($0) \($0) 0 1\n" }.joined()
    try LinliProcess.inFolder { folder in
      let (large, small) = (folder.appendingPathComponent("large.txt"), folder.appendingPathComponent("small.txt"))
      try Data("1 0\n\(count) 100 20\n\(points)".utf8).write(to: large)
      try Data("1 0\n2 1 20\n1 0 0 1\n2 3 4 1\n".utf8).write(to: small)
      let programs = folder.appendingPathComponent("programs")
      let run = try LinliProcess.run(
        "bench", "capacitated-p-median", large.path, small.path, "--mps", programs.path, "--lang", "en")
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("large: the program was not written") && run.errors.contains("500 MB"))
      #expect(try LinliProcess.files(in: programs).keys.sorted() == ["small.mps", "small.mps.names.csv"])
    }
  }

  @Test(
    "options that have nothing to do end with 64",
    arguments: [
      ["p-median", "a.txt"], ["p-median", "a.txt", "--mps", ""],
      ["p-median", "a.txt", "--mps", "x", "--time-limit", "5"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try LinliProcess.run(["bench"] + arguments).exitCode == 64)
  }

  @Test("a folder that cannot be written ends with 74")
  func notWritten() throws {
    try Self.bench(Self.instances[0], []) { _, programs in
      let file = programs.appendingPathComponent("tiny.mps")
      let other = programs.appendingPathComponent("tiny.txt")
      try Data(Self.network.utf8).write(to: other)
      let run = try LinliProcess.run("bench", "p-median", other.path, "--mps", file.path)
      #expect(run.exitCode == 74)
    }
  }
}
