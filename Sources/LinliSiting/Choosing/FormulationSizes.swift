public import LinliLP

/// Sizes of the programs before they are built. Variables and constraints are exact; of the coefficients those that turn
/// out 0 are counted too.
extension PMedianFormulation {
  /// The size of an instance's program.
  public static func size(of instance: PMedianInstance) -> ModelSize {
    let distances = instance.distances
    let served = (0..<distances.demandCount).filter { instance.needsService($0) }
    let pairs = served.reduce(0) { $0 + distances[demand: $1].count(where: \.isFinite) }
    return ModelSize(
      variableCount: pairs + distances.siteCount, constraintCount: pairs + served.count + 1,
      nonzeroCount: 3 * pairs + distances.siteCount)
  }
}

extension PCenterFormulation {
  /// The size of an instance's program.
  public static func size(of instance: PCenterInstance) -> ModelSize {
    let distances = instance.distances
    let pairs = distances.values.count(where: \.isFinite)
    return ModelSize(
      variableCount: pairs + distances.siteCount + 1, constraintCount: pairs + 2 * distances.demandCount + 1,
      nonzeroCount: 4 * pairs + distances.siteCount + distances.demandCount)
  }
}

extension CapacitatedLocationFormulation {
  /// The size of an instance's program.
  public static func size(of instance: CapacitatedLocationInstance) -> ModelSize {
    let pairs = instance.costs.count(where: \.isFinite)
    let (sites, customers) = (instance.sites.count, instance.demands.count)
    return ModelSize(
      variableCount: pairs + sites, constraintCount: pairs + customers + sites + 1,
      nonzeroCount: 4 * pairs + 2 * sites)
  }
}

extension GeneralizedAssignmentFormulation {
  /// The size of an instance's program.
  public static func size(of instance: GeneralizedAssignmentInstance) -> ModelSize {
    let pairs = (0..<instance.agentCount).reduce(0) { count, agent in
      count
        + (0..<instance.jobCount).count { instance.use(agent: agent, job: $0) <= instance.capacities[agent] }
    }
    return ModelSize(
      variableCount: pairs, constraintCount: instance.jobCount + instance.agentCount, nonzeroCount: 2 * pairs)
  }
}

extension MaximalCoverFormulation {
  /// The size of an instance's program.
  public static func size(of instance: MaximalCoverInstance) -> ModelSize {
    let (demands, sites) = (instance.demands.count, instance.candidateSiteCount)
    let covers = instance.coveringSites.reduce(0) { $0 + $1.count }
    return ModelSize(
      variableCount: demands + sites, constraintCount: demands + 1,
      nonzeroCount: demands + sites - instance.openSites.count + covers)
  }
}
