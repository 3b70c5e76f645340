import LinliDomain
public import LinliLP

/// Answers a matching question: level after level, each proven as far as the limits allow.
public struct MatchingOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// Finds a plan.
  ///
  /// Divisible sessions are linear programs, solved one after another from one basis. Whole sessions and other yes-or-no
  /// rules are searched, see `WholeSessionSearch`.
  ///
  /// - Throws: ``SolverError`` if the solver gave up. No plan within the limits is an answer without a plan.
  public func solve(_ instance: MatchingInstance, options: MatchingSolveOptions) throws -> MatchingAnswer {
    let formulation = MatchingFormulation(instance, isDemandRequired: options.isDemandRequired)
    if formulation.model.hasIntegralVariables {
      var search = WholeSessionSearch(formulation, solver, options)
      return try search.run()
    }
    return try solver.withSession(formulation.model) { session in
      var run = DivisibleRun(formulation: formulation, session: session, options: options)
      return try run.solve()
    }
  }

  /// The program of a level, the levels before it solved and kept.
  ///
  /// - Parameter name: the level; nil for the first.
  /// - Throws: ``SolverError``; ``SolverError/noIncumbent(_:)`` if a level before it has no plan to keep.
  public func program(
    of name: String?, for instance: MatchingInstance, options: MatchingSolveOptions
  ) throws -> Model? {
    let levels = instance.levels
    guard let position = name.map({ name in levels.firstIndex { $0.name == name } }) ?? 0 else { return nil }
    var before = instance.options
    before.levels = Array(levels[..<position])
    var kept: [KeptLevel] = []
    if position > 0 {
      let answer = try solve(instance.asking(before), options: options)
      guard answer.plan != nil else { throw SolverError.noIncumbent(answer.termination) }
      kept = answer.kept
    }
    let formulation = MatchingFormulation(instance, isDemandRequired: options.isDemandRequired)
    return formulation.program(of: levels[position], keeping: kept)
  }
}

/// One run over all levels for divisible sessions, in one session of the solver.
struct DivisibleRun {
  let formulation: MatchingFormulation
  let session: any SolverSession
  let options: MatchingSolveOptions
  private var stages: [LevelStage] = []
  private var kept: [KeptLevel] = []
  private var plan: MatchingPlan?
  private let start = ContinuousClock.now

  init(formulation: MatchingFormulation, session: any SolverSession, options: MatchingSolveOptions) {
    self.formulation = formulation
    self.session = session
    self.options = options
  }

  mutating func solve() throws -> MatchingAnswer {
    let levels = formulation.instance.levels
    for level in levels {
      guard try solve(level) else { break }
    }
    return MatchingAnswer(plan: plan, stages: stages, kept: kept, levelCount: levels.count)
  }

  /// Solves one level and keeps its value; false if the run has to end.
  private mutating func solve(_ level: MatchingLevel) throws -> Bool {
    session.setObjective(formulation.objective(of: level))
    let result = try session.solve(options: solveOptions(for: level))
    stages.append(
      LevelStage(
        name: level.name, objective: result.incumbent?.objective, bound: result.bestBound,
        termination: result.termination, statistics: result.statistics))
    guard result.termination == .optimal, let solution = result.incumbent else { return false }
    plan = MatchingPlan(formulation, at: solution.values)
    var value = KeptLevel(level: level, value: solution.objective)
    if level.singleMeasure == .allCoverages {
      guard let coverages = try raiseCoverages(level, from: solution) else { return false }
      value.coverages = coverages
    }
    kept.append(value)
    for constraint in formulation.constraints(keeping: value) {
      session.add(constraint.name, constraint.expression, constraint.bounds)
    }
    return true
  }

  /// The coverages of full max–min once the lowest is known, or nil if a limit stopped that: the plan so far stays, and
  /// the level's stage says how it ended.
  private mutating func raiseCoverages(
    _ level: MatchingLevel, from solution: Solution
  ) throws -> [CommunityID: Double]? {
    let run = self
    var ascent = CoverageAscent(formulation: formulation, session: session) { run.solveOptions(for: level) }
    defer {
      plan = ascent.lastPlan ?? plan
      stages[stages.count - 1].statistics.addEffort(of: ascent.effort)
    }
    do {
      return try ascent.run(from: solution)
    } catch SolverError.noIncumbent(let termination) {
      stages[stages.count - 1].termination = termination
      return nil
    }
  }

  private func solveOptions(for level: MatchingLevel) -> SolveOptions {
    var solve = SolveOptions(timeLimit: options.timeLimit.map { max(.zero, $0 - (ContinuousClock.now - start)) })
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    if let progress = options.progress { solve.progress = { progress(level.name, $0) } }
    return solve
  }
}

extension MatchingInstance {
  /// The same question with other options that need no new check: levels.
  func asking(_ options: MatchingOptions) throws(MatchingInstanceError) -> MatchingInstance {
    var data = data
    data.options = options
    return try MatchingInstance(data)
  }

  /// The data of the question, to be changed and checked again.
  public var data: MatchingData {
    var data = MatchingData()
    data.communities = communities
    data.hasDegrees = hasDegrees
    data.services = services
    data.listRules = listRules
    data.forbiddenPairings = forbiddenPairings
    data.needs = needs
    data.providers = providers
    data.rooms = rooms
    data.accounts = accounts
    data.options = options
    return data
  }
}
