import Foundation
import LinliGLPK
import LinliLP
import Testing

@Suite("The exported programs are those that are solved")
struct ExportTests {
  private let street = LinliProcess.street.path

  @Test(
    "the MPS file of a stage, read and solved, gives the stage's objective",
    arguments: [("unmet", 1708.8667, 1e-3), ("fairness", 0.877613, 1e-5), ("cost", 124_996, 1)])
  func stage(_ name: String, _ objective: Double, _ tolerance: Double) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let mps = folder.appendingPathComponent("\(name).mps")
      let lp = folder.appendingPathComponent("\(name).lp")
      let run = try LinliProcess.run("export", street, "--stage", name, "--mps", mps.path, "--lp", lp.path)
      #expect(run.exitCode == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.isEmpty)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["\(name).lp", "\(name).lp.names.csv", "\(name).mps", "\(name).mps.names.csv"])
      let model = try MPSReader().model(from: String(contentsOf: mps, encoding: .utf8))
      let solution = try GLPKSolver().solve(model, options: SolveOptions()).requireIncumbent()
      #expect(abs(abs(solution.objective) - objective) <= tolerance)
      let program = try String(contentsOf: lp, encoding: .utf8)
      #expect(program.contains(name == "fairness" ? "Maximize" : "Minimize"))
    }
  }

  @Test("without a stage the first is written, the same bytes each time")
  func firstStage() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let places = ["a", "b"].map { folder.appendingPathComponent($0).path }
      #expect(try LinliProcess.run("export", street, "--mps", places[0]).exitCode == 0)
      #expect(try LinliProcess.run("export", street, "--mps", places[1], "--stage", "unmet").exitCode == 0)
      let files = try LinliProcess.files(in: folder)
      #expect(files["a"] == files["b"])
      #expect(files["a"]?.isEmpty == false)
    }
  }

  @Test("an unknown stage ends with 64 and the stages there are")
  func unknownStage() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let place = folder.appendingPathComponent("x.mps").path
      let run = try LinliProcess.run("export", street, "--stage", "costs", "--mps", place)
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("cost"))
      #expect(try LinliProcess.files(in: folder).isEmpty)
    }
  }

  @Test("two programs do not fit into one file: ends with 64 and writes none")
  func oneFileForTwo() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let place = folder.appendingPathComponent("x").path
      let run = try LinliProcess.run("export", street, "--mps", place, "--lp", folder.path + "/./x")
      #expect(run.exitCode == 64)
      #expect(try LinliProcess.files(in: folder).isEmpty)
    }
  }

  @Test("no file named ends with 64; a file that cannot be written with 74")
  func noFile() throws {
    #expect(try LinliProcess.run("export", street).exitCode == 64)
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("export", street, "--mps", folder.path).exitCode == 74)
      #expect(try LinliProcess.run("export", street, "--mps", "/proc/none/x.mps").exitCode == 74)
    }
  }

  @Test(
    "a stage whose program needs an earlier plan that is not to be had ends as solving does",
    arguments: [(["--time-limit", "0"], 3), (["--strict"], 2)])
  func noEarlierPlan(_ options: [String], _ exitCode: Int) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let place = folder.appendingPathComponent("x.mps").path
      let run = try LinliProcess.run(["export", street, "--stage", "cost", "--mps", place] + options)
      #expect(run.exitCode == Int32(exitCode))
      #expect(try LinliProcess.files(in: folder).isEmpty)
    }
  }
}

@Suite("The exported programs of a roster are those that are solved")
struct RosterExportTests {
  private let street = LinliProcess.street.path

  @Test("the MPS file of a stage, read and solved, gives the stage's objective", arguments: ["unfilled", "fairness"])
  func stage(_ name: String) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let mps = folder.appendingPathComponent("\(name).mps")
      let run = try LinliProcess.run(
        "export", street, "--question", "roster", "--stage", name, "--mps", mps.path)
      #expect(run.exitCode == 0)
      #expect(run.errors.isEmpty)
      let model = try MPSReader().model(from: String(contentsOf: mps, encoding: .utf8))
      var options = SolveOptions(timeLimit: .seconds(60))
      options.absoluteGap = 0.5
      let result = try GLPKSolver().solve(model, options: options)
      // Least loads are symmetric, and plain branch and bound may not come to an end; it never goes below the value.
      if result.termination == .optimal {
        #expect(abs(try result.requireIncumbent().objective - 1) <= 1e-6)
      } else {
        #expect(try #require(result.bestBound) <= 1 + 1e-6)
      }
    }
  }

  @Test("a stage of the other question ends with 64 and the stages there are")
  func unknownStage() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let place = folder.appendingPathComponent("x.mps").path
      let run = try LinliProcess.run(
        "export", street, "--question", "roster", "--stage", "cost", "--mps", place, "--lang", "en")
      #expect(run.exitCode == 64)
      #expect(run.errors.contains("unfilled"))
    }
  }
}
