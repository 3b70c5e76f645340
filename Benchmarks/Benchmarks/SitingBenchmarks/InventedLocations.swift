import LinliLP
import LinliSiting

/// Invented location problems of middle size, the same for the same seed.
struct InventedLocations {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  private mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func points(_ count: Int, side: Int) -> [SIMD2<Double>] {
    (0..<count).map { _ in SIMD2(Double(draw(0...side)), Double(draw(0...side))) }
  }

  private static func euclidean(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
    let between = from - to
    return (between * between).sum().squareRoot()
  }

  /// Streets of a grid between points of a square; each point is a demand and a candidate.
  private mutating func grid(_ count: Int) -> SiteDistances {
    let points = points(count, side: 1000)
    let values = points.flatMap { from in points.map { abs(from.x - $0.x) + abs(from.y - $0.y) } }
    return SiteDistances(demandCount: count, siteCount: count, values: values)
  }

  mutating func median(_ count: Int, openCount: Int) throws -> PMedianInstance {
    try PMedianInstance(
      distances: grid(count), weights: (0..<count).map { _ in Double(draw(1...9)) }, openCount: openCount)
  }

  mutating func center(_ count: Int, openCount: Int) throws -> PCenterInstance {
    try PCenterInstance(distances: grid(count), openCount: openCount)
  }

  /// Sites of equal capacity, a fifth of which could serve all demand; costs grow with demand and distance.
  mutating func facilities(sites siteCount: Int, customers customerCount: Int) throws -> CapacitatedLocationInstance {
    let (places, homes) = (points(siteCount, side: 1000), points(customerCount, side: 1000))
    let demands = homes.map { _ in Double(draw(5...50)) }
    let capacity = (demands.reduce(0, +) / Double(siteCount / 5)).rounded(.up)
    let sites = places.map { _ in
      CapacitatedLocationInstance.Site(fixedCost: Double(draw(5_000...15_000)), capacity: capacity)
    }
    let costs = zip(homes, demands).flatMap { home, demand in
      places.map { demand * Self.euclidean(home, $0) / 10 }
    }
    return try CapacitatedLocationInstance(sites: sites, demands: demands, costs: costs, isSplitAllowed: true)
  }

  /// Points of which p serve all, 85 % of their capacity used.
  mutating func medians(_ count: Int, openCount: Int) throws -> CapacitatedLocationInstance {
    let points = points(count, side: 100)
    let demands = points.map { _ in Double(draw(1...20)) }
    let capacity = (demands.reduce(0, +) / Double(openCount) / 0.85).rounded(.down)
    let sites = points.map { _ in CapacitatedLocationInstance.Site(fixedCost: 0, capacity: capacity) }
    let costs = points.flatMap { from in points.map { Self.euclidean(from, $0).rounded(.down) } }
    return try CapacitatedLocationInstance(
      sites: sites, demands: demands, costs: costs, openCount: openCount...openCount, isSplitAllowed: false)
  }

  /// Points with a reach; each is a demand and a candidate.
  mutating func covering(_ count: Int, siteCount: Int, radius: Double) throws -> MaximalCoverInstance {
    let points = points(count, side: 30_000)
    let lists = points.map { from in points.indices.filter { Self.euclidean(from, points[$0]) <= radius } }
    return try MaximalCoverInstance(
      demands: points.map { _ in draw(1...100) }, candidateSiteCount: count, coveringSites: lists,
      siteCount: siteCount)
  }

  /// Jobs whose uses fill 80 % of an agent on average, as in the published classes A to C.
  mutating func assignment(agents: Int, jobs: Int) throws -> GeneralizedAssignmentInstance {
    let uses = (0..<agents * jobs).map { _ in draw(5...25) }
    let costs = uses.map { _ in draw(10...50) }
    let capacities = (0..<agents).map { agent in
      uses[agent * jobs..<(agent + 1) * jobs].reduce(0, +) * 4 / (5 * agents)
    }
    return try GeneralizedAssignmentInstance(jobCount: jobs, costs: costs, uses: uses, capacities: capacities)
  }
}
