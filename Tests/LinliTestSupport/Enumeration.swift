public import LinliLP

/// The best objective over all points with whole values within the bounds, or nil if none keeps the constraints.
///
/// Every variable has to be whole and bounded on both sides.
///
/// - Complexity: the product of the boxes' sizes.
public func bestByEnumeration(_ model: Model) -> Double? {
  let objectives = wholePoints(of: model).map { model.objective.expression.value(at: $0) }
  return objectives.reduce(nil) { best, objective in
    best.map { model.objective.sense.prefers(objective, to: $0) ? objective : $0 } ?? objective
  }
}

/// All points with whole values within the bounds that keep the constraints; every variable as above.
public func wholePoints(of model: Model) -> [[Double]] {
  var found: [[Double]] = []
  var point: [Double] = []
  func extend() {
    if point.count == model.variableCount {
      if model.feasibilityReport(of: point).isFeasible { found.append(point) }
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
  return found
}
