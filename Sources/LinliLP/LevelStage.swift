/// What came of one level of an ordered objective, as plans tell it.
public struct LevelStage: Equatable, Sendable {
  /// The level's name.
  public var name: String
  /// Its value in the plan; nil without a plan.
  public var objective: Double?
  /// No plan that keeps the levels before has a better value; nil if nothing is known.
  public var bound: Double?
  /// How it ended.
  public var termination: Termination
  /// Effort.
  public var statistics: SolveStatistics

  /// A stage from its parts.
  public init(
    name: String, objective: Double?, bound: Double?, termination: Termination, statistics: SolveStatistics
  ) {
    self.name = name
    self.objective = objective
    self.bound = bound
    self.termination = termination
    self.statistics = statistics
  }

  /// |objective − bound| / (|objective| + 1e-10), or nil if one of them is missing.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    return abs(objective - bound) / (abs(objective) + 1e-10)
  }
}
