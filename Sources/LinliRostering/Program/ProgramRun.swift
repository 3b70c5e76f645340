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
  private var stages: [RosterStage] = []
  /// The duals of the last relaxation that was solved; nil if the last try needed none.
  private(set) var duals: DualSolution?
  /// Its value.
  private(set) var relaxedValue = 0.0

  init(
    _ formulation: RosterFormulation, _ solver: any Solver, _ options: RosterSolveOptions, _ budget: TimeBudget,
    session: any SolverSession
  ) {
    self.formulation = formulation
    self.solver = solver
    self.options = options
    self.budget = budget
    state = ProgramState(formulation.model, session)
  }

  /// Solves some levels in order, and gives what came of them.
  mutating func run(_ levels: some Collection<RosterLevel>) throws -> RosterAnswer {
    for level in levels {
      guard stages.isEmpty || budget.exhausted == nil else { break }
      guard try solve(level) else { break }
    }
    let plan = point.map { RosterPlan(formulation, at: $0) }
    if let plan { credit(plan) }
    return RosterAnswer(plan: plan, stages: stages, levelCount: levels.count, method: "program")
  }

  /// Solves one level and keeps what it reached; false if the run has to end.
  private mutating func solve(_ level: RosterLevel) throws -> Bool {
    let clock = ContinuousClock.now
    var outcome: LevelOutcome
    var band: FairBand?
    if case .fairness(let share)? = level.singleMeasure {
      var search = FairLoadSearch(formulation.fairLoads(of: share), level.name)
      (outcome, band) = try search.run(in: &self)
    } else {
      guard let expression = formulation.expression(of: level) else { preconditionFailure("level \(level.name)") }
      outcome = try minimize(expression, level.name)
      if let value = outcome.objective { state.add("keep[\(level.name)]", expression, .atMost(value)) }
    }
    outcome.statistics.wallTime = ContinuousClock.now - clock
    stages.append(
      RosterStage(
        name: level.name, objective: outcome.objective, bound: outcome.bound, termination: outcome.termination,
        statistics: outcome.statistics))
    guard let value = outcome.objective else { return false }
    kept.append(KeptRosterLevel(level: level, value: Int(value.rounded()), band: band))
    return true
  }

  /// Gives a level that was not proven the value it has in the final roster, where a later level's search improved it.
  private mutating func credit(_ plan: RosterPlan) {
    guard let point else { return }
    for position in stages.indices where stages[position].termination != .optimal {
      let value = self.value(of: kept[position].level, at: point)
      guard let objective = stages[position].objective, value < objective - 0.5 else { continue }
      stages[position].objective = value
      kept[position].value = Int(value.rounded())
      if let bound = stages[position].bound, bound >= value - 1e-6 { stages[position].termination = .optimal }
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

/// What came of one level, or of one try in it.
struct LevelOutcome {
  var objective: Double?
  var bound: Double?
  var termination: Termination
  var statistics: SolveStatistics
}

// MARK: - One objective

extension ProgramRun {
  /// Makes an expression over whole variables as small as it gets, from the point at hand.
  ///
  /// - Parameters:
  ///   - target: the search may end once this is reached; nil to go on to the proof.
  ///   - isLinearOnly: whether only the relaxation is solved.
  mutating func minimize(
    _ expression: LinearExpression, _ level: String, target: Double? = nil, isLinearOnly: Bool = false
  ) throws -> LevelOutcome {
    state.minimize(expression)
    duals = nil
    var statistics = SolveStatistics(of: state.whole, solver: solver.identity)
    let least = state.whole.range(of: expression).lower
    if let value = currentValue, value <= least + 1e-6 {
      return LevelOutcome(objective: value, bound: value, termination: .optimal, statistics: statistics)
    }
    let relaxed = try state.session.solve(options: solveOptions(level))
    statistics.addEffort(of: relaxed.statistics)
    guard relaxed.termination == .optimal, let solution = relaxed.incumbent else {
      let isProven = relaxed.termination == .infeasible && point == nil
      return LevelOutcome(
        objective: currentValue, bound: least.isFinite && !isProven ? least : nil, termination: relaxed.termination,
        statistics: statistics)
    }
    duals = relaxed.duals
    relaxedValue = solution.objective
    let bound = max(least, state.whole.integralObjective?.roundedBound(solution.objective) ?? solution.objective)
    take(solution.values)
    if let value = currentValue, value <= max(bound, target ?? -.infinity) + 1e-6 {
      return LevelOutcome(objective: value, bound: bound, termination: .optimal, statistics: statistics)
    }
    if !isLinearOnly, try repair(solution.values, level, &statistics), let value = currentValue,
      value <= max(bound, target ?? -.infinity) + 1e-6
    {
      return LevelOutcome(objective: value, bound: bound, termination: .optimal, statistics: statistics)
    }
    if isLinearOnly || target.map({ bound > $0 + 0.5 }) ?? false {
      return LevelOutcome(
        objective: currentValue, bound: bound, termination: .limit(.nodes), statistics: statistics)
    }
    return try search(level, target: target, statistics)
  }

  /// Makes a solution of the relaxation whole where it is not: people and shifts with parts of assignments are free, all
  /// others stay as they are.
  ///
  /// - Returns: whether there is a better point now.
  private mutating func repair(_ values: [Double], _ level: String, _ statistics: inout SolveStatistics) throws -> Bool {
    let keys = formulation.assign.keys
    var people: Set<VolunteerID> = []
    var shifts: Set<ShiftID> = []
    for (index, key) in keys.enumerated() where abs(values[index] - values[index].rounded()) > 1e-6 {
      people.insert(key.volunteer)
      shifts.insert(key.shift)
    }
    var isFree = Array(repeating: true, count: state.whole.variableCount)
    var fixed = values
    for (index, key) in keys.enumerated() {
      isFree[index] = people.contains(key.volunteer) || shifts.contains(key.shift)
      fixed[index] = values[index].rounded()
    }
    let part = PartialProgram(state.whole, at: fixed, free: isFree)
    var solve = solveOptions(level)
    solve.nodeLimit = 300
    solve.progress = nil
    let result = try solver.solve(part.model, options: solve)
    statistics.addEffort(of: result.statistics)
    guard let found = result.incumbent else { return false }
    let before = currentValue
    take(part.lifted(found.values))
    return currentValue != before
  }

  /// Searches whole numbers for the objective at hand.
  private mutating func search(
    _ level: String, target: Double?, _ before: SolveStatistics
  ) throws -> LevelOutcome {
    var search = WholeNumberSearch(forms: [state.whole], groups: groups)
    search.effort.roundLimit = options.searchRoundLimit
    search.effort.seed = options.searchSeed
    search.options = solveOptions(level)
    search.options.start = point
    search.target = target
    let result = try search.run(with: solver)
    var statistics = before
    statistics.addEffort(of: result.statistics)
    if let values = result.incumbent?.values { take(values) }
    return LevelOutcome(
      objective: currentValue, bound: result.bestBound, termination: result.termination, statistics: statistics)
  }

  /// The value of the objective at the point at hand; nil without one.
  private var currentValue: Double? { point.map { state.whole.objective.expression.value(at: $0) } }

  /// Takes a point if it is whole, keeps the program and is better than the one at hand.
  private mutating func take(_ values: [Double]) {
    let definitions = state.whole.variables
    var rounded = values
    for (index, definition) in definitions.enumerated() where definition.kind.isIntegral {
      guard abs(values[index] - values[index].rounded()) < Tolerances.standard.integrality else { return }
      rounded[index] = values[index].rounded()
    }
    let value = state.whole.objective.expression.value(at: rounded)
    if let current = currentValue, value >= current - 1e-6 { return }
    guard state.whole.feasibilityReport(of: rounded).isFeasible else { return }
    point = rounded
  }

  private func solveOptions(_ level: String) -> SolveOptions {
    var solve = budget.remaining
    if let progress = options.progress { solve.progress = { progress(level, $0) } }
    return solve
  }

  /// The assignments by person and by day.
  private var groups: [[[Variable]]] {
    let keys = formulation.assign.keys
    let byPerson = Dictionary(grouping: keys, by: \.volunteer)
    let byDay = Dictionary(grouping: keys) { formulation.instance.shift($0.shift)?.date.ordinal ?? 0 }
    return [
      byPerson.keys.sorted().map { (byPerson[$0] ?? []).map { formulation.assign[$0] } },
      byDay.keys.sorted().map { (byDay[$0] ?? []).map { formulation.assign[$0] } },
    ]
  }
}
