/// Constraints and variable bounds that stand or fall together, like all that come from one rule or one data row.
public struct ConflictMember: Equatable, Sendable {
  /// What it is called in the explanation.
  public var name: String
  /// Its constraints.
  public var constraints: [Constraint]
  /// The variables whose bounds belong to it, both sides. Without their bounds they are free, binary ones whole.
  public var boundedVariables: [Variable]

  /// A member from its parts.
  public init(_ name: String, constraints: [Constraint] = [], boundedVariables: [Variable] = []) {
    self.name = name
    self.constraints = constraints
    self.boundedVariables = boundedVariables
  }

  /// Its parts.
  var parts: [ElasticMember] {
    constraints.map(ElasticMember.constraint) + boundedVariables.map { .bounds(of: $0) }
  }
}

/// Whether a model, or part of one, has a feasible point.
public enum FeasibilityVerdict: Equatable, Sendable {
  /// It has one, which was checked.
  case feasible
  /// It is proven to have none.
  case infeasible
  /// The solve ended before either was proven.
  case undecided(Termination)
}

/// Members that cannot all hold, together with what no member contains, and what was proven about them.
public struct MinimalConflict: Equatable, Sendable {
  /// What became of the conflict when one member was left out.
  public struct Removal: Equatable, Sendable {
    /// The member left out.
    public let member: ConflictMember
    /// Whether the others of the conflict have a feasible point.
    public let verdict: FeasibilityVerdict
  }

  /// The members of the conflict, in the order in which they were given. Empty if what no member contains is infeasible
  /// by itself.
  public let members: [ConflictMember]
  /// Whether the members are jointly infeasible, by a solve of its own after the search.
  public let jointly: FeasibilityVerdict
  /// For each member what is left without it, by solves of their own after the search.
  public let removals: [Removal]
  /// The effort of search and verification together.
  public let statistics: SolveStatistics

  /// The members are proven jointly infeasible, and feasible without any single one of them.
  public var isVerified: Bool {
    jointly == .infeasible && removals.count == members.count && removals.allSatisfy { $0.verdict == .feasible }
  }
}

/// What a search for a conflict ended with.
public enum ConflictFinding: Equatable, Sendable {
  /// There is none: the model has a feasible point.
  case feasible
  /// The model is infeasible, and these members are a reason.
  case conflict(MinimalConflict)
  /// A limit or trouble kept the solver from telling whether the model is feasible.
  case undecided(Termination)
}

extension Solver {
  /// Finds members of a model that cannot all hold, none of which can be spared.
  ///
  /// Constraints and variable bounds that belong to no member always hold; whole variables stay whole. First members
  /// that have to give way are collected by elastic copies of the model, until these alone are infeasible. Then each is
  /// left out in turn and dropped if the others are still infeasible. Last the outcome is verified from scratch. A
  /// limit makes the conflict larger than need be, and then ``MinimalConflict/isVerified`` is false.
  ///
  /// - Parameters:
  ///   - model: the model. Its objective plays no part.
  ///   - members: the groups to tell apart. A constraint in several of them holds while one of these does.
  ///   - options: for every solve; the time limit is for all of them together.
  /// - Throws: ``SolverError``.
  /// - Complexity: about one solve per member, and two per member of the conflict.
  public func minimalConflict(
    in model: Model, among members: [ConflictMember], options: SolveOptions = SolveOptions()
  ) throws(SolverError) -> ConflictFinding {
    var search = ConflictSearch(model, members, options, solver: self)
    switch try search.verdict(on: Array(repeating: true, count: members.count)) {
    case .feasible: return .feasible
    case .undecided(let termination): return .undecided(termination)
    case .infeasible: break
    }
    let shrunk = try search.shrinkElastically()
    let chosen = try search.deleteSpare(from: shrunk)
    return .conflict(try search.verified(chosen))
  }
}
