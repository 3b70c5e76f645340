/// The id of an estate, such as `E7`.
public typealias EstateID = Identifier<Estate>

/// An estate (小区): homes close enough together to count as one place of demand.
public struct Estate: Equatable, Sendable {
  /// Its id.
  public var id: EstateID
  /// Its name.
  public var name: LocalizedName
  /// The community it belongs to.
  public var community: CommunityID
  /// Number of households, 0 or more.
  public var householdCount: Int
  /// Number of residents; nil if not told.
  public var personCount: Int?
  /// People of groups of which somebody keeps count (older people, children, ...), by the group's name.
  public var groups: [String: Int]
  /// Where it is; nil if not told.
  public var location: Point?
  /// The day from which its homes are occupied; nil for before the plan.
  ///
  /// - Source: S000-13c.
  public var occupiedFrom: CalendarDate?

  /// An estate from its parts.
  public init(
    id: EstateID, name: LocalizedName = LocalizedName(), community: CommunityID, householdCount: Int,
    personCount: Int? = nil, groups: [String: Int] = [:], location: Point? = nil, occupiedFrom: CalendarDate? = nil
  ) {
    self.id = id
    self.name = name
    self.community = community
    self.householdCount = householdCount
    self.personCount = personCount
    self.groups = groups
    self.location = location
    self.occupiedFrom = occupiedFrom
  }
}
