import LinliLP

/// The Lagrangian relaxation of location with split demand: that everybody is served is priced, everything else is kept.
///
///     L(u) = Σ_j u_j + min Σ_i ρ_i(u)·y_i     over the choices of ``SiteSelection``
///     ρ_i(u) = f_i + min Σ_j (c_ij − u_j)·x_j  subject to  Σ_j d_j·x_j ≤ Q_i,  0 ≤ x_j ≤ 1
///
/// The least ρ is a continuous knapsack: customers by their gain for a unit of demand until the site is full.
///
/// - Source: Beasley (1988), "An algorithm for solving large capacitated warehouse location problems",
///   doi:10.1016/0377-2217(88)90175-0; Cornuéjols, Sridharan & Thizy (1991), doi:10.1016/0377-2217(91)90261-S.
final class SplitRelaxation {
  private let tables: LocationTables
  let selection: SiteSelection
  /// The price ρ of each site that is not closed.
  let prices: WorkBuffer<Double>
  /// What is left of each customer: 1 less all shares of the chosen sites.
  let unserved: WorkBuffer<Double>
  private let items: UnsafeMutablePointer<Item>
  private let starts: WorkBuffer<Int>
  /// Items of a site that are taken wholly, and the part of the one after them.
  private let wholeCounts: WorkBuffer<Int>
  private let parts: WorkBuffer<Double>

  /// A customer who would pay for a site.
  private struct Item: BitwiseCopyable {
    /// Cost less price, below 0.
    var gain: Double
    var demand: Double
    var ratio: Double
    var customer: Int32
  }

  init(_ tables: LocationTables) {
    self.tables = tables
    selection = SiteSelection(tables)
    prices = WorkBuffer(repeating: 0, count: tables.siteCount)
    unserved = WorkBuffer(repeating: 0, count: tables.customerCount)
    items = .allocate(capacity: tables.siteCount * tables.customerCount + 1)
    starts = WorkBuffer(repeating: 0, count: tables.siteCount)
    wholeCounts = WorkBuffer(repeating: 0, count: tables.siteCount)
    parts = WorkBuffer(repeating: 0, count: tables.siteCount)
  }

  deinit { items.deallocate() }

  /// The bound at prices of customers; ``unserved`` is its direction of ascent.
  func evaluate(_ multipliers: UnsafePointer<Double>, _ status: UnsafePointer<Int8>) -> Double {
    var next = 0
    for site in 0..<tables.siteCount where status[site] != SiteStatus.closed {
      starts[site] = next
      next = fill(site, multipliers, from: next)
    }
    var bound = selection.solve(UnsafePointer(prices.base), status)
    unserved.fill(with: 1)
    for customer in 0..<tables.customerCount { bound += multipliers[customer] }
    for site in 0..<tables.siteCount where selection.chosen[site] > 0 {
      subtract(site, selection.chosen[site])
    }
    return bound
  }

  /// The price ρ of a site at prices of customers.
  func price(of site: Int, _ multipliers: UnsafePointer<Double>) -> Double {
    starts[site] = 0
    _ = fill(site, multipliers, from: 0)
    return prices[site]
  }

  private func subtract(_ site: Int, _ chosen: Double) {
    let first = items + starts[site]
    let count = wholeCounts[site]
    let left = unserved.base
    for position in 0..<count { left[Int(first[position].customer)] -= chosen }
    if parts[site] > 0 { left[Int(first[count].customer)] -= chosen * parts[site] }
  }

  /// Solves the knapsack of a site; its items are kept from a place on.
  ///
  /// - Returns: the place behind its items.
  private func fill(_ site: Int, _ multipliers: UnsafePointer<Double>, from start: Int) -> Int {
    let row = tables.cost.base + site * tables.customerCount
    let demand = tables.demand.base
    let first = items + start
    var count = 0
    var wanted = 0.0
    var value = 0.0
    for customer in 0..<tables.customerCount {
      let gain = row[customer] - multipliers[customer]
      if gain < 0 {
        first[count] = Item(gain: gain, demand: demand[customer], ratio: 0, customer: Int32(customer))
        count += 1
        wanted += demand[customer]
        value += gain
      }
    }
    wholeCounts[site] = count
    parts[site] = 0
    if wanted > tables.capacity[site] { value = pack(site, first, count) }
    prices[site] = tables.fixedCost[site] + value
    return start + count
  }

  /// Takes the best items until the site is full: selection by halves instead of sorting.
  private func pack(_ site: Int, _ first: UnsafeMutablePointer<Item>, _ count: Int) -> Double {
    for position in 0..<count {
      let demand = first[position].demand
      first[position].ratio = demand > 0 ? first[position].gain / demand : -.infinity
    }
    var (low, high) = (0, count)
    var room = tables.capacity[site]
    while high - low > 12 {
      let pivot = Self.median(first[low].ratio, first[(low + high) / 2].ratio, first[high - 1].ratio)
      var (middle, taken) = (low, 0.0)
      for position in low..<high where first[position].ratio < pivot {
        taken += first[position].demand
        (first[middle], first[position]) = (first[position], first[middle])
        middle += 1
      }
      if taken > room {
        high = middle
      } else if middle > low {
        room -= taken
        low = middle
      } else {
        // Nothing lies below the pivot: what equals it comes first.
        for position in low..<high where first[position].ratio <= pivot {
          (first[middle], first[position]) = (first[position], first[middle])
          middle += 1
        }
        (low, room, high) = takeEqual(first, low, middle, high, room)
      }
    }
    sort(first, low, high)
    while low < high, first[low].demand <= room {
      room -= first[low].demand
      low += 1
    }
    wholeCounts[site] = low
    var value = 0.0
    for position in 0..<low { value += first[position].gain }
    if low < count, room > 0, first[low].demand > 0 {
      parts[site] = min(1, room / first[low].demand)
      value += parts[site] * first[low].gain
    }
    return value
  }

  /// Takes items of equal ratio one by one; when one does not fit, the search ends with it.
  private func takeEqual(
    _ first: UnsafeMutablePointer<Item>, _ low: Int, _ middle: Int, _ high: Int, _ room: Double
  ) -> (low: Int, room: Double, high: Int) {
    var (position, left) = (low, room)
    while position < middle {
      if first[position].demand > left { return (position, left, position + 1) }
      left -= first[position].demand
      position += 1
    }
    return (position, left, high)
  }

  private func sort(_ first: UnsafeMutablePointer<Item>, _ low: Int, _ high: Int) {
    guard high - low > 1 else { return }
    for position in low + 1..<high {
      let item = first[position]
      var place = position
      while place > low, first[place - 1].ratio > item.ratio {
        first[place] = first[place - 1]
        place -= 1
      }
      first[place] = item
    }
  }

  @inline(__always)
  private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
