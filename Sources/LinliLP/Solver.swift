/// Solves models. Two conform: the GLPK of module LinliGLPK, and ``ReferenceSolver`` for tests on tiny models.
public protocol Solver: Sendable {
  /// Name and version, for records: `GLPK 5.0`.
  var identity: String { get }

  /// Solves a model from scratch and returns when it is done. May be called from several threads at once.
  ///
  /// - Throws: ``SolverError`` if the model cannot be taken or the solver gave up.
  func solve(_ model: Model, options: SolveOptions) throws(SolverError) -> SolveResult

  /// Runs `body` with a session that holds `model` and keeps what it learns from solve to solve. The session must not
  /// be used after `body` returns; `body` may run on a thread of the session's own while the caller waits, so it belongs
  /// to no actor and takes along only what may cross threads.
  func withSession<Answer: Sendable>(
    _ model: Model, _ body: @Sendable (any SolverSession) throws -> Answer
  ) throws -> Answer
}

/// A model that is solved again and again after small changes, on one thread.
///
/// Added variables and constraints take the next index, as in ``Model``. A solver keeps its basis across changes where
/// it can; the answers are those of a solve from scratch.
public protocol SolverSession: AnyObject {
  /// The model as it stands, all changes included.
  var model: Model { get }

  /// Adds variables with their coefficients in constraints that exist already.
  @discardableResult
  func addColumns(_ columns: [Column]) -> [Variable]

  /// Adds a constraint.
  @discardableResult
  func add(_ name: String, _ expression: LinearExpression, _ bounds: Bounds) -> Constraint

  /// Replaces the bounds of a variable.
  func setBounds(_ bounds: Bounds, of variable: Variable)

  /// Replaces the bounds of a constraint's activity.
  func setBounds(_ bounds: Bounds, of constraint: Constraint)

  /// Replaces the objective.
  func setObjective(_ objective: Objective)

  /// What each row is multiplied by so that of all basic members of the optimal basis at hand only a variable is left in
  /// their sum: the variable's row of the simplex tableau, one number a row.
  ///
  /// - Returns: nil if the variable is not basic, the model changed since it was solved, or the solver tells nothing.
  func multipliers(of variable: Variable) throws(SolverError) -> [Double]?

  /// Solves the model as it stands.
  func solve(options: SolveOptions) throws(SolverError) -> SolveResult
}

extension SolverSession {
  /// Nothing.
  public func multipliers(of variable: Variable) throws(SolverError) -> [Double]? { nil }
}
