import Foundation
import LinliDomain
import LinliSiting
import Testing

@testable import LinliScenario

@Suite("Published networks")
struct PathNetworkFileTests {
  /// A square with one path told twice and a place that no path reaches from elsewhere but one.
  static let text = """
     4 5 2
     1 2 7
     2 3 5
     3 4 1

     4 1 9
     2 1 3

    """

  private func problem(_ text: String) throws -> PathNetworkProblem {
    try PathNetworkFile.problem(in: Array(text.utf8), named: "square.txt")
  }

  private func issues(_ old: String, _ new: String) throws -> [ScenarioIssue] {
    let parts = Self.text.components(separatedBy: old)
    try #require(parts.count == 2, "“\(old)” is not once in the text")
    let error = #expect(throws: ScenarioError.self) { try problem(parts.joined(separator: new)) }
    return error?.issues ?? []
  }

  @Test("of a pair of places told twice the last line counts, whichever way round")
  func read() throws {
    let problem = try problem(Self.text)
    #expect(problem.openCount == 2 && problem.network.nodeCount == 4)
    let edges: [PathNetwork.Edge] = [
      .init(0, 1, length: 3), .init(0, 3, length: 9), .init(1, 2, length: 5), .init(2, 3, length: 1),
    ]
    #expect(problem.network.edges == edges)
    #expect(Array(problem.network.distances()[demand: 0]) == [0, 3, 8, 9])
  }

  @Test("line ends and blanks do not matter", arguments: ["\r\n", "\r", " \t\n"])
  func forms(ending: String) throws {
    #expect(try problem(Self.text.replacingOccurrences(of: "\n", with: ending)) == problem(Self.text))
    #expect(try problem("\u{FEFF}" + Self.text.replacingOccurrences(of: " ", with: "\t ")) == problem(Self.text))
  }

  @Test(
    "each fault is named with line, field and value",
    arguments: [
      ("4 5 2", "4 5 5", 1, "p", "5", ScenarioProblem.outOfRange), ("4 5 2", "4 5 0", 1, "p", "0", .outOfRange),
      ("4 5 2", "4 6 2", 1, "m", "6", .lineCount(5)), ("2 3 5", "2 9 5", 3, "j", "9", .outOfRange),
      ("2 3 5", "0 3 5", 3, "i", "0", .outOfRange), ("2 3 5", "2 3 -5", 3, "c", "-5", .outOfRange),
      ("2 3 5", "2 3 5.5", 3, "c", "5.5", .notAnInteger), ("4 1 9", "4 x 9", 6, "j", "x", .notANumber),
      ("2 3 5", "2 3 99999999999999999999", 3, "c", "99999999999999999999", .outOfRange),
    ])
  func fault(
    old: String, new: String, row: Int, field: String, value: String, problem: ScenarioProblem
  ) throws {
    let issues = try issues(old, new)
    #expect(issues.count == 1)
    #expect(issues.first?.row == row && issues.first?.column?.name == field && issues.first?.value == value)
    #expect(issues.first?.problem == problem && issues.first?.file == "square.txt")
    #expect(issues.first.map { $0.text(in: .zh) != $0.text(in: .en) } == true)
  }

  @Test("a line with another number of fields is named whole")
  func fields() throws {
    let issue = try #require(try issues("3 4 1", "3 4 1 1").first)
    #expect(issue.row == 4 && issue.column == nil && issue.value == "3 4 1 1" && issue.problem == .fieldCount(4))
    #expect(
      issue.text(in: .en)
        == "square.txt, line 4, \"3 4 1 1\": The line has 4 fields. Expected 3 fields separated by blanks.")
  }

  @Test("all problems are reported at once, in the order of the lines")
  func together() {
    let error = #expect(throws: ScenarioError.self) { try problem("3 4 9\n1 2 x\n7 2 1\n1 2\n") }
    #expect(error?.issues.compactMap(\.row) == [1, 1, 2, 3, 4])
  }

  @Test("text that holds nothing is an empty file", arguments: ["", " \n\n"])
  func empty(text: String) {
    let error = #expect(throws: ScenarioError.self) { try problem(text) }
    #expect(error?.issues == [ScenarioIssue(file: "square.txt", problem: .emptyFile)])
  }

  @Test("a solution is counted from the paths alone")
  func check() throws {
    let problem = try problem(Self.text)
    let rows = [(1, 2), (2, 2), (3, 4), (4, 4)].map { PathNetworkCheck.Row(demand: $0.0, site: $0.1) }
    let check = PathNetworkCheck(rows.reversed(), of: problem)
    #expect(check.violations.isEmpty && check.total == 4 && check.greatest == 3)
    #expect(PathNetworkTables.solution(rows.reversed()) == "demand,site\n1,2\n2,2\n3,4\n4,4\n")
  }

  @Test("a broken solution is refused with each rule")
  func broken() throws {
    let problem = try problem("4 1 1\n1 2 7\n")
    let rows = [(1, 2), (1, 2), (2, 1), (3, 2), (9, 1)].map { PathNetworkCheck.Row(demand: $0.0, site: $0.1) }
    let check = PathNetworkCheck(rows, of: problem)
    #expect(check.total == nil && check.greatest == nil)
    let expected: [PathNetworkViolation] = [
      .repeatedDemand(1), .unknownPlace(9), .unserved(4), .tooManySites(2, maximum: 1),
      .unreachable(demand: 3, site: 2),
    ]
    #expect(check.violations == expected)
    for violation in check.violations { #expect(violation.text.zh != violation.text.en) }
  }
}
