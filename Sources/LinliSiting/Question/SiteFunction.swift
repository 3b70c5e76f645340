public import LinliDomain

/// Something that rooms of a facility are for: party members' meetings, health, culture, sport, older people, children.
///
/// One room has many uses (一室多用): what takes place at different hours shares its m².
///
/// - Source: S001-12a, S001-12c.
public struct SiteFunction: Equatable, Sendable {
  /// The id of a function, such as `elderly`.
  public typealias ID = Identifier<SiteFunction>

  /// Its id.
  public var id: ID
  /// Its name.
  public var name: LocalizedName
  /// m² that it takes for every hundred households of a community, while it takes place.
  public var areaPerHundredHouseholds: Double
  /// Hours in a week during which it takes place, above 0.
  public var weeklyHours: Double
  /// Sites whose rooms suit it; nil for all.
  public var sites: [SiteID]?

  /// A function from its parts.
  public init(
    id: ID, name: LocalizedName = LocalizedName(), areaPerHundredHouseholds: Double, weeklyHours: Double,
    sites: [SiteID]? = nil
  ) {
    self.id = id
    self.name = name
    self.areaPerHundredHouseholds = areaPerHundredHouseholds
    self.weeklyHours = weeklyHours
    self.sites = sites
  }
}
