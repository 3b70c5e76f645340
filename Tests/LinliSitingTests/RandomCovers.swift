import LinliLP
import LinliSiting

/// Invented covering questions, the same for a seed.
enum RandomCovers {
  /// A tiny question; some have sites that are open anyway, demands of 0 and demands out of reach.
  static func tiny(seed: UInt64) throws -> MaximalCoverInstance {
    var generator = SplitMix64(seed: seed)
    let siteCount = Int.random(in: 1...9, using: &generator)
    let demandCount = Int.random(in: 0...14, using: &generator)
    let demands = (0..<demandCount).map { _ in max(0, Int.random(in: -3...20, using: &generator)) }
    let lists = demands.map { _ in (0..<siteCount).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 } }
    let open = (0..<siteCount).filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }
    let count = Int.random(in: 0...(siteCount - open.count), using: &generator)
    return try MaximalCoverInstance(
      demands: demands, candidateSiteCount: siteCount, coveringSites: lists, siteCount: count, openSites: open)
  }

  /// Points of a square that cover each other within a radius.
  static func square(points: Int, radius: Double, sites: Int, seed: UInt64) throws -> MaximalCoverInstance {
    var generator = SplitMix64(seed: seed)
    let places = (0..<points).map { _ in
      SIMD2(Double.random(in: 0...30, using: &generator), Double.random(in: 0...30, using: &generator))
    }
    let lists = places.map { place in
      places.indices.filter { ((places[$0] - place) * (places[$0] - place)).sum() <= radius * radius }
    }
    return try MaximalCoverInstance(
      demands: places.map { _ in Int.random(in: 1...100, using: &generator) }, candidateSiteCount: points,
      coveringSites: lists, siteCount: sites)
  }

  /// The greatest demand that any choice covers, by trying them all.
  static func best(of instance: MaximalCoverInstance) -> Int {
    let closed = (0..<instance.candidateSiteCount).filter { !instance.openSites.contains($0) }
    var best = 0
    for subset in 0..<(1 << closed.count) where subset.nonzeroBitCount == instance.siteCount {
      let sites = closed.indices.filter { subset >> $0 & 1 == 1 }.map { closed[$0] }
      best = max(best, MaximalCoverAudit(MaximalCoverChoice(newSites: sites), of: instance).coveredDemand)
    }
    return best
  }
}
