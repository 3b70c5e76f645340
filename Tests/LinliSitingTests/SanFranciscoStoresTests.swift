import Foundation
import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Stores for San Francisco: the covering values that spopt's example has")
struct SanFranciscoStoresTests {
  private static var file: URL {
    let instances = ProcessInfo.processInfo.environment["LINLI_INSTANCES"].map { URL(fileURLWithPath: $0) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (instances ?? root.appendingPathComponent("../shared/instances"))
      .appendingPathComponent("spopt-san-francisco/instances")
      .appendingPathComponent("SF_network_distance_candidateStore_16_censusTract_205_new.csv")
  }

  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// A row of the table of optima: radius in metres, people within reach of any site, and the optima for 2, 4, 6 and 8
  /// sites.
  struct Optima: Sendable {
    let radius: Double
    let reachable: Int
    let covered: [Int]
  }

  static let optima = [
    Optima(radius: 1_250, reachable: 307_706, covered: [70_578, 128_712, 177_727, 216_161]),
    Optima(radius: 2_000, reachable: 634_054, covered: [200_356, 333_273, 432_591, 502_345]),
    Optima(radius: 3_000, reachable: 811_665, covered: [377_803, 557_571, 666_206, 747_498]),
    Optima(radius: 4_000, reachable: 942_544, covered: [529_616, 740_223, 870_020, 936_293]),
    Optima(radius: 5_000, reachable: 955_113, covered: [671_938, 875_247, 941_462, 955_113]),
    Optima(radius: 6_000, reachable: 955_113, covered: [775_784, 932_758, 955_113, 955_113]),
    Optima(radius: 8_000, reachable: 955_113, covered: [934_831, 955_113, 955_113, 955_113]),
  ]

  @Test(
    "every value of the table is found and proven",
    .enabled(if: isThere, "the published instances are not here: set LINLI_INSTANCES"), arguments: optima)
  func table(_ optima: Optima) throws {
    let table = try Distances(Self.file)
    for (sites, covered) in zip([2, 4, 6, 8], optima.covered) {
      let instance = try table.instance(radius: optima.radius, sites: sites)
      let answer = MaximalCoverOptimizer().solve(instance)
      #expect(answer.objective == Double(covered))
      #expect(answer.termination == .optimal)
      let audit = MaximalCoverAudit(try #require(answer.choice), of: instance)
      #expect(audit.violations.isEmpty)
      #expect(audit.coveredDemand == covered)
    }
    let all = try table.instance(radius: optima.radius, sites: 16)
    #expect(MaximalCoverOptimizer().solve(all).objective == Double(optima.reachable))
  }

  @Test(
    "GLPK finds the value of the notebook with the program",
    .enabled(if: isThere, "the published instances are not here: set LINLI_INSTANCES"))
  func program() throws {
    let instance = try Distances(Self.file).instance(radius: 5_000, sites: 4)
    let result = try GLPKSolver().solve(MaximalCoverFormulation(instance).model, options: SolveOptions())
    let incumbent = try #require(result.incumbent)
    #expect(abs(incumbent.objective - 875_247) < 1e-6)
  }

  /// The table of network distances: `distance,name,DestinationName,demand`.
  private struct Distances {
    private var sites: [String] = []
    private var tracts: [String] = []
    private var demands: [String: Int] = [:]
    private var distances: [String: [String: Double]] = [:]

    init(_ file: URL) throws {
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let fields = line.split(separator: ",").map(String.init)
        let distance = try #require(Double(fields[0]))
        if distances[fields[1]] == nil { sites.append(fields[1]) }
        if demands[fields[2]] == nil { tracts.append(fields[2]) }
        let demand = try #require(Int(fields[3]))
        demands[fields[2]] = demand
        distances[fields[1], default: [:]][fields[2]] = distance
      }
    }

    func instance(radius: Double, sites count: Int) throws -> MaximalCoverInstance {
      let lists = try tracts.map { tract in
        try sites.indices.filter { try #require(distances[sites[$0]]?[tract]) <= radius }
      }
      return try MaximalCoverInstance(
        demands: tracts.compactMap { demands[$0] }, candidateSiteCount: sites.count, coveringSites: lists,
        siteCount: count)
    }
  }
}
