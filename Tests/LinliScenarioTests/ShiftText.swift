import LinliDomain
import LinliScenario
import Testing

/// An invented instance of the published staff-scheduling format, to be changed line by line.
struct ShiftText {
  var text = """
    # Two weeks of a small tea house.
    SECTION_HORIZON
    14

    SECTION_SHIFTS
    # id, minutes, not after it
    Open,300,
    Noon,240,Open
    Shut,420,Open|Noon

    SECTION_STAFF
    Hua,Open=10|Noon=5,3000,1200,5,2,2,1
    Jin,Open=0|Noon=14|Shut=3,3600,0,6,1,1,2
    Ping,,2400,600,4,2,3,0

    SECTION_DAYS_OFF
    Hua,3,4
    Ping,13

    SECTION_SHIFT_ON_REQUESTS
    Hua,0,Open,2
    Jin,7,Shut,1

    SECTION_SHIFT_OFF_REQUESTS
    Ping,12,Noon,3

    SECTION_COVER
    0,Open,1,100,1
    0,Noon,2,100,1
    13,Shut,-0,50,0

    """

  /// The text with the only occurrence of a part replaced.
  func replacing(_ old: String, with new: String) -> ShiftText {
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    precondition(parts.count == 2, "“\(old)” is not once in the text")
    return ShiftText(text: parts.joined(separator: new))
  }

  /// The instance.
  func problem() throws -> ShiftSchedulingProblem {
    try ShiftSchedulingFile.problem(in: Array(text.utf8), named: "tea.txt")
  }

  /// What is wrong with the text; a recorded failure when nothing is.
  func issues() -> [ScenarioIssue] {
    do throws(ScenarioError) {
      _ = try ShiftSchedulingFile.problem(in: Array(text.utf8), named: "tea.txt")
      Issue.record("the text was accepted")
      return []
    } catch {
      return error.issues
    }
  }

  /// The only issue of the text.
  func onlyIssue() throws -> ScenarioIssue {
    let issues = issues()
    let all = issues.map { $0.text(in: .en) }.joined(separator: "\n")
    try #require(issues.count == 1, "\(all)")
    return issues[0]
  }
}
