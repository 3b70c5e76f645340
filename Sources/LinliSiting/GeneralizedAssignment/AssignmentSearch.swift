import Dispatch
import LinliLP

/// A search on an instance: the root, then rounds of two workers.
struct AssignmentSearch {
  private let instance: GeneralizedAssignmentInstance
  private let options: LocationSearchOptions
  private let deadline: SearchDeadline
  private let roundLimit: Int
  private let prover = AssignmentWorker()
  private let helper = AssignmentWorker()
  private var incumbent: (agents: [Int], cost: Int)?
  /// No assignment is cheaper.
  private var bound = Int.min
  private var nodeCount = 0
  /// What the trees ask for now, and how far that lies above the bound at most.
  private var target = Int.min
  private var stride = 1
  private var nodesAtTarget = 0
  /// Work that the tree for the present target may have had.
  private var workAtTarget = 0

  /// The most of the time that the root's climb may take.
  private static let rootShare = 0.3
  /// Work of the first round and of the longest, in entries of knapsack tables: next to nothing, then tenths of a
  /// second.
  private static let firstRound = 100_000
  private static let longestRound = 600_000_000
  /// Each round is longer than the one before by this part, so that easy instances do not wait for a long one's end.
  private static let growth = 4
  /// Work after which a tree far from the incumbent leaves most of the time to planners.
  private static let patience = 10_000_000_000
  /// Units of cost between bound and incumbent from which on trees alone are worth their time.
  private static let closeGap = 2
  /// A tree of no more nodes asked for too little: the next one asks for twice as much more.
  private static let fewNodes = 7

  init(_ instance: GeneralizedAssignmentInstance, options: LocationSearchOptions, roundLimit: Int) {
    self.instance = instance
    self.options = options
    deadline = options.deadline
    self.roundLimit = roundLimit
  }

  mutating func run() -> LocationAnswer<[Int]> {
    if instance.jobCount == 0 { return LocationAnswer(choice: [], objective: 0, bound: 0, termination: .optimal) }
    let deadline = deadline
    let tables = AssignmentTables(instance)
    let rootEnd = deadline.sooner(share: Self.rootShare)
    guard let root = AssignmentRoot(tables, isOver: { rootEnd.isOver }) else { return answer(.infeasible) }
    bound = tables.bound(root.value)
    if let agents = root.start(seed: options.seed, until: deadline) { take(agents) }
    report()
    var work = Self.firstRound
    for round in 0..<roundLimit {
      if isSettled { return answer(.optimal) }
      if let limit = deadline.exhausted { return answer(.limit(limit)) }
      prepare(root, round, work)
      DispatchQueue.concurrentPerform(iterations: 2) { [prover, helper, work] number in
        (number == 0 ? prover : helper).run(work: work, until: deadline)
      }
      work = min(Self.longestRound, work + work / Self.growth)
      if conclude() { return answer(.infeasible) }
      report()
    }
    return answer(isSettled ? .optimal : .limit(.iterations))
  }

  private var isSettled: Bool { incumbent.map { bound >= $0.cost } ?? false }

  private mutating func take(_ agents: [Int]) {
    let cost = instance.cost(of: agents)
    if cost < incumbent?.cost ?? .max { incumbent = (agents, cost) }
  }

  // MARK: Rounds

  /// Gives each worker its role for a round.
  private mutating func prepare(_ root: AssignmentRoot, _ round: Int, _ work: Int) {
    equip(root)
    guard let incumbent else {
      // Nothing is known to be feasible: one worker asks for any assignment at all.
      prover.role = .tree
      helper.role = .tree
      if helper.tree == nil {
        helper.take(AssignmentTree(root.tables, target: dearest, from: [root.node]))
      }
      return
    }
    let isClose = incumbent.cost - bound <= max(Self.closeGap, stride)
    if helper.tree == nil, let tree = prover.tree, tree.openCount > 1 {
      helper.take(AssignmentTree(root.tables, target: tree.target, from: tree.halve()))
    }
    let isHopeless = workAtTarget > Self.patience && !isClose
    prover.role = isHopeless && round % 4 != 0 ? .planner : .tree
    let isHelping = helper.tree != nil && (isClose ? round % 4 != 0 : !isHopeless && round % 2 == 0)
    helper.role = isHelping ? .tree : .planner
    if prover.role == .tree { workAtTarget += work }
  }

  /// The cost of giving every job to its dearest agent.
  private var dearest: Int {
    (0..<instance.jobCount).reduce(0) { total, job in
      total + ((0..<instance.agentCount).map { instance.cost(agent: $0, job: job) }.max() ?? 0)
    }
  }

  /// Sees to it that there is a tree to search and that both workers know the incumbent.
  private mutating func equip(_ root: AssignmentRoot) {
    if prover.tree == nil {
      (workAtTarget, nodesAtTarget) = (0, 0)
      target = bound + stride - 1
      if let incumbent { target = min(target, incumbent.cost - 1) }
      prover.take(AssignmentTree(root.tables, target: target, from: [root.node]))
    }
    guard let incumbent else { return }
    for (number, worker) in [prover, helper].enumerated() {
      let planner = worker.planner ?? AssignmentPlanner(root, seed: options.seed &+ UInt64(number))
      planner.adopt(incumbent.agents, cost: incumbent.cost)
      worker.planner = planner
    }
  }

  /// Gathers what the workers found in a round; true if there is no assignment at all.
  private mutating func conclude() -> Bool {
    var isAnswered = false
    for worker in [prover, helper] {
      if let found = worker.planner?.best { take(found.agents) }
      guard worker.role == .tree, let tree = worker.tree else { continue }
      if case .found(let agents) = worker.standing {
        take(agents.map { Int($0) })
        isAnswered = true
      } else if worker.standing == .exhausted {
        if tree.target == dearest { return true }
        drop(worker)
      }
    }
    if let incumbent, isAnswered || target >= incumbent.cost {
      // A cheaper target makes more pairs impossible.
      drop(prover)
      drop(helper)
    } else if prover.tree == nil {
      proceed()
    }
    return false
  }

  /// Goes on when the prover's part of the tree is exhausted: with the helper's part, or with what that proves.
  private mutating func proceed() {
    if let rest = helper.tree, rest.target == target {
      prover.take(rest)
      helper.take(nil)
    } else {
      bound = max(bound, target + 1)
      if nodesAtTarget <= Self.fewNodes { stride *= 2 }
    }
  }

  private mutating func drop(_ worker: AssignmentWorker) {
    nodeCount += worker.tree?.nodeCount ?? 0
    nodesAtTarget += worker.tree?.nodeCount ?? 0
    worker.take(nil)
  }

  // MARK: Answers

  private func report() {
    options.progress?(
      SolveProgress(
        incumbent: incumbent.map { Double($0.cost) }, bestBound: Double(bound), nodeCount: nodesSoFar))
  }

  private var nodesSoFar: Int { nodeCount + (prover.tree?.nodeCount ?? 0) + (helper.tree?.nodeCount ?? 0) }

  private func answer(_ termination: Termination) -> LocationAnswer<[Int]> {
    let cost = incumbent.map { Double($0.cost) }
    let proven = bound == .min ? nil : Double(min(bound, incumbent?.cost ?? bound))
    return LocationAnswer(
      choice: incumbent?.agents, objective: cost, bound: termination == .infeasible ? nil : proven,
      termination: termination, nodeCount: nodesSoFar)
  }
}
