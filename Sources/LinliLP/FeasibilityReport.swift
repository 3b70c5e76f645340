/// Everything in a model that a point breaks, found without a solver.
public struct FeasibilityReport: Equatable, Sendable {
  /// What is broken: something of a variable, or a constraint.
  public enum Member: Equatable, Sendable {
    /// A variable's bound, its wholeness, or its value as such.
    case variable(Variable)
    /// A constraint.
    case constraint(Constraint)
  }

  /// In which way it is broken.
  public enum Fault: Equatable, Sendable {
    /// The activity lies below the lower bound.
    case belowLower
    /// The activity lies above the upper bound.
    case aboveUpper
    /// A whole variable has a value that is not whole.
    case notWhole
    /// The point has no value for this variable.
    case missing
    /// The value is NaN or infinite, or an activity cannot be computed because of such a value or a missing one.
    case notANumber
    /// The point has a value for a variable that the model does not have.
    case surplus
  }

  /// One thing that is broken.
  public struct Violation: Equatable, Sendable {
    /// The variable or constraint.
    public let member: Member
    /// Its name; `value[i]` for a surplus value with index i.
    public let name: String
    /// In which way it is broken.
    public let fault: Fault
    /// The value of the variable or the activity of the constraint; nil if it has none that is a finite number.
    public let activity: Double?
    /// The broken bound, or the nearest whole number; nil where there is none.
    public let bound: Double?
    /// How far the activity is off, in its own unit, above 0; nil where there is no activity.
    public let amount: Double?
  }

  /// What is broken: first variables, then constraints, each by index; of one variable first bounds, then wholeness.
  public let violations: [Violation]

  /// Whether nothing is broken.
  public var isFeasible: Bool { violations.isEmpty }
}

extension Model {
  /// Everything that a point breaks. Takes any array: values may be missing, surplus, NaN or infinite.
  ///
  /// - Parameters:
  ///   - values: one value per variable, by index.
  ///   - tolerances: a bound b counts as kept when it is broken by no more than `feasibility · max(1, |b|)`, a value as
  ///     whole when it is within `integrality` of a whole number.
  /// - Complexity: linear in the coefficients.
  public func feasibilityReport(of values: [Double], tolerances: Tolerances = .standard) -> FeasibilityReport {
    var inspection = FeasibilityInspection(tolerances: tolerances)
    for (index, definition) in variables.enumerated() {
      inspection.inspect(Variable(index: index), definition, values.indices.contains(index) ? values[index] : nil)
    }
    for index in values.indices.dropFirst(variableCount) { inspection.addSurplus(index, values[index]) }
    for constraint in constraints {
      let isKnown = terms(of: constraint).allSatisfy { values.indices.contains($0.variable.index) }
      let activity = isKnown ? activity(of: constraint, at: values) : .nan
      inspection.inspect(constraint, name(of: constraint), bounds(of: constraint), activity)
    }
    return FeasibilityReport(violations: inspection.violations)
  }
}

/// Collects violations.
private struct FeasibilityInspection {
  let tolerances: Tolerances
  var violations: [FeasibilityReport.Violation] = []

  init(tolerances: Tolerances) {
    self.tolerances = tolerances
  }

  mutating func inspect(_ variable: Variable, _ definition: VariableDefinition, _ value: Double?) {
    guard let value else {
      add(.variable(variable), definition.name, .missing)
      return
    }
    guard value.isFinite else {
      add(.variable(variable), definition.name, .notANumber)
      return
    }
    compare(value, with: definition.allowedBounds, .variable(variable), definition.name)
    let distance = abs(value - value.rounded())
    if definition.kind.isIntegral, distance > tolerances.integrality {
      add(.variable(variable), definition.name, .notWhole, activity: value, bound: value.rounded(), amount: distance)
    }
  }

  mutating func inspect(_ constraint: Constraint, _ name: String, _ bounds: Bounds, _ activity: Double) {
    if activity.isFinite {
      compare(activity, with: bounds, .constraint(constraint), name)
    } else {
      add(.constraint(constraint), name, .notANumber)
    }
  }

  mutating func addSurplus(_ index: Int, _ value: Double) {
    let activity = value.isFinite ? value : nil
    add(.variable(Variable(index: index)), "value[\(index)]", .surplus, activity: activity)
  }

  private mutating func compare(
    _ activity: Double, with bounds: Bounds, _ member: FeasibilityReport.Member, _ name: String
  ) {
    if bounds.lower - activity > slack(at: bounds.lower) {
      add(member, name, .belowLower, activity: activity, bound: bounds.lower, amount: bounds.lower - activity)
    }
    if activity - bounds.upper > slack(at: bounds.upper) {
      add(member, name, .aboveUpper, activity: activity, bound: bounds.upper, amount: activity - bounds.upper)
    }
  }

  /// What a bound may be broken by; nothing is broken at an open side.
  private func slack(at bound: Double) -> Double {
    tolerances.feasibility * max(1, abs(bound))
  }

  private mutating func add(
    _ member: FeasibilityReport.Member, _ name: String, _ fault: FeasibilityReport.Fault, activity: Double? = nil,
    bound: Double? = nil, amount: Double? = nil
  ) {
    violations.append(.init(member: member, name: name, fault: fault, activity: activity, bound: bound, amount: amount))
  }
}
