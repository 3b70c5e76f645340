import LinliDomain
public import LinliLP

/// The plan for a matching question, with what is proven of it.
public struct MatchingAnswer: Equatable, Sendable {
  /// The plan, or nil if none was found.
  public var plan: MatchingPlan?
  /// What came of each level, in order; levels that were not reached are missing.
  public var stages: [LevelStage]
  /// The levels with their values, as later programs have to keep them.
  public var kept: [KeptLevel]
  /// How the whole ended: optimal only if every level is.
  public var termination: Termination

  /// An answer from its parts.
  public init(plan: MatchingPlan?, stages: [LevelStage], kept: [KeptLevel], levelCount: Int) {
    self.plan = plan
    self.stages = stages
    self.kept = kept
    let open = stages.first { $0.termination != .optimal }
    self.termination = open?.termination ?? (stages.count == levelCount ? .optimal : .limit(.interrupted))
  }
}

/// What a solve of the matching question may cost, and who watches.
public struct MatchingSolveOptions: Sendable {
  /// Wall time for all levels together; nil for none.
  public var timeLimit: Duration?
  /// Raise it to stop; the best plan so far is returned.
  public var cancellation: Cancellation?
  /// Whether all demand has to be met (`--strict`); then there may be no plan.
  public var isDemandRequired = false
  /// Work for whole sessions, in rounds of search per level; more finds better plans and closer bounds.
  public var searchRoundLimit = 20
  /// Seed of the search for whole sessions: another one looks elsewhere, the same one finds the same plan.
  public var searchSeed: UInt64 = 1
  /// Gets the level's name and what is known, now and then.
  public var progress: (@Sendable (String, SolveProgress) -> Void)?
  /// Gets the solver's own lines.
  public var messages: (@Sendable (String) -> Void)?

  /// No limits, nobody watching.
  public init() {}
}
