import LinliLP

/// Opens sites so that the greatest demand is covered, with a proof where one is found.
///
/// The question is made small (``CoverageReduction``). Annealing of swaps from several starts finds a plan, a Lagrangian
/// relaxation bounds it, and branch and bound closes the gap where it can. On large questions whose gap stays open,
/// further annealings follow, each on the sites that good plans use and their neighbours.
///
/// Without a time limit the number of annealings and nodes is limited, so that the answer is the same every time; with
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
