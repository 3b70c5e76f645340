public import LinliLP

/// Checks duals and reduced costs against the model they belong to, by the convention of `DualSolution`.
///
/// Checked are: presence and shape; reduced cost = coefficient - Σ dual · coefficient in the constraint; the sign at
/// the active bound; complementary slackness; and that the objective they prove equals that of the incumbent.
///
/// - Returns: one sentence per failure; none if the result is not optimal or the model has whole variables.
public func checkDuals(_ result: SolveResult, _ model: Model, tolerance: Double = 1e-6) -> [String] {
  guard result.termination == .optimal, !model.hasIntegralVariables else { return [] }
  guard let incumbent = result.incumbent else { return ["optimal without incumbent"] }
  guard let duals = result.duals else { return ["optimal linear program without duals"] }
  guard duals.duals.count == model.constraintCount, duals.reducedCosts.count == model.variableCount else {
    return ["\(duals.duals.count) duals and \(duals.reducedCosts.count) reduced costs: wrong shape"]
  }
  var check = DualCheck(sense: model.objective.sense, tolerance: tolerance)
  for (index, cost) in reducedCosts(of: model, duals).enumerated() {
    let stated = duals.reducedCosts[index]
    if !(abs(stated - cost) <= tolerance * max(1, abs(cost))) {
      check.failures.append("reduced cost of \(model.variables[index].name): \(stated), by the duals \(cost)")
    }
    let definition = model.variables[index]
    check.inspect(definition.name, stated, definition.allowedBounds, at: incumbent.values[index])
  }
  for constraint in model.constraints {
    let bounds = model.bounds(of: constraint)
    check.inspect(model.name(of: constraint), duals[constraint], bounds, at: incumbent[constraint])
  }
  check.proven += model.objective.expression.constant
  if !(abs(check.proven - incumbent.objective) <= tolerance * max(1, abs(incumbent.objective))) {
    check.failures.append("duals prove \(check.proven), the incumbent has \(incumbent.objective)")
  }
  return check.failures
}

private func reducedCosts(of model: Model, _ duals: DualSolution) -> [Double] {
  var costs = Array(repeating: 0.0, count: model.variableCount)
  for term in model.objective.expression.terms { costs[term.variable.index] += term.coefficient }
  for constraint in model.constraints {
    for term in model.terms(of: constraint) { costs[term.variable.index] -= duals[constraint] * term.coefficient }
  }
  return costs
}

private struct DualCheck {
  let sense: ObjectiveSense
  let tolerance: Double
  /// What the duals prove so far: the sum of dual times active bound.
  var proven = 0.0
  var failures: [String] = []

  init(sense: ObjectiveSense, tolerance: Double) {
    self.sense = sense
    self.tolerance = tolerance
  }

  /// A dual that makes a minimum larger belongs to the lower bound, one that makes it smaller to the upper bound; for a
  /// maximum the other way round.
  mutating func inspect(_ name: String, _ dual: Double, _ bounds: Bounds, at activity: Double) {
    if abs(dual) <= tolerance { return }
    let bound = dual * sense.sign > 0 ? bounds.lower : bounds.upper
    if !(abs(activity - bound) <= tolerance * max(1, abs(bound))) {
      failures.append("\(name): dual \(dual) belongs to the bound \(bound), the activity is \(activity)")
    }
    proven += dual * bound
  }
}
