import LinliLP

/// Improves an assignment by taking all jobs of a few agents away and asking the tree for a cheaper way to share them.
///
/// What an assignment costs above L(u) is a sum over agents: agent i loses K_i(u) − Σ_j (u_j − c_ij) against the best it
/// could choose at the prices u. Agents that lose much are taken more often.
final class AssignmentNeighbourhoods {
  /// The assignment, an agent for every job.
  private(set) var agents: [Int]
  /// What it costs.
  private(set) var cost: Int
  /// Work so far, in entries of knapsack tables.
  private(set) var work = 0

  private let instance: GeneralizedAssignmentInstance
  private let prices: [Double]
  private let losses: AgentLosses
  private var random: SplitMix64

  init(_ agents: [Int], of instance: GeneralizedAssignmentInstance, prices: [Double], losses: AgentLosses, seed: UInt64)
  {
    self.instance = instance
    self.agents = agents
    self.prices = prices
    self.losses = losses
    cost = instance.cost(of: agents)
    random = SplitMix64(seed: seed)
  }

  /// Work that one neighbourhood may take.
  private static let workOfStep = 6_000_000
  /// How many agents share at first; more as long as the tree is soon done, fewer when it is not.
  private var reach = 3.0
  private static let reachGrowth = 0.1
  private static let reachLoss = 0.3

  private func count() -> Int {
    min(instance.agentCount, max(2, Int(reach) + Int.random(in: -1...1, using: &random)))
  }

  /// Takes some agents' jobs away and shares them again, at the same cost or less.
  func step(isOver: () -> Bool) {
    let chosen = pick(count())
    let jobs = agents.indices.filter { chosen.contains(agents[$0]) }
    // Every step counts for something, so that a limit on work ends any number of them.
    work += 1
    guard !jobs.isEmpty else { return }
    let part = AssignmentPart(instance, agents: chosen, jobs: jobs)
    var present = 0
    for job in jobs { present += instance.cost(agent: agents[job], job: job) }
    let allowance = Int.random(in: 0..<4, using: &random) == 0 ? 0 : -1
    let tables = AssignmentTables(part.instance)
    let start = jobs.enumerated().map { tables.multiplier(prices[$1], ofJob: $0) }
    let tree = AssignmentTree(
      tables, target: present + allowance, from: [AssignmentNode(tables, multipliers: start)], isPart: true)
    let standing = tree.advance(work: Self.workOfStep, isOver: isOver)
    work += tree.work + jobs.count * chosen.count * 50
    if standing == .open {
      reach = max(2, reach - Self.reachLoss)
    } else if tree.work < Self.workOfStep / 4 {
      reach = min(Double(instance.agentCount), reach + Self.reachGrowth)
    }
    guard case .found(let shared) = standing else { return }
    for (place, job) in jobs.enumerated() { agents[job] = chosen[Int(shared[place])] }
    cost = instance.cost(of: agents)
  }

  /// Agents ascending, those that lose much with a greater chance.
  private func pick(_ count: Int) -> [Int] {
    let weights = losses.measure(agents, of: instance, prices: prices)
    var left = weights.map { $0 + losses.floor }
    var chosen: [Int] = []
    for _ in 0..<count {
      var draw = Double.random(in: 0..<1, using: &random) * left.reduce(0, +)
      let drawn = left.indices.first { agent in
        draw -= left[agent]
        return draw < 0 && left[agent] > 0
      }
      let agent = drawn ?? left.firstIndex { $0 > 0 }
      guard let agent else { break }
      chosen.append(agent)
      left[agent] = 0
    }
    return chosen.sorted()
  }
}

/// What each agent could gain at given prices, and how far an assignment is from it.
struct AgentLosses: Sendable {
  /// K_i(u) in units of cost.
  let gains: [Double]
  /// Added to every agent's loss, so that all have a chance.
  let floor: Double

  /// K_i(u) minus what the agent's jobs bring, in units of cost.
  func measure(_ agents: [Int], of instance: GeneralizedAssignmentInstance, prices: [Double]) -> [Double] {
    var left = gains
    for (job, agent) in agents.enumerated() {
      left[agent] -= prices[job] - Double(instance.cost(agent: agent, job: job))
    }
    return left.map { max(0, $0) }
  }
}

/// Some agents of an instance with some jobs.
struct AssignmentPart {
  let instance: GeneralizedAssignmentInstance

  init(_ whole: GeneralizedAssignmentInstance, agents: [Int], jobs: [Int]) {
    var costs: [Int] = []
    var uses: [Int] = []
    for agent in agents {
      for job in jobs {
        costs.append(whole.cost(agent: agent, job: job))
        uses.append(whole.use(agent: agent, job: job))
      }
    }
    let capacities = agents.map { whole.capacities[$0] }
    do {
      instance = try GeneralizedAssignmentInstance(
        jobCount: jobs.count, costs: costs, uses: uses, capacities: capacities)
    } catch { preconditionFailure("a part of an instance is none: \(error)") }
  }
}
