import ArgumentParser
import LinliRostering

/// When `replan` may move visits.
enum VisitMovingName: String, CaseIterable, ExpressibleByArgument {
  /// Never.
  case never
  /// Where nobody can come on the day planned.
  case uncovered
  /// Also where another day takes fewer changes.
  case fewerChanges = "fewer-changes"

  /// The choice for the run's record; nothing for the usual one.
  var texts: [String] { self == .uncovered ? [] : ["move-visits \(rawValue)"] }

  /// What it means for a repair.
  var moving: RosterRepair.VisitMoving {
    switch self {
    case .never: .never
    case .uncovered: .whenUncovered
    case .fewerChanges: .whenFewerChanges
    }
  }
}
