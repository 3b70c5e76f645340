import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// What it would take, against every roster of every relaxed question tried one by one, judged by the audit.
@Suite("What it would take")
struct RosterRemedyTests {
  static let families: [RandomRoster.Rules] = [
    .flow, .lines, [.calendars, .amounts, .rest], [.amounts, .minimums, .history], [.rest, .places, .history],
    [.runs, .history], [.weekends, .history], [.demand, .admission, .calendars], [.pairs, .demand, .amounts],
    [.company, .demand, .pairs, .calendars], [.teams, .demand, .amounts], [.households, .amounts],
    [.pins, .published, .amounts], .all,
  ]

  /// A roster that keeps all rules.
  private struct Case {
    var name: String
    var instance: RosterInstance
    var plan: RosterPlan
  }

  private func cases(_ family: Int, _ seeds: Range<UInt64>) throws -> [Case] {
    try seeds.compactMap { seed in
      let shape = RandomRoster.Shape(people: 3, days: 3, shiftsPerDay: 2, rules: Self.families[family])
      let instance = try RosterInstance(RandomRoster.data(seed: seed, shape))
      var options = RosterSolveOptions()
      options.searchRoundLimit = 4
      return try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: options).plan.map {
        Case(name: "family \(family), seed \(seed)", instance: instance, plan: $0)
      }
    }
  }

  private func answer(_ request: RosterRemedyRequest, _ tried: Case) throws -> RosterRemedies {
    var search = RosterRemedySearch(solver: GLPKSolver())
    search.tryLimit = 2000
    return try search.remedies(
      for: request, in: tried.plan, of: tried.instance, options: RosterSolveOptions())
  }

  @Test(
    "somebody's way to a shift is the cheapest of all sets, and takes the fewest changes", arguments: families.indices)
  func placements(family: Int) throws {
    var count = (chains: 0, relaxed: 0, impossible: 0)
    for tried in try cases(family, 0..<16) {
      let every = EveryRemedy(tried.instance, tried.plan)
      let open = tried.instance.volunteers.flatMap { volunteer in
        tried.instance.shifts.map { RosterAssignment(volunteer: volunteer.id, shift: $0.id) }
      }.filter { !tried.plan.assignments.contains($0) }
      for wanted in open.prefix(2) {
        let label: Comment = "\(tried.name), \(wanted)"
        guard let best = every.best(for: wanted) else { continue }
        let answer = try answer(.placement(wanted), tried)
        #expect(answer.isSound, label)
        #expect(answer.ending == .proven || answer.ending == .impossible, label)
        guard case .found(let cost, let changes) = best else {
          // Only somebody else's hours or rules could still help.
          count.impossible += 1
          expectHelpOfOthers(answer, wanted, every, label)
          continue
        }
        let remedy = try #require(answer.remedies.first, label)
        #expect(every.cost(of: remedy.relaxations, for: wanted) == cost, label)
        let set = try #require(every.candidates(like: remedy.relaxations, for: wanted), label)
        #expect(every.fewestChanges(set, wanted: [wanted]) == .some(remedy.changeCount), label)
        if set.isEmpty { #expect(remedy.changeCount == changes, label) }
        #expect(remedy.isFewest && remedy.isMinimal, label)
        expectLegal(remedy, tried, label)
        if set.isEmpty { count.chains += 1 } else { count.relaxed += 1 }
      }
    }
    #expect(count.chains + count.relaxed + count.impossible > 3, "\(count)")
  }

  private func expectHelpOfOthers(
    _ answer: RosterRemedies, _ wanted: RosterAssignment, _ every: EveryRemedy, _ label: Comment
  ) {
    guard let remedy = answer.remedies.first else {
      #expect(answer.ending == .impossible, label)
      return
    }
    #expect(remedy.relaxations.contains { $0.volunteer.map { $0 != wanted.volunteer } ?? true }, label)
    for relaxation in remedy.relaxations {
      let others = remedy.relaxations.filter { $0 != relaxation }
      #expect(every.fewestChanges(others, wanted: [wanted]).map { $0 == nil } ?? true, label)
    }
  }

  private func expectLegal(_ remedy: RosterRemedy, _ tried: Case, _ label: Comment) {
    #expect(RosterAudit(remedy.instance, remedy.plan).violations == [], label)
    let changed = Set(remedy.plan.assignments).symmetricDifference(tried.plan.assignments)
    #expect(changed.count == remedy.changeCount, label)
    for violation in RosterAudit(tried.instance, remedy.plan).violations {
      #expect(remedy.relaxations.contains { $0.excuses(violation) }, "\(label): \(violation)")
      #expect(!Self.isOfSafety(violation), "\(label): \(violation)")
    }
    if remedy.relaxations.isEmpty { #expect(RosterAudit(tried.instance, remedy.plan).isSound, label) }
  }

  /// Rules that no remedy may break, whatever it relaxes.
  private static func isOfSafety(_ violation: RosterAudit.Violation) -> Bool {
    switch violation {
    case .noAdult, .traineeAlone, .visitors, .incompleteTeam, .notEligible(_, because: .ageBand),
      .line(_, .ageBandMinutes, _, _, _), .line(_, .overlap, _, _, _), .line(_, .travelTime, _, _, _),
      .line(_, .succession, _, _, _):
      true
    default: false
    }
  }

  @Test(
    "one more place is filled with the fewest changes, else the cheapest set over all people",
    arguments: families.indices)
  func places(family: Int) throws {
    var foundCount = 0
    for tried in try cases(family, 100..<110) {
      let every = EveryRemedy(tried.instance, tried.plan)
      for shift in tried.instance.shifts.prefix(2) {
        let label: Comment = "\(tried.name), \(shift.id)"
        let answer = try answer(.place(shift.id), tried)
        #expect(answer.isSound, label)
        for remedy in answer.remedies { expectLegal(remedy, tried, label) }
        #expect(answer.ending == .proven || answer.ending == .impossible, label)
        guard answer.qualification == nil else { continue }
        let demand = RemedyGoal.Demand(
          shift: shift.id, qualification: nil, count: every.listing.volunteers(on: shift.id).count + 1)
        guard let chain = every.fewestChanges([], wanted: [], demand: demand) else { continue }
        if let chain {
          #expect(answer.remedies.first?.relaxations == [], label)
          #expect(answer.remedies.first?.changeCount == chain, label)
          foundCount += 1
          continue
        }
        guard let cheapest = every.cheapest(on: shift, demand) else { continue }
        #expect((answer.remedies.isEmpty ? nil : answer.remedies.first?.relaxations.count) == cheapest, label)
        #expect(answer.remedies.allSatisfy { !$0.relaxations.isEmpty }, label)
        foundCount += 1
      }
    }
    #expect(foundCount > 2)
  }
}

extension RosterRelaxation {
  /// Whom it asks for something; nil if nobody in particular.
  fileprivate var volunteer: VolunteerID? {
    switch self {
    case .availability(let volunteer, _, _), .unavailability(let volunteer, _, _), .leave(let volunteer, _, _),
      .community(let volunteer, _), .language(let volunteer, _), .renewal(let volunteer, _, _),
      .qualification(let volunteer, _, _):
      volunteer
    case .limit(let limit): limit.volunteer
    case .pin(let pin): pin.volunteer
    case .place, .pair: nil
    }
  }
}

/// Every set of relaxations, cheapest first, and for each all rosters that there are.
private struct EveryRemedy {
  /// The cheapest set, or that there is none.
  enum Best {
    case found(RelaxationCost, changes: Int)
    case none
  }

  let instance: RosterInstance
  let plan: RosterPlan
  let listing: RosterListing
  private let known: RelaxationCandidates

  init(_ instance: RosterInstance, _ plan: RosterPlan) {
    self.instance = instance
    self.plan = plan
    listing = RosterListing(instance, plan)
    known = RelaxationCandidates(instance, plan)
  }

  /// The fewest changes to a roster with what is wanted, .some(nil) if there is no such roster; nil if there are too many
  /// to try.
  func fewestChanges(
    _ relaxations: [RosterRelaxation], wanted: [RosterAssignment], demand: RemedyGoal.Demand? = nil
  ) -> Int?? {
    guard let relaxed = try? RosterInstance(instance.keptData.relaxed(by: relaxations)),
      let all = AllRosters(relaxed, limit: 160)
    else { return nil }
    let before = Set(plan.assignments)
    let counts = all.legal.filter { found in
      Set(wanted).isSubset(of: found.assignments) && keepsCover(found, relaxed)
        && demand.map { demand in found.assignments.count { $0.shift == demand.shift } >= demand.count } ?? true
        && relaxations.allSatisfy { keepsPairs(found, but: $0) }
    }.map { before.symmetricDifference($0.assignments).count }
    return .some(counts.min())
  }

  private func keepsCover(_ found: RosterPlan, _ relaxed: RosterInstance) -> Bool {
    instance.shifts.allSatisfy { shift in
      let crews = [plan, found].map { plan in plan.assignments.filter { $0.shift == shift.id }.map(\.volunteer) }
      guard crews[1].count >= min(crews[0].count, shift.heads.desired) else { return false }
      return shift.skills.allSatisfy { skill in
        let before = crews[0].count { instance.volunteer($0)?.holds(skill.qualification, on: shift.date) ?? false }
        let after = crews[1].count { relaxed.volunteer($0)?.holds(skill.qualification, on: shift.date) ?? false }
        return after >= min(before, skill.count)
      }
    }
  }

  /// Whether a rule about two people that is let go on one shift is kept on the others.
  private func keepsPairs(_ found: RosterPlan, but relaxation: RosterRelaxation) -> Bool {
    guard case .pair(let rule, let exempt) = relaxation else { return true }
    let others = found.assignments.filter { $0.shift != exempt }
    let ours = Set(others.filter { $0.volunteer == rule.first }.map(\.shift))
    let theirs = Set(others.filter { $0.volunteer == rule.second }.map(\.shift))
    return switch rule.kind {
    case .apart: ours.isDisjoint(with: theirs)
    case .together: ours == theirs
    case .atMostTogether(let most): ours.intersection(theirs).count <= most
    case .mentor: true
    }
  }

  /// All sets of relaxations for somebody on a shift, the cheapest first; nil if there are too many.
  private func sets(for wanted: RosterAssignment) -> [[RosterRelaxation]]? {
    guard let required = known.required(for: wanted) else { return [] }
    let optional = known.optional(for: wanted)
    guard optional.count <= 5 else { return nil }
    return (0..<1 << optional.count).map { choice in
      required + optional.indices.filter { choice & 1 << $0 != 0 }.map { optional[$0] }
    }.sorted { RelaxationCost($0) < RelaxationCost($1) }
  }

  /// The cheapest way to a shift; nil if there is too much to try.
  func best(for wanted: RosterAssignment) -> Best? {
    guard let sets = sets(for: wanted) else { return nil }
    for set in sets {
      guard let changes = fewestChanges(set, wanted: [wanted]) else { return nil }
      if let changes { return .found(RelaxationCost(set), changes: changes) }
    }
    return Best.none
  }

  /// How many relaxations it takes for one more on a shift, over all people: .some(nil) if nothing is enough; nil if there
  /// is too much to try.
  func cheapest(on shift: Shift, _ demand: RemedyGoal.Demand) -> Int?? {
    var least: Int?
    let place = demand.count > shift.heads.maximum ?? .max ? known.place(on: shift) : []
    for volunteer in instance.volunteers where !listing.volunteers(on: shift.id).contains(volunteer.id) {
      let wanted = RosterAssignment(volunteer: volunteer.id, shift: shift.id)
      guard let sets = sets(for: wanted) else { return nil }
      for set in sets.sorted(by: { $0.count < $1.count }) where set.count < least ?? .max {
        guard Set(place).isSubset(of: set) else { continue }
        guard let changes = fewestChanges(set, wanted: [wanted], demand: demand) else { return nil }
        if changes != nil { least = set.count }
      }
    }
    return .some(least)
  }

  /// The candidates that some relaxations, whose amounts may be smaller, come from; nil if one comes from none.
  func candidates(like relaxations: [RosterRelaxation], for wanted: RosterAssignment) -> [RosterRelaxation]? {
    let all = (known.required(for: wanted) ?? []) + known.optional(for: wanted)
    let found = relaxations.compactMap { relaxation in all.first { $0.withoutAmount == relaxation.withoutAmount } }
    return found.count == relaxations.count ? found : nil
  }

  func cost(of relaxations: [RosterRelaxation], for wanted: RosterAssignment) -> RelaxationCost? {
    candidates(like: relaxations, for: wanted).map { RelaxationCost($0) }
  }
}

extension RosterRelaxation {
  fileprivate var withoutAmount: RosterRelaxation {
    guard case .limit(var limit) = self else { return self }
    limit.to = limit.from
    return .limit(limit)
  }
}
