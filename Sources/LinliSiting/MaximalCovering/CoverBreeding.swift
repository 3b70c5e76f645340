import LinliLP

/// Makes plans, from nothing or from two others, on any thread.
struct CoverBreeding: Sendable {
  private let program: CoverProgram
  private let recombination: CoverRecombination
  private let candidates: CoverBuffer<Int32>
  private var moveCount: Int
  private let deadline: SearchDeadline

  /// The most neighbours that may take a site's place.
  private static let neighbourCount = 40
  /// Temperature at which a child begins: hot enough to mend the seam, too cold to forget the parents.
  private static let childTemperature = 0.02

  /// - Parameter moveCount: Swaps to try for each plan.
  init(_ program: CoverProgram, moveCount: Int, _ deadline: SearchDeadline) {
    self.program = program
    self.moveCount = moveCount
    self.deadline = deadline
    recombination = CoverRecombination(
      program: program, neighbours: CoverNeighbours(program, limit: Self.neighbourCount))
    candidates = CoverBuffer((0..<Int32(program.siteCount)).map { $0 })
  }

  /// Plans that breeding needs to come to something.
  private static let usualPlanCount = 240
  /// The least part of its swaps that an annealing can do with.
  private static let leastEffort = 0.2

  /// Shortens annealings so that enough of them fit into the time that is left.
  mutating func fit(_ planTime: Duration, into remaining: Duration) {
    let needed = planTime * Double(Self.usualPlanCount) / Double(CoverWork.threadCount)
    guard needed > remaining else { return }
    moveCount = max(1, Int(Double(moveCount) * max(Self.leastEffort, remaining / needed)))
  }

  /// A plan annealed from sites drawn at random.
  func newPlan(seed: UInt64) -> CoverAnnealing.Outcome {
    var generator = SplitMix64(seed: seed)
    var sites = candidates.elements
    sites.shuffle(using: &generator)
    return annealed(Array(sites.prefix(program.openCount)), .init(moveCount: moveCount), &generator)
  }

  /// A plan joined of two and annealed.
  func child(of inside: [Int32], _ outside: [Int32], seed: UInt64) -> CoverAnnealing.Outcome {
    var generator = SplitMix64(seed: seed)
    let sites = recombination.joined(inside, outside, &generator)
    return annealed(sites, .init(moveCount: moveCount, hottest: Self.childTemperature), &generator)
  }

  private func annealed(
    _ sites: [Int32], _ effort: CoverAnnealing.Effort, _ generator: inout SplitMix64
  ) -> CoverAnnealing.Outcome {
    let state = CoverState(program)
    state.reset(to: sites)
    state.fillGreedily()
    let annealing = CoverAnnealing(state: state, neighbours: recombination.neighbours, candidates: candidates)
    return annealing.run(effort, seed: generator.next()) { deadline.isOver }
  }
}
