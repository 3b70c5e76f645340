import LinliLP

/// Makes an assignment by deciding, again and again, the jobs on which the agents agree best at the prices of the moment.
///
/// After each batch of decisions the multipliers climb a little for what is left, so that prices follow the capacity that
/// is left. When few jobs are open, the tree shares them, at the least cost it finds within its work.
final class AssignmentDive {
  private let tables: AssignmentTables
  private let ascent: AssignmentAscent
  private(set) var work = 0
  private var random: SplitMix64

  /// Of the open jobs, one in so many is decided before the next climb.
  private static let batch = 10
  /// The tree takes over below this share of the jobs.
  private static let restShare = 6
  private static let largestRest = 40
  private static let iterations = 40
  /// Batches that are taken back where a job fits no agent.
  private static let retreat = 3
  /// Work that the tree may take for each target of the rest.
  private static let workOfRest = 150_000_000
  /// How far above what is proven for the rest its share may cost at most: first this many units of cost, or this part
  /// of the spread of costs if that is more; then four times as much, so many times in all.
  private static let firstAllowance = 4
  private static let spreadShare = 64
  private static let tries = 4

  init(_ tables: AssignmentTables, seed: UInt64) {
    self.tables = tables
    ascent = AssignmentAscent(tables)
    random = SplitMix64(seed: seed)
  }

  /// An assignment, or nil if the dive ends where a job fits no agent.
  ///
  /// - Parameter noise: how much chance may outweigh the agents' wishes; 0 for none.
  func run(_ root: AssignmentNode, noise: Float, isOver: () -> Bool) -> [Int]? {
    var node = root
    let unit = tables.unit
    let rest = min(Self.largestRest, tables.jobCount / Self.restShare)
    let start = ascent.relaxation.work
    defer { work += ascent.relaxation.work - start }
    var earlier = [node]
    while node.openCount > rest {
      if isOver() { return nil }
      let settings = AssignmentAscent.Settings(
        iterations: Self.iterations, ahead: 4 * unit, finest: unit / 20, patience: 5)
      ascent.climb(node, threshold: .max, settings, isOver: isOver)
      node.multipliers = ascent.best
      earlier.append(node)
      guard decide(&node, noise) else {
        // Too little room is left for some job: the tree begins a few batches before.
        return share(earlier[max(0, earlier.count - Self.retreat)], isOver)
      }
    }
    return share(node, isOver)
  }

  /// Decides a batch of jobs; false if a job is left without an agent.
  private func decide(_ node: inout AssignmentNode, _ noise: Float) -> Bool {
    let jobCount = tables.jobCount
    var wanted = [Float](repeating: -1, count: jobCount)
    var pairOf = [Int32](repeating: -1, count: jobCount)
    for pair in node.pairs {
      let job = Int(pair) % jobCount
      let wish = ascent.shares[Int(pair)] + (noise > 0 ? Float.random(in: 0..<noise, using: &random) : 0)
      if wish > wanted[job] { (wanted[job], pairOf[job]) = (wish, pair) }
    }
    let open = (0..<jobCount).filter { node.agentOf[$0] < 0 }
    let ranked = open.sorted { (wanted[$0], $1) > (wanted[$1], $0) }
    var decided = 0
    for job in ranked.prefix(max(1, open.count / Self.batch)) {
      let pair = pairOf[job]
      guard pair >= 0, tables.uses[Int(pair)] <= node.room[Int(pair) / jobCount] else { continue }
      node.assign(pair, tables)
      decided += 1
    }
    guard decided > 0 else { return false }
    let agentOf = node.agentOf
    node.pairs.removeAll { agentOf[Int($0) % jobCount] >= 0 }
    return ascent.relaxation.propagate(&node)
  }

  /// Shares the jobs that are left, at targets further and further above what is proven for them.
  private func share(_ node: AssignmentNode, _ isOver: () -> Bool) -> [Int]? {
    let settings = AssignmentAscent.Settings(
      iterations: 100, ahead: 4 * tables.unit, finest: 1, patience: 8)
    ascent.climb(node, threshold: .max, settings, isOver: isOver)
    var rest = node
    rest.multipliers = ascent.best
    let proven = tables.bound(ascent.bestValue)
    var above = max(Self.firstAllowance, tables.spread / Self.spreadShare)
    for _ in 0..<Self.tries where !isOver() {
      let tree = AssignmentTree(tables, target: proven + above, from: [rest], isPart: true)
      let standing = tree.advance(work: Self.workOfRest, isOver: isOver)
      work += tree.work
      if case .found(let agents) = standing { return agents.map { Int($0) } }
      above *= 4
    }
    return nil
  }
}
