import LinliLP

/// What is left of a node after its ascent: where to branch.
struct MedianBranching {
  var node: MedianNode
  /// The site to branch on.
  var site: Int
  /// Whether the part where the site opens is looked at first.
  var goesFirst: Bool
}

/// How the multipliers of a node rise: the best ones so far, the direction, and how long the steps are.
private struct MedianAscent {
  /// How long multipliers rise.
  struct Plan {
    let iterations: Int
    /// Iterations without a better bound before steps are halved.
    let patience: Int
    let firstStep: Double
    static let root = Plan(iterations: 1200, patience: 30, firstStep: 1.5)
    static let node = Plan(iterations: 50, patience: 20, firstStep: 1)
  }

  private static let leastStep = 0.004
  /// A bound has to be better by this part of itself to count as progress.
  private static let progressShare = 1e-7
  /// Weight of the newest solution in the average of solutions.
  private static let averaging = 0.05
  /// Part of the last direction in the next one.
  static let momentum = 0.7

  let plan: Plan
  let best: WorkBuffer<Double>
  let direction: WorkBuffer<Double>
  /// How much each site was chosen of late, 0 to 1.
  let average: WorkBuffer<Double>
  var bestBound = -Double.infinity
  var scale: Double
  var idle = 0

  init(from multipliers: [Double], siteCount: Int, plan: Plan) {
    self.plan = plan
    best = WorkBuffer(multipliers)
    direction = WorkBuffer(repeating: 0, count: multipliers.count)
    average = WorkBuffer(repeating: 0, count: siteCount)
    scale = plan.firstStep
  }

  /// Notes the bound and the choice at the multipliers.
  mutating func note(_ bound: Double, at relaxation: MedianRelaxation) {
    if bound > bestBound {
      if bound > bestBound + abs(bestBound) * Self.progressShare { idle = 0 }
      bestBound = bound
      best.copy(relaxation.multipliers)
    } else {
      idle += 1
    }
    for site in 0..<average.count {
      let chosen = relaxation.isChosen.base[site] ? 1.0 : 0.0
      average.base[site] += Self.averaging * (chosen - average.base[site])
    }
  }

  /// Halves the steps; false once they are too short.
  mutating func shorten() -> Bool {
    idle = 0
    scale *= 0.5
    direction.fill(with: 0)
    return scale >= Self.leastStep
  }
}

extension MedianSearch {
  /// Iterations between two looks at the chosen sites, and between two interchanges of the root.
  private static let offerPeriod = 5
  private static let interchangePeriod = 20
  /// Steps aim at the incumbent and a little beyond, so that they do not shrink to nothing before it; without an
  /// incumbent at some more than the bound.
  private static let targetShare = 1.0002
  private static let blindTargetShare = 1.05

  /// Raises the bound of a node, fixes sites, looks for plans.
  ///
  /// - Returns: nil if the node holds nothing better than the incumbent.
  func explore(_ node: MedianNode, isRoot: Bool) -> MedianBranching? {
    relaxation.take(node.state)
    guard relaxation.isPossible else { return nil }
    var ascent = MedianAscent(from: node.multipliers, siteCount: table.siteCount, plan: isRoot ? .root : .node)
    relaxation.multipliers.copy(ascent.best)
    for iteration in 0..<ascent.plan.iterations {
      let bound = relaxation.evaluate()
      ascent.note(bound, at: relaxation)
      if bound >= enough { return nil }
      if iteration % Self.offerPeriod == 0 || ascent.idle == 0, offerChosenSites() { improveChosenSites() }
      if isRoot, iteration % Self.interchangePeriod == 0 { improveChosenSites() }
      if isSettled(bound) { return nil }
      if isOver { break }
      if ascent.idle < ascent.plan.patience {
        move(ascent, bound)
      } else if ascent.shorten() {
        relaxation.multipliers.copy(ascent.best)
      } else {
        break
      }
    }
    return remainder(ascent, of: node)
  }

  /// Whether the relaxation's solution is the best of the node, or fixing leaves none; finds the subgradient.
  private func isSettled(_ bound: Double) -> Bool {
    if relaxation.isDecided || relaxation.findSubgradient() == 0 {
      _ = offerChosenSites()
      return true
    }
    return !canFix(at: bound)
  }

  /// Fixes sites; false if no plan is left then.
  private func canFix(at bound: Double) -> Bool {
    let limit = enough
    relaxation.fix(at: bound) { $0 >= limit }
    return relaxation.isPossible
  }

  /// What is left at the best multipliers of an ascent.
  private func remainder(_ ascent: MedianAscent, of node: MedianNode) -> MedianBranching? {
    relaxation.multipliers.copy(ascent.best)
    let bound = relaxation.evaluate()
    if bound >= enough { return nil }
    improveChosenSites()
    guard canFix(at: bound) else { return nil }
    if relaxation.isDecided {
      _ = relaxation.evaluate()
      _ = offerChosenSites()
      return nil
    }
    let left = MedianNode(
      state: relaxation.state, multipliers: ascent.best.elements, bound: max(ascent.bestBound, node.bound))
    return branching(left, ascent.average)
  }

  /// Moves the multipliers along the subgradient and a part of the last direction.
  private func move(_ ascent: MedianAscent, _ bound: Double) {
    let direction = ascent.direction
    var square = 0.0
    for demand in 0..<table.demandCount {
      let next = relaxation.subgradient.base[demand] + MedianAscent.momentum * direction.base[demand]
      direction.base[demand] = next
      square += next * next
    }
    guard square > 0 else { return }
    let target = max(incumbent?.cost ?? ascent.bestBound * Self.blindTargetShare, ascent.bestBound) * Self.targetShare
    let step = ascent.scale * (target - bound) / square
    for demand in 0..<table.demandCount {
      let moved = relaxation.multipliers.base[demand] + step * direction.base[demand]
      // Below a demand's least cost a multiplier serves nothing, and the bound only falls.
      let least = table.entryCost.base[table.rowStart.base[demand]]
      relaxation.multipliers.base[demand] = max(moved, least)
    }
  }

  /// Branches on the free site of which the relaxation is least sure.
  private func branching(_ node: MedianNode, _ average: WorkBuffer<Double>) -> MedianBranching? {
    let free = relaxation.freeSites.sorted()
    guard let first = free.first else { return nil }
    var best = first
    for site in free where abs(average[site] - 0.5) < abs(average[best] - 0.5) { best = site }
    return MedianBranching(node: node, site: best, goesFirst: average[best] >= 0.5)
  }
}
