/// Which sites to open so that every demand is covered at the least cost: the location set covering problem, with backup
/// cover where it is asked for.
///
///     minimize    Σ_j c_j·x_j
///     subject to  Σ_{j ∈ N_i} x_j ≥ k_i   for every demand i
///                 x_j ∈ {0,1}
///
/// Valid once it is made. Demands and sites go by their positions from 0.
public struct SetCoverInstance: Sendable, Equatable {
  /// Number of demands.
  public let demandCount: Int
  /// The demands that each site covers, rising.
  public let demandsOfSite: [[Int]]
  /// c_j, what opening each site costs, ≥ 0.
  public let costs: [Int]
  /// k_i, how many open sites have to cover each demand; 0 for a demand that needs none.
  public let requirements: [Int]

  /// Number of candidate sites.
  public var siteCount: Int { demandsOfSite.count }

  /// Sums of costs stay far from overflow below this.
  public static let greatestCost = 1_000_000_000

  /// A question from its data.
  ///
  /// - Parameters:
  ///   - demandCount: Number of demands.
  ///   - demandsOfSite: The demands that each site covers, in any order; one named twice counts once.
  ///   - costs: By site; nil for 1 each, which asks for the fewest sites.
  ///   - requirements: By demand; nil for 1 each.
  /// - Throws: ``SetCoverError`` with everything that is wrong.
  public init(
    demandCount: Int, demandsOfSite: [[Int]], costs: [Int]? = nil, requirements: [Int]? = nil
  ) throws(SetCoverError) {
    let costs = costs ?? [Int](repeating: 1, count: demandsOfSite.count)
    let requirements = requirements ?? [Int](repeating: 1, count: demandCount)
    var faults: [SetCoverFault] = []
    for (site, demands) in demandsOfSite.enumerated() {
      for demand in demands where !(0..<demandCount).contains(demand) {
        faults.append(.unknownDemand(site: site, demand: demand))
      }
    }
    if costs.count != demandsOfSite.count {
      faults.append(.costCount(expected: demandsOfSite.count, found: costs.count))
    }
    for (site, cost) in costs.enumerated() where !(0...Self.greatestCost).contains(cost) {
      faults.append(.badCost(site: site, cost: cost))
    }
    if requirements.count != demandCount {
      faults.append(.requirementCount(expected: demandCount, found: requirements.count))
    }
    for (demand, requirement) in requirements.enumerated() where requirement < 0 {
      faults.append(.badRequirement(demand: demand, requirement: requirement))
    }
    guard faults.isEmpty else { throw SetCoverError(faults: faults) }
    self.init(unchecked: demandCount, demandsOfSite.map { Array(Set($0)).sorted() }, costs, requirements)
  }

  private init(unchecked demandCount: Int, _ demandsOfSite: [[Int]], _ costs: [Int], _ requirements: [Int]) {
    self.demandCount = demandCount
    self.demandsOfSite = demandsOfSite
    self.costs = costs
    self.requirements = requirements
  }

  /// The fewest sites within a radius of every demand, the radius included.
  ///
  /// - Parameters:
  ///   - radius: In the unit of the distances; infinite distances are never within it.
  ///   - distances: As many numbers as demands times sites.
  ///   - demands: Positions of the demands to be covered, which are numbered anew in this order; nil for all of them.
  public init(within radius: Double, of distances: SiteDistances, demands: [Int]? = nil) {
    let demands = demands ?? Array(0..<distances.demandCount)
    var demandsOfSite = [[Int]](repeating: [], count: distances.siteCount)
    for (position, demand) in demands.enumerated() {
      for (site, distance) in distances[demand: demand].enumerated() where distance <= radius && distance.isFinite {
        demandsOfSite[site].append(position)
      }
    }
    self.init(
      unchecked: demands.count, demandsOfSite, [Int](repeating: 1, count: distances.siteCount),
      [Int](repeating: 1, count: demands.count))
  }
}

/// What keeps data from being a set covering problem. Demands and sites are positions.
public enum SetCoverFault: Sendable, Equatable {
  /// The site covers a demand that does not exist.
  case unknownDemand(site: Int, demand: Int)
  /// There is another number of costs than of sites.
  case costCount(expected: Int, found: Int)
  /// The cost is below 0 or above ``SetCoverInstance/greatestCost``.
  case badCost(site: Int, cost: Int)
  /// There is another number of requirements than of demands.
  case requirementCount(expected: Int, found: Int)
  /// The requirement is below 0.
  case badRequirement(demand: Int, requirement: Int)
}

/// Everything that keeps data from being a set covering problem.
public struct SetCoverError: Error, Sendable, Equatable {
  /// The faults, in the order of the data.
  public let faults: [SetCoverFault]

  /// An error of one fault or more.
  public init(faults: [SetCoverFault]) {
    self.faults = faults
  }
}
