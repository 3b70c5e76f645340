import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Sites are opened so that the greatest demand is covered")
struct MaximalCoverTests {
  @Test("the answer is the best of all choices, proven, and passes the audit", arguments: 1...120)
  func bruteForce(seed: UInt64) throws {
    let instance = try RandomCovers.tiny(seed: seed)
    let best = RandomCovers.best(of: instance)
    let answer = MaximalCoverOptimizer().solve(instance)
    let audit = MaximalCoverAudit(try #require(answer.choice), of: instance)
    #expect(audit.violations.isEmpty)
    #expect(audit.coveredDemand == best)
    #expect(answer.objective == Double(best))
    #expect(answer.bound == Double(best))
    #expect(answer.termination == .optimal)
  }

  @Test("the program of Church and ReVelle has the same optimum, and its choice covers it", arguments: 1...30)
  func program(seed: UInt64) throws {
    let instance = try RandomCovers.tiny(seed: seed)
    let formulation = MaximalCoverFormulation(instance)
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    #expect(result.termination == .optimal)
    let incumbent = try #require(result.incumbent)
    let audit = MaximalCoverAudit(formulation.choice(at: incumbent), of: instance)
    #expect(audit.violations.isEmpty)
    #expect(abs(incumbent.objective - Double(audit.coveredDemand)) < 1e-6)
    #expect(audit.coveredDemand == RandomCovers.best(of: instance))
  }

  @Test("larger questions agree with GLPK to the unit", arguments: [(40, 5.0, 6), (60, 4.0, 8), (60, 7.0, 4)])
  func secondOpinion(points: Int, radius: Double, sites: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let instance = try RandomCovers.square(points: points, radius: radius, sites: sites, seed: seed)
      let answer = MaximalCoverOptimizer().solve(instance)
      #expect(answer.termination == .optimal)
      let result = try GLPKSolver().solve(MaximalCoverFormulation(instance).model, options: SolveOptions())
      let objective = try #require(result.incumbent?.objective)
      #expect(abs(objective - (answer.objective ?? -1)) < 1e-6, "seed \(seed)")
    }
  }

  @Test("the same question has the same answer every time")
  func determinism() throws {
    let instance = try RandomCovers.square(points: 120, radius: 3, sites: 12, seed: 5)
    let optimizer = MaximalCoverOptimizer()
    #expect(optimizer.solve(instance) == optimizer.solve(instance))
  }

  @Test("a search that is stopped at once still has a plan with a bound")
  func cancelled() throws {
    let instance = try RandomCovers.square(points: 120, radius: 3, sites: 12, seed: 6)
    var options = LocationSearchOptions()
    let cancellation = Cancellation()
    cancellation.raise()
    options.cancellation = cancellation
    let answer = MaximalCoverOptimizer().solve(instance, options: options)
    #expect(answer.termination == .limit(.interrupted))
    let audit = MaximalCoverAudit(try #require(answer.choice), of: instance)
    #expect(audit.violations.isEmpty)
    #expect(try #require(answer.bound) >= Double(audit.coveredDemand))
  }

  @Test("another site never covers less, one that is open anyway never more than the choice of it would")
  func monotone() throws {
    var last = 0.0
    for sites in 0...6 {
      let instance = try RandomCovers.square(points: 50, radius: 5, sites: sites, seed: 9)
      let objective = try #require(MaximalCoverOptimizer().solve(instance).objective)
      #expect(objective >= last)
      if sites > 0 {
        let given = try MaximalCoverInstance(
          demands: instance.demands, candidateSiteCount: 50, coveringSites: instance.coveringSites,
          siteCount: sites - 1, openSites: [7])
        #expect(try #require(MaximalCoverOptimizer().solve(given).objective) <= objective)
      }
      last = objective
    }
  }
}

@Suite("Questions and choices of maximal covering are checked")
struct MaximalCoverCheckTests {
  @Test("all that is wrong with a question is told at once")
  func faults() {
    #expect {
      try MaximalCoverInstance(
        demands: [3, -1], candidateSiteCount: 2, coveringSites: [[0, 5], [1, 1], []], siteCount: 2, openSites: [1])
    } throws: { error in
      (error as? MaximalCoverError)?.faults == [
        .listCount(3, demandCount: 2), .negativeDemand(demand: 1, weight: -1),
        .unknownSite(5, demand: 0, siteCount: 2), .repeatedSite(1, demand: 1), .siteCount(2, greatest: 1),
      ]
    }
  }

  @Test("demands beyond 32 bits are refused, even when their sum has no number", arguments: [[Int.max, 1], [1 << 31]])
  func greatDemands(_ demands: [Int]) {
    #expect {
      try MaximalCoverInstance(
        demands: demands, candidateSiteCount: 1, coveringSites: demands.map { _ in [0] }, siteCount: 1)
    } throws: { error in
      (error as? MaximalCoverError)?.faults == [.totalDemand(demands[0])]
    }
  }

  @Test("the audit tells each broken rule and counts what is covered all the same")
  func tampered() throws {
    let instance = try MaximalCoverInstance(
      demands: [5, 7, 11], candidateSiteCount: 3, coveringSites: [[0], [1], [2]], siteCount: 1, openSites: [2])
    let good = MaximalCoverAudit(MaximalCoverChoice(newSites: [1]), of: instance)
    #expect(good.violations.isEmpty)
    #expect(good.coveredDemand == 18)
    #expect(good.uncoveredDemands == [0])
    let bad = MaximalCoverAudit(MaximalCoverChoice(newSites: [2, 9, 0, 0]), of: instance)
    #expect(
      bad.violations == [.repeatedSite(0), .openAnyway(2), .unknownSite(9), .siteCount(4, expected: 1)])
    #expect(bad.coveredDemand == 16)
  }
}
