import LinliDomain
public import LinliLP

extension MatchingFormulation {
  /// What a level of the objective measures, as an expression to be minimized or maximized.
  public func objective(of level: MatchingLevel) -> Objective {
    if let measure = level.singleMeasure {
      return Objective(measure.isMaximized ? .maximize : .minimize, expression(of: measure))
    }
    let total = sum(level.parts) { part in
      (part.measure.isMaximized ? -part.weight : part.weight) * expression(of: part.measure)
    }
    return Objective(.minimize, total)
  }

  /// A measure as an expression.
  public func expression(of measure: MatchingMeasure) -> LinearExpression {
    switch measure {
    case .unmet(let priority): unmet(priority: priority)
    case .lowestCoverage, .allCoverages: LinearExpression(lowestCoverage)
    case .cost: cost
    case .travel: travel
    case .floorShortfall: sum(floorShortfall.keys) { LinearExpression(floorShortfall[$0]) }
    }
  }

  /// Σ w·a·n − Σ w·a·x, over all priorities with their weights or over one with weight 1.
  private func unmet(priority: Int?) -> LinearExpression {
    let weight = { (service: ServiceID) -> Double in
      guard let priority else { return instance.weight(of: service) }
      return instance.service(service)?.priority == priority ? 1 : 0
    }
    var total = LinearExpression()
    for need in instance.needs { total.constant += weight(need.id.service) * instance.personHours(of: need) }
    for pair in instance.eligiblePairs { total.add(-weight(pair.need.service) * personHours(pair), serve[pair]) }
    return total
  }

  private var cost: LinearExpression {
    sum(instance.eligiblePairs) { price($0) * serve[$0] }
      + sum(engage.keys) { (instance.provider($0)?.startCost.yuan ?? 0) * engage[$0] }
  }

  private var travel: LinearExpression {
    sum(instance.eligiblePairs) { pair in
      guard let provider = instance.provider(pair.provider), let service = instance.service(pair.need.service) else {
        return LinearExpression()
      }
      return Double(service.teamSize) * instance.travelKilometres(of: provider, to: pair.need.community) * serve[pair]
    }
  }
}

extension MatchingInstance {
  /// The levels that are really used: those of the options, with the floors first where services have floors that no
  /// level speaks of. A floor is a promise to residents and not left without effect.
  public var levels: [MatchingLevel] {
    let hasFloors = services.contains { ($0.floor ?? 0) > 0 }
    let mentionsFloors = options.levels.contains { $0.parts.contains { $0.measure == .floorShortfall } }
    return hasFloors && !mentionsFloors ? [MatchingLevel(.floorShortfall)] + options.levels : options.levels
  }
}
