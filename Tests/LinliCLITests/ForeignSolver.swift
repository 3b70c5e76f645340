import Foundation
import Testing

/// A solver that is not ours and knows nothing of us: the command of CBC (Debian: `coinor-cbc`).
enum ForeignSolver {
  /// Whether it is installed.
  static let isThere: Bool = (try? run([])) == 0

  /// The optimum of a program; the issue is recorded if it has none.
  static func optimum(of program: URL) throws -> Double {
    let solution = program.deletingPathExtension().appendingPathExtension("solution")
    // The command passes over the section that says so.
    let isMaximized = try String(contentsOf: program, encoding: .utf8).contains("\nOBJSENSE\n    MAX\n")
    let status = try run([program.path] + (isMaximized ? ["-max"] : []) + ["-solve", "-solution", solution.path])
    try #require(status == 0, "CBC ended with \(status)")
    let line = try #require(try String(contentsOf: solution, encoding: .utf8).split(separator: "\n").first)
    let parts = line.components(separatedBy: "Optimal - objective value ")
    try #require(parts.count == 2 && parts[0].isEmpty, "CBC says: \(line)")
    return try #require(Double(parts[1].trimmingCharacters(in: .whitespaces)), "CBC says: \(line)")
  }

  /// The status with which the command ends.
  private static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["cbc"] + arguments + ["-quit"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// What two solvers may differ by: both stop within tolerances of their own.
func isSameOptimum(_ first: Double, _ second: Double) -> Bool {
  abs(first - second) <= 1e-6 * (1 + max(abs(first), abs(second)))
}

@Suite("Another solver finds the same optima")
struct ForeignSolverTests {
  static let variants = [
    "base", "site_budget_400k", "site_full_compliance", "site_idle_first", "site_mclp_p2", "site_mclp_p3",
    "site_mclp_p4", "site_mclp_p5", "site_mclp_p6",
  ]

  @Test("no variant of the worked scenario that asks about sites is left out")
  func variantsThere() throws {
    let folder = LinliProcess.street.appendingPathComponent("variants")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let found = files.filter { $0.hasPrefix("site_") }.map { String($0.dropLast(".yaml".count)) }
    #expect(["base"] + found == Self.variants)
  }

  @Test(
    "of every level of the siting question", .enabled(if: ForeignSolver.isThere, "no cbc is installed"),
    arguments: variants)
  func siteLevels(_ variant: String) throws {
    let street = LinliProcess.street.path
    let answer = try LinliProcess.run("site", street, "--variant", variant, "--json", "--quiet")
    #expect(answer.exitCode == 0, "\(answer.errors)")
    let stages = try #require(try answer.object()["stages"] as? [[String: Any]])
    try #require(!stages.isEmpty)
    for stage in stages {
      let name = try #require(stage["name"] as? String)
      let objective = try #require(stage["objective"] as? Double)
      try LinliProcess.inFolder { (folder: URL) throws in
        let program = folder.appendingPathComponent("\(name).mps")
        let run = try LinliProcess.run(
          "export", street, "--variant", variant, "--question", "site", "--stage", name, "--mps", program.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        let found = try ForeignSolver.optimum(of: program)
        #expect(isSameOptimum(found, objective), "\(variant), \(name): \(objective), but CBC says \(found)")
      }
    }
  }

  @Test(
    "of the programs of published instances", .enabled(if: ForeignSolver.isThere, "no cbc is installed"),
    arguments: BenchProgramTests.instances)
  func benchPrograms(_ tiny: BenchProgramTests.Tiny) throws {
    try LinliProcess.inFolder { out in
      try BenchProgramTests.bench(tiny, ["--out", out.path]) { run, programs in
        let objective = try BenchProgramTests.objective(in: run)
        let found = try ForeignSolver.optimum(of: programs.appendingPathComponent("\(tiny.name).mps"))
        #expect(isSameOptimum(found, objective), "\(tiny.name): \(objective), but CBC says \(found)")
      }
    }
  }
}
