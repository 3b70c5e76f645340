internal import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// Plans with whole customers under many small moves: a customer goes to another site, two customers change places, all
/// customers of a site move to another one.
///
/// A site is open when it has customers or has to be open. Loads above the capacity are allowed at a price, so that the
/// way from one plan to another is short; only plans without are kept.
final class ClusterAnnealing {
  private let tables: LocationTables
  private let customerCount: Int
  private let siteOf: WorkBuffer<Int32>
  private let load: WorkBuffer<Double>
  private let members: WorkBuffer<Int32>
  private let memberCount: WorkBuffer<Int>
  private let place: WorkBuffer<Int32>
  /// The sites that are open, and where each site stands among them, or −1.
  private let open: WorkBuffer<Int32>
  private let openPlace: WorkBuffer<Int32>
  private var openCount = 0
  private let status: WorkBuffer<Int8>
  /// Sites that are not closed by their cost for each customer, the nearest ones only.
  private let near: WorkBuffer<Int32>
  private let nearCount: Int
  private let logarithms: FrozenBuffer<Double>
  private var overloadPrice = 1.0
  private var cost = 0.0
  private var overload = 0.0
  private var random: SplitMix64
  private var bestCost = Double.infinity
  private let best: WorkBuffer<Int32>

  /// Overloads below this part of the demand are rounding.
  private let rounding: Double

  init(_ tables: LocationTables, seed: UInt64) {
    self.tables = tables
    customerCount = tables.customerCount
    let sites = tables.siteCount
    siteOf = WorkBuffer(repeating: -1, count: customerCount)
    best = WorkBuffer(repeating: -1, count: customerCount)
    load = WorkBuffer(repeating: 0, count: sites)
    members = WorkBuffer(repeating: 0, count: sites * customerCount)
    memberCount = WorkBuffer(repeating: 0, count: sites)
    place = WorkBuffer(repeating: 0, count: customerCount)
    open = WorkBuffer(repeating: 0, count: sites)
    openPlace = WorkBuffer(repeating: -1, count: sites)
    status = WorkBuffer(repeating: 0, count: sites)
    nearCount = min(sites, 20)
    near = WorkBuffer(repeating: 0, count: customerCount * nearCount)
    logarithms = FrozenBuffer((0..<4096).map { -log((Double($0) + 0.5) / 4096) })
    random = SplitMix64(seed: seed)
    rounding = 1e-9 * (1 + tables.totalDemand)
    for customer in 0..<customerCount {
      let sorted = (0..<sites).sorted { first, second in
        let costs = (tables.cost[first * customerCount + customer], tables.cost[second * customerCount + customer])
        return costs.0 == costs.1 ? first < second : costs.0 < costs.1
      }
      for position in 0..<nearCount { near[customer * nearCount + position] = Int32(sorted[position]) }
    }
  }

  /// The best plan so far without overload: its cost, fixed costs included, and the site of each customer.
  var found: (cost: Double, sites: [Int])? {
    bestCost < .infinity ? (bestCost, best.elements.map { Int($0) }) : nil
  }

  /// Begins anew with some sites: the customers that lose most by waiting are given away first.
  ///
  /// - Returns: false when somebody cannot be served by any of them.
  func begin(_ sites: [Int], status decided: UnsafePointer<Int8>) -> Bool {
    bestCost = .infinity
    openCount = 0
    for site in 0..<tables.siteCount {
      status[site] = decided[site]
      load[site] = 0
      memberCount[site] = 0
      openPlace[site] = -1
    }
    cost = 0
    overload = 0
    for site in sites { addOpen(site) }
    for site in 0..<tables.siteCount where status[site] == SiteStatus.open && openPlace[site] < 0 { addOpen(site) }
    let order = (0..<customerCount).sorted { first, second in
      let demands = (tables.demand[first], tables.demand[second])
      return demands.0 == demands.1 ? first < second : demands.0 > demands.1
    }
    var spread = 0.0
    for customer in order {
      guard let site = cheapestWithRoom(customer) else { return false }
      place(customer, at: site)
      spread += tables.cost[site * customerCount + customer]
    }
    // Sites that nobody wants need not stay open.
    for position in stride(from: openCount - 1, through: 0, by: -1) { closeIfEmpty(Int(open[position])) }
    recount()
    overloadPrice = max(1e-9, 3 * spread / max(tables.totalDemand, 1e-9))
    keep()
    return true
  }

  private func cheapestWithRoom(_ customer: Int) -> Int? {
    var best: Int?
    var least = (over: Double.infinity, cost: Double.infinity)
    for position in 0..<openCount {
      let site = Int(open[position])
      let cost = tables.cost[site * customerCount + customer]
      guard cost < .infinity else { continue }
      let over = excess(site, load[site] + tables.demand[customer])
      if (over, cost) < least {
        least = (over, cost)
        best = site
      }
    }
    return best
  }

  /// Anneals: the temperature falls geometrically.
  ///
  /// - Parameters:
  ///   - moveCount: moves tried.
  ///   - from: the first temperature as a part of the cost of a customer on average.
  func run(moveCount: Int, from share: Double, to last: Double, until deadline: SearchDeadline) {
    let average = max(cost, 1e-9) / Double(customerCount)
    let stepCount = 200
    let leastPrice = overloadPrice / 3
    var temperature = average * share
    let factor = pow(last / share, 1 / Double(stepCount))
    for _ in 0..<stepCount where !deadline.isOver {
      for _ in 0..<max(1, moveCount / stepCount) { tryMove(temperature) }
      temperature *= factor
      recount()
      // Dearer as long as there is overload, so that the end is a plan; cheaper when there is none, so that ways stay open.
      overloadPrice = overload > rounding ? overloadPrice * 1.1 : max(leastPrice, overloadPrice * 0.95)
    }
  }

  // MARK: Moves

  @inline(__always)
  private func draw(_ count: Int) -> Int { Int(((random.next() >> 32) &* UInt64(count)) >> 32) }

  private func tryMove(_ temperature: Double) {
    let bits = random.next()
    let allowance = temperature * logarithms.base[Int(bits & 4095)]
    let customer = draw(customerCount)
    if bits >> 12 & 15 == 0 {
      relocate(Int(siteOf[customer]), to: Int(near[customer * nearCount + draw(nearCount)]), allowance)
      return
    }
    var target = Int(open.base[draw(openCount)])
    if bits >> 16 & 7 == 0 { target = Int(near[customer * nearCount + draw(nearCount)]) }
    let here = Int(siteOf.base[customer])
    guard target != here, status.base[target] != SiteStatus.closed else { return }
    if bits >> 20 & 1 == 0 || memberCount.base[target] == 0 {
      shift(customer, from: here, to: target, allowance)
    } else {
      let other = Int(members.base[target * customerCount + draw(memberCount.base[target])])
      swap(customer, here, other, target, allowance)
    }
  }

  @inline(__always)
  private func excess(_ site: Int, _ load: Double) -> Double { max(0, load - tables.capacity.base[site]) }

  private func shift(_ customer: Int, from here: Int, to there: Int, _ allowance: Double) {
    let demand = tables.demand.base[customer]
    var change = tables.cost.base[there * customerCount + customer] - tables.cost.base[here * customerCount + customer]
    guard change < .infinity else { return }
    let over =
      excess(here, load.base[here] - demand) - excess(here, load.base[here])
      + excess(there, load.base[there] + demand) - excess(there, load.base[there])
    let isOpening = openPlace.base[there] < 0
    let isClosing = memberCount.base[here] == 1 && status.base[here] != SiteStatus.open
    if isOpening {
      guard openCount - (isClosing ? 1 : 0) < tables.openCount.upperBound else { return }
      change += tables.fixedCost.base[there]
    }
    if isClosing { change -= tables.fixedCost.base[here] }
    guard change + overloadPrice * over <= allowance else { return }
    cost += change
    overload += over
    remove(customer, from: here)
    closeIfEmpty(here)
    if isOpening { addOpen(there) }
    place(customer, at: there)
    if change < 0 || over < 0 { keep() }
  }

  private func swap(_ customer: Int, _ here: Int, _ other: Int, _ there: Int, _ allowance: Double) {
    let costs = tables.cost.base
    let change =
      costs[there * customerCount + customer] - costs[here * customerCount + customer]
      + costs[here * customerCount + other] - costs[there * customerCount + other]
    guard change < .infinity else { return }
    let demand = tables.demand.base[customer] - tables.demand.base[other]
    let over =
      excess(here, load.base[here] - demand) - excess(here, load.base[here])
      + excess(there, load.base[there] + demand) - excess(there, load.base[there])
    guard change + overloadPrice * over <= allowance else { return }
    cost += change
    overload += over
    remove(customer, from: here)
    remove(other, from: there)
    place(customer, at: there)
    place(other, at: here)
    if change < 0 || over < 0 { keep() }
  }

  private func relocate(_ here: Int, to there: Int, _ allowance: Double) {
    guard openPlace.base[there] < 0, status.base[there] == SiteStatus.free, status.base[here] == SiteStatus.free else {
      return
    }
    let (from, to) = (tables.cost.base + here * customerCount, tables.cost.base + there * customerCount)
    var change = tables.fixedCost.base[there] - tables.fixedCost.base[here]
    let list = members.base + here * customerCount
    let count = memberCount.base[here]
    for position in 0..<count { change += to[Int(list[position])] - from[Int(list[position])] }
    let over = excess(there, load.base[here]) - excess(here, load.base[here])
    guard change < .infinity, change + overloadPrice * over <= allowance else { return }
    cost += change
    overload += over
    for position in stride(from: count - 1, through: 0, by: -1) {
      let customer = Int(list[position])
      remove(customer, from: here)
      place(customer, at: there)
    }
    closeIfEmpty(here)
    addOpen(there)
    if change < 0 || over < 0 { keep() }
  }

  // MARK: Bookkeeping

  private func place(_ customer: Int, at site: Int) {
    siteOf.base[customer] = Int32(site)
    place.base[customer] = Int32(memberCount.base[site])
    members.base[site * customerCount + memberCount.base[site]] = Int32(customer)
    memberCount.base[site] += 1
    load.base[site] += tables.demand.base[customer]
  }

  private func remove(_ customer: Int, from site: Int) {
    let last = memberCount.base[site] - 1
    let moved = members.base[site * customerCount + last]
    members.base[site * customerCount + Int(place.base[customer])] = moved
    place.base[Int(moved)] = place.base[customer]
    memberCount.base[site] = last
    load.base[site] -= tables.demand.base[customer]
  }

  private func addOpen(_ site: Int) {
    openPlace[site] = Int32(openCount)
    open[openCount] = Int32(site)
    openCount += 1
  }

  private func closeIfEmpty(_ site: Int) {
    guard memberCount[site] == 0, status[site] != SiteStatus.open, openPlace[site] >= 0 else { return }
    let position = Int(openPlace[site])
    let last = open[openCount - 1]
    open[position] = last
    openPlace[Int(last)] = Int32(position)
    openPlace[site] = -1
    openCount -= 1
  }

  /// Computes cost and overload anew, so that rounding does not add up.
  private func recount() {
    cost = 0
    overload = 0
    for position in 0..<openCount {
      let site = Int(open[position])
      cost += tables.fixedCost[site]
      var sum = 0.0
      for member in 0..<memberCount[site] { sum += tables.demand[Int(members[site * customerCount + member])] }
      load[site] = sum
      overload += excess(site, sum)
    }
    for customer in 0..<customerCount { cost += tables.cost[Int(siteOf[customer]) * customerCount + customer] }
  }

  @inline(__always)
  private func keep() {
    guard cost < bestCost - 1e-9, overload <= rounding, openCount <= tables.openCount.upperBound else { return }
    bestCost = cost
    best.base.update(from: siteOf.base, count: customerCount)
  }
}
