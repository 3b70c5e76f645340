internal import LinliLP

/// One run of ``PCenterOptimizer``: radii are halved, first with tests that may give up early, then to the end.
final class CenterSearch {
  private let instance: PCenterInstance
  private let options: LocationSearchOptions
  private let deadline: SearchDeadline
  /// The best choice, and its radius.
  private var incumbent: (sites: [Int], radius: Double)?
  /// The radii in question, rising.
  private var radii: [Double] = []
  /// Radii before this position are proven to be too small.
  private var lower = 0
  /// Position of the incumbent's radius.
  private var upper = 0
  private var nodeCount = 0
  private var stop: SolveLimit?

  init(_ instance: PCenterInstance, _ options: LocationSearchOptions) {
    self.instance = instance
    self.options = options
    deadline = options.deadline
  }

  func run() -> LocationAnswer<SiteAssignment> {
    let least = leastRadius
    guard least.isFinite, let start = firstSites() else { return infeasible }
    incumbent = start
    radii = distinctDistances(from: least, to: start.radius)
    (lower, upper) = (0, radii.count - 1)
    // Tests near the answer are hard: the easy ones on both sides narrow the range first.
    narrow(nodeLimit: 1, unknownIsCover: false)
    narrow(nodeLimit: 1, unknownIsCover: true)
    while lower < upper, stop == nil {
      test((lower + upper) / 2, nodeLimit: SetCoverOptimizer.nodeLimit) { stop = $0 }
    }
    return answer
  }

  // MARK: Bounds

  /// No demand is nearer to any site than to its nearest one.
  private var leastRadius: Double {
    var radius = 0.0
    for demand in 0..<instance.distances.demandCount {
      radius = max(radius, instance.distances[demand: demand].min() ?? .infinity)
    }
    return radius
  }

  private func distinctDistances(from least: Double, to greatest: Double) -> [Double] {
    var values = instance.distances.values.filter { $0 >= least && $0 <= greatest }
    values.sort()
    var distinct = [least]
    for value in values where value > distinct[distinct.count - 1] { distinct.append(value) }
    return distinct
  }

  /// Opens the nearest site of the demand that is farthest from all open ones, again and again; by a set cover where some
  /// sites cannot serve some demands.
  private func firstSites() -> (sites: [Int], radius: Double)? {
    var sites = instance.existingSites
    var nearest = [Double](repeating: .infinity, count: instance.distances.demandCount)
    for site in sites { lower(&nearest, with: site) }
    while sites.count < instance.openCount {
      guard let farthest = nearest.indices.max(by: { nearest[$0] < nearest[$1] }), nearest[farthest] > 0 else { break }
      let distances = instance.distances[demand: farthest]
      guard let site = distances.indices.min(by: { distances[$0] < distances[$1] }) else { break }
      let added = site - distances.startIndex
      if sites.contains(added) { break }
      sites.append(added)
      lower(&nearest, with: added)
    }
    let radius = nearest.max() ?? 0
    if radius.isFinite { return (sites, radius) }
    var found: [Int]?
    let nodeLimit = SetCoverOptimizer.nodeLimit
    decide(.greatestFiniteMagnitude, nodeLimit: nodeLimit, found: { found = $0 }, unknown: { stop = $0 })
    return found.map { ($0, self.radius(of: $0)) }
  }

  private func lower(_ nearest: inout [Double], with site: Int) {
    for demand in nearest.indices { nearest[demand] = min(nearest[demand], instance.distances[demand, site]) }
  }

  private func radius(of sites: [Int]) -> Double {
    var nearest = [Double](repeating: .infinity, count: instance.distances.demandCount)
    for site in sites { lower(&nearest, with: site) }
    return nearest.max() ?? 0
  }

  // MARK: Tests

  /// Halves the range by tests that may give up; what they leave unknown counts as one of the two outcomes.
  private func narrow(nodeLimit: Int, unknownIsCover: Bool) {
    var (low, high) = (lower, upper)
    while max(low, lower) < min(high, upper), !deadline.isOver {
      let middle = (max(low, lower) + min(high, upper)) / 2
      test(middle, nodeLimit: nodeLimit) { _ in
        if unknownIsCover { high = middle } else { low = middle + 1 }
      }
    }
  }

  /// Tests a radius and moves the end of the range that it proves.
  private func test(_ position: Int, nodeLimit: Int, unknown: (SolveLimit) -> Void) {
    var isKnown = true
    var found: [Int]?
    decide(radii[position], nodeLimit: nodeLimit, found: { found = $0 }) {
      isKnown = false
      unknown($0)
    }
    if let found {
      let radius = radius(of: found)
      incumbent = (found, radius)
      upper = radii.firstIndex { $0 >= radius } ?? position
    } else if isKnown {
      lower = position + 1
    }
    options.progress?(
      SolveProgress(incumbent: incumbent?.radius, bestBound: radii[lower], nodeCount: nodeCount))
  }

  /// Whether p sites reach every demand within a radius: neither closure is called if they do not.
  private func decide(
    _ radius: Double, nodeLimit: Int, found: ([Int]) -> Void, unknown: (SolveLimit) -> Void
  ) {
    let distances = instance.distances
    let demands = (0..<distances.demandCount).filter { demand in
      !instance.existingSites.contains { distances[demand, $0] <= radius }
    }
    let cover = SetCoverInstance(within: radius, of: distances, demands: demands)
    let (decision, nodes) = SetCoverOptimizer().decide(
      cover, costingAtMost: instance.openCount - instance.existingSites.count, until: deadline, seed: options.seed,
      nodeLimit: nodeLimit)
    nodeCount += nodes
    switch decision {
    case .cover(let sites): found(instance.existingSites + sites)
    case .none: break
    case .unknown(let limit): unknown(limit)
    }
  }

  // MARK: Answer

  private var infeasible: LocationAnswer<SiteAssignment> {
    LocationAnswer(
      choice: nil, objective: nil, bound: nil, termination: stop.map { .limit($0) } ?? .infeasible,
      nodeCount: nodeCount)
  }

  private var answer: LocationAnswer<SiteAssignment> {
    guard let incumbent else { return infeasible }
    let sites = SiteAssignment.filled(incumbent.sites, to: instance.openCount, of: instance.distances.siteCount)
    let choice = SiteAssignment(nearestOf: sites, instance.distances)
    let objective = PCenterAudit(choice, of: instance).objective
    return LocationAnswer(
      choice: choice, objective: objective, bound: stop == nil ? objective : radii[lower],
      termination: stop.map { .limit($0) } ?? .optimal, nodeCount: nodeCount)
  }
}
