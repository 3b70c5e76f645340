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
    let found = try isOpen ? surviving(RosterRepair.changes) { run in try run.seek(changes) } : nil
    if point == nil { lost = try uncover(task, rows) }
    let outcome = try found ?? least(changes, RosterRepair.changes, statistics)
    lost.statistics.wallTime = ContinuousClock.now - clock
    record(RosterRepair.coverLost, lost)
    let faces = task.visitors.isEmpty ? nil : faceExpression(task)
    let levelCount = task.rest.count + (faces == nil ? 2 : 3)
    guard point != nil else { return answer(levelCount: levelCount) }
    record(RosterRepair.changes, outcome)
    if let value = outcome.objective {
      state.add("keep[\(RosterRepair.changes)]", changes, .atMost(value))
      settleVariables(upTo: value)
    }
    if let faces { try prefer(faces, RosterRepair.newFaces, statistics) }
    return try run(on: task.rest, levelCount: levelCount)
  }

  /// Makes something least, and keeps it.
  private mutating func prefer(
    _ expression: LinearExpression, _ name: String, _ statistics: SolveStatistics
  ) throws {
    let clock = ContinuousClock.now
    var outcome = try least(expression, name, statistics)
    outcome.statistics.wallTime = ContinuousClock.now - clock
    record(name, outcome)
    if let value = outcome.objective { state.add("keep[\(name)]", expression, .atMost(value)) }
  }

  /// The least of something; where the solver gives up, what the roster at hand has.
  private mutating func least(
    _ expression: LinearExpression, _ name: String, _ statistics: SolveStatistics
  ) throws -> LevelOutcome {
    try surviving(name) { run in try run.minimize(expression, name) }
      ?? LevelOutcome(objective: currentValue, bound: nil, termination: .numericalTrouble, statistics: statistics)
  }

  /// How many visits to a household are given to somebody who was not there before.
  private func faceExpression(_ task: RepairTask) -> LinearExpression {
    var faces = LinearExpression()
    for key in formulation.assign.keys {
      guard let known = task.visitors[key.shift], !known.contains(key.volunteer) else { continue }
      faces.add(1, formulation.assign[key])
    }
    return faces
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

  func coverExpression(_ level: RosterLevel) -> LinearExpression {
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

  /// Begins with the roster as it is, its new gaps filled one by one, or else as it is; without those who must not stay
  /// alone.
  mutating func start(from task: RepairTask) {
    point = nil
    for isFilled in [true, false] where point == nil { start(from: task, isFilled: isFilled) }
  }

  private mutating func start(from task: RepairTask, isFilled: Bool) {
    var greedy = GreedyRoster(formulation)
    let shifts = isFilled ? gaps(in: task) : []
    guard let values = greedy.point(from: task.kept, withdrawing: task.gaps, filling: shifts) else {
      // A roster that is not legal any more is still close to those that are.
      hint = greedy.values
      return
    }
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
    for count in Self.caps(from: task.lostCount, around: fewest) where budget.exhausted == nil {
      state.setBounds(.atMost(Double(count) - changes.constant), of: cap)
      // Where somebody must not stay alone, the roster as it is takes more changes than the first caps allow.
      if point == nil { start(from: task, isFilled: false) }
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
