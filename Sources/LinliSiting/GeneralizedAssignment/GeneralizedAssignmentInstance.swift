/// Jobs that agents share among them: every job goes to exactly one agent, every agent has a limited capacity.
///
/// Agents and jobs are referred to by their place, from 0. Tables are kept agent after agent: the entry of an agent and a
/// job is at `agent · jobCount + job`.
public struct GeneralizedAssignmentInstance: Sendable, Equatable {
  /// Number of agents, at least 1.
  public let agentCount: Int
  /// Number of jobs.
  public let jobCount: Int
  /// What a job costs if an agent does it.
  public let costs: [Int]
  /// How much of the agent's capacity the job takes there, 0 or more.
  public let uses: [Int]
  /// The capacity of each agent, 0 or more.
  public let capacities: [Int]

  /// What keeps tables from being an instance.
  public enum Fault: Error, Sendable, Equatable {
    /// There is no agent.
    case noAgent
    /// A table has another number of entries than agents and jobs ask for.
    case entryCount(table: String, count: Int, expected: Int)
    /// A value lies outside ``allowedCosts`` or ``allowedUses``; its place in the table.
    case outOfRange(table: String, place: Int, value: Int)
  }

  /// Costs that an instance may have, so that every sum stays far within 64 bits.
  public static let allowedCosts = -1_000_000...1_000_000
  /// Uses and capacities that an instance may have.
  public static let allowedUses = 0...1_000_000_000
  /// Agents and jobs that an instance may have.
  public static let allowedCounts = 1...10_000

  /// Makes an instance.
  ///
  /// - Throws: ``Fault`` with the first thing that is wrong.
  public init(jobCount: Int, costs: [Int], uses: [Int], capacities: [Int]) throws(Fault) {
    guard !capacities.isEmpty else { throw .noAgent }
    let expected = capacities.count * jobCount
    for (table, entries) in [("costs", costs), ("uses", uses)] where entries.count != expected {
      throw .entryCount(table: table, count: entries.count, expected: expected)
    }
    let ranges = [("costs", costs, Self.allowedCosts), ("uses", uses, Self.allowedUses)]
    for (table, entries, range) in ranges + [("capacities", capacities, Self.allowedUses)] {
      if let place = entries.firstIndex(where: { !range.contains($0) }) {
        throw .outOfRange(table: table, place: place, value: entries[place])
      }
    }
    agentCount = capacities.count
    self.jobCount = jobCount
    self.costs = costs
    self.uses = uses
    self.capacities = capacities
  }

  /// What a job costs if an agent does it.
  public func cost(agent: Int, job: Int) -> Int { costs[agent * jobCount + job] }

  /// How much of the agent's capacity the job takes.
  public func use(agent: Int, job: Int) -> Int { uses[agent * jobCount + job] }

  /// The total cost of an assignment that names an agent of the instance for every job.
  public func cost(of agents: [Int]) -> Int {
    var total = 0
    for (job, agent) in agents.enumerated() { total += cost(agent: agent, job: job) }
    return total
  }
}
