internal import LinliDomain
internal import LinliSiting

/// Turns the numbers of a file into an instance, noting every problem on the way.
struct GeneralizedAssignmentReading {
  private let file: String
  private let words: [Word]
  private(set) var issues: [ScenarioIssue] = []

  /// A stretch of the file without blanks.
  private struct Word {
    /// The line, from 1.
    let line: Int
    /// The place in the line, from 1.
    let place: Int
    let text: String
  }

  /// What a number stands for.
  private enum Part: String {
    case agents
    case jobs
    case costs
    case uses
    case capacities

    var range: ClosedRange<Int> {
      switch self {
      case .agents, .jobs: GeneralizedAssignmentInstance.allowedCounts
      case .costs: GeneralizedAssignmentInstance.allowedCosts
      case .uses, .capacities: GeneralizedAssignmentInstance.allowedUses
      }
    }
  }

  /// Splits decoded text, which is valid UTF-8, into words.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    var words: [Word] = []
    // Files of old Macintoshes end lines by CR alone; a CR before LF is a blank.
    let separator = bytes.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    for (index, line) in bytes.split(separator: separator, omittingEmptySubsequences: false).enumerated() {
      let parts = String(decoding: line, as: UTF8.self).unicodeScalars.split(whereSeparator: FullWidth.isBlank)
      for (place, part) in parts.enumerated() {
        words.append(Word(line: index + 1, place: place + 1, text: String(part)))
      }
    }
    self.words = words
  }

  /// The instance; nil when a problem keeps it from being made. An instance with issues beside it is of no use.
  mutating func read() -> GeneralizedAssignmentInstance? {
    guard !words.isEmpty else {
      issues = [ScenarioIssue(file: file, problem: .emptyFile)]
      return nil
    }
    let agents = number(0, .agents)
    let jobs = number(1, .jobs)
    guard let agents, let jobs else {
      // Without the counts nobody knows what the others are; whether they are whole numbers can still be told.
      _ = numbers(2..<max(2, words.count), .costs, anyNumber: true)
      return nil
    }
    let table = agents * jobs
    let expected = 2 + 2 * table + agents
    if words.count != expected { reportCount(expected) }
    let costs = numbers(2..<2 + table, .costs)
    let uses = numbers(2 + table..<2 + 2 * table, .uses)
    let capacities = numbers(2 + 2 * table..<expected, .capacities)
    guard issues.isEmpty else { return nil }
    return make(jobs, costs, uses, capacities)
  }

  /// Everything has been checked, so the instance's own refusal would be a fault of this reader.
  private func make(
    _ jobs: Int, _ costs: [Int], _ uses: [Int], _ capacities: [Int]
  ) -> GeneralizedAssignmentInstance {
    do throws(GeneralizedAssignmentInstance.Fault) {
      return try GeneralizedAssignmentInstance(jobCount: jobs, costs: costs, uses: uses, capacities: capacities)
    } catch { preconditionFailure("\(file) was read without an issue, but: \(error)") }
  }

  private mutating func reportCount(_ expected: Int) {
    let problem = ScenarioProblem.valueCount(words.count, expected: expected)
    if words.count > expected {
      let surplus = words[expected]
      let column = IssueColumn(position: surplus.place)
      issues.append(
        ScenarioIssue(file: file, row: surplus.line, column: column, value: surplus.text, problem: problem))
    } else {
      issues.append(ScenarioIssue(file: file, row: words.last?.line, problem: problem))
    }
  }

  /// The numbers at the places that are there; those that cannot be read are left out, with an issue.
  private mutating func numbers(_ places: Range<Int>, _ part: Part, anyNumber: Bool = false) -> [Int] {
    var numbers: [Int] = []
    for place in places.clamped(to: 0..<words.count) {
      if let value = number(place, part, anyNumber: anyNumber) { numbers.append(value) }
    }
    return numbers
  }

  private mutating func number(_ place: Int, _ part: Part, anyNumber: Bool = false) -> Int? {
    let range = NumberRange(minimum: Double(part.range.lowerBound), maximum: Double(part.range.upperBound))
    let allowed = anyNumber ? NumberRange.any : range
    guard words.indices.contains(place) else {
      issues.append(
        ScenarioIssue(
          file: file, column: IssueColumn(name: part.rawValue), problem: .missingValue,
          expectation: .integer(range, unit: nil)))
      return nil
    }
    let word = words[place]
    if let value = Int(word.text), allowed.contains(Double(value)) { return value }
    let reading = CellReading(type: .integer(allowed), horizon: nil)
    do throws(CellReading.Refusal) {
      if case .integer(let value) = try reading.read(word.text) { return value }
    } catch {
      let column = IssueColumn(name: anyNumber ? nil : part.rawValue, position: word.place)
      issues.append(
        ScenarioIssue(
          file: file, row: word.line, column: column, value: word.text, problem: error.problem,
          expectation: .integer(allowed, unit: nil), nearest: error.nearest))
    }
    return nil
  }
}
