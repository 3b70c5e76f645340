import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Set covers")
struct SetCoverTests {
  static let seeds = 1...80

  /// The least cost over all sets of sites; nil if none is a cover.
  private func least(_ instance: SetCoverInstance) -> Int? {
    let all = (0...instance.siteCount).flatMap { sets(of: $0, among: instance.siteCount) }
    return all.compactMap { SetCoverAudit($0, of: instance).objective }.min()
  }

  private func check(_ instance: SetCoverInstance, seed: Int) throws {
    let answer = SetCoverOptimizer().solve(instance, options: LocationSearchOptions())
    guard let least = least(instance) else {
      #expect(answer.termination == .infeasible && answer.choice == nil, "seed \(seed)")
      let decision = SetCoverOptimizer().decide(instance, costingAtMost: 100, options: LocationSearchOptions())
      #expect(decision == .none, "seed \(seed)")
      return
    }
    #expect(answer.termination == .optimal, "seed \(seed)")
    let audit = SetCoverAudit(try #require(answer.choice, "seed \(seed)"), of: instance)
    #expect(audit.violations.isEmpty && audit.objective == least, "seed \(seed)")
    #expect(answer.objective == Double(least) && answer.bound == Double(least), "seed \(seed)")
    for limit in [least - 1, least, least + 1] {
      switch SetCoverOptimizer().decide(instance, costingAtMost: limit, options: LocationSearchOptions()) {
      case .cover(let sites):
        #expect(try #require(SetCoverAudit(sites, of: instance).objective) <= limit, "seed \(seed), limit \(limit)")
      case .none: #expect(limit < least, "seed \(seed), limit \(limit)")
      case .unknown: Issue.record("seed \(seed), limit \(limit)")
      }
    }
  }

  @Test("the fewest sites are found and proven", arguments: seeds)
  func fewest(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    try check(random.cover(isUnit: true, needsBackup: false), seed: seed)
  }

  @Test("so is the least cost", arguments: seeds)
  func cheapest(seed: Int) throws {
    var random = RandomSites(seed: UInt64(1000 + seed))
    try check(random.cover(isUnit: false, needsBackup: false), seed: seed)
  }

  @Test("so are both with backup cover", arguments: seeds)
  func backup(seed: Int) throws {
    var random = RandomSites(seed: UInt64(2000 + seed))
    try check(random.cover(isUnit: seed % 2 == 0, needsBackup: true), seed: seed)
  }

  @Test("larger covers have the optimum of their program", arguments: 1...12)
  func program(seed: Int) throws {
    var random = RandomSites(seed: UInt64(3000 + seed))
    let demandsOfSite = (0..<24).map { _ in (0..<40).filter { _ in random.integer(0...6) == 0 } }
    let requirements = (0..<40).map { _ in seed % 3 == 0 ? random.integer(0...2) : 1 }
    let costs = (0..<24).map { _ in seed % 2 == 0 ? 1 : random.integer(1...9) }
    let instance = try SetCoverInstance(
      demandCount: 40, demandsOfSite: demandsOfSite, costs: costs, requirements: requirements)
    let answer = SetCoverOptimizer().solve(instance, options: LocationSearchOptions())
    let formulation = SetCoverFormulation(instance)
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    guard let solution = result.incumbent else {
      #expect(result.termination == .infeasible && answer.termination == .infeasible, "seed \(seed)")
      return
    }
    let objective = try #require(answer.objective)
    #expect(solution.objective == objective && answer.termination == .optimal, "seed \(seed)")
    let audit = SetCoverAudit(formulation.openSites(solution), of: instance)
    #expect(audit.objective == Int(objective), "seed \(seed)")
  }

  @Test("the audit finds each broken rule")
  func audit() throws {
    let instance = try SetCoverInstance(demandCount: 2, demandsOfSite: [[0], [0, 1, 1]], requirements: [2, 1])
    #expect(SetCoverAudit([0, 1], of: instance).objective == 2)
    let missing = SetCoverAudit([1], of: instance)
    #expect(missing.violations == [.uncovered(demand: 0, count: 1, required: 2)] && missing.objective == nil)
    #expect(SetCoverAudit([0, 1, 1], of: instance).violations == [.repeatedSite(1)])
    #expect(SetCoverAudit([0, 1, 2], of: instance).violations == [.unknownSite(2)])
  }

  @Test("all that is wrong with the data is told at once")
  func faults() {
    let error = #expect(throws: SetCoverError.self) {
      try SetCoverInstance(demandCount: 1, demandsOfSite: [[0, 3], []], costs: [-1], requirements: [-1])
    }
    let expected: [SetCoverFault] = [
      .unknownDemand(site: 0, demand: 3), .costCount(expected: 2, found: 1), .badCost(site: 0, cost: -1),
      .badRequirement(demand: 0, requirement: -1),
    ]
    #expect(error?.faults == expected)
  }
}
