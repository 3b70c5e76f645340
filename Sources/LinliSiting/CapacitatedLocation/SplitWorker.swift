internal import LinliLP

/// Works on one node at a time of a search for split demand.
final class SplitWorker {
  private let tables: LocationTables
  private let deadline: SearchDeadline
  private let relaxation: SplitRelaxation
  private let transport: TransportSearch
  private let ascent: PriceAscent
  /// Prices of customers that prove a plan to be the best of its sites.
  private let planPrices: WorkBuffer<Double>
  private let status: WorkBuffer<Int8>
  /// How often a site was chosen of late, from 0 to 1.
  private let usage: WorkBuffer<Double>
  private var found: (objective: Double, choice: [Int])?
  private var incumbent = Double.infinity
  private var tried: Set<[Int]> = []

  private static let rootEffort = PriceAscent.Effort(
    roundCount: 600, scale: 1.5, patience: 15, leastScale: 0.002)
  private static let nodeEffort = PriceAscent.Effort(
    roundCount: 80, scale: 0.4, patience: 6, leastScale: 0.01)

  init(_ tables: LocationTables, _ deadline: SearchDeadline) {
    self.tables = tables
    self.deadline = deadline
    relaxation = SplitRelaxation(tables)
    transport = TransportSearch(tables)
    ascent = PriceAscent(tables.customerCount)
    planPrices = WorkBuffer(repeating: 0, count: tables.customerCount)
    status = WorkBuffer(repeating: 0, count: tables.siteCount)
    usage = WorkBuffer(repeating: 0, count: tables.siteCount)
  }

  // MARK: Nodes

  /// The root: long rounds, plans on the way, then a local search over the sites left.
  func processRoot(_ node: SplitNode) -> TreeOutcome<SplitNode, [Int]> {
    begin(node, best: .infinity)
    let tolerance = ObjectiveTolerance(isWhole: false)
    for round in 0..<4 {
      guard ascend(Self.rootEffort, cutoff: .infinity, seeksPlans: true) else { return TreeOutcome(found: found) }
      if round == 0 { improvePlan() }
      let decided = fixSites(cutoff: tolerance.cutoff(below: incumbent))
      if decided == 0 || deadline.isOver { break }
      improvePlan()
    }
    return split(cutoff: tolerance.cutoff(below: incumbent))
  }

  /// A node below the root.
  func process(_ node: SplitNode, cutoff: Double, best: Double) -> TreeOutcome<SplitNode, [Int]> {
    begin(node, best: best)
    guard ascend(Self.nodeEffort, cutoff: cutoff, seeksPlans: false) else { return TreeOutcome(found: found) }
    if ascent.bestBound >= cutoff { return TreeOutcome(bound: ascent.bestBound, found: found) }
    tryChosenSites()
    let lower = min(cutoff, ObjectiveTolerance(isWhole: false).cutoff(below: incumbent))
    _ = fixSites(cutoff: lower)
    return split(cutoff: lower)
  }

  private func begin(_ node: SplitNode, best incumbent: Double) {
    for site in 0..<tables.siteCount { status[site] = node.status[site] }
    ascent.begin(node.multipliers, bound: node.bound)
    found = nil
    tried.removeAll(keepingCapacity: true)
    self.incumbent = incumbent
  }

  /// The node split on the site that the relaxation is least sure of; without a free site it is solved.
  private func split(cutoff: Double) -> TreeOutcome<SplitNode, [Int]> {
    if ascent.bestBound >= cutoff { return TreeOutcome(bound: ascent.bestBound, found: found) }
    var branch: Int?
    var least = Double.infinity
    for site in 0..<tables.siteCount where status[site] == SiteStatus.free {
      let distance = abs(usage[site] - 0.5)
      if distance < least {
        least = distance
        branch = site
      }
    }
    guard let branch else { return TreeOutcome(bound: solveDecided(), found: found) }
    let children = [SiteStatus.open, SiteStatus.closed].map { decision in
      var decided = status.elements
      decided[branch] = decision
      return SplitNode(status: decided, multipliers: ascent.best.elements, bound: ascent.bestBound)
    }
    return TreeOutcome(children: children, bound: ascent.bestBound, found: found)
  }

  /// The objective of a node without free sites; infinite when it has no plan.
  private func solveDecided() -> Double {
    let sites = (0..<tables.siteCount).filter { status[$0] == SiteStatus.open }
    guard tables.openCount.contains(sites.count), let cost = transport.solve(sites) else { return .infinity }
    let objective = cost + fixedCost(sites)
    if objective < incumbent {
      incumbent = objective
      found = (objective, sites)
    }
    return objective
  }

  // MARK: Bound

  /// Improves the prices of customers; false when the node has no plan.
  private func ascend(_ effort: PriceAscent.Effort, cutoff: Double, seeksPlans: Bool) -> Bool {
    var scale = effort.scale
    var idle = 0
    usage.fill(with: 0.5)
    ascent.rewind()
    for round in 0..<effort.roundCount {
      let bound = relaxation.evaluate(ascent.multipliers.base, status.base)
      guard bound < .infinity else { return false }
      for site in 0..<tables.siteCount { usage[site] += 0.1 * (relaxation.selection.chosen[site] - usage[site]) }
      idle = ascent.offer(ascent.multipliers, bound: bound, isFirst: round == 0) ? 0 : idle + 1
      if ascent.bestBound >= cutoff { break }
      if seeksPlans, round % 10 == 0 { tryChosenSites() }
      if idle >= effort.patience {
        scale /= 2
        idle = 0
        ascent.rewind()
        if scale < effort.leastScale || deadline.isOver { break }
        if seeksPlans { tryChosenSites() }
      }
      let target = incumbent.isFinite ? incumbent : bound + 0.1 * abs(bound) + 1
      guard ascent.move(scale, along: relaxation.unserved, towards: target, from: bound) else { break }
    }
    return true
  }

  /// Decides free sites whose other decision cannot lead below the cutoff.
  ///
  /// - Returns: how many were decided.
  private func fixSites(cutoff: Double) -> Int {
    var decided = 0
    let bound = relaxation.evaluate(ascent.best.base, status.base)
    guard bound < .infinity else { return 0 }
    let before = status.elements
    for site in 0..<tables.siteCount where before[site] == SiteStatus.free {
      let penalty = relaxation.selection.penalty(of: site, relaxation.prices.base)
      guard bound + penalty >= cutoff else { continue }
      status[site] = relaxation.selection.wouldClose(site) ? SiteStatus.open : SiteStatus.closed
      decided += 1
    }
    return decided
  }

  // MARK: Plans

  private func fixedCost(_ sites: [Int]) -> Double {
    var total = 0.0
    for site in sites { total += tables.fixedCost[site] }
    return total
  }

  /// The plan of the sites that the relaxation has chosen; its prices may give a better bound.
  private func tryChosenSites() {
    let sites = (0..<tables.siteCount).filter { relaxation.selection.chosen[$0] > 0.5 }
    guard tables.openCount.contains(sites.count), tried.insert(sites).inserted,
      let cost = transport.solve(sites)
    else { return }
    take(sites, cost + fixedCost(sites))
    _ = transport.prices(into: planPrices.base)
    let bound = relaxation.evaluate(planPrices.base, status.base)
    if bound < .infinity, ascent.offer(planPrices, bound: bound) { ascent.rewind() }
    _ = relaxation.evaluate(ascent.multipliers.base, status.base)
  }

  private func take(_ sites: [Int], _ objective: Double) {
    guard objective < incumbent else { return }
    incumbent = objective
    found = (objective, sites)
  }

  /// Adds, drops and swaps sites of the best plan as long as that helps.
  ///
  /// The prices of the plan bound what a change can save, so that few changes have to be tried.
  private func improvePlan() {
    guard var sites = found?.choice else { return }
    var isImproved = true
    while isImproved, !deadline.isOver {
      isImproved = false
      guard let cost = transport.solve(sites) else { return }
      let objective = cost + fixedCost(sites)
      for change in promisingChanges(of: sites) where objective + change.saving < incumbent {
        guard !deadline.isOver else { return }
        guard tried.insert(change.sites).inserted, let cost = transport.solve(change.sites) else { continue }
        let changed = cost + fixedCost(change.sites)
        guard changed < incumbent - 1e-9 * abs(incumbent) else { continue }
        take(change.sites, changed)
        sites = change.sites
        isImproved = true
        break
      }
    }
  }

  /// Changes of a plan just solved that may save something, with the most that they may save, best first.
  ///
  /// The prices of the plan remain feasible in the dual of a changed plan when a dropped site's share is taken out and
  /// an added site's ``SplitRelaxation/price(of:_:)`` is put in.
  private func promisingChanges(of sites: [Int]) -> [(sites: [Int], saving: Double)] {
    let capacityPrices = transport.prices(into: planPrices.base)
    let isOpen = Set(sites)
    let candidates = (0..<tables.siteCount).filter { status[$0] != SiteStatus.closed && !isOpen.contains($0) }
    let added = candidates.map { (site: $0, change: relaxation.price(of: $0, planPrices.base)) }
    let dropped = sites.indices.filter { status[sites[$0]] == SiteStatus.free }.map { place in
      (
        site: sites[place],
        change: capacityPrices[place] * tables.capacity[sites[place]] - tables.fixedCost[sites[place]]
      )
    }
    var changes: [(sites: [Int], saving: Double)] = []
    for add in added where add.change < 0 { changes.append(((sites + [add.site]).sorted(), add.change)) }
    for drop in dropped {
      let rest = sites.filter { $0 != drop.site }
      if drop.change < 0 { changes.append((rest, drop.change)) }
      for add in added where add.change + drop.change < 0 {
        changes.append(((rest + [add.site]).sorted(), add.change + drop.change))
      }
    }
    return changes.filter { tables.openCount.contains($0.sites.count) && !$0.sites.isEmpty }.sorted {
      $0.saving == $1.saving ? $0.sites.lexicographicallyPrecedes($1.sites) : $0.saving < $1.saving
    }
  }
}
