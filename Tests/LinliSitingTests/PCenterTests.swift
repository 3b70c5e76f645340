import LinliLP
import LinliSiting
import Testing

@Suite("p-centers")
struct PCenterTests {
  @Test("without demands every set of sites will do")
  func empty() throws {
    let none = SiteDistances(demandCount: 0, siteCount: 2, values: [])
    let answer = PCenterOptimizer().solve(
      try PCenterInstance(distances: none, openCount: 2), options: LocationSearchOptions())
    #expect(answer.termination == .optimal && answer.objective == 0 && answer.choice?.openSites == [0, 1])
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
