import LinliLP

/// The Lagrangian relaxation of location with whole customers: as ``SplitRelaxation``, but a site takes customers whole.
///
///     ρ_i(u) = f_i + min Σ_j (c_ij − u_j)·x_j  subject to  Σ_j d_j·x_j ≤ Q_i,  x_j ∈ {0,1}
///
/// The knapsack is solved by dynamic programming over the units of demand, for the sites alone that the continuous
/// knapsack would choose; where there are too many units the continuous one stands for it, a weaker bound.
///
/// - Source: Pirkul (1987), doi:10.1016/0305-0548(87)90022-7; Ceselli & Righini (2005), doi:10.1002/net.20059.
final class WholeRelaxation {
  private let tables: LocationTables
  private let units: WholeDemands?
  let selection: SiteSelection
  /// The price ρ of each site that is not closed, or less where it does not matter.
  let prices: WorkBuffer<Double>
  private let isExact: WorkBuffer<Bool>
  /// What is left of each customer: 1 less what the chosen sites take.
  let unserved: WorkBuffer<Double>
  /// The customers whom each site may still serve.
  private let live: WorkBuffer<Int32>
  private let liveCount: WorkBuffer<Int>
  private let items: WorkBuffer<Item>
  private let itemCount: WorkBuffer<Int>
  /// Items taken of each site: the first ones, and a part of the next.
  private let takenCount: WorkBuffer<Int>
  private let part: WorkBuffer<Double>
  private let values: WorkBuffer<Double>
  private let isKept: WorkBuffer<Bool>

  private struct Item: BitwiseCopyable {
    var profit = 0.0
    var ratio = 0.0
    var demand = 0.0
    var customer: Int32 = 0
    var units: Int32 = 0
  }

  init(_ tables: LocationTables, _ units: WholeDemands?) {
    self.tables = tables
    self.units = units
    let (sites, customers) = (tables.siteCount, tables.customerCount)
    selection = SiteSelection(tables)
    prices = WorkBuffer(repeating: 0, count: sites)
    isExact = WorkBuffer(repeating: false, count: sites)
    unserved = WorkBuffer(repeating: 0, count: customers)
    live = WorkBuffer(repeating: 0, count: sites * customers)
    liveCount = WorkBuffer(repeating: 0, count: sites)
    items = WorkBuffer(repeating: Item(), count: sites * customers + 1)
    itemCount = WorkBuffer(repeating: 0, count: sites)
    takenCount = WorkBuffer(repeating: 0, count: sites)
    part = WorkBuffer(repeating: 0, count: sites)
    let width = (units?.greatestCapacity ?? 0) + 1
    values = WorkBuffer(repeating: 0, count: (customers + 2) * width)
    isKept = WorkBuffer(repeating: false, count: customers * width)
  }

  /// Notes which pairs may still be served; a pair that has no finite cost never may.
  func setLive(_ pairs: LivePairs, _ status: UnsafePointer<Int8>) {
    for site in 0..<tables.siteCount {
      var count = 0
      let list = live.base + site * tables.customerCount
      if status[site] != SiteStatus.closed {
        for customer in 0..<tables.customerCount where pairs[site, customer] {
          list[count] = Int32(customer)
          count += 1
        }
      }
      liveCount[site] = count
    }
  }

  /// The bound at prices of customers; ``unserved`` is its direction of ascent.
  ///
  /// - Parameter wantsAll: whether the price of every site is to be exact, not only those of the chosen ones.
  func evaluate(
    _ multipliers: UnsafePointer<Double>, _ status: UnsafePointer<Int8>, wantsAll: Bool = false
  ) -> Double {
    for site in 0..<tables.siteCount where status[site] != SiteStatus.closed {
      fill(site, multipliers)
      if wantsAll { refine(site) }
    }
    var bound = selection.solve(UnsafePointer(prices.base), status)
    while bound < .infinity, refineChosen() { bound = selection.solve(UnsafePointer(prices.base), status) }
    unserved.fill(with: 1)
    for customer in 0..<tables.customerCount { bound += multipliers[customer] }
    for site in 0..<tables.siteCount where selection.chosen[site] > 0 {
      let first = items.base + site * tables.customerCount
      for position in 0..<takenCount[site] {
        unserved.base[Int(first[position].customer)] -= selection.chosen[site]
      }
      if part[site] > 0 {
        unserved.base[Int(first[takenCount[site]].customer)] -= selection.chosen[site] * part[site]
      }
    }
    return bound
  }

  /// The customers whom a site takes whole, after an evaluation.
  func taken(by site: Int) -> [Int] {
    (0..<takenCount[site]).map { Int(items[site * tables.customerCount + $0].customer) }
  }

  private func refineChosen() -> Bool {
    var isChanged = false
    for site in 0..<tables.siteCount where selection.chosen[site] > 0 && !isExact[site] {
      refine(site)
      isChanged = true
    }
    return isChanged
  }

  /// The continuous knapsack of a site.
  private func fill(_ site: Int, _ multipliers: UnsafePointer<Double>) {
    let row = tables.cost.base + site * tables.customerCount
    let list = live.base + site * tables.customerCount
    let first = items.base + site * tables.customerCount
    var count = 0
    var wanted = 0.0
    var value = 0.0
    for position in 0..<liveCount[site] {
      let customer = Int(list[position])
      let profit = multipliers[customer] - row[customer]
      guard profit > 0 else { continue }
      let demand = tables.demand.base[customer]
      first[count] = Item(
        profit: profit, ratio: demand > 0 ? profit / demand : .infinity, demand: demand, customer: Int32(customer),
        units: units.map { $0.demand.base[customer] } ?? 0)
      count += 1
      wanted += demand
      value += profit
    }
    itemCount[site] = count
    takenCount[site] = count
    part[site] = 0
    isExact[site] = true
    if wanted > tables.capacity[site] * (1 + 1e-12) {
      sort(first, count)
      value = cut(site, first, count)
      isExact[site] = units == nil || part[site] == 0
    }
    prices[site] = tables.fixedCost[site] - value
  }

  private func cut(_ site: Int, _ first: UnsafePointer<Item>, _ count: Int) -> Double {
    var room = tables.capacity[site] * (1 + 1e-12)
    var value = 0.0
    var position = 0
    while position < count, first[position].demand <= room {
      room -= first[position].demand
      value += first[position].profit
      position += 1
    }
    takenCount[site] = position
    if position < count, room > 1e-9 * first[position].demand {
      part[site] = room / first[position].demand
      value += part[site] * first[position].profit
    }
    return value
  }

  private func sort(_ first: UnsafeMutablePointer<Item>, _ count: Int) {
    for position in stride(from: 1, to: count, by: 1) {
      let item = first[position]
      var place = position
      while place > 0, first[place - 1].ratio < item.ratio {
        first[place] = first[place - 1]
        place -= 1
      }
      first[place] = item
    }
  }

  /// The knapsack of a site by dynamic programming; the items that it takes come first.
  private func refine(_ site: Int) {
    guard !isExact[site], let units else { return }
    isExact[site] = true
    let capacity = Int(units.capacity[site])
    let first = items.base + site * tables.customerCount
    let count = itemCount[site]
    let best = values.base
    best.update(repeating: 0, count: capacity + 1)
    for position in 0..<count {
      let (need, profit) = (Int(first[position].units), first[position].profit)
      let kept = isKept.base + position * (capacity + 1)
      kept.update(repeating: false, count: capacity + 1)
      guard need <= capacity else { continue }
      var room = capacity
      while room >= need {
        let value = best[room - need] + profit
        if value > best[room] {
          best[room] = value
          kept[room] = true
        }
        room -= 1
      }
    }
    prices[site] = tables.fixedCost[site] - best[capacity]
    part[site] = 0
    takenCount[site] = bringForward(first, count, capacity)
  }

  private func bringForward(_ first: UnsafeMutablePointer<Item>, _ count: Int, _ capacity: Int) -> Int {
    var room = capacity
    // Marked from the last item on, then gathered in front.
    for position in stride(from: count - 1, through: 0, by: -1) {
      let isTaken = isKept.base[position * (capacity + 1) + room]
      if isTaken { room -= Int(first[position].units) }
      isKept.base[position * (capacity + 1)] = isTaken
    }
    var taken = 0
    for position in 0..<count where isKept.base[position * (capacity + 1)] {
      (first[taken], first[position]) = (first[position], first[taken])
      taken += 1
    }
    return taken
  }

  // MARK: Pairs

  /// What it costs a site, at the least, to serve a customer, or not to: beyond its own choice.
  ///
  /// - Parameter report: is called with each live customer, the cost of having to serve and of not serving it.
  /// - Source: forward and backward tables as in Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", ch. 5.
  func pairPenalties(
    of site: Int, _ multipliers: UnsafePointer<Double>,
    _ report: (_ customer: Int, _ with: Double, _ without: Double) -> Void
  ) {
    guard let units else { return }
    let capacity = Int(units.capacity[site])
    let width = capacity + 1
    let first = items.base + site * tables.customerCount
    let count = itemCount[site]
    let table = values.base
    table.update(repeating: 0, count: width)
    for position in 0..<count {
      let (before, after) = (table + position * width, table + (position + 1) * width)
      extend(before, into: after, first[position], capacity)
    }
    let total = table[count * width + capacity]
    let backward = table + (count + 1) * width
    reportOthers(of: site, multipliers, table + count * width, total, capacity, report)
    backward.update(repeating: 0, count: width)
    for position in stride(from: count - 1, through: 0, by: -1) {
      let item = first[position]
      let before = table + position * width
      let with = combined(before, backward, capacity - Int(item.units)).map { total - $0 - item.profit }
      let without = combined(before, backward, capacity).map { total - $0 }
      report(Int(item.customer), with ?? .infinity, without ?? 0)
      // In place from above: the smaller rooms are still those without the item.
      var room = capacity
      while room >= Int(item.units) {
        backward[room] = max(backward[room], backward[room - Int(item.units)] + item.profit)
        room -= 1
      }
    }
  }

  private func reportOthers(
    of site: Int, _ multipliers: UnsafePointer<Double>, _ table: UnsafePointer<Double>, _ total: Double,
    _ capacity: Int, _ report: (Int, Double, Double) -> Void
  ) {
    guard let units else { return }
    let row = tables.cost.base + site * tables.customerCount
    for position in 0..<liveCount[site] {
      let customer = Int(live[site * tables.customerCount + position])
      let loss = row[customer] - multipliers[customer]
      guard loss >= 0 else { continue }
      let room = capacity - Int(units.demand[customer])
      report(customer, room >= 0 ? total - table[room] + loss : .infinity, 0)
    }
  }

  private func extend(
    _ before: UnsafePointer<Double>, into after: UnsafeMutablePointer<Double>, _ item: Item, _ capacity: Int
  ) {
    let need = min(Int(item.units), capacity + 1)
    for room in 0..<need { after[room] = before[room] }
    for room in stride(from: need, through: capacity, by: 1) {
      after[room] = max(before[room], before[room - need] + item.profit)
    }
  }

  /// The most that two tables give together for a room; nil below 0.
  private func combined(_ first: UnsafePointer<Double>, _ second: UnsafePointer<Double>, _ room: Int) -> Double? {
    guard room >= 0 else { return nil }
    var most = 0.0
    for here in 0...room { most = max(most, first[here] + second[room - here]) }
    return most
  }
}

/// Which site may still serve which customer, a bit each.
struct LivePairs: Sendable {
  private let wordCount: Int
  private var words: [UInt64]

  /// All pairs of finite cost.
  init(_ tables: LocationTables) {
    wordCount = (tables.customerCount + 63) / 64
    words = Array(repeating: 0, count: wordCount * tables.siteCount)
    for site in 0..<tables.siteCount {
      for customer in 0..<tables.customerCount where tables.cost[site * tables.customerCount + customer] < .infinity {
        self[site, customer] = true
      }
    }
  }

  /// Whether a site may serve a customer.
  subscript(site: Int, customer: Int) -> Bool {
    get { words[site * wordCount + customer / 64] >> UInt64(customer % 64) & 1 == 1 }
    set {
      let (word, bit) = (site * wordCount + customer / 64, UInt64(1) << UInt64(customer % 64))
      if newValue { words[word] |= bit } else { words[word] &= ~bit }
    }
  }
}
