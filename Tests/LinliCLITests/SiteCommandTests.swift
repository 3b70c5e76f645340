import Foundation
import Testing

@Suite("linli site")
struct SiteCommandTests {
  private let street = LinliProcess.street.path

  @Test("a plan folder is written, audited again, and refused when its tables were changed")
  func folder() throws {
    try LinliProcess.inFolder { folder in
      let plan = folder.appendingPathComponent("plan")
      let run = try LinliProcess.run("site", street, "--out", plan.path, "--lang", "en")
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.text.contains("868,000"))
      let files = try LinliProcess.files(in: plan)
      #expect(
        files.keys.sorted() == [
          "area.csv", "cover.csv", "credits.csv", "facilities.csv", "frontier.csv", "plan.json", "projects.csv",
          "run.json", "services.csv", "uses.csv",
        ])
      let audit = try LinliProcess.run("audit", street, plan.path, "--lang", "en")
      #expect(audit.exitCode == 0, "\(audit.text)")
      let table = plan.appendingPathComponent("facilities.csv")
      let text = try String(contentsOf: table, encoding: .utf8)
      try Data(text.replacingOccurrences(of: ",400,", with: ",390,").utf8).write(to: table)
      #expect(try LinliProcess.run("audit", street, plan.path, "--lang", "en").exitCode == 65)
      // Made by hand: the table alone says what opens, and nobody's area is counted.
      let byHand = folder.appendingPathComponent("facilities.csv")
      try Data(text.replacingOccurrences(of: "S1,", with: "S9,").utf8).write(to: byHand)
      let unknown = try LinliProcess.run("audit", street, byHand.path, "--lang", "en")
      #expect(unknown.exitCode == 65 && unknown.errors.contains("S9"))
      try Data("site,added_m2\nS1,0\n".utf8).write(to: byHand)
      let closed = try LinliProcess.run("audit", street, byHand.path, "--lang", "en")
      #expect(closed.exitCode == 1 && closed.text.contains("S2, which exists, is closed"))
    }
  }

  private let town = LinliProcess.scenario("xinqiao-town").path

  @Test("rooms and projects come back from the plan folder, and what was changed in one of its files is refused")
  func rooms() throws {
    for (variant, file, from, to) in [
      ("base", "uses.csv", "culture", "health"), ("basic_first", "projects.csv", "J04,", "J03,"),
    ] {
      try LinliProcess.inFolder { folder in
        let plan = folder.appendingPathComponent("plan")
        let run = try LinliProcess.run("site", town, "--variant", variant, "--out", plan.path, "--lang", "en")
        #expect(run.exitCode == 0, "\(run.errors)")
        let audit = try LinliProcess.run("audit", town, plan.path, "--variant", variant, "--lang", "en")
        #expect(audit.exitCode == 0, "\(audit.text)")
        let table = plan.appendingPathComponent(file)
        let text = try String(contentsOf: table, encoding: .utf8)
        try #require(text.contains(from))
        try Data(text.replacingOccurrences(of: from, with: to).utf8).write(to: table)
        let changed = try LinliProcess.run("audit", town, plan.path, "--variant", variant, "--lang", "en")
        #expect(changed.exitCode == 65, "\(variant) \(changed.text)")
      }
    }
  }

  @Test("the frontier is told in text, table and JSON, every point proven")
  func frontier() throws {
    try LinliProcess.inFolder { folder in
      let plan = folder.appendingPathComponent("plan")
      let run = try LinliProcess.run(
        "site", street, "--variant", "site_mclp_p4", "--frontier", "10", "--out", plan.path, "--json")
      #expect(run.exitCode == 0, "\(run.errors)")
      let covered = [0, 3900, 7100, 10_000, 12_600, 15_000, 15_900]
      let table = try String(contentsOf: plan.appendingPathComponent("frontier.csv"), encoding: .utf8)
      #expect(table.split(separator: "\n").count == covered.count + 1)
      for (sites, count) in covered.enumerated() {
        #expect(table.contains("sites,\(sites),covered,\(count),1,"), "\(table)")
        #expect(run.text.contains("\"gained\": \(count),"), "\(count)")
      }
      #expect(try LinliProcess.run("site", street, "--frontier", "1").exitCode == 64)
    }
  }

  @Test("idle premises first has its price in text and JSON")
  func idleFirst() throws {
    let text = try LinliProcess.run("site", street, "--variant", "site_idle_first", "--lang", "en").text
    #expect(text.contains("15,000 yuan (883,000 yuan, 868,000 without that goal)"))
    let json = try LinliProcess.run("site", street, "--variant", "site_idle_first", "--json").text
    #expect(json.contains("\"price\": 15000"))
  }

  @Test("projects that contradict themselves, rooms without functions: told with their rows")
  func badRooms() throws {
    try LinliProcess.inFolder { folder in
      let copy = folder.appendingPathComponent("town")
      try FileManager.default.copyItem(at: LinliProcess.scenario("xinqiao-town"), to: copy)
      let place = copy.appendingPathComponent("projects.csv")
      let text = try String(contentsOf: place, encoding: .utf8)
        .replacingOccurrences(of: "completing,150000,540,,J05,", with: "completin,150000,-1,J05,J05,")
        .replacingOccurrences(of: "70000,1220,J06,,", with: "70000,1220,J66,,")
      try Data(text.utf8).write(to: place)
      let run = try LinliProcess.run("site", copy.path, "--lang", "en")
      #expect(run.exitCode == 65)
      for words in ["projects.csv, row 5", "completing", "projects.csv, row 8", "J66", "J06"] {
        #expect(run.errors.contains(words), "\(words) in \(run.errors)")
      }
    }
  }

  @Test("the same bytes twice")
  func sameBytes() throws {
    let arguments = ["site", street, "--variant", "site_idle_first", "--json"]
    #expect(try LinliProcess.run(arguments).output == LinliProcess.run(arguments).output)
  }

  @Test("the program of a level can be exported")
  func export() throws {
    try LinliProcess.inFolder { folder in
      let file = folder.appendingPathComponent("cost.mps")
      let run = try LinliProcess.run(
        "export", street, "--question", "site", "--stage", "cost", "--variant", "site_idle_first", "--mps", file.path)
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(FileManager.default.fileExists(atPath: file.path + ".names.csv"))
    }
  }

  /// The street with some of its files changed.
  private func checked(_ changes: [(file: String, from: String, to: String)]) throws -> LinliRun {
    try LinliProcess.inFolder { (folder: URL) throws in
      let copy = folder.appendingPathComponent("street")
      try FileManager.default.copyItem(at: LinliProcess.street, to: copy)
      for change in changes {
        let place = copy.appendingPathComponent(change.file)
        let text = try String(contentsOf: place, encoding: .utf8)
        try #require(text.contains(change.from), "\(change.from)")
        try Data(text.replacingOccurrences(of: change.from, with: change.to).utf8).write(to: place)
      }
      return try LinliProcess.run("site", copy.path, "--lang", "en")
    }
  }

  @Test("rows that cannot be placed are told with file, row and column")
  func badRows() throws {
    let run = try checked([
      ("estates.csv", "E3,C1,900,600,2200", "E3,C1,900,,"), ("estates.csv", "E5,C2", "E5,C22"),
      ("sites.csv", "B2,柳湾闲置校舍,idle", "B2,柳湾闲置校舍,idel"),
      ("sites.csv", "S6,石桥文化礼堂,existing,6400", "S6,石桥文化礼堂,existing,"),
    ])
    #expect(run.exitCode == 65)
    for words in ["estates.csv, row 4", "estates.csv, row 6", "C22", "sites.csv, row 9", "idle", "sites.csv, row 7"] {
      #expect(run.errors.contains(words), "\(words) in \(run.errors)")
    }
  }

  @Test("metres under a datum of the globe are told row by row")
  func mixedDatum() throws {
    let run = try checked([
      ("scenario.yaml", "datum: local", "datum: WGS84"), ("estates.csv", "400,1500", "120.1,31.2"),
    ])
    #expect(run.exitCode == 65)
    #expect(run.errors.contains("estates.csv, row 3") && run.errors.contains("no degree"))
    #expect(!run.errors.contains("estates.csv, row 2"))
  }
}
