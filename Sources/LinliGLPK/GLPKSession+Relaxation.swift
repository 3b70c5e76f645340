internal import CGLPK
import LinliLP

extension GLPKSession {
  /// What the simplex found.
  struct Relaxation {
    var termination: Termination
    /// In our objective's unit; nil unless optimal.
    var objective: Double?
  }

  /// One way to start the simplex.
  private struct Attempt {
    enum Start {
      case fromBasis
      case advanced
      case slacks
      /// Slacks, and every variable at the bound where the point to start from has it.
      case point([Double])
    }
    var start: Start
    var method: Int32
    var presolves = false
    /// How far GLPK may be off in a bound or a reduced cost, relative to its size. Closer than GLPK's own 1e-6, so that
    /// a value that is kept in the next program is one that can be kept; looser only where that did not work.
    var tolerance = 1e-9
  }

  /// Solves the linear relaxation, from the basis at hand if there is one; from other bases if GLPK loses its numbers.
  func solveRelaxation(
    _ options: SolveOptions, _ clock: SolveClock, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> Relaxation {
    var attempts = [
      Attempt(start: .advanced, method: GLP_PRIMAL), Attempt(start: .slacks, method: GLP_DUALP),
      Attempt(start: .slacks, method: GLP_PRIMAL, presolves: true, tolerance: 1e-7),
      Attempt(start: .advanced, method: GLP_PRIMAL, tolerance: 1e-7),
    ]
    if loaded.hasBasis {
      attempts.insert(Attempt(start: .fromBasis, method: GLP_PRIMAL), at: 0)
    } else if let start = options.start, !model.hasIntegralVariables, start.count == model.variableCount {
      attempts.insert(Attempt(start: .point(start), method: GLP_DUALP), at: 0)
    }
    var undecided = false
    var infeasibleCount = 0
    for attempt in attempts {
      if isInterrupted(options) { return Relaxation(termination: .limit(.interrupted)) }
      if clock.isOver { return Relaxation(termination: .limit(.time)) }
      switch try run(attempt, options, clock, &statistics) {
      case .needsAnotherStart: continue
      // The dual method can see that no dual solution exists without knowing which case it is; the primal one tells.
      case .ended(.infeasibleOrUnbounded): undecided = true
      // From a used basis GLPK has called feasible programs infeasible: a second start has to say so as well.
      case .ended(.infeasible) where infeasibleCount == 0: infeasibleCount = 1
      case .ended(let termination): return try relaxation(ending: termination)
      }
    }
    return Relaxation(termination: undecided ? .infeasibleOrUnbounded : .numericalTrouble)
  }

  private func relaxation(ending termination: Termination) throws(SolverError) -> Relaxation {
    loaded.hasBasis = termination == .optimal || termination == .infeasible
    guard termination == .optimal, let status = try problem?.status() else {
      return Relaxation(termination: termination)
    }
    return Relaxation(termination: termination, objective: status.objective / loaded.objectiveScale)
  }

  private func run(
    _ attempt: Attempt, _ options: SolveOptions, _ clock: SolveClock, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> GLPKStatus {
    switch attempt.start {
    case .fromBasis: break
    case .advanced: try problem?.resetBasis(advanced: true)
    case .slacks: try problem?.resetBasis(advanced: false)
    case .point(let point): try startAtBounds(of: point)
    }
    var parameters = glp_smcp()
    glp_init_smcp(&parameters)
    parameters.msg_lev = GLP_MSG_ON
    parameters.out_frq = 200
    parameters.meth = attempt.method
    parameters.presolve = attempt.presolves ? GLP_ON : GLP_OFF
    parameters.tol_bnd = attempt.tolerance
    parameters.tol_dj = attempt.tolerance
    parameters.tm_lim = clock.remainingMilliseconds
    let left = userIterations(options, statistics)
    parameters.it_lim = Int32(clamping: min(left, stallIterationCount))
    let status = try simplex(parameters, options, clock, &statistics)
    let hasStalled = status == .ended(.limit(.iterations)) && left > stallIterationCount
    return hasStalled ? .needsAnotherStart : status
  }

  /// The slack basis with every variable at one of its bounds, the upper one where the point has it there.
  private func startAtBounds(of point: [Double]) throws(SolverError) {
    try problem?.resetBasis(advanced: false)
    let counts = (rows: model.constraintCount, columns: model.variableCount)
    guard var basis = try problem?.basis(rowCount: counts.rows, columnCount: counts.columns) else { return }
    for (index, definition) in model.variables.enumerated() where !definition.bounds.isFixed {
      let upper = definition.bounds.upper
      if upper.isFinite, basis.columns[index] == GLP_NL, point[index] >= upper { basis.columns[index] = GLP_NU }
    }
    try problem?.setBasis(basis)
  }

  /// What the user's iteration limit leaves for the simplex.
  private func userIterations(_ options: SolveOptions, _ statistics: SolveStatistics) -> Int {
    guard let limit = options.iterationLimit, !model.hasIntegralVariables else { return Int.max }
    return max(0, limit - statistics.iterationCount)
  }

  /// So many iterations are far more than a program of this size takes: GLPK goes round in circles, and another start has
  /// to be tried. Counted and not timed, so that the same program always takes the same way.
  private var stallIterationCount: Int { 1000 + 20 * (model.variableCount + model.constraintCount) }

  private func simplex(
    _ parameters: glp_smcp, _ options: SolveOptions, _ clock: SolveClock, _ statistics: inout SolveStatistics
  ) throws(SolverError) -> GLPKStatus {
    var parameters = parameters
    var code: Int32 = 0
    let watch = SolveWatch(options, cancellations(options), scale: loaded.objectiveScale)
    var cWatch = watch.cWatch(deadline: clock.deadline)
    let outcome = try problem?.watched(by: &cWatch) { () throws(SolverError) in
      try problem?.guarded("glp_simplex") { linli_simplex($0, &parameters, &code) }
    }
    withExtendedLifetime(watch) {}
    guard outcome == .done, let status = try problem?.status() else {
      problem = nil
      return .ended(.limit(isInterrupted(options) ? .interrupted : .time))
    }
    count(status.iteration_count, &statistics)
    return try GLPKStatus.simplex(code: code, primal: status.primal, dual: status.dual)
  }

  /// Adds the iterations since the last call; GLPK counts them for as long as the problem lives.
  func count(_ iterationCount: Int32, _ statistics: inout SolveStatistics) {
    statistics.iterationCount += Int(iterationCount) - loaded.iterationCount
    loaded.iterationCount = Int(iterationCount)
  }

  /// The result of a model without whole variables, checked against the model itself.
  func linearResult(
    _ relaxation: Relaxation, _ options: SolveOptions, _ statistics: SolveStatistics
  ) throws(SolverError) -> SolveResult {
    guard relaxation.termination == .optimal else {
      var result = SolveResult(termination: relaxation.termination, statistics: statistics)
      if case .limit = relaxation.termination { result.incumbent = knownBefore(options).start }
      return result
    }
    let values = try problem?.values(whole: false, count: model.variableCount) ?? []
    guard isFeasible(values, options) else {
      return SolveResult(termination: .numericalTrouble, statistics: statistics)
    }
    let solution = Solution(values: values, of: model)
    if let cutoff = cutoff(options), !isBetter(solution.objective, than: cutoff) {
      return SolveResult(termination: .cutoff, bestBound: cutoff, statistics: statistics)
    }
    let duals = try problem?.duals(rowCount: model.constraintCount, columnCount: model.variableCount)
    return SolveResult(
      termination: .optimal, incumbent: solution, duals: duals, bestBound: solution.objective,
      ranging: options.wantsRanging ? try ranging(at: solution, duals) : nil, statistics: statistics)
  }

  /// Whether a point keeps everything the model asks for. GLPK keeps bounds relative to its own scaling, so it gets
  /// ten times the tolerance before its answer is called untrustworthy.
  func isFeasible(_ values: [Double], _ options: SolveOptions) -> Bool {
    var tolerances = options.tolerances
    tolerances.feasibility *= 10
    return model.feasibilityReport(of: values, tolerances: tolerances).isFeasible
  }
}
