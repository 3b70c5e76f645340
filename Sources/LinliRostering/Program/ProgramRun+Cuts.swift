import LinliLP

/// Cuts that stay in the program.
extension ProgramRun {
  /// Rounds of cuts at a level.
  private static let cutRoundLimit = 8
  /// Cuts in a round.
  private static let cutCount = 40
  /// What a round has to lift the bound by, and the rounds in a row that may fail to.
  private static let (leastLift, stallLimit) = (1e-3, 2)

  /// Adds Gomory cuts to the relaxation of a level for as long as they lift its bound.
  ///
  /// The rows stay: what a level reached is kept from then on, and its relaxation would reach far more without them, so
  /// every later level would be searched with a bound that says next to nothing.
  ///
  /// - Returns: false if the relaxation has no solution any more.
  mutating func cut(_ outcome: inout LevelOutcome, _ target: Double?, _ level: String) throws -> Bool {
    var rows: [Constraint] = []
    var stalled = 0
    for _ in 0..<Self.cutRoundLimit where budget.exhausted == nil {
      guard let before = relaxation, !settle(&outcome, target) else { break }
      let cuts = try GomoryCuts(for: state.whole).deepest(at: before.values, in: state.session, limit: Self.cutCount)
      if cuts.isEmpty { break }
      dropSlack(&rows, at: before.values)
      let last = add(cuts)
      rows += last
      guard try relaxOnce(&outcome, level), let after = relaxation else { return try free(last, &outcome, level) }
      options.messages?("\(level): \(cuts.count) cuts, \(before.value) to \(after.value)")
      stalled = after.value < before.value + Self.leastLift ? stalled + 1 : 0
      if stalled == Self.stallLimit { break }
    }
    if let relaxation { dropSlack(&rows, at: relaxation.values) }
    return true
  }

  private mutating func add(_ cuts: [GomoryCuts.Cut]) -> [Constraint] {
    let first = state.whole.constraintCount
    return cuts.enumerated().map { number, cut in
      state.add("gomory[\(first + number)]", cut.row, .atLeast(cut.least))
    }
  }

  /// Frees rows that the solver cannot cope with, and solves the relaxation without them.
  private mutating func free(_ rows: [Constraint], _ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    guard budget.exhausted == nil else { return false }
    options.messages?("\(level): \(rows.count) cuts freed, \(outcome.termination)")
    for row in rows { state.setBounds(.free, of: row) }
    outcome.termination = .limit(.nodes)
    return try relaxOnce(&outcome, level) && relaxation != nil
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
