public import LinliDomain

/// How far it is from an estate to a site, as told.
public struct TravelEntry: Hashable, Sendable {
  /// Where people live.
  public var estate: EstateID
  /// Where the facility is.
  public var site: SiteID
  /// Metres from the estate to the site.
  public var metres: Double
  /// Metres from the site to the estate; nil where the way back is as long.
  public var metresBack: Double?

  /// An entry from its parts.
  public init(_ estate: EstateID, _ site: SiteID, metres: Double, metresBack: Double? = nil) {
    self.estate = estate
    self.site = site
    self.metres = metres
    self.metresBack = metresBack
  }

  /// Metres of the way that a question looks at.
  func metres(of way: SitingWay) -> Double {
    switch way {
    case .there: metres
    case .back: metresBack ?? metres
    case .both: (metres + (metresBack ?? metres)) / 2
    }
  }
}

/// An event in which people need a place.
///
/// - Source: S000-14a.
public struct Hazard: Equatable, Sendable {
  /// The id of a hazard, such as `flood`.
  public typealias ID = Identifier<Hazard>

  /// Its id.
  public var id: ID
  /// Its name.
  public var name: LocalizedName
  /// Estates whose people need a place; nil for all.
  public var estates: [EstateID]?
  /// Share of their people who do.
  public var share: Double
  /// Sites that cannot be used in it.
  public var closed: [SiteID]

  /// A hazard from its parts.
  public init(
    id: ID, name: LocalizedName = LocalizedName(), estates: [EstateID]? = nil, share: Double = 1, closed: [SiteID] = []
  ) {
    self.id = id
    self.name = name
    self.estates = estates
    self.share = share
    self.closed = closed
  }
}

/// A part of the plan's time: what opens in one stays open in the ones after it.
///
/// - Source: S000-13c.
public struct SitingPeriod: Equatable, Sendable {
  /// What it is called.
  public var name: String
  /// Its last day: homes occupied by then count, premises available by then can be used; nil for the end of all days.
  public var end: CalendarDate?
  /// Most money from the beginning to the end of the period; nil for no limit.
  public var budget: Money?

  /// A period from its parts.
  public init(name: String, end: CalendarDate?, budget: Money? = nil) {
    self.name = name
    self.end = end
    self.budget = budget
  }
}

/// The data of a siting question, in any order and not checked yet.
public struct SitingData: Equatable, Sendable {
  /// The communities.
  public var communities: [Community] = []
  /// The estates.
  public var estates: [Estate] = []
  /// The sites.
  public var sites: [Site] = []
  /// Metres between the places of estates and sites; what is not there is measured.
  public var travel: [TravelEntry] = []
  /// Places on the globe, where the coordinates of estates and sites are degrees: x east, y north. Else metres.
  public var hasDegrees = false
  /// Events in which people need places; none for everyday service.
  public var hazards: [Hazard] = []
  /// What rooms are for; none where the question does not ask.
  public var functions: [SiteFunction] = []
  /// Projects of renewal to choose from.
  public var projects: [SitingProject] = []
  /// The parts of the plan's time, in order; none for a single one.
  public var periods: [SitingPeriod] = []
  /// How the question is asked.
  public var options = SitingOptions()

  /// No data, the default options.
  public init() {}
}
