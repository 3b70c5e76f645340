import LinliLP
import LinliSiting

/// Tiny random instances of capacitated location, with forbidden pairs, decided sites, limits on the number of sites and
/// customers without demand now and then.
struct RandomLocations {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func next(isSplitAllowed: Bool, hasFractions: Bool = false) throws -> CapacitatedLocationInstance {
    let (siteCount, customerCount) = (draw(1...4), draw(1...6))
    let scale = hasFractions ? 0.37 : 1
    let demands = (0..<customerCount).map { _ in Double(draw(0...9)) * scale }
    let total = max(1, Int(demands.reduce(0, +)))
    let isEqual = draw(0...1) == 0
    let capacity = draw(total / siteCount...2 * total)
    let sites = (0..<siteCount).map { _ in
      let state = draw(0...11)
      return CapacitatedLocationInstance.Site(
        fixedCost: Double(draw(0...30)) * scale,
        capacity: Double(isEqual ? capacity : draw(total / siteCount / 2...2 * total)) * scale,
        state: state == 0 ? .open : state == 1 ? .closed : .free)
    }
    let costs = (0..<siteCount * customerCount).map { _ in
      draw(0...9) == 0 ? Double.infinity : Double(draw(0...40)) * scale
    }
    let fewest = draw(0...2) == 0 ? draw(0...siteCount) : 0
    let most = draw(0...2) == 0 ? draw(max(1, fewest)...siteCount) : siteCount
    return try CapacitatedLocationInstance(
      sites: sites, demands: demands, costs: costs, openCount: fewest...max(fewest, most),
      isSplitAllowed: isSplitAllowed)
  }
}

/// Every way to open sites and to give each customer whole to one: the least cost, nil if there is no plan.
func enumeratedLeastCost(_ instance: CapacitatedLocationInstance) -> Double? {
  var least: Double?
  let (siteCount, customerCount) = (instance.sites.count, instance.demands.count)
  for set in 0..<1 << siteCount {
    let open = (0..<siteCount).filter { set >> $0 & 1 == 1 }
    guard !open.isEmpty else { continue }
    var choice = [Int](repeating: 0, count: customerCount)
    while true {
      let shares = choice.enumerated().map {
        CapacitatedLocationPlan.Share(customer: $0.offset, site: open[$0.element], share: 1)
      }
      let audit = CapacitatedLocationAudit(CapacitatedLocationPlan(openSites: open, shares: shares), of: instance)
      if audit.violations.isEmpty { least = min(least ?? .infinity, audit.objective) }
      guard let place = choice.indices.first(where: { choice[$0] < open.count - 1 }) else { break }
      choice[place] += 1
      for earlier in 0..<place { choice[earlier] = 0 }
    }
  }
  return least
}
