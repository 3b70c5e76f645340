public import LinliDomain
import LinliLP
import OrderedCollections

/// A data row or rule that takes part in a conflict.
public enum RosterConflictPart: Hashable, Sendable {
  /// The shift has the people it wants.
  case heads(ShiftID)
  /// The shift has people with the skill it wants.
  case skill(ShiftID, String)
  /// The shift takes place with all of its team or not at all.
  case team(ShiftID)
  /// The person's line keeps a rule.
  case line(VolunteerID, LineRule)
  /// Two people keep their rule.
  case pair(PairRule)
  /// The trainee works only beside a mentor.
  case mentor(VolunteerID)
  /// The person works only beside an adult.
  case adult(VolunteerID)
  /// The household has no more visitors than allowed.
  case visitors(String)
  /// The pin is kept.
  case pin(Pin)

  /// A stable name for files and logs.
  public var name: String {
    switch self {
    case .heads(let shift): "heads[\(shift)]"
    case .skill(let shift, let skill): "skill[\(shift),\(skill)]"
    case .team(let shift): "team[\(shift)]"
    case .line(let volunteer, let rule): "\(rule.rawValue)[\(volunteer)]"
    case .pair(let rule): "pair[\(rule.first),\(rule.second)]"
    case .mentor(let trainee): "mentor[\(trainee)]"
    case .adult(let volunteer): "adult[\(volunteer)]"
    case .visitors(let household): "visitors[\(household)]"
    case .pin(let pin): "pin[\(pin.volunteer),\(pin.shift)]"
    }
  }
}

/// Why there is no roster: rows and rules that cannot hold together, although any one less would do.
public struct RosterConflict: Equatable, Sendable {
  /// The parts.
  public var parts: [RosterConflictPart]
  /// Whether it was proven by solving that the parts collide, and that each of them is needed for that.
  public var isVerified: Bool
}

extension RosterOptimizer {
  /// The smallest set of rows and rules that keeps there from being a roster: with all demand required, that keeps all
  /// demand from being met. What nobody may work by itself is no rule here: a shift that nobody may work collides alone.
  ///
  /// - Returns: nil if there is a roster, or if the limits did not allow to tell.
  /// - Throws: ``SolverError`` if the solver gave up.
  public func conflict(for instance: RosterInstance, options: RosterSolveOptions) throws -> RosterConflict? {
    let formulation = RosterFormulation(
      instance, isDemandRequired: options.isDemandRequired, hasRowsByRule: true)
    let parts = Array(formulation.rowsOfPart.keys)
    let members = parts.map { ConflictMember($0.name, constraints: formulation.rowsOfPart[$0] ?? []) }
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    let finding = try solver.minimalConflict(in: formulation.model, among: members, options: solve)
    guard case .conflict(let conflict) = finding else { return nil }
    let chosen = zip(parts, members).filter { conflict.members.contains($0.1) }.map(\.0)
    return RosterConflict(parts: chosen, isVerified: conflict.isVerified)
  }
}
