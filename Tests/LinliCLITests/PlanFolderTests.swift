import Foundation
import Testing

@Suite("A plan folder is written whole, or not at all, and can be audited")
struct PlanFolderTests {
  private let street = LinliProcess.street.path
  private let tables = [
    "accounts.csv", "assignments.csv", "coverage.csv", "hostings.csv", "payments.csv", "plan.json", "providers.csv",
    "rooms.csv", "run.json", "unmet.csv",
  ]

  @Test("holds the document, the record and the tables, and is sound")
  func written() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let plan = folder.appendingPathComponent("new/plan")
      let run = try LinliProcess.run("match", street, "--out", plan.path, "--quiet")
      #expect(run.exitCode == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.isEmpty)
      #expect(try LinliProcess.files(in: plan).keys.sorted() == tables)
      for part in ["", "plan.json", "assignments.csv"] {
        let audit = try LinliProcess.run("audit", street, plan.appendingPathComponent(part).path, "--lang", "en")
        #expect(audit.exitCode == 0, "\(part): \(audit.text) \(audit.errors)")
        #expect(audit.text.contains("passed"))
        #expect(audit.errors.isEmpty)
      }
    }
  }

  @Test("the document in the folder is the one that is printed")
  func sameDocument() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let run = try LinliProcess.run("match", street, "--json", "--out", folder.path)
      let written = try LinliProcess.files(in: folder)
      #expect(written["plan.json"] == run.output)
    }
  }

  @Test("the same input gives the same bytes in every file, into a new folder or over an old one")
  func sameBytes() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let places = ["a", "b"].map { folder.appendingPathComponent($0) }
      for place in places + places {
        let run = try LinliProcess.run("match", street, "--out", place.path)
        #expect(run.exitCode == 0)
      }
      let first = try LinliProcess.files(in: places[0])
      #expect(first.count == tables.count)
      #expect(try LinliProcess.files(in: places[1]) == first)
    }
  }

  @Test("--excel begins each table with the mark, and the plan is still sound")
  func excel() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("match", street, "--out", folder.path, "--excel").exitCode == 0)
      for (name, bytes) in try LinliProcess.files(in: folder) {
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == name.hasSuffix(".csv"), "\(name)")
      }
      #expect(try LinliProcess.run("audit", street, folder.path).exitCode == 0)
    }
  }

  @Test("an edited assignments.csv fails the audit with 1, the rule by name")
  func edited() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let hand = folder.appendingPathComponent("assignments.csv")
      let rows = ["provider,community,service,sessions", "O3,C5,TOD,4", "K1,C1,RCP,9999", "G1,C1,RCP,1"]
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: hand)
      for place in [hand, folder] {
        let audit = try LinliProcess.run("audit", street, place.path, "--lang", "en")
        #expect(audit.exitCode == 1)
        #expect(audit.errors.isEmpty)
        #expect(audit.text.contains("O3 → C5:TOD"))
        #expect(audit.text.contains("C1:RCP: "))
        #expect(audit.text.contains("K1: "))
      }
    }
  }

  @Test("a plan of amounts beyond all measure breaks rules; it is no fault of ours", arguments: ["1e12", "1e308"])
  func beyondMeasure(_ sessions: String) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let hand = folder.appendingPathComponent("assignments.csv")
      let rows = "provider,community,service,sessions\nO6,C1,LAW,\(sessions)\nO6,C2,LAW,\(sessions)\n"
      try Data(rows.utf8).write(to: hand)
      let audit = try LinliProcess.run("audit", street, hand.path, "--lang", "en")
      #expect(audit.exitCode == 1)
      #expect(audit.text.contains("C1:LAW: "))
      #expect(audit.text.contains("O6: "))
    }
  }

  @Test("a table edited beside the old plan.json is refused, not passed over")
  func disagreeing() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("match", street, "--out", folder.path).exitCode == 0)
      let place = folder.appendingPathComponent("assignments.csv")
      let lines = try String(contentsOf: place, encoding: .utf8).split(separator: "\n")
      try Data((lines.dropLast().joined(separator: "\n") + "\n").utf8).write(to: place)
      let audit = try LinliProcess.run("audit", street, folder.path)
      #expect(audit.exitCode == 65)
      #expect(audit.errors.contains("assignments.csv"))
    }
  }

  @Test("the audit of something that is no plan ends with 65", arguments: ["nothing", "empty", "scenario.yaml"])
  func noPlan(_ name: String) throws {
    try LinliProcess.inStreet { (folder: URL) throws in
      let empty = folder.appendingPathComponent("empty")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let audit = try LinliProcess.run("audit", street, folder.appendingPathComponent(name).path)
      #expect(audit.exitCode == 65)
      #expect(audit.output.isEmpty)
      #expect(!audit.errors.isEmpty)
    }
  }

  @Test("a folder that cannot be made below a file ends with 74 and leaves the file alone")
  func belowFile() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let file = folder.appendingPathComponent("notes")
      try Data("precious".utf8).write(to: file)
      for place in [file, file.appendingPathComponent("plan")] {
        let run = try LinliProcess.run("match", street, "--out", place.path)
        #expect(run.exitCode == 74)
        #expect(!run.errors.isEmpty)
      }
      #expect(try LinliProcess.files(in: folder) == ["notes": Data("precious".utf8)])
    }
  }

  @Test("one file that cannot be replaced leaves the whole earlier plan as it was")
  func blockedFile() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let blocked = folder.appendingPathComponent("unmet.csv/inside")
      try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
      let old = folder.appendingPathComponent("plan.json")
      try Data("old".utf8).write(to: old)
      #expect(try LinliProcess.run("match", street, "--out", folder.path).exitCode == 74)
      #expect(try Data(contentsOf: old) == Data("old".utf8))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["plan.json", "unmet.csv"])
    }
  }

  @Test("a run without a plan leaves an earlier plan as it was", arguments: [["--time-limit", "0"], ["--strict"]])
  func keepsEarlier(_ options: [String]) throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      #expect(try LinliProcess.run("match", street, "--out", folder.path).exitCode == 0)
      let before = try LinliProcess.files(in: folder)
      let run = try LinliProcess.run(["match", street, "--out", folder.path] + options)
      #expect(run.exitCode == (options == ["--strict"] ? 2 : 3))
      #expect(try LinliProcess.files(in: folder) == before)
    }
  }
}
