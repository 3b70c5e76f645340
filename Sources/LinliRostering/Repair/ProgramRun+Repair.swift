import LinliDomain
import LinliLP

extension ProgramRun {
  /// Repairs a roster, see ``RosterRepairer``.
  mutating func repair(_ task: RepairTask) throws -> RosterAnswer {
    let clock = ContinuousClock.now
    let rows = task.cover.enumerated().map { number, part in
      state.add("cover[\(number)]", coverExpression(part.level), .atMost(Double(part.value)))
    }
    freeze(task)
    start(from: task)
    let statistics = SolveStatistics(of: formulation.model, solver: solver.identity)
    let changes = changeExpression(task)
    // The costs of changes pull towards the roster as it is, so its linear program begins there.
    startsAtPoint = true
    var lost = LevelOutcome(objective: 0, bound: 0, termination: .optimal, statistics: statistics)
    // Where no gap can be filled at once, it may be that cover cannot be kept, which is seen sooner by cover itself; as
    // long as it may, few changes are looked for among all rosters that keep it.
    let isOpen = try point == nil && mayKeepCover(task, rows)
    let found = try isOpen ? surviving { run in try run.seek(changes) } : nil
    if point == nil { lost = try uncover(task, rows) }
    let outcome = try found ?? change(changes, statistics)
    lost.statistics.wallTime = ContinuousClock.now - clock
    record(RosterRepair.coverLost, lost)
    guard point != nil else { return answer(levelCount: task.rest.count + 2) }
    record(RosterRepair.changes, outcome)
    if let value = outcome.objective {
      state.add("keep[\(RosterRepair.changes)]", changes, .atMost(value))
      settleVariables(upTo: value)
    }
    return try run(on: task.rest, levelCount: task.rest.count + 2)
  }

  /// What a try comes to; nil where the solver gives up, which is said.
  private mutating func surviving(
    _ attempt: (inout ProgramRun) throws -> LevelOutcome?
  ) throws -> LevelOutcome? {
    do {
      return try attempt(&self)
    } catch let error as SolverError {
      options.messages?("\(RosterRepair.changes): \(error)")
      return nil
    }
  }

  /// Whether the first level of cover may be kept as far as its relaxation with cuts can tell. The cuts stay; they hold
  /// whatever the bounds on cover.
  private mutating func mayKeepCover(_ task: RepairTask, _ rows: [Constraint]) throws -> Bool {
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
  private mutating func seek(_ changes: LinearExpression) throws -> LevelOutcome? {
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

  /// The fewest changes; where the solver gives up, those of the roster at hand.
  private mutating func change(_ changes: LinearExpression, _ statistics: SolveStatistics) throws -> LevelOutcome {
    try surviving { run in try run.minimize(changes, RosterRepair.changes) }
      ?? LevelOutcome(objective: currentValue, bound: nil, termination: .numericalTrouble, statistics: statistics)
  }

  /// Where the cover of before is out of reach: level by level the least that has to be missing.
  private mutating func uncover(_ task: RepairTask, _ rows: [Constraint]) throws -> LevelOutcome {
    for row in rows { state.setBounds(.free, of: row) }
    start(from: task)
    var total = LevelOutcome(objective: 0, bound: 0, termination: .optimal, statistics: SolveStatistics())
    for (part, row) in zip(task.cover, rows) {
      let target = Double(part.value)
      let cover = coverExpression(part.level)
      var outcome = try minimize(cover, part.level.name, target: target)
      total.statistics.addEffort(of: outcome.statistics)
      if outcome.objective.map({ $0 > target + 0.5 }) ?? true {
        outcome = try minimize(cover, part.level.name)
        total.statistics.addEffort(of: outcome.statistics)
      }
      guard let value = outcome.objective else {
        return LevelOutcome(objective: nil, bound: nil, termination: outcome.termination, statistics: total.statistics)
      }
      state.setBounds(.atMost(max(value, target) - cover.constant), of: row)
      total.objective = (total.objective ?? 0) + max(0, value - target)
      total.bound = (total.bound ?? 0) + max(0, (outcome.bound ?? 0) - target)
      if outcome.termination != .optimal { total.termination = outcome.termination }
    }
    return total
  }

  private func coverExpression(_ level: RosterLevel) -> LinearExpression {
    guard let expression = formulation.expression(of: level) else { preconditionFailure("level \(level.name)") }
    return expression
  }

  /// How many assignments are lost and gained.
  private func changeExpression(_ task: RepairTask) -> LinearExpression {
    let kept = Set(task.kept)
    var changes = LinearExpression(Double(task.lostCount + task.kept.count))
    for key in formulation.assign.keys { changes.add(kept.contains(key) ? -1 : 1, formulation.assign[key]) }
    return changes
  }

  private mutating func freeze(_ task: RepairTask) {
    guard !task.frozen.isEmpty else { return }
    let kept = Set(task.kept)
    for key in formulation.assign.keys where task.frozen.contains(key.shift) {
      state.setBounds(.equal(kept.contains(key) ? 1 : 0), of: formulation.assign[key])
    }
  }

  /// Begins with the roster as it is, its new gaps filled one by one, or else as it is.
  private mutating func start(from task: RepairTask) {
    point = nil
    for isFilled in [true, false] where point == nil { start(from: task, isFilled: isFilled) }
  }

  private mutating func start(from task: RepairTask, isFilled: Bool) {
    var greedy = GreedyRoster(formulation)
    guard let values = greedy.point(from: task.kept, filling: isFilled ? gaps(in: task) : []) else { return }
    _ = take(values)
  }

  private func gaps(in task: RepairTask) -> [Int] {
    formulation.instance.shifts.indices.filter { task.gaps.contains(formulation.instance.shifts[$0].id) }
  }

  /// What fewer and more changes than the fewest that keep cover could reach of the first level of cover.
  mutating func curve(_ task: RepairTask, around fewest: Int) throws -> [RosterRepair.CurvePoint] {
    // A cut holds for narrower bounds only, and the cap widens from point to point.
    keepsCuts = false
    freeze(task)
    let changes = changeExpression(task)
    let cap = state.add("most changes", changes, .free)
    let missing = coverExpression(task.cover[0].level)
    var points: [RosterRepair.CurvePoint] = []
    start(from: task, isFilled: false)
    for count in Self.caps(from: task.lostCount, around: fewest) where budget.exhausted == nil {
      state.setBounds(.atMost(Double(count) - changes.constant), of: cap)
      let outcome = try minimize(missing, "\(RosterRepair.changes) \(count)")
      points.append(
        RosterRepair.CurvePoint(
          changes: count, missing: outcome.objective.map { Int($0.rounded()) },
          isProven: outcome.termination == .optimal || outcome.termination == .infeasible))
    }
    return points
  }

  /// Numbers of changes from those that nobody can help to some more than the fewest, at most eight.
  private static func caps(from lost: Int, around fewest: Int) -> [Int] {
    let step = max(1, (fewest - lost + 3) / 4)
    let below = Array(stride(from: lost, to: fewest, by: step))
    return below + [fewest, fewest + 1, fewest + 2, fewest + 4]
  }
}
