/// Recomputes every rule and the cost of an assignment from the instance alone.
public struct GeneralizedAssignmentAudit: Sendable, Equatable {
  /// A broken rule.
  public enum Violation: Sendable, Equatable {
    /// The assignment names another number of agents than there are jobs.
    case jobCount(Int, expected: Int)
    /// The job goes to an agent that is not there.
    case unknownAgent(job: Int, agent: Int)
    /// An agent's jobs use more than its capacity.
    case overCapacity(agent: Int, used: Int, capacity: Int)
  }

  /// The broken rules, jobs before agents; empty when the assignment is feasible.
  public let violations: [Violation]
  /// The total cost of the jobs with an agent that is there.
  public let objective: Int

  /// Whether no rule is broken.
  public var isFeasible: Bool { violations.isEmpty }

  /// Checks an assignment: the agent of each job, from 0.
  public init(_ agents: [Int], of instance: GeneralizedAssignmentInstance) {
    var violations: [Violation] = []
    if agents.count != instance.jobCount { violations.append(.jobCount(agents.count, expected: instance.jobCount)) }
    var used = [Int](repeating: 0, count: instance.agentCount)
    var cost = 0
    for (job, agent) in agents.prefix(instance.jobCount).enumerated() {
      guard used.indices.contains(agent) else {
        violations.append(.unknownAgent(job: job, agent: agent))
        continue
      }
      used[agent] += instance.uses[agent * instance.jobCount + job]
      cost += instance.costs[agent * instance.jobCount + job]
    }
    for (agent, capacity) in instance.capacities.enumerated() where used[agent] > capacity {
      violations.append(.overCapacity(agent: agent, used: used[agent], capacity: capacity))
    }
    self.violations = violations
    objective = cost
  }
}
