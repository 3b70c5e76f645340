internal import CGLPK
import LinliLP

extension GLPKSession {
  /// Ranging of every active bound and every cost at the optimal basis at hand.
  func ranging(at solution: Solution, _ duals: DualSolution?) throws(SolverError) -> Ranging? {
    guard let duals else { return nil }
    let basis = try problem?.basis(rowCount: model.constraintCount, columnCount: model.variableCount)
    guard let basis else { return nil }
    var bounds: [Ranging.Range?] = []
    for constraint in model.constraints {
      bounds.append(try boundRange(of: constraint, solution, duals, isBasic: basis.rows[constraint.index] == GLP_BS))
    }
    var coefficients: [Ranging.Range] = []
    for index in 0..<model.variableCount {
      let variable = Variable(index: index)
      coefficients.append(try costRange(of: variable, solution, duals, status: basis.columns[index]))
    }
    return Ranging(constraintBounds: bounds, coefficients: coefficients)
  }

  private func boundRange(
    of constraint: Constraint, _ solution: Solution, _ duals: DualSolution, isBasic: Bool
  ) throws(SolverError) -> Ranging.Range? {
    guard !isBasic, let range = try problem?.range(member: constraint.index, ofCost: false) else { return nil }
    let activity = solution[constraint]
    return makeRange(range.lower, range.upper) { end in
      solution.objective + duals[constraint] * (end - activity)
    }
  }

  private func costRange(
    of variable: Variable, _ solution: Solution, _ duals: DualSolution, status: Int32
  ) throws(SolverError) -> Ranging.Range {
    let cost = model.objective.expression.terms.first { $0.variable == variable }?.coefficient ?? 0
    let value = solution[variable]
    let objective = { (end: Double) in solution.objective + (end - cost) * value }
    if status == GLP_BS {
      let member = model.constraintCount + variable.index
      guard let range = try problem?.range(member: member, ofCost: true) else {
        return makeRange(cost, cost, objective)
      }
      return makeRange(range.lower, range.upper, objective)
    }
    // A non-basic variable stays where it is until its reduced cost changes sign; a fixed one stays whatever it costs.
    let limit = cost - duals[variable]
    let costMayGrow = (status == GLP_NL) == (model.objective.sense == .minimize)
    if status == GLP_NS { return makeRange(-.infinity, .infinity, objective) }
    // A free one that rests at zero would leave it for any cost but this.
    if status == GLP_NF { return makeRange(limit, limit, objective) }
    return costMayGrow ? makeRange(limit, .infinity, objective) : makeRange(-.infinity, limit, objective)
  }

  /// A range with GLPK's largest numbers read as open ends.
  private func makeRange(_ lower: Double, _ upper: Double, _ objective: (Double) -> Double) -> Ranging.Range {
    let low = lower <= -.greatestFiniteMagnitude ? -.infinity : lower
    let high = upper >= .greatestFiniteMagnitude ? .infinity : upper
    return Ranging.Range(
      lower: low, upper: high, objectiveAtLower: low.isFinite ? objective(low) : nil,
      objectiveAtUpper: high.isFinite ? objective(high) : nil)
  }
}
