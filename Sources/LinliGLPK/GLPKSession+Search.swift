internal import CGLPK
import LinliLP

extension GLPKSession {
  /// Searches whole-number solutions by branch and bound.
  ///
  /// GLPK's presolve begins with a relaxation of its own; where it leads to an answer, no other is solved before. Its
  /// tolerance is wider than ours, so that is for objectives that grow in steps.
  ///
  /// GLPK takes no starting point together with its presolve, so what is known already enters as one more row: the
  /// objective is better than that. A search that finds nothing then proves the known value best.
  func wholeNumberResult(
    _ options: SolveOptions, _ clock: SolveClock, _ statistics: SolveStatistics
  ) throws(SolverError) -> SolveResult {
    var statistics = statistics
    let known = knownBefore(options)
    let integral = model.integralObjective
    if let value = known.value { try addCutoffRow(value, integral) }
    var outcome = SearchOutcome(termination: .numericalTrouble)
    if try !presolvedSearch(options, clock, &outcome, &statistics) {
      let relaxation = try solveRelaxation(options, clock, &statistics)
      outcome = SearchOutcome(termination: relaxation.termination, bound: relaxation.objective)
      switch relaxation.termination {
      case .optimal:
        try branchAndBound(options, clock, &outcome, &statistics)
      case .unbounded, .infeasibleOrUnbounded:
        if known.value != nil { try removeCutoffRow() }
        return try unboundedOrInfeasible(options, clock, statistics)
      default: break
      }
    }
    if known.value != nil && problem != nil { try removeCutoffRow() }
    return conclude(outcome, known, integral, options, statistics)
  }

  private func addCutoffRow(_ known: Double, _ integral: IntegralObjective?) throws(SolverError) {
    let sense = model.objective.sense
    let limit =
      integral?.middle(before: known) ?? known - sense.sign * Self.leastImprovement(on: known)
    let bound = limit - model.objective.expression.constant
    try problem?.addRows(1)
    try problem?.setRow(model.constraintCount, model.objective.expression.terms)
    try problem?.setRowBounds([sense == .minimize ? .atMost(bound) : .atLeast(bound)], from: model.constraintCount)
  }

  private func removeCutoffRow() throws(SolverError) {
    // A basis without the row is valid only if the row was basic; another start costs little here.
    loaded.hasBasis = false
    try problem?.deleteLastRow()
  }

  /// An unbounded relaxation: the model is unbounded if it has any whole-number point, infeasible if it has none.
  private func unboundedOrInfeasible(
    _ options: SolveOptions, _ clock: SolveClock, _ statistics: SolveStatistics
  ) throws(SolverError) -> SolveResult {
    let objective = model.objective
    setObjective(.none)
    defer { setObjective(objective) }
    var probe = options
    probe.cutoff = nil
    probe.progress = nil
    probe.timeLimit = options.timeLimit.map { max(.zero, $0 - clock.elapsed) }
    var result = try solve(options: probe)
    result.statistics.addEffort(of: statistics)
    switch result.termination {
    case .optimal: result.termination = .unbounded
    case .infeasible, .limit: break
    default: result.termination = .infeasibleOrUnbounded
    }
    result.incumbent = nil
    result.bestBound = nil
    return result
  }
}

// MARK: - Branch and bound

extension GLPKSession {
  /// What the search found, in the unit of our objective.
  struct SearchOutcome {
    var termination: Termination
    var solution: Solution?
    var bound: Double?
  }

  /// A search whose relaxation is the presolve's; false if it came to no answer or settings do not presolve.
  private func presolvedSearch(
    _ options: SolveOptions, _ clock: SolveClock, _ outcome: inout SearchOutcome, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> Bool {
    let settings = SearchSettings.variant(options.searchVariant)
    guard settings.presolves, model.integralObjective != nil, !clock.isOver, !isInterrupted(options) else {
      return false
    }
    switch try run(settings, options, clock, &outcome, &statistics) {
    case .ended(.optimal), .ended(.infeasible), .ended(.limit): return true
    default: return false
    }
  }

  private func branchAndBound(
    _ options: SolveOptions, _ clock: SolveClock, _ outcome: inout SearchOutcome, _ statistics: inout SolveStatistics
  ) throws(SolverError) {
    let settings = SearchSettings.variant(options.searchVariant)
    if try run(settings, options, clock, &outcome, &statistics) == .needsAnotherStart {
      let other = SearchSettings(presolves: !settings.presolves, branching: settings.branching)
      if try run(other, options, clock, &outcome, &statistics) == .needsAnotherStart {
        outcome.termination = .numericalTrouble
      }
    }
  }

  private func run(
    _ settings: SearchSettings, _ options: SolveOptions, _ clock: SolveClock, _ outcome: inout SearchOutcome,
    _ statistics: inout SolveStatistics
  ) throws(SolverError) -> GLPKStatus {
    var parameters = settings.parameters
    if !options.wantsAllCuts { parameters.mir_cuts = GLP_OFF }
    parameters.tm_lim = clock.remainingMilliseconds
    parameters.mip_gap = options.relativeGap
    parameters.tol_int = options.tolerances.integrality
    var limits = linli_search_limits()
    limits.node_limit = Int32(clamping: options.nodeLimit ?? -1)
    limits.iteration_limit = Int32(clamping: options.iterationLimit ?? -1)
    limits.absolute_gap = options.absoluteGap * loaded.objectiveScale
    var state = linli_search_state()
    var code: Int32 = 0
    let watch = SolveWatch(options, cancellations(options), scale: loaded.objectiveScale)
    var cWatch = watch.cWatch(deadline: clock.deadline)
    let guarded = try problem?.watched(by: &cWatch) { () throws(SolverError) in
      try problem?.guarded("glp_intopt") { linli_intopt($0, &parameters, &limits, &state, &code) }
    }
    withExtendedLifetime(watch) {}
    statistics.nodeCount += Int(state.node_count)
    if state.has_bound != 0 { improve(&outcome.bound, with: state.bound / loaded.objectiveScale) }
    guard guarded == .done else {
      problem = nil
      outcome.termination = .limit(isInterrupted(options) ? .interrupted : .time)
      return .ended(outcome.termination)
    }
    return try read(code, state, options, clock, &outcome, &statistics)
  }

  private func read(
    _ code: Int32, _ state: linli_search_state, _ options: SolveOptions, _ clock: SolveClock,
    _ outcome: inout SearchOutcome, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> GLPKStatus {
    guard let status = try problem?.status() else { return .needsAnotherStart }
    count(status.iteration_count, &statistics)
    let ended = try GLPKStatus.search(code: code, whole: status.whole, stopReason: state.stop_reason)
    if case .ended(let termination) = ended { outcome.termination = termination }
    if status.whole == GLP_OPT || status.whole == GLP_FEAS {
      let values = try problem?.values(whole: true, count: model.variableCount) ?? []
      outcome.solution = try checkedSolution(values, options, clock, &statistics)
      // An optimum that does not hold is worth another try; what a stopped search had is lost then.
      if outcome.solution == nil, ended == .ended(.optimal) { return .needsAnotherStart }
    }
    return ended
  }

  /// The bound that says more: the lower one is weaker when minimizing.
  private func improve(_ bound: inout Double?, with other: Double) {
    if let known = bound, model.objective.sense.prefers(other, to: known) { return }
    bound = other
  }

  /// GLPK's point with its whole values made whole, checked against the model. Where the rounding moves a constraint out
  /// of tolerance, the other values are found anew with the whole ones fixed.
  private func checkedSolution(
    _ values: [Double], _ options: SolveOptions, _ clock: SolveClock, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> Solution? {
    var rounded = values
    for (index, definition) in model.variables.enumerated() where definition.kind.isIntegral {
      guard abs(values[index] - values[index].rounded()) <= 10 * options.tolerances.integrality else { return nil }
      rounded[index] = values[index].rounded()
    }
    let report = model.feasibilityReport(of: rounded, tolerances: options.tolerances)
    if report.isFeasible { return Solution(values: rounded, of: model) }
    if let better = try solutionWithFixedWholes(rounded, options, clock, &statistics) { return better }
    return isFeasible(rounded, options) ? Solution(values: rounded, of: model) : nil
  }

  private func solutionWithFixedWholes(
    _ values: [Double], _ options: SolveOptions, _ clock: SolveClock, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> Solution? {
    var fixed = model.relaxation
    for (index, definition) in model.variables.enumerated() where definition.kind.isIntegral {
      fixed.setBounds(.equal(values[index]), of: Variable(index: index))
    }
    // A moment is left for this even if the time is up or the search was interrupted: a plan depends on it.
    var own = SolveOptions(timeLimit: options.timeLimit.map { max(.milliseconds(200), $0 - clock.elapsed) })
    if isInterrupted(options) { own.timeLimit = .milliseconds(200) } else { own.cancellation = options.cancellation }
    // A solve of its own, on a thread of its own: this thread's problem stays as it is.
    let result = try GLPKSolver().solve(fixed, options: own)
    statistics.addEffort(of: result.statistics)
    guard let solution = result.incumbent, isFeasible(solution.values, options) else { return nil }
    return Solution(values: solution.values, of: model)
  }
}

// MARK: - Conclusions

extension GLPKSession {
  /// Puts what was known before the search back into the picture.
  private func conclude(
    _ outcome: SearchOutcome, _ known: KnownBefore, _ integral: IntegralObjective?, _ options: SolveOptions,
    _ statistics: SolveStatistics
  ) -> SolveResult {
    var result = SolveResult(termination: outcome.termination, statistics: statistics)
    switch outcome.termination {
    case .optimal, .infeasible, .limit: break
    default: return result
    }
    let found = outcome.solution.flatMap { isWanted($0, known) ? $0 : nil }
    result.incumbent = found ?? known.start
    if outcome.termination == .infeasible || (outcome.termination == .optimal && found == nil) {
      // Nothing is better than what was known.
      guard let value = known.value else { return result }
      result.termination = known.start == nil ? .cutoff : .optimal
      result.bestBound = value
      return result
    }
    result.bestBound = outcome.bound.map { integral?.roundedBound($0) ?? $0 }
    if outcome.termination == .optimal && options.relativeGap == 0 && options.absoluteGap == 0 {
      result.bestBound = result.incumbent?.objective
    }
    if let known = known.value, let bound = result.bestBound, !model.objective.sense.prefers(bound, to: known) {
      result.bestBound = known
    }
    return settledByBound(result)
  }

  private func isWanted(_ solution: Solution, _ known: KnownBefore) -> Bool {
    known.value.map { isBetter(solution.objective, than: $0) } ?? true
  }

  /// A bound on the wrong side of the incumbent is the incumbent itself, and a stopped search that met its bound is done.
  private func settledByBound(_ result: SolveResult) -> SolveResult {
    guard let incumbent = result.incumbent, let bound = result.bestBound,
      !model.objective.sense.prefers(bound, to: incumbent.objective)
    else { return result }
    var settled = result
    settled.bestBound = incumbent.objective
    settled.termination = .optimal
    return settled
  }
}
