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
  /// Sessions that a need may lose to the solver's last digits while deliveries are held.
  private static let sessionSlack = 2e-6
  /// Part of a missing need that has to be served for a means to count as a cause.
  private static let leastPart = 0.01

  /// Whether an improvement of the level is one for this need, and not the solver's last digits.
  private func serves(_ need: UnmetNeed, _ gain: Double) -> Bool {
    gain > Self.leastPart
      * max(Self.sessionSlack, formulation.instance.weight(of: need.need.service) * need.personHours)
  }

  /// Why each of the needs is unmet, in the given order.
  ///
  /// A need that nobody may do is told at once. For every other one the program is solved again with further sessions of
  /// this need that are free of one means: not counted against hours, not paid, or without a room. Whatever the plan
  /// delivers, to whomever, has to be delivered as before: the question is what is lacking to serve more of this need
  /// without taking from anybody. If the level improves, the means is a cause. If none does alone, pairs and then all
  /// three are tried; if even these do not, the need is crowded out.
  ///
  /// - Parameter unmet: all needs that the plan leaves unmet.
  public func causes(of unmet: [UnmetNeed]) throws -> [ExplainedNeed] {
    let missing = Dictionary(unmet.map { ($0.need, $0.sessions) }, uniquingKeysWith: { first, _ in first })
    keepDeliveries(missing)
    defer { keepDeliveries(nil) }
    let base = try session.solve(options: options).requireIncumbent().objective
    let pairs = Dictionary(grouping: formulation.instance.eligiblePairs, by: \.need)
    return try unmet.map { need in
      let eligible = pairs[need.need] ?? []
      if let structural = formulation.instance.structuralCause(of: need.need, eligible: eligible) {
        return ExplainedNeed(unmet: need, cause: structural, causes: [structural], takesAllCauses: false)
      }
      return try relaxedCause(of: need, eligible, base)
    }
  }

  /// Holds every need at what the plan delivers or more; without missing sessions, lets go again.
  private func keepDeliveries(_ missing: [NeedID: Double]?) {
    for need in formulation.instance.needs {
      guard let constraint = formulation.model.constraint(named: "need[\(need.id)]") else { continue }
      let delivered = missing.map { need.sessions - ($0[need.id] ?? 0) }
      let bounds = delivered.map { Bounds.range(max(0, $0 - Self.sessionSlack), need.sessions) }
      session.setBounds(bounds ?? .atMost(need.sessions), of: constraint)
    }
  }

  private func relaxedCause(
    of need: UnmetNeed, _ eligible: [EligiblePair], _ base: Double
  ) throws -> ExplainedNeed {
    // The sessions free of some means come on top: they may not stand in for those that the plan has.
    let asked = formulation.instance.need(need.need)?.sessions ?? 0
    let delivered = session.add(
      "delivered[\(need.need)]", sum(eligible) { LinearExpression(formulation.serve[$0]) },
      .atLeast(max(0, asked - need.sessions - Self.sessionSlack)))
    defer { session.setBounds(.free, of: delivered) }
    var gains: [(means: Means, gain: Double)] = []
    for means in Means.allCases {
      let objective = try objective(with: need, freeOf: [means], eligible)
      if serves(need, base - objective) { gains.append((means, base - objective)) }
    }
    if let best = gains.map(\.gain).max() {
      // Gains that are the same but for noise keep the order money, hours, room.
      let first = gains.filter { $0.gain >= best * (1 - 1e-6) } + gains.filter { $0.gain < best * (1 - 1e-6) }
      return ExplainedNeed(
        unmet: need, cause: first[0].means.cause, causes: first.map(\.means.cause), takesAllCauses: false)
    }
    return try combinedCause(of: need, eligible, base)
  }

  private func combinedCause(of need: UnmetNeed, _ eligible: [EligiblePair], _ base: Double) throws -> ExplainedNeed {
    for together in [[Means.money, .hours], [.money, .room], [.hours, .room], Means.allCases] {
      if try serves(need, base - objective(with: need, freeOf: together, eligible)) {
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
    let prefixes = means.map(\.constraintPrefix) + ["delivered["]
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
