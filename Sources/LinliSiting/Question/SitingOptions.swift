public import LinliDomain

/// A quantity of a siting plan that a level of the objective may look at.
public enum SitingMeasure: String, Hashable, Sendable, CaseIterable {
  /// Number of facilities that are open.
  case sites
  /// What opening and adding cost, in yuan.
  case cost
  /// m² added on anything but idle premises.
  ///
  /// - Source: S004-a15a.
  case newArea
  /// m² that are missing to the area norm, over all communities.
  ///
  /// - Source: S001-3d.
  case shortfall
  /// Demand within the service radius of an open facility, to be large (Church & ReVelle 1974).
  case covered
  /// Demand within the service radius of as many facilities as a backup asks for, to be large (Hogan & ReVelle 1986).
  case backup
  /// Demand times metres to where it is served (p-median, Hakimi 1964).
  case distance
  /// Metres of the demand that has it farthest to where it is served (p-center, Hakimi 1964).
  case farthest
  /// People for whom there is no place.
  case unserved
  /// m² that functions lack, over all communities.
  ///
  /// - Source: S001-12c.
  case functions
  /// m² of office in open facilities.
  ///
  /// - Source: S001-12b.
  case office
  /// m² for residents in open facilities, to be large.
  ///
  /// - Source: S001-12b.
  case resident
  /// What the chosen projects are worth, to be large.
  ///
  /// - Source: S000-13a.
  case projects
  /// What the chosen projects of the basic class are worth, to be large.
  ///
  /// - Source: S003-B3d.
  case basic
  /// What the chosen projects of the completing class are worth, to be large.
  case completing
  /// What the chosen projects of the upgrading class are worth, to be large.
  case upgrading
  /// What the chosen projects of the aftercare class are worth, to be large.
  case aftercare

  /// Whether a large value is wanted.
  public var isMaximized: Bool { self == .covered || self == .backup || self == .resident || isOfProjects }

  /// Whether it speaks of projects.
  var isOfProjects: Bool { self == .projects || projectClass != nil }

  /// The class whose projects alone it counts; nil for all, and for other measures.
  var projectClass: ProjectClass? { ProjectClass(rawValue: rawValue) }

  /// Whether it speaks of who is served where.
  var isOfService: Bool { self == .distance || self == .farthest || self == .unserved }
}

/// One level of the ordered objective: a measure, or a weighted sum of measures.
public struct SitingLevel: Equatable, Sendable {
  /// A measure with its weight in the sum.
  public struct Part: Equatable, Sendable {
    /// What is measured.
    public var measure: SitingMeasure
    /// Its weight, above 0; a measure that is to be large counts negatively in a sum.
    public var weight: Double

    /// A part of a sum.
    public init(_ measure: SitingMeasure, weight: Double) {
      self.measure = measure
      self.weight = weight
    }
  }

  /// What the level is called in plans and exports; unique among the levels.
  public var name: String
  /// Its parts, one or more.
  public var parts: [Part]

  /// A level of one measure, called by the measure's word.
  public init(_ measure: SitingMeasure) {
    name = measure.rawValue
    parts = [Part(measure, weight: 1)]
  }

  /// A level of a weighted sum.
  public init(name: String, parts: [Part]) {
    self.name = name
    self.parts = parts
  }

  /// The measure, if the level is just one.
  public var singleMeasure: SitingMeasure? { parts.count == 1 ? parts[0].measure : nil }

  /// Whether a large value is wanted: of a sum never, its parts being turned round.
  public var isMaximized: Bool { singleMeasure?.isMaximized ?? false }
}

/// Whom the demand of an estate counts.
public enum SitingWeight: Equatable, Sendable {
  /// Its households.
  case households
  /// Its residents.
  case persons
  /// The people of one group.
  case group(String)
}

/// How far apart an estate and a site are.
public enum SitingMetric: String, Sendable, CaseIterable {
  /// Along a rectangular street grid.
  case manhattan
  /// As the crow flies; along the great circle where coordinates are degrees.
  case straight
  /// By the rows of `travel.csv` alone; what has no row is out of reach.
  case table
}

/// Which way between an estate and a site is looked at, where they differ.
public enum SitingWay: String, Sendable, CaseIterable {
  /// From the estate to the site: people go there.
  case there
  /// From the site to the estate: somebody comes to them.
  case back
  /// Half of there and back.
  case both
}

/// How the siting question is asked.
public struct SitingOptions: Equatable, Sendable {
  /// The levels, most important first.
  public var levels: [SitingLevel]
  /// Whom demand counts.
  public var weight: SitingWeight
  /// How distances are measured where no row of `travel.csv` tells one.
  public var metric: SitingMetric
  /// Which way counts where `travel.csv` tells two.
  public var way: SitingWay
  /// Metres that people walk in a minute.
  public var metresPerMinute: Double
  /// Metres within which a facility covers an estate (15-minute circle, S003-2.2c).
  public var radius: Double
  /// Metres within which an estate may be served by a facility; nil for any distance.
  public var serviceRadius: Double?
  /// Most facilities that are open; nil for no limit.
  public var mostSites: Int?
  /// Most money, in all; nil for no limit.
  public var budget: Money?
  /// Whether facilities that exist stay open.
  public var keepsExisting: Bool
  /// m² of facilities for each household.
  ///
  /// - Source: S001-3d.
  public var areaNorm: Double
  /// Share of communities that have to meet the norm; nil where a shortfall is only measured.
  ///
  /// - Source: S001-3c.
  public var normShare: Double?
  /// Metres within which a household counts as near a facility whose area its community may use.
  public var reach: Double
  /// Share of a community's households that have to be near a facility for it to count.
  public var reachShare: Double
  /// Least share of the demand that has to be covered; nil for none.
  public var coveredShare: Double?
  /// Least share of communities whose estates are all covered; nil for none.
  public var coveredCommunities: Double?
  /// Facilities within the radius that it takes to cover an estate with a backup.
  public var backupCount: Int
  /// Whether ``coveredShare`` and ``coveredCommunities`` ask for the backup as well.
  public var requiresBackup: Bool
  /// Whether an estate is served by one facility only.
  public var isSingleSource: Bool
  /// Hours in a week in which rooms can be used, where a site does not tell its own.
  public var weeklyHours: Double
  /// m² of office that a worker needs.
  ///
  /// - Source: S001-12b; the figure is an assumption of ours.
  public var officePerWorker: Double
  /// Whether a community gets projects of other classes only after all of its basic ones.
  ///
  /// - Source: S003-B3d.
  public var isBasicFirst: Bool
  /// People of a household, where an estate does not tell its residents.
  public var personsPerHousehold: Double
  /// Share of the people who need a place at once.
  public var placeShare: Double

  /// The defaults: 0.2 m² for each household within 1,000 m of a third of them, 15 minutes at 80 m a minute.
  public init() {
    levels = [SitingLevel(.shortfall), SitingLevel(.cost)]
    weight = .households
    metric = .manhattan
    way = .there
    metresPerMinute = 80
    radius = 1200
    keepsExisting = true
    areaNorm = 0.2
    reach = 1000
    reachShare = 1.0 / 3
    backupCount = 2
    requiresBackup = false
    isSingleSource = false
    weeklyHours = 70
    officePerWorker = 6
    isBasicFirst = false
    personsPerHousehold = 2.6
    placeShare = 1
  }
}
