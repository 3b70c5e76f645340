import LinliLP

/// What is decided about a site in a part of the search.
enum SiteStatus {
  static let closed: Int8 = -1
  static let free: Int8 = 0
  static let open: Int8 = 1
}

/// The cheapest sites to open when each has a price: the part of the Lagrangian that is left when every site has chosen
/// its customers.
///
///     minimize    Σ_i ρ_i·y_i
///     subject to  Σ_i Q_i·y_i ≥ D,  p ≤ Σ_i y_i ≤ P,  y_i ∈ {0,1}
///
/// Two relaxations of it are solved, and the better bound counts: the number of sites that are needed at the least for
/// the demand (exact when the capacities are equal), and the capacities with y continuous.
final class SiteSelection {
  private let tables: LocationTables
  private var order: [Int] = []
  /// How much of each site is chosen in the better relaxation, from 0 to 1.
  let chosen: WorkBuffer<Double>
  /// Whether a free site is among those chosen by number.
  private let isTaken: WorkBuffer<Bool>
  private var takenCount = 0
  private var countValue = 0.0
  private var value = 0.0
  private var baseValue = 0.0
  private var leastCount = 0
  private var mostCount = 0

  init(_ tables: LocationTables) {
    self.tables = tables
    chosen = WorkBuffer(repeating: 0, count: tables.siteCount)
    isTaken = WorkBuffer(repeating: false, count: tables.siteCount)
  }

  /// The least price of a choice of sites; infinite when there is none.
  ///
  /// - Parameters:
  ///   - prices: the price ρ of each site that is not closed.
  ///   - status: what is decided, see ``SiteStatus``.
  func solve(_ prices: UnsafePointer<Double>, _ status: UnsafePointer<Int8>) -> Double {
    chosen.fill(with: 0)
    order.removeAll(keepingCapacity: true)
    baseValue = 0
    var missing = tables.totalDemand
    var openCount = 0
    for site in 0..<tables.siteCount {
      if status[site] == SiteStatus.open {
        chosen[site] = 1
        baseValue += prices[site]
        missing -= tables.capacity[site]
        openCount += 1
      } else if status[site] == SiteStatus.free {
        order.append(site)
      }
    }
    order.sort { prices[$0] == prices[$1] ? $0 < $1 : prices[$0] < prices[$1] }
    guard let needed = neededCount(missing) else { return .infinity }
    leastCount = max(needed, tables.openCount.lowerBound - openCount)
    mostCount = min(order.count, tables.openCount.upperBound - openCount)
    guard leastCount <= mostCount else { return .infinity }
    return solve(prices, missing: missing)
  }

  private func solve(_ prices: UnsafePointer<Double>, missing: Double) -> Double {
    takenCount = 0
    countValue = baseValue
    isTaken.fill(with: false)
    while takenCount < mostCount, takenCount < leastCount || prices[order[takenCount]] < 0 {
      countValue += prices[order[takenCount]]
      isTaken[order[takenCount]] = true
      takenCount += 1
    }
    value = countValue
    if let byCapacity = capacityBound(prices, missing: missing), byCapacity.value > countValue {
      value = byCapacity.value
      for (site, part) in byCapacity.parts { chosen[site] = part }
    } else {
      for position in 0..<takenCount { chosen[order[position]] = 1 }
    }
    return value
  }

  /// The fewest free sites whose capacities make up for a missing one; nil when all do not.
  private func neededCount(_ missing: Double) -> Int? {
    let rounding = 1e-9 * (1 + tables.totalDemand)
    guard missing > rounding else { return 0 }
    var rest = missing
    let capacities = order.map { tables.capacity[$0] }.sorted(by: >)
    for (count, capacity) in capacities.enumerated() {
      rest -= capacity
      if rest <= rounding { return count + 1 }
    }
    return nil
  }

  /// The choice with parts of sites that has capacity enough; nil when what has a price below 0 does already.
  private func capacityBound(
    _ prices: UnsafePointer<Double>, missing: Double
  ) -> (value: Double, parts: [(Int, Double)])? {
    var value = baseValue
    var rest = missing
    var parts: [(Int, Double)] = []
    for site in order where prices[site] < 0 {
      value += prices[site]
      rest -= tables.capacity[site]
      parts.append((site, 1))
    }
    guard rest > 0 else { return nil }
    let dear = order.filter { prices[$0] >= 0 && tables.capacity[$0] > 0 }.sorted {
      prices[$0] * tables.capacity[$1] < prices[$1] * tables.capacity[$0]
    }
    for site in dear where rest > 0 {
      let part = min(1, rest / tables.capacity[site])
      value += part * prices[site]
      rest -= part * tables.capacity[site]
      parts.append((site, part))
    }
    return (value, parts)
  }

  /// By how much the last solve's value would rise at the least if a free site were decided the other way than by number.
  func penalty(of site: Int, _ prices: UnsafePointer<Double>) -> Double {
    let change = isTaken[site] ? closingChange(of: site, prices) : openingChange(of: site, prices)
    return max(0, countValue + change - value)
  }

  /// Whether the penalty of a free site is that of closing it.
  func wouldClose(_ site: Int) -> Bool { isTaken[site] }

  private func closingChange(of site: Int, _ prices: UnsafePointer<Double>) -> Double {
    let next = takenCount < order.count ? prices[order[takenCount]] : .infinity
    // With as many as are needed another one takes its place; otherwise only one that pays for itself.
    return takenCount <= leastCount ? next - prices[site] : min(0, next) - prices[site]
  }

  private func openingChange(of site: Int, _ prices: UnsafePointer<Double>) -> Double {
    guard takenCount > 0 else { return mostCount > 0 ? prices[site] : .infinity }
    let last = prices[order[takenCount - 1]]
    // With as many as there may be it takes the place of the dearest; with as many as needed it does where that saves.
    if takenCount == mostCount { return prices[site] - last }
    return takenCount <= leastCount ? prices[site] - max(0, last) : prices[site]
  }
}
