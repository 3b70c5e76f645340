import LinliLP

/// Opens sites so that the greatest demand is covered, with a proof where one is found.
///
/// The question is made small (`CoverageReduction`). A Lagrangian relaxation bounds it (`CoverageRelaxation`), plans are annealed
/// and bred from each other (`CoverPopulation`), and branch and bound closes the gap where sites are few or the bound
/// decides many of them (`CoverBranching`).
///
/// Without a time limit the numbers of plans and nodes are limited, so that the answer is the same every time; with
/// one, the search goes on until it is over or the plan is proven best. Two threads are used.
public struct MaximalCoverOptimizer: Sendable {
  /// An optimizer.
  public init() {}

  /// The best choice found, with what is proven of it.
  public func solve(
    _ instance: MaximalCoverInstance, options: LocationSearchOptions = LocationSearchOptions()
  ) -> LocationAnswer<MaximalCoverChoice> {
    let run = CoverRun(CoverProgram(instance), options)
    run.solve()
    return run.answer
  }
}
