import LinliDomain
public import LinliLP

/// Explains a plan by solving again: why needs are unmet, and what a little more or less of something would change.
///
/// Works on the level that looks at unmet needs, with the levels before it kept, and with sessions divisible: in a
/// question with whole sessions its numbers are estimates and reports have to say so. All programs are solved from one
/// basis, so an answer takes milliseconds.
public struct MatchingExplainer {
  let formulation: MatchingFormulation
  let session: any SolverSession
  let options: SolveOptions
  /// The levels before the unmet level, with the answer's values.
  let kept: [KeptLevel]
  /// The level's value before anything is changed.
  let baseObjective: Double
  /// Unmet person-hours by priority before anything is changed.
  let baseUnmet: [Int: Double]
  /// The program's duals before anything is changed; for choosing what to look at, never for telling.
  let baseDuals: DualSolution?

  /// A dual above this is not 0.
  static let noise = 1e-7

  /// Explains an answer.
  ///
  /// - Parameters:
  ///   - instance: the question.
  ///   - answer: its answer; only the kept levels are used.
  ///   - solver: solves the programs.
  ///   - options: limits for each of them.
  ///   - body: gets the explainer, which must not be used afterwards.
  /// - Throws: ``SolverError``; ``SolverError/noIncumbent(_:)`` if the unmet level cannot be solved within the limits.
  public static func explain<Explanation: Sendable>(
    _ instance: MatchingInstance, _ answer: MatchingAnswer, solver: any Solver, options: SolveOptions = SolveOptions(),
    _ body: @Sendable (MatchingExplainer) throws -> Explanation
  ) throws -> Explanation {
    let formulation = MatchingFormulation(instance)
    let level = unmetLevel(of: instance)
    let before = Array(answer.kept.prefix { $0.level != level })
    let program = formulation.program(of: level, keeping: before).relaxation
    return try solver.withSession(program) { session in
      try body(MatchingExplainer(formulation, session, before, options))
    }
  }

  /// The first level that looks at unmet needs; the weighted unmet if none does.
  private static func unmetLevel(of instance: MatchingInstance) -> MatchingLevel {
    let first = instance.levels.first { level in
      level.parts.contains { part in
        if case .unmet = part.measure { return true }
        return false
      }
    }
    return first ?? MatchingLevel(.unmet(priority: nil))
  }

  private init(
    _ formulation: MatchingFormulation, _ session: any SolverSession, _ kept: [KeptLevel], _ options: SolveOptions
  ) throws {
    self.formulation = formulation
    self.kept = kept
    self.session = session
    self.options = options
    let result = try session.solve(options: options)
    let solution = try result.requireIncumbent()
    baseObjective = solution.objective
    baseUnmet = Self.unmet(formulation, at: solution)
    baseDuals = result.duals
  }

  /// Unmet person-hours by priority at a point.
  static func unmet(_ formulation: MatchingFormulation, at solution: Solution) -> [Int: Double] {
    let priorities = Set(formulation.instance.services.map(\.priority))
    return Dictionary(
      uniqueKeysWithValues: priorities.map { priority in
        (priority, unmetHours(formulation, priority, at: solution))
      })
  }

  private static func unmetHours(
    _ formulation: MatchingFormulation, _ priority: Int, at solution: Solution
  ) -> Double {
    let instance = formulation.instance
    var total = 0.0
    for need in instance.needs where instance.service(need.id.service)?.priority == priority {
      total += instance.personHours(of: need)
    }
    for pair in instance.eligiblePairs where instance.service(pair.need.service)?.priority == priority {
      total -= formulation.personHours(pair) * solution[formulation.serve[pair]]
    }
    return max(0, total)
  }
}
