import LinliDomain
import LinliRostering
import LinliScenario

extension RosterText {
  /// How many shifts have the fewest people they need, those that need nobody included; nil if no shift needs anybody.
  var minimums: String? {
    guard let figures = report.figures, instance.shifts.contains(where: { $0.heads.minimum > 0 }) else { return nil }
    let short = figures.unfilled.count { $0.belowMinimum > 0 }
    return say(Catalogue.minimumsReached(instance.shifts.count - short, of: instance.shifts.count))
  }
}

extension Catalogue {
  static func minimumsReached(_ reached: Int, of shifts: Int) -> BilingualText {
    BilingualText(
      zh: "\(shifts) 个班次中 \(reached) 个达到最少人数",
      en: "\(reached) of \(plural(shifts, "shift")) "
        + (shifts == 1 ? "has the fewest people it needs" : "have the fewest people they need"))
  }
}
