public import LinliDomain
public import LinliLP

/// Repairs a roster after changes: cover first, then the fewest changes, then whatever else the question asks for.
///
/// With x⁰ the roster before, less what can no longer be worked, the levels are
///
///     cover_lost   min  max(0, unfilled(x) − unfilled(x⁰ before the changes))
///     changes      min  Σ_{x⁰=0} x + Σ_{x⁰=1} (1 − x) + lost         lost = what nobody can help
///     new_faces    min  Σ x_vs over visits s of a series that lost somebody, v not at their household in x⁰
///     then the levels of the question but those of cover and `stability`
///
/// over the roster's program. Cover that was not there before is not looked for: places that stayed empty may stay so.
/// The number of changes is linear and needs no variable of its own (ALGORITHMS.md, part 4, 3.4); its linear program is
/// mostly whole, and fixes nearly everything by reduced costs for the levels that follow. New faces are counted only where
/// somebody was at the household before. Where visits that repeat may move, ``VisitMoveSearch`` says which do.
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
  ///   - moving: whether visits that repeat may take place on another day, see ``VisitMoveSearch``.
  ///   - wantsCurve: whether the curve is wanted, too; it takes several times as long.
  /// - Throws: ``RosterInstanceError`` if the changed question cannot be asked; ``SolverError`` if the solver gave up.
  public func repair(
    _ plan: RosterPlan, of instance: RosterInstance, after changes: [RosterChange], adding added: [Shift] = [],
    notice: RepairNotice? = nil, moving: RosterRepair.VisitMoving = .never, wantsCurve: Bool = false,
    options: RosterSolveOptions
  ) throws -> RosterRepair {
    let damage = RosterDamage(plan: plan, instance: instance, changes: changes, added: added, notice: notice)
    let attempts = RepairAttempts(damage, solver, options)
    let first = try attempts.attempt()
    var search = VisitMoveSearch(first, attempts, moving)
    try search.run()
    let moves = search.found
    let last = moves.isEmpty ? first : try attempts.attempt(moving: moves.map(\.move))
    let curve = wantsCurve ? try attempts.curve(last) : []
    return RosterRepair(
      instance: last.instance, before: plan, answer: last.answer,
      difference: RosterDifference(
        from: plan, of: instance, to: last.plan, of: last.instance, releasing: changes.compactMap(\.released),
        moving: moves.map(\.move), cannotCome: first.cannotCome(of: plan)),
      frozen: last.frozen, curve: curve, moves: moves, stuck: search.stuck(in: last))
  }
}

/// What happened to a roster.
struct RosterDamage: Sendable {
  let plan: RosterPlan
  let instance: RosterInstance
  let changes: [RosterChange]
  let added: [Shift]
  let notice: RepairNotice?
}

/// Repairs of one roster after the same changes, with visits on these or those days, all within one budget.
struct RepairAttempts {
  let damage: RosterDamage
  let budget: TimeBudget
  private let solver: any Solver
  private let options: RosterSolveOptions

  init(_ damage: RosterDamage, _ solver: any Solver, _ options: RosterSolveOptions) {
    self.damage = damage
    self.solver = solver
    self.options = options
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    budget = TimeBudget(solve)
  }

  /// The question after the changes with some visits moved.
  func question(moving moves: [VisitMove]) throws(RosterInstanceError) -> RosterInstance {
    try RosterInstance(damage.instance.data.moving(moves).changed(by: damage.changes, adding: damage.added))
  }

  /// Repairs the roster with some visits moved.
  ///
  /// - Parameter isTrial: whether cover and changes are all that is wanted.
  func attempt(moving moves: [VisitMove] = [], isTrial: Bool = false) throws -> RepairAttempt {
    let changed = try question(moving: moves)
    let frozen = changed.shifts.filter { damage.notice?.freezes($0) ?? false }.map(\.id)
    let task = RepairTask(changed, damage.plan, of: damage.instance, frozen: Set(frozen), isTrial: isTrial)
    let formulation = RosterFormulation(changed)
    let core = formulation.lazyRules.core(of: formulation.model)
    let answer = try solver.withSession(core.relaxation) { session in
      var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
      return try run.repair(task)
    }
    return RepairAttempt(instance: changed, frozen: frozen, task: task, answer: answer)
  }

  /// What fewer and more changes would cover; empty if the attempt found no roster.
  func curve(_ attempt: RepairAttempt) throws -> [RosterRepair.CurvePoint] {
    guard let fewest = attempt.value(of: RosterRepair.changes) else { return [] }
    let formulation = RosterFormulation(attempt.instance)
    let core = formulation.lazyRules.core(of: formulation.model)
    return try solver.withSession(core.relaxation) { session in
      var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
      return try run.curve(attempt.task, around: fewest)
    }
  }
}

/// What came of one repair.
struct RepairAttempt: Sendable {
  let instance: RosterInstance
  let frozen: [ShiftID]
  let task: RepairTask
  let answer: RosterAnswer

  /// The repaired roster, or what is left of the old one.
  var plan: RosterPlan { answer.plan ?? RosterPlan(task.kept) }

  /// What a stage reached; nil if it was not reached.
  func value(of stage: String) -> Int? {
    answer.stages.first { $0.name == stage }?.objective.map { Int($0.rounded()) }
  }

  /// Whether what a stage reached is proven to be least.
  func isProven(_ stage: String) -> Bool {
    answer.stages.first { $0.name == stage }?.termination == .optimal
  }

  /// The assignments of a roster whose people cannot come any more.
  func cannotCome(of plan: RosterPlan) -> Set<RosterAssignment> {
    Set(plan.assignments.filter { !instance.ineligibility(of: $0.volunteer, for: $0.shift).isEmpty })
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
  /// For each visit of a series that lost somebody or is new, who was at its household before; visits of households where
  /// nobody was are left out.
  let visitors: [ShiftID: Set<VolunteerID>]

  /// - Parameter isTrial: whether the levels after cover and changes are left out.
  init(
    _ changed: RosterInstance, _ plan: RosterPlan, of old: RosterInstance, frozen: Set<ShiftID>, isTrial: Bool = false
  ) {
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
    rest = isTrial ? [] : changed.options.levels.filter { !$0.isOfCover && $0.singleMeasure != .stability }
    visitors = Self.visitors(of: gaps, in: changed, RosterPlan(known), of: old)
  }

  private static func visitors(
    of gaps: Set<ShiftID>, in changed: RosterInstance, _ plan: RosterPlan, of old: RosterInstance
  ) -> [ShiftID: Set<VolunteerID>] {
    let visits = changed.visits.flatMap(\.shifts).filter(gaps.contains).compactMap { changed.shift($0) }
    guard !visits.isEmpty else { return [:] }
    var people: [String: Set<VolunteerID>] = [:]
    for assignment in plan.assignments {
      guard let household = old.shift(assignment.shift)?.household else { continue }
      people[household, default: []].insert(assignment.volunteer)
    }
    var visitors: [ShiftID: Set<VolunteerID>] = [:]
    for visit in visits { visitors[visit.id] = visit.household.flatMap { people[$0] } }
    return visitors
  }
}

extension RosterLevel {
  /// Whether it looks at nothing but missing people.
  fileprivate var isOfCover: Bool {
    parts.allSatisfy { $0.measure == .unfilled || $0.measure == .belowMinimum }
  }
}
