/// The id of a site, such as `B1`.
public typealias SiteID = Identifier<Site>

/// What stands on a site now.
///
/// - Source: S004-a15.
public enum SiteKind: String, Sendable, CaseIterable {
  /// A facility that is open.
  case existing
  /// Premises that stand idle (闲置公共资源), to be used before anything is built.
  case idle
  /// Premises of a collective or of a resident unit that it would lend.
  case collective
  /// Nothing yet; land within the plan.
  case new
}

/// A site on which a facility is, or could be.
public struct Site: Equatable, Sendable {
  /// Its id.
  public var id: SiteID
  /// Its name.
  public var name: LocalizedName
  /// What stands there now.
  public var kind: SiteKind
  /// Where it is; nil if not told.
  public var location: Point?
  /// Floor area for services now, in m².
  public var area: Double
  /// Floor area that can be added, in m².
  public var mostAdded: Double
  /// What opening it costs once; nothing for one that is open.
  public var fixedCost: Money
  /// What a m² costs that is added.
  public var costPerSquareMetre: Money
  /// People that it takes at once; nil for no limit.
  public var capacity: Int?
  /// The first day on which it can be open; nil for before the plan.
  public var availableFrom: CalendarDate?
  /// What of the floor area now is office space, in m².
  ///
  /// - Source: S001-12b.
  public var officeArea: Double
  /// People who work there and need office space.
  public var workerCount: Int
  /// What a m² of office costs that becomes space for residents.
  ///
  /// - Source: S003-2.1d.
  public var conversionCost: Money
  /// Hours in a week in which its rooms can be used; nil for what the question says.
  public var weeklyHours: Double?

  /// A site from its parts.
  public init(
    id: SiteID, name: LocalizedName = LocalizedName(), kind: SiteKind, location: Point? = nil, area: Double = 0,
    mostAdded: Double = 0, fixedCost: Money = .zero, costPerSquareMetre: Money = .zero, capacity: Int? = nil,
    availableFrom: CalendarDate? = nil, officeArea: Double = 0, workerCount: Int = 0, conversionCost: Money = .zero,
    weeklyHours: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.location = location
    self.area = area
    self.mostAdded = mostAdded
    self.fixedCost = fixedCost
    self.costPerSquareMetre = costPerSquareMetre
    self.capacity = capacity
    self.availableFrom = availableFrom
    self.officeArea = officeArea
    self.workerCount = workerCount
    self.conversionCost = conversionCost
    self.weeklyHours = weeklyHours
  }
}
