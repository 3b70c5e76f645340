/// What is decided and what is open somewhere in a search: jobs that have their agent, and for the others the pairs of
/// agent and job that are still possible.
struct AssignmentNode: Sendable {
  /// The agent of a job; −1 while open.
  private(set) var agentOf: [Int16]
  /// What is left of each agent's capacity, in grains.
  private(set) var room: [Int32]
  /// Possible pairs of open jobs, as `agent · jobCount + job`, ascending.
  var pairs: [Int32]
  /// Scaled cost of the decided jobs.
  private(set) var fixedCost = 0
  /// Jobs that are open.
  private(set) var openCount: Int
  /// Where multipliers begin.
  var multipliers: [Int32]
  /// Proven: no completion is cheaper, scaled.
  var bound = Int.min
  /// Decisions above the node.
  var depth = 0

  /// Nothing decided, everything possible that fits by itself.
  init(_ tables: AssignmentTables, multipliers: [Int32]) {
    agentOf = Array(repeating: -1, count: tables.jobCount)
    room = tables.capacities
    openCount = tables.jobCount
    self.multipliers = multipliers
    pairs = []
    for agent in 0..<tables.agentCount {
      for job in 0..<tables.jobCount where tables.uses[agent * tables.jobCount + job] <= room[agent] {
        pairs.append(Int32(agent * tables.jobCount + job))
      }
    }
  }

  /// Decides a job; the pairs are the caller's to clear.
  mutating func assign(_ pair: Int32, _ tables: AssignmentTables) {
    let (agent, job) = Int(pair).quotientAndRemainder(dividingBy: tables.jobCount)
    agentOf[job] = Int16(agent)
    room[agent] -= tables.uses[Int(pair)]
    fixedCost += Int(tables.costs[Int(pair)])
    openCount -= 1
  }
}
