import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

/// The program against plans tried one by one, under every rule that is not about shares of money.
@Suite("Matching formulation against all plans")
struct BruteForceTests {
  @Test("the levels have the values of the best of all whole plans")
  func levels() throws {
    var triedCount = 0
    for seed in UInt64(0)..<900 {
      let instance = try MatchingInstance(RandomStreet.data(seed: seed, .tiny))
      let plans = WholePlans(instance)
      guard plans.count <= 3000, !instance.eligiblePairs.isEmpty else { continue }
      triedCount += 1
      let worths = plans.worths
      let measures: [MatchingMeasure] = [.unmet(priority: nil), .lowestCoverage, .cost]
      let found = try values(of: instance.data, measures.map { MatchingLevel($0) })
      let unmet = worths.map(\.unmet).min() ?? 0
      #expect(isClose(found[0], unmet), "seed \(seed): unmet")
      let level1 = worths.filter { $0.unmet <= unmet + 1e-9 }
      let coverage = level1.map(\.lowestCoverage).max() ?? 1
      #expect(isClose(found[1], coverage), "seed \(seed): fairness")
      let cost = level1.filter { $0.lowestCoverage >= coverage - 1e-9 }.map(\.cost).min() ?? 0
      #expect(isClose(found[2], cost, within: 1e-5), "seed \(seed): cost")
    }
    #expect(triedCount > 400)
  }

  @Test("the audit accepts every whole plan that the program finds")
  func audit() throws {
    for seed in UInt64(0)..<150 {
      let instance = try MatchingInstance(RandomStreet.data(seed: seed, .tiny))
      let (plan, kept) = try planByPrograms(instance)
      let claims = kept.map { (level: $0.level.name, value: $0.value) }
      #expect(MatchingAudit(plan, of: instance, claims: claims).violations == [], "seed \(seed)")
    }
  }

  @Test("divisible sessions bound whole ones")
  func relaxation() throws {
    for seed in UInt64(0)..<150 {
      let whole = RandomStreet.data(seed: seed, .tiny)
      let divisible = whole.with { $0.options.hasWholeSessions = false }
      #expect(try values(of: divisible)[0] <= values(of: whole)[0] + 1e-6, "seed \(seed)")
    }
  }

  @Test("the optimizer's answer is proven, sound and as good as the best of all whole plans")
  func optimizer() throws {
    let optimizer = MatchingOptimizer(solver: GLPKSolver())
    for seed in UInt64(1000)..<1080 {
      let data = RandomStreet.data(seed: seed, .tiny).with { data in
        for index in data.services.indices { data.services[index].floor = nil }
      }
      let instance = try MatchingInstance(data)
      let plans = WholePlans(instance)
      guard plans.count <= 2000 else { continue }
      let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
      #expect(answer.termination == .optimal, "seed \(seed)")
      let plan = try #require(answer.plan, "seed \(seed)")
      let claims = answer.kept.map { (level: $0.level.name, value: $0.value) }
      #expect(MatchingAudit(plan, of: instance, claims: claims).violations == [], "seed \(seed)")
      #expect(isClose(answer.kept.first?.value, plans.worths.map(\.unmet).min()), "seed \(seed)")
      #expect(
        isClose(answer.kept.last?.value, try values(of: data, instance.levels).last, within: 1e-5), "seed \(seed)")
    }
  }
}
