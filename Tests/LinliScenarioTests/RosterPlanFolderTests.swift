import Foundation
import LinliDomain
import LinliRostering
import LinliScenario
import LinliTestSupport
import Testing

@Suite("A roster is read from a folder, its document or a table made by hand")
struct RosterPlanFolderTests {
  private let instance: RosterInstance

  init() throws {
    instance = try RosterInstance(QingyangWeek.data)
  }

  /// The plan of some files in a folder, or of one of them.
  private func read(_ files: [String: String], _ name: String? = nil) throws -> RosterPlan {
    try inFolder(files) { folder in
      let place = name.map { folder.appendingPathComponent($0) } ?? folder
      return try PlanFolder(place).rosterPlan(for: instance)
    }
  }

  private func issues(_ files: [String: String]) throws -> [ScenarioIssue] {
    do {
      _ = try read(files)
      Issue.record("the plan was accepted")
      return []
    } catch let error as ScenarioError {
      return error.issues
    }
  }

  private func inFolder<Value>(_ files: [String: String], _ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linli-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
    return try body(folder)
  }

  private let expected = RosterPlan([
    RosterAssignment(volunteer: VolunteerID("V01"), shift: ShiftID("T1-1A")),
    RosterAssignment(volunteer: VolunteerID("V03"), shift: ShiftID("T2-1P")),
  ])

  @Test(
    "headers may be Chinese or English, in any order, with what we write beside them",
    arguments: [
      "volunteer,shift\nV01,T1-1A\nV03,T2-1P\n", "班次;志愿者\nT1-1A;V01\nT2-1P;V03\n",
      "\u{FEFF}volunteer,shift,date,hours\nV01,T1-1A,2026-06-01,3\nV03,T2-1P,2026-06-01,3\n",
    ])
  func table(_ text: String) throws {
    #expect(try read(["roster.csv": text]) == expected)
    #expect(try read(["by-hand.csv": text], "by-hand.csv") == expected)
    try inFolder(["by-hand.csv": text]) { folder in
      let found = PlanFolder(folder.appendingPathComponent("by-hand.csv")).plans()
      #expect(found.map(\.question) == [.roster])
    }
  }

  @Test("a roster in which nobody works is a roster")
  func nobody() throws {
    #expect(try read(["roster.csv": "volunteer,shift\n"]) == RosterPlan([]))
    #expect(
      try read(["plan.json": #"{"schemaVersion": 1, "question": "roster", "assignments": []}"#]) == RosterPlan([]))
  }

  @Test("the document is read, and a table that says otherwise beside it is refused")
  func document() throws {
    let document = #"""
      {"schemaVersion": 1, "question": "roster",
       "assignments": [{"volunteer": "V01", "shift": "T1-1A"}, {"volunteer": "V03", "shift": "T2-1P"}]}
      """#
    #expect(try read(["plan.json": document]) == expected)
    let found = try issues(["plan.json": document, "roster.csv": "volunteer,shift\nV01,T1-1A\nV04,T2-1P\n"])
    #expect(found.map(\.problem) == [.planFilesDisagree, .planFilesDisagree])
    #expect(found.map(\.value) == ["V03 T2-1P", "V04 T2-1P"])
  }

  @Test("unknown people and shifts are named with row and nearest name; rows given twice with the first")
  func unknown() throws {
    let found = try issues([
      "roster.csv": "volunteer,shift\nV01,T1-1A\nV99,T1-1A\nV03,T2-1Q\nV01,T1-1A\n"
    ])
    #expect(found.map(\.row) == [3, 4, 5])
    #expect(
      found.map(\.problem) == [
        .unknownReference(table: "volunteers"), .unknownReference(table: "shifts"), .duplicateKey(firstRow: 2),
      ])
    #expect(found[1].nearest?.hasPrefix("T2-1") == true)
  }

  @Test("a folder tells which questions its plans answer: by the document, by the tables, by subfolders")
  func questions() throws {
    let roster = #"{"schemaVersion": 1, "question": "roster", "assignments": []}"#
    let match = #"{"schemaVersion": 1, "question": "match", "assignments": []}"#
    let cases: [([String: String], [Question])] = [
      (["plan.json": roster], [.roster]), (["plan.json": match], [.match]),
      (["roster.csv": "volunteer,shift\n"], [.roster]), (["assignments.csv": "provider\n"], [.match]),
      (["match/plan.json": match, "roster/plan.json": roster], [.match, .roster]),
      (["plan.json": match, "roster/roster.csv": "volunteer,shift\n"], [.match, .roster]),
      (["roster/notes.txt": ""], [.match]), ([:], [.match]),
    ]
    for (files, questions) in cases {
      try inFolder(files) { folder in
        #expect(PlanFolder(folder).plans().map(\.question) == questions, "\(files.keys.sorted())")
      }
    }
  }

  @Test("a folder without a roster is refused")
  func nothing() throws {
    #expect(try issues(["unfilled.csv": "shift\n"]).map(\.problem) == [.noPlan])
  }
}
