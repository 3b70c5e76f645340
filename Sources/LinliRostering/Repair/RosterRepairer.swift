public import LinliDomain
public import LinliLP

/// Repairs a roster after changes: cover first, then the fewest changes, then whatever else the question asks for.
///
/// With x⁰ the roster before, less what can no longer be worked, the levels are
///
///     cover_lost   min  max(0, unfilled(x) − unfilled(x⁰ before the changes))
///     changes      min  Σ_{x⁰=0} x + Σ_{x⁰=1} (1 − x) + lost         lost = what nobody can help
///     then the levels of the question but those of cover and `stability`
///
/// over the roster's program. Cover that was not there before is not looked for: places that stayed empty may stay so.
/// The number of changes is linear and needs no variable of its own (ALGORITHMS.md, part 4, 3.4); its linear program is
/// mostly whole, and fixes nearly everything by reduced costs for the levels that follow.
public struct RosterRepairer: Sendable {
  private let solver: any Solver

  /// A repairer over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// Repairs a roster.
  ///
  /// - Parameters:
  ///   - plan: the roster as it is; what it has of other questions' people and shifts is left out.
  ///   - instance: the question it answers.
  ///   - changes: what happens.
  ///   - added: shifts that are new.
  ///   - notice: what is too soon to be changed; nil for nothing.
  ///   - wantsCurve: whether the curve is wanted, too; it takes several times as long.
  /// - Throws: ``RosterInstanceError`` if the changed question cannot be asked; ``SolverError`` if the solver gave up.
  public func repair(
    _ plan: RosterPlan, of instance: RosterInstance, after changes: [RosterChange], adding added: [Shift] = [],
    notice: RepairNotice? = nil, wantsCurve: Bool = false, options: RosterSolveOptions
  ) throws -> RosterRepair {
    let changed = try RosterInstance(instance.data.changed(by: changes, adding: added))
    let frozen = changed.shifts.filter { notice?.freezes($0) ?? false }.map(\.id)
    let task = RepairTask(changed, plan, of: instance, frozen: Set(frozen))
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    let budget = TimeBudget(solve)
    let formulation = RosterFormulation(changed)
    let core = formulation.lazyRules.core(of: formulation.model)
    let answer = try solver.withSession(core.relaxation) { session in
      var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
      return try run.repair(task)
    }
    let fewest = answer.stages.first { $0.name == RosterRepair.changes }?.objective.map { Int($0.rounded()) }
    let curve =
      try wantsCurve
      ? fewest.map { fewest in
        try solver.withSession(core.relaxation) { session in
          var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
          return try run.curve(task, around: fewest)
        }
      } : nil
    let after = answer.plan ?? RosterPlan(task.kept)
    return RosterRepair(
      instance: changed, before: plan, answer: answer,
      difference: RosterDifference(
        from: plan, of: instance, to: after, of: changed, releasing: changes.compactMap(\.released)), frozen: frozen,
      curve: curve ?? []
    )
  }
}

/// A roster to be repaired, in terms of the changed question.
struct RepairTask: Sendable {
  /// What can still be worked of the roster, in order.
  let kept: [RosterAssignment]
  /// How many assignments cannot.
  let lostCount: Int
  /// The shifts that lost somebody, and the new ones.
  let gaps: Set<ShiftID>
  /// Shifts that stay as they are.
  let frozen: Set<ShiftID>
  /// The levels of cover, each with its value before the changes.
  let cover: [(level: RosterLevel, value: Int)]
  /// The levels after cover and changes.
  let rest: [RosterLevel]

  init(_ changed: RosterInstance, _ plan: RosterPlan, of old: RosterInstance, frozen: Set<ShiftID>) {
    let known = plan.assignments.filter { old.volunteer($0.volunteer) != nil && old.shift($0.shift) != nil }
    kept = known.filter { assignment in
      changed.shift(assignment.shift) != nil
        && changed.ineligibility(of: assignment.volunteer, for: assignment.shift).isEmpty
    }
    lostCount = known.count - kept.count
    let standing = Set(kept)
    let damaged = known.filter { !standing.contains($0) }.map(\.shift)
    gaps = Set(damaged + changed.shifts.map(\.id).filter { old.shift($0) == nil }).subtracting(frozen)
    self.frozen = frozen
    let figures = RosterFigures(old, RosterPlan(known))
    let own = old.options.levels.filter(\.isOfCover)
    let levels = own.isEmpty ? [RosterLevel(.unfilled)] : own
    cover = levels.map { ($0, figures.value(of: $0)) }
    rest = changed.options.levels.filter { !$0.isOfCover && $0.singleMeasure != .stability }
  }
}

extension RosterLevel {
  /// Whether it looks at nothing but missing people.
  fileprivate var isOfCover: Bool {
    parts.allSatisfy { $0.measure == .unfilled || $0.measure == .belowMinimum }
  }
}
