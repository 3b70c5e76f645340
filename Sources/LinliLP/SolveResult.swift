/// Which limit stopped a solve.
public enum SolveLimit: String, Sendable, Codable {
  /// The wall time of ``SolveOptions/timeLimit``.
  case time
  /// ``SolveOptions/iterationLimit``.
  case iterations
  /// ``SolveOptions/nodeLimit``.
  case nodes
  /// ``SolveOptions/cancellation`` was raised.
  case interrupted
}

/// How a solve ended. What is known beside it is in ``SolveResult``; each case says what may be read.
public enum Termination: Equatable, Sendable {
  /// Proven best, within the requested gap. Incumbent, bound and gap can be read; duals when no variable is whole.
  case optimal
  /// Proven that no point is feasible. Nothing else can be read; ``SolveResult/crossedMembers`` may name the reason.
  case infeasible
  /// Proven that the objective has no limit. Nothing else can be read.
  case unbounded
  /// Proven to be one of the two, without knowing which. Nothing else can be read.
  case infeasibleOrUnbounded
  /// Proven that nothing is better than ``SolveOptions/cutoff``, which the bound then equals. No incumbent.
  case cutoff
  /// Stopped by a limit. The incumbent may be there, feasible but not proven best, and so may the bound.
  case limit(SolveLimit)
  /// The solver could not finish with numbers it trusts. Nothing else can be read.
  case numericalTrouble

  /// A stable word for files: `optimal`, `infeasible`, `timeLimit`, ...
  public var word: String {
    switch self {
    case .optimal: "optimal"
    case .infeasible: "infeasible"
    case .unbounded: "unbounded"
    case .infeasibleOrUnbounded: "infeasibleOrUnbounded"
    case .cutoff: "cutoff"
    case .limit(.time): "timeLimit"
    case .limit(.iterations): "iterationLimit"
    case .limit(.nodes): "nodeLimit"
    case .limit(.interrupted): "interrupted"
    case .numericalTrouble: "numericalTrouble"
    }
  }
}

/// A point, with what the model is worth there.
public struct Solution: Equatable, Sendable {
  /// One value per variable, by index. Whole variables hold whole numbers exactly.
  public let values: [Double]
  /// One activity per constraint, by index.
  public let activities: [Double]
  /// The objective there, constant included.
  public let objective: Double

  /// The point `values` of `model`, activities and objective computed from the model itself.
  public init(values: [Double], of model: Model) {
    self.values = values
    self.activities = model.constraints.map { model.activity(of: $0, at: values) }
    self.objective = model.objective.expression.value(at: values)
  }

  /// The value of a variable.
  public subscript(variable: Variable) -> Double { values[variable.index] }
  /// The activity of a constraint.
  public subscript(constraint: Constraint) -> Double { activities[constraint.index] }
}

/// Sensitivity of an optimal solution of a model without whole variables.
///
/// The dual of a constraint is the change of the optimal objective per unit by which its active bound grows, in either
/// sense of the objective; the reduced cost of a variable likewise for its active bound. At a degenerate optimum duals
/// are not unique and hold for one side only: re-solve before telling anybody a number.
public struct DualSolution: Equatable, Sendable {
  /// One dual per constraint, by index.
  public let duals: [Double]
  /// One reduced cost per variable, by index.
  public let reducedCosts: [Double]

  /// A dual solution from its parts, each by index.
  public init(duals: [Double], reducedCosts: [Double]) {
    self.duals = duals
    self.reducedCosts = reducedCosts
  }

  /// The dual of a constraint.
  public subscript(constraint: Constraint) -> Double { duals[constraint.index] }
  /// The reduced cost of a variable.
  public subscript(variable: Variable) -> Double { reducedCosts[variable.index] }
}

/// Size, effort and maker of a solve.
public struct SolveStatistics: Equatable, Sendable {
  /// Variables of the model as stated.
  public var variableCount = 0
  /// Constraints of the model as stated.
  public var constraintCount = 0
  /// Coefficients in its constraints.
  public var nonzeroCount = 0
  /// Simplex iterations, all phases together.
  public var iterationCount = 0
  /// Branch-and-bound nodes.
  public var nodeCount = 0
  /// Time from call to return. For people and records; no decision may rest on it.
  public var wallTime = Duration.zero
  /// Name and version of the solver.
  public var solver = ""

  /// All zero.
  public init() {}

  /// The size of a model and nothing else yet.
  public init(of model: Model, solver: String) {
    self.variableCount = model.variableCount
    self.constraintCount = model.constraintCount
    self.nonzeroCount = model.nonzeroCount
    self.solver = solver
  }

  /// Adds the effort of another solve; sizes and maker stay.
  public mutating func addEffort(of other: SolveStatistics) {
    iterationCount += other.iterationCount
    nodeCount += other.nodeCount
    wallTime += other.wallTime
  }
}

/// What came of a solve: how it ended and what is known, kept apart.
public struct SolveResult: Equatable, Sendable {
  /// How it ended.
  public var termination: Termination
  /// The best feasible point found, or nil.
  public var incumbent: Solution?
  /// Duals and reduced costs, only for an optimal model without whole variables.
  public var duals: DualSolution?
  /// No feasible point is better than this, constant included; nil if nothing is known.
  public var bestBound: Double?
  /// How far data may move before the basis changes, if it was asked for.
  public var ranging: Ranging?
  /// The members with crossed bounds, if these are why the model is infeasible.
  public var crossedMembers: [String] = []
  /// Size and effort.
  public var statistics: SolveStatistics

  /// A result from its parts.
  public init(
    termination: Termination, incumbent: Solution? = nil, duals: DualSolution? = nil, bestBound: Double? = nil,
    ranging: Ranging? = nil, statistics: SolveStatistics
  ) {
    self.termination = termination
    self.incumbent = incumbent
    self.duals = duals
    self.bestBound = bestBound
    self.ranging = ranging
    self.statistics = statistics
  }

  /// |incumbent - best bound| / (|incumbent| + 1e-10), or nil if one of them is missing.
  public var gap: Double? {
    guard let incumbent, let bestBound else { return nil }
    return abs(incumbent.objective - bestBound) / (abs(incumbent.objective) + 1e-10)
  }

  /// The incumbent.
  ///
  /// - Throws: ``SolverError/noIncumbent(_:)`` naming the termination if there is none.
  public func requireIncumbent() throws(SolverError) -> Solution {
    guard let incumbent else { throw .noIncumbent(termination) }
    return incumbent
  }
}
