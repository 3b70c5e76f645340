import LinliLP

/// One search: what is known so far, and which step comes next.
final class CoverRun {
  /// Limits on work, which decide when there is no limit of time.
  private enum Work {
    /// Rounds of annealings after the first.
    static let roundCount = 6
    /// Swaps of an annealing for each site.
    static let movesPerSite = 4_000
    /// Nodes of branch and bound, and those after which it must look promising.
    static let nodeCount = 200_000
    static let trialNodeCount = 500
    /// Nodes when only time limits them.
    static let endlessNodeCount = 1 << 40
  }

  private static let threadCount = 2
  private static let neighbourCount = 40

  private let program: CoverProgram
  private let options: LocationSearchOptions
  private let deadline: SearchDeadline
  private var pool: CoverPool
  /// Least bound on the demand of rows, a whole number.
  private var bound: Int
  private var nodeCount = 0
  private var ending: SolveLimit?

  init(_ program: CoverProgram, _ options: LocationSearchOptions) {
    self.program = program
    self.options = options
    deadline = options.deadline
    bound = program.reachableDemand - program.coveredAnyway
    let state = CoverState(program)
    state.fillGreedily()
    pool = CoverPool(first: .init(sites: state.sites, covered: state.covered))
  }

  var answer: LocationAnswer<MaximalCoverChoice> {
    let objective = Double(pool.best.covered + program.coveredAnyway)
    return LocationAnswer(
      choice: program.choice(pool.best.sites), objective: objective, bound: Double(bound + program.coveredAnyway),
      termination: isProven ? .optimal : .limit(ending ?? .iterations), nodeCount: nodeCount)
  }

  private var isProven: Bool { pool.best.covered >= bound }

  /// Searches until the plan is proven best or a limit is reached.
  func solve() {
    if program.openCount == program.siteCount { bound = pool.best.covered }
    guard mayGoOn() else { return }
    let neighbours = CoverNeighbours(program, limit: Self.neighbourCount)
    let multipliers = start(neighbours)
    guard mayGoOn() else { return }
    branch(multipliers, neighbours)
    var round = 1
    while mayGoOn(), options.timeLimit != nil || round <= Work.roundCount {
      anneal(round, neighbours)
      round += 1
    }
  }

  private func mayGoOn() -> Bool {
    options.progress?(
      SolveProgress(
        incumbent: Double(pool.best.covered + program.coveredAnyway), bestBound: Double(bound + program.coveredAnyway),
        nodeCount: nodeCount))
    if isProven { return false }
    ending = deadline.exhausted
    return ending == nil
  }

  // MARK: Steps

  /// What one thread of a step brings back.
  private struct Finding: Sendable {
    var sites: CoverAnnealing.Outcome
    var multipliers: [Double] = []
    var bound = Double.infinity
    var nodeCount = 0
    var isProven = false
  }

  /// The bound at the root on one thread, the first annealing on the other.
  private func start(_ neighbours: CoverNeighbours) -> [Double] {
    let (program, deadline, first) = (program, deadline, pool.best)
    let seed = options.seed
    let effort = effort(round: 0)
    let findings = CoverParallel.map(Self.threadCount) { number in
      guard number == 0 else {
        return Finding(sites: Self.annealed(program, neighbours, first.sites, effort, seed: seed, deadline))
      }
      return Self.bounded(program, first, deadline)
    }
    take(findings)
    return findings[0].multipliers
  }

  private static func bounded(
    _ program: CoverProgram, _ first: CoverAnnealing.Outcome, _ deadline: SearchDeadline
  ) -> Finding {
    let relaxation = CoverRelaxation(program, incumbent: first.covered, sites: first.sites)
    let effort = CoverRelaxation.Effort(stepCount: 60_000)
    relaxation.improve(effort) { deadline.isOver }
    return Finding(
      sites: .init(sites: relaxation.incumbentSites, covered: relaxation.incumbent),
      multipliers: relaxation.multipliers.elements, bound: relaxation.bound)
  }

  /// Branch and bound on one thread, an annealing on the other.
  private func branch(_ multipliers: [Double], _ neighbours: CoverNeighbours) {
    let (program, deadline, first) = (program, deadline, pool.best)
    let seed = options.seed &+ 1
    let effort = effort(round: 0)
    let isTimed = options.timeLimit != nil
    let findings = CoverParallel.map(Self.threadCount) { number in
      guard number == 0 else {
        return Finding(sites: Self.annealed(program, neighbours, first.sites, effort, seed: seed, deadline))
      }
      return Self.branched(program, first, multipliers, isTimed: isTimed, deadline)
    }
    take(findings)
    if findings[0].isProven { bound = min(bound, findings[0].sites.covered) }
  }

  private static func branched(
    _ program: CoverProgram, _ first: CoverAnnealing.Outcome, _ multipliers: [Double], isTimed: Bool,
    _ deadline: SearchDeadline
  ) -> Finding {
    let relaxation = CoverRelaxation(program, incumbent: first.covered, sites: first.sites)
    relaxation.multipliers.assign(multipliers)
    let clock = ContinuousClock()
    let start = clock.now
    let limits = CoverBranching.Limits(
      nodeCount: isTimed ? Work.endlessNodeCount : Work.nodeCount, trialNodeCount: Work.trialNodeCount)
    let search = CoverBranching(relaxation, limits: limits, isOver: { deadline.isOver }) { done in
      guard let remaining = deadline.remaining else { return true }
      return start.duration(to: clock.now) / done <= (remaining + start.duration(to: clock.now)) * Self.optimism
    }
    let isProven = search.run()
    return Finding(
      sites: .init(sites: relaxation.incumbentSites, covered: relaxation.incumbent), nodeCount: search.nodeCount,
      isProven: isProven)
  }

  /// How many times longer than the time left branch and bound may seem to take: its guess is rough.
  private static let optimism = 8.0

  /// Two annealings at once.
  private func anneal(_ round: Int, _ neighbours: CoverNeighbours) {
    let (program, deadline, pool) = (program, deadline, pool)
    let seed = options.seed &+ UInt64(round) &* 1_000
    let effort = effort(round: round)
    take(
      CoverParallel.map(Self.threadCount) { number in
        let start = pool.best.sites
        return Finding(
          sites: Self.annealed(program, neighbours, start, effort, seed: seed &+ UInt64(number), deadline))
      })
  }

  private func effort(round: Int) -> CoverAnnealing.Effort {
    CoverAnnealing.Effort(moveCount: Work.movesPerSite * program.siteCount)
  }

  private static func annealed(
    _ program: CoverProgram, _ neighbours: CoverNeighbours, _ start: [Int32], _ effort: CoverAnnealing.Effort,
    seed: UInt64, _ deadline: SearchDeadline
  ) -> CoverAnnealing.Outcome {
    let state = CoverState(program)
    state.reset(to: start)
    state.fillGreedily()
    let all = CoverBuffer((0..<Int32(program.siteCount)).map { $0 })
    let annealing = CoverAnnealing(state: state, neighbours: neighbours, candidates: all)
    return annealing.run(effort, seed: seed) { deadline.isOver }
  }

  private func take(_ findings: [Finding]) {
    for finding in findings {
      pool.take(finding.sites)
      nodeCount += finding.nodeCount
      if finding.bound.isFinite {
        bound = min(bound, Int((finding.bound + CoverRelaxation.tolerance).rounded(.down)))
      }
    }
  }
}

/// The plans found, the best first.
struct CoverPool: Sendable {
  private(set) var plans: [CoverAnnealing.Outcome]

  init(first: CoverAnnealing.Outcome) {
    plans = [first]
  }

  var best: CoverAnnealing.Outcome { plans[0] }

  /// The most plans that are kept.
  private static let capacity = 16

  /// Takes a plan that is not there yet.
  mutating func take(_ plan: CoverAnnealing.Outcome) {
    let sorted = CoverAnnealing.Outcome(sites: plan.sites.sorted(), covered: plan.covered)
    guard !plans.contains(where: { $0.sites == sorted.sites }) else { return }
    let place = plans.firstIndex { $0.covered < sorted.covered } ?? plans.count
    plans.insert(sorted, at: place)
    if plans.count > Self.capacity { plans.removeLast() }
  }
}
