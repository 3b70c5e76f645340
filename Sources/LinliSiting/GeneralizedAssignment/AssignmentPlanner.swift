/// Looks for cheap assignments: a dive with some chance in it, then neighbourhoods of what it found, and again.
final class AssignmentPlanner {
  /// The cheapest assignment seen or told of.
  private(set) var best: (agents: [Int], cost: Int)?
  /// Work so far, in entries of knapsack tables.
  private var work = 0

  private let root: AssignmentRoot
  private let dive: AssignmentDive
  private var current: AssignmentNeighbourhoods?
  private var stepsLeft = 0
  private var diveCount = 1
  private let seed: UInt64

  /// Neighbourhoods that are tried after a dive, and again after each new best.
  private static let steps = 200
  /// How much chance may outweigh the agents' wishes: dives take these in turn.
  private static let noises: [Float] = [0.3, 0.15, 0.45]

  /// One dive in so many begins with all pairs.
  private static let wideEvery = 8

  init(_ root: AssignmentRoot, seed: UInt64) {
    self.root = root
    self.seed = seed
    dive = AssignmentDive(root.tables, seed: seed &+ 1)
  }

  /// Goes on from an assignment if it is cheaper than any seen here.
  func adopt(_ agents: [Int], cost: Int) {
    guard cost < best?.cost ?? .max else { return }
    best = (agents, cost)
    improve(agents)
  }

  /// Goes on until an amount of work is done, or until the deadline if there is one.
  func advance(work limit: Int, isOver: () -> Bool) {
    let end = work + limit
    while work < end && !isOver() {
      if stepsLeft > 0, let current { step(current, isOver) } else { startAgain(isOver) }
    }
  }

  private func improve(_ agents: [Int]) {
    current = AssignmentNeighbourhoods(
      agents, of: root.tables.instance, prices: root.prices, losses: root.losses, seed: seed &+ UInt64(diveCount))
    stepsLeft = Self.steps
  }

  private func step(_ current: AssignmentNeighbourhoods, _ isOver: () -> Bool) {
    let before = current.work
    current.step(isOver: isOver)
    work += current.work - before
    stepsLeft -= 1
    guard current.cost < best?.cost ?? .max else { return }
    best = (current.agents, current.cost)
    stepsLeft = Self.steps
  }

  private func startAgain(_ isOver: () -> Bool) {
    let before = dive.work
    let agents = dive.run(
      diveCount % Self.wideEvery == 0 ? root.node : root.narrow, noise: Self.noises[diveCount % Self.noises.count],
      isOver: isOver)
    work += dive.work - before + 1
    diveCount += 1
    guard let agents else { return }
    let cost = root.tables.instance.cost(of: agents)
    if cost < best?.cost ?? .max { best = (agents, cost) }
    improve(agents)
  }
}
