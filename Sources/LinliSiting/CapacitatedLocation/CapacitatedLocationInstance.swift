/// Which sites to open so that every customer is served within the capacities at least cost.
///
/// Sites and customers are numbered from 0. A customer's demand may be split between sites, or has to go whole to one.
/// The capacitated p-median is the case without fixed costs, with `openCount` p...p and whole customers.
public struct CapacitatedLocationInstance: Sendable, Equatable {
  /// Whether a site is still to be decided.
  public enum SiteState: Sendable, Equatable {
    /// To be decided.
    case free
    /// Open in every plan.
    case open
    /// Closed in every plan.
    case closed
  }

  /// A candidate site.
  public struct Site: Sendable, Equatable {
    /// The cost of opening it, finite, in the units of the objective; also paid when it has to be open.
    public var fixedCost: Double
    /// The demand that it can serve, finite, 0 or more.
    public var capacity: Double
    /// Whether it is decided beforehand.
    public var state: SiteState

    /// A site.
    public init(fixedCost: Double, capacity: Double, state: SiteState = .free) {
      self.fixedCost = fixedCost
      self.capacity = capacity
      self.state = state
    }
  }

  /// The candidate sites, at least one.
  public let sites: [Site]
  /// The demand of each customer, finite, 0 or more; at least one customer.
  public let demands: [Double]
  /// The cost of serving the whole demand of customer j from site i, at position `j · sites.count + i`: 0 or more,
  /// infinite where the site must not serve the customer. A share of the demand costs its share.
  public let costs: [Double]
  /// How many sites may be open, those without customers included.
  public let openCount: ClosedRange<Int>
  /// Whether a customer may be served by several sites.
  public let isSplitAllowed: Bool

  /// Validates an instance.
  ///
  /// - Parameters:
  ///   - sites: The candidate sites.
  ///   - demands: The demand of each customer.
  ///   - costs: Customer by customer, the cost of serving all of its demand from each site.
  ///   - openCount: How many sites may be open; nil for any number.
  ///   - isSplitAllowed: Whether a customer may be served by several sites.
  /// - Throws: ``CapacitatedLocationError`` with everything that is wrong.
  public init(
    sites: [Site], demands: [Double], costs: [Double], openCount: ClosedRange<Int>? = nil, isSplitAllowed: Bool
  ) throws(CapacitatedLocationError) {
    self.sites = sites
    self.demands = demands
    self.costs = costs
    self.openCount = openCount ?? 0...max(0, sites.count)
    self.isSplitAllowed = isSplitAllowed
    let faults = faults
    guard faults.isEmpty else { throw CapacitatedLocationError(faults: faults) }
  }

  /// The cost of serving the whole demand of a customer from a site.
  public func cost(customer: Int, site: Int) -> Double { costs[customer * sites.count + site] }

  /// The demand of all customers together.
  public var totalDemand: Double { demands.reduce(0, +) }

  private var faults: [CapacitatedLocationError.Fault] {
    var faults: [CapacitatedLocationError.Fault] = []
    if sites.isEmpty { faults.append(.noSite) }
    if demands.isEmpty { faults.append(.noCustomer) }
    for (number, site) in sites.enumerated() {
      if !site.fixedCost.isFinite { faults.append(.fixedCost(site: number, site.fixedCost)) }
      if !(site.capacity.isFinite && site.capacity >= 0) { faults.append(.capacity(site: number, site.capacity)) }
    }
    for (customer, demand) in demands.enumerated() where !(demand.isFinite && demand >= 0) {
      faults.append(.demand(customer: customer, demand))
    }
    if costs.count != sites.count * demands.count {
      faults.append(.costCount(costs.count, expected: sites.count * demands.count))
    } else {
      for (position, cost) in costs.enumerated() where !(cost >= 0) {
        faults.append(.cost(customer: position / sites.count, site: position % sites.count, cost))
      }
    }
    if openCount.lowerBound < 0 || openCount.lowerBound > sites.count { faults.append(.openCount(openCount)) }
    return faults
  }
}

/// Why an instance cannot be one.
public struct CapacitatedLocationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One thing that is wrong. Sites and customers are numbered from 0.
  public enum Fault: Sendable, Equatable {
    /// No site at all.
    case noSite
    /// No customer at all.
    case noCustomer
    /// A fixed cost that is no finite number.
    case fixedCost(site: Int, Double)
    /// A capacity that is no finite number from 0 on.
    case capacity(site: Int, Double)
    /// A demand that is no finite number from 0 on.
    case demand(customer: Int, Double)
    /// A cost below 0, or none.
    case cost(customer: Int, site: Int, Double)
    /// Not one cost for each customer and site.
    case costCount(Int, expected: Int)
    /// A number of open sites that there cannot be.
    case openCount(ClosedRange<Int>)
  }

  /// Everything that is wrong, at least one fault.
  public let faults: [Fault]

  /// An error from its faults.
  public init(faults: [Fault]) {
    self.faults = faults
  }

  /// For programmers; readers of files say what is wrong in the words of the file.
  public var description: String { faults.map { "\($0)" }.joined(separator: "; ") }
}

/// Which sites are open, and who is served from where.
public struct CapacitatedLocationPlan: Sendable, Equatable {
  /// A part of a customer's demand.
  public struct Share: Sendable, Equatable {
    /// The customer, from 0.
    public var customer: Int
    /// The site that serves it, from 0.
    public var site: Int
    /// The part of the demand, above 0, 1 for all of it.
    public var share: Double

    /// A share.
    public init(customer: Int, site: Int, share: Double) {
      self.customer = customer
      self.site = site
      self.share = share
    }
  }

  /// The open sites, ascending; some may serve nobody.
  public var openSites: [Int]
  /// Who is served from where, by customer, then site; the shares of a customer sum up to 1.
  public var shares: [Share]

  /// A plan from its parts, in any order.
  public init(openSites: [Int], shares: [Share]) {
    self.openSites = openSites.sorted()
    self.shares = shares.sorted { ($0.customer, $0.site) < ($1.customer, $1.site) }
  }
}
