internal import LinliLP

/// A part of the search space: what is decided of each site, and the multipliers to begin with.
struct MedianNode {
  var state: [MedianSiteState]
  var multipliers: [Double]
  /// Proven for the part.
  var bound: Double
}

/// One run of ``PMedianOptimizer``: branch and bound with the Lagrangian relaxation, depth first.
final class MedianSearch {
  private let instance: PMedianInstance
  private let options: LocationSearchOptions
  private let deadline: SearchDeadline
  let table: MedianTable
  let relaxation: MedianRelaxation
  private let interchange: MedianInterchange
  /// The best set of sites, and its cost.
  private(set) var incumbent: (sites: [Int], cost: Double)?
  /// The starts of interchanges so far.
  private var starts: Set<[Int]> = []
  private var nodeCount = 0

  init(_ instance: PMedianInstance, _ options: LocationSearchOptions) {
    self.instance = instance
    self.options = options
    deadline = options.deadline
    table = MedianTable(instance)
    relaxation = MedianRelaxation(table)
    interchange = MedianInterchange(table, existing: instance.existingSites)
  }

  func run() -> LocationAnswer<SiteAssignment> {
    if table.hasUnreachablePairs, let ending = findReachingSites() {
      return LocationAnswer(choice: nil, objective: nil, bound: nil, termination: ending)
    }
    var state = [MedianSiteState](repeating: .free, count: table.siteCount)
    for site in instance.existingSites { state[site] = .open }
    var stack = [MedianNode(state: state, multipliers: firstMultipliers, bound: 0)]
    while let node = stack.popLast() {
      // The root is looked at in any case: a first plan takes hardly any time.
      if nodeCount > 0, let limit = deadline.exhausted ?? (nodeCount >= PMedianOptimizer.nodeLimit ? .nodes : nil) {
        return answer(.limit(limit), bound: stack.reduce(node.bound) { min($0, $1.bound) })
      }
      nodeCount += 1
      let isRoot = nodeCount == 1
      guard var open = explore(node, isRoot: isRoot) else { continue }
      if deadline.isOver {
        stack.append(open.node)
        continue
      }
      if isRoot { table.drop { relaxation.state[$0] == .closed } }
      open.node.state[open.site] = open.goesFirst ? .closed : .open
      stack.append(open.node)
      open.node.state[open.site] = open.goesFirst ? .open : .closed
      stack.append(open.node)
      report(stack)
    }
    return answer(incumbent == nil ? .infeasible : .optimal, bound: nil)
  }

  /// Each demand would be served by about its (m/p)-th nearest site if sites were spread evenly.
  private var firstMultipliers: [Double] {
    (0..<table.demandCount).map { demand in
      let (start, end) = (table.rowStart[demand], table.rowEnd[demand])
      guard start < end else { return 0 }
      return table.entryCost[min(end - 1, start + table.siteCount / max(1, table.openCount))]
    }
  }

  private func report(_ stack: [MedianNode]) {
    guard let progress = options.progress, nodeCount % 16 == 1 else { return }
    let bound = stack.reduce(Double.infinity) { min($0, $1.bound) }
    progress(SolveProgress(incumbent: incumbent?.cost, bestBound: bound, nodeCount: nodeCount))
  }

  private func answer(_ termination: Termination, bound: Double?) -> LocationAnswer<SiteAssignment> {
    guard let incumbent else {
      return LocationAnswer(choice: nil, objective: nil, bound: bound, termination: termination, nodeCount: nodeCount)
    }
    let choice = SiteAssignment(nearestOf: incumbent.sites, instance.distances)
    let objective = PMedianAudit(choice, of: instance).objective
    return LocationAnswer(
      choice: choice, objective: objective, bound: bound.map { min(rounded($0), incumbent.cost) } ?? objective,
      termination: termination, nodeCount: nodeCount)
  }

  // MARK: Bounds

  /// Part of a step that a bound has to be above the value before, far more than sums of costs are off.
  private static let stepMargin = 1e-4
  private static let sumPrecision = 1e-11

  /// A bound from which on no better plan than the incumbent is left.
  var enough: Double {
    guard let incumbent else { return .infinity }
    let noise = Self.sumPrecision * incumbent.cost
    guard let step = table.step, noise < step / 2 else {
      return incumbent.cost * (1 - PMedianOptimizer.relativeTolerance)
    }
    return incumbent.cost - step + max(noise, step * Self.stepMargin)
  }

  /// A bound rounded up to the next value that costs can take.
  private func rounded(_ bound: Double) -> Double {
    guard let step = table.step else { return bound }
    let allowance = max(Self.sumPrecision * abs(bound) / step, Self.stepMargin)
    return allowance < 0.5 ? (bound / step - allowance).rounded(.up) * step : bound
  }

  // MARK: Plans

  /// Notes the set of sites that the relaxation chose if it is better than the incumbent.
  func offerChosenSites() -> Bool {
    guard let cost = table.cost(relaxation.isChosen), cost < incumbent?.cost ?? .infinity else { return false }
    incumbent = (relaxation.chosenSites, cost)
    return true
  }

  /// Improves the set of sites that the relaxation chose by exchanges, unless that was done before.
  func improveChosenSites() {
    let start = relaxation.chosenSites
    guard start.count == table.openCount, starts.insert(start).inserted else { return }
    improve(start)
  }

  private func improve(_ start: [Int]) {
    interchange.improve(start, with: liveSites, until: deadline)
    if interchange.isFeasible, interchange.cost < incumbent?.cost ?? .infinity {
      incumbent = (interchange.openSites, interchange.cost)
    }
  }

  private var liveSites: [Int] {
    let value = relaxation.value
    let live = (0..<table.siteCount).filter { relaxation.state[$0] != .closed }
    return live.sorted { (value[$0], $0) < (value[$1], $1) }
  }

  /// Finds sites that reach every demand, by a set cover, and improves them.
  ///
  /// - Returns: how the search ends if there are none, or if none were found in time.
  private func findReachingSites() -> Termination? {
    let existing = instance.existingSites
    let demands = instance.weights.indices.filter { demand in
      instance.needsService(demand) && !existing.contains { instance.distances[demand, $0].isFinite }
    }
    let cover = SetCoverInstance(within: .greatestFiniteMagnitude, of: instance.distances, demands: demands)
    let (decision, _) = SetCoverOptimizer().decide(
      cover, costingAtMost: table.openCount - existing.count, until: deadline, seed: options.seed)
    switch decision {
    case .none: return .infeasible
    case .unknown(let limit): return .limit(limit)
    case .cover(let sites):
      let start = SiteAssignment.filled(existing + sites, to: table.openCount, of: table.siteCount)
      improve(start)
      return nil
    }
  }

  var isOver: Bool { deadline.isOver }
}
