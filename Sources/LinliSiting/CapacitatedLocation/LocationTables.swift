import LinliLP

/// The numbers of an instance as the searches read them.
final class LocationTables: Sendable {
  let siteCount: Int
  let customerCount: Int
  /// The cost of the whole demand of customer j from site i at `i · customerCount + j`.
  let cost: FrozenBuffer<Double>
  /// The same for a unit of demand; the cost of the whole where the demand is 0.
  let unitCost: FrozenBuffer<Double>
  let demand: FrozenBuffer<Double>
  let capacity: FrozenBuffer<Double>
  let fixedCost: FrozenBuffer<Double>
  let totalDemand: Double
  let openCount: ClosedRange<Int>
  /// Whether every cost is a whole number, and with them every objective.
  let isWhole: Bool

  init(_ instance: CapacitatedLocationInstance) {
    let (siteCount, customerCount) = (instance.sites.count, instance.demands.count)
    self.siteCount = siteCount
    self.customerCount = customerCount
    var cost = [Double](repeating: 0, count: siteCount * customerCount)
    var unitCost = cost
    for site in 0..<siteCount {
      for customer in 0..<customerCount {
        let value = instance.costs[customer * siteCount + site]
        let demand = instance.demands[customer]
        // What does not fit into a site at all is never served from there whole.
        let fits = instance.isSplitAllowed || demand <= instance.sites[site].capacity
        cost[site * customerCount + customer] = fits ? value : .infinity
        unitCost[site * customerCount + customer] = demand > 0 ? value / demand : value
      }
    }
    isWhole =
      cost.allSatisfy { $0 == .infinity || $0.rounded() == $0 } && !instance.isSplitAllowed
      && instance.sites.allSatisfy { $0.fixedCost.rounded() == $0.fixedCost }
    self.cost = FrozenBuffer(cost)
    self.unitCost = FrozenBuffer(unitCost)
    demand = FrozenBuffer(instance.demands)
    capacity = FrozenBuffer(instance.sites.map(\.capacity))
    fixedCost = FrozenBuffer(instance.sites.map(\.fixedCost))
    totalDemand = instance.totalDemand
    openCount = instance.openCount
  }
}
