internal import LinliLP

/// Works on one node at a time of a search for whole customers.
final class WholeWorker {
  private let tables: LocationTables
  private let tolerance: ObjectiveTolerance
  private let deadline: SearchDeadline
  private let relaxation: WholeRelaxation
  private let annealing: ClusterAnnealing
  private let ascent: PriceAscent
  private let status: WorkBuffer<Int8>
  private var rootStatus: [Int8] = []
  private var pairs: LivePairs
  /// How often a site was chosen of late, from 0 to 1.
  private let usage: WorkBuffer<Double>
  /// How far from served once a customer was of late.
  private let trouble: WorkBuffer<Double>
  private var found: (objective: Double, choice: [Int])?
  private var incumbent = Double.infinity
  /// Choices of sites on the way up, for plans.
  private var choices: [[Int]] = []

  private static let firstEffort = PriceAscent.Effort(roundCount: 400, scale: 1.5, patience: 15, leastScale: 0.05)
  private static let rootEffort = PriceAscent.Effort(roundCount: 800, scale: 1, patience: 20, leastScale: 0.002)
  private static let nodeEffort = PriceAscent.Effort(roundCount: 60, scale: 0.5, patience: 5, leastScale: 0.02)

  init(
    _ tables: LocationTables, _ units: WholeDemands?, _ tolerance: ObjectiveTolerance, _ deadline: SearchDeadline,
    _ annealing: ClusterAnnealing
  ) {
    self.tables = tables
    self.tolerance = tolerance
    self.deadline = deadline
    self.annealing = annealing
    relaxation = WholeRelaxation(tables, units)
    ascent = PriceAscent(tables.customerCount)
    status = WorkBuffer(repeating: 0, count: tables.siteCount)
    pairs = LivePairs(tables)
    usage = WorkBuffer(repeating: 0, count: tables.siteCount)
    trouble = WorkBuffer(repeating: 0, count: tables.customerCount)
  }

  /// The best prices of customers at hand.
  var prices: [Double] { ascent.best.elements }

  // MARK: Start

  /// Choices of sites to begin with, the last the best; nil when there is no plan.
  func sitesOfRoot(_ node: WholeNode) -> [[Int]]? {
    begin(node, best: .infinity)
    choices = []
    guard ascend(Self.firstEffort, cutoff: .infinity, notesChoices: true) else { return nil }
    return choices.isEmpty ? [chosenSites] : choices.suffix(BatchedTree<WholeNode, [Int]>.batchCount).reversed()
  }

  /// Anneals from a choice of sites.
  func anneal(
    _ sites: [Int], _ decided: [Int8], moveCount: Int, until deadline: SearchDeadline
  ) -> (objective: Double, choice: [Int])? {
    rootStatus = decided
    decided.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, annealing.begin(sites, status: base) else { return }
      annealing.run(moveCount: moveCount, from: 0.6, to: 0.01, until: deadline)
    }
    return annealing.found.map { plan in (objective(of: plan.sites), plan.sites) }
  }

  /// What a plan costs, the sites that are open without customers included.
  private func objective(of sites: [Int]) -> Double {
    var total = 0.0
    for (customer, site) in sites.enumerated() { total += tables.cost[site * tables.customerCount + customer] }
    for site in openSites(of: sites, tables, rootStatus) { total += tables.fixedCost[site] }
    return total
  }

  // MARK: Nodes

  /// The root: long rounds, until nothing more can be decided.
  func processRoot(_ node: WholeNode, best: Double) -> TreeOutcome<WholeNode, [Int]> {
    rootStatus = node.status
    begin(node, best: best)
    for _ in 0..<5 {
      guard ascend(Self.rootEffort, cutoff: cutoff, notesChoices: false) else { return TreeOutcome(found: found) }
      if ascent.bestBound >= cutoff || deadline.isOver { break }
      repairPlan()
      guard let decided = decide() else { return TreeOutcome(found: found) }
      if decided == 0 { break }
    }
    return split()
  }

  /// A node below the root.
  func process(_ node: WholeNode, cutoff: Double, best: Double) -> TreeOutcome<WholeNode, [Int]> {
    if rootStatus.isEmpty { rootStatus = node.status }
    begin(node, best: best)
    for _ in 0..<2 {
      guard ascend(Self.nodeEffort, cutoff: self.cutoff, notesChoices: false) else { return TreeOutcome(found: found) }
      if ascent.bestBound >= self.cutoff { break }
      repairPlan()
      guard let decided = decide() else { return TreeOutcome(found: found) }
      if decided < tables.customerCount { break }
    }
    return split()
  }

  private var cutoff: Double { incumbent < .infinity ? tolerance.cutoff(below: incumbent) : .infinity }

  private func begin(_ node: WholeNode, best incumbent: Double) {
    for site in 0..<tables.siteCount { status[site] = node.status[site] }
    pairs = node.pairs
    relaxation.setLive(pairs, status.base)
    ascent.begin(node.multipliers, bound: node.bound)
    found = nil
    self.incumbent = incumbent
  }

  private func split() -> TreeOutcome<WholeNode, [Int]> {
    guard ascent.bestBound < cutoff else { return TreeOutcome(bound: ascent.bestBound, found: found) }
    let parts = undecidedSite.map { children(onSite: $0) } ?? undecidedCustomer.map { children(onCustomer: $0) }
    if let parts { return TreeOutcome(children: parts, bound: ascent.bestBound, found: found) }
    let objective = solveDecided()
    return TreeOutcome(bound: objective, found: found)
  }

  private var undecidedSite: Int? {
    var branch: Int?
    var least = Double.infinity
    for site in 0..<tables.siteCount where status[site] == SiteStatus.free {
      let distance = abs(usage[site] - 0.5)
      if distance < least {
        least = distance
        branch = site
      }
    }
    return branch
  }

  private func liveSites(_ customer: Int) -> [Int] {
    (0..<tables.siteCount).filter { status[$0] != SiteStatus.closed && pairs[$0, customer] }
  }

  private var undecidedCustomer: Int? {
    var branch: Int?
    var most = -Double.infinity
    for customer in 0..<tables.customerCount where trouble[customer] > most && liveSites(customer).count > 1 {
      most = trouble[customer]
      branch = customer
    }
    return branch
  }

  private func children(onSite site: Int) -> [WholeNode] {
    [SiteStatus.open, SiteStatus.closed].map { decision in
      var decided = status.elements
      decided[site] = decision
      return WholeNode(status: decided, pairs: pairs, multipliers: prices, bound: ascent.bestBound)
    }
  }

  private func children(onCustomer customer: Int) -> [WholeNode] {
    let sites = liveSites(customer)
    return sites.map { chosen in
      var decided = pairs
      for site in sites where site != chosen { decided[site, customer] = false }
      return WholeNode(status: status.elements, pairs: decided, multipliers: prices, bound: ascent.bestBound)
    }
  }

  /// The objective of a node where nothing is left to decide; infinite when its plan breaks a capacity.
  private func solveDecided() -> Double {
    var load = [Double](repeating: 0, count: tables.siteCount)
    var sites: [Int] = []
    for customer in 0..<tables.customerCount {
      guard let site = liveSites(customer).first else { return .infinity }
      load[site] += tables.demand[customer]
      sites.append(site)
    }
    let rounding = 1e-9 * (1 + tables.totalDemand)
    guard load.indices.allSatisfy({ load[$0] <= tables.capacity[$0] + rounding }) else { return .infinity }
    let open = (0..<tables.siteCount).filter { status[$0] == SiteStatus.open }
    guard tables.openCount.contains(open.count) else { return .infinity }
    take(sites)
    var total = 0.0
    for site in open { total += tables.fixedCost[site] }
    for (customer, site) in sites.enumerated() { total += tables.cost[site * tables.customerCount + customer] }
    return total
  }

  private func take(_ sites: [Int]) {
    let objective = objective(of: sites)
    guard objective < incumbent else { return }
    incumbent = objective
    found = (objective, sites)
  }

  // MARK: Bound

  private var chosenSites: [Int] { (0..<tables.siteCount).filter { relaxation.selection.chosen[$0] > 0.5 } }

  /// Improves the prices of customers; false when the node has no plan.
  private func ascend(_ effort: PriceAscent.Effort, cutoff: Double, notesChoices: Bool) -> Bool {
    var scale = effort.scale
    var idle = 0
    usage.fill(with: 0.5)
    trouble.fill(with: 0)
    ascent.rewind()
    for round in 0..<effort.roundCount {
      let bound = relaxation.evaluate(ascent.multipliers.base, status.base)
      guard bound < .infinity else { return false }
      noteUsage()
      let isBetter = ascent.offer(ascent.multipliers, bound: bound, isFirst: round == 0)
      idle = isBetter ? 0 : idle + 1
      if isBetter, notesChoices, choices.last != chosenSites { choices.append(chosenSites) }
      if ascent.bestBound >= cutoff { break }
      if idle >= effort.patience {
        scale /= 2
        idle = 0
        ascent.rewind()
        if scale < effort.leastScale || deadline.isOver { break }
      }
      let target = incumbent.isFinite ? incumbent : bound + 0.1 * abs(bound) + 1
      guard ascent.move(scale, along: relaxation.unserved, towards: target, from: bound) else { break }
    }
    return true
  }

  private func noteUsage() {
    let chosen = relaxation.selection.chosen.base
    for site in 0..<tables.siteCount { usage.base[site] += 0.1 * (chosen[site] - usage.base[site]) }
    for customer in 0..<tables.customerCount {
      trouble.base[customer] += 0.1 * (abs(relaxation.unserved.base[customer]) - trouble.base[customer])
    }
  }

  /// Decides sites and pairs whose other decision cannot lead below the cutoff.
  ///
  /// - Returns: how many were decided; nil when nothing is left.
  private func decide() -> Int? {
    let cutoff = cutoff
    guard cutoff < .infinity else { return 0 }
    let bound = relaxation.evaluate(ascent.best.base, status.base, wantsAll: true)
    guard bound < cutoff else { return nil }
    var decided = 0
    let before = status.elements
    for site in 0..<tables.siteCount where before[site] != SiteStatus.closed {
      let isFree = before[site] == SiteStatus.free
      let isTaken = !isFree || relaxation.selection.wouldClose(site)
      let penalty = isFree ? relaxation.selection.penalty(of: site, relaxation.prices.base) : 0
      if isFree, bound + penalty >= cutoff {
        status[site] = isTaken ? SiteStatus.open : SiteStatus.closed
        decided += 1
      }
      guard status[site] != SiteStatus.closed else { continue }
      decided += decidePairs(of: site, slack: cutoff - bound - (isTaken ? 0 : penalty))
    }
    return settle(decided)
  }

  /// Gives up pairs of a site that cost more than what is left, and gives it customers that it cannot do without.
  private func decidePairs(of site: Int, slack: Double) -> Int {
    var decided = 0
    let isOpen = status[site] == SiteStatus.open
    relaxation.pairPenalties(of: site, ascent.best.base) { customer, with, without in
      if with >= slack {
        pairs[site, customer] = false
        decided += 1
      } else if isOpen, without >= slack {
        for other in 0..<tables.siteCount where other != site && pairs[other, customer] {
          pairs[other, customer] = false
          decided += 1
        }
      }
    }
    return decided
  }

  /// Draws the conclusions: who has one site left opens it; nil when somebody has none.
  private func settle(_ decided: Int) -> Int? {
    var decided = decided
    for customer in 0..<tables.customerCount {
      let sites = liveSites(customer)
      guard let only = sites.first else { return nil }
      if sites.count == 1, status[only] == SiteStatus.free {
        status[only] = SiteStatus.open
        decided += 1
      }
    }
    relaxation.setLive(pairs, status.base)
    return decided
  }

  // MARK: Plans

  /// A plan of the sites that the relaxation has chosen, bettered a little.
  private func repairPlan() {
    guard annealing.begin(chosenSites, status: status.base) else { return }
    annealing.run(moveCount: 20 * tables.customerCount, from: 0.02, to: 0.01, until: deadline)
    if let plan = annealing.found { take(plan.sites) }
  }
}
