import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// Repairs against every roster tried one by one, judged by the audit.
@Suite("Repairs and suggestions")
struct RosterRepairTests {
  private static let families: [RandomRoster.Rules] = [
    .flow, .lines, [.amounts, .minimums, .history], [.rest, .places, .history], [.weekends, .history],
    [.demand, .admission, .levels], [.pairs, .demand], [.company, .demand, .pairs], [.teams, .demand],
    [.households, .levels], [.pins, .published, .levels], [.wishes, .levels], .all,
  ]

  /// A roster that keeps all rules and one thing that happens to it.
  private struct Case {
    var instance: RosterInstance
    var plan: RosterPlan
    var change: RosterChange
  }

  private func randomCase(_ seed: UInt64, _ family: Int) throws -> Case? {
    let shape = RandomRoster.Shape(people: 3, days: 4, shiftsPerDay: 2, rules: Self.families[family])
    let instance = try RosterInstance(RandomRoster.data(seed: seed, shape))
    let answer = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions())
    guard let plan = answer.plan, !plan.assignments.isEmpty else { return nil }
    var generator = SplitMix64(seed: seed)
    let one = plan.assignments[Int.random(in: 0..<plan.assignments.count, using: &generator)]
    guard let shift = instance.shift(one.shift) else { return nil }
    let change: RosterChange =
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: .cancellation(one.volunteer, shift.date)
      case 1: .absence(one.volunteer, from: shift.date, until: instance.horizon.end)
      default: .droppedShift(shift.id)
      }
    return Case(instance: instance, plan: plan, change: change)
  }

  @Test("cover lost and changes are the least of all rosters", arguments: families.indices)
  func least(family: Int) throws {
    var triedCount = 0
    for seed in UInt64(0)..<40 {
      guard let tried = try randomCase(seed, family) else { continue }
      let name = "family \(family), seed \(seed), \(tried.change)"
      let label: Comment = "\(name)"
      let repair = try RosterRepairer(solver: GLPKSolver()).repair(
        tried.plan, of: tried.instance, after: [tried.change], options: RosterSolveOptions())
      let task = RepairTask(repair.instance, tried.plan, of: tried.instance, frozen: [])
      guard let best = Self.best(task, repair.instance) else { continue }
      triedCount += 1
      let stages = Dictionary(uniqueKeysWithValues: repair.answer.stages.map { ($0.name, $0) })
      let told = repair.answer.stages.map { "\($0.name) \($0.objective ?? -1) \($0.bound ?? -1) \($0.termination)" }
      #expect(repair.answer.termination == .optimal, "\(name): \(told)")
      #expect(stages[RosterRepair.coverLost]?.objective.map { Int($0.rounded()) } == best.lost, label)
      #expect(stages[RosterRepair.changes]?.objective.map { Int($0.rounded()) } == best.changes, label)
      let plan = try #require(repair.answer.plan, label)
      #expect(RosterAudit(repair.instance, plan).violations == [], label)
      #expect(Set(plan.assignments).symmetricDifference(tried.plan.assignments).count == best.changes, label)
      #expect(repair.difference.count == best.changes, label)
    }
    #expect(triedCount > 5)
  }

  @Test("the curve is what the best of all rosters reach with so many changes", arguments: families.indices)
  func curve(family: Int) throws {
    var pointCount = 0
    for seed in UInt64(0)..<40 {
      guard let tried = try randomCase(seed, family) else { continue }
      let repair = try RosterRepairer(solver: GLPKSolver()).repair(
        tried.plan, of: tried.instance, after: [tried.change], wantsCurve: true, options: RosterSolveOptions())
      let task = RepairTask(repair.instance, tried.plan, of: tried.instance, frozen: [])
      guard let all = AllRosters(repair.instance, isDemandRequired: false, limit: 600) else { continue }
      let kept = Set(task.kept)
      let reached = all.legal.map { plan in
        (
          changes: task.lostCount + kept.symmetricDifference(plan.assignments).count,
          missing: RosterFigures(repair.instance, plan).value(of: task.cover[0].level)
        )
      }
      for point in repair.curve {
        let least = reached.filter { $0.changes <= point.changes }.map(\.missing).min()
        #expect(point.isProven, "family \(family), seed \(seed), \(point.changes) changes")
        #expect(point.missing == least, "family \(family), seed \(seed), \(point.changes) changes")
        pointCount += 1
      }
    }
    #expect(pointCount > 20)
  }

  /// Cover lost and changes of the best of all rosters; nil if there are too many or none.
  private static func best(_ task: RepairTask, _ instance: RosterInstance) -> (lost: Int, changes: Int)? {
    let kept = Set(task.kept)
    guard let all = AllRosters(instance, isDemandRequired: false, limit: 600) else { return nil }
    return all.legal.map { plan -> ([Int], Int) in
      let figures = RosterFigures(instance, plan)
      let lost = task.cover.map { max(0, figures.value(of: $0.level) - $0.value) }
      return (lost, task.lostCount + kept.symmetricDifference(plan.assignments).count)
    }.min { ($0.0 + [$0.1]).lexicographicallyPrecedes($1.0 + [$1.1]) }.map { ($0.0.reduce(0, +), $0.1) }
  }

  @Test("somebody is free for a shift exactly if adding them breaks nothing anew", arguments: UInt64(0)..<60)
  func suggestions(seed: UInt64) throws {
    let data = RandomRoster.data(seed: seed, .init(people: 6, days: 6, shiftsPerDay: 3))
    let instance = try RosterInstance(data)
    guard let plan = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions()).plan
    else { return }
    let before = RosterAudit(instance, plan).violations
    #expect(before == [], "seed \(seed)")
    let suggester = RosterSuggester(instance, plan)
    for shift in instance.shifts {
      let assigned = RosterListing(instance, plan).volunteers(on: shift.id)
      let suggestions = suggester.suggestions(for: shift.id)
      #expect(
        Set(suggestions.map(\.volunteer)) == Set(instance.volunteers.map(\.id)).subtracting(assigned), "seed \(seed)")
      #expect(suggestions.map(\.kind) == suggestions.map(\.kind).sorted(), "seed \(seed)")
      for suggestion in suggestions {
        let own = RosterAssignment(volunteer: suggestion.volunteer, shift: shift.id)
        let violations = RosterAudit(instance, plan.changed(adding: [own])).violations
        #expect((suggestion.kind == .free) == violations.isEmpty, "seed \(seed): \(own)")
        if suggestion.kind == .afterRelease {
          for release in suggestion.releases {
            let without = RosterAssignment(volunteer: suggestion.volunteer, shift: release)
            let left = RosterAudit(instance, plan.changed(adding: [own], removing: [without])).violations
            #expect(left.allSatisfy { $0.isOfHeads(of: shift.id) }, "seed \(seed): \(own) without \(release)")
          }
        }
      }
    }
  }

  @Test("a swap is legal exactly if the audit finds the swapped roster sound", arguments: UInt64(0)..<40)
  func swaps(seed: UInt64) throws {
    let instance = try RosterInstance(RandomRoster.data(seed: seed, .init(people: 5, days: 5, shiftsPerDay: 2)))
    guard let plan = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions()).plan
    else { return }
    let explainer = RosterExplainer(instance, plan)
    for given in plan.assignments {
      for taken in plan.assignments.map(Optional.init) + [nil] {
        for other in taken.map({ [$0.volunteer] }) ?? instance.volunteers.map(\.id) where other != given.volunteer {
          let gives = RosterAssignment(volunteer: other, shift: given.shift)
          let takes = taken.map { RosterAssignment(volunteer: given.volunteer, shift: $0.shift) }
          if plan.assignments.contains(where: { $0 == gives || $0 == takes }) { continue }
          let swap = explainer.swap(given, for: taken, with: other)
          let audit = RosterAudit(instance, swap.plan)
          #expect(swap.isLegal == audit.violations.isEmpty, "seed \(seed): \(given) \(other)")
          #expect(swap.difference.count == (taken == nil ? 2 : 4), "seed \(seed)")
        }
      }
    }
  }

  @Test("fifty cancellations one after another leave legal rosters, and nobody else is touched unnamed")
  func chain() throws {
    let data = RandomRoster.data(seed: 7, .init(people: 12, days: 14, shiftsPerDay: 3))
    var instance = try RosterInstance(data)
    let answer = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: RosterSolveOptions())
    var plan = try #require(answer.plan)
    var generator = SplitMix64(seed: 7)
    for step in 0..<50 where !plan.assignments.isEmpty {
      let one = plan.assignments[Int.random(in: 0..<plan.assignments.count, using: &generator)]
      let date = try #require(instance.shift(one.shift)).date
      let repair = try RosterRepairer(solver: GLPKSolver()).repair(
        plan, of: instance, after: [.cancellation(one.volunteer, date)], options: RosterSolveOptions())
      let repaired = try #require(repair.answer.plan, "step \(step)")
      #expect(RosterAudit(repair.instance, repaired).violations == [], "step \(step)")
      let listed = Set(
        repair.difference.people.flatMap(\.entries).map {
          RosterAssignment(volunteer: $0.volunteer, shift: $0.shift.id)
        })
      #expect(Set(plan.assignments).symmetricDifference(repaired.assignments) == listed, "step \(step)")
      (instance, plan) = (repair.instance, repaired)
    }
  }
}
