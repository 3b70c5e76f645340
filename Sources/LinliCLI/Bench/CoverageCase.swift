import Foundation
import LinliReport
import LinliScenario
import LinliSiting

/// A published maximal covering instance with a number of sites and a radius.
struct CoverageCase: BenchCase {
  let name: String
  private let points: CoveragePoints
  private let siteCount: Int
  private let radius: Double

  /// Every combination of numbers of sites and radii on the points of a file.
  ///
  /// - Throws: `ScenarioError` with everything that is wrong with the file, or with numbers it has too few points for.
  static func cases(in url: URL, _ options: CoverageOptions) throws(ScenarioError) -> [any BenchCase] {
    let file = CoverageFile(url)
    let points = try file.points()
    let excessive = options.siteCounts.filter { $0 > points.count }
    guard excessive.isEmpty else {
      let range = NumberRange(minimum: 1, maximum: Double(points.count))
      throw ScenarioError(
        issues: excessive.map { number in
          ScenarioIssue(
            file: file.fileName, column: IssueColumn(name: "--sites"), value: String(number), problem: .outOfRange,
            expectation: .integer(range, unit: nil))
        })
    }
    return options.siteCounts.flatMap { siteCount in
      options.radii.map { radius in
        CoverageCase(
          name: "\(file.instanceName)-p\(siteCount)-r\(shown(radius))", points: points, siteCount: siteCount,
          radius: radius)
      }
    }
  }

  /// A radius as names and messages show it: 600, 5.75.
  static func shown(_ radius: Double) -> String { Int(exactly: radius).map(String.init) ?? String(radius) }

  func program() throws -> BenchProgram { BenchProgram(try instance()) }

  private func instance() throws -> MaximalCoverInstance {
    try MaximalCoverInstance(
      demands: points.demands, candidateSiteCount: points.count, coveringSites: points.pointsWithin(radius),
      siteCount: siteCount)
  }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    var search = LocationSearchOptions()
    let clock = ContinuousClock()
    let start = clock.now
    let instance = try instance()
    search.timeLimit = options.timeLimit.map { max(.zero, $0 - start.duration(to: clock.now)) }
    search.cancellation = options.cancellation
    search.seed = options.seed
    search.progress = options.progress
    let answer = MaximalCoverOptimizer().solve(instance, options: search)
    guard let sites = answer.choice?.newSites else {
      return BenchSolution(objective: nil, bound: answer.bound, termination: answer.termination, table: nil)
    }
    let check = CoveragePointsCheck(sites, of: points, radius: radius, siteCount: siteCount)
    let covered = Double(check.coveredDemand)
    var violations = check.violations.map(\.text)
    if let claimed = answer.objective, claimed != covered {
      violations.append(CommandText.otherObjective(claimed, counted: covered))
    }
    return BenchSolution(
      objective: covered, bound: answer.bound, termination: answer.termination,
      table: CoverageTables.sites(sites), violations: violations)
  }
}
