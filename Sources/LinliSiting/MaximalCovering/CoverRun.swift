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
    branch(begin.multipliers)
    if let remaining = deadline.remaining { breeding.fit(begin.planTime, into: remaining) }
    breed(breeding)
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

  /// The bound at the root on one thread, the first plans of the population on the other.
  ///
  /// - Returns: The multipliers of the bound, and how long a plan took.
  private func start(_ breeding: CoverBreeding) -> (multipliers: [Double], planTime: Duration) {
    let (program, first, isTimed) = (program, population.best, options.timeLimit != nil)
    let rootEnd = deadline.sooner(share: CoverWork.rootShare)
    let seeds = (0..<CoverWork.populationSize).map { _ in generator.next() }
    let isBounded = Cancellation()
    let steps = CoverParallel.map(CoverWork.threadCount) { number in
      if number == 1 {
        return Step(breeding, seeds) { count in isTimed ? isBounded.isRaised : count >= CoverWork.firstPlanCount }
      }
      let relaxation = CoverRelaxation(program, incumbent: first.covered, sites: first.sites)
      relaxation.improve(CoverWork.rootEffort) { rootEnd.isOver }
      isBounded.raise()
      return Step(relaxation)
    }
    for plan in steps[1].plans { population.add(plan) }
    population.note(steps[0].plans[0])
    lower(steps[0].bound)
    return (steps[0].multipliers, steps[1].planTime)
  }

  /// What one thread of a step brings back.
  private struct Step: Sendable {
    var plans: [CoverAnnealing.Outcome]
    var planTime = Duration.zero
    var multipliers: [Double] = []
    var bound = Double.infinity

    /// At least one plan, and more until it is enough.
    init(_ breeding: CoverBreeding, _ seeds: [UInt64], isEnough: (Int) -> Bool) {
      let clock = ContinuousClock()
      let start = clock.now
      plans = []
      for seed in seeds where plans.isEmpty || !isEnough(plans.count) { plans.append(breeding.newPlan(seed: seed)) }
      planTime = start.duration(to: clock.now) / max(1, plans.count)
    }

    init(_ relaxation: CoverRelaxation) {
      plans = [.init(sites: relaxation.incumbentSites.sorted(), covered: relaxation.incumbent)]
      multipliers = relaxation.multipliers.elements
      bound = relaxation.bound
    }
  }

  private func lower(_ value: Double) {
    guard value.isFinite else { return }
    bound = min(bound, Int((value + CoverRelaxation.tolerance).rounded(.down)))
  }

  /// Branch and bound, given up when it does not look like ending.
  private func branch(_ multipliers: [Double]) {
    let relaxation = CoverRelaxation(
      program, incumbent: population.best.covered, sites: population.best.sites)
    relaxation.multipliers.assign(multipliers)
    let deadline = deadline
    let clock = ContinuousClock()
    let start = clock.now
    let limits = CoverBranching.Limits(
      nodeCount: options.timeLimit == nil ? CoverWork.nodeCount : Int.max, trialNodeCount: CoverWork.trialNodeCount)
    let search = CoverBranching(relaxation, limits: limits, isOver: { deadline.isOver }) { done in
      guard let remaining = deadline.remaining else { return true }
      let spent = start.duration(to: clock.now)
      return spent / done <= (remaining + spent) * CoverWork.optimism
    }
    let isFinished = search.run()
    nodeCount += search.nodeCount
    population.note(.init(sites: relaxation.incumbentSites.sorted(), covered: relaxation.incumbent))
    if isFinished { bound = min(bound, relaxation.incumbent) }
  }

  // MARK: Plans

  /// Fills the population and breeds, two plans at a time, until a limit is reached.
  private func breed(_ breeding: CoverBreeding) {
    var round = 0
    while mayGoOn(), options.timeLimit != nil || round < CoverWork.roundCount {
      if population.staleCount > CoverWork.staleLimit { population.restart() }
      let seeds = (0..<CoverWork.threadCount).map { _ in generator.next() }
      if population.plans.count < CoverWork.populationSize {
        for plan in CoverParallel.map(seeds.count, { breeding.newPlan(seed: seeds[$0]) }) { population.add(plan) }
      } else {
        breedPairs(breeding, seeds)
      }
      round += 1
    }
  }

  private func breedPairs(_ breeding: CoverBreeding, _ seeds: [UInt64]) {
    let plans = population.plans
    let pairs = seeds.map { _ in
      let first = Int.random(in: 0..<plans.count, using: &generator)
      let second = (first + Int.random(in: 1..<plans.count, using: &generator)) % plans.count
      return (first, second)
    }
    let children = CoverParallel.map(seeds.count) { number in
      breeding.child(of: plans[pairs[number].0].sites, plans[pairs[number].1].sites, seed: seeds[number])
    }
    for (child, parents) in zip(children, pairs) { population.take(child, of: parents) }
  }
}

/// How much work the parts of the search are given.
enum CoverWork {
  static let threadCount = 2
  /// Swaps of an annealing for each site.
  static let movesPerSite = 320
  /// Plans that are bred from each other.
  static let populationSize = 24
  /// Plans made while the root is bounded.
  static let firstPlanCount = 8
  /// Children in a row without progress after which the population is made anew.
  static let staleLimit = 200
  /// Pairs of plans without a limit of time.
  static let roundCount = 60
  /// Nodes of branch and bound without a limit of time, and those after which it must look promising.
  static let nodeCount = 200_000
  static let trialNodeCount = 100
  /// How many times longer than the time left branch and bound may seem to take: its guess is rough.
  static let optimism = 30.0
  /// The bound at the root, and the part of the time that it may take.
  static let rootEffort = CoverRelaxation.Effort(stepCount: 100_000, decay: 0.88, patience: 120, lastFactor: 1e-4)
  static let rootShare = 0.25
}
