/// A variable that joins constraints which exist already, as in column generation.
public struct Column: Equatable, Sendable {
  /// One coefficient in one constraint.
  public struct Entry: Equatable, Sendable {
    /// The constraint.
    public var constraint: Constraint
    /// The coefficient there.
    public var coefficient: Double

    /// An entry from its parts.
    public init(_ constraint: Constraint, _ coefficient: Double) {
      self.constraint = constraint
      self.coefficient = coefficient
    }
  }

  /// Name, kind and bounds.
  public var definition: VariableDefinition
  /// Coefficient in the objective.
  public var cost: Double
  /// Coefficients in the constraints, each constraint at most once.
  public var entries: [Entry]

  /// A column from its parts.
  public init(
    _ name: String, _ kind: VariableKind = .continuous, _ bounds: Bounds = .nonNegative, cost: Double, entries: [Entry]
  ) {
    self.definition = VariableDefinition(name: name, kind: kind, bounds: bounds)
    self.cost = cost
    self.entries = entries
  }
}

extension Model {
  /// Adds variables together with their coefficients, in order.
  ///
  /// - Complexity: linear in the model's coefficients, however few columns are added: add them in batches.
  @discardableResult
  public mutating func addColumns(_ columns: [Column]) -> [Variable] {
    var added: [Variable] = []
    var extra: [[LinearExpression.Term]] = Array(repeating: [], count: constraintCount)
    var objective = objective
    for column in columns {
      let definition = column.definition
      let variable = addVariable(definition.name, definition.kind, definition.bounds)
      for entry in column.entries where entry.coefficient != 0 {
        extra[entry.constraint.index].append(.init(variable: variable, coefficient: entry.coefficient))
      }
      if column.cost != 0 { objective.expression.add(column.cost, variable) }
      added.append(variable)
    }
    setObjective(objective)
    appendTerms(extra)
    return added
  }
}
