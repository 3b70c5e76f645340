import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// Makes plans, from nothing, from another one or from two others, on any thread.
struct CoverBreeding: Sendable {
  private let program: CoverProgram
  private let recombination: CoverRecombination
  private let candidates: FrozenBuffer<Int32>
  private var moveCount: Int
  private let deadline: SearchDeadline

  /// The most neighbours that may take a site's place.
  private static let neighbourCount = 40
  /// Temperatures at which a new plan and a child begin, and at which both end, as parts of ``scale(_:)``. That of a child
  /// is hot enough to mend the seam and too cold to forget the parents.
  private static let newTemperature = 0.06
  private static let childTemperature = 0.03
  private static let lastTemperature = 0.007
  /// The least and the greatest part of the open sites that a variant anneals.
  private static let variantParts = 0.15...0.6

  /// - Parameter moveCount: Swaps to try for each plan.
  init(_ program: CoverProgram, moveCount: Int, _ deadline: SearchDeadline) {
    self.program = program
    self.moveCount = moveCount
    self.deadline = deadline
    recombination = CoverRecombination(
      program: program, neighbours: CoverNeighbours(program, limit: Self.neighbourCount))
    candidates = FrozenBuffer((0..<Int32(program.siteCount)).map { $0 })
  }

  /// Plans that breeding needs to come to something.
  private static let usualPlanCount = 1_500
  /// The least part of its swaps that an annealing can do with.
  private static let leastEffort = 0.3

  /// Shortens annealings so that enough of them fit into the time that is left.
  mutating func fit(_ planTime: Duration, into remaining: Duration) {
    let needed = planTime * Double(Self.usualPlanCount) / Double(CoverWork.threadCount)
    guard needed > remaining else { return }
    moveCount = max(1, Int(Double(moveCount) * max(Self.leastEffort, remaining / needed)))
  }

  /// A plan annealed from sites drawn at random.
  ///
  /// - Parameter known: The greatest covered demand of rows so far, by which temperatures are measured.
  func newPlan(known: Int, seed: UInt64) -> CoverAnnealing.Outcome {
    var generator = SplitMix64(seed: seed)
    var sites = candidates.elements
    sites.shuffle(using: &generator)
    return annealed(Array(sites.prefix(program.openCount)), from: Self.newTemperature, known, &generator)
  }

  /// A plan joined of two and annealed.
  func child(of inside: [Int32], _ outside: [Int32], known: Int, seed: UInt64) -> CoverAnnealing.Outcome {
    var generator = SplitMix64(seed: seed)
    let sites = recombination.joined(inside, outside, &generator)
    return annealed(sites, from: Self.childTemperature, known, &generator)
  }

  private func annealed(
    _ sites: [Int32], from hottest: Double, _ known: Int, _ generator: inout SplitMix64
  ) -> CoverAnnealing.Outcome {
    let state = CoverState(program)
    for (slot, site) in sites.enumerated() { state.open(Int(site), inSlot: slot) }
    state.fillGreedily()
    let annealing = CoverAnnealing(state: state, neighbours: recombination.neighbours)
    annealing.run(effort(moveCount, hottest, known), seed: generator.next()) { deadline.isOver }
    return CoverAnnealing.Outcome(sites: state.sites, covered: state.covered)
  }

  private func effort(_ moveCount: Int, _ hottest: Double, _ known: Int) -> CoverAnnealing.Effort {
    let scale = scale(known)
    return CoverAnnealing.Effort(
      moveCount: moveCount, hottest: hottest * scale, coldest: Self.lastTemperature * scale)
  }

  /// A plan of which a region is annealed anew, hot enough to forget what was there. All else stays, so that this takes
  /// a part of the swaps of a new plan only.
  func variant(of sites: [Int32], known: Int, seed: UInt64) -> CoverAnnealing.Outcome {
    var generator = SplitMix64(seed: seed)
    let state = CoverState(program)
    for (slot, site) in sites.enumerated() { state.open(Int(site), inSlot: slot) }
    state.fillGreedily()
    guard state.slotCount > 0 else { return .init(sites: sites, covered: state.covered) }
    let part = Double.random(in: Self.variantParts, using: &generator)
    let slots = state.slots(
      around: Int.random(in: 0..<state.slotCount, using: &generator), recombination.neighbours,
      count: max(1, Int(part * Double(state.slotCount))))
    let moves = moveCount * slots.count / state.slotCount
    let annealing = CoverAnnealing(state: state, neighbours: recombination.neighbours)
    annealing.run(effort(moves, Self.newTemperature, known), slots, seed: generator.next()) { deadline.isOver }
    return CoverAnnealing.Outcome(sites: state.sites, covered: state.covered)
  }

  /// What swaps are worth, roughly: between the demand that a site covers and what is left uncovered for each site. When
  /// nearly all is covered, swaps are about little, however much a site covers.
  private func scale(_ known: Int) -> Double {
    let slots = Double(max(1, program.openCount))
    let covered = max(1, Double(known) / slots)
    let uncovered = max(1, Double(program.reachableDemand - program.coveredAnyway - known) / slots)
    return cbrt(covered * covered * uncovered)
  }
}
