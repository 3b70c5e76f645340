import LinliDomain
import LinliLP

/// One run over all levels where sessions are whole or other rules need yes or no.
struct WholeSessionSearch {
  private let formulation: MatchingFormulation
  private let solver: any Solver
  private let options: MatchingSolveOptions
  private let start = ContinuousClock.now
  private var stages: [MatchingStage] = []
  private var kept: [KeptLevel] = []
  private var point: [Double]?

  init(_ formulation: MatchingFormulation, _ solver: any Solver, _ options: MatchingSolveOptions) {
    self.formulation = formulation
    self.solver = solver
    self.options = options
  }

  mutating func run() throws -> MatchingAnswer {
    let levels = formulation.instance.levels
    for level in levels {
      guard try solve(level) else { break }
    }
    let plan = point.map { MatchingPlan(formulation, at: $0) }
    return MatchingAnswer(plan: plan, stages: stages, kept: kept, levelCount: levels.count)
  }

  private mutating func solve(_ level: MatchingLevel) throws -> Bool {
    let program = formulation.program(of: level, keeping: kept)
    var search = WholeNumberSearch(forms: [program, program.tightenedWholeRows], groups: groups, options: SolveOptions())
    search.options.start = point
    search.effort.roundLimit = options.searchRoundLimit
    search.options.cancellation = options.cancellation
    search.options.timeLimit = options.timeLimit.map { max(.zero, $0 - (ContinuousClock.now - start)) }
    let clock = ContinuousClock.now
    var result = try search.run(with: solver)
    result.statistics.wallTime = ContinuousClock.now - clock
    stages.append(
      MatchingStage(
        name: level.name, objective: result.incumbent?.objective, bound: result.bestBound,
        termination: result.termination, statistics: result.statistics))
    guard let solution = result.incumbent else { return false }
    point = solution.values
    kept.append(KeptLevel(level: level, value: solution.objective))
    return true
  }

  /// The deliveries by provider, by service and by community.
  private var groups: [[[Variable]]] {
    func grouped<Key: Hashable & Comparable>(_ key: (EligiblePair) -> Key) -> [[Variable]] {
      let byKey = Dictionary(grouping: formulation.serve.keys, by: key)
      return byKey.keys.sorted().map { (byKey[$0] ?? []).map { formulation.serve[$0] } }
    }
    return [grouped(\.provider), grouped(\.need.service), grouped(\.need.community)]
  }
}
