public import LinliDomain

/// The siting question, checked: which facilities open or grow, and whom they serve.
///
/// Everything is sorted by id, so that the order of the input does not matter. Distances are metres between an estate and
/// a site, of the way that the options name; infinite where one cannot be reached from the other.
public struct SitingInstance: Equatable, Sendable {
  /// The communities that have estates.
  public let communities: [Community]
  /// The estates.
  public let estates: [Estate]
  /// The sites.
  public let sites: [Site]
  /// The events for which places are needed; one without name and closures if none is told.
  public let hazards: [Hazard]
  /// What rooms are for.
  public let functions: [SiteFunction]
  /// Projects of renewal to choose from.
  public let projects: [SitingProject]
  /// The parts of the plan's time, in order, one or more.
  public let periods: [SitingPeriod]
  /// How the question is asked.
  public let options: SitingOptions
  /// The data, to be changed and checked again.
  public let data: SitingData

  private let distances: [Double]
  private let estateIndex: [EstateID: Int]
  private let siteIndex: [SiteID: Int]

  /// Checks the data and prepares the question.
  ///
  /// - Throws: ``SitingInstanceError`` with everything that is wrong.
  public init(_ data: SitingData) throws(SitingInstanceError) {
    var check = SitingCheck(data)
    let issues = check.run()
    guard issues.isEmpty else { throw SitingInstanceError(issues: issues) }
    let homes = Set(data.estates.map(\.community))
    self.data = data
    communities = data.communities.filter { homes.contains($0.id) }.sorted { $0.id < $1.id }
    estates = data.estates.sorted { $0.id < $1.id }
    sites = data.sites.sorted { $0.id < $1.id }
    hazards = data.hazards.isEmpty ? [Hazard(id: Hazard.ID(""))] : data.hazards.sorted { $0.id < $1.id }
    functions = data.functions.sorted { $0.id < $1.id }
    projects = data.projects.sorted { $0.id < $1.id }
    periods = data.periods.isEmpty ? [.whole] : data.periods
    options = data.options
    estateIndex = Dictionary(zip(estates.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    siteIndex = Dictionary(zip(sites.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    distances = Self.distances(data, estates, sites)
  }

  private static func distances(_ data: SitingData, _ estates: [Estate], _ sites: [Site]) -> [Double] {
    let told = Dictionary(
      data.travel.map { (TravelPair(estate: $0.estate, site: $0.site), $0.metres(of: data.options.way)) },
      uniquingKeysWith: { first, _ in first })
    return estates.flatMap { estate in
      sites.map { site in
        told[TravelPair(estate: estate.id, site: site.id)]
          ?? measured(estate.location, site.location, data.options.metric, hasDegrees: data.hasDegrees)
      }
    }
  }

  private static func measured(
    _ home: Point?, _ place: Point?, _ metric: SitingMetric, hasDegrees: Bool
  ) -> Double {
    guard metric != .table, let home, let place else { return .infinity }
    return metric == .manhattan
      ? home.manhattanMetres(to: place, hasDegrees: hasDegrees) : home.straightMetres(to: place, hasDegrees: hasDegrees)
  }
}

extension SitingPeriod {
  /// All time there is: everything is occupied and available.
  static let whole = SitingPeriod(name: "", end: nil)
}

// MARK: - Looking up

extension SitingInstance {
  /// The function with an id, or nil.
  public func function(_ id: SiteFunction.ID) -> SiteFunction? { functions.first { $0.id == id } }
  /// The project with an id, or nil.
  public func project(_ id: SitingProject.ID) -> SitingProject? { projects.first { $0.id == id } }
  /// The estate with an id, or nil.
  public func estate(_ id: EstateID) -> Estate? { estateIndex[id].map { estates[$0] } }
  /// The site with an id, or nil.
  public func site(_ id: SiteID) -> Site? { siteIndex[id].map { sites[$0] } }
  /// The community with an id, or nil.
  public func community(_ id: CommunityID) -> Community? { communities.first { $0.id == id } }
  /// The estates of a community.
  public func estates(of community: CommunityID) -> [Estate] { estates.filter { $0.community == community } }

  /// Metres between an estate and a site; infinite if it cannot be reached, or if one of them is unknown.
  public func metres(from estate: EstateID, to site: SiteID) -> Double {
    guard let row = estateIndex[estate], let column = siteIndex[site] else { return .infinity }
    return distances[row * sites.count + column]
  }

  /// The demand of an estate, in what the question weighs by.
  public func demand(of estate: Estate) -> Double {
    switch options.weight {
    case .households: Double(estate.householdCount)
    case .persons: persons(of: estate)
    case .group(let name): Double(estate.groups[name] ?? 0)
    }
  }

  /// The residents of an estate, as told or by its households.
  public func persons(of estate: Estate) -> Double {
    estate.personCount.map { Double($0) } ?? Double(estate.householdCount) * options.personsPerHousehold
  }

  /// People of an estate who need a place at once in an event.
  public func persons(of estate: Estate, in hazard: Hazard) -> Double {
    guard hazard.estates?.contains(estate.id) ?? true else { return 0 }
    return persons(of: estate) * hazard.share * options.placeShare
  }

  /// Whether an estate's homes are occupied in a period.
  public func isOccupied(_ estate: Estate, in period: SitingPeriod) -> Bool {
    isReached(estate.occupiedFrom, in: period)
  }

  /// Whether a site can be open in a period.
  public func isAvailable(_ site: Site, in period: SitingPeriod) -> Bool {
    isReached(site.availableFrom, in: period)
  }

  /// Whether a project can be done by the end of a period.
  public func isAvailable(_ project: SitingProject, in period: SitingPeriod) -> Bool {
    isReached(project.availableFrom, in: period)
  }

  private func isReached(_ day: CalendarDate?, in period: SitingPeriod) -> Bool {
    guard let day, let end = period.end else { return true }
    return day <= end
  }

  /// Whether a site is open whatever the plan says.
  public func staysOpen(_ site: Site) -> Bool { options.keepsExisting && site.kind == .existing }

  /// Households of a community in a period.
  public func households(of community: CommunityID, in period: SitingPeriod) -> Int {
    estates.filter { $0.community == community && isOccupied($0, in: period) }.reduce(0) { $0 + $1.householdCount }
  }

  /// m² that the norm asks for in a community in a period.
  public func areaWanted(in community: CommunityID, _ period: SitingPeriod) -> Double {
    options.areaNorm * Double(households(of: community, in: period))
  }

  /// Whether a community may count a site's area in a period: enough of its households are near.
  public func reaches(_ site: Site, _ community: CommunityID, in period: SitingPeriod) -> Bool {
    let all = households(of: community, in: period)
    let near = estates.reduce(0) { sum, estate in
      let isNear =
        estate.community == community && isOccupied(estate, in: period)
        && metres(from: estate.id, to: site.id) <= options.reach
      return sum + (isNear ? estate.householdCount : 0)
    }
    return all > 0 && Double(near) >= options.reachShare * Double(all) - 1e-9
  }

  /// The sites that cover an estate.
  public func sites(covering estate: Estate) -> [Site] {
    sites.filter { metres(from: estate.id, to: $0.id) <= options.radius }
  }

  /// The sites at which an estate may be served.
  public func sites(serving estate: Estate) -> [Site] {
    sites.filter { site in
      let metres = metres(from: estate.id, to: site.id)
      return metres.isFinite && metres <= options.serviceRadius ?? .infinity
    }
  }
}

// MARK: - Rooms and offices

extension SitingInstance {
  /// m² that a function takes in a community in a period, while it takes place.
  public func areaWanted(by function: SiteFunction, in community: CommunityID, _ period: SitingPeriod) -> Double {
    function.areaPerHundredHouseholds * Double(households(of: community, in: period)) / 100
  }

  /// Whether a site's rooms suit a function.
  public func suits(_ site: Site, _ function: SiteFunction) -> Bool { function.sites?.contains(site.id) ?? true }

  /// Hours in a week in which a site's rooms can be used.
  public func weeklyHours(of site: Site) -> Double { site.weeklyHours ?? options.weeklyHours }

  /// m² of office that a site's workers cannot do without.
  public func officeNeeded(at site: Site) -> Double {
    min(site.officeArea, options.officePerWorker * Double(site.workerCount))
  }

  /// m² of a site's office that can become space for residents.
  public func mostConverted(at site: Site) -> Double { site.officeArea - officeNeeded(at: site) }
}

// MARK: - What is asked

extension SitingInstance {
  /// Whether a level speaks of a measure.
  public func mentions(_ measure: SitingMeasure) -> Bool {
    options.levels.contains { $0.parts.contains { $0.measure == measure } }
  }

  /// Whether a level speaks of projects.
  public var asksForProjects: Bool { options.levels.contains { $0.parts.contains { $0.measure.isOfProjects } } }
}
