/// One run of a ``WholeNumberSearch``.
struct SearchRun {
  let search: WholeNumberSearch
  let solver: any Solver
  let model: Model
  let sense: ObjectiveSense
  let integral: IntegralObjective?
  let budget: TimeBudget
  private(set) var incumbent: Solution?
  private(set) var bound: Double?
  /// Whether the search space was exhausted: nothing better than the incumbent exists.
  private var isExhausted = false
  private var isInfeasible = false
  var statistics: SolveStatistics
  var generator: SplitMix64
  var sizes: [Double]
  var relaxationPoint: [Double] = []
  private var neighbourhoodCount = 0

  init(_ search: WholeNumberSearch, _ solver: some Solver) {
    self.search = search
    self.solver = solver
    model = search.forms[0]
    sense = model.objective.sense
    integral = model.integralObjective
    budget = TimeBudget(search.options)
    statistics = SolveStatistics(of: model, solver: solver.identity)
    generator = SplitMix64(seed: search.effort.seed)
    sizes = Array(repeating: 0.4, count: 3 + search.groups.count)
  }

  /// Runs to the end.
  mutating func result() throws(SolverError) -> SolveResult {
    takeStart()
    if let early = try relax() { return early }
    var round = 0
    while !isSettled, round < search.effort.roundLimit, budget.exhausted == nil {
      if search.effort.provesBounds { try branchAndBound(round) }
      var tried = 0
      while !isSettled, tried < search.effort.neighbourhoodsPerRound, budget.exhausted == nil {
        try neighbourhood(neighbourhoodCount)
        neighbourhoodCount += 1
        tried += 1
      }
      round += 1
    }
    return outcome
  }

  private mutating func takeStart() {
    guard let start = search.options.start, start.count == model.variableCount,
      model.feasibilityReport(of: start, tolerances: search.options.tolerances).isFeasible
    else { return }
    incumbent = Solution(values: start, of: model)
  }

  /// Solves the relaxation; a result if that settles everything.
  private mutating func relax() throws(SolverError) -> SolveResult? {
    let result = try solver.solve(model.relaxation, options: budget.remaining.withoutGoals)
    statistics.addEffort(of: result.statistics)
    guard let solution = result.incumbent, result.termination == .optimal else {
      // A program with a feasible start is not infeasible, whatever the relaxation says.
      let isContradiction = result.termination == .infeasible && incumbent != nil
      return SolveResult(
        termination: isContradiction ? .numericalTrouble : result.termination, incumbent: incumbent,
        statistics: statistics)
    }
    relaxationPoint = solution.values
    improveBound(solution.objective)
    return nil
  }

  private var outcome: SolveResult {
    var result = SolveResult(
      termination: .limit(budget.exhausted ?? .nodes), incumbent: incumbent, bestBound: bound, statistics: statistics)
    if isInfeasible {
      result.termination = .infeasible
      result.bestBound = nil
    } else if isProven, let incumbent {
      result.termination = .optimal
      result.bestBound = incumbent.objective
    }
    return result
  }
}

// MARK: - What is known

extension SearchRun {
  /// Whether nothing more has to be found.
  var isSettled: Bool {
    if isProven || isInfeasible { return true }
    guard let target = search.target, let incumbent else { return false }
    return !sense.prefers(target, to: incumbent.objective)
  }

  private var isProven: Bool {
    guard let incumbent else { return false }
    return isExhausted || bound.map { !sense.prefers($0, to: incumbent.objective) } ?? false
  }

  /// Takes a proven bound, rounded to what the objective can attain.
  private mutating func improveBound(_ value: Double) {
    let rounded = integral?.roundedBound(value) ?? value
    if let bound, sense.prefers(rounded, to: bound) { return }
    bound = rounded
  }

  /// Takes a better point: its whole values are kept, the others are found anew in the first statement, so that whatever
  /// is taken has been checked against it.
  ///
  /// - Returns: whether it was better.
  @discardableResult
  mutating func take(_ solution: Solution?) throws(SolverError) -> Bool {
    guard let solution, isBetter(solution.objective) else { return false }
    var point = Array(solution.values.prefix(model.variableCount))
    if !model.feasibilityReport(of: point, tolerances: search.options.tolerances).isFeasible {
      let completed = try solver.solve(model.withWholeValuesFixed(at: point), options: budget.remaining.withoutGoals)
      statistics.addEffort(of: completed.statistics)
      guard let values = completed.incumbent?.values else { return false }
      point = values
    }
    let candidate = Solution(values: point, of: model)
    guard isBetter(candidate.objective) else { return false }
    incumbent = candidate
    search.options.progress?(
      SolveProgress(incumbent: candidate.objective, bestBound: bound, nodeCount: statistics.nodeCount))
    return true
  }

  private func isBetter(_ objective: Double) -> Bool {
    guard let incumbent else { return true }
    let noise = (integral?.step ?? 0) / 2 + 1e-9 * max(1, abs(incumbent.objective))
    return sense.prefers(objective, to: incumbent.objective - sense.sign * noise)
  }
}

// MARK: - Branch and bound

extension SearchRun {
  /// One short run: the statements of the program in turn, and after each turn the next setting of the solver.
  private mutating func branchAndBound(_ round: Int) throws(SolverError) {
    let form = search.forms[round % search.forms.count]
    let growth = 2 + round / 4
    var options = budget.remaining.withoutGoals
    options.nodeLimit = search.effort.nodeLimit * growth / 2
    options.iterationLimit = search.effort.iterationLimit * growth / 2
    options.searchVariant = round / search.forms.count
    options.cutoff = incumbent?.objective
    options.progress = search.options.progress
    let result = try solver.solve(form, options: options)
    statistics.addEffort(of: result.statistics)
    try take(result.incumbent)
    switch result.termination {
    case .optimal, .cutoff: isExhausted = true
    case .infeasible:
      isExhausted = true
      isInfeasible = incumbent == nil
    default: if let bound = result.bestBound { improveBound(bound) }
    }
  }
}

extension SolveOptions {
  /// The same limits and sinks without a goal of their own: no start, no cutoff, no node or iteration limit.
  var withoutGoals: SolveOptions {
    var options = self
    options.start = nil
    options.cutoff = nil
    options.nodeLimit = nil
    options.iterationLimit = nil
    options.progress = nil
    return options
  }
}

extension Model {
  /// The linear program that is left when the whole variables are fixed at a point.
  func withWholeValuesFixed(at point: [Double]) -> Model {
    var fixed = relaxation
    for (index, definition) in variables.enumerated() where definition.kind.isIntegral {
      fixed.setBounds(.equal(point[index].rounded()), of: Variable(index: index))
    }
    return fixed
  }
}
