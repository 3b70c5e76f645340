public import LinliLP

/// Whether a cover exists that costs no more than a limit.
public enum SetCoverDecision: Sendable, Equatable {
  /// It does: the open sites, rising.
  case cover([Int])
  /// Proven: it does not.
  case none
  /// Stopped by a limit before it was known.
  case unknown(SolveLimit)
}

/// Solves set covering problems to proof: dominance, a Lagrangian bound, fixing by reduced cost, local search, and
/// branching on the demand with the fewest sites.
///
/// - Source: Toregas, Swain, ReVelle & Bergman (1971), "The location of emergency service facilities",
///   doi:10.1287/opre.19.6.1363; Beasley (1987), "An algorithm for set covering problem", doi:10.1016/0377-2217(87)90141-X.
public struct SetCoverOptimizer: Sendable {
  /// Nodes after which the search ends without a proof.
  static let nodeLimit = 1_000_000

  /// An optimizer with nothing to set.
  public init() {}

  /// Finds the cheapest cover.
  ///
  /// - Returns: ended `infeasible` if all sites together do not cover what is required; the choice is the open sites,
  ///   rising.
  public func solve(_ instance: SetCoverInstance, options: LocationSearchOptions) -> LocationAnswer<[Int]> {
    let search = CoverSearch(instance, until: options.deadline, seed: options.seed)
    search.progress = options.progress
    guard search.isPossible else {
      return LocationAnswer(choice: nil, objective: nil, bound: nil, termination: .infeasible)
    }
    let limit = search.run()
    let objective = search.best.map { Double($0.cost) }
    let bound = limit == nil ? objective : min(search.rootBound, objective ?? .infinity)
    return LocationAnswer(
      choice: search.best?.sites, objective: objective, bound: bound, termination: limit.map { .limit($0) } ?? .optimal,
      nodeCount: search.nodeCount)
  }

  /// Whether a cover exists that costs no more than a limit; much faster than finding the cheapest one.
  public func decide(
    _ instance: SetCoverInstance, costingAtMost limit: Int, options: LocationSearchOptions
  ) -> SetCoverDecision {
    decide(instance, costingAtMost: limit, until: options.deadline, seed: options.seed).decision
  }

  /// The same within a deadline and a number of nodes, with the nodes it took.
  func decide(
    _ instance: SetCoverInstance, costingAtMost limit: Int, until deadline: SearchDeadline, seed: UInt64,
    nodeLimit: Int = SetCoverOptimizer.nodeLimit
  ) -> (decision: SetCoverDecision, nodeCount: Int) {
    let search = CoverSearch(instance, until: deadline, seed: seed, wanted: limit, nodeLimit: nodeLimit)
    guard limit >= 0, search.isPossible else { return (.none, 0) }
    let stop = search.run()
    if let best = search.best, best.cost <= limit { return (.cover(best.sites), search.nodeCount) }
    return (stop.map { .unknown($0) } ?? .none, search.nodeCount)
  }
}
