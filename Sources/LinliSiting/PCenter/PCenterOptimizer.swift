/// Solves p-center problems to proof by set covering: p sites within radius r of every demand exist or they do not, and
/// the least such r is one of the distances.
///
/// Distances are compared as they are, so that the proof is exact for fractional ones too.
///
/// - Source: Minieka (1970), "The m-center problem", doi:10.1137/1012016.
public struct PCenterOptimizer: Sendable {
  /// An optimizer with nothing to set.
  public init() {}

  /// Finds the sites.
  ///
  /// - Returns: ended `infeasible` if no p sites reach every demand; the choice serves every demand from its nearest open
  ///   site.
  public func solve(_ instance: PCenterInstance, options: LocationSearchOptions) -> LocationAnswer<SiteAssignment> {
    CenterSearch(instance, options).run()
  }
}
