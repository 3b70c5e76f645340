import LinliLP

/// How the multipliers of a core rise: the best ones so far, how long the steps are, and which columns are decided.
struct CoverAscent {
  /// How long multipliers rise.
  struct Plan {
    let iterations: Int
    /// Iterations without a better bound before steps are halved.
    let patience: Int
    let firstStep: Double
    static let root = Plan(iterations: 500, patience: 12, firstStep: 1.5)
    static let node = Plan(iterations: 60, patience: 5, firstStep: 0.7)
  }

  /// What holds for a column in every cover of interest.
  enum Decision: UInt8 {
    case none
    case take
    case drop
  }

  private static let leastStep = 0.005
  /// A bound has to be better by this part of itself to count as progress.
  private static let progressShare = 1e-5

  let best: WorkBuffer<Double>
  private var bestBound = -Double.infinity
  private(set) var scale: Double
  private(set) var idle = 0
  /// By column.
  let decided: WorkBuffer<Decision>
  private(set) var decisionCount = 0

  init(_ core: CoverCore, _ plan: Plan) {
    best = WorkBuffer(core.multipliers)
    decided = WorkBuffer(repeating: .none, count: core.columnCount)
    scale = plan.firstStep
  }

  /// Notes the bound at the multipliers.
  mutating func note(_ bound: Double, at relaxation: CoverRelaxation) {
    guard bound > bestBound else {
      idle += 1
      return
    }
    if bound > bestBound + Self.progressShare * abs(bestBound) { idle = 0 }
    bestBound = bound
    best.copy(relaxation.multipliers)
  }

  /// Halves the steps; false once they are too short.
  mutating func shorten() -> Bool {
    idle = 0
    scale *= 0.5
    return scale >= Self.leastStep
  }

  /// Decides the columns whose reduced cost is more than the bound has left to the dearest cover of interest.
  mutating func decide(_ relaxation: CoverRelaxation, slack: Double) {
    for column in 0..<decided.count where decided.base[column] == .none {
      let reduced = relaxation.reducedCost.base[column]
      guard abs(reduced) > slack else { continue }
      decided.base[column] = reduced > 0 ? .drop : .take
      decisionCount += 1
    }
  }
}
