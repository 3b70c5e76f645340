/// A sum of coefficients times variables, plus a constant.
///
/// Terms are kept in the order in which they were added; repeated variables are merged when the expression enters a
/// ``Model``. Build long sums in place, with `+=` or ``sum(_:_:)``.
public struct LinearExpression: Equatable, Sendable {
  /// One coefficient and its variable.
  public struct Term: Equatable, Sendable {
    /// The variable.
    public var variable: Variable
    /// Its coefficient.
    public var coefficient: Double
  }

  /// The terms, in order of addition; a variable may occur more than once.
  public var terms: [Term]
  /// What the expression is worth when every variable is 0.
  public var constant: Double

  /// A constant, by default 0.
  public init(_ constant: Double = 0) {
    self.terms = []
    self.constant = constant
  }

  /// One times a variable.
  public init(_ variable: Variable) {
    self.terms = [Term(variable: variable, coefficient: 1)]
    self.constant = 0
  }

  /// Adds `coefficient · variable`.
  public mutating func add(_ coefficient: Double, _ variable: Variable) {
    terms.append(Term(variable: variable, coefficient: coefficient))
  }

  /// The value at a point: `values[i]` is the value of the variable with index i.
  public func value(at values: [Double]) -> Double {
    var total = constant
    for term in terms { total += term.coefficient * values[term.variable.index] }
    return total
  }

  /// The same expression with each variable once, in order of index, and no zero coefficients.
  public func merged() -> LinearExpression {
    var sorted = terms
    sorted.sort { $0.variable < $1.variable }
    var result = LinearExpression(constant)
    result.terms.reserveCapacity(sorted.count)
    for term in sorted {
      if let last = result.terms.last, last.variable == term.variable {
        result.terms[result.terms.count - 1].coefficient += term.coefficient
      } else {
        result.terms.append(term)
      }
    }
    result.terms.removeAll { $0.coefficient == 0 }
    return result
  }

  /// Adds the right expression to the left one, in place.
  public static func += (left: inout LinearExpression, right: LinearExpression) {
    left.terms.append(contentsOf: right.terms)
    left.constant += right.constant
  }

  /// The sum of two expressions.
  public static func + (left: LinearExpression, right: LinearExpression) -> LinearExpression {
    var total = left
    total += right
    return total
  }

  /// The difference of two expressions.
  public static func - (left: LinearExpression, right: LinearExpression) -> LinearExpression {
    var total = left
    total += -1 * right
    return total
  }

  /// Every term and the constant times `factor`.
  public static func * (factor: Double, expression: LinearExpression) -> LinearExpression {
    var scaled = expression
    for position in scaled.terms.indices { scaled.terms[position].coefficient *= factor }
    scaled.constant *= factor
    return scaled
  }
}

/// One term: `coefficient · variable`.
public func * (coefficient: Double, variable: Variable) -> LinearExpression {
  var expression = LinearExpression()
  expression.add(coefficient, variable)
  return expression
}

/// The sum of one expression per item, built in place.
///
/// - Complexity: linear in the terms.
public func sum<Item>(_ items: some Sequence<Item>, _ expression: (Item) -> LinearExpression) -> LinearExpression {
  var total = LinearExpression()
  for item in items { total += expression(item) }
  return total
}
