public import LinliDomain
import LinliLP

/// One more rule for a siting question, to see by solving again what it does to each level.
public enum SitingRule: Equatable, Sendable {
  /// A site is open in the end.
  case open(SiteID)
  /// A site stays closed; a facility that exists is let go, all others stay.
  case closed(SiteID)
  /// As many facilities as told are open within the service radius of an estate in a period.
  case covered(EstateID, period: Int, count: Int)
  /// A community is short of the area norm by no more m² than told in a period.
  case short(CommunityID, period: Int, most: Double)

  /// Whether a plan keeps the rule, by the plan's own figures.
  func isKept(by plan: SitingPlan, _ figures: SitingFigures) -> Bool {
    switch self {
    case .open(let site): plan.facility(on: site) != nil
    case .closed(let site): plan.facility(on: site) == nil
    case .covered(let estate, let period, let count):
      figures.estates.contains { $0.estate == estate && $0.period == period && $0.facilityCount >= count }
    case .short(let community, let period, let most):
      figures.areas.contains {
        $0.community == community && $0.period == period && $0.short <= most + 1e-5 * max(1, $0.wanted)
      }
    }
  }
}

/// A limit of a siting question that may be let go.
public enum SitingRelease: String, Sendable, CaseIterable {
  /// The money.
  case budget
  /// The most facilities.
  case mostSites
}

// MARK: - In the program

extension SitingFormulation {
  /// Adds a rule as a row. Rows and not bounds: bounds of a site are set again where a known problem has chosen the sites.
  mutating func add(_ rule: SitingRule) {
    let last = instance.periods.count - 1
    switch rule {
    case .open(let site):
      model.add("rule[open,\(site)]", LinearExpression(open[SiteTime(site: site, period: last)]), .atLeast(1))
    case .closed(let site):
      // What opened stays open, so that closed in the last period is closed in all.
      model.add("rule[closed,\(site)]", LinearExpression(open[SiteTime(site: site, period: last)]), .atMost(0))
    case .covered(let estate, let period, let count):
      let near = instance.estate(estate).map(instance.sites(covering:)) ?? []
      let facilities = sum(near) { LinearExpression(open[SiteTime(site: $0.id, period: period)]) }
      model.add("rule[covered,\(estate)]", facilities, .atLeast(Double(count)))
    case .short(let community, let period, let most):
      let time = CommunityTime(community: community, period: period)
      guard let variable = short.variable(for: time) else { return }
      // The last digits that a solver leaves in an earlier plan must not make its own shortfall impossible.
      model.add("rule[short,\(community),\(period)]", LinearExpression(variable), .atMost(most + 1e-9))
    }
  }

  /// Opens and grows just what a plan does.
  mutating func follow(_ plan: SitingPlan) {
    for key in open.keys {
      let facility = plan.facility(on: key.site)
      let isOpen = facility.map { $0.opening <= key.period } ?? false
      model.add("plan[open,\(key.site),\(key.period)]", LinearExpression(open[key]), .equal(isOpen ? 1 : 0))
      let area = facility?.area(addedBy: key.period) ?? 0
      model.add("plan[add,\(key.site),\(key.period)]", LinearExpression(added[key]), .equal(area))
    }
  }

  /// How many facilities are open in the program or in a plan, but not in both, over all periods.
  func changeCount(from plan: SitingPlan) -> LinearExpression {
    sum(open.keys) { key in
      let wasOpen = plan.facility(on: key.site).map { $0.opening <= key.period } ?? false
      return wasOpen ? LinearExpression(1) + -1 * open[key] : LinearExpression(open[key])
    }
  }

  /// m² added by the end of each period, with what they were in a plan.
  func areas(before plan: SitingPlan) -> [(variable: Variable, before: Double)] {
    added.keys.filter { (instance.site($0.site)?.mostAdded ?? 0) > 0 }.map { key in
      (added[key], plan.facility(on: key.site)?.area(addedBy: key.period) ?? 0)
    }
  }

  /// m² that communities are short, with what they were.
  func shortfalls(before figures: SitingFigures) -> [(variable: Variable, before: Double)] {
    figures.areas.compactMap { area in
      short.variable(for: CommunityTime(community: area.community, period: area.period)).map { ($0, area.short) }
    }
  }

  /// By how much amounts differ from what they were, in all. Adds a variable for each, and its value to a point.
  mutating func changes(
    of amounts: [(variable: Variable, before: Double)], _ name: String, _ point: inout [Double]
  ) -> LinearExpression {
    var total = LinearExpression()
    for (position, (variable, before)) in amounts.enumerated() {
      let change = model.addVariable("change[\(name),\(position)]", .continuous, .nonNegative)
      model.add("more[\(name),\(position)]", 1 * variable - 1 * change, .atMost(before))
      model.add("less[\(name),\(position)]", 1 * variable + 1 * change, .atLeast(before))
      total.add(1, change)
      point.append(abs(point[variable.index] - before))
    }
    return total
  }
}

extension PlannedFacility {
  /// m² added by the end of a period; 0 if that is not told.
  func area(addedBy period: Int) -> Double { added.indices.contains(period) ? added[period] : 0 }
}

// MARK: - In the question

extension SitingInstance {
  /// The question without some of its limits.
  func without(_ releases: [SitingRelease]) throws(SitingInstanceError) -> SitingInstance {
    guard !releases.isEmpty else { return self }
    var data = data
    if releases.contains(.budget) {
      data.options.budget = nil
      for position in data.periods.indices { data.periods[position].budget = nil }
    }
    if releases.contains(.mostSites) { data.options.mostSites = nil }
    return try SitingInstance(data)
  }

  /// The question in which a facility that exists may be closed, and all others stay: it counts as premises of a
  /// collective, which no level tells from it.
  func lettingGo(of site: SiteID) throws(SitingInstanceError) -> SitingInstance {
    guard let found = self.site(site), staysOpen(found) else { return self }
    var data = data
    for position in data.sites.indices where data.sites[position].id == site {
      data.sites[position].kind = .collective
    }
    return try SitingInstance(data)
  }

  /// The limits that the question has.
  var limits: [SitingRelease] {
    SitingRelease.allCases.filter { release in
      switch release {
      case .budget: options.budget != nil || periods.contains { $0.budget != nil }
      case .mostSites: options.mostSites != nil
      }
    }
  }
}
