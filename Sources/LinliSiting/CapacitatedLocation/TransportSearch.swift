import LinliLP

/// Serves all customers from a set of open sites at least cost, the demand split at will.
///
/// Successive shortest paths on the graph of the open sites alone: everybody begins at the cheapest site; then, as long
/// as a site is overloaded, demand moves along the cheapest path to a site with room. The arc from site a to site b is
/// the customer at a whose unit becomes dearer by the least. Potentials keep the arcs at 0 or more for Dijkstra.
///
/// - Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7; Busacker & Gowen (1961).
final class TransportSearch {
  private let tables: LocationTables
  private let customerCount: Int
  /// The open sites at hand.
  private(set) var open: [Int] = []
  private var count = 0
  /// What open site a serves of customer j, in units of demand, at `a · customerCount + j`.
  private let amount: WorkBuffer<Double>
  /// The customers of each open site, `memberCount` of them.
  private let members: WorkBuffer<Int32>
  private let memberCount: WorkBuffer<Int>
  private let load: WorkBuffer<Double>
  /// The cheapest arc from a to b at `a · count + b`, and its customer; infinite and −1 without.
  private let arcCost: WorkBuffer<Double>
  private let arcCustomer: WorkBuffer<Int32>
  private let potential: WorkBuffer<Double>
  private let distance: WorkBuffer<Double>
  private let predecessor: WorkBuffer<Int>
  private let isSettled: WorkBuffer<Bool>
  private let nearest: WorkBuffer<Int32>
  private let nearestCost: WorkBuffer<Double>

  /// A load above the capacity by this part of it is rounding, as is what is left of a customer below this part of it.
  private static let rounding = 1e-11

  init(_ tables: LocationTables) {
    self.tables = tables
    customerCount = tables.customerCount
    let (sites, customers) = (tables.siteCount, tables.customerCount)
    amount = WorkBuffer(repeating: 0, count: sites * customers)
    members = WorkBuffer(repeating: 0, count: sites * customers)
    memberCount = WorkBuffer(repeating: 0, count: sites)
    load = WorkBuffer(repeating: 0, count: sites)
    arcCost = WorkBuffer(repeating: 0, count: sites * sites)
    arcCustomer = WorkBuffer(repeating: -1, count: sites * sites)
    potential = WorkBuffer(repeating: 0, count: sites)
    distance = WorkBuffer(repeating: 0, count: sites)
    predecessor = WorkBuffer(repeating: -1, count: sites)
    isSettled = WorkBuffer(repeating: false, count: sites)
    nearest = WorkBuffer(repeating: 0, count: customers)
    nearestCost = WorkBuffer(repeating: 0, count: customers)
  }

  /// The least cost of serving everybody from these sites; nil when they cannot.
  func solve(_ open: [Int]) -> Double? {
    self.open = open
    count = open.count
    guard beginAtNearest() else { return nil }
    for site in 0..<count { refreshArcs(from: site) }
    potential.fill(with: 0)
    for site in 0..<count {
      while excess(of: site) > 0 {
        guard let target = shortestPath(from: site) else { return nil }
        augment(from: site, to: target)
      }
    }
    return cost
  }

  /// What is served from where, after a solve.
  var shares: [CapacitatedLocationPlan.Share] {
    var shares: [CapacitatedLocationPlan.Share] = []
    for site in 0..<count {
      for position in 0..<memberCount[site] {
        let customer = Int(members[site * customerCount + position])
        shares.append(.init(customer: customer, site: open[site], share: share(of: customer, at: site)))
      }
    }
    return shares
  }

  private var cost: Double {
    var total = 0.0
    for site in 0..<count {
      for position in 0..<memberCount[site] {
        let customer = Int(members[site * customerCount + position])
        total += tables.cost[open[site] * customerCount + customer] * share(of: customer, at: site)
      }
    }
    return total
  }

  private func share(of customer: Int, at site: Int) -> Double {
    let demand = tables.demand[customer]
    return demand > 0 ? amount[site * customerCount + customer] / demand : 1
  }

  private func excess(of site: Int) -> Double {
    let capacity = tables.capacity[open[site]]
    let excess = load[site] - capacity
    return excess > Self.rounding * (1 + capacity) ? excess : 0
  }

  private func room(of site: Int) -> Double {
    let capacity = tables.capacity[open[site]]
    let room = capacity - load[site]
    return room > Self.rounding * (1 + capacity) ? room : 0
  }

  // MARK: Start

  /// Puts everybody at the cheapest site; false when somebody has none.
  private func beginAtNearest() -> Bool {
    nearestCost.fill(with: .infinity)
    let costs = nearestCost.base
    let sites = nearest.base
    for site in 0..<count {
      load[site] = 0
      memberCount[site] = 0
      (amount.base + site * customerCount).update(repeating: 0, count: customerCount)
      let row = tables.cost.base + open[site] * customerCount
      for customer in 0..<customerCount where row[customer] < costs[customer] {
        costs[customer] = row[customer]
        sites[customer] = Int32(site)
      }
    }
    for customer in 0..<customerCount {
      guard costs[customer] < .infinity else { return false }
      let site = Int(sites[customer])
      append(customer, to: site, tables.demand[customer])
    }
    return true
  }

  private func append(_ customer: Int, to site: Int, _ demand: Double) {
    amount[site * customerCount + customer] = demand
    members[site * customerCount + memberCount[site]] = Int32(customer)
    memberCount[site] += 1
    load[site] += demand
  }

  // MARK: Arcs

  private func refreshArcs(from site: Int) {
    for target in 0..<count where target != site { refreshArc(from: site, to: target) }
  }

  private func refreshArc(from site: Int, to target: Int) {
    let here = tables.unitCost.base + open[site] * customerCount
    let there = tables.unitCost.base + open[target] * customerCount
    let list = members.base + site * customerCount
    var least = Double.infinity
    var customer: Int32 = -1
    for position in 0..<memberCount[site] {
      let candidate = list[position]
      let cost = there[Int(candidate)] - here[Int(candidate)]
      if cost < least, tables.demand.base[Int(candidate)] > 0 {
        least = cost
        customer = candidate
      }
    }
    arcCost[site * count + target] = least
    arcCustomer[site * count + target] = customer
  }

  /// Takes a customer into account that a site has begun to serve.
  private func offerArcs(from site: Int, _ customer: Int) {
    let here = tables.unitCost[open[site] * customerCount + customer]
    for target in 0..<count where target != site {
      let cost = tables.unitCost[open[target] * customerCount + customer] - here
      if cost < arcCost[site * count + target] {
        arcCost[site * count + target] = cost
        arcCustomer[site * count + target] = Int32(customer)
      }
    }
  }

  // MARK: Paths

  /// Dijkstra from an overloaded site to the nearest one with room; nil when there is none.
  private func shortestPath(from source: Int) -> Int? {
    for site in 0..<count {
      distance[site] = .infinity
      isSettled[site] = false
    }
    distance[source] = 0
    predecessor[source] = -1
    while let site = nextUnsettled() {
      isSettled[site] = true
      if room(of: site) > 0 {
        let reached = distance[site]
        for other in 0..<count { potential[other] += min(distance[other], reached) }
        return site
      }
      let start = distance[site] + potential[site]
      for target in 0..<count where !isSettled[target] && target != site {
        let arc = arcCost[site * count + target]
        guard arc < .infinity else { continue }
        // Rounding may put a reduced cost a trifle below 0.
        let length = max(distance[site], start + arc - potential[target])
        if length < distance[target] {
          distance[target] = length
          predecessor[target] = site
        }
      }
    }
    return nil
  }

  private func nextUnsettled() -> Int? {
    var best: Int?
    var least = Double.infinity
    for site in 0..<count where !isSettled[site] && distance[site] < least {
      least = distance[site]
      best = site
    }
    return best
  }

  /// Moves as much as fits along the path just found.
  private func augment(from source: Int, to target: Int) {
    var step = min(excess(of: source), room(of: target))
    var site = target
    while site != source {
      let before = predecessor[site]
      let customer = Int(arcCustomer[before * count + site])
      step = min(step, amount[before * customerCount + customer])
      site = before
    }
    site = target
    // The customers are noted first: moving one may change the arcs of the next.
    var moves: [(from: Int, to: Int, customer: Int)] = []
    while site != source {
      let before = predecessor[site]
      moves.append((before, site, Int(arcCustomer[before * count + site])))
      site = before
    }
    for move in moves { shift(move.customer, from: move.from, to: move.to, step) }
  }

  private func shift(_ customer: Int, from site: Int, to target: Int, _ step: Double) {
    let demand = tables.demand[customer]
    let left = amount[site * customerCount + customer] - step
    let moved = left <= Self.rounding * demand ? step + left : step
    if left <= Self.rounding * demand { drop(customer, from: site) } else { reduce(customer, at: site, by: step) }
    if amount[target * customerCount + customer] > 0 {
      amount[target * customerCount + customer] += moved
      load[target] += moved
    } else {
      append(customer, to: target, moved)
      offerArcs(from: target, customer)
    }
  }

  private func reduce(_ customer: Int, at site: Int, by step: Double) {
    amount[site * customerCount + customer] -= step
    load[site] -= step
  }

  private func drop(_ customer: Int, from site: Int) {
    load[site] -= amount[site * customerCount + customer]
    amount[site * customerCount + customer] = 0
    let list = members.base + site * customerCount
    let last = memberCount[site] - 1
    for position in 0...last where list[position] == Int32(customer) {
      list[position] = list[last]
      break
    }
    memberCount[site] = last
    for target in 0..<count where target != site && arcCustomer[site * count + target] == Int32(customer) {
      refreshArc(from: site, to: target)
    }
  }

  // MARK: Prices

  /// Prices of customers and capacities that prove the last solve to be least.
  ///
  /// They are feasible for the dual of the transportation program: the price of a customer is at most the cost of its
  /// demand at any open site with the price of the capacity that it takes.
  ///
  /// - Parameter customerPrices: gets the price of each customer's whole demand.
  /// - Returns: the price of a unit of capacity of each open site, in their order; 0 where there is room.
  func prices(into customerPrices: UnsafeMutablePointer<Double>) -> [Double] {
    var prices = capacityPrices
    for site in prices.indices { prices[site] = max(0, prices[site]) }
    for customer in 0..<customerCount { customerPrices[customer] = .infinity }
    for site in 0..<count {
      let row = tables.cost.base + open[site] * customerCount
      let price = prices[site]
      for customer in 0..<customerCount {
        let total = row[customer] + price * tables.demand.base[customer]
        if total < customerPrices[customer] { customerPrices[customer] = total }
      }
    }
    return prices
  }

  /// What it costs to push a unit out of each site to one with room: shortest paths, Bellman and Ford.
  private var capacityPrices: [Double] {
    var greatest = 1.0
    for arc in 0..<count * count where arcCost[arc] < .infinity && arc / count != arc % count {
      greatest = max(greatest, abs(arcCost[arc]))
    }
    // Sites from which no room is reached cost more than any path.
    let ceiling = greatest * Double(count + 1)
    var prices = (0..<count).map { room(of: $0) > 0 ? 0 : ceiling }
    for _ in 0..<count {
      var isChanged = false
      for site in 0..<count {
        for target in 0..<count where target != site {
          let length = arcCost[site * count + target] + prices[target]
          if length < prices[site] - Self.rounding * ceiling {
            prices[site] = length
            isChanged = true
          }
        }
      }
      if !isChanged { break }
    }
    return prices
  }
}
