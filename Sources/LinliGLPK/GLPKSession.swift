internal import CGLPK
import LinliLP

/// A model in GLPK, solved again and again on the thread that made the session.
///
/// Changes are collected and passed on at the next solve; the basis of the last one stays where GLPK can use it. If GLPK
/// gives up, its problem is gone; the next solve builds a new one from our own model, without a basis.
final class GLPKSession: SolverSession {
  private(set) var model: Model
  let solver: String
  /// Stops every solve of the session, as ``SolveOptions/cancellation`` does a single one.
  private let cancellation: Cancellation?

  /// The problem as it was loaded, or nil before the first solve and after GLPK gave up.
  var problem: GLPKProblem?
  var loaded = LoadedState()

  /// What GLPK has of the model already, and what changed since.
  struct LoadedState {
    var variableCount = 0
    var constraintCount = 0
    var pendingColumns: [Column] = []
    var changedVariables: Set<Int> = []
    var changedConstraints: Set<Int> = []
    var isObjectiveChanged = false
    var hasBasis = false
    var iterationCount = 0
    /// What our objective is multiplied by in GLPK, so that whole variables get whole costs.
    var objectiveScale = 1.0
  }

  init(_ model: Model, solver: String, cancellation: Cancellation? = nil) {
    self.model = model
    self.solver = solver
    self.cancellation = cancellation
  }

  /// What may stop a solve with these options.
  func cancellations(_ options: SolveOptions) -> [Cancellation] {
    [options.cancellation, cancellation].compactMap { $0 }
  }

  /// Whether a solve with these options was asked to stop.
  func isInterrupted(_ options: SolveOptions) -> Bool { cancellations(options).contains(where: \.isRaised) }

  @discardableResult
  func addColumns(_ columns: [Column]) -> [Variable] {
    loaded.pendingColumns += columns
    loaded.isObjectiveChanged = true
    return model.addColumns(columns)
  }

  @discardableResult
  func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint {
    model.add(name, expression, bounds)
  }

  func setBounds(_ bounds: Bounds, of variable: Variable) {
    model.setBounds(bounds, of: variable)
    loaded.changedVariables.insert(variable.index)
  }

  func setBounds(_ bounds: Bounds, of constraint: Constraint) {
    model.setBounds(bounds, of: constraint)
    loaded.changedConstraints.insert(constraint.index)
  }

  func setObjective(_ objective: Objective) {
    model.setObjective(objective)
    loaded.isObjectiveChanged = true
  }

  func solve(options: SolveOptions) throws(SolverError) -> SolveResult {
    let clock = SolveClock(limit: options.timeLimit)
    let issues = model.issues()
    guard issues.isEmpty else { throw .invalidModel(issues) }
    if options.cutoff?.isNaN == true { throw .unsupported(solver: solver, request: "a cutoff that is not a number") }
    var result = try solveChecked(options, clock)
    result.statistics.wallTime = clock.elapsed
    return result
  }

  private func solveChecked(_ options: SolveOptions, _ clock: SolveClock) throws(SolverError) -> SolveResult {
    var statistics = SolveStatistics(of: model, solver: solver)
    let crossed = model.crossedMembers()
    if !crossed.isEmpty {
      var result = SolveResult(termination: .infeasible, statistics: statistics)
      result.crossedMembers = crossed
      return result
    }
    do {
      try load()
      if model.hasIntegralVariables { return try wholeNumberResult(options, clock, statistics) }
      let relaxation = try solveRelaxation(options, clock, &statistics)
      return try linearResult(relaxation, options, statistics)
    } catch {
      problem = nil
      throw error
    }
  }
}

// MARK: - Passing the model on

extension GLPKSession {
  /// Brings GLPK's problem up to the model: all of it the first time, what changed later.
  private func load() throws(SolverError) {
    if problem == nil {
      problem = try GLPKProblem()
      loaded = LoadedState()
      try loadWhole()
    } else {
      try loadChanges()
    }
    loaded.pendingColumns = []
    loaded.changedVariables = []
    loaded.changedConstraints = []
    loaded.isObjectiveChanged = false
    loaded.variableCount = model.variableCount
    loaded.constraintCount = model.constraintCount
  }

  private func loadWhole() throws(SolverError) {
    try addMembers()
    var rows = OneBasedBuffer<Int32>(padding: 0, capacity: model.nonzeroCount)
    var columns = OneBasedBuffer<Int32>(padding: 0, capacity: model.nonzeroCount)
    var values = OneBasedBuffer<Double>(padding: 0, capacity: model.nonzeroCount)
    for constraint in model.constraints {
      for term in model.terms(of: constraint) {
        rows.append(Int32(oneBased: constraint.index))
        columns.append(Int32(oneBased: term.variable.index))
        values.append(term.coefficient)
      }
    }
    try problem?.loadMatrix(rows: rows, columns: columns, values: values)
    try passObjective()
  }

  private func loadChanges() throws(SolverError) {
    let firstColumn = loaded.variableCount
    let firstRow = loaded.constraintCount
    try addMembers()
    for (offset, column) in loaded.pendingColumns.enumerated() {
      let entries = column.entries.filter { $0.constraint.index < firstRow }
      try problem?.setColumn(firstColumn + offset, entries)
    }
    for index in firstRow..<model.constraintCount {
      try problem?.setRow(index, model.terms(of: Constraint(index: index)))
    }
    for index in loaded.changedVariables.sorted() where index < firstColumn {
      try problem?.setColumnBounds([model.variables[index].effectiveBounds], from: index)
    }
    for index in loaded.changedConstraints.sorted() where index < firstRow {
      try problem?.setRowBounds([model.bounds(of: Constraint(index: index))], from: index)
    }
    if loaded.isObjectiveChanged { try passObjective() }
  }

  /// Adds the variables and constraints that GLPK does not have yet, without coefficients.
  private func addMembers() throws(SolverError) {
    let newVariables = model.variables[loaded.variableCount...]
    try problem?.addColumns(newVariables.count)
    if !newVariables.isEmpty {
      try problem?.setColumnBounds(newVariables.map(\.effectiveBounds), from: loaded.variableCount)
      try problem?.setKinds(areWhole: newVariables.map(\.kind.isIntegral), from: loaded.variableCount)
    }
    let newConstraints = loaded.constraintCount..<model.constraintCount
    try problem?.addRows(newConstraints.count)
    if !newConstraints.isEmpty {
      let bounds = newConstraints.map { model.bounds(of: Constraint(index: $0)) }
      try problem?.setRowBounds(bounds, from: loaded.constraintCount)
    }
  }

  private func passObjective() throws(SolverError) {
    loaded.objectiveScale = model.integralObjective.map { 1 / $0.step } ?? 1
    var costs = Array(repeating: 0.0, count: model.variableCount)
    for term in model.objective.expression.terms {
      let cost = term.coefficient * loaded.objectiveScale
      costs[term.variable.index] = loaded.objectiveScale == 1 ? cost : cost.rounded()
    }
    let constant = model.objective.expression.constant * loaded.objectiveScale
    try problem?.setObjective(model.objective.sense, constant: constant, costs: costs)
  }
}
