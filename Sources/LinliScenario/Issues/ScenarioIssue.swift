/// One problem in the input, as data: where it is, what stands there, what was expected.
///
/// An issue holds no sentence. ``ScenarioIssue/text(in:)`` makes one from the message catalogue.
public struct ScenarioIssue: Error, Sendable, Equatable {
  /// The file, relative to the scenario folder, such as `providers.csv`; the folder's own name for issues of the whole folder.
  public var file: String
  /// The row a spreadsheet shows (the header is row 1), or the line of any other file; nil for the whole file.
  public var row: Int?
  /// The column; nil for a whole row or file.
  public var column: IssueColumn?
  /// What stands there, as written; nil when nothing stands there.
  public var value: String?
  /// What is wrong.
  public var problem: ScenarioProblem
  /// What would have been right; nil when the problem already says it.
  public var expectation: ScenarioExpectation?
  /// The nearest valid spelling; nil when nothing is near.
  public var nearest: String?
  /// The source rule the input breaks, such as `S004-a8b`; nil for plain faults of form.
  public var source: String?
  /// The variant whose change led here; nil for the base scenario.
  public var variant: VariantMark?

  /// Makes an issue; everything but file and problem may be left out.
  public init(
    file: String, row: Int? = nil, column: IssueColumn? = nil, value: String? = nil, problem: ScenarioProblem,
    expectation: ScenarioExpectation? = nil, nearest: String? = nil, source: String? = nil, variant: VariantMark? = nil
  ) {
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.problem = problem
    self.expectation = expectation
    self.nearest = nearest
    self.source = source
    self.variant = variant
  }
}

/// The column of an issue: the name a person sees, the position a spreadsheet or editor shows, or both.
public struct IssueColumn: Sendable, Equatable {
  /// The column's header as the file spells it, the key path of a YAML file, or the name of a field in a line.
  public var name: String?
  /// The number of the column or field from 1, or the character in the line of a YAML file.
  public var position: Int?

  /// Makes a column reference.
  public init(name: String? = nil, position: Int? = nil) {
    self.name = name
    self.position = position
  }
}

/// Where a variant changed something.
public struct VariantMark: Sendable, Equatable {
  /// The variant's name, `a+b` when several were applied in order.
  public var name: String
  /// The line of the change in the variant's file; nil when the issue lies outside the cells it changed.
  public var line: Int?

  /// Makes a mark.
  public init(name: String, line: Int? = nil) {
    self.name = name
    self.line = line
  }
}

/// All problems found in one reading of a scenario, never only the first.
public struct ScenarioError: Error, Sendable, Equatable {
  /// The issues, sorted by file, row and column; issues at the same place keep the order in which they were found.
  public let issues: [ScenarioIssue]

  /// What would have been left out without spoiling a question, sorted alike; see ``Scenario/warnings``.
  public let warnings: [ScenarioIssue]

  /// Sorts the issues and drops exact repetitions.
  public init(issues: [ScenarioIssue], warnings: [ScenarioIssue] = []) {
    self.issues = Self.sorted(issues)
    self.warnings = Self.sorted(warnings)
  }

  /// Issues by file, row and column, without exact repetitions.
  static func sorted(_ issues: [ScenarioIssue]) -> [ScenarioIssue] {
    let sorted = issues.enumerated().sorted { left, right in
      let order = left.element.order(against: right.element)
      return order == 0 ? left.offset < right.offset : order < 0
    }
    var kept: [ScenarioIssue] = []
    for (_, issue) in sorted where !kept.suffix(8).contains(issue) {
      kept.append(issue)
    }
    return kept
  }
}

extension ScenarioIssue {
  /// Negative when this issue comes before the other, zero at the same place.
  func order(against other: ScenarioIssue) -> Int {
    if file != other.file { return file < other.file ? -1 : 1 }
    if row != other.row { return (row ?? 0) < (other.row ?? 0) ? -1 : 1 }
    let left = column?.position ?? 0
    let right = other.column?.position ?? 0
    return left == right ? 0 : (left < right ? -1 : 1)
  }
}
