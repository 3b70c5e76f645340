/// Which p sites to open so that all people together are nearest: the p-median problem.
///
///     minimize  Σ_i a_i · min { d_ij : site j is open }   over all sets of p open sites that hold the existing ones
///
/// Valid once it is made. A demand of weight 0 counts nothing and need not be within reach of any site.
public struct PMedianInstance: Sendable, Equatable {
  /// d_ij, what serving demand i from site j costs for each unit of weight; `infinity` where it is impossible.
  public let distances: SiteDistances
  /// a_i, the weight of each demand, such as its people; finite, ≥ 0.
  public let weights: [Double]
  /// p, the number of open sites in all, existing ones included.
  public let openCount: Int
  /// Sites that are open already, rising.
  public let existingSites: [Int]

  /// A question from its data.
  ///
  /// - Parameters:
  ///   - distances: From every demand to every candidate site.
  ///   - weights: By demand; nil for 1 each.
  ///   - openCount: Open sites in all, existing ones included; to add q to existing sites it is their number plus q.
  ///   - existingSites: Sites that stay open, in any order.
  /// - Throws: ``SiteChoiceError`` with everything that is wrong.
  public init(
    distances: SiteDistances, weights: [Double]? = nil, openCount: Int, existingSites: [Int] = []
  ) throws(SiteChoiceError) {
    let weights = weights ?? [Double](repeating: 1, count: distances.demandCount)
    var faults = SiteChoiceFault.faults(of: distances, openCount: openCount, existing: existingSites)
    if weights.count != distances.demandCount {
      faults.append(.weightCount(expected: distances.demandCount, found: weights.count))
    }
    for (demand, weight) in weights.enumerated() where !(weight.isFinite && weight >= 0) {
      faults.append(.badWeight(demand: demand, value: weight))
    }
    if faults.isEmpty, !Self.largestCost(distances, weights).isFinite { faults.append(.tooLargeCosts) }
    guard faults.isEmpty else { throw SiteChoiceError(faults: faults) }
    self.distances = distances
    self.weights = weights
    self.openCount = openCount
    self.existingSites = existingSites.sorted()
  }

  /// No choice costs more than this: the greatest finite cost of each demand, summed twice as often as there are demands.
  private static func largestCost(_ distances: SiteDistances, _ weights: [Double]) -> Double {
    var total = 0.0
    for (demand, weight) in weights.enumerated() where weight > 0 {
      total += weight * (distances[demand: demand].lazy.filter(\.isFinite).max() ?? 0)
    }
    return 2 * (total + 1) * Double(weights.count + 1)
  }

  /// What serving a demand from a site costs: weight times distance; 0 for a demand of weight 0.
  public func cost(demand: Int, site: Int) -> Double {
    weights[demand] == 0 ? 0 : weights[demand] * distances[demand, site]
  }

  /// Whether a demand has to be served.
  public func needsService(_ demand: Int) -> Bool { weights[demand] > 0 }
}
