import LinliDomain
import LinliLP

/// One run over all levels on the direct program.
///
/// An additive level is a linear program first, from the basis of the one before: where its solution is whole, which the
/// rows of cliques make usual, or no better than the roster at hand, the level is done. Otherwise a search over whole
/// numbers follows. Fair shares are tried value by value, see `FairLoadSearch`. What a level reached is kept by
/// constraints.
struct ProgramRun {
  let formulation: RosterFormulation
  let solver: any Solver
  let options: RosterSolveOptions
  let budget: TimeBudget
  var state: ProgramState
  /// The best point so far, one value per variable of the program as it stands.
  var point: [Double]?
  private(set) var kept: [KeptRosterLevel] = []
  /// The assignments of the lazy rules that were added last.
  var brokenVariables: [Variable] = []
  /// How many rows were added to the program because a point broke them.
  var addedRowCount = 0
  /// Whether a first relaxation begins at the point at hand: for objectives that pull towards it.
  var startsAtPoint = false
  /// Where such a relaxation begins while no roster is at hand; need not be legal.
  var hint: [Double]?
  /// Whether what cuts off a relaxation stays: not where bounds are narrowed for a try and widened again.
  var keepsCuts = true
  private var stages: [LevelStage] = []
  /// The last relaxation that was solved; nil if the last try needed none.
  var relaxation: Relaxation?

  /// An optimal solution of a relaxation.
  struct Relaxation {
    var value: Double
    var values: [Double]
    var duals: DualSolution
  }

  /// A run in a session over the relaxation of the formulation's core: its program without lazy rules.
  init(
    _ formulation: RosterFormulation, core: Model, _ solver: any Solver, _ options: RosterSolveOptions,
    _ budget: TimeBudget, session: any SolverSession
  ) {
    self.formulation = formulation
    self.solver = solver
    self.options = options
    self.budget = budget
    state = ProgramState(core, session)
  }

  /// Solves some levels in order, and gives what came of them.
  mutating func run(_ levels: some Collection<RosterLevel>) throws -> RosterAnswer {
    var greedy = GreedyRoster(formulation)
    point = greedy.point()
    return try run(on: levels, levelCount: levels.count)
  }

  /// Solves some levels in order after what was recorded, and gives what came of all.
  mutating func run(on levels: some Collection<RosterLevel>, levelCount: Int) throws -> RosterAnswer {
    for level in levels {
      guard stages.last.map({ $0.termination == .optimal || budget.exhausted == nil }) ?? true,
        try solve(level, isLast: stages.count == levelCount - 1)
      else { break }
    }
    credit()
    return answer(levelCount: levelCount)
  }

  /// What came of the run so far.
  func answer(levelCount: Int) -> RosterAnswer {
    RosterAnswer(
      plan: point.map { RosterPlan(formulation, at: $0) }, stages: stages, levelCount: levelCount, method: "program")
  }

  /// Writes down what came of a level.
  mutating func record(_ name: String, _ outcome: LevelOutcome) {
    stages.append(
      LevelStage(
        name: name, objective: outcome.objective, bound: outcome.bound, termination: outcome.termination,
        statistics: outcome.statistics))
  }

  /// Solves one level and keeps what it reached; false if the run has to end.
  private mutating func solve(_ level: RosterLevel, isLast: Bool) throws -> Bool {
    let clock = ContinuousClock.now
    var (outcome, band) = try tried(level, isLast: isLast)
    outcome.statistics.wallTime = ContinuousClock.now - clock
    record(level.name, outcome)
    guard let value = outcome.objective else { return false }
    kept.append(KeptRosterLevel(level: level, value: Int(value.rounded()), band: band))
    return outcome.termination != .numericalTrouble
  }

  /// Solves one level. Where the solver gives up, the roster at hand remains; without one the error goes on.
  private mutating func tried(_ level: RosterLevel, isLast: Bool) throws -> (LevelOutcome, FairBand?) {
    let before = point
    do {
      if case .fairness(let share)? = level.singleMeasure {
        var search = FairLoadSearch(formulation.fairLoads(of: share), level.name)
        return try search.run(in: &self, isLast: isLast)
      }
      guard let expression = formulation.expression(of: level) else { preconditionFailure("level \(level.name)") }
      let outcome = try minimize(expression, level.name)
      if let value = outcome.objective { state.add("keep[\(level.name)]", expression, .atMost(value)) }
      return (outcome, nil)
    } catch let error as SolverError {
      guard let before else { throw error }
      options.messages?("\(level.name): \(error)")
      point = before
      let statistics = SolveStatistics(of: state.whole, solver: solver.identity)
      return (
        LevelOutcome(
          objective: value(of: level, at: before), bound: nil, termination: .numericalTrouble, statistics: statistics),
        nil
      )
    }
  }

  /// Gives a level that was not proven the value it has in the final roster, where a later level's search improved it.
  private mutating func credit() {
    guard let point else { return }
    for position in kept.indices {
      let name = kept[position].level.name
      guard let stage = stages.firstIndex(where: { $0.name == name && $0.termination != .optimal }) else { continue }
      let value = self.value(of: kept[position].level, at: point)
      guard let objective = stages[stage].objective, value < objective - 0.5 else { continue }
      stages[stage].objective = value
      kept[position].value = Int(value.rounded())
      if let bound = stages[stage].bound, bound >= value - 1e-6 { stages[stage].termination = .optimal }
    }
  }

  private func value(of level: RosterLevel, at values: [Double]) -> Double {
    if case .fairness(let share)? = level.singleMeasure {
      let loads = formulation.fairLoads(of: share)
      return Double(loads.value(at: values) * loads.unit)
    }
    return formulation.expression(of: level)?.value(at: values) ?? 0
  }
}
