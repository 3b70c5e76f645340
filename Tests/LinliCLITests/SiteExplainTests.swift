import Foundation
import Testing

@Suite("linli explain and linli check of sites")
struct SiteExplainTests {
  private let street = LinliProcess.street.path

  private func explain(_ arguments: String...) throws -> LinliRun {
    try LinliProcess.run(["explain", street] + arguments)
  }

  @Test(
    "sites, estates and communities are told in both languages",
    arguments: [
      (["--site", "B4"], ["stays closed", "+150,000", "B4 老槐新建用房 opens"], ["不开放", "+150,000", "开放"]),
      (["--site", "B1"], ["420,000 yuan", "+590,000", "S3 铁厂社区服务站: 90 → 260 m²"], ["420,000 元", "90 → 260 m²"]),
      (["--site", "S1"], ["keepExisting", "+1,245,000", "Covered by it alone"], ["keepExisting", "只由它覆盖"]),
      (["--estate", "E14"], ["Not covered", "900 m", "+20,000", "covered then: E14"], ["没有被覆盖", "那时被覆盖的"]),
      (["--estate", "E1"], ["Open within 800 m: S1"], ["800 米之内的开放设施:S1"]),
      (["--community", "C6"], ["180 m² wanted", "0 m² short"], ["应有 180 m²", "尚缺 0 m²"]),
      (
        ["--community", "C5", "--variant", "site_budget_400k"],
        ["Why: money", "+139.78", "713,000 yuan", "313,000 more"], ["原因:钱", "713,000 元"]
      ),
      (
        ["--site", "B2", "--variant", "site_idle_first"], ["required", "C5 柳湾社区: 0 → 180 m² short"],
        ["离所要求的尚差", "尚缺 0 → 180 m²"]
      ),
      (
        ["--community", "C2", "--variant", "site_mclp_p2"], ["does not ask for the area norm", "E4"], ["不问面积标准"]
      ),
    ] as [([String], [String], [String])])
  func told(_ about: [String], _ english: [String], _ chinese: [String]) throws {
    for (language, words) in [("en", english), ("zh", chinese)] {
      let run = try LinliProcess.run(["explain", street] + about + ["--lang", language])
      #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
      for word in words { #expect(run.text.contains(word), "\(word) in \(run.text)") }
    }
  }

  @Test("JSON has the same facts, twice the same bytes")
  func json() throws {
    let run = try explain("--community", "C5", "--variant", "site_budget_400k", "--json")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try explain("--community", "C5", "--variant", "site_budget_400k", "--json").output == run.output)
    let document = try run.object()
    #expect(document["question"] as? String == "explain_site")
    #expect((document["asked"] as? [String: Any])?["community"] as? String == "C5")
    #expect((document["reason"] as? [String: Any])?["kind"] as? String == "budget")
    let cheapest = try #require(document["cheapest"] as? [String: Any])
    #expect(cheapest["releases"] as? [String] == ["budget"])
    #expect(abs((cheapest["costAfter"] as? Double ?? 0) - 713_000) < 0.01)
    let within = try #require(document["within"] as? [String: Any])
    let levels = try #require(within["levels"] as? [[String: Any]])
    #expect(abs((levels.first?["after"] as? Double ?? 0) - 432) < 1e-3)
    #expect(document["isSound"] as? Bool == true)
    for about in [["--site", "B1"], ["--estate", "E14"]] {
      let other = try LinliProcess.run(["explain", street, "--json"] + about).object()
      #expect((other["consequence"] as? [String: Any])?["ending"] as? String == "proven")
    }
  }

  @Test("a plan is explained as it is: a folder, its document, a table by hand, a plan that breaks rules")
  func plans() throws {
    try LinliProcess.inFolder { folder in
      let plan = folder.appendingPathComponent("plan")
      #expect(try LinliProcess.run("site", street, "--out", plan.path, "--quiet").exitCode == 0)
      for place in [plan.path, plan.appendingPathComponent("plan.json").path] {
        let run = try explain(place, "--site", "B4", "--lang", "en")
        #expect(run.exitCode == 0 && run.text.contains("+150,000"), "\(run.errors)")
        #expect(!run.text.contains("not the best"))
      }
      // The same facilities and one more by hand.
      let table = folder.appendingPathComponent("facilities.csv")
      let rows = "site,added_m2\nS1,0\nS2,0\nS3,90\nS4,0\nS5,150\nS6,0\nB1,400\nB2,30\nB4,0\n"
      try Data(rows.utf8).write(to: table)
      let byHand = try explain(table.path, "--site", "B4", "--lang", "en")
      #expect(byHand.exitCode == 0, "\(byHand.errors)")
      for words in ["not the best", "worked out", "1,018,000", "868,000", "B4 老槐新建用房 (new): opens"] {
        #expect(byHand.text.contains(words), "\(words) in \(byHand.text)")
      }
      try Data("site,added_m2\nS1,0\n".utf8).write(to: table)
      let broken = try explain(table.path, "--community", "C1", "--lang", "en")
      #expect(broken.exitCode == 0, "\(broken.errors)")
      #expect(broken.text.contains("S2, which exists, is closed"))
    }
  }

  @Test("ids that are not there end with 65 and the nearest one; mixed questions end with 64")
  func usage() throws {
    for (option, text, nearest) in [("--site", "b1", "B1"), ("--estate", "E144", "E14"), ("--community", "c6", "C6")] {
      let run = try explain(option, text, "--lang", "en")
      #expect(
        run.exitCode == 65 && run.errors.contains("Did you mean \(nearest)?") && run.output.isEmpty, "\(run.errors)")
      #expect(try explain(option, text, "--lang", "zh").errors.contains("是否想写 \(nearest)"))
    }
    for arguments in [
      ["--site", "B1", "--estate", "E1"], ["--site", "B1", "--need", "C5:TOD"], ["--estate", "E1", "--person", "V01"],
      ["--community", "C1", "--shift", "T1-2026-06-01"], ["--site", "B1", "--what-would-it-take"],
    ] {
      let run = try LinliProcess.run(["explain", street] + arguments)
      #expect(run.exitCode == 64 && run.output.isEmpty, "\(arguments)")
    }
  }

  @Test("without time there is no plan to explain, and a plan that is given is told without claims")
  func noTime() throws {
    #expect(try explain("--site", "B1", "--time-limit", "0").exitCode == 3)
    try LinliProcess.inFolder { folder in
      let plan = folder.appendingPathComponent("plan")
      #expect(try LinliProcess.run("site", street, "--out", plan.path, "--quiet").exitCode == 0)
      let run = try explain(plan.path, "--site", "B1", "--time-limit", "0", "--lang", "en")
      #expect(run.exitCode == 0 && run.text.contains("Not found out within the limits."), "\(run.text)")
    }
  }

  @Test("the check tells what the numbers of the sites rule out, in both languages")
  func check() throws {
    let changes = [
      (file: "estates.csv", old: "400,6900,900", new: "400,69000,900"),
      (file: "sites.csv", old: "B2,柳湾闲置校舍,idle,4400,900,0,300", new: "B2,柳湾闲置校舍,idle,4400,900,0,10"),
      (file: "scenario.yaml", old: "  radius: 800\n", new: "  radius: 800\n  mostSites: 5\n  budget: 10\n"),
    ]
    try LinliProcess.inStreet(changes) { copy in
      let english = try LinliProcess.run("check", copy.path, "--lang", "en")
      #expect(english.exitCode == 0, "\(english.errors)")
      for words in [
        "E14 (demand 400): no site covers it; the nearest, B3",
        "C5: 480 m² wanted, at most 460 m² with B2, S5 all open and grown, at least 20 m² short",
        "6 facilities stay open, at most 5 may be open",
        "the budget of 10 yuan does not pay for the cheapest step: 1,500 yuan at S1",
      ] {
        #expect(english.text.contains(words), "\(words) in \(english.text)")
      }
      let chinese = try LinliProcess.run("check", copy.path, "--lang", "zh")
      for words in ["没有设施点能覆盖", "C5:应有 480 m²", "至少缺 20 m²", "至多只许 5 处", "预算 10 元"] {
        #expect(chinese.text.contains(words), "\(words) in \(chinese.text)")
      }
    }
    let sound = try LinliProcess.run("check", street, "--lang", "en")
    #expect(!sound.text.contains("area norm") && !sound.text.contains("no site covers"))
  }
}
