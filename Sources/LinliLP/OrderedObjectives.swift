/// One of several objectives that are pursued in order.
public struct ObjectiveStage: Equatable, Sendable {
  /// Names the stage, and the constraint `keep[name]` that keeps its value afterwards.
  public var name: String
  /// What the stage makes as small or as large as possible.
  public var objective: Objective
  /// How much of the reached value later stages may give up, in the objective's own unit; 0 or more.
  public var tolerance: Double

  /// A stage from its parts. The tolerance is finite and not negative.
  public init(_ name: String, _ objective: Objective, tolerance: Double = 0) {
    precondition(tolerance >= 0 && tolerance.isFinite, "stage \(name): tolerance \(tolerance)")
    self.name = name
    self.objective = objective
    self.tolerance = tolerance
  }

  /// The bounds that keep a reached value.
  public func keeping(_ value: Double) -> Bounds {
    objective.sense == .minimize ? .atMost(value + tolerance) : .atLeast(value - tolerance)
  }
}

/// What came of one stage.
public struct StageOutcome: Equatable, Sendable {
  /// The stage's name.
  public let name: String
  /// The result of its solve. Its incumbent also has activities for the `keep` constraints of earlier stages.
  public let result: SolveResult

  /// How the stage ended.
  public var termination: Termination { result.termination }
  /// The value reached, or nil if the stage has no incumbent.
  public var objective: Double? { result.incumbent?.objective }
  /// Nothing better is possible in this stage, given the kept values of the earlier ones; nil if nothing is known.
  public var bestBound: Double? { result.bestBound }
  /// The relative distance of the two, or nil if one of them is missing.
  public var gap: Double? { result.gap }
}

/// What came of all stages.
public struct OrderedResult: Equatable, Sendable {
  /// Whether all stages were solved, and if not why no further one was begun.
  public enum Ending: Equatable, Sendable {
    /// Every stage ended with an incumbent, though not necessarily optimal.
    case complete
    /// The last stage that was begun ended without an incumbent.
    case noIncumbent(stage: String, Termination)
    /// This stage was not begun: the time was used up, or the cancellation raised.
    case notBegun(stage: String, SolveLimit)
  }

  /// The stages that were begun, in order.
  public let stages: [StageOutcome]
  /// Whether these are all.
  public let ending: Ending
  /// The incumbent of the last stage that has one, with the activities of the model's own constraints and the objective
  /// of that stage; nil if not even the first stage has one.
  public let solution: Solution?
  /// The size of the model and the effort of all stages together.
  public let statistics: SolveStatistics

  /// Whether every stage was solved to proven optimality.
  public var isOptimal: Bool { ending == .complete && stages.allSatisfy { $0.termination == .optimal } }
}

extension Solver {
  /// Solves a model for several objectives in order: each stage is solved with the values of the earlier ones kept,
  /// within their tolerances, as constraints `keep[name]`.
  ///
  /// The model's own objective plays no part. A stage that stops at a limit with an incumbent passes that value on. A
  /// stage without an incumbent ends the run. All stages share one session, and each starts from the point before.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - stages: the objectives, the most important first; at least one.
  ///   - options: for every stage; only the time limit is for all of them together.
  /// - Throws: ``SolverError``; ``SolverError/unsupported(solver:request:)`` for a cutoff, which belongs to a single
  ///   objective.
  public func solve(
    _ model: Model, stages: [ObjectiveStage], options: SolveOptions = SolveOptions()
  ) throws(SolverError) -> OrderedResult {
    precondition(!stages.isEmpty, "no stage to solve \(model.name) for")
    if options.cutoff != nil { throw .unsupported(solver: identity, request: "a cutoff for ordered objectives") }
    var staged = model
    staged.setObjective(stages[0].objective)
    let begun = OrderedRun(model, stages, options, solver: identity)
    return try inSession(staged) { session throws(SolverError) in
      var run = begun
      while let stage = run.next() { try run.solve(stage, in: session) }
      return run.outcome
    }
  }
}

/// The progress of a run through the stages.
private struct OrderedRun {
  private let model: Model
  private let stages: [ObjectiveStage]
  private let budget: TimeBudget
  private var outcomes: [StageOutcome] = []
  private var ending: OrderedResult.Ending?
  private var solution: Solution?
  private var start: [Double]?
  private var statistics: SolveStatistics

  init(_ model: Model, _ stages: [ObjectiveStage], _ options: SolveOptions, solver: String) {
    self.model = model
    self.stages = stages
    budget = TimeBudget(options)
    start = options.start
    statistics = SolveStatistics(of: model, solver: solver)
  }

  var outcome: OrderedResult {
    OrderedResult(stages: outcomes, ending: ending ?? .complete, solution: solution, statistics: statistics)
  }

  /// The stage to solve now, or nil when the run is over. The first stage is always begun: its solve says better than
  /// this could what a used up limit leaves.
  mutating func next() -> ObjectiveStage? {
    guard ending == nil, outcomes.count < stages.count else { return nil }
    let stage = stages[outcomes.count]
    if !outcomes.isEmpty, let limit = budget.exhausted {
      ending = .notBegun(stage: stage.name, limit)
      return nil
    }
    return stage
  }

  mutating func solve(_ stage: ObjectiveStage, in session: any SolverSession) throws(SolverError) {
    session.setObjective(stage.objective)
    var options = budget.remaining
    options.start = start
    let result = try session.solve(options: options)
    outcomes.append(StageOutcome(name: stage.name, result: result))
    statistics.addEffort(of: result.statistics)
    guard let incumbent = result.incumbent else {
      ending = .noIncumbent(stage: stage.name, result.termination)
      return
    }
    var valued = model
    valued.setObjective(stage.objective)
    solution = Solution(values: incumbent.values, of: valued)
    start = incumbent.values
    session.add("keep[\(stage.name)]", stage.objective.expression, stage.keeping(incumbent.objective))
  }
}
