import LinliDomain
import LinliLP

/// What is wanted of a roster: somebody on a shift, or one more of its places filled.
struct RemedyGoal: Hashable {
  /// Who has to work what.
  var wanted: [RosterAssignment] = []
  /// Who must not work what, although they may: so as to find another way.
  var avoided: [RosterAssignment] = []
  /// So many people on a shift, at least.
  var demand: Demand?

  /// People on a shift.
  struct Demand: Hashable {
    var shift: ShiftID
    /// Only those who hold it count; nil for everybody.
    var qualification: String?
    var count: Int
  }
}

/// What came of a try.
enum RemedyAttempt {
  /// There is such a roster; with the fewest changes if that is proven.
  case possible(RosterPlan, isFewest: Bool)
  /// There is none.
  case impossible
  /// The limits did not allow to tell.
  case open
}

/// The program of a remedy. With x⁰ the roster as it is,
///
///     changes     min  Σ_{x⁰=0} x + Σ_{x⁰=1} (1 − x)
///     asked[v,s]       x_vs = 1                                        what is wanted
///     kept[t]          Σ_v x_vt ≥ min(Σ_v x⁰_vt, desired_t)            every shift that has people
///     kept[t,k]        Σ_{v holds k} x_vt ≥ min(Σ_{v holds k} x⁰_vt, count_tk)
///
/// over the program of the question with some relaxations. Unlike a repair it does not let one gap be closed by another:
/// what was covered stays covered, shift by shift.
struct RemedyProgram {
  /// The question as it is.
  let question: RosterInstance
  /// What its roster has of it.
  let kept: [RosterAssignment]
  /// What has to stay covered.
  let cover: [RemedyGoal.Demand]
  private let data: RosterData
  private let solver: any Solver
  private let options: RosterSolveOptions
  private let budget: TimeBudget

  /// Rounds of the search in one try: many are made, and most need none.
  private static let searchRoundLimit = 4

  /// Whether no limit forbids another try.
  var mayTry: Bool { budget.exhausted == nil }

  init(_ question: RosterInstance, _ plan: RosterPlan, _ solver: any Solver, _ options: RosterSolveOptions) {
    self.question = question
    self.solver = solver
    var bounded = options
    bounded.searchRoundLimit = min(options.searchRoundLimit, Self.searchRoundLimit)
    self.options = bounded
    data = question.keptData
    let known = plan.assignments.filter { question.volunteer($0.volunteer) != nil && question.shift($0.shift) != nil }
    kept = known.filter { question.ineligibility(of: $0.volunteer, for: $0.shift).isEmpty }
    cover = Self.cover(of: kept, in: question)
    var solve = SolveOptions(timeLimit: options.timeLimit)
    solve.cancellation = options.cancellation
    solve.messages = options.messages
    budget = TimeBudget(solve)
  }

  private static func cover(of kept: [RosterAssignment], in question: RosterInstance) -> [RemedyGoal.Demand] {
    let listing = RosterListing(question, RosterPlan(kept))
    return question.shifts.flatMap { shift in
      let crew = listing.volunteers(on: shift.id).compactMap { question.volunteer($0) }
      let heads = RemedyGoal.Demand(
        shift: shift.id, qualification: nil, count: min(crew.count, shift.heads.desired))
      let skills = shift.skills.map { skill in
        let holders = crew.count { $0.holds(skill.qualification, on: shift.date) }
        return RemedyGoal.Demand(
          shift: shift.id, qualification: skill.qualification, count: min(holders, skill.count))
      }
      return ([heads] + skills).filter { $0.count > 0 }
    }
  }

  /// The question with some relaxations.
  ///
  /// - Throws: ``RosterInstanceError`` if it cannot be asked.
  func relaxed(by relaxations: [RosterRelaxation]) throws -> RosterInstance {
    relaxations.isEmpty ? question : try RosterInstance(data.relaxed(by: relaxations))
  }

  /// Looks for a roster with what is wanted.
  ///
  /// - Parameter wantsFewest: whether the fewest changes are looked for; otherwise any roster will do.
  /// - Throws: ``RosterInstanceError`` if the relaxed question cannot be asked.
  func attempt(
    _ goal: RemedyGoal, _ relaxations: [RosterRelaxation], wantsFewest: Bool
  ) throws -> RemedyAttempt {
    guard mayTry else { return .open }
    let relaxed = try relaxed(by: relaxations)
    guard mayBePossible(goal, in: relaxed) else { return .impossible }
    if let simple = addition(goal, relaxations, in: relaxed) { return .possible(simple, isFewest: true) }
    var formulation = RosterFormulation(relaxed)
    guard formulation.demand(goal, keeping: cover, relaxations) else { return .impossible }
    do {
      return try solve(formulation, goal, wantsFewest: wantsFewest)
    } catch let error as SolverError {
      options.messages?("\(RosterRepair.changes): \(error)")
      return .open
    }
  }

  /// Whether people may work what is wanted, and the shift has room for as many.
  private func mayBePossible(_ goal: RemedyGoal, in relaxed: RosterInstance) -> Bool {
    let most = goal.demand.flatMap { relaxed.shift($0.shift)?.heads.maximum } ?? .max
    return goal.demand.map { $0.count <= most } ?? true
      && goal.wanted.allSatisfy { relaxed.ineligibility(of: $0.volunteer, for: $0.shift).isEmpty }
  }

  /// The roster with what is wanted and nothing else changed, if that is all it takes: no roster changes less.
  private func addition(
    _ goal: RemedyGoal, _ relaxations: [RosterRelaxation], in relaxed: RosterInstance
  ) -> RosterPlan? {
    guard !goal.wanted.isEmpty else { return nil }
    let plan = RosterPlan(kept + goal.wanted)
    if let demand = goal.demand, !demand.isMet(by: RosterListing(relaxed, plan), of: relaxed) { return nil }
    guard goal.avoided.allSatisfy({ !plan.assignments.contains($0) }) else { return nil }
    guard RosterAudit(relaxed, plan).isSound else { return nil }
    // The relaxed question lets go more than is meant: a rule about two people on all shifts.
    let broken = RosterAudit(question, plan).violations
    return broken.allSatisfy { violation in relaxations.contains { $0.excuses(violation) } } ? plan : nil
  }

  private func solve(
    _ formulation: RosterFormulation, _ goal: RemedyGoal, wantsFewest: Bool
  ) throws -> RemedyAttempt {
    let core = formulation.lazyRules.core(of: formulation.model)
    return try solver.withSession(core.relaxation) { session in
      var run = ProgramRun(formulation, core: core, solver, options, budget, session: session)
      let outcome = try run.change(from: kept, to: goal.wanted, wantsFewest: wantsFewest)
      if let point = run.point {
        return .possible(RosterPlan(formulation, at: point), isFewest: wantsFewest && outcome.termination == .optimal)
      }
      return outcome.termination == .infeasible ? .impossible : .open
    }
  }
}

extension ProgramRun {
  /// The fewest changes of a roster.
  fileprivate mutating func change(
    from kept: [RosterAssignment], to wanted: [RosterAssignment], wantsFewest: Bool
  ) throws -> LevelOutcome {
    let present = Set(kept)
    var greedy = GreedyRoster(formulation)
    let additions = wanted.filter { !present.contains($0) }
    if let values = greedy.point(from: kept + additions, filling: []) { _ = take(values) }
    // The costs of changes pull towards the roster as it is.
    startsAtPoint = true
    var changes = LinearExpression(Double(kept.count))
    for key in formulation.assign.keys { changes.add(present.contains(key) ? -1 : 1, formulation.assign[key]) }
    let most = Double(formulation.assign.keys.count + kept.count)
    return try minimize(changes, RosterRepair.changes, target: wantsFewest ? nil : most)
  }
}

// MARK: - Rows

extension RosterFormulation {
  /// Adds what is wanted, what stays covered, and the rules about two people on all but one shift; false if a row alone
  /// tells that there is no such roster.
  fileprivate mutating func demand(
    _ goal: RemedyGoal, keeping cover: [RemedyGoal.Demand], _ relaxations: [RosterRelaxation]
  ) -> Bool {
    var rows = goal.wanted.map { wanted in
      (name: "asked[\(wanted.volunteer),\(wanted.shift)]", sum: worked(wanted), bounds: Bounds.equal(1))
    }
    rows += goal.avoided.map { ("avoided[\($0.volunteer),\($0.shift)]", worked($0), .equal(0)) }
    let workers = workersByShift
    rows += cover.map { ("kept\($0.name)", present($0, workers), .atLeast(Double($0.count))) }
    if let demand = goal.demand {
      rows.append(("asked\(demand.name)", present(demand, workers), .atLeast(Double(demand.count))))
    }
    for row in rows {
      let range = model.range(of: row.sum)
      if range.upper < row.bounds.lower - 0.5 || range.lower > row.bounds.upper + 0.5 { return false }
      if range.lower < row.bounds.lower || range.upper > row.bounds.upper { model.add(row.name, row.sum, row.bounds) }
    }
    for relaxation in relaxations {
      if case .pair(let rule, let shift) = relaxation { keep(rule, but: shift) }
    }
    return true
  }

  private func worked(_ assignment: RosterAssignment) -> LinearExpression {
    assign.variable(for: assignment).map { LinearExpression($0) } ?? LinearExpression()
  }

  private func present(_ demand: RemedyGoal.Demand, _ workers: [[Worker]]) -> LinearExpression {
    guard let position = instance.position(of: demand.shift) else { return LinearExpression() }
    let date = instance.shifts[position].date
    let counted = workers[position].filter { worker in
      demand.qualification.map { instance.volunteers[worker.person].holds($0, on: date) } ?? true
    }
    return sum(counted) { LinearExpression($0.variable) }
  }

  /// Keeps a rule about two people on all shifts but one.
  private mutating func keep(_ rule: PairRule, but exempt: ShiftID) {
    var meetings: [(name: String, sum: LinearExpression)] = []
    for shift in instance.shifts where shift.id != exempt {
      let one = worked(RosterAssignment(volunteer: rule.first, shift: shift.id))
      let other = worked(RosterAssignment(volunteer: rule.second, shift: shift.id))
      guard !one.terms.isEmpty || !other.terms.isEmpty else { continue }
      let name = "pair[\(rule.first),\(rule.second),\(shift.id)]"
      if rule.kind == .together {
        model.add(name, one - other, .equal(0))
      } else if !one.terms.isEmpty, !other.terms.isEmpty {
        meetings.append((name, one + other))
      }
    }
    switch rule.kind {
    case .apart, .atMostTogether(0): for meeting in meetings { model.add(meeting.name, meeting.sum, .atMost(1)) }
    case .atMostTogether(let most): limit(meetings, most, "pair[\(rule.first),\(rule.second)]")
    case .together, .mentor: break
    }
  }

  private mutating func limit(_ meetings: [(name: String, sum: LinearExpression)], _ most: Int, _ name: String) {
    var count = LinearExpression()
    for meeting in meetings {
      let beyond = meeting.sum - LinearExpression(1)
      let both = addDefined(meeting.name, .continuous, .unit, as: beyond)
      model.add(meeting.name, beyond - 1 * both, .atMost(0))
      count.add(1, both)
    }
    if meetings.count > most { model.add(name, count, .atMost(Double(most))) }
  }
}

extension RemedyGoal.Demand {
  fileprivate var name: String { "[\(shift)\(qualification.map { ",\($0)" } ?? "")]" }

  /// Whether a roster of a question meets it.
  func isMet(by listing: RosterListing, of instance: RosterInstance) -> Bool {
    guard let asked = instance.shift(shift) else { return false }
    let crew = listing.volunteers(on: shift).compactMap { instance.volunteer($0) }
    return crew.count { person in qualification.map { person.holds($0, on: asked.date) } ?? true } >= count
  }
}
