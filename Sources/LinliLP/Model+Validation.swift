/// Something in a ``Model`` that no solver can take.
public struct ModelIssue: Equatable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Fault: Equatable, Sendable {
    /// A coefficient that is NaN or infinite.
    case coefficientNotFinite(variable: String, value: Double)
    /// A bound that is NaN, or infinite on the wrong side.
    case boundNotUsable(lower: Double, upper: Double)
    /// A term for a variable that this model does not have.
    case unknownVariable(index: Int, variableCount: Int)
  }

  /// The variable or constraint it was found at, or `objective`.
  public let location: String
  /// What is wrong there.
  public let fault: Fault

  /// A sentence in English, for logs and for the programmer.
  public var description: String {
    switch fault {
    case .coefficientNotFinite(let variable, let value):
      "\(location): the coefficient of \(variable) is \(value); a finite number is needed"
    case .boundNotUsable(let lower, let upper):
      "\(location): bounds \(lower) to \(upper); a number is needed, infinite only on its open side"
    case .unknownVariable(let index, let count):
      "\(location): variable number \(index) does not exist; the model has \(count)"
    }
  }
}

extension Model {
  /// Everything that no solver could take: coefficients and bounds that are not numbers, variables of another model.
  ///
  /// Crossed bounds are not among them: they make a model infeasible, which is an answer.
  ///
  /// - Complexity: linear in the coefficients.
  public func issues() -> [ModelIssue] {
    var found: [ModelIssue] = []
    for definition in variables {
      check(definition.bounds, at: definition.name, into: &found)
    }
    for constraint in constraints {
      check(bounds(of: constraint), at: name(of: constraint), into: &found)
      for term in terms(of: constraint) { check(term, at: name(of: constraint), into: &found) }
    }
    for term in objective.expression.terms { check(term, at: "objective", into: &found) }
    if !objective.expression.constant.isFinite {
      let fault = ModelIssue.Fault.coefficientNotFinite(variable: "constant", value: objective.expression.constant)
      found.append(ModelIssue(location: "objective", fault: fault))
    }
    return found
  }

  private func check(_ bounds: Bounds, at location: String, into found: inout [ModelIssue]) {
    let usable =
      !bounds.lower.isNaN && !bounds.upper.isNaN && bounds.lower != .infinity && bounds.upper != -.infinity
    if !usable {
      found.append(ModelIssue(location: location, fault: .boundNotUsable(lower: bounds.lower, upper: bounds.upper)))
    }
  }

  private func check(_ term: LinearExpression.Term, at location: String, into found: inout [ModelIssue]) {
    guard variables.indices.contains(term.variable.index) else {
      let fault = ModelIssue.Fault.unknownVariable(index: term.variable.index, variableCount: variableCount)
      found.append(ModelIssue(location: location, fault: fault))
      return
    }
    if !term.coefficient.isFinite {
      let variable = variables[term.variable.index].name
      let fault = ModelIssue.Fault.coefficientNotFinite(variable: variable, value: term.coefficient)
      found.append(ModelIssue(location: location, fault: fault))
    }
  }

  /// Names of the variables and constraints whose lower bound lies above the upper one once the bounds of whole
  /// variables are rounded inward. Any such member makes the model infeasible.
  public func crossedMembers() -> [String] {
    var found: [String] = []
    for definition in variables where definition.effectiveBounds.isCrossed { found.append(definition.name) }
    for constraint in constraints where bounds(of: constraint).isCrossed { found.append(name(of: constraint)) }
    return found
  }
}

extension VariableDefinition {
  /// The bounds as stated; those of a binary variable narrowed to 0 and 1, however they were set.
  public var allowedBounds: Bounds {
    kind == .binary ? Bounds(lower: max(0, bounds.lower), upper: min(1, bounds.upper)) : bounds
  }

  /// The bounds a solver gets: those of a whole variable rounded inward, with the integrality tolerance, those of a
  /// binary one also narrowed to 0 and 1.
  public var effectiveBounds: Bounds {
    guard kind.isIntegral else { return bounds }
    let slack = Tolerances.standard.integrality
    let allowed = allowedBounds
    return Bounds(lower: (allowed.lower - slack).rounded(.up), upper: (allowed.upper + slack).rounded(.down))
  }
}
