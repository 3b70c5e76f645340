import LinliDomain
import LinliLP

/// Somebody who works a shift only together with one of some companions, where few may work it.
///
///     x + Σ_{v∈K} x_v ≤ most − 1     K any most − 1 people who are neither them nor a companion
///
/// With one of the companions there too, x takes two of the heads; the relaxation would take them by halves. These are
/// cover inequalities of 2·x + Σ_v x_v ≤ most; only those that a relaxation breaks are added.
struct Couple: Sendable {
  /// What the rows are called after.
  var name: String
  /// Whether they work the shift.
  var variable: Variable
  /// Whether the others, companions left out, work it.
  var others: [Variable]
  /// Most people on the shift, 2 or more.
  var most: Int
}

extension ProgramRun {
  /// Adds lazy rules that a point breaks by more than `tolerance`; returns whether there are any.
  mutating func addRules(brokenBy values: [Double], tolerance: Double) -> Bool {
    let broken = formulation.lazyRules.broken(by: values, in: formulation.model, tolerance: tolerance)
    brokenVariables = broken.flatMap { $0.row.terms.map(\.variable) }
    for rule in broken {
      addedRowCount += 1
      state.add("\(rule.name)[\(addedRowCount)]", rule.row, .atMost(rule.most))
    }
    return !broken.isEmpty
  }

  /// Adds all lazy rules as they stand in the program.
  mutating func addAllRules() {
    for index in formulation.lazyRules.ranges.flatMap(\.rows) {
      let row = Constraint(index: index)
      state.add(
        formulation.model.name(of: row), formulation.model.expression(of: row), formulation.model.bounds(of: row))
    }
  }

  /// Adds covers of couples that a point breaks by more than `tolerance`; returns whether there are any.
  mutating func addCovers(brokenBy values: [Double], tolerance: Double) -> Bool {
    let before = addedRowCount
    for couple in formulation.couples where values[couple.variable.index] > tolerance {
      let others = couple.others.sorted { (values[$1.index], $0) < (values[$0.index], $1) }.prefix(couple.most - 1)
      let cover = sum(others) { LinearExpression($0) } + 1 * couple.variable
      guard cover.value(at: values) > Double(couple.most - 1) + tolerance else { continue }
      addedRowCount += 1
      state.add("cover[\(couple.name),\(addedRowCount)]", cover, .atMost(Double(couple.most - 1)))
    }
    return addedRowCount > before
  }
}
