public import LinliLP

/// Answers a roster question: level after level, each proven as far as the limits allow.
///
/// Most questions are solved as one program, see `RosterFormulation`. A large question with one level that asks for nothing
/// but what lines can tell (`RosterLines`) is searched line by line, see `LineOptimizer`.
public struct RosterOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// Finds a roster.
  ///
  /// - Throws: ``SolverError`` if the solver gave up. No roster within the limits is an answer without a roster.
  public func solve(_ instance: RosterInstance, options: RosterSolveOptions) throws -> RosterAnswer {
    if let level = instance.options.levels.first, instance.options.levels.count == 1, !options.isDemandRequired,
      instance.eligibility.pairCount > Self.programPairs, let lines = RosterLines(instance, level: level)
    {
      return try self.lines(lines, level, options)
    }
    return try program(instance, instance.options.levels, options).answer
  }

  /// Pairs of a person and a shift up to which a question is one program.
  private static let programPairs = 400

  /// The method `lines`: one level, searched line by line.
  private func lines(
    _ lines: RosterLines, _ level: RosterLevel, _ options: RosterSolveOptions
  ) throws -> RosterAnswer {
    let clock = ContinuousClock.now
    var search = LineSearchOptions()
    search.timeLimit = options.timeLimit
    search.cancellation = options.cancellation
    search.seed = options.searchSeed
    search.neighbourhoodLimit = options.searchRoundLimit * 10
    search.messages = options.messages
    if let progress = options.progress { search.progress = { progress(level.name, $0) } }
    let found = try LineOptimizer(solver: solver).solve(lines.problem, options: search)
    var statistics = SolveStatistics()
    statistics.solver = solver.identity
    statistics.wallTime = ContinuousClock.now - clock
    let stage = LevelStage(
      name: level.name, objective: found.objective.map { Double($0) }, bound: found.bound.map { Double($0) },
      termination: found.termination, statistics: statistics)
    return RosterAnswer(plan: found.duties.map { lines.plan($0) }, stages: [stage], levelCount: 1, method: "lines")
  }
}
