import Dispatch
import Foundation
import LinliLP
import LinliTestSupport

/// Generated models that keep GLPK busy for a long time.
enum HardModels {
  /// A market split: binaries that have to halve several sums at once. Hardly ever has a solution, and branch and bound
  /// can prove it only by trying nearly everything.
  ///
  /// - Source: Cornuéjols & Dawande (1999), "A class of hard small 0-1 programs", doi:10.1287/ijoc.11.2.205.
  static func marketSplit(seed: UInt64 = 1, rows: Int = 5) -> Model {
    var generator = SplitMix64(seed: seed)
    var model = Model("market split")
    let take = model.addVariables(over: 0..<(10 * (rows - 1)), .binary) { "take[\($0)]" }
    for row in 0..<rows {
      let weights = take.keys.map { _ in Double(Int.random(in: 0..<100, using: &generator)) }
      let half = (weights.reduce(0, +) / 2).rounded(.down)
      model.add("split[\(row)]", sum(take.keys) { weights[$0] * take[$0] }, .equal(half))
    }
    return model
  }

  /// A knapsack with several tight limits: solutions come at once, the proof does not.
  static func manyLimits(seed: UInt64 = 1, items: Int = 60, limits: Int = 10) -> Model {
    var generator = SplitMix64(seed: seed)
    var model = Model("many limits")
    let take = model.addVariables(over: 0..<items, .binary) { "take[\($0)]" }
    var values = Array(repeating: 0.0, count: items)
    for limit in 0..<limits {
      let weights = (0..<items).map { _ in Double(Int.random(in: 100...999, using: &generator)) }
      for item in 0..<items { values[item] += weights[item] / Double(limits) }
      model.add("limit[\(limit)]", sum(0..<items) { weights[$0] * take[$0] }, .atMost(weights.reduce(0, +) / 2))
    }
    model.maximize(sum(0..<items) { values[$0].rounded() * take[$0] })
    return model
  }

  /// An assignment problem, degenerate through and through.
  static func assignment(size: Int, seed: UInt64 = 1, kind: VariableKind = .continuous) -> Model {
    var generator = SplitMix64(seed: seed)
    var model = Model("assignment")
    let pairs = Array(0..<(size * size))
    let costs = pairs.map { _ in Double(Int.random(in: 1...1000, using: &generator)) }
    let assign = model.addVariables(over: pairs, kind, bounds: { _ in .unit }) { "assign[\($0)]" }
    for row in 0..<size { model.add("row[\(row)]", sum(0..<size) { 1 * assign[row * size + $0] }, .equal(1)) }
    for column in 0..<size { model.add("col[\(column)]", sum(0..<size) { 1 * assign[$0 * size + column] }, .equal(1)) }
    model.minimize(sum(pairs) { costs[$0] * assign[$0] })
    return model
  }
}
