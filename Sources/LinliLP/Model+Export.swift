extension Model {
  /// The same program in a form that every file format can hold and every reader takes:
  ///
  /// - bounds of whole variables are rounded inward, as every solver does;
  /// - where a lower bound lies above the upper one, the upper one becomes a constraint of its own at the end, with the
  ///   member's name, so that readers find an infeasible program and not a mistake in the file;
  /// - likewise where `splits` says that a format cannot hold the two bounds of a constraint exactly.
  ///
  /// - Throws: ``SolverError/invalidModel(_:)`` if the model holds something that is no number.
  func exportable(splitting splits: (Bounds) -> Bool) throws(SolverError) -> Model {
    let issues = issues()
    if !issues.isEmpty { throw .invalidModel(issues) }
    var plain = self
    for constraint in constraints {
      let bounds = bounds(of: constraint)
      guard bounds.isCrossed || splits(bounds) else { continue }
      var expression = LinearExpression()
      expression.terms = Array(terms(of: constraint))
      plain.setBounds(.atLeast(bounds.lower), of: constraint)
      plain.add(name(of: constraint), expression, .atMost(bounds.upper))
    }
    for (index, definition) in variables.enumerated() {
      let variable = Variable(index: index)
      let bounds = definition.effectiveBounds
      plain.setBounds(bounds.isCrossed ? .atLeast(bounds.lower) : bounds, of: variable)
      if bounds.isCrossed { plain.add(definition.name, 1 * variable, .atMost(bounds.upper)) }
    }
    return plain
  }
}

/// The shortest text from which a number can be read back exactly: `3`, `0.1`, `1e-07`.
func fileText(_ number: Double) -> String {
  let text = (number + 0).description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
