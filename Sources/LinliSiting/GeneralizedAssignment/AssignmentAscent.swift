/// Climbs L(u) by the subgradient method with deflected directions, and keeps a running mean of what the agents chose.
///
/// - Source: Held, Wolfe & Crowder (1974), doi:10.1007/BF01580223; Camerini, Fratta & Maffioli (1975),
///   doi:10.1007/BFb0120697.
final class AssignmentAscent {
  let relaxation: AssignmentRelaxation
  /// By pair, `agent · jobCount + job`: how often the agent chose the job lately, 0...1.
  private(set) var shares: [Float]
  /// An assignment the agents happened to agree on, at most at the threshold.
  private(set) var agreement: [Int16]?
  /// The best multipliers of the last climb and what they prove.
  private(set) var best: [Int32]
  private(set) var bestValue = Int.min

  private var current: [Double]
  private var direction: [Double]
  private var rounded: [Int32]

  struct Settings {
    var iterations: Int
    /// How far above the best value the climb aims at first.
    var ahead: Double
    /// It ends when it aims lower than this.
    var finest: Double
    var patience: Int
    var memory: Float = 0.1
  }

  init(_ tables: AssignmentTables) {
    relaxation = AssignmentRelaxation(tables)
    shares = Array(repeating: 0, count: tables.agentCount * tables.jobCount)
    best = Array(repeating: 0, count: tables.jobCount)
    current = Array(repeating: 0, count: tables.jobCount)
    direction = current
    rounded = best
  }

  /// Climbs from the node's multipliers; ends early above the threshold or at an agreement.
  func climb(
    _ node: borrowing AssignmentNode, threshold: Int, _ settings: Settings, isOver: () -> Bool = { false }
  ) {
    let tables = relaxation.tables
    best = node.multipliers
    bestValue = Int.min
    agreement = nil
    for job in best.indices {
      current[job] = Double(best[job])
      direction[job] = 0
    }
    for pair in node.pairs { shares[Int(pair)] = 0 }
    var ahead = settings.ahead
    var sinceBetter = 0
    var weight: Float = 1
    for iteration in 0..<settings.iterations {
      if iteration > 0 && isOver() { return }
      for job in current.indices { rounded[job] = Int32(current[job].rounded()) }
      let value = rounded.withUnsafeBufferPointer { prices in
        prices.baseAddress.map { relaxation.value(node, $0) } ?? node.fixedCost
      }
      average(node, &weight, settings.memory)
      if value > bestValue {
        if bestValue > Int.min, Double(value - bestValue) >= ahead / 2 { ahead *= 1.5 }
        sinceBetter = 0
        bestValue = value
        swap(&best, &rounded)
        if value > threshold { return }
      } else {
        sinceBetter += 1
        if sinceBetter >= settings.patience {
          ahead /= 2
          sinceBetter = 0
          if ahead < settings.finest { return }
          for job in current.indices { current[job] = Double(best[job]) }
          continue
        }
      }
      if agrees(node, value, threshold) { return }
      step(node, Double(bestValue - value) + ahead, Double(tables.largestMultiplier))
    }
  }

  private func average(_ node: borrowing AssignmentNode, _ weight: inout Float, _ memory: Float) {
    let keep = 1 - weight
    if keep > 0 { for pair in node.pairs { shares[Int(pair)] *= keep } }
    for position in relaxation.chosen { shares[Int(node.pairs[Int(position)])] += weight }
    weight = max(memory, weight * 0.5)
  }

  /// Whether every open job was chosen once: then the choice is an assignment that costs what the relaxation is worth.
  private func agrees(_ node: borrowing AssignmentNode, _ value: Int, _ threshold: Int) -> Bool {
    let jobCount = relaxation.tables.jobCount
    for job in 0..<jobCount where node.agentOf[job] < 0 && relaxation.times[job] != 1 { return false }
    var agents = node.agentOf
    for position in relaxation.chosen {
      let pair = Int(node.pairs[Int(position)])
      agents[pair % jobCount] = Int16(pair / jobCount)
    }
    agreement = agents
    return true
  }

  private func step(_ node: borrowing AssignmentNode, _ distance: Double, _ limit: Double) {
    let times = relaxation.times
    var product = 0.0
    var square = 0.0
    for job in direction.indices where node.agentOf[job] < 0 {
      let gradient = 1 - Double(times[job])
      product += gradient * direction[job]
      square += direction[job] * direction[job]
    }
    let deflection = product < 0 && square > 0 ? min(1, -1.5 * product / square) : 0
    var length = 0.0
    for job in direction.indices where node.agentOf[job] < 0 {
      direction[job] = 1 - Double(times[job]) + deflection * direction[job]
      length += direction[job] * direction[job]
    }
    guard length > 0 else { return }
    let size = distance / length
    for job in direction.indices where node.agentOf[job] < 0 {
      current[job] = min(limit, max(-limit, current[job] + size * direction[job]))
    }
  }
}
