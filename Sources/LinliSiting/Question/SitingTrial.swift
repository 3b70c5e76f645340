import LinliDomain
import LinliLP

/// Solves a siting question with more rules, and of the best plans takes the one nearest to a given plan, so that what
/// differs differs for a reason.
struct SitingTrial {
  let solver: any Solver
  let options: SitingSolveOptions
  let deadline: SearchDeadline

  /// What came of a trial.
  struct Outcome {
    var answer: SitingAnswer
    /// The nearest plan of the answer's levels; nil if none was found.
    var plan: SitingPlan?
    /// Whether it is proven to be the nearest.
    var isNearest: Bool
  }

  /// A trial may take this share of the time that is left, so that those after it have some.
  private static let share = 0.5
  /// Rounds of search for the nearest plan.
  private static let roundLimit = 4

  /// Solves a question with rules. What is required is missed as little as possible if the rules leave no other way,
  /// unless it is required strictly.
  func solve(
    _ instance: SitingInstance, rules: [SitingRule] = [], following plan: SitingPlan? = nil, near old: SitingPlan?
  ) throws -> Outcome {
    let share = deadline.sooner(share: Self.share)
    var outcome = try solve(instance, rules, plan, old, isRelaxed: false, share)
    if outcome.answer.termination == .infeasible, !options.isDemandRequired {
      outcome = try solve(instance, rules, plan, old, isRelaxed: true, share)
    }
    return outcome
  }

  private func solve(
    _ instance: SitingInstance, _ rules: [SitingRule], _ plan: SitingPlan?, _ old: SitingPlan?, isRelaxed: Bool,
    _ deadline: SearchDeadline
  ) throws -> Outcome {
    var formulation = SitingFormulation(instance, isRelaxed: isRelaxed)
    for rule in rules { formulation.add(rule) }
    if let plan { formulation.follow(plan) }
    var run = SitingRun(formulation, solver, options, deadline)
    let answer = try run.answer()
    guard let old, answer.termination == .optimal, let point = run.point else {
      return Outcome(answer: answer, plan: answer.plan, isNearest: false)
    }
    formulation.model = run.model
    var search = NearestPlanSearch(formulation, old, from: point)
    let isNearest = try search.run(solver, options, deadline, roundLimit: Self.roundLimit)
    return Outcome(answer: answer, plan: SitingPlan(formulation, at: search.point), isNearest: isNearest)
  }
}

/// Moves a point of a program, all of whose levels are kept by rows, as near to a plan as they allow: first few sites
/// that open or close, over all periods, then few m² more or less, then few m² by which communities are short more or less.
private struct NearestPlanSearch {
  private var formulation: SitingFormulation
  private let goals: [LinearExpression]
  private(set) var point: [Double]

  init(_ formulation: SitingFormulation, _ old: SitingPlan, from point: [Double]) {
    var copy = formulation
    var start = point
    let figures = SitingFigures(formulation.instance, old)
    let count = copy.changeCount(from: old)
    let area = copy.changes(of: copy.areas(before: old), "area", &start)
    let shortfall = copy.changes(of: copy.shortfalls(before: figures), "short", &start)
    goals = [count, area, shortfall]
    self.formulation = copy
    self.point = start
  }

  /// Whether all goals were met to proof.
  mutating func run(
    _ solver: any Solver, _ options: SitingSolveOptions, _ deadline: SearchDeadline, roundLimit: Int
  ) throws -> Bool {
    for (position, goal) in goals.enumerated() {
      if goal.terms.isEmpty { continue }
      formulation.model.setObjective(Objective(.minimize, goal))
      var result = try solve(solver, options, deadline, roundLimit)
      if result?.termination == .numericalTrouble {
        loosen()
        result = try solve(solver, options, deadline, roundLimit)
      }
      guard let result, let solution = result.incumbent else { return false }
      point = solution.values
      guard result.termination == .optimal else { return false }
      formulation.model.add(
        "near[\(position)]", goal, .atMost(solution.objective + 1e-7 * max(1, abs(solution.objective))))
    }
    return true
  }

  /// Solves the program as it is now; nil if the time is up.
  private func solve(
    _ solver: any Solver, _ options: SitingSolveOptions, _ deadline: SearchDeadline, _ roundLimit: Int
  ) throws -> SolveResult? {
    if deadline.isOver { return nil }
    var search = WholeNumberSearch(forms: [formulation.model])
    search.effort.roundLimit = roundLimit
    search.effort.seed = options.searchSeed
    search.options = deadline.solveOptions
    search.options.messages = options.messages
    search.options.start = point
    return try search.run(with: solver)
  }

  /// Gives the rows that keep the levels as much room as the solver itself allows a row: with less, it may cut off the
  /// point that it found.
  private mutating func loosen() {
    let model = formulation.model
    for row in model.constraints where model.name(of: row).hasPrefix(SitingRun.keepPrefix) {
      let bounds = model.bounds(of: row)
      let limit = bounds.upper.isFinite ? bounds.upper : bounds.lower
      let room = 1e-7 * max(1, abs(limit))
      formulation.model.setBounds(
        bounds.upper.isFinite ? .atMost(limit + room) : .atLeast(limit - room), of: row)
    }
  }
}
