import LinliLP

/// The fewest changes where no roster is at hand yet that keeps cover.
extension ProgramRun {
  /// What a try comes to; nil where the solver gives up, which is said.
  mutating func surviving(
    _ level: String, _ attempt: (inout ProgramRun) throws -> LevelOutcome?
  ) throws -> LevelOutcome? {
    do {
      return try attempt(&self)
    } catch let error as SolverError {
      options.messages?("\(level): \(error)")
      return nil
    }
  }

  /// Whether the first level of cover may be kept as far as its relaxation with cuts can tell. The cuts stay; they hold
  /// whatever the bounds on cover.
  mutating func mayKeepCover(_ task: RepairTask, _ rows: [Constraint]) throws -> Bool {
    guard let part = task.cover.first else { return true }
    for row in rows { state.setBounds(.free, of: row) }
    start(from: task)
    let outcome = try minimize(
      coverExpression(part.level), part.level.name, target: Double(part.value), upTo: .tightened)
    for (part, row) in zip(task.cover, rows) {
      state.setBounds(.atMost(Double(part.value) - coverExpression(part.level).constant), of: row)
    }
    if let values = point, !state.whole.feasibilityReport(of: values).isFeasible { point = nil }
    return outcome.bound.map { $0 <= Double(part.value) + 0.5 } ?? true
  }

  /// Numbers of changes from the bound on that ``seek(_:)`` asks for, and the nodes for each.
  private static let (soughtCount, soughtNodes) = (3, 100)

  /// The fewest changes without a roster to begin with: whether there is a roster with as many as the relaxation says,
  /// then with one more, and so on. So few leave little open, and each number that is refused is a bound.
  ///
  /// - Returns: nil if the number was not found so.
  mutating func seek(_ changes: LinearExpression) throws -> LevelOutcome? {
    let level = RosterRepair.changes
    // Tighter rows would hold for rosters that keep cover only, and cover may have to be let go.
    var outcome = try minimize(changes, level, upTo: .relaxation)
    for _ in 0..<Self.soughtCount where budget.exhausted == nil {
      if settle(&outcome, nil) { return outcome }
      guard let bound = outcome.bound, let part = openPart(upTo: bound) else { return nil }
      let question = Question(part: part, cutoff: bound + 1, nodeLimit: Self.soughtNodes)
      guard let result = try solve([question], level).first else { return nil }
      _ = try receive(result, to: question, bound, &outcome, level)
      if outcome.bound == bound, point == nil { return nil }
    }
    return settle(&outcome, nil) ? outcome : nil
  }
}
