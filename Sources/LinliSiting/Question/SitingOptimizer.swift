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

/// One run over all levels of a program.
struct SitingRun {
  /// A level of the program: one of the question, or what is missing to what is required.
  private struct Goal {
    var name: String
    var objective: Objective
  }

  private let formulation: SitingFormulation
  private let solver: any Solver
  private let options: SitingSolveOptions
  private let deadline: SearchDeadline
  private var model: Model
  private var stages: [LevelStage] = []
  private var point: [Double]?

  init(
    _ formulation: SitingFormulation, _ solver: any Solver, _ options: SitingSolveOptions, _ deadline: SearchDeadline
  ) {
    self.formulation = formulation
    self.solver = solver
    self.options = options
    self.deadline = deadline
    model = formulation.model
  }

  /// Whether a level was proven to have no plan.
  var isInfeasible: Bool { stages.contains { $0.termination == .infeasible } }

  private var goals: [Goal] {
    let required =
      formulation.isRelaxed
      ? [Goal(name: SitingGap.levelName, objective: Objective(.minimize, formulation.missing))] : []
    return required
      + formulation.instance.options.levels.map { Goal(name: $0.name, objective: formulation.objective(of: $0)) }
  }

  mutating func answer() throws -> SitingAnswer {
    let goals = goals
    for goal in goals {
      guard try solve(goal) else { break }
    }
    return SitingAnswer(
      plan: point.map { SitingPlan(formulation, at: $0) }, stages: stages, isRelaxed: formulation.isRelaxed,
      levelCount: goals.count)
  }

  mutating func program(of name: String?) throws -> Model? {
    for goal in goals {
      if goal.name == name ?? goals.first?.name {
        model.setObjective(goal.objective)
        model.name = "site-\(goal.name)"
        return model
      }
      guard try solve(goal) else {
        if isInfeasible { return nil }
        throw SolverError.noIncumbent(stages.last?.termination ?? .limit(.interrupted))
      }
    }
    return nil
  }

  /// Solves one level and keeps its value; false if the run has to end.
  private mutating func solve(_ goal: Goal) throws -> Bool {
    if !stages.isEmpty, deadline.isOver { return false }
    let clock = ContinuousClock.now
    model.setObjective(goal.objective)
    var result = try search(goal)
    result.statistics.wallTime = ContinuousClock.now - clock
    stages.append(
      LevelStage(
        name: goal.name, objective: result.incumbent?.objective, bound: result.bestBound,
        termination: result.termination, statistics: result.statistics))
    guard let solution = result.incumbent else { return false }
    point = solution.values
    let tolerance = 1e-9 * max(1, abs(solution.objective))
    let isLeast = goal.objective.sense == .minimize
    model.add(
      "keep[\(goal.name)]", goal.objective.expression,
      isLeast ? .atMost(solution.objective + tolerance) : .atLeast(solution.objective - tolerance))
    return true
  }

  private func search(_ goal: Goal) throws -> SolveResult {
    var search = WholeNumberSearch(forms: [model], groups: groups)
    search.effort.roundLimit = options.searchRoundLimit
    search.effort.seed = options.searchSeed
    search.options = SolveOptions(timeLimit: deadline.remaining)
    search.options.cancellation = options.cancellation
    search.options.messages = options.messages
    search.options.start = point
    if let progress = options.progress { search.options.progress = { progress(goal.name, $0) } }
    return try search.run(with: solver)
  }

  /// The sites by themselves.
  private var groups: [[[Variable]]] {
    let bySite = Dictionary(grouping: formulation.open.keys, by: \.site)
    return [bySite.keys.sorted().map { (bySite[$0] ?? []).map { formulation.open[$0] } }]
  }
}
