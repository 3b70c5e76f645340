import Foundation
import Testing

@Suite("Published location problems become scenarios that ask the same")
struct PublishedSitesImportTests {
  private static let shop = "2 3\ncapacity 10\ncapacity 10\n4 1 9\n4 9 1\n4 5 6\n"
  private static let town = "1 2\n4 2 10\n1 0 0 4\n2 0 1 4\n3 9 9 4\n4 9 10 4\n"
  private static let path = "5 4 2\n1 2 3\n2 3 1\n3 4 4\n4 5 2\n"
  /// Points of a plane with their demand.
  private static let points = "4\n0 0 0 1 5\n1 1 0 1 3\n2 2 0 1 4\n3 9 9 1 7\n"

  /// The lines of the only solution row and the objective of the scenario, both from the command.
  private func values(_ suite: String, _ text: String, _ options: [String]) throws -> (bench: Double, scenario: Double)
  {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("instance.txt")
      try Data(text.utf8).write(to: file)
      let bench = try LinliProcess.run(
        ["bench", suite, file.path, "--out", folder.appendingPathComponent("bench").path] + options)
      #expect(bench.exitCode == 0, "\(bench.errors)")
      let scenario = folder.appendingPathComponent("scenario")
      let run = try LinliProcess.run(["import", suite, file.path, "--out", scenario.path] + options)
      #expect(run.exitCode == 0, "\(run.errors)")
      let solved = try LinliProcess.run("site", scenario.path, "--json")
      #expect(solved.exitCode == 0, "\(solved.errors)")
      let stages = try #require(try solved.object()["stages"] as? [[String: Any]])
      #expect(stages.count == 1 && stages[0]["termination"] as? String == "optimal", "\(stages)")
      let row = try #require(bench.text.split(separator: "\n").last).split(separator: ",")
      return (try #require(Double(row[1])), try #require((stages[0]["objective"] as? NSNumber)?.doubleValue))
    }
  }

  @Test(
    "the value of the one goal is the instance's",
    arguments: [
      ("p-median", path, []), ("p-center", path, []), ("facility-location", shop, ["--capacity", "6"]),
      ("capacitated-p-median", town, []), ("maximal-covering", points, ["--sites", "1", "--radius", "1"]),
    ])
  func sameValue(suite: String, text: String, options: [String]) throws {
    let (bench, scenario) = try values(suite, text, options)
    #expect(abs(bench - scenario) <= 1e-9 * max(1, abs(bench)), "\(suite): \(bench) \(scenario)")
  }

  @Test("what a scenario cannot tell is refused")
  func refused() throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("half.txt")
      try Data("1 1\n10 0\n2.5 3\n".utf8).write(to: file)
      let out = folder.appendingPathComponent("out").path
      let half = try LinliProcess.run("import", "facility-location", file.path, "--out", out, "--lang", "en")
      #expect(half.exitCode == 65 && half.errors.contains("2.5"), "\(half.errors)")
      let none = try LinliProcess.run("import", "maximal-covering", file.path, "--out", out)
      #expect(none.exitCode == 64)
    }
  }
}
