internal import LinliDomain
internal import LinliSiting

/// Turns the numbers of a file into an instance, noting every problem on the way.
struct GeneralizedAssignmentReading: PublishedReading {
  let file: String
  var issues: [ScenarioIssue] = []
  private let words: [PublishedField]

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

  /// Takes the words of lines that are not blank.
  init(_ lines: [PublishedLine], file: String) {
    self.file = file
    words = lines.words
  }

  /// The instance; nil when a problem keeps it from being made. An instance with issues beside it is of no use.
  mutating func read() -> GeneralizedAssignmentInstance? {
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
      report(problem, at: words[expected])
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
    let range = NumberRange(part.range)
    let allowed = anyNumber ? NumberRange.any : range
    guard words.indices.contains(place) else {
      issues.append(
        ScenarioIssue(
          file: file, column: IssueColumn(name: part.rawValue), problem: .missingValue,
          expectation: .integer(range, unit: nil)))
      return nil
    }
    var word = words[place]
    if let value = Int(word.text), allowed.contains(Double(value)) { return value }
    if !anyNumber { word.name = part.rawValue }
    return integer(word, allowed)
  }
}
