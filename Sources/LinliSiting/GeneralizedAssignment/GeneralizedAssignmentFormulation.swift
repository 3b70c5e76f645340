public import LinliLP

/// The generalized assignment problem as a program over whole numbers.
///
///     minimize    Σ_i Σ_j c_ij·x_ij
///     subject to  Σ_i x_ij = 1                   for every job j        job[j]
///                 Σ_j w_ij·x_ij ≤ b_i            for every agent i      capacity[i]
///                 x_ij ∈ {0,1}
///
/// - Sets: agents i (m), jobs j (n), both from 0.
/// - Data: c_ij cost, w_ij use of the agent's capacity, b_i capacity. Pairs with w_ij > b_i have no variable.
/// - Size: at most m·n variables, m + n constraints, twice as many nonzeros as variables.
/// - Source: Ross & Soland (1975), "A branch and bound algorithm for the generalized assignment problem",
///   doi:10.1007/BF01580430.
public struct GeneralizedAssignmentFormulation: Sendable {
  /// An agent with a job.
  public struct Pair: Hashable, Sendable {
    /// The agent, from 0.
    public let agent: Int
    /// The job, from 0.
    public let job: Int
  }

  /// The program.
  public let model: Model
  /// Whether the agent does the job, for every pair that fits.
  public let assign: VariableFamily<Pair>
  private let jobCount: Int

  /// States an instance as a program.
  public init(_ instance: GeneralizedAssignmentInstance) {
    var model = Model("generalized-assignment")
    var pairs: [Pair] = []
    for agent in 0..<instance.agentCount {
      for job in 0..<instance.jobCount where instance.use(agent: agent, job: job) <= instance.capacities[agent] {
        pairs.append(Pair(agent: agent, job: job))
      }
    }
    let assign = model.addVariables(over: pairs, .binary) { "assign[\($0.agent),\($0.job)]" }
    var total = LinearExpression()
    var once = [LinearExpression](repeating: LinearExpression(), count: instance.jobCount)
    var used = [LinearExpression](repeating: LinearExpression(), count: instance.agentCount)
    for pair in pairs {
      let variable = assign[pair]
      total.add(Double(instance.cost(agent: pair.agent, job: pair.job)), variable)
      once[pair.job].add(1, variable)
      used[pair.agent].add(Double(instance.use(agent: pair.agent, job: pair.job)), variable)
    }
    for (job, expression) in once.enumerated() { model.add("job[\(job)]", expression, .equal(1)) }
    for (agent, expression) in used.enumerated() {
      model.add("capacity[\(agent)]", expression, .atMost(Double(instance.capacities[agent])))
    }
    model.minimize(total)
    self.model = model
    self.assign = assign
    jobCount = instance.jobCount
  }

  /// The agent of each job in a whole solution.
  public func agents(in solution: Solution) -> [Int] {
    var agents = [Int](repeating: 0, count: jobCount)
    for pair in assign.keys where solution[assign[pair]] > 0.5 { agents[pair.job] = pair.agent }
    return agents
  }
}
