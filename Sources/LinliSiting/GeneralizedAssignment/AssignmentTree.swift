/// Answers one question depth first: is there an assignment that costs at most the target?
///
/// A tight target makes most pairs impossible at once, so asking for one unit of cost after the other, from the bound up,
/// settles the least cost sooner than one search with a loose cutoff. Every node climbs L(u) from its parent's prices and
/// drops pairs; the open job with the fewest pairs left is decided next, the agents that wanted it most lately first.
final class AssignmentTree {
  /// How a search stands.
  enum Standing: Equatable, Sendable {
    /// No assignment costs at most the target.
    case exhausted
    /// This one does: an agent for every job.
    case found([Int16])
    /// There is more to look at.
    case open
  }

  let target: Int
  private(set) var nodeCount = 0
  private let tables: AssignmentTables
  private let ascent: AssignmentAscent
  private let threshold: Int
  /// Whether the root's multipliers come from a larger problem that holds this one.
  private let isPart: Bool
  private var stack: [AssignmentNode]

  /// Work so far, in entries of knapsack tables.
  var work: Int { ascent.relaxation.work }

  init(_ tables: AssignmentTables, target: Int, from nodes: [AssignmentNode], isPart: Bool = false) {
    self.isPart = isPart
    self.tables = tables
    self.target = target
    threshold = tables.threshold(target)
    ascent = AssignmentAscent(tables)
    stack = nodes
  }

  /// Goes on until an amount of work is done, or until the deadline if there is one.
  func advance(work limit: Int, isOver: () -> Bool) -> Standing {
    let end = work + limit
    while let node = stack.popLast() {
      nodeCount += 1
      if let found = explore(node, isOver) { return .found(found) }
      if work >= end || isOver() { break }
    }
    return stack.isEmpty ? .exhausted : .open
  }

  /// Gives away every other open node, the ones near the root first, for somebody else to search.
  func halve() -> [AssignmentNode] {
    let given = stack.indices.filter { $0 % 2 == 0 }.map { stack[$0] }
    stack = stack.indices.filter { $0 % 2 == 1 }.map { stack[$0] }
    return given
  }

  /// Open nodes.
  var openCount: Int { stack.count }

  private static let climbs = 4
  private static let iterations = 60
  /// A climb aims at most so many units of cost ahead, or this part of the spread of costs if that is more.
  private static let farthestAim = 4.0
  private static let spreadShare = 250.0

  private func explore(_ start: AssignmentNode, _ isOver: () -> Bool) -> [Int16]? {
    var node = start
    for _ in 0..<Self.climbs {
      if node.openCount == 0 { return sound(node.agentOf) }
      let before = node.pairs.count
      climb(node, isOver)
      if ascent.bestValue > threshold { return nil }
      if let agreement = ascent.agreement, let found = sound(agreement) { return found }
      node.multipliers = ascent.best
      let bound = node.multipliers.withUnsafeBufferPointer { prices in
        prices.baseAddress.flatMap { ascent.relaxation.tighten(&node, $0, threshold: threshold) }
      }
      guard let bound else { return nil }
      node.bound = bound
      if node.openCount == 0 { return sound(node.agentOf) }
      if node.pairs.count * 10 > before * 9 { break }
    }
    branch(node)
    return nil
  }

  private func climb(_ node: borrowing AssignmentNode, _ isOver: () -> Bool) {
    let unit = tables.unit
    let farthest = Int(unit * max(Self.farthestAim, Double(tables.spread) / Self.spreadShare))
    let ahead = max(unit / 2, Double(threshold - max(node.bound, threshold - farthest)))
    let isRoot = node.depth == 0 && !isPart
    let settings = AssignmentAscent.Settings(
      iterations: isRoot ? 400 : Self.iterations, ahead: isRoot ? ahead : ahead / 2, finest: unit / 50,
      patience: isRoot ? 20 : 6)
    ascent.climb(node, threshold: threshold, settings, isOver: isOver)
  }

  /// The assignment if it keeps the instance's own capacities and the target.
  private func sound(_ agents: [Int16]) -> [Int16]? {
    let instance = tables.instance
    var room = instance.capacities
    var cost = 0
    for (job, agent) in agents.enumerated() {
      room[Int(agent)] -= instance.use(agent: Int(agent), job: job)
      cost += instance.cost(agent: Int(agent), job: job)
    }
    return cost <= target && room.allSatisfy { $0 >= 0 } ? agents : nil
  }

  private func branch(_ node: AssignmentNode) {
    guard let job = branchingJob(node) else { return }
    let jobCount = tables.jobCount
    let pairs = node.pairs.filter { Int($0) % jobCount == job }.sorted {
      (ascent.shares[Int($0)], $1) < (ascent.shares[Int($1)], $0)
    }
    for pair in pairs {
      var child = node
      child.pairs.removeAll { Int($0) % jobCount == job && $0 != pair }
      child.depth += 1
      if ascent.relaxation.propagate(&child) { stack.append(child) }
    }
  }

  /// The open job with the fewest possible agents; among those the one whose agents are wanted most evenly.
  private func branchingJob(_ node: AssignmentNode) -> Int? {
    let jobCount = tables.jobCount
    var counts = [Int](repeating: 0, count: jobCount)
    var largest = [Float](repeating: 0, count: jobCount)
    for pair in node.pairs {
      counts[Int(pair) % jobCount] += 1
      largest[Int(pair) % jobCount] = max(largest[Int(pair) % jobCount], ascent.shares[Int(pair)])
    }
    return (0..<jobCount).filter { node.agentOf[$0] < 0 }.min {
      (counts[$0], largest[$0], $0) < (counts[$1], largest[$1], $1)
    }
  }
}
