/// The search behind ``Solver/minimalConflict(in:among:options:)``. A choice of members is one Boolean per member.
struct ConflictSearch<Engine: Solver> {
  private let model: Model
  private let members: [ConflictMember]
  private let solver: Engine
  private let budget: TimeBudget
  private let tolerances: Tolerances
  private var statistics: SolveStatistics

  /// A search in `model`; options that belong to an objective or a starting point are dropped.
  init(_ model: Model, _ members: [ConflictMember], _ options: SolveOptions, solver: Engine) {
    var plain = options
    plain.cutoff = nil
    plain.start = nil
    plain.wantsRanging = false
    self.model = ConflictSearch.withoutBinaries(model, members)
    self.members = members
    self.solver = solver
    budget = TimeBudget(plain)
    tolerances = plain.tolerances
    statistics = SolveStatistics(of: model, solver: solver.identity)
  }

  /// The model with integer variables between 0 and 1 for the binary ones that may lose their bounds: a session cannot
  /// change a variable's kind.
  private static func withoutBinaries(_ model: Model, _ members: [ConflictMember]) -> Model {
    var changed = model
    for variable in members.flatMap(\.boundedVariables) where changed[variable].kind == .binary {
      changed.setBounds(changed[variable].allowedBounds, of: variable)
      changed.setKind(.integer, of: variable)
    }
    return changed
  }
}

// MARK: - One choice of members

extension ConflictSearch {
  /// The model with only the chosen members, and whatever belongs to none.
  private func model(of chosen: [Bool]) -> Model {
    var part = model
    part.setObjective(.none)
    for released in releasedParts(chosen) {
      switch released {
      case .constraint(let constraint): part.setBounds(.free, of: constraint)
      case .bounds(let variable): part.setBounds(.free, of: variable)
      }
    }
    return part
  }

  /// The parts of members that belong to no chosen one, each once, in order of the members.
  private func releasedParts(_ chosen: [Bool]) -> [ElasticMember] {
    var seen: Set<ElasticMember> = []
    for (member, isChosen) in zip(members, chosen) where isChosen { seen.formUnion(member.parts) }
    var released: [ElasticMember] = []
    for (member, isChosen) in zip(members, chosen) where !isChosen {
      for part in member.parts where seen.insert(part).inserted { released.append(part) }
    }
    return released
  }

  /// Whether the chosen members have a common feasible point, by a solve from scratch.
  mutating func verdict(on chosen: [Bool]) throws(SolverError) -> FeasibilityVerdict {
    if let limit = budget.exhausted { return .undecided(.limit(limit)) }
    let part = model(of: chosen)
    return judge(try solver.solve(part, options: budget.remaining), part)
  }

  /// What a solve without objective proves. A point counts only if it is checked; and since nothing is minimized,
  /// "infeasible or unbounded" leaves only infeasible.
  private mutating func judge(_ result: SolveResult, _ part: Model) -> FeasibilityVerdict {
    statistics.addEffort(of: result.statistics)
    if let incumbent = result.incumbent {
      let report = part.feasibilityReport(of: incumbent.values, tolerances: tolerances)
      return report.isFeasible ? .feasible : .undecided(.numericalTrouble)
    }
    switch result.termination {
    case .infeasible, .infeasibleOrUnbounded: return .infeasible
    case let other: return .undecided(other)
    }
  }
}

// MARK: - Shrinking

extension ConflictSearch {
  /// Members that are infeasible together, found by collecting those that give way in elastic copies.
  ///
  /// - Returns: all members if the copies do not lead there.
  mutating func shrinkElastically() throws(SolverError) -> [Bool] {
    let all = Array(repeating: true, count: members.count)
    var hardened = Array(repeating: false, count: members.count)
    while hardened != all, budget.exhausted == nil {
      let elastic = releasedParts(hardened)
      let relaxation = ElasticRelaxation(model, allowances: elastic.map { ElasticAllowance($0) })
      let answer = try relaxation.solve(with: solver, options: budget.remaining)
      statistics.addEffort(of: answer.result.statistics)
      guard let yields = answer.yields else {
        // The price has no limit below 0, so that a copy is never unbounded.
        let isProven = [.infeasible, .infeasibleOrUnbounded].contains(answer.result.termination)
        return isProven ? hardened : all
      }
      let yielding = Set(yields.map(\.violation.elasticMember))
      let found = members.indices.filter { !hardened[$0] && members[$0].parts.contains(where: yielding.contains) }
      if found.isEmpty { return all }
      for index in found { hardened[index] = true }
    }
    return all
  }

  /// Leaves out each member in turn, for good if the others are still infeasible. The solves share a session.
  mutating func deleteSpare(from choice: [Bool]) throws(SolverError) -> [Bool] {
    let begun = self
    let outcome = try solver.inSession(model(of: choice)) { session throws(SolverError) in
      var working = begun
      var kept = choice
      for index in working.members.indices where choice[index] {
        if working.budget.exhausted != nil { break }
        var trial = kept
        trial[index] = false
        working.apply(trial, to: session)
        let result = try session.solve(options: working.budget.remaining)
        if working.judge(result, session.model) == .infeasible { kept = trial }
      }
      return (kept: kept, search: working)
    }
    self = outcome.search
    return outcome.kept
  }

  /// Makes a session hold the chosen members.
  private func apply(_ chosen: [Bool], to session: any SolverSession) {
    let part = model(of: chosen)
    for constraint in part.constraints where part.bounds(of: constraint) != session.model.bounds(of: constraint) {
      session.setBounds(part.bounds(of: constraint), of: constraint)
    }
    for index in part.variables.indices {
      let variable = Variable(index: index)
      if part[variable].bounds != session.model[variable].bounds {
        session.setBounds(part[variable].bounds, of: variable)
      }
    }
  }
}

// MARK: - Verifying

extension ConflictSearch {
  /// The conflict, with what can be proven about it.
  mutating func verified(_ chosen: [Bool]) throws(SolverError) -> MinimalConflict {
    let jointly = try verdict(on: chosen)
    var removals: [MinimalConflict.Removal] = []
    for index in members.indices where chosen[index] {
      var others = chosen
      others[index] = false
      removals.append(.init(member: members[index], verdict: try verdict(on: others)))
    }
    let found = members.indices.filter { chosen[$0] }.map { members[$0] }
    return MinimalConflict(members: found, jointly: jointly, removals: removals, statistics: statistics)
  }
}
