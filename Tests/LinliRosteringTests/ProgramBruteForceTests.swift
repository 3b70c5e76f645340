import LinliDomain
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliRostering

/// The direct program against rosters tried one by one, judged by the audit.
@Suite("Roster program against all rosters")
struct ProgramBruteForceTests {
  private static let families: [RandomRoster.Rules] = [
    .flow, .lines, [.amounts, .minimums, .history], [.rest, .places, .history], [.runs, .history],
    [.weekends, .history], [.pattern, .calendars], [.demand, .admission, .levels], [.pairs, .demand],
    [.company, .demand, .pairs], [.teams, .demand], [.households, .levels], [.pins, .published, .levels],
    [.wishes, .levels], [.history, .levels, .demand], .all,
  ]

  @Test("the levels have the values of the best of all rosters", arguments: families.indices)
  func levels(family: Int) throws {
    var triedCount = 0
    for seed in UInt64(0)..<60 {
      triedCount += try compare(seed, family, days: family % 3 == 2 ? 8 : 4)
    }
    #expect(triedCount > 20)
  }

  @Test("the same holds where all demand is required", arguments: families.indices)
  func strict(family: Int) throws {
    for seed in UInt64(500)..<530 { _ = try compare(seed, family, days: 3, isDemandRequired: true) }
  }

  @Test("the same holds where every search begins again in other orders", arguments: families.indices)
  func restarted(family: Int) throws {
    for seed in UInt64(0)..<60 { _ = try compare(seed, family, days: family % 3 == 2 ? 8 : 4, askNodeLimit: 1) }
  }

  private func compare(
    _ seed: UInt64, _ family: Int, days: Int, isDemandRequired: Bool = false, askNodeLimit: Int = 300
  ) throws -> Int {
    let shape = RandomRoster.Shape(people: 3, days: days, shiftsPerDay: days > 4 ? 1 : 2, rules: Self.families[family])
    let data = RandomRoster.data(seed: seed, shape)
    let instance = try RosterInstance(data)
    guard let all = AllRosters(instance, isDemandRequired: isDemandRequired, limit: 600) else { return 0 }
    let best = all.bestValues
    var options = RosterSolveOptions()
    options.isDemandRequired = isDemandRequired
    options.askNodeLimit = askNodeLimit
    let answer = try RosterOptimizer(solver: GLPKSolver()).solve(instance, options: options)
    let label: Comment = "family \(family), seed \(seed), days \(days)"
    guard let best else {
      #expect(answer.termination == .infeasible, label)
      #expect(answer.plan == nil, label)
      return 1
    }
    #expect(answer.termination == .optimal, label)
    #expect(answer.stages.map { $0.objective.map { Int($0.rounded()) } } == best, label)
    #expect(answer.stages.allSatisfy { $0.bound == $0.objective }, label)
    let plan = try #require(answer.plan, label)
    let claims = Dictionary(uniqueKeysWithValues: answer.stages.map { ($0.name, $0.objective ?? -1) })
    let audit = RosterAudit(instance, plan, claims: claims, isDemandRequired: isDemandRequired)
    #expect(audit.violations == [], label)
    return 1
  }
}
