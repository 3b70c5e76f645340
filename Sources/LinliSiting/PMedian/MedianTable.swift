import LinliLP

/// The costs of an instance as the search reads them: for each demand of positive weight its sites from the cheapest on,
/// and for each site its costs by demand.
///
/// Demands are numbered anew without those of weight 0; sites keep their positions.
final class MedianTable {
  /// Demands of positive weight.
  let demandCount: Int
  let siteCount: Int
  /// p.
  let openCount: Int
  /// Costs of a demand's sites, rising, from `rowStart[demand]` up to `rowEnd[demand]`; equal costs by site.
  let entryCost: WorkBuffer<Double>
  /// The sites that belong to `entryCost`.
  let entrySite: WorkBuffer<Int32>
  /// One position more than demands.
  let rowStart: WorkBuffer<Int>
  let rowEnd: WorkBuffer<Int>
  /// Costs by site, then by demand; ``far`` where the site cannot serve the demand.
  let siteCost: WorkBuffer<Double>
  /// Stands for a cost that is impossible: above what all demands together can cost.
  let far: Double
  /// All costs are whole multiples of this; nil if they are no whole numbers.
  let step: Double?

  init(_ instance: PMedianInstance) {
    let demands = (0..<instance.weights.count).filter(instance.needsService)
    (demandCount, siteCount) = (demands.count, instance.distances.siteCount)
    openCount = instance.openCount
    entryCost = WorkBuffer(repeating: 0, count: demandCount * siteCount)
    entrySite = WorkBuffer(repeating: 0, count: demandCount * siteCount)
    siteCost = WorkBuffer(repeating: 0, count: demandCount * siteCount)
    rowStart = WorkBuffer(repeating: 0, count: demandCount + 1)
    rowEnd = WorkBuffer(repeating: 0, count: demandCount)
    var greatest = 1.0
    var end = 0
    var row: [(cost: Double, site: Int32)] = []
    for (position, demand) in demands.enumerated() {
      row.removeAll(keepingCapacity: true)
      for site in 0..<siteCount {
        let cost = instance.cost(demand: demand, site: site)
        siteCost[site * demandCount + position] = cost
        if cost.isFinite { row.append((cost, Int32(site))) }
      }
      row.sort { ($0.cost, $0.site) < ($1.cost, $1.site) }
      rowStart[position] = end
      for (cost, site) in row {
        entryCost[end] = cost
        entrySite[end] = site
        end += 1
      }
      rowEnd[position] = end
      greatest += row.last?.cost ?? 0
    }
    rowStart[demandCount] = end
    far = 2 * greatest
    step = Self.step(UnsafeBufferPointer(start: entryCost.base, count: end))
    for position in 0..<siteCost.count where siteCost[position] == .infinity { siteCost[position] = far }
  }

  /// Whole numbers above this can no longer be told from their neighbours.
  private static let largestWhole = 9_007_199_254_740_992.0

  /// The greatest common divisor of costs that are all whole; nil if one is not.
  private static func step(_ costs: UnsafeBufferPointer<Double>) -> Double? {
    var divisor = 0.0
    for cost in costs {
      guard cost == cost.rounded(), cost <= largestWhole else { return nil }
      if divisor == 1 { continue }
      var other = cost
      while other != 0 { (divisor, other) = (other, divisor.truncatingRemainder(dividingBy: other)) }
    }
    return max(1, divisor)
  }

  /// Whether some site cannot serve some demand.
  var hasUnreachablePairs: Bool { rowStart[demandCount] < demandCount * siteCount }

  /// Leaves out the sites that need not be looked at any more.
  func drop(_ isDropped: (Int) -> Bool) {
    for demand in 0..<demandCount {
      var kept = rowStart[demand]
      for entry in rowStart[demand]..<rowEnd[demand] where !isDropped(Int(entrySite[entry])) {
        entryCost[kept] = entryCost[entry]
        entrySite[kept] = entrySite[entry]
        kept += 1
      }
      rowEnd[demand] = kept
    }
  }

  /// What a set of open sites costs, given by flags; nil if a demand is out of reach of them.
  func cost(_ isOpen: WorkBuffer<Bool>) -> Double? {
    var total = 0.0
    for demand in 0..<demandCount {
      var entry = rowStart.base[demand]
      let end = rowEnd.base[demand]
      while entry < end, !isOpen.base[Int(entrySite.base[entry])] { entry += 1 }
      if entry == end { return nil }
      total += entryCost.base[entry]
    }
    return total
  }
}
