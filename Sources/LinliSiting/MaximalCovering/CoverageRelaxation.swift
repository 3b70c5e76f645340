import LinliLP

/// The Lagrangian bound of a covering question, at the root and below decisions.
///
/// The link "a row is covered when one of its sites is open" is relaxed with multipliers u. For a choice of sites,
/// ρ_j = Σ_{i ∈ j} u_i, and
///
///     L(u) = Σ_i (a_i − u_i) + Σ of the p greatest ρ_j,   0 ≤ u_i ≤ a_i
///
/// is no less than the demand any p sites cover. A row may be decided: one that must be covered keeps u_i ≥ 0 without the
/// upper limit, a lost one takes all its sites out. The least L is that of the linear relaxation with these decisions.
/// It is sought by subgradient steps, which also offer p sites each time.
///
/// - Source: Galvão & ReVelle (1996), "A Lagrangean heuristic for the maximal covering location problem",
///   doi:10.1016/0377-2217(94)00159-6; Held, Wolfe & Crowder (1974), doi:10.1007/BF01580223 for the steps.
final class CoverageRelaxation {
  /// How long to seek a better bound.
  struct Effort {
    var stepCount: Int
    /// The factor of the first step, and what it is multiplied by after so many steps without progress.
    var firstFactor = 1.0
    var decay = 0.8
    var patience = 100
    /// The factor at which to stop.
    var lastFactor = 1e-4
    /// The part of earlier subgradients in a step's direction, 0 to below 1.
    var memory = 0.7
  }

  /// What has been decided of a site.
  enum SiteDecision { static let free: Int8 = 0, open: Int8 = 1, closed: Int8 = -1 }
  /// What has been decided of a row: covered by an open site, to be covered, or out of reach.
  enum RowDecision { static let free: Int8 = 0, covered: Int8 = 1, required: Int8 = 2, lost: Int8 = 3 }

  /// Whole numbers differ by one; a bound is below the next one when it is so by more than rounding.
  static let tolerance = 1e-4

  let program: CoverProgram
  /// Multipliers; 0 for rows that are covered or lost.
  let multipliers: WorkBuffer<Double>
  /// How often each site was chosen lately, 0 to 1.
  let averages: WorkBuffer<Double>
  let siteDecisions: WorkBuffer<Int8>
  let rowDecisions: WorkBuffer<Int8>
  /// The greatest demand of rows found, and its sites.
  private(set) var incumbent: Int
  private(set) var incumbentSites: [Int32]
  /// Bound at the multipliers, found by ``improve(_:isOver:)``.
  private(set) var bound = Double.infinity

  /// Sites decided open, and the weight of the rows they cover.
  private(set) var openSites: [Int32] = []
  private var coveredWeight = 0
  /// Decisions in order, to take them back: sites as they are, rows as −1 − row.
  private var trail: [Int32] = []

  private let scores: WorkBuffer<Double>
  private let best: WorkBuffer<Double>
  private let directions: WorkBuffer<Double>
  private let counts: WorkBuffer<Int32>
  private let freeSites: WorkBuffer<Int32>
  private let activeRows: WorkBuffer<Int32>
  private var freeCount = 0
  private var activeCount = 0

  /// The least square of a direction that is followed; subgradients are whole numbers.
  private static let leastSquare = 1e-12

  /// Nothing decided; a set of sites to begin with.
  init(_ program: CoverProgram, incumbent: Int, sites: [Int32]) {
    self.program = program
    self.incumbent = incumbent
    incumbentSites = sites
    multipliers = WorkBuffer(repeating: 0, count: program.rowCount)
    averages = WorkBuffer(repeating: 0, count: program.siteCount)
    siteDecisions = WorkBuffer(repeating: SiteDecision.free, count: program.siteCount)
    rowDecisions = WorkBuffer(repeating: RowDecision.free, count: program.rowCount)
    scores = WorkBuffer(repeating: 0, count: program.siteCount)
    best = WorkBuffer(repeating: 0, count: program.rowCount)
    directions = WorkBuffer(repeating: 0, count: program.rowCount)
    counts = WorkBuffer(repeating: 0, count: program.rowCount)
    freeSites = WorkBuffer(repeating: 0, count: program.siteCount)
    activeRows = WorkBuffer(repeating: 0, count: program.rowCount)
    for row in 0..<program.rowCount { multipliers[row] = Double(program.weights[row]) / 2 }
  }

  /// Sites that may still be opened.
  var openingCount: Int { program.openCount - openSites.count }
  /// Number of sites that are not decided; known after ``improve(_:isOver:)``.
  var undecidedCount: Int { freeCount }
  /// The bound below which nothing better than the incumbent can be.
  var threshold: Double { Double(incumbent) + 1 - Self.tolerance }

  /// Takes sites that cover more than the incumbent.
  func offer(_ covered: Int, _ sites: () -> [Int32]) {
    guard covered > incumbent else { return }
    incumbent = covered
    incumbentSites = sites()
  }

  // MARK: Decisions

  /// A place to return to.
  var mark: Int { trail.count }

  /// Opens a free site.
  func open(_ site: Int) {
    siteDecisions[site] = SiteDecision.open
    openSites.append(Int32(site))
    trail.append(Int32(site))
    for row in program.rowsOfSite[site] where rowDecisions[Int(row)] != RowDecision.covered {
      // What it was before must come back, so the trail takes the earlier decision with it.
      trail.append(-1 - (row << 2 | Int32(rowDecisions[Int(row)])))
      rowDecisions[Int(row)] = RowDecision.covered
      coveredWeight += Int(program.weights[Int(row)])
      multipliers[Int(row)] = 0
    }
  }

  /// Closes a free site.
  func close(_ site: Int) {
    siteDecisions[site] = SiteDecision.closed
    trail.append(Int32(site))
  }

  /// Requires that a free row is covered.
  func require(_ row: Int) {
    trail.append(-1 - (Int32(row) << 2 | Int32(RowDecision.free)))
    rowDecisions[row] = RowDecision.required
  }

  /// Gives a free row up: closes all its sites.
  func giveUp(_ row: Int) {
    trail.append(-1 - (Int32(row) << 2 | Int32(RowDecision.free)))
    rowDecisions[row] = RowDecision.lost
    multipliers[row] = 0
    for site in program.sitesOfRow[row] where siteDecisions[Int(site)] == SiteDecision.free { close(Int(site)) }
  }

  /// Takes back all decisions made since a mark. The multipliers are the caller's to bring back.
  func undo(to mark: Int) {
    while trail.count > mark {
      let entry = trail.removeLast()
      if entry >= 0 {
        if siteDecisions[Int(entry)] == SiteDecision.open { openSites.removeLast() }
        siteDecisions[Int(entry)] = SiteDecision.free
      } else {
        let code = -1 - entry
        let row = Int(code >> 2)
        if rowDecisions[row] == RowDecision.covered { coveredWeight -= Int(program.weights[row]) }
        rowDecisions[row] = Int8(code & 3)
      }
    }
  }

  // MARK: Bound

  /// Lowers the bound by subgradient steps from the multipliers as they are, and leaves them at the best.
  ///
  /// Stops when the bound shows that nothing better than the incumbent is below the decisions.
  func improve(_ effort: Effort, isOver: () -> Bool = { false }) {
    collect()
    bound = .infinity
    var factor = effort.firstFactor
    var stale = 0
    for step in 0..<effort.stepCount {
      if step & 63 == 63, isOver() { break }
      let value = evaluate()
      if value < bound {
        let progress = bound - value
        if progress > 1e-4 * (bound - Double(incumbent)) || bound == .infinity { stale = 0 }
        bound = value
        for place in 0..<activeCount { best[Int(activeRows[place])] = multipliers[Int(activeRows[place])] }
        if bound < threshold { break }
      }
      stale += 1
      if stale > effort.patience {
        stale = 0
        factor *= effort.decay
        if factor < effort.lastFactor { break }
        for place in 0..<activeCount { multipliers[Int(activeRows[place])] = best[Int(activeRows[place])] }
        continue
      }
      if !move(factor * max(1, value - Double(incumbent)), effort.memory) { break }
    }
    for place in 0..<activeCount { multipliers[Int(activeRows[place])] = best[Int(activeRows[place])] }
  }

  private func collect() {
    freeCount = 0
    for site in 0..<program.siteCount where siteDecisions[site] == SiteDecision.free {
      freeSites[freeCount] = Int32(site)
      freeCount += 1
    }
    activeCount = 0
    for row in 0..<program.rowCount {
      let decision = rowDecisions[row]
      if decision == RowDecision.free || decision == RowDecision.required {
        activeRows[activeCount] = Int32(row)
        directions[row] = 0
        activeCount += 1
      } else {
        multipliers[row] = 0
      }
    }
  }

  /// L at the multipliers. The sites it opens stand first among the free ones, and how often they cover each row is counted.
  private func evaluate() -> Double {
    let multipliers = multipliers.base
    for place in 0..<freeCount {
      let site = Int(freeSites[place])
      var score = 0.0
      for row in program.rowsOfSite[site] { score += multipliers[Int(row)] }
      scores[site] = score
    }
    let chosenCount = min(openingCount, freeCount)
    let free = UnsafeMutableBufferPointer(start: freeSites.base, count: freeCount)
    CoverSelection.moveGreatest(chosenCount, of: free, by: scores.base)
    var value = Double(coveredWeight)
    for place in 0..<activeCount {
      let row = Int(activeRows[place])
      value += Double(program.weights[row]) - multipliers[row]
      counts[row] = 0
    }
    var covered = coveredWeight
    for place in 0..<chosenCount {
      let site = Int(freeSites[place])
      value += scores[site]
      for member in program.rowsOfSite[site] {
        let row = Int(member)
        if rowDecisions[row] == RowDecision.covered { continue }
        if counts[row] == 0 { covered += Int(program.weights[row]) }
        counts[row] += 1
      }
    }
    average(chosenCount)
    offer(covered) { openSites + (0..<chosenCount).map { freeSites[$0] } }
    return value
  }

  /// Share of the newest choice in the average.
  private static let newest = 0.05

  private func average(_ chosenCount: Int) {
    for place in 0..<freeCount { averages[Int(freeSites[place])] *= 1 - Self.newest }
    for place in 0..<chosenCount { averages[Int(freeSites[place])] += Self.newest }
  }

  /// A step against the average of the last subgradients; false if the last one is 0, so that the bound is the least.
  ///
  /// - Source: Camerini, Fratta & Maffioli (1975), doi:10.1007/BFb0120697: an average zigzags less.
  private func move(_ length: Double, _ memory: Double) -> Bool {
    var square = 0.0
    var isLeast = true
    for place in 0..<activeCount {
      let row = Int(activeRows[place])
      let slope = slope(row)
      if slope != 0 { isLeast = false }
      let direction = memory * directions[row] + (1 - memory) * slope
      directions[row] = direction
      square += direction * direction
    }
    // An average that has all but vanished would make a step without end.
    guard !isLeast, square > Self.leastSquare else { return false }
    let factor = length / square
    for place in 0..<activeCount {
      let row = Int(activeRows[place])
      let moved = max(0, multipliers[row] - factor * directions[row])
      let isRequired = rowDecisions[row] == RowDecision.required
      multipliers[row] = isRequired ? moved : min(moved, Double(program.weights[row]))
    }
    return true
  }

  /// The part of the subgradient at a row, 0 where the multiplier cannot follow it.
  @inline(__always)
  private func slope(_ row: Int) -> Double {
    let count = counts[row]
    if count == 0 {
      let isAtLimit = rowDecisions[row] == RowDecision.free && multipliers[row] >= Double(program.weights[row])
      return isAtLimit ? 0 : -1
    }
    return multipliers[row] <= 0 ? 0 : Double(count - 1)
  }

  // MARK: Fixing

  /// Decides sites and rows that any better choice must have so, by the bound at the multipliers.
  ///
  /// - Returns: Number of decisions.
  func fix() -> Int {
    let chosenCount = min(openingCount, freeCount)
    let value = evaluate()
    bound = min(bound, value)
    let worstChosen = (0..<chosenCount).map { scores[Int(freeSites[$0])] }.min() ?? 0
    let bestOther = (chosenCount..<freeCount).map { scores[Int(freeSites[$0])] }.max() ?? 0
    let before = trail.count
    let limit = threshold
    var opened: [Int] = []
    for place in 0..<freeCount {
      let site = Int(freeSites[place])
      if place < chosenCount {
        if value - scores[site] + bestOther < limit { opened.append(site) }
      } else if value + scores[site] - worstChosen < limit {
        close(site)
      }
    }
    fixRows(value, chosenCount, bestOther, limit)
    for site in opened { open(site) }
    return trail.count - before
  }

  /// Requires the rows without which the bound falls to the incumbent: their own part, and the sites that would have to
  /// close for them, each replaced by the best of the others.
  private func fixRows(_ value: Double, _ chosenCount: Int, _ bestOther: Double, _ limit: Double) {
    let isChosen = choiceMarks
    for place in 0..<freeCount { isChosen[Int(freeSites[place])] = place < chosenCount ? 1 : 0 }
    for place in 0..<activeCount {
      let row = Int(activeRows[place])
      guard rowDecisions[row] == RowDecision.free else { continue }
      var without = value - (Double(program.weights[row]) - multipliers[row])
      for member in program.sitesOfRow[row] {
        let site = Int(member)
        if siteDecisions[site] == SiteDecision.free, isChosen[site] == 1 { without -= scores[site] - bestOther }
      }
      if without < limit { require(row) }
    }
  }

  private lazy var choiceMarks = WorkBuffer<Int8>(repeating: 0, count: program.siteCount)
}
