import LinliLP

/// Cuts that stay in the program.
extension ProgramRun {
  /// Rounds of cuts at a level.
  private static let cutRoundLimit = 8
  /// Cuts in a round.
  private static let cutCount = 40
  /// A round that lifts the bound by less than this is the last.
  private static let leastLift = 1e-3

  /// Adds Gomory cuts to the relaxation of a level for as long as they lift its bound.
  ///
  /// The rows stay: what a level reached is kept from then on, and its relaxation would reach far more without them, so
  /// every later level would be searched with a bound that says next to nothing.
  ///
  /// - Returns: false if the relaxation has no solution any more.
  mutating func cut(_ outcome: inout LevelOutcome, _ target: Double?, _ level: String) throws -> Bool {
    var rows: [Constraint] = []
    for _ in 0..<Self.cutRoundLimit where budget.exhausted == nil {
      guard let before = relaxation, !settle(&outcome, target) else { break }
      let cuts = try GomoryCuts(for: state.whole).deepest(at: before.values, in: state.session, limit: Self.cutCount)
      if cuts.isEmpty { break }
      dropSlack(&rows, at: before.values)
      let first = state.whole.constraintCount
      for (number, cut) in cuts.enumerated() {
        rows.append(state.add("gomory[\(first + number)]", cut.row, .atLeast(cut.least)))
      }
      guard try relaxOnce(&outcome, level), let after = relaxation else { return false }
      options.messages?("\(level): \(cuts.count) cuts, \(before.value) to \(after.value)")
      if after.value < before.value + Self.leastLift { break }
    }
    if let relaxation { dropSlack(&rows, at: relaxation.values) }
    return true
  }

  /// Frees the rows that a point keeps with room to spare.
  private mutating func dropSlack(_ rows: inout [Constraint], at values: [Double]) {
    rows.removeAll { row in
      let room = state.whole.activity(of: row, at: values) - state.whole.bounds(of: row).lower
      guard room > 1e-6 else { return false }
      state.setBounds(.free, of: row)
      return true
    }
  }
}
