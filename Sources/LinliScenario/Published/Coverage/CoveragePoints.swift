#if canImport(Glibc)
  internal import Glibc
#endif

/// Points with demands, each a customer and a candidate site, as published maximal covering instances have them.
public struct CoveragePoints: Sendable, Equatable {
  /// What the two coordinates of a point mean.
  public enum Coordinates: Sendable, Equatable {
    /// Latitude and longitude in degrees; distances are metres on a sphere.
    case geographic
    /// x and y in a plane, with the plane's own unit.
    case plane
  }

  /// What the coordinates mean.
  public let coordinates: Coordinates
  /// The first and the second coordinate of each point.
  public let places: [SIMD2<Double>]
  /// The demand of each point, 0 or more.
  public let demands: [Int]

  /// Points from their parts.
  public init(coordinates: Coordinates, places: [SIMD2<Double>], demands: [Int]) {
    precondition(places.count == demands.count, "\(places.count) places for \(demands.count) demands")
    self.coordinates = coordinates
    self.places = places
    self.demands = demands
  }

  /// Number of points.
  public var count: Int { places.count }

  /// Radius of the sphere in metres, as the published values were counted with.
  public static let sphereRadiusMetres = 6_378_100.0

  /// The distance of two points: metres for geographic coordinates, the plane's unit otherwise.
  ///
  /// On the sphere R·acos(cos φ₁ cos φ₂ cos(λ₂ − λ₁) + sin φ₁ sin φ₂), with the arc rounded to 32 bits before the product,
  /// as in the evaluation that the published values come from. A cosine above 1 is one rounded up and counts as 1.
  public func distance(_ first: Int, _ second: Int) -> Double {
    if first == second { return 0 }
    let (from, to) = (places[first], places[second])
    switch coordinates {
    case .plane:
      let between = from - to
      return (between * between).sum().squareRoot()
    case .geographic:
      let from = from * (Double.pi / 180)
      let to = to * (Double.pi / 180)
      let cosine = cos(from.x) * cos(to.x) * cos(to.y - from.y) + sin(from.x) * sin(to.x)
      return Self.sphereRadiusMetres * Double(Float(acos(max(-1, min(1, cosine)))))
    }
  }

  /// For each point the points within a radius of it, the boundary included, ascending.
  ///
  /// - Complexity: O(n log n) and a distance for each pair whose first coordinates differ by no more than the radius.
  public func pointsWithin(_ radius: Double) -> [[Int]] {
    let order = places.indices.sorted { (places[$0].x, $0) < (places[$1].x, $1) }
    let reach = greatestDifference(radius)
    var lists = places.indices.map { [$0] }
    for (position, point) in order.enumerated() {
      for other in order[(position + 1)...] {
        if places[other].x - places[point].x > reach { break }
        if distance(point, other) <= radius {
          lists[point].append(other)
          lists[other].append(point)
        }
      }
    }
    for point in lists.indices { lists[point].sort() }
    return lists
  }

  /// How far the first coordinates of two points within a radius may differ. The margin is above all that rounding does
  /// to an arc: it is too small to find in double precision below a ten-millionth.
  private func greatestDifference(_ radius: Double) -> Double {
    switch coordinates {
    case .plane: radius * (1 + 1e-9)
    case .geographic: (radius / Self.sphereRadiusMetres * (1 + 1e-6) + 1e-7) * 180 / .pi
    }
  }
}
