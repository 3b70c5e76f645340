public import LinliDomain
import LinliLP

/// A facility of a siting plan.
public struct PlannedFacility: Hashable, Comparable, Sendable {
  /// Where it is.
  public var site: SiteID
  /// The position of the period from which it is open.
  public var opening: Int
  /// m² added by the end of each period; never falls.
  public var added: [Double]
  /// m² of office made space for residents by the end of each period; never falls. Empty for none.
  public var converted: [Double]

  /// A facility from its parts.
  public init(_ site: SiteID, opening: Int = 0, added: [Double], converted: [Double] = []) {
    self.site = site
    self.opening = opening
    self.added = added
    self.converted = converted
  }

  /// m² added in the end.
  public var addedInTheEnd: Double { added.last ?? 0 }
  /// m² of office made space for residents in the end.
  public var convertedInTheEnd: Double { converted.last ?? 0 }

  /// m² added by the end of a period.
  public func added(by period: Int) -> Double { added.indices.contains(period) ? added[period] : 0 }
  /// m² of office made space for residents by the end of a period.
  public func converted(by period: Int) -> Double { converted.indices.contains(period) ? converted[period] : 0 }

  /// Order of sites.
  public static func < (left: PlannedFacility, right: PlannedFacility) -> Bool { left.site < right.site }
}

/// m² of a facility that a community counts as its own.
public struct CreditedArea: Hashable, Comparable, Sendable {
  /// The facility's site.
  public var site: SiteID
  /// The community.
  public var community: CommunityID
  /// The position of the period.
  public var period: Int
  /// m².
  public var area: Double

  /// A credit from its parts.
  public init(_ site: SiteID, _ community: CommunityID, period: Int = 0, area: Double) {
    self.site = site
    self.community = community
    self.period = period
    self.area = area
  }

  /// Order of periods, then of sites and communities.
  public static func < (left: CreditedArea, right: CreditedArea) -> Bool {
    if left.period != right.period { return left.period < right.period }
    return left.site != right.site ? left.site < right.site : left.community < right.community
  }
}

/// People of an estate who are served at a facility.
public struct PlannedService: Hashable, Comparable, Sendable {
  /// Where they live.
  public var estate: EstateID
  /// Where they go.
  public var site: SiteID
  /// The event; an id without text in everyday service.
  public var hazard: Hazard.ID
  /// The position of the period.
  public var period: Int
  /// The share of the estate's people, above 0 and at most 1.
  public var share: Double

  /// A service from its parts.
  public init(
    _ estate: EstateID, at site: SiteID, in hazard: Hazard.ID = Hazard.ID(""), period: Int = 0, share: Double = 1
  ) {
    self.estate = estate
    self.site = site
    self.hazard = hazard
    self.period = period
    self.share = share
  }

  /// Order of periods, events, estates and sites.
  public static func < (left: PlannedService, right: PlannedService) -> Bool {
    if left.period != right.period { return left.period < right.period }
    if left.hazard != right.hazard { return left.hazard < right.hazard }
    return left.estate != right.estate ? left.estate < right.estate : left.site < right.site
  }
}

/// m² of a facility that a community uses for a function.
public struct PlannedUse: Hashable, Comparable, Sendable {
  /// The facility's site.
  public var site: SiteID
  /// The community.
  public var community: CommunityID
  /// What takes place.
  public var function: SiteFunction.ID
  /// The position of the period.
  public var period: Int
  /// m² while it takes place.
  public var area: Double

  /// A use from its parts.
  public init(
    _ site: SiteID, _ community: CommunityID, _ function: SiteFunction.ID, period: Int = 0, area: Double
  ) {
    self.site = site
    self.community = community
    self.function = function
    self.period = period
    self.area = area
  }

  /// Order of periods, sites, communities and functions.
  public static func < (left: PlannedUse, right: PlannedUse) -> Bool {
    if left.period != right.period { return left.period < right.period }
    if left.site != right.site { return left.site < right.site }
    return left.community != right.community ? left.community < right.community : left.function < right.function
  }
}

/// A project that is done.
public struct PlannedProject: Hashable, Comparable, Sendable {
  /// The project.
  public var project: SitingProject.ID
  /// The position of the period in which it is done.
  public var period: Int

  /// A project from its parts.
  public init(_ project: SitingProject.ID, period: Int = 0) {
    self.project = project
    self.period = period
  }

  /// Order of projects.
  public static func < (left: PlannedProject, right: PlannedProject) -> Bool { left.project < right.project }
}

/// The answer to a siting question: which facilities are open, how they grow, and whom they serve.
public struct SitingPlan: Equatable, Sendable {
  /// The facilities that are open at any time, by site.
  public var facilities: [PlannedFacility]
  /// Whose area they are, where the norm plays a part.
  public var credits: [CreditedArea]
  /// Who is served where, where that plays a part.
  public var services: [PlannedService]
  /// What their rooms are used for, where that plays a part.
  public var uses: [PlannedUse]
  /// The projects that are done.
  public var projects: [PlannedProject]

  /// A plan from its parts, in any order.
  public init(
    facilities: [PlannedFacility], credits: [CreditedArea] = [], services: [PlannedService] = [],
    uses: [PlannedUse] = [], projects: [PlannedProject] = []
  ) {
    self.facilities = facilities.sorted()
    self.credits = credits.sorted()
    self.services = services.sorted()
    self.uses = uses.sorted()
    self.projects = projects.sorted()
  }

  /// The facility on a site; nil if none is open there.
  public func facility(on site: SiteID) -> PlannedFacility? { facilities.first { $0.site == site } }

  /// The projects that are done by the end of a period.
  public func projects(by period: Int) -> Set<SitingProject.ID> {
    Set(projects.filter { $0.period <= period }.map(\.project))
  }

  /// The sites that are open in a period.
  public func open(in period: Int) -> Set<SiteID> { Set(facilities.filter { $0.opening <= period }.map(\.site)) }
}

extension SitingPlan {
  /// Amounts below are noise of a solver: a square centimetre, a millionth of an estate.
  private static let noise = 1e-6

  /// The plan that a point of the program is. Sites that nobody needs open stay closed only if the point says so.
  init(_ formulation: SitingFormulation, at values: [Double]) {
    let instance = formulation.instance
    let periods = instance.periods.indices
    let facilities = instance.sites.compactMap { site -> PlannedFacility? in
      let opening = periods.first { period in
        values[formulation.open[SiteTime(site: site.id, period: period)].index] > 0.5
      }
      guard let opening else { return nil }
      let added = periods.map { settled(values[formulation.added[SiteTime(site: site.id, period: $0)].index]) }
      let converted = periods.compactMap { period in
        formulation.converted.variable(for: SiteTime(site: site.id, period: period)).map { settled(values[$0.index]) }
      }
      return PlannedFacility(site.id, opening: opening, added: added, converted: converted)
    }
    let credits = formulation.credit.keys.compactMap { key -> CreditedArea? in
      let area = settled(values[formulation.credit[key].index])
      return area > Self.noise ? CreditedArea(key.site, key.community, period: key.period, area: area) : nil
    }
    let services = formulation.serve.keys.compactMap { key -> PlannedService? in
      let share = settled(values[formulation.serve[key].index])
      let hazard = instance.hazards[key.hazard].id
      return share > Self.noise
        ? PlannedService(key.estate, at: key.site, in: hazard, period: key.period, share: min(1, share)) : nil
    }
    let uses = formulation.uses.keys.compactMap { key -> PlannedUse? in
      let area = settled(values[formulation.uses[key].index])
      return area > Self.noise
        ? PlannedUse(key.site, key.community, key.function, period: key.period, area: area) : nil
    }
    let projects = instance.projects.compactMap { project -> PlannedProject? in
      let done = periods.first { period in
        formulation.chosen.variable(for: ProjectTime(project: project.id, period: period))
          .map { values[$0.index] > 0.5 } ?? false
      }
      return done.map { PlannedProject(project.id, period: $0) }
    }
    self.init(facilities: facilities, credits: credits, services: services, uses: uses, projects: projects)
  }
}

/// A value without the last digits of a solver: to nine decimals.
private func settled(_ value: Double) -> Double { max(0, (value * 1e9).rounded() / 1e9) }
