/// Lagrange's relaxation of "every job once": with a price for each job, the agents fill their knapsacks on their own.
///
///     L(u) = Σ_j u_j − Σ_i max { Σ_j (u_j − c_ij)·x_ij : Σ_j w_ij·x_ij ≤ b_i, x binary }
///
/// L(u) is no larger than the cost of any assignment. With the losses of forcing a job in or out of each knapsack, giving
/// job j to agent i costs at least L(u) + in_ij + Σ_{k ≠ i} out_kj, since the knapsacks do not touch each other: pairs for
/// which that is too much are impossible.
///
/// - Source: Fisher, Jaikumar & Van Wassenhove (1986), doi:10.1287/mnsc.32.9.1095; Posta, Ferland & Michelon (2012),
///   doi:10.1007/s10589-011-9432-0, for the search on decision problems with pairs fixed by these losses.
final class AssignmentRelaxation {
  let tables: AssignmentTables
  /// How many agents chose each job in the last value.
  let times: UnsafeMutablePointer<Int32>
  /// The positions of the chosen pairs among the node's pairs in the last value.
  private(set) var chosen: [Int32] = []
  /// Work so far, in entries of knapsack tables.
  var work: Int { knapsack.work + extraWork }

  private var extraWork = 0
  private let knapsack: AgentKnapsack
  private var positions: [Int32] = []
  private var lossIn: [Int32] = []
  private var lossOut: [Int32] = []
  private var outSums: [Int]
  private var leastLoss: [Int]

  init(_ tables: AssignmentTables) {
    self.tables = tables
    times = .allocate(capacity: max(1, tables.jobCount))
    knapsack = AgentKnapsack(itemCount: tables.jobCount)
    outSums = Array(repeating: 0, count: tables.jobCount)
    leastLoss = Array(repeating: 0, count: tables.jobCount)
  }

  deinit { times.deallocate() }

  /// L(u) for the open part of a node, decided jobs included; ``times`` and ``chosen`` tell the choice.
  func value(_ node: borrowing AssignmentNode, _ multipliers: UnsafePointer<Int32>) -> Int {
    let jobCount = tables.jobCount
    times.update(repeating: 0, count: jobCount)
    chosen.removeAll(keepingCapacity: true)
    var value = node.fixedCost
    for job in 0..<jobCount where node.agentOf[job] < 0 { value += Int(multipliers[job]) }
    node.pairs.withUnsafeBufferPointer { pairs in
      var first = 0
      for agent in 0..<tables.agentCount {
        let count = collect(pairs, &first, agent, node.room[agent], multipliers)
        if count == 0 { continue }
        value -= knapsack.solve(count, room: Int(node.room[agent]))
        for item in 0..<count where knapsack.isTaken[item] {
          let position = positions[item]
          chosen.append(position)
          times[Int(pairs[Int(position)]) - agent * jobCount] += 1
        }
      }
    }
    extraWork += 4 * (node.pairs.count + jobCount)
    return value
  }

  /// Fills the knapsack with the agent's pairs worth their price; `first` moves to the next agent's pairs.
  private func collect(
    _ pairs: UnsafeBufferPointer<Int32>, _ first: inout Int, _ agent: Int, _ room: Int32,
    _ multipliers: UnsafePointer<Int32>
  ) -> Int {
    let start = agent * tables.jobCount
    let end = Int32(start + tables.jobCount)
    var count = 0
    positions.removeAll(keepingCapacity: true)
    while first < pairs.count, pairs[first] < end {
      let pair = Int(pairs[first])
      let profit = multipliers[pair - start] - tables.costs[pair]
      let use = tables.uses[pair]
      if profit > 0 && use <= room {
        knapsack.profits[count] = profit
        knapsack.uses[count] = use
        positions.append(Int32(first))
        count += 1
      }
      first += 1
    }
    return count
  }

  /// Drops the pairs of a node that would cost more than a threshold, and decides jobs with one pair left.
  ///
  /// - Returns: a bound at least as good as L(u); nil if no completion costs at most the threshold.
  func tighten(_ node: inout AssignmentNode, _ multipliers: UnsafePointer<Int32>, threshold: Int) -> Int? {
    let value = measureLosses(node, multipliers)
    var improved = value
    if node.openCount > 0 {
      var best = 0
      for job in 0..<tables.jobCount where node.agentOf[job] < 0 { best = max(best, leastLoss[job]) }
      if best == Int.max { return nil }
      improved += best
    }
    if improved > threshold { return nil }
    let allowance = threshold - value
    let jobCount = tables.jobCount
    var kept: [Int32] = []
    kept.reserveCapacity(node.pairs.count)
    for position in node.pairs.indices {
      let pair = node.pairs[position]
      let job = Int(pair) % jobCount
      if Int(lossIn[position]) + outSums[job] - Int(lossOut[position]) <= allowance { kept.append(pair) }
    }
    node.pairs = kept
    return propagate(&node) ? improved : nil
  }

  /// The best profit of each agent at some multipliers, scaled.
  func gains(_ node: borrowing AssignmentNode, _ multipliers: UnsafePointer<Int32>) -> [Int] {
    var gains = [Int](repeating: 0, count: tables.agentCount)
    node.pairs.withUnsafeBufferPointer { pairs in
      var first = 0
      for agent in 0..<tables.agentCount {
        let count = collect(pairs, &first, agent, node.room[agent], multipliers)
        gains[agent] = knapsack.solve(count, room: Int(node.room[agent]))
      }
    }
    return gains
  }

  private func measureLosses(_ node: borrowing AssignmentNode, _ multipliers: UnsafePointer<Int32>) -> Int {
    let jobCount = tables.jobCount
    let count = node.pairs.count
    if lossIn.count < count {
      lossIn = Array(repeating: 0, count: count)
      lossOut = lossIn
    }
    var value = node.fixedCost
    for job in 0..<jobCount {
      outSums[job] = 0
      leastLoss[job] = Int.max
      if node.agentOf[job] < 0 { value += Int(multipliers[job]) }
    }
    node.pairs.withUnsafeBufferPointer { pairs in
      var first = 0
      for agent in 0..<tables.agentCount {
        let begin = first
        let items = collect(pairs, &first, agent, node.room[agent], multipliers)
        if begin == first { continue }
        value -= loseFrom(pairs, begin..<first, items, agent, Int(node.room[agent]), multipliers)
      }
      for position in 0..<count { outSums[Int(pairs[position]) % jobCount] += Int(lossOut[position]) }
      for position in 0..<count {
        let job = Int(pairs[position]) % jobCount
        leastLoss[job] = min(leastLoss[job], Int(lossIn[position]) + outSums[job] - Int(lossOut[position]))
      }
    }
    return value
  }

  /// The losses of one agent's pairs; returns its best profit.
  private func loseFrom(
    _ pairs: UnsafeBufferPointer<Int32>, _ range: Range<Int>, _ items: Int, _ agent: Int, _ room: Int,
    _ multipliers: UnsafePointer<Int32>
  ) -> Int {
    let best = knapsack.losses(items, room: room)
    let start = agent * tables.jobCount
    var item = 0
    for position in range {
      if item < items, Int(positions[item]) == position {
        lossIn[position] = knapsack.lossIn[item]
        lossOut[position] = knapsack.lossOut[item]
        item += 1
        continue
      }
      let pair = Int(pairs[position])
      let use = Int(tables.uses[pair])
      lossOut[position] = 0
      lossIn[position] =
        use > room
        ? Int32.max
        : Int32(best) - knapsack.best(within: room - use) - (multipliers[pair - start] - tables.costs[pair])
    }
    return best
  }

  /// Decides jobs with one possible pair and drops pairs that no longer fit, until nothing changes.
  ///
  /// - Returns: false if a job has no pair left.
  func propagate(_ node: inout AssignmentNode) -> Bool {
    let jobCount = tables.jobCount
    while true {
      var left = [Int32](repeating: 0, count: jobCount)
      for pair in node.pairs { left[Int(pair) % jobCount] += 1 }
      var isSettled = true
      for job in 0..<jobCount where node.agentOf[job] < 0 && left[job] == 0 { return false }
      for pair in node.pairs where left[Int(pair) % jobCount] == 1 {
        if tables.uses[Int(pair)] > node.room[Int(pair) / jobCount] { return false }
        node.assign(pair, tables)
        isSettled = false
      }
      let (agentOf, room) = (node.agentOf, node.room)
      let before = node.pairs.count
      node.pairs.removeAll {
        agentOf[Int($0) % jobCount] >= 0 || tables.uses[Int($0)] > room[Int($0) / jobCount]
      }
      if isSettled && node.pairs.count == before { return true }
    }
  }
}
