import LinliDomain
public import LinliLP

/// Searches what it would take for somebody to have a shift, or for one more place of a shift to be filled.
///
/// First without relaxing anything: a chain of changes, the fewest. Then with the fewest relaxations of a closed list
/// (``RosterRelaxation``), of equally many the easiest by ``RosterRelaxation/Cost``, hardest part first, and by amount, and
/// with these the fewest changes; what is still equal is decided by the id of the person. Sets of relaxations are tried
/// from the cheapest on, over all people together, so that what is found first is cheapest; each try is a program of its
/// own (`RemedyProgram`). A set that is not enough rules out all of its parts.
///
/// Where nothing about the person alone would do because of a shift of theirs at that time, somebody else is looked for who
/// could take that shift if something were relaxed for them.
///
/// - Source: sets from the cheapest on, pruned by what is known not to suffice, as in Reiter (1987), "A theory of
///   diagnosis from first principles", doi:10.1016/0004-3702(87)90062-2.
public struct RosterRemedySearch: Sendable {
  private let solver: any Solver
  /// Programs that may be solved for one answer.
  var tryLimit = 120
  /// How many remedies are told for a shift.
  static let remedyCount = 3

  /// A search over a solver.
  public init(solver: any Solver) {
    self.solver = solver
  }

  /// What it would take.
  ///
  /// - Precondition: the question has the shift and the person.
  /// - Throws: ``RosterInstanceError`` if a relaxed question cannot be asked.
  public func remedies(
    for request: RosterRemedyRequest, in plan: RosterPlan, of instance: RosterInstance, options: RosterSolveOptions
  ) throws -> RosterRemedies {
    precondition(instance.shift(request.shift) != nil, "\(request.shift) is not in the question")
    var task = RemedyTask(request, plan, of: instance, solver, options, tryLimit: tryLimit)
    switch request {
    case .placement(let wanted): return try task.place(wanted)
    case .place(let shift): return try task.fill(shift)
    }
  }
}

/// One search for remedies.
struct RemedyTask {
  let request: RosterRemedyRequest
  let plan: RosterPlan
  let instance: RosterInstance
  let candidates: RelaxationCandidates
  let listing: RosterListing
  var run: RemedyRun
  private var remedies: [RosterRemedy] = []

  init(
    _ request: RosterRemedyRequest, _ plan: RosterPlan, of instance: RosterInstance, _ solver: any Solver,
    _ options: RosterSolveOptions, tryLimit: Int
  ) {
    self.request = request
    self.plan = plan
    self.instance = instance
    let program = RemedyProgram(instance, plan, solver, options)
    let kept = RosterPlan(program.kept)
    candidates = RelaxationCandidates(instance, kept)
    listing = RosterListing(instance, kept)
    run = RemedyRun(program, tryLimit: tryLimit)
  }

  // MARK: Somebody on a shift

  /// What it would take for somebody to have a shift.
  mutating func place(_ wanted: RosterAssignment) throws -> RosterRemedies {
    if listing.volunteers(on: wanted.shift).contains(wanted.volunteer) { return answer(.already) }
    let explainer = RosterExplainer(instance, plan)
    let obstacles = explainer.brokenRules(of: plan.changed(adding: [wanted]), touching: [wanted.volunteer])
      .filter(\.isNeverChanged)
    guard let required = candidates.required(for: wanted) else {
      let barred = instance.ineligibility(of: wanted.volunteer, for: wanted.shift).filter { $0.isNeverChanged }
      return answer(.impossible, barred: barred)
    }
    let subject = RemedySubject(
      goal: RemedyGoal(wanted: [wanted]), volunteer: wanted.volunteer, required: required,
      optional: candidates.optional(for: wanted))
    try search([subject], count: 1)
    if remedies.isEmpty { try search(relievers(of: subject, wanted), count: 1) }
    return answer(remedies.isEmpty && !run.hasGaps ? .impossible : nil, obstacles: obstacles)
  }

  /// Everybody who could take a shift that somebody cannot work beside the one they want.
  private func relievers(of subject: RemedySubject, _ wanted: RosterAssignment) -> [RemedySubject] {
    let given = RosterExplainer(instance, plan).collisions(of: wanted.volunteer, with: wanted.shift)
    return given.flatMap { shift -> [RemedySubject] in
      let crew = listing.volunteers(on: shift)
      return instance.volunteers.map(\.id).filter { !crew.contains($0) }.compactMap { other in
        let taken = RosterAssignment(volunteer: other, shift: shift)
        guard let required = candidates.required(for: taken) else { return nil }
        let optional = (subject.optional + candidates.optional(for: taken)).uniqued
        return RemedySubject(
          goal: RemedyGoal(wanted: [wanted, taken]), volunteer: other,
          required: (subject.required + required).uniqued, optional: optional)
      }
    }
  }

  // MARK: One more place of a shift

  /// What it would take to fill one more place of a shift.
  mutating func fill(_ shift: ShiftID) throws -> RosterRemedies {
    guard let asked = instance.shift(shift) else { preconditionFailure("\(shift) is not in the question") }
    let demand = demand(on: asked)
    var goal = RemedyGoal(demand: demand)
    while remedies.count < RosterRemedySearch.remedyCount {
      guard case .possible(let found, let isFewest) = try run.attempt(goal, []) else { break }
      let remedy = try remedy(found, goal, [], isFewest: isFewest)
      remedies.append(remedy)
      if remedy.comers.isEmpty { break }
      goal.avoided += remedy.comers.map { RosterAssignment(volunteer: $0, shift: shift) }
    }
    let isChainless = run.isKnownImpossible(goal, [])
    if remedies.count < RosterRemedySearch.remedyCount {
      let known = Set(remedies.flatMap(\.comers))
      let subjects = subjects(for: demand, on: asked).filter { !known.contains($0.volunteer) }
      if isChainless {
        for subject in subjects where subject.required.isEmpty { run.noteImpossible(subject.goal, []) }
      }
      try search(subjects, count: RosterRemedySearch.remedyCount)
    }
    return answer(remedies.isEmpty && !run.hasGaps ? .impossible : nil, qualification: demand.qualification)
  }

  /// One person more, or one more of those with a skill that is missing where heads are complete.
  private func demand(on shift: Shift) -> RemedyGoal.Demand {
    let crew = listing.volunteers(on: shift.id).compactMap { instance.volunteer($0) }
    if crew.count >= shift.heads.desired {
      for skill in shift.skills {
        let holders = crew.count { $0.holds(skill.qualification, on: shift.date) }
        guard holders < skill.count else { continue }
        return RemedyGoal.Demand(shift: shift.id, qualification: skill.qualification, count: holders + 1)
      }
    }
    return RemedyGoal.Demand(shift: shift.id, qualification: nil, count: crew.count + 1)
  }

  /// Everybody who could be the one more, with what would have to be relaxed.
  private func subjects(for demand: RemedyGoal.Demand, on shift: Shift) -> [RemedySubject] {
    let crew = listing.volunteers(on: shift.id)
    let isFull = shift.heads.maximum.map { demand.qualification == nil && demand.count > $0 } ?? false
    let place = isFull ? candidates.place(on: shift) : []
    return instance.volunteers.map(\.id).compactMap { volunteer in
      let wanted = RosterAssignment(volunteer: volunteer, shift: shift.id)
      let skill = demand.qualification.flatMap { candidates.skill($0, of: volunteer, on: shift.date) }
      // Who is on it already can only be one with the skill.
      if crew.contains(volunteer), skill == nil { return nil }
      guard let required = candidates.required(for: wanted) else { return nil }
      let needed = (required + [skill].compactMap { $0 } + place).uniqued
      return RemedySubject(
        goal: RemedyGoal(wanted: [wanted], demand: demand), volunteer: volunteer, required: needed,
        optional: candidates.optional(for: wanted).filter { !needed.contains($0) })
    }
  }

  // MARK: Searching

  /// Tries sets of relaxations from the cheapest on until there are enough remedies, one for each subject.
  private mutating func search(_ subjects: [RemedySubject], count: Int) throws {
    var frontier = RemedyFrontier(subjects)
    var found: [(cost: RelaxationCost, subject: Int, remedy: RosterRemedy)] = []
    var done: Set<Int> = []
    var checked: Set<Int> = []
    while let least = frontier.leastCost {
      // What costs as much may take fewer changes.
      if remedies.count + found.count >= count, let last = found.last, last.cost < least { break }
      guard run.mayTry else {
        run.noteGap()
        break
      }
      guard let entry = frontier.next(), !done.contains(entry.subject) else { continue }
      let subject = frontier.subjects[entry.subject]
      let relaxations = frontier.relaxations(of: entry)
      if !entry.chosen.isEmpty, checked.insert(entry.subject).inserted,
        case .impossible = try run.attempt(subject.goal, subject.all, wantsFewest: false)
      {
        done.insert(entry.subject)
        continue
      }
      switch try run.attempt(subject.goal, relaxations) {
      case .possible(let plan, let isFewest):
        done.insert(entry.subject)
        let remedy = try remedy(plan, subject.goal, relaxations, isFewest: isFewest)
        found.append((least, entry.subject, remedy))
      case .impossible:
        if entry.chosen.count > 1 { try run.grow(subject.goal, relaxations, among: subject.all) }
        frontier.expand(entry)
      case .open: frontier.expand(entry)
      }
    }
    found.sort { left, right in
      if left.cost < right.cost || right.cost < left.cost { return left.cost < right.cost }
      if left.remedy.changeCount != right.remedy.changeCount {
        return left.remedy.changeCount < right.remedy.changeCount
      }
      return subjects[left.subject].volunteer < subjects[right.subject].volunteer
    }
    remedies += found.prefix(count - remedies.count).map(\.remedy)
  }

  // MARK: Checking and telling

  /// A remedy with everything that was found about it, checked by counting.
  private mutating func remedy(
    _ found: RosterPlan, _ goal: RemedyGoal, _ relaxations: [RosterRelaxation], isFewest: Bool
  ) throws -> RosterRemedy {
    var isMinimal = true
    for relaxation in relaxations {
      let others = relaxations.filter { $0 != relaxation }
      guard case .impossible = try run.attempt(goal, others, wantsFewest: false) else {
        isMinimal = false
        continue
      }
    }
    let violations = RosterAudit(instance, found).violations
    let breaches = Dictionary(grouping: violations) { $0.volunteerOfLine }.mapValues { $0.compactMap(\.lineBreach) }
    let used = relaxations.map { $0.reduced(to: breaches) }.sorted { RelaxationCost([$1]) < RelaxationCost([$0]) }
    let relaxed = try run.program.relaxed(by: used)
    let unexplained = violations.filter { violation in !used.contains { $0.excuses(violation) } }
    let after = RosterListing(relaxed, found)
    let demands = run.program.cover + [goal.demand].compactMap { $0 }
    let crew = listing.volunteers(on: request.shift)
    return RosterRemedy(
      relaxations: used, instance: relaxed, plan: found,
      difference: RosterDifference(from: plan, of: instance, to: found, of: relaxed),
      comers: after.volunteers(on: request.shift).filter { !crew.contains($0) }, isFewest: isFewest,
      isMinimal: isMinimal, violations: RosterAudit(relaxed, found).violations + unexplained,
      isComplete: demands.allSatisfy { $0.isMet(by: after, of: relaxed) }
        && goal.wanted.allSatisfy { after.volunteers(on: $0.shift).contains($0.volunteer) })
  }

  private func answer(
    _ ending: RosterRemedies.Ending?, qualification: String? = nil, barred: [Ineligibility] = [],
    obstacles: [RosterAudit.Violation] = []
  ) -> RosterRemedies {
    let reached: RosterRemedies.Ending = remedies.isEmpty ? .open : run.hasGaps ? .unproven : .proven
    return RosterRemedies(
      request: request, before: plan, qualification: qualification, ending: ending ?? reached, remedies: remedies,
      barred: barred, obstacles: obstacles, standing: RosterAudit(instance, plan).violations, tryCount: run.tryCount)
  }
}

extension RosterRelaxation {
  /// The relaxation with no more than what some lines take of it.
  fileprivate func reduced(to breaches: [VolunteerID?: [LineBreach]]) -> RosterRelaxation {
    guard case .limit(let limit) = self else { return self }
    return .limit(limit.allowing(breaches[limit.volunteer] ?? []) ?? limit)
  }
}

extension RosterAudit.Violation {
  /// Whose line it is about; nil for other rules.
  fileprivate var volunteerOfLine: VolunteerID? {
    if case .line(let volunteer, _, _, _, _) = self { return volunteer }
    return nil
  }

  /// Whether no relaxation lets it go.
  fileprivate var isNeverChanged: Bool {
    switch self {
    case .line(_, .overlap, _, _, _), .line(_, .travelTime, _, _, _), .line(_, .succession, _, _, _),
      .line(_, .ageBandMinutes, _, _, _), .traineeAlone, .noAdult, .visitors, .incompleteTeam:
      true
    default: false
    }
  }
}

extension Ineligibility {
  /// Whether no relaxation lets it go.
  fileprivate var isNeverChanged: Bool {
    if case .ageBand = self { return true }
    return false
  }
}

extension [RosterRelaxation] {
  /// Each once, in the order in which they come.
  fileprivate var uniqued: [RosterRelaxation] {
    var seen: Set<RosterRelaxation> = []
    return filter { seen.insert($0).inserted }
  }
}
