public import LinliDomain

/// What the data of a siting question tell before anything is solved.
public enum SitingFinding: Equatable, Sendable {
  /// No site can be reached from an estate.
  case unreachable(EstateID, demand: Double)
  /// No site covers an estate: the nearest one is farther away than the service radius.
  case outOfRadius(EstateID, demand: Double, nearest: SiteID, metres: Double, radius: Double)
  /// Nobody of an estate can be served: the nearest site is farther away than people may be sent.
  case outOfService(EstateID, demand: Double, nearest: SiteID, metres: Double, radius: Double)
  /// Communities that cannot meet the area norm together, even if every site that they may count were open, grown as far
  /// as it can and theirs alone.
  case areaShort([CommunityID], sites: [SiteID], period: Int, wanted: Double, most: Double)
  /// m² that all communities together lack at least, where several groups of them are short.
  case normShort(period: Int, short: Double)
  /// Fewer communities can meet the norm than have to.
  case tooFewCanMeet(period: Int, communities: Int, least: Int)
  /// An event in which some people find no place, whatever opens: of those who need one and all usable places, and how
  /// many at least are without one where they can go.
  case placesShort(Hazard.ID, period: Int, people: Double, places: Double, without: Double)
  /// More facilities stay open than may be open.
  case tooManyStayOpen(count: Int, most: Int)
  /// The budget does not pay for the cheapest step: opening a site, or adding a m².
  case budgetTooSmall(period: Int, budget: Money, cheapest: Money, SiteID)
  /// A site that is available in no period.
  case neverAvailable(SiteID)
}

/// Finds what the numbers of a siting question tell before anything is solved. Each finding holds whatever the plan.
///
/// - Complexity: linear in estates times sites, and a greatest flow for each period and event.
public struct SitingPrecheck: Sendable {
  /// What was found: by estate, then area, places, limits and sites.
  public let findings: [SitingFinding]

  /// Looks at a question.
  public init(_ instance: SitingInstance) {
    findings =
      Self.byEstate(instance) + Self.area(instance) + Self.places(instance) + Self.limits(instance)
      + Self.bySite(instance)
  }

  // MARK: Estates and sites

  private static func byEstate(_ instance: SitingInstance) -> [SitingFinding] {
    instance.estates.compactMap { estate in
      let demand = instance.demand(of: estate)
      let options = instance.options
      guard let (nearest, metres) = instance.nearestSite(to: estate.id, among: instance.sites.map(\.id)) else {
        return .unreachable(estate.id, demand: demand)
      }
      if metres > options.radius {
        return .outOfRadius(estate.id, demand: demand, nearest: nearest, metres: metres, radius: options.radius)
      }
      if instance.isServiceAsked, let radius = options.serviceRadius, metres > radius {
        return .outOfService(estate.id, demand: demand, nearest: nearest, metres: metres, radius: radius)
      }
      return nil
    }
  }

  private static func bySite(_ instance: SitingInstance) -> [SitingFinding] {
    instance.sites.filter { site in instance.periods.indices.allSatisfy { !instance.isUsable(site, in: $0) } }
      .map { .neverAvailable($0.id) }
  }

  // MARK: Area

  private static func area(_ instance: SitingInstance) -> [SitingFinding] {
    guard instance.isAreaAsked else { return [] }
    return instance.periods.indices.flatMap { area(instance, $0) }
  }

  private static func area(_ instance: SitingInstance, _ period: Int) -> [SitingFinding] {
    let room = SitingAreaRoom(instance, period)
    func finding(_ group: [Int]) -> SitingFinding {
      .areaShort(
        group.map { room.communities[$0] }, sites: room.sites(of: group).map { instance.sites[$0].id }, period: period,
        wanted: room.wanted(by: group), most: room.most(for: group))
    }
    let alone = room.communities.indices.filter { room.short([$0]) > 0 }
    let groups = room.flow.stuckGroups.filter { group in
      let known = group.reduce(0) { $0 + room.short([$1]) }
      return group.count > 1 && room.short(group) > known + 1e-6
    }
    var found = alone.map { finding([$0]) } + groups.map(finding)
    if found.count > 1 { found.append(.normShort(period: period, short: room.flow.unsent)) }
    if let share = instance.options.normShare {
      let least = SitingFormulation.least(share, of: room.communities.count)
      let can = room.communities.count - alone.count
      if can < least { found.append(.tooFewCanMeet(period: period, communities: can, least: least)) }
    }
    return found
  }

  // MARK: Places

  private static func places(_ instance: SitingInstance) -> [SitingFinding] {
    guard instance.isServiceAsked || !instance.data.hazards.isEmpty else { return [] }
    return instance.periods.indices.flatMap { period in
      instance.hazards.compactMap { places(instance, $0, period) }
    }
  }

  private static func places(_ instance: SitingInstance, _ hazard: Hazard, _ period: Int) -> SitingFinding? {
    let estates = instance.estates.filter {
      instance.isOccupied($0, in: instance.periods[period]) && instance.persons(of: $0, in: hazard) > 0
    }
    let isUsable = instance.sites.map { instance.isUsable($0, in: period) && !hazard.closed.contains($0.id) }
    let people = estates.map { instance.persons(of: $0, in: hazard) }
    let capacities = zip(instance.sites, isUsable).map { site, isUsable in
      isUsable ? site.capacity.map { Double($0) } ?? .infinity : 0
    }
    let flow = SitingFlow(
      supplies: people, capacities: capacities,
      sinksOfSource: estates.map { estate in
        let metres = instance.sites.map { instance.metres(from: estate.id, to: $0.id) }
        return metres.indices.filter {
          isUsable[$0] && metres[$0].isFinite && metres[$0] <= instance.options.serviceRadius ?? .infinity
        }
      })
    guard flow.unsent > 1e-6 else { return nil }
    return .placesShort(
      hazard.id, period: period, people: people.reduce(0, +), places: capacities.reduce(0, +), without: flow.unsent)
  }

  // MARK: Limits

  private static func limits(_ instance: SitingInstance) -> [SitingFinding] {
    var found: [SitingFinding] = []
    let count = instance.sites.count { instance.staysOpen($0) }
    if let most = instance.options.mostSites, count > most {
      found.append(.tooManyStayOpen(count: count, most: most))
    }
    for period in instance.periods.indices {
      guard let budget = instance.budget(by: period) else { continue }
      let steps = instance.sites.filter { instance.isUsable($0, in: period) }.compactMap { site in
        instance.cheapestStep(at: site).map { (cost: $0, site: site.id) }
      }
      guard let cheapest = steps.min(by: { ($0.cost, $0.site) < ($1.cost, $1.site) }), cheapest.cost > budget else {
        continue
      }
      found.append(.budgetTooSmall(period: period, budget: budget, cheapest: cheapest.cost, cheapest.site))
    }
    return found
  }
}

/// How much area communities can count in a period when every site is open and grown as far as it can.
struct SitingAreaRoom {
  /// The communities in which somebody lives.
  let communities: [CommunityID]
  private let wanted: [Double]
  private let capacities: [Double]
  private let sitesOfCommunity: [[Int]]
  /// The greatest area that all of them together can count.
  let flow: SitingFlow

  init(_ instance: SitingInstance, _ period: Int) {
    let time = instance.periods[period]
    communities = instance.communities.map(\.id).filter { instance.households(of: $0, in: time) > 0 }
    wanted = communities.map { instance.areaWanted(in: $0, time) }
    capacities = instance.sites.map { $0.area + $0.mostAdded }
    sitesOfCommunity = communities.map { community in
      instance.sites.indices.filter { site in
        instance.isUsable(instance.sites[site], in: period)
          && instance.reaches(instance.sites[site], community, in: time)
      }
    }
    flow = SitingFlow(supplies: wanted, capacities: capacities, sinksOfSource: sitesOfCommunity)
  }

  /// The sites that some of a group may count.
  func sites(of group: [Int]) -> [Int] { Set(group.flatMap { sitesOfCommunity[$0] }).sorted() }

  func wanted(by group: [Int]) -> Double { group.reduce(0) { $0 + wanted[$1] } }

  /// The most area that a group can count if nobody else does.
  func most(for group: [Int]) -> Double { sites(of: group).reduce(0) { $0 + capacities[$1] } }

  /// m² that a group lacks even so; noise counts as nothing.
  func short(_ group: [Int]) -> Double {
    let short = wanted(by: group) - most(for: group)
    return short > 1e-6 * max(1, wanted(by: group)) ? short : 0
  }
}

extension SitingInstance {
  /// Whether the area norm plays a part.
  var isAreaAsked: Bool { options.normShare != nil || mentions(.shortfall) }

  /// Whether it plays a part who is served where.
  var isServiceAsked: Bool { options.levels.contains { $0.parts.contains { $0.measure.isOfService } } }

  /// Whether a site can be open in a period: it stays open anyway, or is available.
  func isUsable(_ site: Site, in period: Int) -> Bool {
    staysOpen(site) || isAvailable(site, in: periods[period])
  }

  /// The nearest of some sites that can be reached from an estate, with its metres; the first by id of equally near ones.
  func nearestSite(to estate: EstateID, among sites: some Sequence<SiteID>) -> (site: SiteID, metres: Double)? {
    sites.map { (site: $0, metres: metres(from: estate, to: $0)) }.filter { $0.metres.isFinite }
      .min { ($0.metres, $0.site) < ($1.metres, $1.site) }
  }

  /// The most money by the end of a period; nil for no limit.
  func budget(by period: Int) -> Money? {
    [periods[period].budget, period == periods.count - 1 ? options.budget : nil].compactMap { $0 }.min()
  }

  /// What the cheapest change at a site costs: opening it and, where that alone gives no area, a m²; nil if there is
  /// nothing to change.
  func cheapestStep(at site: Site) -> Money? {
    let growing =
      site.mostAdded > 0 ? Money(fen: Int(site.costPerSquareMetre.yuan * min(1, site.mostAdded) * 100)) : nil
    if staysOpen(site) { return growing }
    return !isAreaAsked || site.area > 0 ? site.fixedCost : growing.map { site.fixedCost + $0 }
  }
}
