import Foundation

/// A place on the globe, in degrees.
public struct GeographicPoint: Hashable, Sendable {
  /// Degrees north of the equator.
  public var latitude: Double
  /// Degrees east of Greenwich.
  public var longitude: Double

  /// A place from its coordinates.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The mean radius of the earth in metres (IUGG).
  private static let earthRadius = 6_371_008.8

  /// Metres along the great circle (haversine; Sinnott 1984, "Virtues of the haversine").
  public func greatCircleMetres(to other: GeographicPoint) -> Double {
    let (phi1, phi2) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let halfLatitude = (phi2 - phi1) / 2
    let halfLongitude = (other.longitude - longitude) * .pi / 360
    let chord = sin(halfLatitude) * sin(halfLatitude) + cos(phi1) * cos(phi2) * sin(halfLongitude) * sin(halfLongitude)
    return 2 * Self.earthRadius * asin(min(1, chord.squareRoot()))
  }

  /// Metres along the meridian and along the parallel half way: a rectangular street grid.
  public func manhattanMetres(to other: GeographicPoint) -> Double {
    let radian = Double.pi / 180
    let north = abs(other.latitude - latitude) * radian
    let east = abs(other.longitude - longitude) * radian * cos((latitude + other.latitude) / 2 * radian)
    return Self.earthRadius * (north + east)
  }
}

/// The shift between WGS 84, as satellites give it, and GCJ-02, as maps in China give it: some 300 to 700 m.
///
/// The formula is public knowledge, not published by its makers; it is taken to hold within the mainland only. The way
/// back is found by repeating the way there, to better than a millimetre.
public enum GCJ02 {
  /// Half axis and squared eccentricity of the ellipsoid that the shift is computed on (Krasovsky 1940).
  private static let (halfAxis, eccentricity) = (6_378_245.0, 0.00669342162296594323)

  /// The place that GCJ-02 gives for a place of WGS 84; the same outside of the mainland.
  public static func shifted(_ place: GeographicPoint) -> GeographicPoint {
    guard isWithin(place) else { return place }
    let x = place.longitude - 105
    let y = place.latitude - 35
    let phi = place.latitude * .pi / 180
    let magic = 1 - eccentricity * sin(phi) * sin(phi)
    let north = latitudeShift(x, y) * 180 / (halfAxis * (1 - eccentricity) / (magic * magic.squareRoot()) * .pi)
    let east = longitudeShift(x, y) * 180 / (halfAxis / magic.squareRoot() * cos(phi) * .pi)
    return GeographicPoint(latitude: place.latitude + north, longitude: place.longitude + east)
  }

  /// The place of WGS 84 that a place of GCJ-02 stands for.
  public static func restored(_ place: GeographicPoint) -> GeographicPoint {
    var guess = place
    for _ in 0..<8 {
      let there = shifted(guess)
      guess.latitude += place.latitude - there.latitude
      guess.longitude += place.longitude - there.longitude
    }
    return guess
  }

  private static func isWithin(_ place: GeographicPoint) -> Bool {
    (0.8293...55.8271).contains(place.latitude) && (72.004...137.8347).contains(place.longitude)
  }

  private static func waves(_ value: Double, _ parts: [(amplitude: Double, frequency: Double)]) -> Double {
    parts.reduce(0) { $0 + $1.amplitude * sin(value * $1.frequency * .pi) } * 2 / 3
  }

  private static func latitudeShift(_ x: Double, _ y: Double) -> Double {
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
      + waves(x, [(20, 6), (20, 2)]) + waves(y, [(20, 1), (40, 1.0 / 3), (160, 1.0 / 12), (320, 1.0 / 30)])
  }

  private static func longitudeShift(_ x: Double, _ y: Double) -> Double {
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
      + waves(x, [(20, 6), (20, 2), (20, 1), (40, 1.0 / 3), (150, 1.0 / 12), (300, 1.0 / 30)])
  }
}
