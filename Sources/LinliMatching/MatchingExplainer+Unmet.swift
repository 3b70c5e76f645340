import LinliDomain
import LinliLP

/// What a delivery takes, each of which can be lacking.
private enum Means: String, CaseIterable {
  case money
  case hours
  case room

  /// How the constraints begin that hold it.
  var constraintPrefix: String {
    switch self {
    case .money: "pay["
    case .hours: "hours["
    case .room: "host["
    }
  }

  var cause: UnmetCause {
    switch self {
    case .money: .moneyExhausted
    case .hours: .hoursExhausted
    case .room: .roomExhausted
    }
  }
}

extension MatchingExplainer {
  /// Why each of the needs is unmet, in the given order.
  ///
  /// A need that nobody may do is told at once. For every other one the program is solved again with sessions of this
  /// need that are free of one means: not counted against hours, not paid, or without a room. If that improves the level,
  /// the means is a cause. If none does alone, pairs and then all three are tried; if even these do not, the need is
  /// crowded out.
  public func causes(of unmet: [UnmetNeed]) throws -> [ExplainedNeed] {
    let pairs = Dictionary(grouping: formulation.instance.eligiblePairs, by: \.need)
    return try unmet.map { need in
      let eligible = pairs[need.need] ?? []
      if let structural = formulation.instance.structuralCause(of: need.need, eligible: eligible) {
        return ExplainedNeed(unmet: need, cause: structural, causes: [structural], takesAllCauses: false)
      }
      return try relaxedCause(of: need, eligible)
    }
  }

  private func relaxedCause(of need: UnmetNeed, _ eligible: [EligiblePair]) throws -> ExplainedNeed {
    var gains: [(means: Means, gain: Double)] = []
    for means in Means.allCases {
      let objective = try objective(with: need, freeOf: [means], eligible)
      if isImproved(objective) { gains.append((means, baseObjective - objective)) }
    }
    if let best = gains.map(\.gain).max() {
      // Gains that are the same but for noise keep the order money, hours, room.
      let first = gains.filter { $0.gain >= best * (1 - 1e-6) } + gains.filter { $0.gain < best * (1 - 1e-6) }
      return ExplainedNeed(
        unmet: need, cause: first[0].means.cause, causes: first.map(\.means.cause), takesAllCauses: false)
    }
    for together in [[Means.money, .hours], [.money, .room], [.hours, .room], Means.allCases] {
      if try isImproved(objective(with: need, freeOf: together, eligible)) {
        let causes = together.map(\.cause)
        return ExplainedNeed(unmet: need, cause: causes[0], causes: causes, takesAllCauses: true)
      }
    }
    let last: UnmetCause = formulation.instance.options.hasWholeSessions ? .wholeSessions : .crowdedOut
    return ExplainedNeed(unmet: need, cause: last, causes: [last], takesAllCauses: false)
  }

  /// The level's value when up to the missing sessions of a need are free of some means.
  private func objective(
    with need: UnmetNeed, freeOf means: [Means], _ eligible: [EligiblePair]
  ) throws -> Double {
    let model = session.model
    let prefixes = means.map(\.constraintPrefix)
    let columns = eligible.map { pair in
      let variable = formulation.serve[pair]
      let entries = entries(of: variable, in: model).filter { entry in
        !prefixes.contains { model.name(of: entry.constraint).hasPrefix($0) }
      }
      let cost = model.objective.expression.terms.first { $0.variable == variable }?.coefficient ?? 0
      return Column(
        "free[\(pair.provider),\(pair.need)]", .continuous, .range(0, need.sessions), cost: cost, entries: entries)
    }
    let added = session.addColumns(columns)
    defer { for variable in added { session.setBounds(.equal(0), of: variable) } }
    return try session.solve(options: options).requireIncumbent().objective
  }

  private func entries(of variable: Variable, in model: Model) -> [Column.Entry] {
    var entries: [Column.Entry] = []
    for constraint in model.constraints {
      for term in model.terms(of: constraint) where term.variable == variable {
        entries.append(Column.Entry(constraint, term.coefficient))
      }
    }
    return entries
  }
}
