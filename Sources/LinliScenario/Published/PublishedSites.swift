import LinliDomain
public import LinliSiting

/// A published location problem as a scenario folder that asks the same question.
///
/// Demand points become estates of one community, sites become places where a facility could be, and `travel.csv` alone
/// tells how far apart they are. The objective of the one goal is the instance's.
public struct PublishedSites: Sendable {
  /// A demand point: what it weighs, and the people who need a place.
  struct Demand: Sendable {
    var weight: Int
    var people: Int
  }

  /// A candidate site.
  struct Candidate: Sendable {
    var fixedCost = 0.0
    var capacity: Int?
  }

  private let demands: [Demand]
  private let sites: [Candidate]
  /// Metres by demand point and site, from 0.
  private let ways: [(demand: Int, site: Int, metres: Double)]
  /// The goals, as in `scenario.yaml`.
  private let goals: String
  /// The keys under `site`.
  private let settings: [(key: String, value: String)]
  /// What the first demand point and the first site are called.
  private let first: Int

  private init(
    _ demands: [Demand], _ sites: [Candidate], _ ways: [(demand: Int, site: Int, metres: Double)], goals: String,
    _ settings: [(key: String, value: String)], first: Int = 1
  ) {
    self.demands = demands
    self.sites = sites
    self.ways = ways
    self.goals = goals
    self.settings = settings
    self.first = first
  }
}

// MARK: - Families

extension PublishedSites {
  /// A p-median or p-center of a network: every vertex is demand and site.
  public init(_ problem: PathNetworkProblem, isMedian: Bool) {
    let distances = problem.network.distances()
    let count = distances.demandCount
    self.init(
      Array(repeating: Demand(weight: 1, people: 1), count: count), Array(repeating: Candidate(), count: count),
      Self.ways(count, count) { distances[$0, $1] }, goals: isMedian ? "distance" : "farthest",
      [("mostSites", String(problem.openCount))])
  }

  /// Capacitated facility location, or a capacitated p-median; demands have to be whole numbers.
  ///
  /// - Parameters:
  ///   - instance: the instance.
  ///   - isMedian: whether a way costs the same whatever the demand, and only so many sites may open.
  /// - Throws: ``ScenarioError`` where demands or capacities are no whole numbers, which the tables cannot tell.
  public init(
    _ instance: CapacitatedLocationInstance, isMedian: Bool, file: String
  ) throws(ScenarioError) {
    let capacities = instance.sites.map(\.capacity)
    let numbers = instance.demands + capacities
    if let number = numbers.first(where: { Int(exactly: $0) == nil }) {
      throw ScenarioError(issues: [
        ScenarioIssue(
          file: file, value: "\(number)", problem: .notAnInteger, expectation: .integer(.nonNegative, unit: nil))
      ])
    }
    let people = instance.demands.map { Int($0) }
    let ways = Self.ways(people.count, instance.sites.count) { customer, site in
      let cost = instance.cost(customer: customer, site: site)
      return isMedian ? cost : people[customer] == 0 ? 0 : cost / instance.demands[customer]
    }
    self.init(
      people.map { Demand(weight: isMedian ? 1 : $0, people: $0) },
      zip(instance.sites, capacities).map { Candidate(fixedCost: $0.fixedCost, capacity: Int($1)) }, ways,
      goals: isMedian ? "distance" : "{name: costAndWays, sum: {cost: 1, distance: 1}}",
      [("singleSource", instance.isSplitAllowed ? "false" : "true")]
        + (isMedian ? [("mostSites", String(instance.openCount.upperBound))] : []))
  }

  /// Maximal covering of points, each of which is a site as well; only ways within the radius are told.
  public init(_ points: CoveragePoints, radius: Double, siteCount: Int) {
    let near = points.pointsWithin(radius)
    let ways = near.indices.flatMap { demand in
      near[demand].map { (demand: demand, site: $0, metres: points.distance(demand, $0)) }
    }
    self.init(
      points.demands.map { Demand(weight: $0, people: $0) }, Array(repeating: Candidate(), count: points.count), ways,
      goals: "covered", [("radius", NumberText.fixed(radius, decimals: 6)), ("mostSites", String(siteCount))], first: 0)
  }

  private static func ways(
    _ demandCount: Int, _ siteCount: Int, _ metres: (Int, Int) -> Double
  ) -> [(demand: Int, site: Int, metres: Double)] {
    (0..<demandCount).flatMap { demand in
      (0..<siteCount).compactMap { site in
        let way = metres(demand, site)
        return way.isFinite ? (demand, site, way) : nil
      }
    }
  }
}

// MARK: - The folder

extension PublishedSites {
  /// The files of the folder, for ``FolderWriter``.
  public func files(title: String) -> [(path: String, bytes: [UInt8])] {
    [
      ("scenario.yaml", Array(settings(title).utf8)),
      (
        "communities.csv", table(["id", "households"], [[.text("A"), .integer(demands.reduce(0) { $0 + $1.weight })]])
      ),
      (
        "estates.csv",
        table(
          ["id", "community", "households", "persons"],
          demands.enumerated().map { number, demand in
            [.text(estate(number)), .text("A"), .integer(demand.weight), .integer(demand.people)]
          })
      ),
      (
        "sites.csv",
        table(
          ["id", "kind", "fixed_yuan", "capacity"],
          sites.enumerated().map { number, candidate in
            [
              .text(site(number)), .text("new"), .number(candidate.fixedCost, decimals: 2),
              candidate.capacity.map { .integer($0) } ?? .empty,
            ]
          })
      ),
      (
        "travel.csv",
        table(
          ["from", "to", "metres"],
          ways.map { [.text(estate($0.demand)), .text(site($0.site)), .number($0.metres, decimals: 12)] })
      ),
    ]
  }

  private func estate(_ number: Int) -> String { "E\(number + first)" }

  private func site(_ number: Int) -> String { "S\(number + first)" }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows)
  }

  private func settings(_ title: String) -> String {
    let told = ([("weight", "households"), ("metric", "table")] + settings).map { "  \($0.key): \($0.value)\n" }
    return """
      # Imported from a published instance; the value of the one goal is the instance's objective.
      schemaVersion: 1
      title: \(JSONValue.string(title).text().dropLast())
      horizon: {start: 2026-01-01, end: 2026-12-31}
      questions: [site]
      priorities:
        site: [\(goals)]
      site:
      \(told.joined())
      """
  }
}
