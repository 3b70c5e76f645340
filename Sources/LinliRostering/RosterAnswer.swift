public import LinliLP

/// The roster for a question, with what is proven of it.
public struct RosterAnswer: Equatable, Sendable {
  /// The roster, or nil if none was found.
  public var plan: RosterPlan?
  /// What came of each level, in order; levels that were not reached are missing.
  public var stages: [LevelStage]
  /// How the whole ended: optimal only if every level is.
  public var termination: Termination
  /// Which method answered, for the record: `program` or `lines`.
  public var method: String

  /// An answer from its parts.
  public init(plan: RosterPlan?, stages: [LevelStage], levelCount: Int, method: String) {
    self.plan = plan
    self.stages = stages
    self.method = method
    let open = stages.first { $0.termination != .optimal }
    self.termination = open?.termination ?? (stages.count == levelCount ? .optimal : .limit(.interrupted))
  }
}

/// What a solve of the roster question may cost, and who watches.
public struct RosterSolveOptions: Sendable {
  /// Wall time for all levels together; nil for none.
  public var timeLimit: Duration?
  /// Raise it to stop; the best roster so far is returned.
  public var cancellation: Cancellation?
  /// Whether every wanted head and skill has to be there (`--strict`); then there may be no roster.
  public var isDemandRequired = false
  /// Work of the search, in rounds per level; more finds better rosters and closer bounds.
  public var searchRoundLimit = 40
  /// Seed of the search: another one looks elsewhere, the same one finds the same roster.
  public var searchSeed: UInt64 = 1
  /// Nodes of the first search over what a relaxation leaves open, and of the first pair of searches in other orders.
  var askNodeLimit = 300
  /// Gets the level's name and what is known, now and then.
  public var progress: (@Sendable (String, SolveProgress) -> Void)?
  /// Gets the solver's own lines.
  public var messages: (@Sendable (String) -> Void)?

  /// No limits, nobody watching.
  public init() {}
}
