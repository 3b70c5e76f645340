/// A solver in exact arithmetic for tests on tiny models: up to about twelve variables and constraints.
///
/// Linear programs are solved by the bounded simplex method with Bland's rule, whole variables by depth-first branch
/// and bound, all in fractions: what it calls optimal, infeasible or unbounded is so, for the fractions that the model's
/// numbers stand for (0.1 is one tenth). It is written to be trusted, not to be fast. Fractions that outgrow 128 bits,
/// and searches that outgrow ``nodeCeiling``, end in ``SolverError/aborted(routine:message:)``, never in a guess.
public struct ReferenceSolver: Solver {
  /// Nodes after which a search without ``SolveOptions/nodeLimit`` is given up. Whole variables without bounds can make
  /// a search endless.
  public static let nodeCeiling = 50_000

  /// A solver; it has no settings.
  public init() {}

  /// Its name.
  public var identity: String { "Linli reference solver" }

  /// Solves a model from scratch.
  ///
  /// Ranging is refused. Iterations are limited for linear programs only. A start counts as feasible when it is so
  /// without any tolerance, whole variables rounded first.
  ///
  /// - Throws: ``SolverError/invalidModel(_:)``, ``SolverError/unsupported(solver:request:)`` for ranging, and
  ///   ``SolverError/aborted(routine:message:)`` when fractions or the search grow too large.
  /// - Complexity: exponential.
  public func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult {
    let begin = ContinuousClock.now
    if options.wantsRanging { throw .unsupported(solver: identity, request: "ranging") }
    let issues = model.issues()
    if !issues.isEmpty { throw .invalidModel(issues) }
    var result = SolveResult(
      termination: .infeasible, statistics: SolveStatistics(of: model, solver: identity))
    result.crossedMembers = model.crossedMembers()
    if options.cancellation?.isRaised == true {
      result.termination = .limit(.interrupted)
    } else if result.crossedMembers.isEmpty {
      let watch = WorkWatch(options, isLinear: !model.hasIntegralVariables, begin: begin)
      do {
        if model.hasIntegralVariables {
          try search(model, options, watch, &result)
        } else {
          try solveLinear(model, options, watch, &result)
        }
      } catch let error as SolverError {
        throw error
      } catch {
        throw .aborted(routine: "exact arithmetic", message: "a fraction does not fit 128 bits")
      }
    }
    result.statistics.wallTime = begin.duration(to: .now)
    return result
  }

  /// Runs `body` on the caller's thread with a session that solves from scratch each time.
  public func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer {
    try body(ReferenceSession(model, solver: self))
  }
}

// MARK: - Linear programs

extension ReferenceSolver {
  private func solveLinear(
    _ model: Model, _ options: SolveOptions, _ start: WorkWatch, _ result: inout SolveResult
  ) throws {
    var watch = start
    var simplex = try ExactSimplex(model)
    let outcome = try simplex.run(&watch)
    result.statistics.iterationCount = watch.iterationCount
    switch outcome {
    case .infeasible: result.termination = .infeasible
    case .unbounded: result.termination = .unbounded
    case .limit(let limit): result.termination = .limit(limit)
    case .optimal:
      let solution = Solution(values: simplex.values.map(\.doubleValue), of: model)
      report(solution, simplex.sensitivities.map(\.doubleValue), model, options, &result)
    }
  }

  private func report(
    _ solution: Solution, _ sensitivities: [Double], _ model: Model, _ options: SolveOptions,
    _ result: inout SolveResult
  ) {
    if let cutoff = options.cutoff, !model.objective.sense.prefers(solution.objective, to: cutoff) {
      result.termination = .cutoff
      result.bestBound = cutoff
      return
    }
    result.termination = .optimal
    result.incumbent = solution
    result.bestBound = solution.objective
    result.duals = DualSolution(
      duals: Array(sensitivities[model.variableCount...]),
      reducedCosts: Array(sensitivities[..<model.variableCount]))
  }
}

// MARK: - Whole variables

extension ReferenceSolver {
  private func search(
    _ model: Model, _ options: SolveOptions, _ watch: WorkWatch, _ result: inout SolveResult
  ) throws {
    var search = try ReferenceSearch(model, options: options, watch: watch)
    let ending = try search.run(nodeLimit: options.nodeLimit ?? ReferenceSolver.nodeCeiling)
    record(search.watch, in: &result)
    if ending == .limit(.nodes), options.nodeLimit == nil { throw tooManyNodes }
    if ending == .unbounded {
      try classifyUnbounded(model, options, search.watch, &result)
      return
    }
    result.incumbent = search.solution
    result.bestBound = search.bestBound
    switch ending {
    case .limit(let limit): result.termination = .limit(limit)
    case _ where search.solution != nil: result.termination = .optimal
    case _ where search.leftOutByCutoff:
      result.termination = .cutoff
      result.bestBound = options.cutoff
    default: result.termination = .infeasible
    }
    if ending == .exhausted, let solution = search.solution { result.bestBound = solution.objective }
  }

  /// The relaxation is unbounded. With fractions for data the model is then unbounded too, unless it has no point with
  /// whole values at all.
  private func classifyUnbounded(
    _ model: Model, _ options: SolveOptions, _ watch: WorkWatch, _ result: inout SolveResult
  ) throws {
    var search = try ReferenceSearch(model, options: options, watch: watch, ignoringObjective: true)
    let ending = try search.run(nodeLimit: options.nodeLimit ?? ReferenceSolver.nodeCeiling)
    record(search.watch, in: &result)
    if ending == .limit(.nodes), options.nodeLimit == nil { throw tooManyNodes }
    if search.solution != nil {
      result.termination = .unbounded
    } else if case .limit(let limit) = ending {
      result.termination = .limit(limit)
    } else {
      result.termination = .infeasible
    }
  }

  private func record(_ watch: WorkWatch, in result: inout SolveResult) {
    result.statistics.iterationCount = watch.iterationCount
    result.statistics.nodeCount = watch.nodeCount
  }

  private var tooManyNodes: SolverError {
    .aborted(routine: "branch and bound", message: "no proof within \(ReferenceSolver.nodeCeiling) nodes")
  }
}

/// The session of ``ReferenceSolver``: a model, solved from scratch each time.
private final class ReferenceSession: SolverSession {
  private(set) var model: Model
  private let solver: ReferenceSolver

  init(_ model: Model, solver: ReferenceSolver) {
    self.model = model
    self.solver = solver
  }

  func addColumns(_ columns: [Column]) -> [Variable] { model.addColumns(columns) }

  func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint {
    model.add(name, expression, bounds)
  }

  func setBounds(_ bounds: Bounds, of variable: Variable) { model.setBounds(bounds, of: variable) }

  func setBounds(_ bounds: Bounds, of constraint: Constraint) { model.setBounds(bounds, of: constraint) }

  func setObjective(_ objective: Objective) { model.setObjective(objective) }

  func solve(options: SolveOptions) throws(SolverError) -> SolveResult {
    try solver.solve(model, options: options)
  }
}
