import LinliLP

/// Demands and capacities as whole multiples of a unit, for knapsacks by dynamic programming.
struct WholeDemands: Sendable {
  let demand: FrozenBuffer<Int32>
  let capacity: FrozenBuffer<Int32>
  let greatestCapacity: Int

  /// Above this many units in a site tables would take too long.
  private static let greatest = 20_000.0
  /// Above this many units for all customers together tables would take too much memory.
  private static let greatestTable = 4_000_000.0

  /// The units of an instance; nil when its numbers have more than three decimals, or too many units fit into a site.
  init?(_ tables: LocationTables) {
    let demands = (0..<tables.customerCount).map { tables.demand[$0] }
    let factors = [1.0, 10, 100, 1000]
    guard let factor = factors.first(where: { factor in demands.allSatisfy { Self.isWhole($0 * factor) } }) else {
      return nil
    }
    let scaled = demands.map { ($0 * factor).rounded() }
    guard scaled.allSatisfy({ $0 < 1e15 }) else { return nil }
    let unit = max(1, scaled.reduce(0) { Self.commonDivisor($0, Int($1)) })
    // More than all demand is never needed.
    let all = scaled.reduce(0, +)
    let capacities = (0..<tables.siteCount).map { site in
      (min(tables.capacity[site] * factor * (1 + 1e-12), all) / Double(unit)).rounded(.down)
    }
    guard let most = capacities.max(), most <= Self.greatest, most * Double(tables.customerCount) <= Self.greatestTable
    else {
      return nil
    }
    let fits = scaled.map { Int32(min($0 / Double(unit), Self.greatest + 1)) }
    demand = FrozenBuffer(fits)
    capacity = FrozenBuffer(capacities.map { Int32($0) })
    greatestCapacity = Int(most)
  }

  private static func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) <= 1e-9 * max(1, abs(value)) }

  private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : commonDivisor(second, first % second)
  }
}
