/// Finds the cheapest generalized assignment, or a good one and how far it may be from the cheapest.
///
/// The root climbs Lagrange's bound; a dive along the agents that the prices favour gives a first assignment. Then two
/// workers go on side by side, in rounds of fixed work after which they exchange what they know: the tree asks for one
/// unit of cost after the other whether so cheap an assignment exists, the planner dives again with some
/// chance and shares the jobs of a few agents anew. When the bound meets the incumbent, it is proven optimal.
public struct GeneralizedAssignmentOptimizer: Sendable {
  /// Rounds of a search without a time limit.
  public var roundLimit = 400

  /// An optimizer.
  public init() {}

  /// Searches until a proof or a limit.
  ///
  /// - Returns: the agent of each job, from 0; the total cost; a bound in whole units. ``Termination/infeasible`` means
  ///   proven that no assignment keeps every capacity.
  public func solve(
    _ instance: GeneralizedAssignmentInstance, options: LocationSearchOptions = LocationSearchOptions()
  ) -> LocationAnswer<[Int]> {
    var search = AssignmentSearch(instance, options: options, roundLimit: roundLimit)
    return search.run()
  }
}
