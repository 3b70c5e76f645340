import Foundation
import Testing

@Suite("Capacitated location is benched as a command")
struct FacilityLocationBenchTests {
  /// Two sites and three customers; the word stands for the capacities.
  private let open = "2 3\ncapacity 10\ncapacity 10\n4 1 9\n4 9 1\n4 5 6\n"

  private func inFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    try LinliProcess.inFolder { folder in
      for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
      try body(folder)
    }
  }

  @Test("one case for each capacity, its shares and its row in the results")
  func capacities() throws {
    try inFolder(["shop.txt": open]) { folder in
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "facility-location", folder.appendingPathComponent("shop.txt").path, "--capacity", "6", "--capacity",
        "20", "--out", out.path, "--lang", "en",
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
      let files = try LinliProcess.files(in: out)
      #expect(files.keys.sorted() == ["results.csv", "shop-20.csv", "shop-6.csv"])
      let rows = run.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      #expect(rows.map { String($0[0]) } == ["shop-6", "shop-20"])
      // 6 each: everybody's nearest, and the third customer half at each; 20: one site does for all.
      #expect(rows.map { Double($0[1]) } == [27.5, 25])
      #expect(rows.allSatisfy { $0.last == "optimal" })
      let shares = String(decoding: try #require(files["shop-6.csv"]), as: UTF8.self)
      #expect(shares == "customer,site,share\n1,1,1\n2,2,1\n3,1,0.5\n3,2,0.5\n")
    }
  }

  @Test("the word without a number is refused by name, and nothing is written")
  func refused() throws {
    try inFolder(["shop.txt": open]) { folder in
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "facility-location", folder.appendingPathComponent("shop.txt").path, "--out", out.path, "--lang", "en",
      ])
      #expect(run.exitCode == 65)
      #expect(run.errors.contains("shop.txt") && run.errors.contains("capacity") && run.errors.contains("--capacity"))
      #expect(!FileManager.default.fileExists(atPath: out.path))
    }
  }

  @Test("a capacitated p-median has the median of each point")
  func medians() throws {
    let text = "1 2\n4 2 10\n1 0 0 4\n2 0 1 4\n3 9 9 4\n4 9 10 4\n"
    try inFolder(["town.txt": text]) { folder in
      let out = folder.appendingPathComponent("out")
      let run = try LinliProcess.run([
        "bench", "capacitated-p-median", folder.appendingPathComponent("town.txt").path, "--time-limit", "20", "--out",
        out.path,
      ])
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.text.contains("town,2,2,0,"))
      let table = String(decoding: try #require(try LinliProcess.files(in: out)["town.csv"]), as: UTF8.self)
      let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
      #expect(rows.map { $0[0] } == ["1", "2", "3", "4"])
      #expect(rows[0][1] == rows[1][1] && rows[2][1] == rows[3][1] && rows[0][1] != rows[2][1])
    }
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["bench", "facility-location", "a.txt", "--out", "x", "--capacity", "0"],
      ["bench", "facility-location", "a.txt", "--out", "x", "--capacity", "5", "--capacity", "5"],
      ["bench", "shift-scheduling", "a.txt", "--out", "x", "--capacity", "5"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try LinliProcess.run(arguments).exitCode == 64)
  }
}
