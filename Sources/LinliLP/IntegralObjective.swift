/// The values that an objective over whole variables can take: `constant + k · step` for whole k.
///
/// Exists only where every variable with a coefficient in the objective is whole and the coefficients are small
/// fractions, see ``Model/integralObjective``. A bound from a solver may then be rounded to the next value.
public struct IntegralObjective: Equatable, Sendable {
  /// Whether the objective is minimized or maximized.
  public let sense: ObjectiveSense
  /// The objective's constant.
  public let constant: Double
  /// The least whole number that makes every coefficient whole.
  public let multiplier: Int
  /// The greatest common divisor of the coefficients times ``multiplier``.
  public let divisor: Int

  /// The distance between neighbouring values: divisor / multiplier.
  public var step: Double { Double(divisor) / Double(multiplier) }

  /// Part of a step by which a bound may lie on the far side of a value and still be rounded to it.
  ///
  /// A solver's bound may be off by about its own precision; rounding such a bound past a value that is attained would
  /// claim too much, while giving away a millionth of a step costs nothing.
  public static let noise = 1e-6
  /// What is added to ``noise`` for each step of the bound's distance from the constant: the relative precision of
  /// solvers.
  public static let relativeNoise = 1e-9

  /// The next value that the objective can take at or beyond a proven bound: rounded up when minimizing, down when
  /// maximizing, with ``noise``.
  ///
  /// - Returns: the bound as it is if it is so many steps away that values can no longer be told apart.
  public func roundedBound(_ bound: Double) -> Double {
    let position = (bound - constant) / step * sense.sign
    let allowance = IntegralObjective.noise + IntegralObjective.relativeNoise * abs(position)
    guard position.isFinite, allowance < 0.5 else { return bound }
    let rounded = (position - allowance).rounded(.up)
    return constant + rounded * step * sense.sign
  }
}

extension Model {
  /// The values that the objective can take, or nil if they cannot be told: a variable with a coefficient is not whole,
  /// the coefficients are no fractions with a common denominator up to 1,000,000, or there are none.
  ///
  /// A coefficient counts as a fraction when it is off by no more than 1e-12 of itself: what sums like 0.1 + 0.2 are off
  /// by, and far less than could add up to a wrong step where large terms cancel.
  public var integralObjective: IntegralObjective? {
    let terms = objective.expression.terms
    guard terms.allSatisfy({ self[$0.variable].kind.isIntegral }) else { return nil }
    guard let unit = SmallRationals(terms.map(\.coefficient)) else { return nil }
    return IntegralObjective(
      sense: objective.sense, constant: objective.expression.constant, multiplier: unit.multiplier,
      divisor: unit.divisor)
  }

  /// The same model with tighter constraints wherever all variables of a constraint are whole: its coefficients are
  /// scaled to whole numbers without common divisor, and its bounds rounded inward to whole numbers.
  ///
  /// The same points with whole values are feasible, to within the feasibility tolerance, and fewer others. Variables,
  /// constraints, names and their order stay; the duals of scaled constraints are per unit of the new bound. Bounds that cross by the rounding prove
  /// that the model is infeasible, see ``crossedMembers()``. A constraint whose bound is so large that the rounding
  /// could not be told from noise stays as it is.
  ///
  /// - Complexity: linear in the coefficients.
  public var tightenedWholeRows: Model {
    var tightened = withoutConstraints
    for constraint in constraints {
      let row = wholeRow(of: constraint)
      var expression = LinearExpression()
      expression.terms = row?.terms ?? Array(terms(of: constraint))
      tightened.add(name(of: constraint), expression, row?.bounds ?? bounds(of: constraint))
    }
    return tightened
  }

  private func wholeRow(of constraint: Constraint) -> (terms: [LinearExpression.Term], bounds: Bounds)? {
    let old = terms(of: constraint)
    guard old.allSatisfy({ self[$0.variable].kind.isIntegral }), let unit = SmallRationals(old.map(\.coefficient))
    else { return nil }
    let scale = Double(unit.multiplier) / Double(unit.divisor)
    let bounds = bounds(of: constraint)
    guard let lower = roundedUp(bounds.lower, scale), let upper = roundedUp(-bounds.upper, scale) else { return nil }
    let terms = zip(old, unit.scaled).map { term, scaled in
      LinearExpression.Term(variable: term.variable, coefficient: Double(scaled / unit.divisor))
    }
    return (terms, Bounds(lower: lower, upper: 0 - upper))
  }

  /// The least whole number that is not below `bound · scale`, but for what the feasibility tolerance passes over: a
  /// point that a solver accepts is not cut off. An open bound stays open.
  private func roundedUp(_ bound: Double, _ scale: Double) -> Double? {
    guard bound.isFinite else { return bound }
    let noise = Tolerances.standard.feasibility * max(1, abs(bound)) * scale
    guard noise < 1e-2 else { return nil }
    return (bound * scale - noise).rounded(.up) + 0
  }
}
