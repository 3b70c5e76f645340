internal import LinliLP

/// Works on one node at a time of a search for split demand.
final class SplitWorker {
  private let tables: LocationTables
  private let deadline: SearchDeadline
  private let relaxation: SplitRelaxation
  private let transport: TransportSearch
  /// Prices of customers at hand, the best ones, and the direction in which they move.
  private let multipliers: WorkTable<Double>
  private let best: WorkTable<Double>
  private let direction: WorkTable<Double>
  private let status: WorkTable<Int8>
  /// How often a site was chosen of late, from 0 to 1.
  private let usage: WorkTable<Double>
  private var bestBound = -Double.infinity
  private var found: (objective: Double, choice: [Int])?
  private var incumbent = Double.infinity
  private var tried: Set<[Int]> = []

  /// How long prices are improved at a node.
  private struct Effort {
    var roundCount: Int
    var scale: Double
    /// Rounds without a better bound before the step is halved.
    var patience: Int
    var leastScale: Double
  }

  private static let rootEffort = Effort(roundCount: 600, scale: 1.5, patience: 15, leastScale: 0.002)
  private static let nodeEffort = Effort(roundCount: 80, scale: 0.4, patience: 6, leastScale: 0.01)

  init(_ tables: LocationTables, _ deadline: SearchDeadline) {
    self.tables = tables
    self.deadline = deadline
    relaxation = SplitRelaxation(tables)
    transport = TransportSearch(tables)
    multipliers = WorkTable(tables.customerCount, 0)
    best = WorkTable(tables.customerCount, 0)
    direction = WorkTable(tables.customerCount, 0)
    status = WorkTable(tables.siteCount, 0)
    usage = WorkTable(tables.siteCount, 0)
  }

  // MARK: Nodes

  /// The root: long rounds, plans on the way, then a local search over the sites left.
  func processRoot(_ node: SplitNode) -> TreeOutcome<SplitNode, [Int]> {
    begin(node, best: .infinity)
    let tolerance = ObjectiveTolerance(isWhole: false)
    for round in 0..<4 {
      guard ascend(Self.rootEffort, cutoff: .infinity, seeksPlans: true) else { return TreeOutcome() }
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
    guard ascend(Self.nodeEffort, cutoff: cutoff, seeksPlans: false) else { return TreeOutcome() }
    if bestBound >= cutoff { return TreeOutcome(bound: bestBound, found: found) }
    tryChosenSites()
    let lower = min(cutoff, ObjectiveTolerance(isWhole: false).cutoff(below: incumbent))
    _ = fixSites(cutoff: lower)
    return split(cutoff: lower)
  }

  private func begin(_ node: SplitNode, best incumbent: Double) {
    for site in 0..<tables.siteCount { status[site] = node.status[site] }
    for customer in 0..<tables.customerCount {
      multipliers[customer] = node.multipliers[customer]
      best[customer] = node.multipliers[customer]
    }
    bestBound = node.bound
    found = nil
    tried.removeAll(keepingCapacity: true)
    self.incumbent = incumbent
  }

  /// The node split on the site that the relaxation is least sure of; without a free site it is solved.
  private func split(cutoff: Double) -> TreeOutcome<SplitNode, [Int]> {
    if bestBound >= cutoff { return TreeOutcome(bound: bestBound, found: found) }
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
      return SplitNode(status: decided, multipliers: best.elements, bound: bestBound)
    }
    return TreeOutcome(children: children, bound: bestBound, found: found)
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

  /// Improves the prices of customers by subgradients; false when the node has no plan.
  ///
  /// - Source: Held, Wolfe & Crowder (1974), doi:10.1007/BF01580223.
  private func ascend(_ effort: Effort, cutoff: Double, seeksPlans: Bool) -> Bool {
    var scale = effort.scale
    var idle = 0
    direction.fill(0)
    usage.fill(0.5)
    copy(best, to: multipliers)
    for round in 0..<effort.roundCount {
      let bound = relaxation.evaluate(multipliers.base, status.base)
      guard bound < .infinity else { return false }
      for site in 0..<tables.siteCount { usage[site] += 0.1 * (relaxation.selection.chosen[site] - usage[site]) }
      if bound > bestBound + 1e-9 * abs(bestBound) || round == 0 && bound >= bestBound {
        copy(multipliers, to: best)
        bestBound = bound
        idle = 0
      } else {
        idle += 1
      }
      if bestBound >= cutoff { break }
      if seeksPlans, round % 10 == 0 { tryChosenSites() }
      if idle >= effort.patience {
        scale /= 2
        idle = 0
        copy(best, to: multipliers)
        if scale < effort.leastScale || deadline.isOver { break }
        if seeksPlans { tryChosenSites() }
      }
      guard move(scale, towards: incumbent.isFinite ? incumbent : bound + 0.1 * abs(bound) + 1, from: bound) else {
        break
      }
    }
    return true
  }

  /// One step; false when everybody is served exactly, so that nothing is left to improve.
  private func move(_ scale: Double, towards target: Double, from bound: Double) -> Bool {
    var square = 0.0
    let unserved = relaxation.unserved
    for customer in 0..<tables.customerCount {
      let slope = unserved.base[customer] + 0.4 * direction.base[customer]
      direction.base[customer] = slope
      square += slope * slope
    }
    guard square > 1e-12 else { return false }
    let step = scale * max(target - bound, 1e-6 * abs(target)) / square
    for customer in 0..<tables.customerCount {
      multipliers.base[customer] += step * direction.base[customer]
    }
    return true
  }

  private func copy(_ source: WorkTable<Double>, to target: WorkTable<Double>) {
    target.base.update(from: source.base, count: tables.customerCount)
  }

  /// Decides free sites whose other decision cannot lead below the cutoff.
  ///
  /// - Returns: how many were decided.
  private func fixSites(cutoff: Double) -> Int {
    var decided = 0
    let bound = relaxation.evaluate(best.base, status.base)
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
    _ = transport.prices(into: direction.base)
    let bound = relaxation.evaluate(direction.base, status.base)
    if bound > bestBound, bound < .infinity {
      bestBound = bound
      copy(direction, to: best)
      copy(direction, to: multipliers)
    }
    direction.fill(0)
    _ = relaxation.evaluate(multipliers.base, status.base)
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
    let capacityPrices = transport.prices(into: direction.base)
    let isOpen = Set(sites)
    let candidates = (0..<tables.siteCount).filter { status[$0] != SiteStatus.closed && !isOpen.contains($0) }
    let added = candidates.map { (site: $0, change: relaxation.price(of: $0, direction.base)) }
    let dropped = sites.indices.filter { status[sites[$0]] == SiteStatus.free }.map { place in
      (
        site: sites[place],
        change: capacityPrices[place] * tables.capacity[sites[place]] - tables.fixedCost[sites[place]]
      )
    }
    direction.fill(0)
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
