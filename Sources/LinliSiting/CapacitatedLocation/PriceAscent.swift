import LinliLP

/// Prices of customers on their way up a Lagrangian bound by subgradients.
///
/// - Source: Held, Wolfe & Crowder (1974), "Validation of subgradient optimization", doi:10.1007/BF01580223.
final class PriceAscent {
  /// The prices at hand.
  let multipliers: WorkBuffer<Double>
  /// The prices of the best bound.
  let best: WorkBuffer<Double>
  private let direction: WorkBuffer<Double>
  private(set) var bestBound = -Double.infinity

  /// How long prices are improved at a node.
  struct Effort {
    /// Evaluations at most.
    var roundCount: Int
    /// The first step, as a part of what would close the gap on a straight line.
    var scale: Double
    /// Rounds without a better bound before the step is halved.
    var patience: Int
    /// The step below which the ascent ends.
    var leastScale: Double
  }

  init(_ customerCount: Int) {
    multipliers = WorkBuffer(repeating: 0, count: customerCount)
    best = WorkBuffer(repeating: 0, count: customerCount)
    direction = WorkBuffer(repeating: 0, count: customerCount)
  }

  /// Begins at a node with the prices and the bound of its parent.
  func begin(_ prices: [Double], bound: Double) {
    for customer in 0..<best.count { best[customer] = prices[customer] }
    bestBound = bound
    rewind()
  }

  /// Goes back to the best prices, at rest.
  func rewind() {
    multipliers.base.update(from: best.base, count: best.count)
    direction.fill(with: 0)
  }

  /// Takes a bound at some prices if it is better, or as good and the first of a node.
  func offer(_ prices: WorkBuffer<Double>, bound: Double, isFirst: Bool = false) -> Bool {
    guard bound > bestBound + 1e-9 * abs(bestBound) || isFirst && bound >= bestBound else { return false }
    bestBound = bound
    best.base.update(from: prices.base, count: best.count)
    return true
  }

  /// One step towards a target; false when everybody is served exactly, so that nothing is left to improve.
  func move(_ scale: Double, along unserved: WorkBuffer<Double>, towards target: Double, from bound: Double) -> Bool {
    var square = 0.0
    for customer in 0..<best.count {
      let slope = unserved.base[customer] + 0.4 * direction.base[customer]
      direction.base[customer] = slope
      square += slope * slope
    }
    guard square > 1e-12 else { return false }
    let step = scale * max(target - bound, 1e-6 * abs(target)) / square
    for customer in 0..<best.count { multipliers.base[customer] += step * direction.base[customer] }
    return true
  }
}
