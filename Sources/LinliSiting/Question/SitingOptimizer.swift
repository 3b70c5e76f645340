import LinliDomain
public import LinliLP

/// The plan for a siting question, with what is proven of it.
public struct SitingAnswer: Equatable, Sendable {
  /// The plan, or nil if none was found.
  public var plan: SitingPlan?
  /// What came of each level, in order; levels that were not reached are missing. Where not all that is required can be
  /// had, the first one is ``SitingGap/levelName``.
  public var stages: [LevelStage]
  /// Whether something required cannot be had, so that it was missed as little as possible.
  public var isRelaxed: Bool
  /// How the whole ended: optimal only if every level is.
  public var termination: Termination

  /// An answer from its parts.
  public init(plan: SitingPlan?, stages: [LevelStage], isRelaxed: Bool, levelCount: Int) {
    self.plan = plan
    self.stages = stages
    self.isRelaxed = isRelaxed
    let open = stages.first { $0.termination != .optimal }
    termination = open?.termination ?? (stages.count == levelCount ? .optimal : .limit(.interrupted))
  }
}

/// What a solve of the siting question may cost, and who watches.
public struct SitingSolveOptions: Sendable {
  /// Wall time for all levels together; nil for none.
  public var timeLimit: Duration?
  /// Raise it to stop; the best plan so far is returned.
  public var cancellation: Cancellation?
  /// Whether all that is required has to be had (`--strict`); then there may be no plan.
  public var isDemandRequired = false
  /// Rounds of search for each level; more finds better plans and closer bounds.
  public var searchRoundLimit = 20
  /// Seed of the search.
  public var searchSeed: UInt64 = 1
  /// Gets the level's name and what is known, now and then.
  public var progress: (@Sendable (String, SolveProgress) -> Void)?
  /// Gets the solver's own lines.
  public var messages: (@Sendable (String) -> Void)?

  /// No limits, nobody watching.
  public init() {}
}

/// Answers a siting question: level after level, each proven as far as the limits allow.
public struct SitingOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// Finds a plan. Where what is required cannot be had, it is missed as little as possible before anything else.
  ///
  /// - Throws: ``SolverError`` if the solver gave up. No plan within the limits is an answer without a plan.
  public func solve(_ instance: SitingInstance, options: SitingSolveOptions) throws -> SitingAnswer {
    let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    var run = SitingRun(SitingFormulation(instance), solver, options, deadline)
    let answer = try run.answer()
    guard answer.termination == .infeasible, !options.isDemandRequired else { return answer }
    var relaxed = SitingRun(SitingFormulation(instance, isRelaxed: true), solver, options, deadline)
    return try relaxed.answer()
  }

  /// The program of a level, the levels before it solved and kept.
  ///
  /// - Parameter name: the level; nil for the first.
  /// - Throws: ``SolverError``; ``SolverError/noIncumbent(_:)`` if a level before it has no plan to keep.
  public func program(
    of name: String?, for instance: SitingInstance, options: SitingSolveOptions
  ) throws -> Model? {
    let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    var run = SitingRun(SitingFormulation(instance), solver, options, deadline)
    if let model = try run.program(of: name) { return model }
    guard run.isInfeasible, !options.isDemandRequired else { return nil }
    var relaxed = SitingRun(SitingFormulation(instance, isRelaxed: true), solver, options, deadline)
    return try relaxed.program(of: name)
  }
}
