import LinliLP

/// Leads a session through changes of every kind; after each its answer has to be that of a solve from scratch, and the
/// expected one.
///
/// - Returns: one sentence per failure.
func checkSessionChanges(of solver: some Solver) -> [String] {
  var model = Model("session")
  let (x, y) = (model.addVariable("x"), model.addVariable("y", .continuous, .range(0, 4)))
  model.maximize(2 * x + 3 * y)
  let limit = model.add("limit", 1 * x + 1 * y, .atMost(6))
  do {
    return try solver.withSession(model) { session in
      var script = SessionScript(solver: solver)
      try script.expect(16, session, "as begun")
      try changeColumns(session, limit, &script)
      try changeRows(session, x, y, &script)
      try changeEndings(session, x, y, limit, &script)
      return script.failures
    }
  } catch {
    return ["threw \(error)"]
  }
}

private func changeColumns(
  _ session: any SolverSession, _ limit: Constraint, _ script: inout SessionScript
) throws {
  let added = session.addColumns([
    Column("z", .continuous, .range(0, 2), cost: 5, entries: [.init(limit, 1)]),
    Column("idle", cost: -1, entries: []),
  ])
  if added != [Variable(index: 2), Variable(index: 3)] { script.failures.append("columns took \(added)") }
  try script.expect(22, session, "two columns added")
}

private func changeRows(
  _ session: any SolverSession, _ x: Variable, _ y: Variable, _ script: inout SessionScript
) throws {
  var expression = 1 * y
  expression.constant = 1
  let row = session.add("mix", expression + -1 * x, .atMost(2))
  if row != Constraint(index: 1) { script.failures.append("the constraint took \(row)") }
  // With z = 2: x + y ≤ 4 and y ≤ x + 1 leave (1.5, 2.5).
  try script.expect(20.5, session, "a constraint added")
  session.setBounds(.atMost(-1), of: row)
  try script.expect(19.5, session, "the bound of a constraint moved")
  session.setBounds(.free, of: row)
  try script.expect(22, session, "a constraint set free")
}

private func changeEndings(
  _ session: any SolverSession, _ x: Variable, _ y: Variable, _ limit: Constraint, _ script: inout SessionScript
) throws {
  session.setBounds(.atLeast(7), of: x)
  try script.expect(.infeasible, session, "the bound of a variable moved beyond the limit")
  session.setBounds(.nonNegative, of: x)
  try script.expect(22, session, "the bound of a variable moved back")
  session.setObjective(Objective(.minimize, 1 * x + -1 * y))
  try script.expect(-4, session, "another objective")
  session.setBounds(.range(3, 2), of: y)
  try script.expect(.infeasible, session, "the bounds of a variable crossed")
  session.setBounds(.equal(2), of: y)
  try script.expect(-2, session, "a variable fixed")
  session.setBounds(.free, of: limit)
  session.setObjective(Objective(.maximize, 1 * x))
  try script.expect(.unbounded, session, "the limit set free")
}

/// The expectations that failed.
private struct SessionScript {
  let solver: any Solver
  var failures: [String] = []

  init(solver: any Solver) {
    self.solver = solver
  }

  mutating func expect(_ objective: Double, _ session: any SolverSession, _ step: String) throws {
    let result = try compare(session, step)
    guard let found = result.incumbent?.objective, result.termination == .optimal else {
      failures.append("\(step): ended \(result.termination.word)")
      return
    }
    if abs(found - objective) > 1e-6 { failures.append("\(step): \(found), expected \(objective)") }
  }

  mutating func expect(_ termination: Termination, _ session: any SolverSession, _ step: String) throws {
    let result = try compare(session, step)
    if result.termination != termination { failures.append("\(step): ended \(result.termination.word)") }
  }

  private mutating func compare(_ session: any SolverSession, _ step: String) throws -> SolveResult {
    let result = try session.solve(options: SolveOptions())
    let fresh = try solver.solve(session.model, options: SolveOptions())
    if fresh.termination != result.termination {
      failures.append("\(step): \(result.termination.word), from scratch \(fresh.termination.word)")
    }
    failures += checkDuals(result, session.model).map { "\(step): \($0)" }
    return result
  }
}
