import LinliDomain
import LinliLP

/// What a known problem chose: the sites that are open, and who is served where if that is settled as well.
struct KnownChoice: Equatable, Sendable {
  var sites: Set<SiteID>
  var shares: [ServiceKey: Double] = [:]
}

/// Questions whose first level is a known problem: its own search proves sizes that branch and bound on the whole program
/// does not reach.
///
/// An instance that the known problem refuses (more facilities that stay open than may be) is left to the program.
///
/// The known problem leaves out rules (area, money, places), never adds one. So its bound holds for the whole program, and
/// where its choice of sites keeps every rule at the same value, that is optimal.
extension SitingRun {
  /// What the known problem behind a goal comes to in the whole program; nil if there is none.
  func known(_ goal: Goal) throws -> SolveResult? {
    guard isPlain, let level = goal.level, let found = chosen(for: level) else { return nil }
    var statistics = SolveStatistics(of: model, solver: solver.identity)
    statistics.nodeCount = found.nodeCount
    guard let known = found.choice else {
      // Fewer rules have no solution, so more have none.
      return found.termination == .infeasible ? SolveResult(termination: .infeasible, statistics: statistics) : nil
    }
    var fixed = model
    for key in formulation.open.keys {
      let isOpen = known.sites.contains(key.site)
      fixed.setBounds(.equal(isOpen ? 1 : 0), of: formulation.open[key])
    }
    if !known.shares.isEmpty {
      for key in formulation.serve.keys {
        fixed.setBounds(.equal(known.shares[key] ?? 0), of: formulation.serve[key])
      }
    }
    fixed.setObjective(goal.objective)
    var settings = SolveOptions(timeLimit: deadline.remaining)
    settings.cancellation = options.cancellation
    settings.nodeLimit = 1000
    let result = try solver.solve(fixed, options: settings)
    statistics.addEffort(of: result.statistics)
    guard let solution = result.incumbent else {
      return SolveResult(termination: .limit(.nodes), bestBound: found.bound, statistics: statistics)
    }
    let isReached = found.bound.map { abs($0 - solution.objective) <= 1e-9 * max(1, abs($0)) } ?? false
    return SolveResult(
      termination: isReached ? .optimal : .limit(.nodes),
      incumbent: Solution(values: solution.values, of: valued(goal)), bestBound: found.bound, statistics: statistics)
  }

  private func valued(_ goal: Goal) -> Model {
    var valued = model
    valued.setObjective(goal.objective)
    return valued
  }

  /// Whether there is one period, and everyday service for everybody.
  private var isPlain: Bool {
    let instance = formulation.instance
    guard instance.periods.count == 1, instance.hazards.count == 1, let hazard = instance.hazards.first else {
      return false
    }
    return hazard.estates == nil && hazard.closed.isEmpty && !formulation.isRelaxed
      && instance.estates.allSatisfy { instance.isOccupied($0, in: instance.periods[0]) }
      && instance.sites.allSatisfy { instance.isAvailable($0, in: instance.periods[0]) }
  }

  var searchOptions: LocationSearchOptions {
    var search = LocationSearchOptions()
    search.timeLimit = deadline.remaining
    search.cancellation = options.cancellation
    search.seed = options.searchSeed
    return search
  }

  private func chosen(for level: SitingLevel) -> LocationAnswer<KnownChoice>? {
    if let capacitated = cheapestService(level) { return capacitated }
    let found: LocationAnswer<Set<SiteID>>? =
      switch level.singleMeasure {
      case .sites: fewestSites
      case .covered: greatestCover
      case .distance: nearestSites(isMedian: true)
      case .farthest: nearestSites(isMedian: false)
      default: nil
      }
    return found?.map { KnownChoice(sites: $0) }
  }

  var existing: [Int] {
    let instance = formulation.instance
    return instance.sites.indices.filter { instance.staysOpen(instance.sites[$0]) }
  }

  func ids(_ sites: some Sequence<Int>) -> Set<SiteID> {
    Set(sites.map { formulation.instance.sites[$0].id })
  }

  // MARK: Covering

  /// The location set covering problem: every estate with demand covered as often as required; what stays open covers
  /// without being counted.
  private var fewestSites: LocationAnswer<Set<SiteID>>? {
    let instance = formulation.instance
    let options = instance.options
    guard options.coveredShare.map({ $0 >= 1 }) ?? false else { return nil }
    let asked = options.requiresBackup ? options.backupCount : 1
    let estates = instance.estates.filter { instance.demand(of: $0) > 0 }
    let always = Set(existing)
    let free = instance.sites.indices.filter { !always.contains($0) }
    let requirements = estates.map { estate in
      asked - min(asked, always.count { isNear(estate, instance.sites[$0]) })
    }
    let demandsOfSite = free.map { site in estates.indices.filter { isNear(estates[$0], instance.sites[site]) } }
    guard
      let cover = try? SetCoverInstance(
        demandCount: estates.count, demandsOfSite: demandsOfSite, costs: nil, requirements: requirements)
    else { return nil }
    let found = SetCoverOptimizer().solve(cover, options: searchOptions)
    let count = Double(always.count)
    return LocationAnswer(
      choice: found.choice.map { ids($0.map { free[$0] }).union(ids(always)) },
      objective: found.objective.map { $0 + count },
      bound: found.bound.map { $0 + count }, termination: found.termination, nodeCount: found.nodeCount)
  }

  /// The maximal covering problem, where demands are whole.
  private var greatestCover: LocationAnswer<Set<SiteID>>? {
    let instance = formulation.instance
    let demands = instance.estates.map { instance.demand(of: $0) }
    guard demands.allSatisfy({ $0 == $0.rounded() && $0 < 1e9 }) else { return nil }
    let open = existing
    let most = min(instance.options.mostSites ?? instance.sites.count, instance.sites.count)
    let covering = instance.estates.map { estate in
      instance.sites.indices.filter { isNear(estate, instance.sites[$0]) }
    }
    guard
      let cover = try? MaximalCoverInstance(
        demands: demands.map { Int($0) }, candidateSiteCount: instance.sites.count, coveringSites: covering,
        siteCount: most - open.count, openSites: open)
    else { return nil }
    let found = MaximalCoverOptimizer().solve(cover, options: searchOptions)
    return LocationAnswer(
      choice: found.choice.map { ids($0.newSites).union(ids(open)) }, objective: found.objective, bound: found.bound,
      termination: found.termination, nodeCount: found.nodeCount)
  }

  private func isNear(_ estate: Estate, _ site: Site) -> Bool {
    formulation.instance.metres(from: estate.id, to: site.id) <= formulation.instance.options.radius
  }

  // MARK: Distances

  /// The p-median or p-center over the estates that can be reached at all.
  private func nearestSites(isMedian: Bool) -> LocationAnswer<Set<SiteID>>? {
    let instance = formulation.instance
    guard !instance.mentions(.unserved) else { return nil }
    let estates = instance.estates.filter { !instance.sites(serving: $0).isEmpty }
    let limit = instance.options.serviceRadius ?? .infinity
    let values = estates.flatMap { estate in
      instance.sites.map { site in
        let metres = instance.metres(from: estate.id, to: site.id)
        return metres <= limit ? metres : .infinity
      }
    }
    let distances = SiteDistances(demandCount: estates.count, siteCount: instance.sites.count, values: values)
    let count = min(instance.options.mostSites ?? instance.sites.count, instance.sites.count)
    let found: LocationAnswer<SiteAssignment>
    if isMedian {
      let weights = estates.map { instance.demand(of: $0) }
      guard
        let median = try? PMedianInstance(
          distances: distances, weights: weights, openCount: count, existingSites: existing)
      else { return nil }
      found = PMedianOptimizer().solve(median, options: searchOptions)
    } else {
      guard let center = try? PCenterInstance(distances: distances, openCount: count, existingSites: existing) else {
        return nil
      }
      found = PCenterOptimizer().solve(center, options: searchOptions)
    }
    return LocationAnswer(
      choice: found.choice.map { ids($0.openSites) }, objective: found.objective, bound: found.bound,
      termination: found.termination, nodeCount: found.nodeCount)
  }
}
