import Foundation
import LinliDomain
import LinliLP
import Testing

@testable import LinliScenario

@Suite("Published points of maximal covering are read")
struct CoverageFileTests {
  static let census = """
    NAME : Invented\r
    TYPE : MCLP\r
    EDGE_WEIGHT_TYPE : COORD\r
    DIMENSION : 3\r
    NODE_COORD_SECTION\r
    40.7943864 -073.8808032\r
    40.7897368 -073.8848442\r
    40.8141662 -073.8598391\r
    DEMAND_SECTION\r
    12\r
    0\r
    7\r
    EOF\r

    """

  static let plane = "3\n0 1.5 2 1 10\n1 4.5 6 1 20\n2 9 9 1 30\n"

  private func points(_ text: String) throws(ScenarioError) -> CoveragePoints {
    try CoverageFile.points(in: Array(text.utf8), named: "invented.txt")
  }

  @Test("the two formats are told apart by what stands in them")
  func formats() throws {
    let census = try points(Self.census)
    #expect(census.coordinates == .geographic)
    #expect(census.places[0] == SIMD2(40.7943864, -73.8808032))
    #expect(census.demands == [12, 0, 7])
    let plane = try points(Self.plane)
    #expect(plane.coordinates == .plane)
    #expect(plane.demands == [10, 20, 30])
    #expect(plane.distance(0, 1) == 5)
  }

  @Test("a degree of latitude is as long as on the sphere, with the arc rounded to 32 bits")
  func distance() {
    let points = CoveragePoints(
      coordinates: .geographic, places: [SIMD2(40, -73), SIMD2(41, -73), SIMD2(40, -73)], demands: [1, 1, 1])
    let degree = CoveragePoints.sphereRadiusMetres * .pi / 180
    #expect(abs(points.distance(0, 1) - degree) < 0.01)
    let arc = points.distance(0, 1) / CoveragePoints.sphereRadiusMetres
    #expect(abs(arc - Double(Float(arc))) < 1e-12)
    #expect(points.distance(0, 0) == 0)
    #expect(points.distance(0, 2) < 0.2)
  }

  @Test("points within a radius are those of all pairs", arguments: 1...6)
  func within(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let isGeographic = seed % 2 == 0
    let places = (0..<90).map { _ in
      let place = SIMD2(Int.random(in: 0...20, using: &generator), Int.random(in: 0...20, using: &generator))
      let plane = SIMD2(Double(place.x), Double(place.y))
      return isGeographic ? SIMD2(40.7, -74) + plane * 0.0025 : plane
    }
    let points = CoveragePoints(
      coordinates: isGeographic ? .geographic : .plane, places: places, demands: places.map { _ in 1 })
    let radius = isGeographic ? 700.0 : 5
    let expected = places.indices.map { from in places.indices.filter { points.distance(from, $0) <= radius } }
    #expect(points.pointsWithin(radius) == expected)
  }

  /// A change of a text with the problem it must lead to, and the line.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let row: Int?
    let problem: ScenarioProblem
    var testDescription: String { "\(old) -> \(new)" }

    init(_ old: String, _ new: String, _ row: Int?, _ problem: ScenarioProblem) {
      (self.old, self.new, self.row, self.problem) = (old, new, row, problem)
    }
  }

  @Test(
    "each fault of census blocks is told with its line",
    arguments: [
      Fault("DIMENSION : 3", "DIMENSION : 4", 5, .lineCount(3)),
      Fault("DIMENSION : 3", "DIMENSION : three", 4, .notANumber),
      Fault("DIMENSION : 3\r\n", "", nil, .missingSection),
      Fault("TYPE : MCLP", "TYPE : TSP", 2, .unknownWord),
      Fault("EDGE_WEIGHT_TYPE : COORD", "EDGE_WEIGHT_TYPE :", 3, .missingValue),
      Fault("NAME : Invented", "NAMES : Invented", 1, .unknownSection),
      Fault("40.7897368 -073.8848442", "40.7897368", 7, .fieldCount(1)),
      Fault("40.7897368", "140.7897368", 7, .outOfRange),
      Fault("12\r", "-12\r", 10, .outOfRange),
      Fault("12\r", "1.5\r", 10, .notAnInteger),
      Fault("DEMAND_SECTION\r\n12\r\n0\r\n7\r\n", "DEMAND_SECTION\r\n", 9, .emptySection),
      Fault("DEMAND_SECTION\r\n12\r\n0\r\n7\r\n", "", nil, .missingSection),
      Fault("DEMAND_SECTION", "DEMAND_SECTION\r\nDEMAND_SECTION", 10, .duplicateEntry(firstLine: 9)),
    ])
  func censusFaults(_ fault: Fault) throws {
    try expect(fault, in: Self.census)
  }

  @Test(
    "each fault of random points is told with its line",
    arguments: [
      Fault("3\n0", "4\n0", 1, .lineCount(3)), Fault("1 4.5", "7 4.5", 3, .outOfRange),
      Fault("4.5 6", "4.5", 3, .fieldCount(4)), Fault("9 9 1 30", "9 x 1 30", 4, .notANumber),
      Fault("1 30", "1 -30", 4, .outOfRange),
    ])
  func planeFaults(_ fault: Fault) throws {
    try expect(fault, in: Self.plane)
  }

  private func expect(_ fault: Fault, in text: String) throws {
    let changed = text.replacingOccurrences(of: fault.old, with: fault.new)
    try #require(changed != text)
    let error = #expect(throws: ScenarioError.self) { try points(changed) }
    let issues = error?.issues ?? []
    #expect(issues.contains { $0.row == fault.row && $0.problem == fault.problem }, "\(issues)")
    for issue in issues { for language in Language.allCases { #expect(!issue.text(in: language).isEmpty) } }
  }

  @Test("all faults are told at once, and nothing is no file")
  func together() {
    let changed = Self.plane.replacingOccurrences(of: "1.5", with: "a").replacingOccurrences(of: "20", with: "b")
    #expect(#expect(throws: ScenarioError.self) { try points(changed) }?.issues.count == 2)
    #expect(#expect(throws: ScenarioError.self) { try points(" \n") }?.issues.map(\.problem) == [.emptyFile])
  }

  @Test("the check counts from coordinates and tells what is wrong with a choice")
  func check() throws {
    let points = try points(Self.plane)
    let good = CoveragePointsCheck([1], of: points, radius: 5, siteCount: 1)
    #expect(good.violations.isEmpty)
    #expect(good.coveredDemand == 30)
    let bad = CoveragePointsCheck([1, 1, 8], of: points, radius: 5, siteCount: 2)
    #expect(bad.violations == [.repeatedPoint(1), .unknownPoint(8), .pointCount(3, expected: 2)])
    #expect(bad.coveredDemand == 30)
    #expect(CoverageTables.sites([8, 1]) == "site\n1\n8\n")
  }
}
