import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("p-centers")
struct PCenterTests {
  static let seeds = 1...60

  /// The least radius over all sets of p sites; nil if none reaches every demand.
  private func least(_ instance: PCenterInstance) -> Double? {
    let choices = sets(of: instance.openCount, among: instance.distances.siteCount).map {
      SiteAssignment(nearestOf: $0, instance.distances)
    }
    return choices.compactMap { PCenterAudit($0, of: instance).objective }.min()
  }

  private func check(_ instance: PCenterInstance, seed: Int) throws {
    let answer = PCenterOptimizer().solve(instance, options: LocationSearchOptions())
    guard let least = least(instance) else {
      #expect(answer.termination == .infeasible && answer.choice == nil, "seed \(seed)")
      return
    }
    #expect(answer.termination == .optimal, "seed \(seed)")
    let audit = PCenterAudit(try #require(answer.choice, "seed \(seed)"), of: instance)
    #expect(audit.violations.isEmpty, "seed \(seed)")
    #expect(audit.objective == answer.objective && answer.bound == answer.objective, "seed \(seed)")
    #expect(answer.objective == least, "seed \(seed)")
  }

  @Test("the choice is the best of all sets of sites", arguments: seeds)
  func whole(seed: Int) throws {
    var random = RandomSites(seed: UInt64(seed))
    try check(random.center(isWhole: true, hasGaps: false), seed: seed)
  }

  @Test("so it is with fractional distances", arguments: seeds)
  func fractional(seed: Int) throws {
    var random = RandomSites(seed: UInt64(1000 + seed))
    try check(random.center(isWhole: false, hasGaps: false), seed: seed)
  }

  @Test("so it is where some sites cannot serve some demands", arguments: seeds)
  func gaps(seed: Int) throws {
    var random = RandomSites(seed: UInt64(2000 + seed))
    try check(random.center(isWhole: seed % 2 == 0, hasGaps: true), seed: seed)
  }

  @Test("the program has the same optimum", arguments: 1...20)
  func program(seed: Int) throws {
    var random = RandomSites(seed: UInt64(3000 + seed))
    let instance = try random.center(isWhole: seed % 2 == 0, hasGaps: seed % 3 == 0)
    let answer = PCenterOptimizer().solve(instance, options: LocationSearchOptions())
    let formulation = PCenterFormulation(instance)
    let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
    guard let solution = result.incumbent else {
      #expect(result.termination == .infeasible && answer.termination == .infeasible)
      return
    }
    let objective = try #require(answer.objective)
    #expect(abs(solution.objective - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
    let audit = PCenterAudit(formulation.choice(solution), of: instance)
    #expect(abs(try #require(audit.objective) - objective) <= 1e-6 * (objective + 1), "seed \(seed)")
  }

  @Test("without demands every set of sites will do")
  func empty() throws {
    let none = SiteDistances(demandCount: 0, siteCount: 2, values: [])
    let answer = PCenterOptimizer().solve(
      try PCenterInstance(distances: none, openCount: 2), options: LocationSearchOptions())
    #expect(answer.termination == .optimal && answer.objective == 0 && answer.choice?.openSites == [0, 1])
  }

  @Test("a raised cancellation ends the search with what is known")
  func cancelled() throws {
    var random = RandomSites(seed: 9)
    let distances = random.distances(isWhole: true, hasGaps: false, demands: 30, sites: 30)
    let instance = try PCenterInstance(distances: distances, openCount: 5)
    let proven = PCenterOptimizer().solve(instance, options: LocationSearchOptions())
    var options = LocationSearchOptions()
    let cancellation = Cancellation()
    cancellation.raise()
    options.cancellation = cancellation
    let answer = PCenterOptimizer().solve(instance, options: options)
    let (objective, bound) = (try #require(answer.objective), try #require(answer.bound))
    let least = try #require(proven.objective)
    #expect(answer.termination == .limit(.interrupted) && bound <= least && least <= objective)
    #expect(PCenterAudit(try #require(answer.choice), of: instance).objective == objective)
  }
}

@Suite("Networks of paths")
struct PathNetworkTests {
  @Test("distances are those of shortest walks, by trying every step again and again", arguments: 1...30)
  func walks(seed: Int) {
    var random = RandomSites(seed: UInt64(seed))
    let count = random.integer(1...9)
    let edges = (0..<random.integer(0...16)).map { _ in
      PathNetwork.Edge(random.integer(0...count - 1), random.integer(0...count - 1), length: random.integer(0...9))
    }
    var expected = [Double](repeating: .infinity, count: count * count)
    for node in 0..<count { expected[node * count + node] = 0 }
    for _ in 0..<count {
      for edge in edges {
        for from in 0..<count {
          let (first, second) = (from * count + edge.first, from * count + edge.second)
          expected[second] = min(expected[second], expected[first] + Double(edge.length))
          expected[first] = min(expected[first], expected[second] + Double(edge.length))
        }
      }
    }
    let distances = PathNetwork(nodeCount: count, edges: edges).distances()
    #expect(distances.values == expected, "seed \(seed)")
  }
}
