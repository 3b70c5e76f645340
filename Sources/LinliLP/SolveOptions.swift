/// What is known in the middle of a solve.
public struct SolveProgress: Equatable, Sendable {
  /// Objective of the best feasible point so far.
  public var incumbent: Double?
  /// Proven limit so far.
  public var bestBound: Double?
  /// Branch-and-bound nodes so far.
  public var nodeCount: Int

  /// A progress report from its parts.
  public init(incumbent: Double?, bestBound: Double?, nodeCount: Int) {
    self.incumbent = incumbent
    self.bestBound = bestBound
    self.nodeCount = nodeCount
  }
}

/// How a model is to be solved. The defaults ask for a proof and set no limit.
///
/// Node and iteration limits give the same answer every time; a time limit does not, so it is only set when a user
/// asked for one.
public struct SolveOptions: Sendable {
  /// Wall time for the whole call, presolve included; nil for no limit.
  public var timeLimit: Duration?
  /// Simplex iterations of a linear program; nil for no limit.
  public var iterationLimit: Int?
  /// Branch-and-bound nodes; nil for no limit.
  public var nodeLimit: Int?
  /// A whole-number solve may stop as optimal once the relative gap is no larger. 0 asks for a full proof.
  public var relativeGap: Double = 0
  /// A whole-number solve may stop as optimal once |incumbent - bound| is no larger.
  public var absoluteGap: Double = 0
  /// Only points strictly better than this objective are wanted. See ``Termination/cutoff``.
  public var cutoff: Double?
  /// A point to start from, one value per variable. If feasible it is the first incumbent of a search over whole numbers,
  /// otherwise it is ignored. A linear program without a basis begins with variables at the bounds where the point has
  /// them: a basis for the dual simplex if the point is where the costs pull.
  public var start: [Double]?
  /// Solvers with several good search settings take the one with this number, modulo their count.
  public var searchVariant: Int = 0
  /// Whether a search over whole numbers looks for cuts in every way its solver has. False for programs that have been
  /// tightened before: the solver then only looks for those that come of its tableau.
  public var wantsAllCuts = true
  /// Whether ``SolveResult/ranging`` is wanted (linear programs only).
  public var wantsRanging = false
  /// What counts as feasible, whole and optimal.
  public var tolerances: Tolerances = .standard
  /// Raise it to stop the solve.
  public var cancellation: Cancellation?
  /// Gets a report now and then, on the solve's own thread.
  public var progress: (@Sendable (SolveProgress) -> Void)?
  /// Gets the solver's own text, line by line, on the solve's own thread. nil drops it.
  public var messages: (@Sendable (String) -> Void)?

  /// The defaults: no limit, full proof.
  public init() {}

  /// The defaults with a limit on wall time.
  public init(timeLimit: Duration?) {
    self.timeLimit = timeLimit
  }
}
