import Foundation
import Testing

@Suite("The roster is told, written, and proven")
struct RosterCommandTests {
  private let street = LinliProcess.street.path

  @Test("the week's roster leaves one place empty, differs by one shift, and is proven", arguments: ["zh", "en"])
  func text(_ language: String) throws {
    let run = try LinliProcess.run("roster", street, "--lang", language, "--quiet")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let words = [
      "zh": ["排班:已证明最优", "独立核查:通过", "未排满:1 班", "周四上午有空 2 人", "按人", "按天", "按地点"],
      "en": [
        "Roster: proven optimal", "audit: passed", "1 of 41 places", "2 people are free on Thursday morning",
        "By person",
        "By day", "By place",
      ],
    ]
    for (spoken, words) in words {
      for word in words { #expect(run.text.contains(word) == (spoken == language), "\(word) in \(language)") }
    }
  }

  @Test("the document has the keys and figures that programs rely on")
  func contract() throws {
    let run = try LinliProcess.run("roster", street, "--json", "--quiet")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    let document = try run.object()
    #expect(document["schemaVersion"] as? Int == 1)
    #expect(document["question"] as? String == "roster")
    #expect(document["termination"] as? String == "optimal")
    let stages = try #require(document["stages"] as? [[String: Any]])
    #expect(stages.map { $0["name"] as? String } == ["unfilled", "fairness"])
    for stage in stages {
      #expect(stage["objective"] as? Double == 1)
      #expect(stage["bound"] as? Double == 1)
      #expect(stage["gap"] as? Double == 0)
      #expect(stage["termination"] as? String == "optimal")
    }
    let assignments = try #require(document["assignments"] as? [[String: Any]])
    #expect(assignments.count == 40)
    let unfilled = try #require(document["unfilled"] as? [[String: Any]])
    #expect(unfilled.map { $0["shift"] as? String } == ["T5-2026-06-04"])
    let reasons = try #require(unfilled.first?["reasons"] as? [[String: Any]])
    #expect(reasons.compactMap { $0["reason"] as? String }.contains("busy"))
    #expect((document["setAside"] as? [Any])?.isEmpty == true)
  }

  @Test("the same input gives the same bytes, whatever the language")
  func sameBytes() throws {
    let runs = try [["--quiet"], [], ["--lang", "zh"]].map { options in
      try LinliProcess.run(["roster", street, "--json"] + options, environment: ["TZ": "Asia/Kathmandu"])
    }
    #expect(Set(runs.map(\.output)).count == 1)
    #expect(runs.allSatisfy { !$0.output.isEmpty })
  }

  @Test("the plan folder holds the document, the record and the tables, and is sound")
  func folder() throws {
    try LinliProcess.inFolder { (folder: URL) throws in
      let plan = folder.appendingPathComponent("plan")
      let run = try LinliProcess.run("roster", street, "--out", plan.path, "--quiet")
      #expect(run.exitCode == 0)
      #expect(run.output.isEmpty)
      #expect(
        try LinliProcess.files(in: plan).keys.sorted() == [
          "people.csv", "plan.json", "roster.csv", "run.json", "unfilled.csv",
        ])
      for part in ["", "plan.json", "roster.csv"] {
        let audit = try LinliProcess.run("audit", street, plan.appendingPathComponent(part).path, "--lang", "en")
        #expect(audit.exitCode == 0, "\(part): \(audit.text) \(audit.errors)")
        #expect(audit.text.contains("passed"))
      }
    }
  }

  @Test("names are shown only with --names, and only by the views asked for")
  func names() throws {
    let plain = try LinliProcess.run("roster", street, "--lang", "en")
    let named = try LinliProcess.run("roster", street, "--lang", "en", "--names", "--by", "day")
    #expect(!plain.text.contains("Yao Chunlan"))
    #expect(named.text.contains("V01 Yao Chunlan"))
    #expect(named.text.contains("By day") && !named.text.contains("By person"))
  }

  @Test(
    "wrong usage ends with 64 and nothing on standard output",
    arguments: [
      ["--by", "week"], ["--seed", "-1"], ["--rounds", "-1"], ["--excel"], ["--time-limit", "-1"], ["--out", ""],
    ])
  func usage(_ options: [String]) throws {
    let run = try LinliProcess.run(["roster", street] + options)
    #expect(run.exitCode == 64)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test("a question that the scenario does not ask ends with 65")
  func notAsked() throws {
    let change = (file: "scenario.yaml", old: "questions: [site, match, roster]", new: "questions: [match]")
    try LinliProcess.inStreet([change]) { (folder: URL) throws in
      for arguments in [["roster", folder.path], ["explain", folder.path, "--person", "V01"]] {
        let run = try LinliProcess.run(arguments)
        #expect(run.exitCode == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("roster"))
      }
    }
  }

  @Test("a place that nobody can fill ends with 2 under --strict")
  func strict() throws {
    let run = try LinliProcess.run("roster", street, "--strict", "--lang", "en")
    #expect(run.exitCode == 2)
    #expect(run.text.contains("proven infeasible"))
  }

  @Test("no time at all ends with 3 and no roster, or with 0 and an audited one")
  func noTime() throws {
    let run = try LinliProcess.run("roster", street, "--time-limit", "0", "--json")
    #expect([0, 3].contains(run.exitCode))
    let document = try run.object()
    if run.exitCode == 3 {
      #expect(document["termination"] as? String == "timeLimit")
      #expect((document["assignments"] as? [Any])?.isEmpty == true)
    } else {
      #expect((document["audit"] as? [String: Any])?["isSound"] as? Bool == true)
    }
  }
}

@Suite("Bad rows of a roster are told and set aside; the rest is rostered")
struct SetAsideTests {
  /// The street with somebody who can never work, and a shift longer than a day.
  private static let changes = [
    (
      file: "volunteers.csv", old: "V12,", new: "V13,凌空,Ling Kong,C1,C1,,2,.../.../.../.../.../.../...\nV12,"
    ),
    (file: "shifts.csv", old: "T6,", new: "T9,,,RDG,P,2026-06-09,C1,1,\nT6,"),
  ]

  @Test("each problem is told with its file and row on standard error, and the roster is made")
  func told() throws {
    try LinliProcess.inStreet(Self.changes) { (folder: URL) throws in
      let run = try LinliProcess.run("roster", folder.path, "--lang", "en", "--json")
      #expect(run.exitCode == 0)
      #expect(run.errors.contains("volunteers.csv, row 13"))
      #expect(run.errors.contains("V13"))
      let document = try run.object()
      let setAside = try #require(document["setAside"] as? [[String: Any]])
      #expect(setAside.contains { $0["file"] as? String == "volunteers.csv" && $0["row"] as? Int == 13 })
      #expect((document["stages"] as? [[String: Any]])?.first?["objective"] as? Double == 1)
    }
  }

  @Test("under --strict they end the command with 65 and nothing is solved")
  func strict() throws {
    try LinliProcess.inStreet(Self.changes) { (folder: URL) throws in
      let run = try LinliProcess.run("roster", folder.path, "--lang", "en", "--strict")
      #expect(run.exitCode == 65)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("volunteers.csv, row 13"))
    }
  }

  @Test("the check tells them, and what the numbers tell of the roster")
  func check() throws {
    try LinliProcess.inStreet(Self.changes) { (folder: URL) throws in
      let run = try LinliProcess.run("check", folder.path, "--lang", "en")
      #expect(run.exitCode == 0)
      #expect(run.errors.contains("V13"))
      #expect(!run.text.contains("No problem in the data"))
      #expect(run.text.contains("T1-2026-06-04, T5-2026-06-04: 3 people wanted at one time, only V01, V02"))
    }
  }
}
