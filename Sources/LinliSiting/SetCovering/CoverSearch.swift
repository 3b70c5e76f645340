internal import LinliLP

/// One run of ``SetCoverOptimizer``: branch and bound, depth first.
final class CoverSearch {
  /// A node that was branched on: one child for each column of a row that takes it, without the columns before.
  private struct Branching {
    let core: CoverCore
    let multipliers: [Double]
    let columns: [Int]
    var next = 0
  }

  private let whole: CoverCore
  private let deadline: SearchDeadline
  private let seed: UInt64
  /// The cost that is good enough to end the search; nil to look for the least cost.
  private let wanted: Int?
  private let nodeLimit: Int
  var progress: (@Sendable (SolveProgress) -> Void)?
  /// The cheapest cover so far.
  private(set) var best: (sites: [Int], cost: Int)?
  /// Proven for the whole problem.
  private(set) var rootBound = 0.0
  private(set) var nodeCount = 0

  init(
    _ instance: SetCoverInstance, until deadline: SearchDeadline, seed: UInt64, wanted: Int? = nil,
    nodeLimit: Int = SetCoverOptimizer.nodeLimit
  ) {
    whole = CoverCore(instance)
    self.deadline = deadline
    self.seed = seed
    self.wanted = wanted
    self.nodeLimit = nodeLimit
  }

  /// Whether all columns together cover every row.
  var isPossible: Bool {
    (0..<whole.rowCount).allSatisfy { whole.columns(ofRow: $0).count >= Int(whole.need[$0]) }
  }

  /// The greatest cost that is still of interest.
  private var target: Int {
    let below = best.map { $0.cost - 1 }
    return min(wanted ?? below ?? Int.max, below ?? Int.max)
  }

  private var isDone: Bool {
    guard let wanted, let best else { return false }
    return best.cost <= wanted
  }

  /// Searches; the possible problem has a cover.
  ///
  /// - Returns: the limit that stopped the search; nil if it ended by itself.
  func run() -> SolveLimit? {
    guard let root = CoverReduction(whole).reduced(multipliers: whole.multipliers) else { return nil }
    var stack: [Branching] = []
    if let open = explore(root, isRoot: true) { stack.append(open) }
    while !isDone, var top = stack.popLast() {
      if let limit = deadline.exhausted ?? (nodeCount >= nodeLimit ? .nodes : nil) { return limit }
      if top.next == top.columns.count { continue }
      let child = child(of: top)
      top.next += 1
      stack.append(top)
      if let child, let open = explore(child, isRoot: false) { stack.append(open) }
    }
    return nil
  }

  private func child(of parent: Branching) -> CoverCore? {
    let reduction = CoverReduction(parent.core)
    for column in parent.columns[..<parent.next] { reduction.drop(column) }
    reduction.take(parent.columns[parent.next])
    return reduction.isImpossible ? nil : reduction.reduced(multipliers: parent.multipliers)
  }

  private func offer(_ core: CoverCore, _ columns: [Int]) {
    var cost = core.takenCost
    for column in columns { cost += Int(core.cost[column]) }
    guard cost < best?.cost ?? Int.max else { return }
    best = ((core.taken + columns.map { core.siteOfColumn[$0] }).sorted(), cost)
  }

  // MARK: Nodes

  /// Iterations between two covers.
  private static let coverPeriod = 15
  /// A core is reduced as soon as one of so many columns is decided.
  private static let enoughDecisions = 5
  /// Steps stay as long as if at least this part of the bound were missing.
  private static let leastRoom = 1e-3
  /// Sums of multipliers are off by far less.
  private static let precision = 1e-6
  /// Work of the local search, in entries of the matrix: so many times each of them, and no more than so many in all.
  private static let localRounds = 2_000
  private static let greatestLocalWork = 40_000_000

  /// Bounds and reduces a node again and again.
  ///
  /// - Returns: how to branch; nil if nothing of interest is left.
  private func explore(_ start: CoverCore, isRoot: Bool) -> Branching? {
    nodeCount += 1
    if nodeCount % 64 == 1 { progress?(progressNow) }
    var core = start
    var plan = isRoot ? CoverAscent.Plan.root : .node
    var looksAround = isRoot
    while true {
      guard core.takenCost <= target else { return nil }
      guard core.rowCount > 0 else {
        offer(core, [])
        return nil
      }
      let relaxation = CoverRelaxation(core)
      let outcome = raise(relaxation, core, plan, isRoot: isRoot)
      if case .closed = outcome { return nil }
      if isDone { return nil }
      if deadline.isOver { return branching(core, relaxation) }
      if case .decided(let reduction) = outcome {
        guard let smaller = reduction.reduced(multipliers: relaxation.multipliers.elements) else { return nil }
        core = smaller
        plan = .node
        continue
      }
      if looksAround {
        looksAround = false
        lookAround(core, relaxation)
        if isDone { return nil }
        continue
      }
      return branching(core, relaxation)
    }
  }

  private var progressNow: SolveProgress {
    SolveProgress(incumbent: best.map { Double($0.cost) }, bestBound: rootBound, nodeCount: nodeCount)
  }

  /// What came of raising the bound of a core.
  private enum Raised {
    /// It holds nothing of interest.
    case closed
    /// It may, and nothing could be decided.
    case open
    /// Some columns were decided.
    case decided(CoverReduction)
  }

  /// Raises the bound of a core and looks for covers; the relaxation is left at its best multipliers.
  ///
  private func raise(
    _ relaxation: CoverRelaxation, _ core: CoverCore, _ plan: CoverAscent.Plan, isRoot: Bool
  ) -> Raised {
    var ascent = CoverAscent(core, plan)
    if best == nil {
      _ = relaxation.evaluate(budget: .infinity)
      offerCover(core, relaxation)
    }
    for iteration in 0..<plan.iterations {
      let room = Double(target - core.takenCost)
      if room < 0 { return .closed }
      let bound = relaxation.evaluate(budget: room)
      ascent.note(bound, at: relaxation)
      if isRoot { raiseRootBound(bound + Double(core.takenCost)) }
      if iteration % Self.coverPeriod == 0 { offerCover(core, relaxation) }
      if isDone { return .open }
      if bound > room + Self.precision { return .closed }
      ascent.decide(relaxation, slack: room + Self.precision - bound)
      if ascent.decisionCount * Self.enoughDecisions > core.columnCount { break }
      if ascent.idle < plan.patience {
        let isRising = relaxation.move(scale: ascent.scale, room: max(room + 1 - bound, Self.leastRoom * abs(bound)))
        if !isRising { break }
      } else if ascent.shorten(), !deadline.isOver {
        relaxation.multipliers.copy(ascent.best)
        relaxation.rest()
      } else {
        break
      }
    }
    return outcome(of: ascent, relaxation, core)
  }

  private func outcome(of ascent: CoverAscent, _ relaxation: CoverRelaxation, _ core: CoverCore) -> Raised {
    relaxation.multipliers.copy(ascent.best)
    _ = relaxation.evaluate(budget: max(0, Double(target - core.takenCost)))
    offerCover(core, relaxation)
    if ascent.decisionCount == 0 { return .open }
    let reduction = CoverReduction(core)
    for column in 0..<core.columnCount where ascent.decided[column] == .drop { reduction.drop(column) }
    for column in 0..<core.columnCount where ascent.decided[column] == .take { reduction.take(column) }
    return reduction.isImpossible ? .closed : .decided(reduction)
  }

  private func raiseRootBound(_ bound: Double) {
    rootBound = max(rootBound, (bound - Self.precision).rounded(.up))
  }

  private func offerCover(_ core: CoverCore, _ relaxation: CoverRelaxation) {
    if let columns = relaxation.greedyCover() { offer(core, columns) }
  }

  /// Looks for cheaper covers by local search until one look finds none.
  private func lookAround(_ core: CoverCore, _ relaxation: CoverRelaxation) {
    guard var start = relaxation.greedyCover() else { return }
    let work = min(Self.greatestLocalWork, Self.localRounds * core.columnRows.count)
    while !isDone, !deadline.isOver, target >= core.takenCost {
      let search = CoverLocalSearch(core, seed: seed)
      let room = target - core.takenCost
      guard let found = search.search(from: start, limit: room, workLimit: work, until: deadline) else { return }
      offer(core, found)
      start = found
    }
  }

  private func branching(_ core: CoverCore, _ relaxation: CoverRelaxation) -> Branching? {
    var row = 0
    for other in 0..<core.rowCount {
      let (size, otherSize) = (core.columns(ofRow: row).count, core.columns(ofRow: other).count)
      if otherSize < size || (otherSize == size && relaxation.multipliers[other] > relaxation.multipliers[row]) {
        row = other
      }
    }
    let columns = core.columns(ofRow: row).map { Int(core.rowColumns[$0]) }
    let sorted = columns.sorted { (relaxation.reducedCost[$0], $0) < (relaxation.reducedCost[$1], $1) }
    return Branching(core: core, multipliers: relaxation.multipliers.elements, columns: sorted)
  }
}
