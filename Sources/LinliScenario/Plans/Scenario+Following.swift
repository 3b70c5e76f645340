internal import LinliRostering

extension Scenario {
  /// The scenario with visits that repeat on the days on which a roster has them, so that the roster can be held against
  /// it. What cannot be read of the roster is passed over; reading the roster itself tells it.
  public func following(_ folder: PlanFolder) -> Scenario {
    guard let roster, !roster.visits.isEmpty else { return self }
    let named = folder.namedShifts(for: roster)
    do throws(RosterInstanceError) {
      return asking(try roster.following(named))
    } catch {
      // The question of before stands, and reading the roster tells which of its visits it does not have.
      return self
    }
  }
}
