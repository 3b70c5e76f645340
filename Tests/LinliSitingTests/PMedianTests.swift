import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("p-medians")
struct PMedianTests {
  static let seeds = 1...60

  /// The least cost over all sets of p sites; nil if none reaches every demand.
  private func least(_ instance: PMedianInstance) -> Double? {
    let choices = sets(of: instance.openCount, among: instance.distances.siteCount).map {
      SiteAssignment(nearestOf: $0, instance.distances)
    }
    return choices.compactMap { PMedianAudit($0, of: instance).objective }.min()
  }

  private func check(_ instance: PMedianInstance, seed: Int) throws {
    let answer = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    guard let least = least(instance) else {
      #expect(answer.termination == .infeasible && answer.choice == nil, "seed \(seed)")
      return
    }
    #expect(answer.termination == .optimal, "seed \(seed)")
    let audit = PMedianAudit(try #require(answer.choice, "seed \(seed)"), of: instance)
    #expect(audit.violations.isEmpty, "seed \(seed)")
    #expect(audit.objective == answer.objective && answer.bound == answer.objective, "seed \(seed)")
    let objective = try #require(answer.objective)
    #expect(abs(objective - least) <= 1e-9 * (least + 1), "seed \(seed): \(objective), least \(least)")
  }

  @Test("the choice is the best of all sets of sites", arguments: seeds)
  func whole(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    try check(random.median(isWhole: true, hasGaps: false), seed: seed)
  }

  @Test("so it is with fractional distances", arguments: seeds)
  func fractional(seed: Int) throws {
    var random = RandomSites(seed: UInt64(1000 + seed))
    try check(random.median(isWhole: false, hasGaps: false), seed: seed)
  }

  @Test("so it is where some sites cannot serve some demands", arguments: seeds)
  func gaps(seed: Int) throws {
    var random = RandomSites(seed: UInt64(2000 + seed))
    try check(random.median(isWhole: seed % 2 == 0, hasGaps: true), seed: seed)
  }

  @Test("the program has the same optimum", arguments: 1...20)
  func program(seed: Int) throws {
    var random = RandomSites(seed: UInt64(3000 + seed))
    let instance = try random.median(isWhole: seed % 2 == 0, hasGaps: seed % 3 == 0)
    let answer = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    let formulation = PMedianFormulation(instance)
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    guard let solution = result.incumbent else {
      #expect(result.termination == .infeasible && answer.termination == .infeasible)
      return
    }
    let objective = try #require(answer.objective)
    #expect(abs(solution.objective - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
    let audit = PMedianAudit(formulation.choice(solution), of: instance)
    #expect(abs(try #require(audit.objective) - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
  }

  @Test("points of a plane need branching, and the bound is proven", arguments: [1, 2, 3])
  func plane(seed: UInt64) throws {
    var random = RandomSites(seed: seed)
    let points = (0..<14).map { _ in (x: random.integer(0...50), y: random.integer(0...50)) }
    let values = points.flatMap { a in points.map { b in Double(abs(a.x - b.x) + abs(a.y - b.y)) } }
    let instance = try PMedianInstance(
      distances: SiteDistances(demandCount: 14, siteCount: 14, values: values), openCount: 4)
    try check(instance, seed: Int(seed))
  }

  @Test("without demands or sites the answer is that of a sum without terms")
  func empty() throws {
    let none = SiteDistances(demandCount: 0, siteCount: 2, values: [])
    let answer = PMedianOptimizer().solve(
      try PMedianInstance(distances: none, openCount: 1), options: LocationSearchOptions())
    #expect(answer.termination == .optimal && answer.objective == 0 && answer.choice?.openSites.count == 1)
    let far = SiteDistances(demandCount: 1, siteCount: 0, values: [])
    let unserved = PMedianOptimizer().solve(
      try PMedianInstance(distances: far, openCount: 0), options: LocationSearchOptions())
    #expect(unserved.termination == .infeasible)
  }

  @Test("a raised cancellation ends the search, and what is proven by then is a bound")
  func cancelled() throws {
    var random = RandomSites(seed: 9)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 30, sites: 30)
    let instance = try PMedianInstance(distances: distances, openCount: 5)
    let proven = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    var options = LocationSearchOptions()
    let cancellation = Cancellation()
    cancellation.raise()
    options.cancellation = cancellation
    let answer = PMedianOptimizer().solve(instance, options: options)
    let least = try #require(proven.objective)
    #expect(answer.termination == .limit(.interrupted))
    #expect(try #require(answer.bound) <= least && least <= #require(answer.objective))
    #expect(PMedianAudit(try #require(answer.choice), of: instance).objective == answer.objective)
  }

  @Test("the same instance has the same answer every time")
  func deterministic() throws {
    var random = RandomSites(seed: 5)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 40, sites: 40)
    let instance = try PMedianInstance(distances: distances, openCount: 6)
    let first = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    #expect(PMedianOptimizer().solve(instance, options: LocationSearchOptions()) == first)
  }

  @Test("all that is wrong with the data is told at once")
  func faults() {
    let distances = SiteDistances(demandCount: 1, siteCount: 2, values: [-1, .nan])
    let error = #expect(throws: SiteChoiceError.self) {
      try PMedianInstance(distances: distances, weights: [-2, 1], openCount: 3, existingSites: [0, 0, 5])
    }
    // A number that is none differs from itself, so the second distance is looked at apart.
    let faults = error?.faults ?? []
    #expect(faults.count == 7)
    #expect(faults.first == .badDistance(demand: 0, site: 0, value: -1))
    #expect(faults.contains(.openCount(3, candidates: 2)) && faults.contains(.repeatedExistingSite(0)))
    #expect(faults.contains(.unknownExistingSite(5)) && faults.contains(.weightCount(expected: 1, found: 2)))
    #expect(faults.contains(.badWeight(demand: 0, value: -2)))
  }
}

@Suite("The audit of medians")
struct PMedianAuditTests {
  private let distances = SiteDistances(demandCount: 2, siteCount: 3, values: [1, 2, .infinity, 4, 5, 6])

  private func instance() throws -> PMedianInstance {
    try PMedianInstance(distances: distances, weights: [2, 3], openCount: 2, existingSites: [1])
  }

  @Test("a sound choice is counted as it stands, nearest sites or not")
  func sound() throws {
    let choice = SiteAssignment(openSites: [0, 1], siteOfDemand: [1, 0])
    let audit = PMedianAudit(choice, of: try instance())
    #expect(audit.violations.isEmpty && audit.objective == 2 * 2 + 3 * 4)
  }

  @Test(
    "each broken rule is found",
    arguments: [
      (SiteAssignment(openSites: [0, 2], siteOfDemand: [0, 0]), SiteAssignmentViolation.existingSiteClosed(1)),
      (SiteAssignment(openSites: [1], siteOfDemand: [1, 1]), .openCount(1, required: 2)),
      (SiteAssignment(openSites: [1, 1], siteOfDemand: [1, 1]), .repeatedSite(1)),
      (SiteAssignment(openSites: [1, 3], siteOfDemand: [1, 1]), .unknownSite(3)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [2, 1]), .unreachable(demand: 0, site: 2)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [0, 1]), .servedByClosedSite(demand: 0, site: 0)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [1, nil]), .unserved(demand: 1)),
      (SiteAssignment(openSites: [1, 2], siteOfDemand: [1]), .demandCount(1, required: 2)),
    ])
  func broken(choice: SiteAssignment, violation: SiteAssignmentViolation) throws {
    let audit = PMedianAudit(choice, of: try instance())
    #expect(audit.violations == [violation] && audit.objective == nil)
    let center = try PCenterInstance(distances: distances, openCount: 2, existingSites: [1])
    #expect(PCenterAudit(choice, of: center).violations == [violation])
  }
}
