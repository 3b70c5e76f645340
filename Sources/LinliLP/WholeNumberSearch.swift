/// Searches a whole-number program from two sides: short branch-and-bound runs bring the bound, neighbourhoods of the
/// incumbent bring better plans, in turn until they meet or the work is used up.
///
/// One setting of a solver is luck; a rotation over several statements of the same program and several settings is not.
/// Each run has a limit on nodes and iterations, never on the clock, so that the same search finds the same plan.
///
/// A round is one branch-and-bound run and ``SearchEffort/neighbourhoodsPerRound`` neighbourhoods. Neighbourhoods take
/// turns:
/// - agreement: whole variables on which the incumbent and a point of the relaxation agree are fixed (RINS);
/// - rounding: whole variables stay within one of a point of the relaxation;
/// - near: whole variables stay near the incumbent;
/// - groups: the variables of a few groups are free, all others fixed, for each kind of groups given.
///
/// The point of the relaxation is drawn anew each time: the best for a random objective among those whose true objective
/// lies between the bound and the incumbent. A neighbourhood that was searched in full without gain is made larger next
/// time, one that was too large smaller.
///
/// - Source: Danna, Rothberg & Le Pape (2005), "Exploring relaxation induced neighborhoods to improve MIP solutions",
///   doi:10.1007/s10107-004-0518-7; Fischetti & Lodi (2003), "Local branching", doi:10.1007/s10107-003-0395-5.
public struct WholeNumberSearch: Sendable {
  /// Statements of the same program, one or more. All have the variables of the first, in its order, before their own,
  /// and the same values of the objective: a point of one has a point of each other with the same whole values.
  /// Runs and neighbourhoods take turns through them.
  public var forms: [Model]
  /// Kinds of groups of variables that belong together: by provider, by community, ...
  public var groups: [[[Variable]]]
  /// How much is tried.
  public var effort: SearchEffort
  /// Limits, tolerances, starting point, progress. Node and iteration limits are taken from ``effort`` instead.
  public var options: SolveOptions
  /// The search ends once the incumbent is no worse than this; nil to go on to the proof.
  public var target: Double?

  /// A search over statements of a program.
  public init(
    forms: [Model], groups: [[[Variable]]] = [], effort: SearchEffort = SearchEffort(),
    options: SolveOptions = SolveOptions()
  ) {
    precondition(!forms.isEmpty, "a search needs a program")
    self.forms = forms
    self.groups = groups
    self.effort = effort
    self.options = options
  }

  /// Searches.
  ///
  /// - Returns: optimal if the bound was met; else a limit with the incumbent and bound found.
  /// - Throws: ``SolverError`` if the solver gave up.
  public func run(with solver: some Solver) throws(SolverError) -> SolveResult {
    var run = SearchRun(self, solver)
    return try run.result()
  }
}

/// How much a ``WholeNumberSearch`` tries. Counts of work, so that the answer does not depend on the machine.
public struct SearchEffort: Equatable, Sendable {
  /// Rounds at most.
  public var roundLimit = 24
  /// Nodes of a branch-and-bound run of the first rounds; later ones may take more.
  public var nodeLimit = 1000
  /// Simplex iterations of a branch-and-bound run of the first rounds.
  public var iterationLimit = 8000
  /// Neighbourhoods in a round.
  public var neighbourhoodsPerRound = 12
  /// Nodes of a neighbourhood.
  public var neighbourhoodNodeLimit = 300
  /// Simplex iterations of a neighbourhood.
  public var neighbourhoodIterationLimit = 3000
  /// Whether branch-and-bound runs are made at all; without them nothing is proven.
  public var provesBounds = true
  /// Seed of all random choices.
  public var seed: UInt64 = 1

  /// The defaults, measured on whole sessions of a street.
  public init() {}
}
