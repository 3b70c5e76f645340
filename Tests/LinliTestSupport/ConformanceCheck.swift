public import LinliLP

/// Puts every case of ``ConformanceTable`` to a solver: once from scratch, once more, and once in a session; and a
/// session through changes of every kind.
///
/// - Returns: one sentence per failure, beginning with the case; none for a solver that conforms.
public func checkConformance(of solver: some Solver) -> [String] {
  var failures: [String] = []
  for row in ConformanceTable.cases {
    failures += check(row, of: solver).map { "\(row.name): \($0)" }
  }
  failures += checkSessionChanges(of: solver).map { "session: \($0)" }
  failures += checkRefusals(of: solver)
  return failures
}

private func check(_ row: ConformanceCase, of solver: some Solver) -> [String] {
  do {
    let result = try solver.solve(row.model, options: row.options)
    var failures = check(result, row)
    let again = try solver.solve(row.model, options: row.options)
    if again.incumbent != result.incumbent || again.termination != result.termination || again.duals != result.duals {
      failures.append("another answer when solved again")
    }
    let held = try solver.withSession(row.model) { session in try session.solve(options: row.options) }
    failures += check(held, row).map { "in a session: \($0)" }
    return failures
  } catch {
    return ["threw \(error)"]
  }
}

/// Everything that has to hold for the result of a case.
func check(_ result: SolveResult, _ row: ConformanceCase) -> [String] {
  guard row.terminations.contains(result.termination) else {
    return ["ended \(result.termination.word), expected \(row.terminations.map(\.word).joined(separator: " or "))"]
  }
  var failures = checkPresence(result)
  if let incumbent = result.incumbent {
    let report = row.model.feasibilityReport(of: incumbent.values)
    failures += report.violations.map { "the incumbent breaks \($0.name): \($0.fault)" }
    failures += checkWhole(incumbent, row.model)
    if incumbent != Solution(values: incumbent.values, of: row.model) { failures.append("activities do not fit") }
  }
  if let objective = row.objective { failures += checkObjective(result, row, objective) }
  if result.termination == .cutoff, !isClose(result.bestBound, row.options.cutoff) {
    failures.append("bound \(String(describing: result.bestBound)) is not the cutoff")
  }
  failures += checkDuals(result, row.model)
  failures += compare(result.duals?.duals, row.duals, "duals")
  failures += compare(result.duals?.reducedCosts, row.reducedCosts, "reduced costs")
  if row.model.hasIntegralVariables, result.duals != nil { failures.append("duals of a model with whole variables") }
  if result.crossedMembers != row.crossedMembers { failures.append("crossed members \(result.crossedMembers)") }
  return failures + checkStatistics(result.statistics, row.model)
}

/// What may be read after each termination.
private func checkPresence(_ result: SolveResult) -> [String] {
  switch result.termination {
  case .optimal:
    return (result.incumbent == nil ? ["optimal without incumbent"] : [])
      + (result.bestBound == nil ? ["optimal without bound"] : [])
  case .cutoff:
    return result.incumbent == nil ? [] : ["an incumbent beside a cutoff"]
  case .limit:
    return result.duals == nil ? [] : ["duals beside a limit"]
  default:
    let isBare = result.incumbent == nil && result.bestBound == nil && result.duals == nil
    return isBare ? [] : ["numbers beside \(result.termination.word)"]
  }
}

/// Objective and bound against the optimum, on the right side of it and as close as the termination claims.
private func checkObjective(_ result: SolveResult, _ row: ConformanceCase, _ optimum: Double) -> [String] {
  var failures: [String] = []
  let sense = row.model.objective.sense
  let noise = 1e-6 * max(1, abs(optimum))
  if let found = result.incumbent?.objective, sense.prefers(found + sense.sign * noise, to: optimum) {
    failures.append("objective \(found) is better than the optimum \(optimum)")
  }
  if result.termination != .cutoff, let bound = result.bestBound, sense.prefers(optimum, to: bound - sense.sign * noise)
  {
    failures.append("bound \(bound) excludes the optimum \(optimum)")
  }
  guard result.termination == .optimal, let gap = result.gap, let found = result.incumbent?.objective else {
    return failures
  }
  let distance = abs(found - optimum)
  if distance > noise + max(row.options.absoluteGap, row.options.relativeGap * (abs(found) + 1e-10)) {
    failures.append("objective \(found), expected \(optimum)")
  }
  if gap > 1e-6 + row.options.relativeGap, gap * abs(found) > 1e-6 + row.options.absoluteGap {
    failures.append("called optimal with a gap of \(gap)")
  }
  return failures
}

private func checkWhole(_ incumbent: Solution, _ model: Model) -> [String] {
  zip(model.variables, incumbent.values).filter { $0.kind.isIntegral && $1 != $1.rounded() }
    .map { "\($0.name) is \($1), not whole" }
}

private func compare(_ found: [Double]?, _ expected: [Double]?, _ what: String) -> [String] {
  guard let expected else { return [] }
  guard let found, found.count == expected.count else { return ["\(what) missing or of another shape"] }
  let isEqual = zip(found, expected).allSatisfy { isClose($0, $1) }
  return isEqual ? [] : ["\(what) \(found), expected \(expected)"]
}

private func isClose(_ left: Double?, _ right: Double?) -> Bool {
  guard let left, let right else { return false }
  return abs(left - right) <= 1e-6 * max(1, abs(right))
}

private func checkStatistics(_ statistics: SolveStatistics, _ model: Model) -> [String] {
  let isSized =
    statistics.variableCount == model.variableCount && statistics.constraintCount == model.constraintCount
    && statistics.nonzeroCount == model.nonzeroCount
  return isSized && !statistics.solver.isEmpty ? [] : ["statistics without size or solver"]
}

/// A model that holds something no solver can take has to be refused.
private func checkRefusals(of solver: some Solver) -> [String] {
  var notANumber = Model("not a number")
  let x = notANumber.addVariable("x")
  notANumber.minimize(.nan * x)
  var foreign = Model("foreign variable")
  foreign.add("row", 1 * x, .atLeast(1))
  var upsideDown = Model("bound on the wrong side")
  upsideDown.addVariable("x", .continuous, .atLeast(.infinity))
  return [notANumber, foreign, upsideDown].compactMap { model in
    do {
      let result = try solver.solve(model, options: SolveOptions())
      return "\(model.name): taken, and ended \(result.termination.word)"
    } catch SolverError.invalidModel {
      return nil
    } catch {
      return "\(model.name): threw \(error)"
    }
  }
}
