internal import LinliLP

/// A part of the search for whole customers.
struct WholeNode: Sendable {
  var status: [Int8]
  var pairs: LivePairs
  var multipliers: [Double]
  var bound: Double
}

/// Branch and bound on sites, then on customers, bounds by ``WholeRelaxation``, plans by ``ClusterAnnealing``.
struct WholeSearch {
  typealias Tree = BatchedTree<WholeNode, [Int]>

  private let instance: CapacitatedLocationInstance
  private let tables: LocationTables
  private let units: WholeDemands?
  private let options: LocationSearchOptions

  /// Nodes at most: work enough for a proof in all but hard cases.
  private static let nodeLimit = 400_000
  /// Moves of an annealing for each customer: for a first plan, and for a good one.
  private static let shortMoves = 200
  private static let longMoves = 20_000

  init(_ instance: CapacitatedLocationInstance, _ options: LocationSearchOptions) {
    self.instance = instance
    self.options = options
    tables = LocationTables(instance)
    units = WholeDemands(tables)
  }

  func solve() -> LocationAnswer<CapacitatedLocationPlan> {
    let deadline = options.deadline
    let tolerance = ObjectiveTolerance(isWhole: tables.isWhole)
    let workers = WholeWorkers(tables, units, tolerance, count: Tree.batchCount, deadline, seed: options.seed)
    var tree = Tree(tolerance)
    let root = WholeNode(
      status: instance.sites.map(\.state.status), pairs: LivePairs(tables),
      multipliers: startMultipliers(tables), bound: -.infinity)
    guard let start = workers[0].sitesOfRoot(root) else { return answer(tree, nil) }
    let decided = WholeNode(
      status: root.status, pairs: root.pairs, multipliers: workers[0].prices, bound: -.infinity)
    // Easy instances are solved at the root with a plan made in no time; annealing in earnest is for the others.
    anneal(workers, root, start, &tree, moveShare: Self.shortMoves, until: deadline)
    var outcome = workers[0].processRoot(decided, best: tree.incumbent?.objective ?? .infinity)
    tree.offer(outcome.found)
    if !outcome.children.isEmpty {
      let before = tree.incumbent?.objective ?? .infinity
      anneal(workers, root, start, &tree, moveShare: Self.longMoves, until: deadline.sooner(share: 0.2))
      if let found = tree.incumbent?.objective, found < before {
        outcome = workers[0].processRoot(decided, best: found)
        tree.offer(outcome.found)
      }
    }
    for child in outcome.children { tree.push(child, bound: child.bound) }
    if outcome.children.isEmpty, outcome.bound < .infinity { tree.push(root, bound: outcome.bound) }
    let limit = tree.run(options, until: deadline, nodeLimit: Self.nodeLimit) { slot, node, cutoff, best in
      workers[slot].process(node, cutoff: cutoff, best: best)
    } bound: {
      $0.bound
    }
    return answer(tree, limit)
  }

  /// Anneals from the sites that the relaxation has chosen, once in each slot.
  private func anneal(
    _ workers: WholeWorkers, _ root: WholeNode, _ sites: [[Int]], _ tree: inout Tree, moveShare: Int,
    until deadline: SearchDeadline
  ) {
    let moveCount = moveShare * tables.customerCount
    let found = Parallel.map(Tree.batchCount) { slot in
      workers[slot].anneal(sites[slot % sites.count], root.status, moveCount: moveCount, until: deadline)
    }
    for plan in found { tree.offer(plan) }
  }

  private func answer(
    _ tree: Tree, _ limit: SolveLimit?
  ) -> LocationAnswer<CapacitatedLocationPlan> {
    let bound = tree.bound
    let known = bound.isFinite ? bound : nil
    guard let (objective, sites) = tree.incumbent else {
      return LocationAnswer(
        choice: nil, objective: nil, bound: limit == nil ? nil : known,
        termination: limit.map { .limit($0) } ?? .infeasible, nodeCount: tree.nodeCount)
    }
    let plan = CapacitatedLocationPlan(
      openSites: openSites(of: sites, tables, instance.sites.map(\.state.status)),
      shares: sites.enumerated().map { .init(customer: $0.offset, site: $0.element, share: 1) })
    return LocationAnswer(
      choice: plan, objective: objective, bound: known, termination: limit.map { .limit($0) } ?? .optimal,
      nodeCount: tree.nodeCount)
  }
}

/// The sites that are open when customers go to some: those, the ones that have to be, and the cheapest others as far as
/// the least number asks for them or they pay for themselves.
func openSites(of sites: [Int], _ tables: LocationTables, _ status: [Int8]) -> [Int] {
  var open = Set(sites)
  for site in status.indices where status[site] == SiteStatus.open { open.insert(site) }
  let others = status.indices.filter { status[$0] == SiteStatus.free && !open.contains($0) }.sorted {
    tables.fixedCost[$0] == tables.fixedCost[$1] ? $0 < $1 : tables.fixedCost[$0] < tables.fixedCost[$1]
  }
  for site in others where open.count < tables.openCount.upperBound {
    if open.count < tables.openCount.lowerBound || tables.fixedCost[site] < 0 { open.insert(site) }
  }
  return open.sorted()
}

/// The cheapest way to serve each customer when fixed costs are spread over the capacities.
func startMultipliers(_ tables: LocationTables) -> [Double] {
  (0..<tables.customerCount).map { customer in
    var least = Double.infinity
    for site in 0..<tables.siteCount where tables.capacity[site] > 0 {
      let spread = max(0, tables.fixedCost[site]) * tables.demand[customer] / tables.capacity[site]
      least = min(least, tables.cost[site * tables.customerCount + customer] + spread)
    }
    return least.isFinite ? least : 0
  }
}

extension CapacitatedLocationInstance.SiteState {
  /// The same for the searches.
  var status: Int8 {
    switch self {
    case .free: SiteStatus.free
    case .open: SiteStatus.open
    case .closed: SiteStatus.closed
    }
  }
}

/// The tools of each slot of a batch.
///
/// `@unchecked Sendable` is right because a slot's tools are used by the one call of a batch that has its number.
final class WholeWorkers: @unchecked Sendable {
  private let workers: [WholeWorker]

  init(
    _ tables: LocationTables, _ units: WholeDemands?, _ tolerance: ObjectiveTolerance, count: Int,
    _ deadline: SearchDeadline, seed: UInt64
  ) {
    var seeds = SplitMix64(seed: seed)
    workers = (0..<count).map { _ in
      WholeWorker(tables, units, tolerance, deadline, ClusterAnnealing(tables, seed: seeds.next()))
    }
  }

  subscript(slot: Int) -> WholeWorker { workers[slot] }
}
