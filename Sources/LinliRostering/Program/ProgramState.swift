import LinliLP

/// The program of a run as it stands, twice: with whole variables, and as a relaxation in a session that keeps its basis.
struct ProgramState {
  /// The program with its whole variables.
  private(set) var whole: Model
  /// The same without wholeness.
  let session: any SolverSession

  /// A state of a program in a session over its relaxation.
  init(_ model: Model, _ session: any SolverSession) {
    whole = model
    self.session = session
  }

  /// Adds variables without coefficients, in order.
  mutating func addVariables(_ columns: [Column]) -> [Variable] {
    var relaxed = columns
    for index in relaxed.indices { relaxed[index].definition.kind = .continuous }
    session.addColumns(relaxed)
    return whole.addColumns(columns)
  }

  @discardableResult
  mutating func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint {
    session.add(name, expression, bounds)
    return whole.add(name, expression, bounds)
  }

  mutating func setBounds(_ bounds: Bounds, of constraint: Constraint) {
    guard whole.bounds(of: constraint) != bounds else { return }
    session.setBounds(bounds, of: constraint)
    whole.setBounds(bounds, of: constraint)
  }

  mutating func setBounds(_ bounds: Bounds, of variable: Variable) {
    session.setBounds(bounds, of: variable)
    whole.setBounds(bounds, of: variable)
  }

  mutating func minimize(_ expression: LinearExpression) {
    whole.minimize(expression)
    session.setObjective(whole.objective)
  }
}
