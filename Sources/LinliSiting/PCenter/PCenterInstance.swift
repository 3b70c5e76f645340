/// Which p sites to open so that the farthest demand is nearest: the vertex p-center problem.
///
///     minimize  max_i min { d_ij : site j is open }   over all sets of p open sites that hold the existing ones
///
/// Valid once it is made. Every demand has to be served.
public struct PCenterInstance: Sendable, Equatable {
  /// d_ij, the distance between demand i and site j; `infinity` where the site cannot serve the demand.
  public let distances: SiteDistances
  /// p, the number of open sites in all, existing ones included.
  public let openCount: Int
  /// Sites that are open already, rising.
  public let existingSites: [Int]

  /// A question from its data.
  ///
  /// - Parameters:
  ///   - distances: From every demand to every candidate site.
  ///   - openCount: Open sites in all, existing ones included; to add q to existing sites it is their number plus q.
  ///   - existingSites: Sites that stay open, in any order.
  /// - Throws: ``SiteChoiceError`` with everything that is wrong.
  public init(distances: SiteDistances, openCount: Int, existingSites: [Int] = []) throws(SiteChoiceError) {
    let faults = SiteChoiceFault.faults(of: distances, openCount: openCount, existing: existingSites)
    guard faults.isEmpty else { throw SiteChoiceError(faults: faults) }
    self.distances = distances
    self.openCount = openCount
    self.existingSites = existingSites.sorted()
  }
}
