import LinliDomain
import LinliLP
import LinliMatching
import LinliRostering
public import LinliScenario
import LinliSiting

/// `run.json`: what was run on what, so that somebody else can run it again and compare. It holds no time of day and no
/// duration, so that the same run writes the same bytes.
public struct RunRecord: Sendable {
  /// How it was run.
  public struct Run: Sendable {
    /// The command's name.
    public var command: String
    /// The program's name and version.
    public var program: String
    /// Whether all demand was required.
    public var isStrict: Bool
    /// For a repair, what happened, as it was told: `cancel V03@2026-06-03`.
    public var changes: [String]

    /// A run from its parts.
    public init(command: String, program: String, isStrict: Bool, changes: [String] = []) {
      self.command = command
      self.program = program
      self.isStrict = isStrict
      self.changes = changes
    }
  }

  /// The record as JSON.
  public let json: JSONValue

  /// The record of a matching run.
  public init(_ report: MatchingReport, _ run: Run) {
    let answer = report.review.answer
    json = Self.json(
      run, report.scenario, solver: report.solver,
      [
        ("options", Self.options(of: report)), ("termination", .string(answer.termination.word)),
        ("stages", .array(answer.stages.map { Self.stage($0.name, $0.termination, $0.statistics) })),
        ("isAudited", .bool(report.review.audit?.isSound == true)),
      ])
  }

  /// The record of a roster's run.
  public init(_ report: RosterReport, searchSeed: UInt64, searchRoundLimit: Int, _ run: Run) {
    let answer = report.review.answer
    json = Self.json(
      run, report.scenario, solver: report.solver,
      [
        ("options", Self.options(of: report, searchSeed, searchRoundLimit)), ("method", .string(answer.method)),
        ("termination", .string(answer.termination.word)),
        ("stages", .array(answer.stages.map { Self.stage($0.name, $0.termination, $0.statistics) })),
        ("isAudited", .bool(report.review.audit?.isSound == true)), ("setAside", .integer(report.setAside.count)),
      ])
  }

  /// The record of a siting run.
  public init(_ report: SitingReport, _ run: Run) {
    let answer = report.answer
    json = Self.json(
      run, report.scenario, solver: report.solver,
      [
        ("options", Self.options(of: report)), ("termination", .string(answer.termination.word)),
        ("stages", .array(answer.stages.map { Self.stage($0.name, $0.termination, $0.statistics) })),
        ("isAudited", .bool(report.audit?.isSound == true)),
      ])
  }

  private static func json(
    _ run: Run, _ scenario: Scenario, solver: String, _ members: [(String, JSONValue)]
  ) -> JSONValue {
    .object(
      [
        ("schemaVersion", .integer(1)), ("program", .string(run.program)), ("solver", .string(solver)),
        ("command", .string(run.command)), ("scenario", .string(scenario.name)),
        ("variant", .string(scenario.variantName)), ("isStrict", .bool(run.isStrict)),
        ("ruleProfile", .string(scenario.settings.ruleProfile.rawValue)),
        ("inputs", .array(scenario.inputs.map(input))),
      ] + (run.changes.isEmpty ? [] : [("changes", .array(run.changes.map { .string($0) }))]) + members)
  }

  private static func options(of report: MatchingReport) -> JSONValue {
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

  private static func options(of report: RosterReport, _ searchSeed: UInt64, _ searchRoundLimit: Int) -> JSONValue {
    let options = report.instance.options
    return .compact([
      ("levels", .array(options.levels.map { .string($0.name) })),
      ("travelMetresPerMinute", .number(options.travelMetresPerMinute)),
      ("visitorsPerHousehold", options.visitorsPerHousehold.map { .integer($0) }),
      ("fairnessLookBackDays", options.fairnessLookBackDays.map { .integer($0) }),
      // A seed may be larger than any whole number that JSON readers keep exactly.
      ("searchSeed", .string(String(searchSeed))), ("searchRoundLimit", .integer(searchRoundLimit)),
    ])
  }

  private static func options(of report: SitingReport) -> JSONValue {
    let options = report.instance.options
    return .compact([
      ("levels", .array(options.levels.map { .string($0.name) })), ("metric", .string(options.metric.rawValue)),
      ("radius", .number(options.radius)), ("mostSites", options.mostSites.map { .integer($0) }),
      ("budget", options.budget.map { .number($0.yuan) }), ("keepExisting", .bool(options.keepsExisting)),
      ("areaNorm", .number(options.areaNorm)), ("normShare", options.normShare.map { .number($0) }),
      ("coveredShare", options.coveredShare.map { .number($0) }),
      ("coveredCommunities", options.coveredCommunities.map { .number($0) }),
    ])
  }

  private static func input(_ file: InputFile) -> JSONValue {
    .compact([
      ("path", .string(file.path)), ("bytes", .integer(file.byteCount)),
      ("fingerprint", .string(file.fingerprint.description)), ("rows", file.rowCount.map { .integer($0) }),
    ])
  }

  private static func stage(_ name: String, _ termination: Termination, _ statistics: SolveStatistics) -> JSONValue {
    .object([
      ("name", .string(name)), ("termination", .string(termination.word)),
      ("variables", .integer(statistics.variableCount)), ("constraints", .integer(statistics.constraintCount)),
      ("nonzeros", .integer(statistics.nonzeroCount)), ("iterations", .integer(statistics.iterationCount)),
      ("nodes", .integer(statistics.nodeCount)),
    ])
  }
}
