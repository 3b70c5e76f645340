/// Solves capacitated facility location to proof.
public struct CapacitatedLocationOptimizer: Sendable {
  /// An optimizer; it holds nothing.
  public init() {}

  /// Searches for the least cost.
  public func solve(
    _ instance: CapacitatedLocationInstance, options: LocationSearchOptions = LocationSearchOptions()
  ) -> LocationAnswer<CapacitatedLocationPlan> {
    instance.isSplitAllowed ? SplitSearch(instance, options).solve() : WholeSearch(instance, options).solve()
  }
}
