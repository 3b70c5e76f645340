import Foundation
import LinliDomain
import Testing

@testable import LinliScenario

struct ShiftSchedulingFileTests {
  @Test("all sections are read, in the order of the file")
  func everything() throws {
    let problem = try ShiftText().problem()
    #expect(problem.dayCount == 14)
    #expect(problem.shifts.map(\.id.text) == ["Open", "Noon", "Shut"])
    #expect(problem.shifts.map(\.minutes) == [300, 240, 420])
    #expect(problem.shifts.map(\.forbiddenSuccessors) == [[], [0], [0, 1]])
    #expect(problem.staff.map(\.id.text) == ["Hua", "Jin", "Ping"])
    #expect(problem.staff.map(\.daysOff) == [[3, 4], [], [13]])
    #expect(problem.onRequests.map(\.employee) == [0, 1] && problem.onRequests.map(\.shift) == [0, 2])
    #expect(problem.offRequests == [.init(employee: 2, day: 12, shift: 1, weight: 3)])
    #expect(problem.cover.map(\.requirement) == [1, 2, 0])
    #expect(problem.cover[1] == .init(day: 0, shift: 1, requirement: 2, underWeight: 100, overWeight: 1))
  }

  @Test("limits stand in the order of the fields, which is maximum before minimum")
  func limits() throws {
    let jin = try ShiftText().problem().staff[1]
    #expect(
      jin
        == .init(
          id: Identifier("Jin"), maximumShiftCounts: [0, 14, 3], minutes: 0...3600, consecutiveDays: 1...6,
          minimumConsecutiveDaysOff: 1, maximumWeekends: 2))
  }

  @Test("a shift missing from a list may not be worked; an empty list sets no limit")
  func maxima() throws {
    let staff = try ShiftText().problem().staff
    #expect(staff[0].maximumShiftCounts == [10, 5, 0])
    #expect(staff[2].maximumShiftCounts == [nil, nil, nil])
  }

  @Test("line ends, blanks, byte order mark and the order of sections do not matter")
  func forms() throws {
    let text = ShiftText().text
    let expected = try ShiftText().problem()
    for ending in ["\r\n", "\r"] {
      #expect(try ShiftText(text: text.replacingOccurrences(of: "\n", with: ending)).problem() == expected)
    }
    #expect(try ShiftText(text: "\u{FEFF}" + text).problem() == expected)
    #expect(try ShiftText(text: text.replacingOccurrences(of: ",", with: " , ")).problem() == expected)
    let parts = text.components(separatedBy: "\n\n").reversed()
    #expect(try ShiftText(text: parts.joined(separator: "\n\n")).problem() == expected)
  }

  @Test("a line of days off may name none", arguments: ["Ping", "Ping,"])
  func noDaysOff(line: String) throws {
    #expect(try ShiftText().replacing("Ping,13", with: line).problem().staff[2].daysOff == [])
  }

  @Test("requests, days off and cover may be empty, but their sections must be there")
  func empty() throws {
    let text = """
      SECTION_HORIZON\n6\nSECTION_SHIFTS\nOpen,300,\nSECTION_STAFF\nHua,,3000,0,5,2,2,1
      SECTION_DAYS_OFF\nSECTION_SHIFT_ON_REQUESTS\nSECTION_SHIFT_OFF_REQUESTS\nSECTION_COVER
      """
    let problem = try ShiftText(text: text).problem()
    #expect(problem.cover.isEmpty && problem.onRequests.isEmpty && problem.offRequests.isEmpty)
    #expect(problem.weekends == 0..<1 && problem.days(ofWeekend: 0) == 5..<6)
  }

  @Test("weekends are Saturdays and Sundays of the horizon", arguments: [(5, 0), (6, 1), (12, 1), (13, 2), (28, 4)])
  func weekends(dayCount: Int, count: Int) {
    let problem = ShiftSchedulingProblem(dayCount: dayCount, shifts: [], staff: [])
    #expect(problem.weekends.count == count)
    #expect(problem.weekends.allSatisfy { problem.days(ofWeekend: $0).contains(7 * $0 + 5) })
  }

  @Test("a file that is not there or a folder is an issue")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
    let missing = #expect(throws: ScenarioError.self) {
      try ShiftSchedulingFile(folder.appendingPathComponent("no such instance.txt")).problem()
    }
    #expect(missing?.issues == [ScenarioIssue(file: "no such instance.txt", problem: .fileMissing)])
    let notAFile = #expect(throws: ScenarioError.self) { try ShiftSchedulingFile(folder).problem() }
    #expect(notAFile?.issues.map(\.problem) == [.notAFile])
  }

  @Test("a file is read whole, and named without its ending")
  func read() throws {
    let street = Street(files: ["tea.house.txt": Array(ShiftText().text.utf8)])
    try street.inFolder { folder in
      let file = ShiftSchedulingFile(folder.appendingPathComponent("tea.house.txt"))
      let problem = try file.problem()
      #expect(file.instanceName == "tea.house")
      #expect(try problem == ShiftText().problem())
    }
  }
}

/// The published instances, which are not part of the project.
struct PublishedShiftSchedulingTests {
  static let folder: URL = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let instances = ProcessInfo.processInfo.environment["LINLI_INSTANCES"].map { URL(fileURLWithPath: $0) }
    return (instances ?? root.appendingPathComponent("../shared/instances").standardizedFileURL)
      .appendingPathComponent("shift-scheduling/instances")
  }()
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  @Test(
    "every published instance is read",
    .enabled(if: isThere, "the published instances are not here: set LINLI_INSTANCES"))
  func instances() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names where name.hasSuffix(".txt") {
      let problem = try ShiftSchedulingFile(Self.folder.appendingPathComponent(name)).problem()
      #expect(problem.dayCount % 7 == 0, "\(name)")
      #expect(problem.cover.count == problem.dayCount * problem.shifts.count, "\(name)")
      let violations = ShiftSchedulingCheck([], of: problem).violations
      #expect(violations.allSatisfy { $0.rule == "tooFewMinutes" }, "\(name) without any shift")
    }
  }
}
