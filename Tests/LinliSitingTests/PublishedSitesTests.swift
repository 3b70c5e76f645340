import Foundation
import LinliLP
import LinliScenario
import LinliSiting
import Testing

/// The published instances, which are not part of the project.
enum PublishedSites {
  static let root: URL = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let instances = ProcessInfo.processInfo.environment["LINLI_INSTANCES"].map { URL(fileURLWithPath: $0) }
    return instances ?? root.appendingPathComponent("../shared/instances").standardizedFileURL
  }()

  static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// The cells of a small table without commas in its cells, its header left out.
  static func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }
}

@Suite(
  "OR-Library's networks",
  .enabled(if: PublishedSites.isThere("pmedian/best_known.csv"), "not here: set LINLI_INSTANCES"))
struct PublishedNetworkTests {
  /// Larger ones take long without optimization.
  private static let greatestNodeCount = 200

  @Test("p-medians, p-centers and fewest sites at the p-center's radius are those known, and proven")
  func known() throws {
    let rows = try PublishedSites.rows("pmedian/best_known.csv").filter { (Int($0[1]) ?? 0) <= Self.greatestNodeCount }
    try #require(!rows.isEmpty)
    for row in rows {
      let file = PublishedSites.root.appendingPathComponent("pmedian/instances/\(row[0]).txt")
      let problem = try PathNetworkFile(file).problem()
      let distances = problem.network.distances()
      let median = PMedianOptimizer().solve(
        try PMedianInstance(distances: distances, openCount: problem.openCount), options: LocationSearchOptions())
      #expect(median.termination == .optimal && median.objective == Double(row[4]), "\(row[0])")
      let center = PCenterOptimizer().solve(
        try PCenterInstance(distances: distances, openCount: problem.openCount), options: LocationSearchOptions())
      #expect(center.termination == .optimal && center.objective == Double(row[5]), "\(row[0])")
      let radius = try #require(Double(row[5]))
      let demandsOfSite = (0..<distances.siteCount).map { site in
        (0..<distances.demandCount).filter { distances[$0, site] <= radius }
      }
      let cover = SetCoverOptimizer().solve(
        try SetCoverInstance(demandCount: distances.demandCount, demandsOfSite: demandsOfSite),
        options: LocationSearchOptions())
      #expect(cover.termination == .optimal && cover.objective == Double(row[6]), "\(row[0])")
    }
  }
}

@Suite(
  "San Francisco's stores",
  .enabled(if: PublishedSites.isThere("spopt-san-francisco"), "not here: set LINLI_INSTANCES"))
struct SanFranciscoTests {
  private let distances: SiteDistances
  private let people: [Double]

  /// 205 tracts by name, 16 stores in the order of their table.
  init() throws {
    let path = "spopt-san-francisco/instances/SF_network_distance_candidateStore_16_censusTract_205_new.csv"
    let stores = try PublishedSites.rows("spopt-san-francisco/instances/SF_store_site_16_longlat.csv").map { $0[2] }
    var ofTract: [String: [Double]] = [:]
    var peopleOf: [String: Double] = [:]
    for row in try PublishedSites.rows(path) {
      let store = try #require(stores.firstIndex(of: "\"\(row[1])\""))
      ofTract[row[2], default: Array(repeating: .infinity, count: 16)][store] = try #require(Double(row[0]))
      let count: Double = try #require(Double(row[3]))
      peopleOf[row[2]] = count
    }
    let tracts = ofTract.keys.sorted()
    distances = SiteDistances(
      demandCount: tracts.count, siteCount: 16, values: tracts.flatMap { ofTract[$0] ?? [] })
    people = tracts.compactMap { peopleOf[$0] }
  }

  @Test("there are 205 tracts with all their people and every distance")
  func data() {
    #expect(distances.demandCount == 205 && people.reduce(0, +) == 955_113)
    #expect(distances.values.allSatisfy { $0.isFinite })
  }

  @Test(
    "the nearest p stores for all people together",
    arguments: [
      (2, 4_009_098_972.1349115), (4, 2_848_268_129.7145104), (6, 2_347_055_166.677383), (8, 2_054_687_610.6381972),
    ])
  func median(p: Int, expected: Double) throws {
    let instance = try PMedianInstance(distances: distances, weights: people, openCount: p)
    let answer = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    #expect(answer.termination == .optimal)
    #expect(abs(try #require(answer.objective) - expected) <= 1e-9 * expected)
  }

  @Test(
    "the least greatest distance with p stores",
    arguments: [
      (2, 9130.758740990761), (4, 7403.063810849859), (6, 5903.667154450694), (8, 4644.845691362354),
    ])
  func center(p: Int, expected: Double) throws {
    let instance = try PCenterInstance(distances: distances, openCount: p)
    let answer = PCenterOptimizer().solve(instance, options: LocationSearchOptions())
    #expect(answer.termination == .optimal && answer.objective == expected)
  }

  @Test(
    "the fewest stores within a radius of every tract",
    arguments: [(4000, nil), (5000, 8), (6000, 5), (8000, 3)])
  func cover(radius: Double, expected: Double?) throws {
    let demandsOfSite = (0..<16).map { site in (0..<205).filter { distances[$0, site] <= radius } }
    let answer = SetCoverOptimizer().solve(
      try SetCoverInstance(demandCount: 205, demandsOfSite: demandsOfSite), options: LocationSearchOptions())
    #expect(answer.objective == expected && answer.termination == (expected == nil ? .infeasible : .optimal))
  }

  @Test("two stores that exist stay open, and two more are added best")
  func added() throws {
    let instance = try PMedianInstance(distances: distances, weights: people, openCount: 4, existingSites: [0, 5])
    let answer = PMedianOptimizer().solve(instance, options: LocationSearchOptions())
    let pairs = sets(of: 2, among: 16).filter { !$0.contains(0) && !$0.contains(5) }
    let least = pairs.compactMap { pair in
      PMedianAudit(SiteAssignment(nearestOf: [0, 5] + pair, distances), of: instance).objective
    }.min()
    #expect(answer.termination == .optimal && answer.objective == least)
  }
}
