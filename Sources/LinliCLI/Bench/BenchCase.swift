import LinliLP
import LinliScenario

/// A published instance with what is asked of it.
protocol BenchCase: Sendable {
  /// The name of its row in `results.csv` and of its solution's file.
  var name: String { get }

  /// The program whose optimum is the instance's.
  func program() throws -> BenchProgram

  /// Solves it, and has the solution counted by code that knows nothing of the search.
  func solve(_ options: BenchOptions) throws -> BenchSolution
}

/// How the search on an instance is limited and watched.
struct BenchOptions: Sendable {
  /// Wall time from now; nil for limits on work alone.
  var timeLimit: Duration?
  var seed: UInt64
  var cancellation: Cancellation
  /// Shows incumbent and bound; nil when nobody watches.
  var progress: (@Sendable (SolveProgress) -> Void)?
  /// Takes a line of text at each phase; nil when nobody asked for it.
  var messages: (@Sendable (String) -> Void)?
}

/// What a search found on an instance.
struct BenchSolution {
  /// What the solution is worth by counting it; nil without a solution.
  var objective: Double?
  /// Proven: no solution is better; nil if nothing is known.
  var bound: Double?
  var termination: Termination
  /// The solution as CSV; nil if none was found.
  var table: String?
  /// What the check found; a fault of ours if there is anything.
  var violations: [BilingualText] = []
}

/// What came of an instance.
struct BenchOutcome {
  var result: BenchResult
  /// The solution's table; nil if none was found, or if the check refused it.
  var table: String?
  /// What the check found.
  var violations: [BilingualText]

  /// The outcome of a solution that took some seconds: one that breaks a rule counts as none.
  init(_ solution: BenchSolution, of name: String, seconds: Double) {
    let isSound = solution.violations.isEmpty
    result = BenchResult(
      instance: name, objective: isSound ? solution.objective : nil, bound: solution.bound, seconds: seconds,
      termination: solution.termination)
    table = isSound ? solution.table : nil
    violations = solution.violations
  }
}
