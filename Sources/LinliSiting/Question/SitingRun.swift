import LinliDomain
import LinliLP

/// One run over all levels of a program.
struct SitingRun {
  /// A level of the program: one of the question, or what is missing to what is required.
  struct Goal {
    var name: String
    var objective: Objective
    /// The level of the question; nil for what is required.
    var level: SitingLevel?
  }

  let formulation: SitingFormulation
  let solver: any Solver
  let options: SitingSolveOptions
  let deadline: SearchDeadline
  /// The program, with what the levels so far reached.
  private(set) var model: Model
  private var stages: [LevelStage] = []
  /// How the names of the rows begin that keep the levels.
  static let keepPrefix = "keep["
  /// The best point so far.
  private(set) var point: [Double]?

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
      + formulation.instance.options.levels.map {
        Goal(name: $0.name, objective: formulation.objective(of: $0), level: $0)
      }
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
      "\(Self.keepPrefix)\(goal.name)]", goal.objective.expression,
      isLeast ? .atMost(solution.objective + tolerance) : .atLeast(solution.objective - tolerance))
    return true
  }

  /// Solves the program for a goal: as a known problem if it is one and that settles it, else by branch and bound.
  private func search(_ goal: Goal) throws -> SolveResult {
    let known = stages.isEmpty ? try known(goal) : nil
    if let known, known.termination == .optimal || known.termination == .infeasible { return known }
    var search = WholeNumberSearch(forms: [model], groups: groups)
    search.effort.roundLimit = options.searchRoundLimit
    search.effort.seed = options.searchSeed
    search.options = SolveOptions(timeLimit: deadline.remaining)
    search.options.cancellation = options.cancellation
    search.options.messages = options.messages
    search.options.start = known?.incumbent?.values ?? point
    if let progress = options.progress { search.options.progress = { progress(goal.name, $0) } }
    var result = try search.run(with: solver)
    try confirm(&result)
    let sense = goal.objective.sense
    // The known problem has fewer rules, so its bound holds here as well.
    if let bound = known?.bestBound, result.termination != .infeasible,
      sense.prefers(result.bestBound ?? bound, to: bound)
    {
      result.bestBound = bound
    }
    return result
  }

  /// Has another search look for something better than what was called optimal.
  ///
  /// Where the rows that keep the levels before leave little room, GLPK's presolve has called feasible programs
  /// infeasible, and so what was known already optimal. The solver's other setting has to find nothing better as well.
  private func confirm(_ result: inout SolveResult) throws {
    guard !stages.isEmpty, result.termination == .optimal, let found = result.incumbent else { return }
    var options = deadline.solveOptions
    options.searchVariant = 1
    options.start = found.values
    options.messages = self.options.messages
    let other = try solver.solve(model, options: options)
    result.statistics.addEffort(of: other.statistics)
    // What the other setting cannot judge, or calls impossible though it is there, stands as the first one found it.
    guard let better = other.incumbent else { return }
    result.incumbent = better
    result.bestBound = other.bestBound
    result.termination = other.termination
  }

  /// The sites by themselves, and the projects.
  private var groups: [[[Variable]]] {
    let bySite = Dictionary(grouping: formulation.open.keys, by: \.site)
    let byProject = Dictionary(grouping: formulation.chosen.keys, by: \.project)
    let sites = bySite.keys.sorted().map { (bySite[$0] ?? []).map { formulation.open[$0] } }
    let projects = byProject.keys.sorted().map { (byProject[$0] ?? []).map { formulation.chosen[$0] } }
    return [sites, projects].filter { !$0.isEmpty }
  }
}
