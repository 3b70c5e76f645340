import LinliDomain

/// Holds a siting plan against every rule.
struct SitingPlanCheck {
  let instance: SitingInstance
  let plan: SitingPlan
  var violations: [SitingAudit.Violation] = []
  /// The open sites of each period, and each facility by its site: plans may have thousands of lines.
  private let open: [Set<SiteID>]
  private let facilities: [SiteID: PlannedFacility]

  init(_ instance: SitingInstance, _ plan: SitingPlan) {
    self.instance = instance
    self.plan = plan
    open = instance.periods.indices.map { plan.open(in: $0) }
    facilities = Dictionary(plan.facilities.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run() {
    checkLines()
    for site in instance.sites where instance.staysOpen(site) {
      if facilities[site.id]?.opening != 0 { violations.append(.existingClosed(site.id)) }
    }
    for facility in plan.facilities { check(facility) }
    checkLimits()
    checkCredits()
    checkServices()
    checkUses()
    checkProjects()
  }

  /// By how much an amount may exceed a limit: a millionth of it, and of 1.
  static func room(_ limit: Double) -> Double { 1e-6 * max(1, abs(limit)) }

  // MARK: Lines

  private mutating func checkLines() {
    var seen: Set<SiteID> = []
    for facility in plan.facilities {
      if instance.site(facility.site) == nil { violations.append(.unknown(line: facility.site.text)) }
      if !seen.insert(facility.site).inserted { violations.append(.repeated(line: facility.site.text)) }
      if !instance.periods.indices.contains(facility.opening) || facility.added.count != instance.periods.count {
        violations.append(.unknown(line: facility.site.text))
      }
      if !facility.converted.isEmpty, facility.converted.count != instance.periods.count {
        violations.append(.unknown(line: facility.site.text))
      }
      for area in facility.added + facility.converted { usable(area, facility.site.text) }
    }
    for credit in plan.credits {
      let line = "\(credit.site),\(credit.community)"
      if instance.site(credit.site) == nil || instance.community(credit.community) == nil
        || !instance.periods.indices.contains(credit.period)
      {
        violations.append(.unknown(line: line))
      }
      usable(credit.area, line)
    }
    for service in plan.services {
      let line = "\(service.estate),\(service.site)"
      if instance.estate(service.estate) == nil || instance.site(service.site) == nil
        || !instance.periods.indices.contains(service.period) || hazard(service.hazard) == nil
      {
        violations.append(.unknown(line: line))
      }
      usable(service.share, line)
    }
  }

  mutating func usable(_ amount: Double, _ line: String) {
    if !(amount >= 0 && amount.isFinite) { violations.append(.amountNotUsable(line: line, amount: amount)) }
  }

  private func hazard(_ id: Hazard.ID) -> Hazard? { instance.hazards.first { $0.id == id } }

  // MARK: Facilities

  private mutating func check(_ facility: PlannedFacility) {
    guard let site = instance.site(facility.site), instance.periods.indices.contains(facility.opening) else { return }
    if !instance.staysOpen(site), !instance.isAvailable(site, in: instance.periods[facility.opening]) {
      violations.append(.notAvailable(site.id))
    }
    let most = facility.added.max() ?? 0
    if most > site.mostAdded + Self.room(site.mostAdded) {
      violations.append(.tooMuchAdded(site.id, added: most, most: site.mostAdded))
    }
    let mostConverted = facility.converted.max() ?? 0
    let convertible = instance.mostConverted(at: site)
    if mostConverted > convertible + Self.room(convertible) {
      violations.append(.tooMuchConverted(site.id, converted: mostConverted, most: convertible))
    }
    for areas in [facility.added, facility.converted] {
      let shrinks = zip(areas, areas.dropFirst()).contains { $1 < $0 - Self.room($0) }
      let growsUnopened = areas.prefix(facility.opening).contains { $0 > Self.room(0) }
      if shrinks || growsUnopened { violations.append(.shrinks(site.id)) }
    }
  }

  private mutating func checkLimits() {
    let amounts = SitingCount(instance, plan)
    for period in instance.periods.indices {
      let count = open[period].count
      if let most = instance.options.mostSites, count > most {
        violations.append(.tooManySites(count: count, most: most))
      }
      let isLast = period == instance.periods.count - 1
      let limits = [instance.periods[period].budget, isLast ? instance.options.budget : nil].compactMap { $0 }
      guard let budget = limits.min()?.yuan else { continue }
      let spent = amounts.cost(by: period)
      if spent > budget + Self.room(budget) {
        violations.append(.overBudget(period: period, spent: spent, budget: budget))
      }
    }
  }

  // MARK: Area

  private mutating func checkCredits() {
    for credit in plan.credits where instance.periods.indices.contains(credit.period) {
      guard let site = instance.site(credit.site) else { continue }
      if !instance.reaches(site, credit.community, in: instance.periods[credit.period]) {
        violations.append(.creditOutOfReach(credit))
      }
    }
    let counts = Dictionary(
      plan.credits.map { (SiteTime(site: $0.site, period: $0.period), $0.area) }, uniquingKeysWith: +)
    for period in instance.periods.indices {
      for site in instance.sites {
        let counted = counts[SiteTime(site: site.id, period: period)] ?? 0
        let area = area(of: site, period)
        if counted > area + Self.room(area) {
          violations.append(.areaCountedTwice(site.id, period: period, counted: counted, area: area))
        }
      }
    }
  }

  private func area(of site: Site, _ period: Int) -> Double {
    guard let facility = facilities[site.id], facility.opening <= period else { return 0 }
    return site.area + facility.added(by: period)
  }

  // MARK: Service

  private mutating func checkServices() {
    for service in plan.services {
      let isOpen = open.indices.contains(service.period) && open[service.period].contains(service.site)
      let isClosed = hazard(service.hazard)?.closed.contains(service.site) ?? false
      if !isOpen || isClosed { violations.append(.servedWhereClosed(service)) }
      let metres = instance.metres(from: service.estate, to: service.site)
      if !(metres <= instance.options.serviceRadius ?? .greatestFiniteMagnitude) {
        violations.append(.servedTooFar(service, metres: metres))
      }
    }
    let byHome = Dictionary(grouping: plan.services) { [$0.estate.text, $0.hazard.text, String($0.period)] }
    for home in byHome.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let services = byHome[home], let estate = services.first?.estate else { continue }
      let share = services.reduce(0) { $0 + $1.share }
      if share > 1 + Self.room(1) { violations.append(.servedTooOften(estate, share: share)) }
      if instance.options.isSingleSource, services.count > 1 {
        violations.append(.severalSources(estate, count: services.count))
      }
    }
    for hazard in instance.hazards { checkPlaces(in: hazard) }
  }

  private mutating func checkPlaces(in hazard: Hazard) {
    var load: [SiteTime: Double] = [:]
    for service in plan.services where service.hazard == hazard.id {
      let people = instance.estate(service.estate).map { instance.persons(of: $0, in: hazard) } ?? 0
      load[SiteTime(site: service.site, period: service.period), default: 0] += service.share * people
    }
    for site in instance.sites {
      guard let places = site.capacity else { continue }
      for period in instance.periods.indices {
        let people = load[SiteTime(site: site.id, period: period)] ?? 0
        if people > Double(places) + Self.room(Double(places)) {
          violations.append(.placesExceeded(site.id, hazard: hazard.id, people: people, places: places))
        }
      }
    }
  }
}
