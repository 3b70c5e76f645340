/// Distances of places whose coordinates are metres on a flat grid, or degrees of the globe with x east and y north.
extension Point {
  /// Metres along a rectangular street grid: along the meridian and along the parallel half way where there are degrees.
  public func manhattanMetres(to other: Point, hasDegrees: Bool) -> Double {
    hasDegrees ? onGlobe.manhattanMetres(to: other.onGlobe) : manhattanMetres(to: other)
  }

  /// Metres as the crow flies: along the great circle where there are degrees.
  public func straightMetres(to other: Point, hasDegrees: Bool) -> Double {
    if hasDegrees { return onGlobe.greatCircleMetres(to: other.onGlobe) }
    let (east, north) = (other.x - x, other.y - y)
    return (east * east + north * north).squareRoot()
  }

  private var onGlobe: GeographicPoint { GeographicPoint(latitude: y, longitude: x) }
}
