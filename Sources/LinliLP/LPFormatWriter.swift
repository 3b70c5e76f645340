extension Model {
  /// The model in CPLEX's LP format, which HiGHS, CBC, SCIP and GLPK read alike.
  ///
  /// What the format or some reader cannot say is said by helpers that are not in the name map: an objective's constant
  /// is the coefficient of a variable `one` fixed at 1, and a constraint with two different bounds or none is an
  /// equality with a variable `r1`, `r2`, ... (the number is the constraint's) that has the bounds. Whole variables are
  /// listed as general, with their bounds. Numbers read back exactly; lines stay far below 560 characters.
  ///
  /// - Throws: ``SolverError/invalidModel(_:)`` if the model holds something that is no number.
  /// - Complexity: linear in the coefficients.
  public func lpFile() throws(SolverError) -> ModelFile {
    let model = try exportable { _ in false }
    return ModelFile(text: LPFormatWriter(model).text, of: model)
  }
}

/// Writes a model without crossed bounds.
private struct LPFormatWriter {
  private let model: Model
  private(set) var text = ""
  private var usesOne = false
  private var isMentioned: [Bool]
  /// Length of the line that is being written.
  private var lineLength = 0

  private static let one = "one"
  private static let wrapLength = 80

  init(_ model: Model) {
    self.model = model
    isMentioned = Array(repeating: false, count: model.variableCount)
    for constraint in model.constraints {
      for term in model.terms(of: constraint) { isMentioned[term.variable.index] = true }
    }
    writeObjective()
    writeConstraints()
    writeBounds()
    writeKinds()
    text += "End\n"
  }

  // MARK: - Sections

  /// The objective also mentions, with coefficient 0, the variables that would occur nowhere else.
  private mutating func writeObjective() {
    text += model.objective.sense == .minimize ? "Minimize\n" : "Maximize\n"
    begin("obj")
    for term in model.objective.expression.terms {
      isMentioned[term.variable.index] = true
      write(term.coefficient, NameMap.short(term.variable))
    }
    for index in isMentioned.indices where !isMentioned[index] {
      write(0, NameMap.short(Variable(index: index)))
    }
    let constant = model.objective.expression.constant
    let isBare = model.objective.expression.terms.isEmpty && isMentioned.allSatisfy { $0 }
    if constant != 0 || isBare { writeOne(constant) }
    text += "\n"
  }

  private mutating func writeConstraints() {
    // The format needs at least one constraint; this one is always kept.
    let isEmpty = model.constraintCount == 0
    text += "Subject To\n"
    if isEmpty {
      begin("none")
      writeOne(1)
      text += " = 1\n"
    }
    for constraint in model.constraints {
      begin(NameMap.short(constraint))
      let terms = model.terms(of: constraint)
      for term in terms { write(term.coefficient, NameMap.short(term.variable)) }
      let bounds = model.bounds(of: constraint)
      if needsHelper(bounds) {
        write(-1, helper(constraint))
        text += " = 0\n"
      } else {
        if terms.isEmpty { writeOne(0) }
        text += right(bounds)
      }
    }
  }

  private mutating func writeBounds() {
    var lines = usesOne ? " \(LPFormatWriter.one) = 1\n" : ""
    for constraint in model.constraints where needsHelper(model.bounds(of: constraint)) {
      lines += line(model.bounds(of: constraint), helper(constraint))
    }
    for (index, definition) in model.variables.enumerated() {
      lines += line(definition.bounds, NameMap.short(Variable(index: index)))
    }
    if !lines.isEmpty { text += "Bounds\n" + lines }
  }

  private mutating func writeKinds() {
    var lines = ""
    for (index, definition) in model.variables.enumerated() where definition.kind.isIntegral {
      lines += " \(NameMap.short(Variable(index: index)))\n"
    }
    if !lines.isEmpty { text += "General\n" + lines }
  }

  // MARK: - Parts

  private mutating func begin(_ name: String) {
    text += " \(name):"
    lineLength = name.utf8.count + 2
  }

  private mutating func write(_ coefficient: Double, _ name: String) {
    let sign = coefficient < 0 ? "-" : "+"
    let term = " \(sign) \(fileText(abs(coefficient))) \(name)"
    if lineLength + term.utf8.count > LPFormatWriter.wrapLength {
      text += "\n  "
      lineLength = 2
    }
    text += term
    lineLength += term.utf8.count
  }

  private mutating func writeOne(_ coefficient: Double) {
    usesOne = true
    write(coefficient, LPFormatWriter.one)
  }

  private func needsHelper(_ bounds: Bounds) -> Bool {
    !bounds.isFixed && bounds.lower.isFinite == bounds.upper.isFinite
  }

  private func helper(_ constraint: Constraint) -> String { "r\(constraint.index + 1)" }

  /// The right side of a constraint with one bound, or two equal ones.
  private func right(_ bounds: Bounds) -> String {
    if bounds.isFixed { return " = \(fileText(bounds.lower))\n" }
    return bounds.lower.isFinite ? " >= \(fileText(bounds.lower))\n" : " <= \(fileText(bounds.upper))\n"
  }

  /// The line of a variable in the section of bounds; empty for 0 or more, which is understood.
  private func line(_ bounds: Bounds, _ name: String) -> String {
    if bounds == .nonNegative { return "" }
    if bounds == .free { return " \(name) free\n" }
    if bounds.isFixed { return " \(name) = \(fileText(bounds.lower))\n" }
    if bounds.upper == .infinity { return " \(name) >= \(fileText(bounds.lower))\n" }
    let lower = bounds.lower.isFinite ? fileText(bounds.lower) : "-inf"
    return " \(lower) <= \(name) <= \(fileText(bounds.upper))\n"
  }
}
