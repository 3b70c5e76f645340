import LinliDomain
import LinliLP

// MARK: - Sites

extension SitingExplainer {
  func explanation(of site: Site, in plan: SitingPlan) throws -> SiteExplanation {
    let last = instance.periods.count - 1
    let open = plan.open(in: last)
    let facility = plan.facility(on: site.id)
    let isNeverAvailable = !instance.isUsable(site, in: last)
    let near = instance.estates.map { EstateDistance(estate: $0.id, metres: instance.metres(from: $0.id, to: site.id)) }
      .filter { $0.metres <= instance.options.radius }
    let onlyHere = near.map(\.estate).filter { estate in
      !open.contains { $0 != site.id && instance.metres(from: estate, to: $0) <= instance.options.radius }
    }
    let opening = instance.staysOpen(site) ? 0 : site.fixedCost.yuan
    return SiteExplanation(
      site: site, facility: facility,
      cost: facility.map { opening + site.costPerSquareMetre.yuan * $0.addedInTheEnd } ?? 0,
      mustStay: instance.staysOpen(site), isNeverAvailable: isNeverAvailable, near: near, onlyHere: onlyHere,
      countable: instance.communities.map(\.id).filter {
        instance.isAreaAsked && instance.reaches(site, $0, in: instance.periods[last])
      },
      credits: plan.credits.filter { $0.site == site.id }, services: plan.services.filter { $0.site == site.id },
      consequence: facility != nil
        ? try consequence(of: [.closed(site.id)])
        : isNeverAvailable ? nil : try firstPossible([.open(site.id)]))
  }
}

// MARK: - Estates

extension SitingExplainer {
  func explanation(of estate: Estate, in plan: SitingPlan) throws -> EstateExplanation {
    let asked = instance.coverCount
    let occupied = instance.periods.indices.filter { instance.isOccupied(estate, in: instance.periods[$0]) }
    let left = occupied.filter { facilities(near: estate, plan.open(in: $0)).count < asked }
    let period = left.last ?? occupied.last
    let told = period ?? instance.periods.count - 1
    let covering = facilities(near: estate, plan.open(in: told))
    let usable = distances(from: estate, to: instance.sites.filter { instance.isUsable($0, in: told) }.map(\.id))
    let near = usable.filter { $0.metres <= instance.options.radius }
    let isShort = period != nil && covering.count < asked
    return EstateExplanation(
      estate: estate, period: period, demand: instance.demand(of: estate), asked: asked, covering: covering,
      nearestOpen: distances(from: estate, to: plan.open(in: told)).first, near: near, nearest: usable.first,
      services: plan.services.filter { $0.estate == estate.id && $0.period == told },
      radiusNeeded: isShort && near.count < asked && usable.count >= asked ? usable[asked - 1] : nil,
      consequence: isShort && near.count >= asked
        ? try firstPossible([.covered(estate.id, period: told, count: asked)]) : nil)
  }

  private func facilities(near estate: Estate, _ open: Set<SiteID>) -> [SiteDistance] {
    distances(from: estate, to: open).filter { $0.metres <= instance.options.radius }
  }

  private func distances(from estate: Estate, to sites: some Sequence<SiteID>) -> [SiteDistance] {
    sites.map { SiteDistance(site: $0, metres: instance.metres(from: estate.id, to: $0)) }
      .filter { $0.metres.isFinite }.sorted { ($0.metres, $0.site) < ($1.metres, $1.site) }
  }
}

// MARK: - Communities

extension SitingExplainer {
  func explanation(of community: Community, in plan: SitingPlan) throws -> CommunityExplanation {
    let figures = SitingFigures(instance, plan)
    let areas = figures.areas.filter { $0.community == community.id }
    let area = areas.last { !$0.isMet } ?? areas.last
    let period = area?.period ?? instance.periods.count - 1
    let isShort = area.map { !$0.isMet } ?? false
    let gap = isShort ? try CommunityGap(self, community.id, period) : nil
    return CommunityExplanation(
      community: community, period: period,
      householdCount: instance.households(of: community.id, in: instance.periods[period]), area: area,
      sites: area == nil ? [] : countable(community.id, period, in: plan),
      uncovered: figures.estates.filter {
        $0.period == period && $0.facilityCount < instance.coverCount
          && instance.estate($0.estate)?.community == community.id
      }.map(\.estate),
      reason: gap?.reason, within: gap?.within, cheapest: gap?.cheapest)
  }

  private func countable(_ community: CommunityID, _ period: Int, in plan: SitingPlan) -> [CountableSite] {
    let near = instance.sites.filter { instance.reaches($0, community, in: instance.periods[period]) }
    return near.map { site in
      let facility = plan.facility(on: site.id).flatMap { $0.opening <= period ? $0 : nil }
      let added = facility?.area(addedBy: period) ?? 0
      let credits = plan.credits.filter { $0.site == site.id && $0.period == period }
      let credited = credits.filter { $0.community == community }.reduce(0) { $0 + $1.area }
      return CountableSite(
        site: site.id, isOpen: facility != nil, area: facility == nil ? 0 : site.area + added,
        most: instance.isUsable(site, in: period) ? site.area + site.mostAdded : 0, credited: credited,
        creditedToOthers: credits.reduce(0) { $0 + $1.area } - credited)
    }
  }
}

/// Why a community is short of the norm, by solving with more and more let go.
private struct CommunityGap {
  let within: SitingConsequence
  private(set) var reason = CommunityReason.unknown
  private(set) var cheapest: SitingConsequence?

  init(_ explainer: SitingExplainer, _ community: CommunityID, _ period: Int) throws {
    let met = SitingRule.short(community, period: period, most: 0)
    within = try explainer.consequence(of: [met])
    let room = SitingAreaRoom(explainer.instance, period)
    let alone = room.communities.firstIndex(of: community).map { room.short([$0]) } ?? 0
    if alone > 0 {
      reason = .noSpace(short: alone)
      return
    }
    let keeping = [met] + explainer.shortfallsKept(but: community, period)
    try findCheapest(explainer, keeping)
    try findReason(explainer, keeping, limits: explainer.instance.limits)
  }

  /// What the gap costs to close with nobody losing, whatever the money and, if that is not enough, the facilities.
  private mutating func findCheapest(_ explainer: SitingExplainer, _ rules: [SitingRule]) throws {
    let goals = [SitingLevel(.cost), SitingLevel(.shortfall)]
    let limits = explainer.instance.limits
    for releases in [limits.filter { $0 == .budget }, limits] {
      let found = try explainer.consequence(of: rules, releases: releases, goals: goals)
      cheapest = found.ending == .impossible ? nil : found
      if found.ending != .impossible || releases == limits { return }
    }
  }

  private mutating func findReason(
    _ explainer: SitingExplainer, _ rules: [SitingRule], limits: [SitingRelease]
  ) throws {
    guard let cheapest else {
      reason = .shared
      return
    }
    guard cheapest.plan != nil else { return }
    let kept = try explainer.consequence(of: rules)
    if kept.ending == .impossible {
      reason = cheapest.releases.contains(.mostSites) || !limits.contains(.budget) ? .mostSites : .budget
    } else if kept.ending == .proven, let level = kept.firstChanged {
      reason = .order(level: level.name)
    } else if kept.ending == .proven {
      reason = .atNoLoss
    }
  }
}

extension SitingExplainer {
  /// The rules by which no community but one is shorter than in the plan, in any period.
  func shortfallsKept(but community: CommunityID, _ period: Int) -> [SitingRule] {
    guard let reference else { return [] }
    return SitingFigures(instance, reference).areas.compactMap { area in
      if area.community == community && area.period == period { return nil }
      return .short(area.community, period: area.period, most: area.short)
    }
  }
}
