internal import LinliLP

/// Solves capacitated facility location to proof.
public struct CapacitatedLocationOptimizer: Sendable {
  /// An optimizer; it holds nothing.
  public init() {}

  /// Searches for the least cost.
  public func solve(
    _ instance: CapacitatedLocationInstance, options: LocationSearchOptions = LocationSearchOptions()
  ) -> LocationAnswer<CapacitatedLocationPlan> {
    SplitSearch(instance, options).solve()
  }
}
