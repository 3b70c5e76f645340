/// Counts the demand that chosen points cover, from coordinates alone, by code that knows nothing of the search.
public struct CoveragePointsCheck: Sendable, Equatable {
  /// What is wrong with a choice.
  public enum Violation: Sendable, Equatable {
    /// No point has this number.
    case unknownPoint(Int)
    /// The point is chosen more than once.
    case repeatedPoint(Int)
    /// Another number of points is chosen than asked for.
    case pointCount(Int, expected: Int)
  }

  /// What is wrong, in the order of the choice.
  public let violations: [Violation]
  /// The demand of the points with a chosen point within the radius.
  public let coveredDemand: Int

  /// Checks and counts.
  ///
  /// - Parameters:
  ///   - sites: The chosen points, numbered from 0.
  ///   - points: All points.
  ///   - radius: How far a chosen point reaches, the boundary included.
  ///   - siteCount: How many points were to be chosen.
  /// - Complexity: O(points × sites).
  public init(_ sites: [Int], of points: CoveragePoints, radius: Double, siteCount: Int) {
    var violations: [Violation] = []
    var seen: Set<Int> = []
    for site in sites {
      if !points.places.indices.contains(site) { violations.append(.unknownPoint(site)) }
      if !seen.insert(site).inserted { violations.append(.repeatedPoint(site)) }
    }
    if sites.count != siteCount { violations.append(.pointCount(sites.count, expected: siteCount)) }
    let known = sites.filter(points.places.indices.contains)
    var covered = 0
    for point in points.places.indices where known.contains(where: { points.distance($0, point) <= radius }) {
      covered += points.demands[point]
    }
    self.violations = violations
    coveredDemand = covered
  }
}

extension CoveragePointsCheck.Violation {
  /// One line for people.
  public var text: BilingualText { MessageCatalogue.phrase(for: self) }
}

extension MessageCatalogue {
  static func phrase(for violation: CoveragePointsCheck.Violation) -> BilingualText {
    switch violation {
    case .unknownPoint(let point): .init(zh: "没有编号为 \(point) 的点。", en: "No point has the number \(point).")
    case .repeatedPoint(let point): .init(zh: "点 \(point) 被重复选取。", en: "Point \(point) is chosen more than once.")
    case .pointCount(let count, let expected):
      .init(zh: "选取了 \(count) 个点，应为 \(expected) 个。", en: "\(count) points are chosen instead of \(expected).")
    }
  }
}
