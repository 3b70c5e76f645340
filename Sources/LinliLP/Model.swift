/// A linear or mixed-integer program: variables with bounds, named linear constraints, one objective.
///
///     minimize or maximize   c·x + constant
///     subject to             lower_i ≤ a_i·x ≤ upper_i     for every constraint i
///                            lower_j ≤ x_j ≤ upper_j       for every variable j, some of them whole
///
/// A value: copies are independent. Nothing is solved here; a ``Solver`` does that. Coefficients are kept in one flat
/// array, constraint after constraint, so that a large model costs little more than its numbers.
public struct Model: Equatable, Sendable {
  /// What the model is called in messages and files.
  public var name: String
  /// The variables, by index.
  public private(set) var variables: [VariableDefinition] = []
  /// What is minimized or maximized.
  public private(set) var objective: Objective = .none

  private var constraintNames: [String] = []
  private var constraintBounds: [Bounds] = []
  private var termStarts: [Int] = [0]
  private var terms: [LinearExpression.Term] = []

  /// An empty model.
  public init(_ name: String = "model") {
    self.name = name
  }

  /// Number of variables.
  public var variableCount: Int { variables.count }
  /// Number of constraints.
  public var constraintCount: Int { constraintNames.count }
  /// Number of coefficients in the constraints, the objective not counted.
  public var nonzeroCount: Int { terms.count }
  /// Whether any variable has to be whole.
  public var hasIntegralVariables: Bool { variables.contains { $0.kind.isIntegral } }

  /// The constraints, in the order in which they were added.
  public var constraints: some RandomAccessCollection<Constraint> {
    (0..<constraintCount).lazy.map { Constraint(index: $0) }
  }
}

/// A constraint of one ``Model``: its position there.
public struct Constraint: Hashable, Comparable, Sendable {
  /// The position among the model's constraints, from 0.
  public let index: Int

  /// The constraint at a position.
  public init(index: Int) {
    self.index = index
  }

  /// Order of position.
  public static func < (left: Constraint, right: Constraint) -> Bool {
    left.index < right.index
  }
}

// MARK: - Building

extension Model {
  /// Adds a variable.
  ///
  /// - Parameters:
  ///   - name: any text; carries domain ids.
  ///   - kind: by default continuous.
  ///   - bounds: by default 0 or more; a binary variable is also held between 0 and 1.
  @discardableResult
  public mutating func addVariable(
    _ name: String, _ kind: VariableKind = .continuous, _ bounds: Bounds = .nonNegative
  ) -> Variable {
    var held = bounds
    if kind == .binary { held = Bounds(lower: max(0, bounds.lower), upper: min(1, bounds.upper)) }
    variables.append(VariableDefinition(name: name, kind: kind, bounds: held))
    return Variable(index: variables.count - 1)
  }

  /// Adds one variable for each key, in the order of the keys, which have to differ.
  public mutating func addVariables<Key: Hashable & Sendable>(
    over keys: some Sequence<Key>, _ kind: VariableKind = .continuous,
    bounds: (Key) -> Bounds = { _ in .nonNegative }, name: (Key) -> String
  ) -> VariableFamily<Key> {
    let firstIndex = variables.count
    let ordered = Array(keys)
    variables.reserveCapacity(firstIndex + ordered.count)
    for key in ordered { addVariable(name(key), kind, bounds(key)) }
    return VariableFamily(keys: ordered, firstIndex: firstIndex)
  }

  /// Adds the constraint that `expression` lies within `bounds`. The expression's constant moves to the bounds,
  /// repeated variables are merged and zero coefficients dropped.
  ///
  /// - Returns: the constraint, to ask for its dual or activity later.
  @discardableResult
  public mutating func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint {
    let merged = expression.merged()
    constraintNames.append(name)
    constraintBounds.append(Bounds(lower: bounds.lower - merged.constant, upper: bounds.upper - merged.constant))
    terms.append(contentsOf: merged.terms)
    termStarts.append(terms.count)
    return Constraint(index: constraintNames.count - 1)
  }

  /// Replaces the objective. Repeated variables are merged.
  public mutating func setObjective(_ objective: Objective) {
    self.objective = Objective(objective.sense, objective.expression.merged())
  }

  /// Minimizes an expression.
  public mutating func minimize(_ expression: LinearExpression) {
    setObjective(Objective(.minimize, expression))
  }

  /// Maximizes an expression.
  public mutating func maximize(_ expression: LinearExpression) {
    setObjective(Objective(.maximize, expression))
  }

  /// Replaces the bounds of a variable.
  public mutating func setBounds(_ bounds: Bounds, of variable: Variable) {
    variables[variable.index].bounds = bounds
  }

  /// Replaces the bounds of a constraint's activity.
  public mutating func setBounds(_ bounds: Bounds, of constraint: Constraint) {
    constraintBounds[constraint.index] = bounds
  }

  /// Appends terms of new variables to the constraints, `extra[i]` to constraint i.
  mutating func appendTerms(_ extra: [[LinearExpression.Term]]) {
    var merged: [LinearExpression.Term] = []
    merged.reserveCapacity(terms.count + extra.count)
    var starts = [0]
    starts.reserveCapacity(termStarts.count)
    for index in 0..<constraintCount {
      merged.append(contentsOf: terms[termStarts[index]..<termStarts[index + 1]])
      merged.append(contentsOf: extra[index])
      starts.append(merged.count)
    }
    terms = merged
    termStarts = starts
  }

  /// The same variables and objective, and no constraint.
  var withoutConstraints: Model {
    var emptied = self
    emptied.constraintNames = []
    emptied.constraintBounds = []
    emptied.termStarts = [0]
    emptied.terms = []
    return emptied
  }

  /// Makes a variable continuous, integer or binary. Its bounds stay.
  public mutating func setKind(_ kind: VariableKind, of variable: Variable) {
    variables[variable.index].kind = kind
  }

  /// The same model with every variable continuous: its relaxation.
  public var relaxation: Model {
    var relaxed = self
    for index in relaxed.variables.indices { relaxed.variables[index].kind = .continuous }
    return relaxed
  }
}

// MARK: - Reading

extension Model {
  /// The definition of a variable.
  public subscript(variable: Variable) -> VariableDefinition { variables[variable.index] }

  /// The name of a constraint.
  public func name(of constraint: Constraint) -> String { constraintNames[constraint.index] }

  /// The bounds of a constraint's activity.
  public func bounds(of constraint: Constraint) -> Bounds { constraintBounds[constraint.index] }

  /// The terms of a constraint: each variable once, in order of index, no zero coefficients.
  public func terms(of constraint: Constraint) -> ArraySlice<LinearExpression.Term> {
    terms[termStarts[constraint.index]..<termStarts[constraint.index + 1]]
  }

  /// The value of a constraint's left side at a point, one value per variable by index.
  public func activity(of constraint: Constraint, at values: [Double]) -> Double {
    var total = 0.0
    for term in terms(of: constraint) { total += term.coefficient * values[term.variable.index] }
    return total
  }

  /// The constraint with a name, or nil; the first where a name is repeated.
  public func constraint(named name: String) -> Constraint? {
    constraintNames.firstIndex(of: name).map { Constraint(index: $0) }
  }

  /// The variable with a name, or nil; the first where a name is repeated.
  public func variable(named name: String) -> Variable? {
    variables.firstIndex { $0.name == name }.map { Variable(index: $0) }
  }
}
