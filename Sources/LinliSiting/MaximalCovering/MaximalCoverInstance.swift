/// The question which sites to open so that the greatest demand has one of them within reach, validated once.
///
/// Demands and candidate sites are numbered from 0 in the order given. What is within reach is told by lists, so that it
/// may come of distances, travel times or any other rule.
public struct MaximalCoverInstance: Sendable, Equatable {
  /// The weight of each demand: people or households, 0 or more.
  public let demands: [Int]
  /// Number of candidate sites, those that are open anyway among them.
  public let candidateSiteCount: Int
  /// For each demand the candidate sites that cover it, ascending.
  public let coveringSites: [[Int]]
  /// Sites to open beside those that are open anyway.
  public let siteCount: Int
  /// The sites that are open anyway, ascending.
  public let openSites: [Int]

  /// The greatest total demand: sums are kept in 32 bits while searching.
  public static let greatestTotalDemand = Int(Int32.max)

  /// A question from its data.
  ///
  /// - Parameters:
  ///   - demands: The weight of each demand, 0 or more.
  ///   - candidateSiteCount: Number of candidate sites.
  ///   - coveringSites: For each demand the sites that cover it, in any order.
  ///   - siteCount: Sites to open, 0 to the number of sites that are not open anyway.
  ///   - openSites: Sites that are open anyway, in any order.
  /// - Throws: ``MaximalCoverError`` with everything that is wrong.
  public init(
    demands: [Int], candidateSiteCount: Int, coveringSites: [[Int]], siteCount: Int, openSites: [Int] = []
  ) throws(MaximalCoverError) {
    self.demands = demands
    self.candidateSiteCount = candidateSiteCount
    self.coveringSites = coveringSites.map { $0.sorted() }
    self.siteCount = siteCount
    self.openSites = openSites.sorted()
    let faults = faults()
    guard faults.isEmpty else { throw MaximalCoverError(faults: faults) }
  }

  /// The sum of all demands.
  public var totalDemand: Int { demands.reduce(0, +) }

  private func faults() -> [MaximalCoverFault] {
    var faults: [MaximalCoverFault] = []
    if coveringSites.count != demands.count {
      faults.append(.listCount(coveringSites.count, demandCount: demands.count))
    }
    for (demand, weight) in demands.enumerated() where weight < 0 {
      faults.append(.negativeDemand(demand: demand, weight: weight))
    }
    if !demands.contains(where: { $0 > Self.greatestTotalDemand }) {
      let total = totalDemand
      if total > Self.greatestTotalDemand { faults.append(.totalDemand(total)) }
    } else {
      faults.append(.totalDemand(demands.max() ?? 0))
    }
    for (demand, sites) in coveringSites.enumerated() { faults += siteFaults(sites, of: demand) }
    faults += siteFaults(openSites, of: nil)
    let closed = candidateSiteCount - openSites.count
    if siteCount < 0 || siteCount > closed { faults.append(.siteCount(siteCount, greatest: max(0, closed))) }
    return faults
  }

  /// What is wrong with an ascending list of sites.
  private func siteFaults(_ sites: [Int], of demand: Int?) -> [MaximalCoverFault] {
    var faults: [MaximalCoverFault] = []
    for (position, site) in sites.enumerated() {
      if !(0..<candidateSiteCount).contains(site) {
        faults.append(.unknownSite(site, demand: demand, siteCount: candidateSiteCount))
      } else if position > 0, sites[position - 1] == site {
        faults.append(.repeatedSite(site, demand: demand))
      }
    }
    return faults
  }
}

/// What can be wrong with the data of a ``MaximalCoverInstance``. Demands and sites are numbered from 0.
public enum MaximalCoverFault: Sendable, Equatable {
  /// There is not one list of covering sites for each demand.
  case listCount(Int, demandCount: Int)
  /// A demand is below 0.
  case negativeDemand(demand: Int, weight: Int)
  /// All demands together, or one of them, exceed ``MaximalCoverInstance/greatestTotalDemand``.
  case totalDemand(Int)
  /// A list names a site that does not exist; the demand is nil for the list of open sites.
  case unknownSite(Int, demand: Int?, siteCount: Int)
  /// A list names a site twice; the demand is nil for the list of open sites.
  case repeatedSite(Int, demand: Int?)
  /// The number of sites to open is below 0 or above the number of sites that are closed.
  case siteCount(Int, greatest: Int)
}

/// All that is wrong with the data of a ``MaximalCoverInstance``.
public struct MaximalCoverError: Error, Sendable, Equatable {
  /// The faults, in the order of the data.
  public let faults: [MaximalCoverFault]
}
