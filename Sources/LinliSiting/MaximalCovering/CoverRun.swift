import LinliLP

/// One search: what is known so far, and which step comes next.
final class CoverRun {
  private let program: CoverProgram
  private let options: LocationSearchOptions
  private let deadline: SearchDeadline
  private var population: CoverPopulation
  /// Least bound on the demand of rows, a whole number.
  private var bound: Int
  private var nodeCount = 0
  private var ending: SolveLimit?
  private var generator: SplitMix64

  init(_ program: CoverProgram, _ options: LocationSearchOptions) {
    self.program = program
    self.options = options
    deadline = options.deadline
    generator = SplitMix64(seed: options.seed)
    bound = program.reachableDemand - program.coveredAnyway
    let state = CoverState(program)
    state.fillGreedily()
    population = CoverPopulation(best: .init(sites: state.sites, covered: state.covered))
  }

  var answer: LocationAnswer<MaximalCoverChoice> {
    let objective = Double(population.best.covered + program.coveredAnyway)
    return LocationAnswer(
      choice: program.choice(population.best.sites), objective: objective,
      bound: Double(bound + program.coveredAnyway),
      termination: isProven ? .optimal : .limit(ending ?? .iterations), nodeCount: nodeCount)
  }

  private var isProven: Bool { population.best.covered >= bound }

  /// Searches until the plan is proven best or a limit is reached.
  func solve() {
    if program.openCount == 0 || program.openCount == program.siteCount { bound = population.best.covered }
    guard mayGoOn() else { return }
    var breeding = CoverBreeding(program, moveCount: CoverWork.movesPerSite * program.siteCount, deadline)
    let begin = start(breeding)
    guard mayGoOn() else { return }
    if let remaining = deadline.remaining { breeding.fit(begin.planTime, into: remaining) }
    if program.siteCount <= CoverWork.fewSites {
      breed(breeding, until: deadline.sooner(share: CoverWork.warmUpShare), roundCount: CoverWork.warmUpCount)
    }
    guard mayGoOn() else { return }
    branch(begin.multipliers)
    breed(breeding, until: deadline, roundCount: options.timeLimit == nil ? CoverWork.roundCount : .max)
  }

  private func mayGoOn() -> Bool {
    options.progress?(
      SolveProgress(
        incumbent: Double(population.best.covered + program.coveredAnyway),
        bestBound: Double(bound + program.coveredAnyway), nodeCount: nodeCount))
    if isProven { return false }
    ending = deadline.exhausted
    return ending == nil
  }

  // MARK: Bound

  /// The bound at the root on one thread, the first plans on the other: bred for as long as the bound takes, if there is
  /// a limit of time.
  ///
  /// - Returns: The multipliers of the bound, and how long a plan took.
  private func start(_ breeding: CoverBreeding) -> (multipliers: [Double], planTime: Duration) {
    let (program, population, isTimed) = (program, population, options.timeLimit != nil)
    let (rootEnd, deadline) = (deadline.sooner(share: CoverWork.rootShare), deadline)
    let seed = generator.next()
    let isBounded = Cancellation()
    let steps = Parallel.map(CoverWork.threadCount) { number in
      if number == 1 {
        return Step(population, breeding, seed: seed) { count in
          isTimed ? isBounded.isRaised || deadline.isOver : count >= CoverWork.firstRoundCount
        }
      }
      let first = population.best
      let relaxation = CoverageRelaxation(program, incumbent: first.covered, sites: first.sites)
      let hasFewSites = program.siteCount <= CoverWork.fewSites
      relaxation.improve(hasFewSites ? CoverWork.fewSitesEffort : CoverWork.rootEffort) { rootEnd.isOver }
      isBounded.raise()
      return Step(population, relaxation)
    }
    self.population = steps[1].population
    self.population.note(steps[0].population.best)
    lower(steps[0].bound)
    return (steps[0].multipliers, steps[1].planTime)
  }

  /// What one thread of the start brings back.
  private struct Step: Sendable {
    var population: CoverPopulation
    var planTime = Duration.zero
    var multipliers: [Double] = []
    var bound = Double.infinity

    /// Plans of at least one round.
    init(_ first: CoverPopulation, _ breeding: CoverBreeding, seed: UInt64, isEnough: (Int) -> Bool) {
      population = first
      var generator = SplitMix64(seed: seed)
      let clock = ContinuousClock()
      let start = clock.now
      var roundCount = 0
      repeat {
        population.breed(breeding, threads: 1, &generator)
        roundCount += 1
      } while !isEnough(roundCount)
      planTime = start.duration(to: clock.now) / (roundCount * CoverWork.batchSize)
    }

    init(_ first: CoverPopulation, _ relaxation: CoverageRelaxation) {
      population = first
      population.note(.init(sites: relaxation.incumbentSites.sorted(), covered: relaxation.incumbent))
      multipliers = relaxation.multipliers.elements
      bound = relaxation.bound
    }
  }

  private func lower(_ value: Double) {
    guard value.isFinite else { return }
    bound = min(bound, Int((value + CoverageRelaxation.tolerance).rounded(.down)))
  }

  /// Branch and bound on both threads, where the bound decides enough sites to hope for an end.
  private func branch(_ multipliers: [Double]) {
    guard isWorthBranching(multipliers) else { return }
    let end = program.siteCount <= CoverWork.fewSites ? deadline : deadline.sooner(share: CoverWork.branchingShare)
    let first = proof(end, nodeLimit: CoverWork.nodeCount / 10) { search in
      search.divided(.init(multipliers: multipliers), into: CoverWork.subtreeCount)
    }
    take(first.proof)
    if first.result?.isEmpty == true { bound = min(bound, population.best.covered) }
    guard let parts = first.result, mayGoOn() else { return }
    let (program, plan, limit) = (program, population.best, options.timeLimit == nil ? CoverWork.nodeCount : .max)
    let proofs = Parallel.map(CoverWork.threadCount) { number in
      Self.proof(program, plan, nodeLimit: limit, isOver: { end.isOver }) { search in
        stride(from: number, to: parts.count, by: CoverWork.threadCount).allSatisfy { search.search(parts[$0]) }
      }
    }
    for side in proofs { take(side.proof) }
    if proofs.allSatisfy(\.result) { bound = min(bound, population.best.covered) }
  }

  /// What branch and bound found.
  private struct Proof: Sendable {
    var plan: CoverAnnealing.Outcome
    var nodeCount: Int
  }

  /// Whether branching may come to an end: the sites are few, or the bound at the root decides a good part of them.
  private func isWorthBranching(_ multipliers: [Double]) -> Bool {
    if program.siteCount <= CoverWork.fewSites { return true }
    let relaxation = CoverageRelaxation(program, incumbent: population.best.covered, sites: population.best.sites)
    relaxation.multipliers.copy(multipliers)
    relaxation.improve(.init(stepCount: 1))
    _ = relaxation.fix()
    let decided = relaxation.siteDecisions.elements.count { $0 != CoverageRelaxation.SiteDecision.free }
    return Double(decided) >= CoverWork.decidedShare * Double(program.siteCount)
  }

  private func proof<Result>(
    _ end: SearchDeadline, nodeLimit: Int, _ body: (CoverBranching) -> Result
  ) -> (proof: Proof, result: Result) {
    Self.proof(program, population.best, nodeLimit: nodeLimit, isOver: { end.isOver }, body: body)
  }

  private static func proof<Result>(
    _ program: CoverProgram, _ first: CoverAnnealing.Outcome, nodeLimit: Int, isOver: @escaping () -> Bool,
    body: (CoverBranching) -> Result
  ) -> (proof: Proof, result: Result) {
    let relaxation = CoverageRelaxation(program, incumbent: first.covered, sites: first.sites)
    let search = CoverBranching(relaxation, nodeLimit: nodeLimit, isOver: isOver)
    let result = body(search)
    let plan = CoverAnnealing.Outcome(sites: relaxation.incumbentSites.sorted(), covered: relaxation.incumbent)
    return (Proof(plan: plan, nodeCount: search.nodeCount), result)
  }

  private func take(_ proof: Proof) {
    population.note(proof.plan)
    nodeCount += proof.nodeCount
  }

  // MARK: Plans

  /// Breeds on both threads until a limit is reached.
  private func breed(_ breeding: CoverBreeding, until end: SearchDeadline, roundCount: Int) {
    var round = 0
    while mayGoOn(), !end.isOver, round < roundCount {
      population.breed(breeding, threads: CoverWork.threadCount, &generator)
      round += 1
    }
  }
}
