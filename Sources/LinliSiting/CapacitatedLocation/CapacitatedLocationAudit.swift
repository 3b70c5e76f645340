/// Recomputes every rule and the cost of a plan from the instance alone; knows nothing of the search.
public struct CapacitatedLocationAudit: Sendable, Equatable {
  /// A broken rule. Sites and customers are numbered from 0.
  public enum Violation: Sendable, Equatable {
    /// A customer or site that does not exist.
    case unknown(CapacitatedLocationPlan.Share)
    /// An open site that does not exist, or that is named twice.
    case unknownOpenSite(Int)
    /// A share that is not above 0 and at most 1.
    case share(CapacitatedLocationPlan.Share)
    /// A customer and a site named twice.
    case repeated(customer: Int, site: Int)
    /// Shares of a customer that are not 1 together.
    case servedShare(customer: Int, Double)
    /// A customer served by several sites who must not be.
    case isSplit(customer: Int, siteCount: Int)
    /// A customer served by a site that must not serve it.
    case forbidden(customer: Int, site: Int)
    /// A customer served by a site that is not open.
    case notOpen(customer: Int, site: Int)
    /// A load above the capacity.
    case overload(site: Int, load: Double, capacity: Double)
    /// A site open that has to be closed.
    case mustBeClosed(site: Int)
    /// A site closed that has to be open.
    case mustBeOpen(site: Int)
    /// More or fewer open sites than there may be.
    case openCount(Int, allowed: ClosedRange<Int>)
  }

  /// How far the shares of a customer may be from 1 together.
  public static let shareTolerance = 1e-9
  /// By how much a load may lie above its capacity, in units of demand, and as a part of capacities above 1.
  public static let loadTolerance = 1e-9

  /// The broken rules; empty when the plan is feasible.
  public let violations: [Violation]
  /// Fixed costs of the open sites and costs of the shares together; shares that do not exist count nothing.
  public let objective: Double

  /// Audits a plan.
  public init(_ plan: CapacitatedLocationPlan, of instance: CapacitatedLocationInstance) {
    let exists = { (part: CapacitatedLocationPlan.Share) in
      instance.demands.indices.contains(part.customer) && instance.sites.indices.contains(part.site)
    }
    let known = plan.shares.filter(exists)
    let open = Set(plan.openSites)
    violations =
      plan.shares.filter { !exists($0) }.map { .unknown($0) } + Self.sites(plan.openSites, instance)
      + Self.shares(known, open, instance) + Self.customers(known, instance) + Self.loads(known, instance)
    var cost = 0.0
    for site in open.sorted() where instance.sites.indices.contains(site) { cost += instance.sites[site].fixedCost }
    for part in known where part.share != 0 {
      cost += part.share * instance.cost(customer: part.customer, site: part.site)
    }
    objective = cost
  }

  private static func sites(_ sites: [Int], _ instance: CapacitatedLocationInstance) -> [Violation] {
    var violations: [Violation] = []
    for (place, site) in sites.enumerated()
    where !instance.sites.indices.contains(site) || sites[..<place].contains(site) {
      violations.append(.unknownOpenSite(site))
    }
    for (site, candidate) in instance.sites.enumerated() {
      let isOpen = sites.contains(site)
      if isOpen && candidate.state == .closed { violations.append(.mustBeClosed(site: site)) }
      if !isOpen && candidate.state == .open { violations.append(.mustBeOpen(site: site)) }
    }
    if !instance.openCount.contains(sites.count) {
      violations.append(.openCount(sites.count, allowed: instance.openCount))
    }
    return violations
  }

  private static func shares(
    _ shares: [CapacitatedLocationPlan.Share], _ open: Set<Int>, _ instance: CapacitatedLocationInstance
  ) -> [Violation] {
    var violations: [Violation] = []
    var seen: Set<[Int]> = []
    for part in shares {
      let (customer, site) = (part.customer, part.site)
      if !(part.share > 0 && part.share <= 1 + shareTolerance) { violations.append(.share(part)) }
      if !seen.insert([customer, site]).inserted { violations.append(.repeated(customer: customer, site: site)) }
      if !open.contains(site) { violations.append(.notOpen(customer: customer, site: site)) }
      if !(instance.cost(customer: customer, site: site) < .infinity) {
        violations.append(.forbidden(customer: customer, site: site))
      }
    }
    return violations
  }

  private static func customers(
    _ shares: [CapacitatedLocationPlan.Share], _ instance: CapacitatedLocationInstance
  ) -> [Violation] {
    var served = [Double](repeating: 0, count: instance.demands.count)
    var siteCount = [Int](repeating: 0, count: instance.demands.count)
    for part in shares {
      served[part.customer] += part.share
      siteCount[part.customer] += 1
    }
    var violations: [Violation] = []
    for customer in served.indices {
      if !(abs(served[customer] - 1) <= shareTolerance) {
        violations.append(.servedShare(customer: customer, served[customer]))
      }
      if !instance.isSplitAllowed && siteCount[customer] > 1 {
        violations.append(.isSplit(customer: customer, siteCount: siteCount[customer]))
      }
    }
    return violations
  }

  private static func loads(
    _ shares: [CapacitatedLocationPlan.Share], _ instance: CapacitatedLocationInstance
  ) -> [Violation] {
    var loads = [Double](repeating: 0, count: instance.sites.count)
    for part in shares { loads[part.site] += part.share * instance.demands[part.customer] }
    return loads.indices.compactMap { site in
      let capacity = instance.sites[site].capacity
      if loads[site] <= capacity + loadTolerance * max(1, capacity) { return nil }
      return .overload(site: site, load: loads[site], capacity: capacity)
    }
  }
}
