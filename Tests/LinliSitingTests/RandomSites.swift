import LinliLP
import LinliSiting

/// Invented instances of a seed, small enough to try every set of sites.
struct RandomSites {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// Distances of 1 to 7 demands and sites; whole or not, some pairs out of reach if wanted.
  mutating func distances(isWhole: Bool, hasGaps: Bool, demands: Int? = nil, sites: Int? = nil) -> SiteDistances {
    let demandCount = demands ?? integer(1...7)
    let siteCount = sites ?? integer(1...7)
    let values = (0..<demandCount * siteCount).map { _ in
      if hasGaps, integer(0...3) == 0 { return Double.infinity }
      return isWhole ? Double(integer(0...20)) : Double.random(in: 0..<20, using: &generator)
    }
    return SiteDistances(demandCount: demandCount, siteCount: siteCount, values: values)
  }

  /// An instance with weights, some of them 0, and perhaps existing sites.
  mutating func median(isWhole: Bool, hasGaps: Bool) throws -> PMedianInstance {
    let distances = distances(isWhole: isWhole, hasGaps: hasGaps)
    let weights = (0..<distances.demandCount).map { _ in Double(max(0, integer(-1...5))) }
    let existing = (0..<distances.siteCount).filter { _ in integer(0...5) == 0 }
    let openCount = integer(existing.count...distances.siteCount)
    return try PMedianInstance(distances: distances, weights: weights, openCount: openCount, existingSites: existing)
  }

  /// An instance with perhaps existing sites.
  mutating func center(isWhole: Bool, hasGaps: Bool) throws -> PCenterInstance {
    let distances = distances(isWhole: isWhole, hasGaps: hasGaps)
    let existing = (0..<distances.siteCount).filter { _ in integer(0...5) == 0 }
    let openCount = integer(existing.count...distances.siteCount)
    return try PCenterInstance(distances: distances, openCount: openCount, existingSites: existing)
  }

  /// A covering problem of up to 9 sites, with backup cover and costs if wanted.
  mutating func cover(isUnit: Bool, needsBackup: Bool) throws -> SetCoverInstance {
    let demandCount = integer(1...9)
    let demandsOfSite = (0..<integer(1...9)).map { _ in (0..<demandCount).filter { _ in integer(0...2) == 0 } }
    return try SetCoverInstance(
      demandCount: demandCount, demandsOfSite: demandsOfSite,
      costs: isUnit ? nil : demandsOfSite.map { _ in integer(0...9) },
      requirements: needsBackup ? (0..<demandCount).map { _ in integer(0...3) } : nil)
  }
}

/// Every set of so many sites, rising.
func sets(of count: Int, among siteCount: Int) -> [[Int]] {
  (0..<1 << siteCount).filter { $0.nonzeroBitCount == count }.map { bits in
    (0..<siteCount).filter { bits & (1 << $0) != 0 }
  }
}
