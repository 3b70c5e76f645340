public import LinliLP

/// The best objective over all points with whole values within the bounds, or nil if none keeps the constraints.
///
/// Every variable has to be whole and bounded on both sides.
///
/// - Complexity: the product of the boxes' sizes.
public func bestByEnumeration(_ model: Model) -> Double? {
  var best: Double?
  var point: [Double] = []
  func extend() {
    if point.count == model.variableCount {
      guard model.feasibilityReport(of: point).isFeasible else { return }
      let objective = model.objective.expression.value(at: point)
      best = best.map { model.objective.sense.prefers(objective, to: $0) ? objective : $0 } ?? objective
      return
    }
    let bounds = model.variables[point.count].effectiveBounds
    for value in stride(from: bounds.lower, through: bounds.upper, by: 1) {
      point.append(value)
      extend()
      point.removeLast()
    }
  }
  extend()
  return best
}
