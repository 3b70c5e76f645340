import LinliDomain
import LinliLP

/// Service where places are limited or opening costs money: capacitated facility location, capacitated p-median.
///
/// - Source: Balinski (1965); Sherali & Nordai (1988).
extension SitingRun {
  /// The cheapest service for a level of distance, or of distance and cost together; nil for other levels, and for the
  /// p-median, which has a search of its own.
  func cheapestService(_ level: SitingLevel) -> LocationAnswer<KnownChoice>? {
    let instance = formulation.instance
    let weights = Dictionary(level.parts.map { ($0.measure, $0.weight) }, uniquingKeysWith: +)
    guard let perMetre = weights[.distance], Set(weights.keys).isSubset(of: [.distance, .cost]),
      weights[.cost] != nil || instance.sites.contains(where: { $0.capacity != nil }), !instance.mentions(.unserved)
    else { return nil }
    let estates = instance.estates.filter { !instance.sites(serving: $0).isEmpty }
    guard let location = location(of: estates, perMetre: perMetre, perYuan: weights[.cost] ?? 0) else { return nil }
    let found = CapacitatedLocationOptimizer().solve(location, options: searchOptions)
    return found.map { plan in
      let shares = plan.shares.map { share in
        let estate = estates[share.customer].id
        let site = instance.sites[share.site].id
        return (ServiceKey(estate: estate, site: site, hazard: 0, period: 0), share.share)
      }
      let served = Dictionary(shares, uniquingKeysWith: +)
      return KnownChoice(sites: ids(plan.openSites).union(ids(existing)), shares: served)
    }
  }

  private func location(
    of estates: [Estate], perMetre: Double, perYuan: Double
  ) -> CapacitatedLocationInstance? {
    let instance = formulation.instance
    let limit = instance.options.serviceRadius ?? .infinity
    let demands = estates.map { instance.persons(of: $0, in: instance.hazards[0]) }
    let all = demands.reduce(0, +)
    let sites = instance.sites.map { site in
      let staysOpen = instance.staysOpen(site)
      return CapacitatedLocationInstance.Site(
        fixedCost: staysOpen ? 0 : perYuan * site.fixedCost.yuan, capacity: site.capacity.map { Double($0) } ?? all,
        state: staysOpen ? .open : .free)
    }
    let costs = estates.flatMap { estate in
      instance.sites.map { site in
        let metres = instance.metres(from: estate.id, to: site.id)
        return metres <= limit ? perMetre * instance.demand(of: estate) * metres : .infinity
      }
    }
    let most = min(instance.options.mostSites ?? instance.sites.count, instance.sites.count)
    // An instance that the known problem refuses is left to the program.
    return try? CapacitatedLocationInstance(
      sites: sites, demands: demands, costs: costs, openCount: 0...max(0, most),
      isSplitAllowed: !instance.options.isSingleSource)
  }
}
