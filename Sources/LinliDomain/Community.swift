/// The id of a community, such as `C5`.
public typealias CommunityID = Identifier<Community>

/// A community (社区) whose residents have needs.
public struct Community: Equatable, Sendable {
  /// Its id.
  public var id: CommunityID
  /// Its name.
  public var name: LocalizedName
  /// What sort of place it is, in the neighbourhood's words (老旧小区, 城乡结合部, ...); nil if not told.
  public var type: String?
  /// Urban or rural.
  public var isUrban: Bool
  /// Number of households.
  public var householdCount: Int
  /// Number of residents.
  public var personCount: Int
  /// Where it is, in metres or in degrees like all places of a question; nil if not told.
  public var location: Point?
  /// The id that communities of one alliance share (S004-a17); nil for none.
  public var alliance: String?

  /// A community from its parts.
  public init(
    id: CommunityID, name: LocalizedName = LocalizedName(), type: String? = nil, isUrban: Bool = true,
    householdCount: Int = 0, personCount: Int = 0, location: Point? = nil, alliance: String? = nil
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.isUrban = isUrban
    self.householdCount = householdCount
    self.personCount = personCount
    self.location = location
    self.alliance = alliance
  }
}

/// A place by two coordinates: metres on a flat grid, or degrees of the globe; the question that holds it says which.
public struct Point: Hashable, Sendable {
  /// Metres or degrees east.
  public var x: Double
  /// Metres or degrees north.
  public var y: Double

  /// A point from its coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Metres along a rectangular street grid, of coordinates in metres: |Δx| + |Δy|.
  public func manhattanMetres(to other: Point) -> Double {
    abs(x - other.x) + abs(y - other.y)
  }
}
