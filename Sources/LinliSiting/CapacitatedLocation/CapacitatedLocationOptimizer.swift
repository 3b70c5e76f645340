/// Solves capacitated facility location, with split demand or whole customers, and so the capacitated p-median.
///
/// A Lagrangian relaxation bounds the cost and chooses sites; an exact transportation, or annealing where customers stay
/// whole, makes plans of them; branch and bound closes the gap. `optimal` means: proven that no plan is cheaper by more
/// than a part of ``optimalityTolerance``; where all costs are whole numbers and customers stay whole, that none is cheaper.
public struct CapacitatedLocationOptimizer: Sendable {
  /// How much cheaper, relative to 1 and the objective, a plan could be than one that counts as optimal.
  public static let optimalityTolerance = ObjectiveTolerance.relative

  /// An optimizer; it holds nothing.
  public init() {}

  /// Searches for the least cost.
  ///
  /// - Returns: the best plan, `infeasible` if there is none. Without a time limit a number of nodes decides, so that an
  ///   instance has the same answer every time, on any number of cores.
  public func solve(
    _ instance: CapacitatedLocationInstance, options: LocationSearchOptions = LocationSearchOptions()
  ) -> LocationAnswer<CapacitatedLocationPlan> {
    instance.isSplitAllowed ? SplitSearch(instance, options).solve() : WholeSearch(instance, options).solve()
  }
}
