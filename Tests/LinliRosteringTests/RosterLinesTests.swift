import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// Questions that lines can tell, against all rosters tried one by one.
@Suite("Roster questions as lines")
struct RosterLinesTests {
  @Test("bound and roster enclose the best of all rosters", arguments: [5, 9])
  func brackets(days: Int) throws {
    var triedCount = 0
    for seed in UInt64(0)..<120 {
      let instance = try RosterInstance(Self.data(seed: seed, days: days))
      let level = instance.options.levels[0]
      guard let lines = RosterLines(instance, level: level), let all = AllRosters(instance, limit: 1500) else {
        continue
      }
      var options = LineSearchOptions()
      options.movesPerDay = 300
      options.neighbourhoodLimit = 6
      let answer = try LineOptimizer(solver: GLPKSolver()).solve(lines.problem, options: options)
      guard let best = all.bestValues?.first else {
        #expect(answer.duties == nil, "seed \(seed)")
        continue
      }
      triedCount += 1
      let plan = lines.plan(try #require(answer.duties, "seed \(seed)"))
      let objective = try #require(answer.objective)
      #expect(try #require(answer.bound) <= best, "seed \(seed)")
      #expect(best <= objective, "seed \(seed)")
      let audit = RosterAudit(instance, plan, claims: [level.name: Double(objective)])
      #expect(audit.violations == [], "seed \(seed)")
    }
    #expect(triedCount > 30)
  }

  @Test("what lines cannot tell is left to the program")
  func uncovered() throws {
    let data = Self.data(seed: 1, days: 5)
    let plain = try RosterInstance(data)
    let eligible = try #require(
      plain.volunteers.flatMap { volunteer in plain.shifts.map { (volunteer: volunteer.id, shift: $0.id) } }
        .first { plain.ineligibility(of: $0.volunteer, for: $0.shift).isEmpty })
    let changes: [(inout RosterData) -> Void] = [
      { $0.limits.shiftsPerDay = 2 }, { $0.limits.freeDays = FreeDays(count: 1, windowDays: 3) },
      { $0.shifts[0].heads.maximum = 3 }, { $0.shifts[0].isAllOrNothing = true },
      { $0.pin(eligible.volunteer.text, eligible.shift.text, .fixed) },
      { $0.options.levels = [.init(.fairness(.shifts))] },
    ]
    #expect(RosterLines(plain, level: data.options.levels[0]) != nil)
    for (number, change) in changes.enumerated() {
      let instance = try RosterInstance(data.with(change))
      #expect(RosterLines(instance, level: instance.options.levels[0]) == nil, "change \(number)")
    }
  }

  /// A random question of one level that lines can tell.
  private static func data(seed: UInt64, days: Int) -> RosterData {
    let rules: RandomRoster.Rules = [.calendars, .demand, .minimums, .rest, .runs, .weekends, .wishes]
    var data = RandomRoster.data(seed: seed, .init(people: 2, days: days, shiftsPerDay: 2, heads: 2, rules: rules))
    data.options.levels = [.penalties]
    data.pairs = []
    let rest = data.limits.restMinutes
    func simplify(_ limits: inout LineLimits, isGlobal: Bool) {
      limits.shiftsPerDay = isGlobal ? 1 : nil
      (limits.shiftsPerWeek, limits.shiftsPerHorizon, limits.minutesPerWeek) = (.init(), .init(), .init())
      (limits.freeDays, limits.consecutiveNights, limits.hasWholeWeekends) = (nil, nil, nil)
      limits.restMinutes = isGlobal ? rest : nil
      if seed % 3 == 0, isGlobal { limits.shiftsByType = [ShiftTypeID("A"): 1, ShiftTypeID("N"): 1] }
    }
    simplify(&data.limits, isGlobal: true)
    for (group, limits) in data.groupLimits {
      var limits = limits
      simplify(&limits, isGlobal: false)
      data.groupLimits[group] = limits
    }
    for index in data.volunteers.indices {
      simplify(&data.volunteers[index].limits, isGlobal: false)
      data.volunteers[index].ageBand = nil
    }
    for index in data.shifts.indices {
      data.shifts[index].heads.maximum = nil
      data.shifts[index].skills = []
    }
    return data
  }
}
