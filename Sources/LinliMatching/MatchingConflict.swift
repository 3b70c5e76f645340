public import LinliDomain
import LinliLP

/// A data row or rule that takes part in a conflict.
public enum ConflictPart: Hashable, Sendable {
  /// The need has to be met in full.
  case need(NeedID)
  /// The provider has no more hours.
  case hours(ProviderID)
  /// The room is open no longer.
  case room(RoomID)
  /// The account holds no more.
  case account(AccountID)
  /// An optional rule, by the name of its constraint.
  case rule(String)
}

/// Why not all demand can be met: rows and rules that cannot hold together, although any one less would do.
public struct MatchingConflict: Equatable, Sendable {
  /// The parts.
  public var parts: [ConflictPart]
  /// Whether it was proven by solving that the parts collide, and that each of them is needed for that.
  public var isVerified: Bool
}

extension MatchingOptimizer {
  /// The smallest set of rows and rules that keeps all demand from being met.
  ///
  /// - Returns: nil if all demand can be met, or if the limits did not allow to tell.
  /// - Throws: ``SolverError`` if the solver gave up.
  public func conflict(
    in instance: MatchingInstance, options: MatchingSolveOptions
  ) throws -> MatchingConflict? {
    let model = MatchingFormulation(instance, isDemandRequired: true).model
    let parts = Self.parts(of: instance, in: model)
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    let members = parts.map { ConflictMember($0.constraintName, constraints: model.constraints(of: $0)) }
    let finding = try solver.minimalConflict(in: model, among: members, options: solve)
    guard case .conflict(let conflict) = finding else { return nil }
    let names = Set(conflict.members.map(\.name))
    return MatchingConflict(
      parts: parts.filter { names.contains($0.constraintName) }, isVerified: conflict.isVerified)
  }

  private static func parts(of instance: MatchingInstance, in model: Model) -> [ConflictPart] {
    let rows: [ConflictPart] =
      instance.needs.map { .need($0.id) } + instance.providers.map { .hours($0.id) }
      + instance.rooms.map { .room($0.id) } + instance.accounts.map { .account($0.id) }
    let rules = model.constraints.map(model.name(of:)).filter { name in
      ["lead[", "floor[", "providers[", "kinds[", "only[", "contract["].contains { name.hasPrefix($0) }
        || name == "governmentShare" || name == "urbanRuralGap"
    }
    return rows + rules.map { .rule($0) }
  }
}

extension ConflictPart {
  /// The constraint that holds it.
  var constraintName: String {
    switch self {
    case .need(let id): "need[\(id)]"
    case .hours(let id): "hours[\(id)]"
    case .room(let id): "room[\(id)]"
    case .account(let id): "account[\(id)]"
    case .rule(let name): name
    }
  }
}

extension Model {
  fileprivate func constraints(of part: ConflictPart) -> [Constraint] {
    constraint(named: part.constraintName).map { [$0] } ?? []
  }
}
