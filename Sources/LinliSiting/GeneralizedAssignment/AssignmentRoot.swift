import LinliLP

/// What the root of a search knows: prices of the jobs, what they prove, and which agents they favour.
struct AssignmentRoot {
  let tables: AssignmentTables
  /// Everything possible, with the best multipliers.
  let node: AssignmentNode
  /// The node without pairs that a good assignment does not need: where dives begin.
  let narrow: AssignmentNode
  /// L(u) at these multipliers, scaled.
  let value: Int
  /// The multipliers in units of cost.
  let prices: [Double]
  /// What each agent could gain at the prices.
  let losses: AgentLosses
  /// All agents for each job, `job · agentCount + rank`, the one most often chosen lately first.
  let ranking: [Int32]
  /// An assignment the agents agreed on, if they did.
  let agreement: [Int16]?

  private static let iterations = 1500
  private static let patience = 20
  /// A loss that every agent is taken to have, in units of cost, so that all may be chosen.
  private static let lossFloor = 0.5

  /// nil if a job fits no agent.
  init?(_ tables: AssignmentTables, isOver: () -> Bool) {
    self.tables = tables
    let ascent = AssignmentAscent(tables)
    var node = AssignmentNode(tables, multipliers: Self.secondCosts(tables))
    guard Self.everyJobFits(node, tables) else { return nil }
    let unit = tables.unit
    let start = 0.02 * unit * Double(max(abs(tables.base), tables.jobCount))
    let settings = AssignmentAscent.Settings(
      iterations: Self.iterations, ahead: start, finest: 0.01 * unit, patience: Self.patience)
    ascent.climb(node, threshold: .max, settings, isOver: isOver)
    node.multipliers = ascent.best
    node.bound = ascent.bestValue
    value = ascent.bestValue
    agreement = ascent.agreement
    let multipliers = node.multipliers
    prices = multipliers.indices.map { tables.price(multipliers[$0], ofJob: $0) }
    let gains = multipliers.withUnsafeBufferPointer { prices in
      prices.baseAddress.map { ascent.relaxation.gains(node, $0) } ?? []
    }
    losses = AgentLosses(gains: gains.map { Double($0) / unit }, floor: Self.lossFloor)
    ranking = Self.ranking(tables, ascent.shares)
    self.node = node
    narrow = Self.narrowed(node, ascent.relaxation)
  }

  /// A good assignment is taken to cost at most this part more than is proven, or so many units if that is more.
  private static let goodShare = 0.005
  private static let goodUnits = 8

  private static func narrowed(_ node: AssignmentNode, _ relaxation: AssignmentRelaxation) -> AssignmentNode {
    let bound = relaxation.tables.bound(node.bound)
    let target = bound + max(goodUnits, Int(goodShare * Double(abs(bound))))
    var narrow = node
    let proven = node.multipliers.withUnsafeBufferPointer { prices in
      prices.baseAddress.flatMap {
        relaxation.tighten(&narrow, $0, threshold: relaxation.tables.threshold(target))
      }
    }
    return proven == nil ? node : narrow
  }

  /// The second cheapest agent's cost of each job: prices at which two agents want it.
  private static func secondCosts(_ tables: AssignmentTables) -> [Int32] {
    (0..<tables.jobCount).map { job in
      var (least, second) = (Int32.max, Int32.max)
      for agent in 0..<tables.agentCount {
        let cost = tables.costs[agent * tables.jobCount + job]
        if cost < least { (least, second) = (cost, least) } else { second = min(second, cost) }
      }
      return second == .max ? least : min(second, tables.largestMultiplier)
    }
  }

  private static func everyJobFits(_ node: borrowing AssignmentNode, _ tables: AssignmentTables) -> Bool {
    var fits = [Bool](repeating: false, count: tables.jobCount)
    for pair in node.pairs { fits[Int(pair) % tables.jobCount] = true }
    return fits.allSatisfy { $0 }
  }

  private static func ranking(_ tables: AssignmentTables, _ shares: [Float]) -> [Int32] {
    let jobCount = tables.jobCount
    var ranking: [Int32] = []
    ranking.reserveCapacity(jobCount * tables.agentCount)
    for job in 0..<jobCount {
      let ranked = (0..<tables.agentCount).sorted { left, right in
        let (wantedLeft, wantedRight) = (shares[left * jobCount + job], shares[right * jobCount + job])
        if wantedLeft != wantedRight { return wantedLeft > wantedRight }
        let (costLeft, costRight) = (tables.costs[left * jobCount + job], tables.costs[right * jobCount + job])
        return (costLeft, left) < (costRight, right)
      }
      ranking += ranked.map { Int32($0) }
    }
    return ranking
  }

  /// The first agents of each job's ranking, `job · width + rank`.
  func candidates(width: Int) -> [Int32] {
    let agents = tables.agentCount
    return (0..<tables.jobCount).flatMap { ranking[$0 * agents..<$0 * agents + width] }
  }

  /// A first assignment; nil if neither a dive nor annealing finds one.
  func start(seed: UInt64, until deadline: SearchDeadline) -> [Int]? {
    if let agreement, isSound(agreement.map { Int($0) }) { return agreement.map { Int($0) } }
    let dive = AssignmentDive(tables, seed: seed)
    for (node, share) in [(narrow, 0.6), (node, 0.4)] {
      let end = deadline.sooner(share: share)
      if let agents = dive.run(node, noise: 0, isOver: { end.isOver }) { return agents }
    }
    let first = (0..<tables.jobCount).map { Int(ranking[$0 * tables.agentCount]) }
    for width in [6, tables.agentCount].map({ min($0, tables.agentCount) }) {
      var annealing = AssignmentAnnealing(
        tables.instance, start: first, candidates: candidates(width: width), width: width, seed: seed)
      annealing.run(moves: min(2_000_000, 2_000 * tables.jobCount), isOver: { deadline.isOver })
      if let best = annealing.best { return best.agents }
    }
    return nil
  }

  private func isSound(_ agents: [Int]) -> Bool {
    GeneralizedAssignmentAudit(agents, of: tables.instance).isFeasible
  }
}
