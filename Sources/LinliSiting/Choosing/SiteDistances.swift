/// What serving each demand from each candidate site costs: a rectangular matrix of distances, times or prices.
///
/// Demands and sites go by their positions from 0; they may be the same places or different ones, and the matrix need not
/// be symmetric. `infinity` means that a site cannot serve a demand.
public struct SiteDistances: Sendable, Equatable {
  /// Number of demands.
  public let demandCount: Int
  /// Number of candidate sites.
  public let siteCount: Int
  /// The distances, all sites of demand 0 first; ≥ 0 or infinite once an instance took them.
  public let values: [Double]

  /// Distances by demand; nothing is checked before an instance takes them.
  ///
  /// - Parameters:
  ///   - demandCount: Number of demands.
  ///   - siteCount: Number of candidate sites.
  ///   - values: demandCount · siteCount numbers, all sites of demand 0 first.
  public init(demandCount: Int, siteCount: Int, values: [Double]) {
    self.demandCount = demandCount
    self.siteCount = siteCount
    self.values = values
  }

  /// The distance between a demand and a site, both by position.
  public subscript(demand: Int, site: Int) -> Double { values[demand * siteCount + site] }

  /// The distances of a demand from all sites, by site.
  public subscript(demand demand: Int) -> ArraySlice<Double> {
    values[demand * siteCount..<(demand + 1) * siteCount]
  }

  /// The nearest of some sites that can serve a demand, the first of them among equals; nil if none can.
  public func nearest(to demand: Int, among sites: [Int]) -> Int? {
    var best: Int?
    for site in sites where self[demand, site].isFinite {
      if let found = best, self[demand, found] <= self[demand, site] { continue }
      best = site
    }
    return best
  }
}
