public import LinliDomain
public import LinliLP

/// A level that was optimized already, and what the later ones have to leave it.
public struct KeptLevel: Equatable, Sendable {
  /// The level.
  public var level: MatchingLevel
  /// Its value.
  public var value: Double
  /// For lexicographic max–min: the coverage that every community keeps; nil otherwise.
  public var coverages: [CommunityID: Double]?

  /// A kept level from its parts.
  public init(level: MatchingLevel, value: Double, coverages: [CommunityID: Double]? = nil) {
    self.level = level
    self.value = value
    self.coverages = coverages
  }

  /// By how much a later level may fall short of a kept value, so that the solver's last digits do not make the next
  /// program infeasible: 1e-9 of the value, and of 1.
  public static func tolerance(for value: Double) -> Double { 1e-9 * max(1, abs(value)) }
}

/// A named constraint that is not in a model yet.
struct NamedConstraint {
  var name: String
  var expression: LinearExpression
  var bounds: Bounds

  /// The bounds once the expression's constant has moved to them, as a model holds them.
  var normalBounds: Bounds {
    Bounds(lower: bounds.lower - expression.constant, upper: bounds.upper - expression.constant)
  }
}

extension MatchingFormulation {
  /// The program of one level, with what the levels before it have to keep: the very program that is solved.
  public func program(of level: MatchingLevel, keeping kept: [KeptLevel]) -> Model {
    var program = model
    program.name = "match-\(level.name)"
    for constraint in kept.flatMap(constraints(keeping:)) {
      program.add(constraint.name, constraint.expression, constraint.bounds)
    }
    program.setObjective(objective(of: level))
    return program
  }

  /// The constraints that hold a level at its value.
  func constraints(keeping kept: KeptLevel) -> [NamedConstraint] {
    if let coverages = kept.coverages {
      return coverages.keys.sorted().map { community in
        keep(coverage: coverages[community] ?? 0, of: community, name: "keep[\(kept.level.name),\(community)]")
      }
    }
    let objective = objective(of: kept.level)
    let slack = keepingSlack(for: kept.value, of: objective)
    let bounds: Bounds = objective.sense == .minimize ? .atMost(kept.value + slack) : .atLeast(kept.value - slack)
    return [NamedConstraint(name: "keep[\(kept.level.name)]", expression: objective.expression, bounds: bounds)]
  }

  /// The constraint that a community's coverage is at least a share of what it asks for.
  func keep(coverage: Double, of community: CommunityID, name: String) -> NamedConstraint {
    let asked = demand(of: community)
    return NamedConstraint(
      name: name, expression: delivered(to: community),
      bounds: .atLeast(asked * (coverage - keepingSlack(for: coverage, of: nil))))
  }

  /// By how much a later level may fall short of a kept value. With yes-or-no variables a solver cannot be held to its
  /// last digits: it would call plans infeasible, and values proven, that are not. There a tenth of the step between
  /// values that the level can take is left, which gives nothing away, or 1e-6 of the value where there is no such step.
  private func keepingSlack(for value: Double, of objective: Objective?) -> Double {
    guard model.hasIntegralVariables else { return KeptLevel.tolerance(for: value) }
    guard let objective else { return 1e-6 }
    var probe = model
    probe.setObjective(objective)
    return probe.integralObjective.map { $0.step / 10 } ?? 1e-6 * max(1, abs(value))
  }

  /// Communities that ask for anything, in order.
  var askingCommunities: [CommunityID] {
    instance.communities.map(\.id).filter { demand(of: $0) > 0 }
  }
}
