import LinliLP

/// Branch and bound over rows: a row is covered, or it is given up with all its sites.
///
/// Closing a single site changes little where its neighbours can take its place; giving a row up closes them all. Sites
/// are branched on when no row is left in doubt. Depth first, the likelier branch first.
final class CoverBranching {
  /// How the search may end.
  struct Limits {
    var nodeCount: Int
    /// The search is given up when after this many nodes it could not end within the node limit as it goes.
    var trialNodeCount: Int
  }

  private let relaxation: CoverRelaxation
  private let limits: Limits
  private let isOver: () -> Bool
  /// Seconds' share that is left when the trial ends; nil without a clock.
  private let hasTime: (_ done: Double) -> Bool
  private(set) var nodeCount = 0
  /// The part of the tree that is done, each branch counting for half of its parent.
  private(set) var done = 0.0
  private var isStopped = false

  static let nodeEffort = CoverRelaxation.Effort(
    stepCount: 60, firstFactor: 0.3, decay: 0.6, patience: 8, lastFactor: 0.01)

  /// A search on a relaxation whose root has been bounded.
  init(
    _ relaxation: CoverRelaxation, limits: Limits, isOver: @escaping () -> Bool,
    hasTime: @escaping (_ done: Double) -> Bool
  ) {
    self.relaxation = relaxation
    self.limits = limits
    self.isOver = isOver
    self.hasTime = hasTime
  }

  /// Whether the search came to its end: nothing is better than the incumbent.
  func run() -> Bool {
    explore(depth: 0)
    return !isStopped
  }

  private func explore(depth: Int) {
    guard !mustStop() else { return }
    nodeCount += 1
    let mark = relaxation.mark
    let multipliers = relaxation.multipliers.elements
    defer {
      relaxation.undo(to: mark)
      relaxation.multipliers.assign(multipliers)
    }
    guard tighten() else {
      done += 1 / Double(sign: .plus, exponent: min(depth, 1_000), significand: 1)
      return
    }
    switch relaxation.doubt() {
    case .row(let row, let coverage):
      for isCovered in coverage >= 0.5 ? [true, false] : [false, true] {
        branch(depth) { isCovered ? relaxation.require(row) : relaxation.giveUp(row) }
      }
    case .site(let site):
      branch(depth) { relaxation.open(site) }
      branch(depth) { relaxation.close(site) }
    }
  }

  private func branch(_ depth: Int, _ decide: () -> Void) {
    let mark = relaxation.mark
    let multipliers = relaxation.multipliers.elements
    decide()
    explore(depth: depth + 1)
    relaxation.undo(to: mark)
    relaxation.multipliers.assign(multipliers)
  }

  private func mustStop() -> Bool {
    if isStopped { return true }
    let isTooLong = nodeCount == limits.trialNodeCount && !isPromising
    isStopped = nodeCount >= limits.nodeCount || isTooLong || isOver()
    return isStopped
  }

  /// Whether the rest of the tree, going on like this, fits into what is left.
  private var isPromising: Bool {
    done > 0 && Double(nodeCount) / done <= Double(limits.nodeCount) && hasTime(done)
  }

  /// Bounds the node and decides what follows from it; false if nothing better than the incumbent is below.
  private func tighten() -> Bool {
    relaxation.improve(Self.nodeEffort, isOver: isOver)
    while relaxation.bound >= relaxation.threshold {
      if isOver() {
        isStopped = true
        return false
      }
      if relaxation.undecidedCount <= relaxation.openingCount {
        relaxation.openAll()
        return false
      }
      // The choices made on the way were offered, so without a site to open nothing is left to find.
      guard relaxation.openingCount > 0 else { return false }
      guard relaxation.fix() > 0 else { return true }
      relaxation.improve(Self.nodeEffort, isOver: isOver)
    }
    return false
  }
}

/// What a node is divided on.
enum CoverDoubt {
  /// A row, and how far the sites chosen lately covered it, 0 to 1.
  case row(Int, coverage: Double)
  case site(Int)
}

extension CoverRelaxation {
  /// What is most in doubt by the sites chosen lately: a heavy row covered half of the time, else a site.
  func doubt() -> CoverDoubt {
    var best: (row: Int, coverage: Double, score: Double)?
    for row in 0..<program.rowCount where rowDecisions[row] == RowDecision.free {
      var coverage = 0.0
      for site in program.sitesOfRow[row] where siteDecisions[Int(site)] == SiteDecision.free {
        coverage += averages[Int(site)]
      }
      guard coverage > 0.02, coverage < 0.98 else { continue }
      let score = min(coverage, 1 - coverage) * Double(program.weights[row]).squareRoot()
      if score > best?.score ?? 0 { best = (row, coverage, score) }
    }
    if let best { return .row(best.row, coverage: best.coverage) }
    return .site(siteInDoubt())
  }

  private func siteInDoubt() -> Int {
    var best = (site: -1, distance: Double.infinity)
    for site in 0..<program.siteCount where siteDecisions[site] == SiteDecision.free {
      let distance = abs(averages[site] - 0.5)
      if distance < best.distance { best = (site, distance) }
    }
    precondition(best.site >= 0, "a node without undecided sites has been closed before")
    return best.site
  }

  /// Opens all undecided sites, of which there are no more than may be opened, and offers the result.
  func openAll() {
    let free = (0..<program.siteCount).filter { siteDecisions[$0] == SiteDecision.free }.map(Int32.init)
    let sites = openSites + free
    offer(program.coveredDemand(sites) - program.coveredAnyway) { sites }
  }
}
