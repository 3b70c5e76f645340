import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

@Suite("Bounds and parts of capacitated location")
struct CapacitatedRelaxationTests {
  private static let seeds = 300...360 as ClosedRange<UInt64>

  /// Prices of customers near their costs.
  private func prices(_ instance: CapacitatedLocationInstance, _ random: inout SplitMix64) -> WorkBuffer<Double> {
    let table = WorkBuffer<Double>(repeating: 0, count: instance.demands.count)
    for customer in instance.demands.indices { table[customer] = Double.random(in: 0...60, using: &random) }
    return table
  }

  private func status(_ instance: CapacitatedLocationInstance) -> WorkBuffer<Int8> {
    let table = WorkBuffer<Int8>(repeating: 0, count: instance.sites.count)
    for site in instance.sites.indices { table[site] = instance.sites[site].state.status }
    return table
  }

  @Test("no prices give a bound above the least cost", arguments: [true, false])
  func bound(isSplitAllowed: Bool) throws {
    var compared = 0
    for seed in Self.seeds {
      var random = RandomLocations(seed: seed)
      let instance = try random.next(isSplitAllowed: isSplitAllowed, hasFractions: seed % 3 == 0)
      let result = try GLPKSolver().solve(CapacitatedLocationFormulation(instance).model, options: SolveOptions())
      guard let least = result.incumbent?.objective else { continue }
      var draws = SplitMix64(seed: seed)
      let tables = LocationTables(instance)
      let status = status(instance)
      let whole = WholeRelaxation(tables, WholeDemands(tables))
      whole.setLive(LivePairs(tables), status.base)
      for _ in 0..<5 {
        let prices = prices(instance, &draws)
        let bound =
          isSplitAllowed
          ? SplitRelaxation(tables).evaluate(prices.base, status.base) : whole.evaluate(prices.base, status.base)
        #expect(bound <= least + 1e-6, "seed \(seed): \(bound) above \(least)")
        compared += 1
      }
    }
    #expect(compared > 50)
  }

  @Test("a site that is decided the other way costs at least the penalty")
  func penalty() throws {
    for seed in Self.seeds {
      var random = RandomLocations(seed: seed)
      let instance = try random.next(isSplitAllowed: true)
      let tables = LocationTables(instance)
      var draws = SplitMix64(seed: seed)
      let prices = prices(instance, &draws)
      let status = status(instance)
      let relaxation = SplitRelaxation(tables)
      let bound = relaxation.evaluate(prices.base, status.base)
      guard bound < .infinity else { continue }
      let free = instance.sites.indices.filter { instance.sites[$0].state == .free }
      let penalties = free.map { relaxation.selection.penalty(of: $0, relaxation.prices.base) }
      let closings = free.map { relaxation.selection.wouldClose($0) }
      for (place, site) in free.enumerated() {
        status[site] = closings[place] ? SiteStatus.closed : SiteStatus.open
        let decided = SplitRelaxation(tables).evaluate(prices.base, status.base)
        #expect(decided >= bound + penalties[place] - 1e-6 || penalties[place] == .infinity && decided == .infinity)
        status[site] = SiteStatus.free
      }
    }
  }

  @Test("having to serve a customer, or not to, costs a site what enumeration says")
  func pairPenalties() throws {
    for seed in Self.seeds {
      var random = RandomLocations(seed: seed)
      let instance = try random.next(isSplitAllowed: false)
      let tables = LocationTables(instance)
      var draws = SplitMix64(seed: seed)
      let prices = prices(instance, &draws)
      let status = status(instance)
      let units = WholeDemands(tables)
      #expect(units != nil)
      let relaxation = WholeRelaxation(tables, units)
      relaxation.setLive(LivePairs(tables), status.base)
      guard relaxation.evaluate(prices.base, status.base, wantsAll: true) < .infinity else { continue }
      for site in instance.sites.indices where instance.sites[site].state != .closed {
        let least = knapsack(instance, site, prices)
        #expect(abs(try #require(least([:])) + instance.sites[site].fixedCost - relaxation.prices[site]) < 1e-6)
        relaxation.pairPenalties(of: site, prices.base) { customer, with, without in
          let base = least([:]) ?? 0
          let served = least([customer: true]).map { $0 - base } ?? .infinity
          let left = least([customer: false]).map { $0 - base } ?? .infinity
          #expect(abs(served - with) < 1e-6 || served == with, "seed \(seed), site \(site), customer \(customer)")
          #expect(abs(left - without) < 1e-6, "seed \(seed), site \(site), customer \(customer)")
        }
      }
    }
  }

  /// The least of the costs less the prices over all sets of customers that fit, some in or out.
  private func knapsack(
    _ instance: CapacitatedLocationInstance, _ site: Int, _ prices: WorkBuffer<Double>
  ) -> ([Int: Bool]) -> Double? {
    { decided in
      var least: Double?
      for set in 0..<1 << instance.demands.count {
        let isIn = { (customer: Int) in set >> customer & 1 == 1 }
        guard decided.allSatisfy({ isIn($0.key) == $0.value }) else { continue }
        let members = instance.demands.indices.filter(isIn)
        var (load, value) = (0.0, 0.0)
        for customer in members {
          load += instance.demands[customer]
          value += instance.cost(customer: customer, site: site) - prices[customer]
        }
        guard load <= instance.sites[site].capacity, value < .infinity else { continue }
        least = min(least ?? .infinity, value)
      }
      return least
    }
  }

  @Test("transportation: as the program solved by GLPK, and its prices prove it")
  func transport() throws {
    for seed in Self.seeds {
      var random = RandomLocations(seed: seed)
      let drawn = try random.next(isSplitAllowed: true, hasFractions: seed % 2 == 0)
      let sites = drawn.sites.map {
        CapacitatedLocationInstance.Site(fixedCost: 0, capacity: $0.capacity, state: .open)
      }
      let instance = try CapacitatedLocationInstance(
        sites: sites, demands: drawn.demands, costs: drawn.costs, isSplitAllowed: true)
      let result = try GLPKSolver().solve(CapacitatedLocationFormulation(instance).model, options: SolveOptions())
      let tables = LocationTables(instance)
      let search = TransportSearch(tables)
      let cost = search.solve(Array(sites.indices))
      #expect((cost == nil) == (result.incumbent == nil), "seed \(seed)")
      guard let cost, let least = result.incumbent?.objective else { continue }
      #expect(abs(cost - least) < 1e-6, "seed \(seed)")
      let plan = CapacitatedLocationPlan(openSites: Array(sites.indices), shares: search.shares)
      #expect(CapacitatedLocationAudit(plan, of: instance).violations.isEmpty, "seed \(seed)")
      let prices = WorkBuffer<Double>(repeating: 0, count: instance.demands.count)
      let capacityPrices = search.prices(into: prices.base)
      var dual = prices.elements.reduce(0, +)
      for site in sites.indices { dual -= capacityPrices[site] * sites[site].capacity }
      #expect(abs(dual - cost) < 1e-6, "seed \(seed): dual \(dual), cost \(cost)")
    }
  }
}
