/// Solves p-median problems to proof by a Lagrangian bound, interchange and branch and bound.
///
/// The condition that each demand is served once is relaxed with multipliers u. For an open set choice
///
///     ρ_j = Σ_i min(0, c_ij − u_i),     bound = Σ_i u_i + Σ of the p smallest ρ_j
///
/// The multipliers rise along subgradients; the chosen sites start interchanges, which find the plans. Where opening or
/// closing a site would lift the bound to the best plan the site is fixed; what is left is branched on.
///
/// Where all costs are whole, bounds are rounded up and the proof is exact. Otherwise a choice counts as optimal when
/// none is better by more than ``relativeTolerance`` of its cost.
///
/// - Source: Beasley (1985), "A note on solving large p-median problems", doi:10.1016/0377-2217(85)90040-2; Christofides &
///   Beasley (1982), doi:10.1016/0377-2217(82)90044-3.
public struct PMedianOptimizer: Sendable {
  /// How far below its cost a choice may be beaten and still be called optimal, where costs are not all whole.
  public static let relativeTolerance = 1e-9
  /// Nodes after which the search ends without a proof.
  static let nodeLimit = 1_000_000

  /// An optimizer with nothing to set.
  public init() {}

  /// Finds the sites.
  ///
  /// - Returns: ended `infeasible` if no p sites reach every demand that needs service; the choice serves every demand
  ///   from its nearest open site.
  public func solve(_ instance: PMedianInstance, options: LocationSearchOptions) -> LocationAnswer<SiteAssignment> {
    MedianSearch(instance, options).run()
  }
}
