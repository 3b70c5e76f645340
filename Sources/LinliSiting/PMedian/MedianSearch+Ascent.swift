/// What is left of a node after its ascent: where to branch.
struct MedianBranching {
  var node: MedianNode
  /// The site to branch on.
  var site: Int
  /// Whether the part where the site opens is looked at first.
  var goesFirst: Bool
}

extension MedianSearch {
  /// How long multipliers rise.
  private struct Ascent {
    let iterations: Int
    let patience: Int
    let firstStep: Double
    static let root = Ascent(iterations: 1200, patience: 30, firstStep: 1.5)
    static let node = Ascent(iterations: 50, patience: 20, firstStep: 1)
    static let leastStep = 0.004
    /// Weight of the newest solution in the average of solutions.
    static let averaging = 0.05
    /// Part of the last direction in the next one.
    static let momentum = 0.7
    /// Iterations between two interchanges.
    static let interchangePeriod = 20
  }

  /// Raises the bound of a node, fixes sites, looks for plans.
  ///
  /// - Returns: nil if the node holds nothing better than the incumbent.
  func explore(_ node: MedianNode, isRoot: Bool) -> MedianBranching? {
    relaxation.take(node.state)
    guard relaxation.isPossible else { return nil }
    let ascent = isRoot ? Ascent.root : .node
    let multipliers = relaxation.multipliers
    multipliers.copy(SearchBuffer(node.multipliers))
    let best = SearchBuffer(node.multipliers)
    let direction = SearchBuffer(repeating: 0.0, count: table.demandCount)
    let average = SearchBuffer(repeating: 0.0, count: table.siteCount)
    var bestBound = -Double.infinity
    var scale = ascent.firstStep
    var idle = 0
    for iteration in 0..<ascent.iterations {
      let bound = relaxation.evaluate()
      if bound > bestBound {
        if bound > bestBound + abs(bestBound) * 1e-7 { idle = 0 }
        bestBound = bound
        best.copy(multipliers)
      } else {
        idle += 1
      }
      if bound >= enough { return nil }
      if iteration % 5 == 0 || idle == 0 {
        if offerChosenSites() { improveChosenSites() }
      }
      if isRoot, iteration % Ascent.interchangePeriod == 0 { improveChosenSites() }
      if relaxation.isDecided {
        _ = offerChosenSites()
        return nil
      }
      let square = relaxation.findSubgradient()
      if square == 0 {
        _ = offerChosenSites()
        return nil
      }
      let limit = enough
      if relaxation.fix(at: bound, isEnough: { $0 >= limit }), !relaxation.isPossible { return nil }
      blend(average)
      if isOver { break }
      if idle >= ascent.patience {
        idle = 0
        scale *= 0.5
        if scale < Ascent.leastStep { break }
        multipliers.copy(best)
        direction.fill(with: 0)
        continue
      }
      move(along: direction, by: scale * (max(incumbent?.cost ?? bestBound * 1.05, bestBound) * 1.0002 - bound))
    }
    multipliers.copy(best)
    let bound = relaxation.evaluate()
    if bound >= enough { return nil }
    improveChosenSites()
    let limit = enough
    if relaxation.fix(at: bound, isEnough: { $0 >= limit }), !relaxation.isPossible { return nil }
    if relaxation.isDecided {
      _ = relaxation.evaluate()
      _ = offerChosenSites()
      return nil
    }
    return branching(average, best.elements, max(bestBound, node.bound))
  }

  private func blend(_ average: SearchBuffer<Double>) {
    for site in 0..<table.siteCount {
      let chosen = relaxation.isChosen.base[site] ? 1.0 : 0.0
      average.base[site] += Ascent.averaging * (chosen - average.base[site])
    }
  }

  /// Moves the multipliers along the subgradient and a part of the last direction.
  private func move(along direction: SearchBuffer<Double>, by room: Double) {
    var square = 0.0
    for demand in 0..<table.demandCount {
      let next = relaxation.subgradient.base[demand] + Ascent.momentum * direction.base[demand]
      direction.base[demand] = next
      square += next * next
    }
    guard square > 0 else { return }
    let step = room / square
    for demand in 0..<table.demandCount {
      let moved = relaxation.multipliers.base[demand] + step * direction.base[demand]
      // Below a demand's least cost a multiplier serves nothing, and the bound only falls.
      let least = table.entryCost.base[table.rowStart.base[demand]]
      relaxation.multipliers.base[demand] = max(moved, least)
    }
  }

  /// The free site of which the relaxation is least sure.
  private func branching(
    _ average: SearchBuffer<Double>, _ multipliers: [Double], _ bound: Double
  ) -> MedianBranching? {
    let free = relaxation.freeSites.sorted()
    guard let first = free.first else { return nil }
    var best = first
    for site in free where abs(average[site] - 0.5) < abs(average[best] - 0.5) { best = site }
    let node = MedianNode(state: relaxation.state, multipliers: multipliers, bound: bound)
    return MedianBranching(node: node, site: best, goesFirst: average[best] >= 0.5)
  }
}
