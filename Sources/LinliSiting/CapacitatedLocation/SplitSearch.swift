internal import LinliLP

/// A part of the search for split demand: what is decided about the sites, and prices of customers to begin with.
struct SplitNode: Sendable {
  var status: [Int8]
  var multipliers: [Double]
  var bound: Double
}

/// Branch and bound on the sites, bounds by ``SplitRelaxation``, plans by ``TransportSearch``.
struct SplitSearch {
  private let instance: CapacitatedLocationInstance
  private let tables: LocationTables
  private let options: LocationSearchOptions

  /// Nodes at most: work enough for a proof in all but hard cases.
  private static let nodeLimit = 200_000

  init(_ instance: CapacitatedLocationInstance, _ options: LocationSearchOptions) {
    self.instance = instance
    self.options = options
    tables = LocationTables(instance)
  }

  func solve() -> LocationAnswer<CapacitatedLocationPlan> {
    let deadline = options.deadline
    let workers = SplitWorkers(tables, count: BatchedTree<SplitNode, [Int]>.batchCount, deadline)
    var tree = BatchedTree<SplitNode, [Int]>(ObjectiveTolerance(isWhole: false))
    let root = SplitNode(status: status, multipliers: startMultipliers(tables), bound: -.infinity)
    let outcome = workers[0].processRoot(root)
    tree.offer(outcome.found)
    for child in outcome.children { tree.push(child, bound: child.bound) }
    if outcome.children.isEmpty, outcome.bound < .infinity { tree.push(root, bound: outcome.bound) }
    let limit = tree.run(options, until: deadline, nodeLimit: Self.nodeLimit) { slot, node, cutoff, best in
      workers[slot].process(node, cutoff: cutoff, best: best)
    } bound: {
      $0.bound
    }
    return answer(tree, limit)
  }

  private var status: [Int8] {
    let isFreeOpen = instance.openCount.upperBound >= instance.sites.count
    return instance.sites.map { site in
      switch site.state {
      case .closed: SiteStatus.closed
      case .open: SiteStatus.open
      // What costs nothing to open never does harm.
      case .free: isFreeOpen && site.fixedCost <= 0 ? SiteStatus.open : SiteStatus.free
      }
    }
  }

  private func answer(
    _ tree: BatchedTree<SplitNode, [Int]>, _ limit: SolveLimit?
  ) -> LocationAnswer<CapacitatedLocationPlan> {
    let bound = tree.bound
    let known = bound.isFinite ? bound : nil
    guard let (objective, sites) = tree.incumbent else {
      return LocationAnswer(
        choice: nil, objective: nil, bound: limit == nil ? nil : known,
        termination: limit.map { .limit($0) } ?? .infeasible, nodeCount: tree.nodeCount)
    }
    let transport = TransportSearch(tables)
    _ = transport.solve(sites)
    let shares = transport.shares
    let used = Set(shares.map(\.site))
    var open = sites
    var saved = 0.0
    for site in sites where !used.contains(site) && instance.sites[site].state == .free {
      guard tables.fixedCost[site] > 0, open.count > tables.openCount.lowerBound else { continue }
      open.removeAll { $0 == site }
      saved += tables.fixedCost[site]
    }
    let plan = CapacitatedLocationPlan(openSites: open, shares: shares)
    return LocationAnswer(
      choice: plan, objective: objective - saved, bound: known.map { min($0, objective - saved) },
      termination: limit.map { .limit($0) } ?? .optimal, nodeCount: tree.nodeCount)
  }
}

/// The tools of each slot of a batch.
///
/// `@unchecked Sendable` is right because a slot's tools are used by the one call of a batch that has its number.
final class SplitWorkers: @unchecked Sendable {
  private let workers: [SplitWorker]

  init(_ tables: LocationTables, count: Int, _ deadline: SearchDeadline) {
    workers = (0..<count).map { _ in SplitWorker(tables, deadline) }
  }

  subscript(slot: Int) -> SplitWorker { workers[slot] }
}
