import LinliLP
import LinliMatching
public import LinliScenario

/// `run.json`: what was run on what, so that somebody else can run it again and compare. It holds no time of day and no
/// duration, so that the same run writes the same bytes.
public struct RunRecord: Sendable {
  private let report: MatchingReport
  private let command: String
  private let program: String
  private let isStrict: Bool

  /// The record of a run.
  ///
  /// - Parameters:
  ///   - report: what came of it.
  ///   - command: the command's name.
  ///   - program: the program's name and version.
  ///   - isStrict: whether all demand was required.
  public init(_ report: MatchingReport, command: String, program: String, isStrict: Bool) {
    self.report = report
    self.command = command
    self.program = program
    self.isStrict = isStrict
  }

  /// The record as JSON.
  public var json: JSONValue {
    let review = report.review
    return .object([
      ("schemaVersion", .integer(1)), ("program", .string(program)), ("solver", .string(report.solver)),
      ("command", .string(command)), ("scenario", .string(report.scenario.name)),
      ("variant", .string(report.scenario.variantName)), ("isStrict", .bool(isStrict)),
      ("ruleProfile", .string(report.scenario.settings.ruleProfile.rawValue)),
      ("options", options), ("inputs", .array(report.scenario.inputs.map(input))),
      ("termination", .string(review.answer.termination.word)), ("stages", .array(review.answer.stages.map(stage))),
      ("isAudited", .bool(review.audit?.isSound == true)),
    ])
  }

  private var options: JSONValue {
    let options = report.instance.options
    return .compact([
      ("levels", .array(report.instance.levels.map { .string($0.name) })),
      (
        "priorityWeights",
        .object(options.priorityWeights.keys.sorted().map { (String($0), .number(options.priorityWeights[$0] ?? 0)) })
      ),
      ("wholeSessions", .bool(options.hasWholeSessions)), ("earmarks", .bool(options.hasEarmarks)),
      ("governmentShare", options.governmentShareFloor.map { .number($0) }),
      ("urbanRuralGap", options.urbanRuralGapLimit.map { .number($0) }),
    ])
  }

  private func input(_ file: InputFile) -> JSONValue {
    .compact([
      ("path", .string(file.path)), ("bytes", .integer(file.byteCount)),
      ("fingerprint", .string(file.fingerprint.description)), ("rows", file.rowCount.map { .integer($0) }),
    ])
  }

  private func stage(_ stage: MatchingStage) -> JSONValue {
    .object([
      ("name", .string(stage.name)), ("termination", .string(stage.termination.word)),
      ("variables", .integer(stage.statistics.variableCount)),
      ("constraints", .integer(stage.statistics.constraintCount)),
      ("nonzeros", .integer(stage.statistics.nonzeroCount)),
      ("iterations", .integer(stage.statistics.iterationCount)), ("nodes", .integer(stage.statistics.nodeCount)),
    ])
  }
}
