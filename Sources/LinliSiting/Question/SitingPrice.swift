import LinliDomain
import LinliLP

/// What it costs to use idle premises before anything is built: the least cost with that level and without it.
///
/// - Source: S004-a15a; MODEL.md 2.3, "the price of the idle-first rule".
public struct IdleFirstPrice: Equatable, Sendable {
  /// Yuan with the level.
  public var cost: Double
  /// Yuan without it; all other levels and rules being the same.
  public var costWithout: Double

  /// What the rule costs in yuan.
  public var price: Double { cost - costWithout }
}

extension SitingOptimizer {
  /// What idle premises first costs; nil if the question does not ask for it before cost, or if one of the two costs is
  /// not proven.
  ///
  /// - Throws: ``SolverError`` if the solver gave up.
  public func priceOfIdleFirst(
    _ answer: SitingAnswer, to instance: SitingInstance, options: SitingSolveOptions
  ) throws -> IdleFirstPrice? {
    let measures = instance.options.levels.map(\.singleMeasure)
    guard answer.termination == .optimal, let rule = measures.firstIndex(of: .newArea),
      let cost = measures.firstIndex(of: .cost), rule < cost,
      let paid = answer.stages.first(where: { $0.name == instance.options.levels[cost].name })?.objective
    else { return nil }
    var data = instance.data
    data.options.levels.remove(at: rule)
    // Levels after cost do not change it.
    data.options.levels.removeLast(data.options.levels.count - cost)
    let without = try solve(try SitingInstance(data), options: options)
    guard without.termination == .optimal, let least = without.stages.last?.objective else { return nil }
    return IdleFirstPrice(cost: paid, costWithout: least)
  }
}
