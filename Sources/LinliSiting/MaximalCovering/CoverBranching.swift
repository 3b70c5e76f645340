import LinliLP

/// Branch and bound over rows: a row is covered, or it is given up with all its sites.
///
/// Closing a single site changes little where its neighbours can take its place; giving a row up closes them all. Sites
/// are branched on when no row is left in doubt. Depth first, the likelier branch first.
final class CoverBranching {
  private let relaxation: CoverageRelaxation
  private let nodeLimit: Int
  private let isOver: () -> Bool
  private(set) var nodeCount = 0
  private var isStopped = false

  static let nodeEffort = CoverageRelaxation.Effort(
    stepCount: 500, firstFactor: 0.5, decay: 0.75, patience: 15, lastFactor: 0.005, memory: 0.9)

  /// A search on a relaxation whose root has been bounded.
  init(_ relaxation: CoverageRelaxation, nodeLimit: Int, isOver: @escaping () -> Bool) {
    self.relaxation = relaxation
    self.nodeLimit = nodeLimit
    self.isOver = isOver
  }

  /// A decision that divides a node.
  enum Decision: Sendable {
    case require(row: Int), giveUp(row: Int), open(site: Int), close(site: Int)
  }

  /// A part of the tree: the decisions that lead to it and the multipliers to begin with.
  struct Subtree: Sendable {
    var decisions: [Decision] = []
    var multipliers: [Double]
  }

  /// Divides a part of the tree, breadth first, until there are so many parts or none is left; nil when stopped, since a
  /// part may be lost then.
  func divided(_ root: Subtree, into count: Int) -> [Subtree]? {
    var parts = [root]
    while !parts.isEmpty, parts.count < count, !mustStop() {
      let part = parts.removeFirst()
      parts += within(part) { children().map { Subtree(decisions: part.decisions + [$0], multipliers: $1) } }
    }
    return isStopped ? nil : parts
  }

  /// Whether the search of a part came to its end: nothing in it is better than the incumbent.
  func search(_ part: Subtree) -> Bool {
    within(part) { explore() }
    return !isStopped
  }

  /// Does something below the decisions of a part.
  private func within<Result>(_ part: Subtree, _ body: () -> Result) -> Result {
    let mark = relaxation.mark
    relaxation.multipliers.copy(part.multipliers)
    for decision in part.decisions { decide(decision) }
    let result = body()
    relaxation.undo(to: mark)
    return result
  }

  private func decide(_ decision: Decision) {
    switch decision {
    case .require(let row): relaxation.require(row)
    case .giveUp(let row): relaxation.giveUp(row)
    case .open(let site): relaxation.open(site)
    case .close(let site): relaxation.close(site)
    }
  }

  private func explore() {
    guard !mustStop() else { return }
    for (decision, multipliers) in children() {
      let mark = relaxation.mark
      relaxation.multipliers.copy(multipliers)
      decide(decision)
      explore()
      relaxation.undo(to: mark)
    }
  }

  /// Bounds the node at hand: the decisions that divide it and the multipliers of its bound, or nothing.
  ///
  /// What the bound decided is taken back: the children find it again, and need not be told.
  private func children() -> [(Decision, [Double])] {
    nodeCount += 1
    let mark = relaxation.mark
    defer { relaxation.undo(to: mark) }
    guard tighten() else { return [] }
    let multipliers = relaxation.multipliers.elements
    let decisions: [Decision] =
      switch relaxation.doubt() {
      case .row(let row, let coverage):
        coverage >= 0.5 ? [.require(row: row), .giveUp(row: row)] : [.giveUp(row: row), .require(row: row)]
      case .site(let site): [.open(site: site), .close(site: site)]
      }
    return decisions.map { ($0, multipliers) }
  }

  private func mustStop() -> Bool {
    if !isStopped { isStopped = nodeCount >= nodeLimit || isOver() }
    return isStopped
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

extension CoverageRelaxation {
  /// What is most in doubt by the sites chosen lately: a heavy row covered half of the time, else a site.
  func doubt() -> CoverDoubt {
    var best: (row: Int, coverage: Double, score: Double)?
    for row in 0..<program.rowCount where rowDecisions[row] == RowDecision.free {
      var coverage = 0.0
      for site in program.sitesOfRow[row] where siteDecisions[Int(site)] == SiteDecision.free {
        coverage += averages[Int(site)]
      }
      guard coverage > 0.1, coverage < 0.9 else { continue }
      let score = coverage * (1 - coverage) * Double(program.weights[row])
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
