import LinliDomain
import LinliLP

/// One run over all levels where sessions are whole, or where other rules need yes or no.
///
/// Every level is a ``WholeNumberSearch``, started from the plan of the level before. The lowest coverage is not searched
/// as one program "as large as possible", which no solver finishes; see `WholeCoverage`.
struct WholeSessionSearch {
  let formulation: MatchingFormulation
  let solver: any Solver
  let options: MatchingSolveOptions
  private let start = ContinuousClock.now
  private(set) var kept: [KeptLevel] = []
  private var stages: [LevelStage] = []
  private var point: [Double]?

  init(_ formulation: MatchingFormulation, _ solver: any Solver, _ options: MatchingSolveOptions) {
    self.formulation = formulation
    self.solver = solver
    self.options = options
  }

  mutating func run() throws -> MatchingAnswer {
    let levels = formulation.instance.levels
    for level in levels {
      let hasCoverageSteps = formulation.instance.options.hasWholeSessions && level.singleMeasure?.isMaximized == true
      guard try hasCoverageSteps ? raiseCoverage(level) : solve(level) else { break }
    }
    let plan = point.map { MatchingPlan(formulation, at: $0) }
    if let plan { creditLevels(with: plan) }
    return MatchingAnswer(plan: plan, stages: stages, kept: kept, levelCount: levels.count)
  }

  /// Gives a level that was not proven the value it has in the final plan, where a later level's search improved it.
  private mutating func creditLevels(with plan: MatchingPlan) {
    let figures = MatchingFigures(formulation.instance, plan)
    for position in kept.indices where stages[position].termination != .optimal {
      let sense = formulation.objective(of: kept[position].level).sense
      let value = figures.value(of: kept[position].level)
      let noise = 1e-7 * max(1, abs(value))
      guard sense.prefers(value, to: kept[position].value - sense.sign * noise) else { continue }
      kept[position].value = value
      stages[position].objective = value
      if let bound = stages[position].bound, !sense.prefers(bound, to: value - sense.sign * noise) {
        stages[position].bound = value
        stages[position].termination = .optimal
      }
    }
  }

  /// Searches a level as one program; false if the run has to end.
  private mutating func solve(_ level: MatchingLevel) throws -> Bool {
    var program = formulation.program(of: level, keeping: kept)
    let isSpokenOf = kept.speakOfLowestCoverage || level.parts.contains(where: \.measure.isMaximized)
    if !isSpokenOf { program.forgetFairness(of: formulation) }
    let clock = ContinuousClock.now
    let totals = formulation.programWithTotals(program.tightenedWholeRows, of: level)
    let forms = [program, totals, program.tightenedWholeRows].compactMap { $0 }
    var search = WholeNumberSearch(forms: forms, groups: groups)
    search.effort.roundLimit = options.searchRoundLimit
    search.effort.seed = options.searchSeed
    search.options = searchOptions(for: level)
    search.options.start = point
    let result = try search.run(with: solver)
    record(level, result.incumbent?.objective, result.bestBound, result.termination, result.statistics, since: clock)
    guard let solution = result.incumbent else { return false }
    point = solution.values
    // The lowest coverage is kept for every community by itself, so that later programs need not speak of it.
    let isLowest = level.singleMeasure?.isMaximized == true
    let floors = formulation.askingCommunities.map { ($0, solution.objective) }
    kept.append(
      KeptLevel(
        level: level, value: solution.objective,
        coverages: isLowest ? Dictionary(uniqueKeysWithValues: floors) : nil))
    return true
  }

  /// Raises the lowest coverage, or all of them one after another; false if the run has to end.
  private mutating func raiseCoverage(_ level: MatchingLevel) throws -> Bool {
    let clock = ContinuousClock.now
    var coverage = WholeCoverage(formulation, keeping: kept, groups: groups, solver, searchOptions(for: level))
    let outcome = try coverage.raise(from: point, isLexicographic: level.singleMeasure == .allCoverages)
    record(level, outcome.lowest, outcome.bound, outcome.termination, outcome.statistics, since: clock)
    guard let values = outcome.point, let lowest = outcome.lowest else { return false }
    point = values
    kept.append(KeptLevel(level: level, value: lowest, coverages: outcome.floors))
    return true
  }

  private mutating func record(
    _ level: MatchingLevel, _ objective: Double?, _ bound: Double?, _ termination: Termination,
    _ statistics: SolveStatistics, since clock: ContinuousClock.Instant
  ) {
    var statistics = statistics
    statistics.wallTime = ContinuousClock.now - clock
    stages.append(
      LevelStage(
        name: level.name, objective: objective, bound: bound, termination: termination, statistics: statistics))
  }

  private func searchOptions(for level: MatchingLevel) -> SolveOptions {
    var solve = SolveOptions(timeLimit: options.timeLimit.map { max(.zero, $0 - (ContinuousClock.now - start)) })
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    if let progress = options.progress { solve.progress = { progress(level.name, $0) } }
    return solve
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

extension [KeptLevel] {
  /// Whether one of them, a sum of measures, is kept by a constraint on the lowest coverage.
  var speakOfLowestCoverage: Bool {
    contains { $0.coverages == nil && $0.level.parts.contains(where: \.measure.isMaximized) }
  }
}

extension Model {
  /// Takes the lowest coverage out of the question: no constraint speaks of it any more.
  mutating func forgetFairness(of formulation: MatchingFormulation) {
    setBounds(.equal(0), of: formulation.lowestCoverage)
    for community in formulation.askingCommunities {
      if let fair = constraint(named: "fair[\(community)]") { setBounds(.free, of: fair) }
    }
  }
}
