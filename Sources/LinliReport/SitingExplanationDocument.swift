import LinliDomain
public import LinliScenario
public import LinliSiting

/// An explanation of a part of a siting plan, for programs. Metres, m² and yuan as elsewhere; keys may be added later.
public struct SitingExplanationDocument: Sendable {
  private let explanation: SitingExplanation
  private let instance: SitingInstance

  /// The document of an explanation.
  public init(_ explanation: SitingExplanation, of instance: SitingInstance) {
    self.explanation = explanation
    self.instance = instance
  }

  /// The document as JSON.
  public var json: JSONValue {
    .compact(
      [
        ("schemaVersion", .integer(1)), ("question", .string("explain_site")), ("asked", asked),
        (
          "plan",
          .object([
            ("isBest", .bool(explanation.isBest)), ("isWorse", .bool(explanation.isWorse)),
            ("isCompleted", .bool(explanation.isCompleted)),
            ("violations", .array(explanation.violations.map { .string(SitingViolationText.sentence(for: $0)[.en]) })),
            ("levels", .array(explanation.levels.map { level($0, tellsAfter: false) })),
          ])
        ),
        ("isSound", .bool(explanation.isSound)),
      ] + finding)
  }

  private var asked: JSONValue {
    switch explanation.topic {
    case .site(let id): .object([("site", text(id))])
    case .estate(let id): .object([("estate", text(id))])
    case .community(let id): .object([("community", text(id))])
    }
  }

  private func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  private func texts(_ values: [some CustomStringConvertible]) -> JSONValue { .array(values.map { text($0) }) }

  private func number(_ value: Double) -> JSONValue {
    value.isFinite ? .number(NumberStyle.settled(value)) : .null
  }

  private func period(_ period: Int?) -> JSONValue? {
    guard let period, instance.periods.count > 1, instance.periods.indices.contains(period) else { return nil }
    return .string(instance.periods[period].name)
  }

  private func near(_ distance: SiteDistance?) -> JSONValue? {
    distance.map { .object([("site", text($0.site)), ("metres", number($0.metres))]) }
  }

  private func service(_ service: PlannedService) -> JSONValue {
    .compact([
      ("estate", text(service.estate)), ("site", text(service.site)),
      ("hazard", service.hazard.text.isEmpty ? nil : text(service.hazard)), ("period", period(service.period)),
      ("share", number(service.share)),
      ("metres", number(instance.metres(from: service.estate, to: service.site))),
    ])
  }
}

// MARK: - Findings

extension SitingExplanationDocument {
  private var finding: [(String, JSONValue?)] {
    switch explanation.finding {
    case .site(let site): members(of: site)
    case .estate(let estate): members(of: estate)
    case .community(let community): members(of: community)
    }
  }

  private func members(of site: SiteExplanation) -> [(String, JSONValue?)] {
    [
      ("kind", .string(site.site.kind.rawValue)), ("isOpen", .bool(site.facility != nil)),
      ("added", site.facility.map { number($0.addedInTheEnd) }), ("opening", period(site.facility?.opening)),
      ("yuan", number(site.cost)), ("mustStay", .bool(site.mustStay)),
      ("isNeverAvailable", .bool(site.isNeverAvailable)),
      (
        "estatesWithinRadius",
        .array(site.near.map { .object([("estate", text($0.estate)), ("metres", number($0.metres))]) })
      ),
      ("coveredNowhereElse", texts(site.onlyHere)), ("communitiesThatMayCount", texts(site.countable)),
      (
        "credits",
        .array(
          site.credits.map {
            .compact([
              ("community", text($0.community)), ("period", period($0.period)), ("area", number($0.area)),
            ])
          })
      ),
      ("services", .array(site.services.map(service))), ("consequence", site.consequence.map(json)),
    ]
  }

  private func members(of estate: EstateExplanation) -> [(String, JSONValue?)] {
    [
      ("community", text(estate.estate.community)), ("period", period(estate.period)),
      ("isOccupied", .bool(estate.period != nil)), ("demand", number(estate.demand)),
      ("isCovered", .bool(estate.isCovered)), ("facilitiesAsked", .integer(estate.asked)),
      ("covering", .array(estate.covering.compactMap { near($0) })), ("nearestOpen", near(estate.nearestOpen)),
      ("sitesWithinRadius", .array(estate.near.compactMap { near($0) })), ("nearestSite", near(estate.nearest)),
      ("radiusNeeded", near(estate.radiusNeeded)), ("services", .array(estate.services.map(service))),
      ("consequence", estate.consequence.map(json)),
    ]
  }

  private func members(of community: CommunityExplanation) -> [(String, JSONValue?)] {
    [
      ("period", period(community.period)), ("households", .integer(community.householdCount)),
      (
        "area",
        community.area.map {
          .object([
            ("wanted", number($0.wanted)), ("credited", number($0.credited)), ("short", number($0.short)),
            ("isMet", .bool($0.isMet)),
          ])
        }
      ),
      ("sites", .array(community.sites.map(site))), ("uncoveredEstates", texts(community.uncovered)),
      ("reason", community.reason.map(reason)), ("within", community.within.map(json)),
      ("cheapest", community.cheapest.map(json)),
    ]
  }

  private func site(_ site: CountableSite) -> JSONValue {
    .object([
      ("site", text(site.site)), ("isOpen", .bool(site.isOpen)), ("area", number(site.area)),
      ("most", number(site.most)), ("credited", number(site.credited)),
      ("creditedToOthers", number(site.creditedToOthers)),
    ])
  }

  private func reason(_ reason: CommunityReason) -> JSONValue {
    switch reason {
    case .atNoLoss: .object([("kind", .string("atNoLoss"))])
    case .order(let level): .object([("kind", .string("order")), ("level", .string(level))])
    case .budget: .object([("kind", .string("budget"))])
    case .mostSites: .object([("kind", .string("mostSites"))])
    case .shared: .object([("kind", .string("shared"))])
    case .noSpace(let short): .object([("kind", .string("noSpace")), ("short", number(short))])
    case .unknown: .object([("kind", .string("unknown"))])
    }
  }
}

// MARK: - Consequences

extension SitingExplanationDocument {
  private func json(_ consequence: SitingConsequence) -> JSONValue {
    .compact([
      ("rules", .array(consequence.rules.map(rule))),
      ("releases", .array(consequence.releases.map { .string($0.rawValue) })),
      ("ending", .string(consequence.ending.rawValue)), ("isAtNoLoss", .bool(consequence.isAtNoLoss)),
      ("levels", .array(consequence.levels.map { level($0, tellsAfter: true) })),
      ("costBefore", number(consequence.costBefore)), ("costAfter", consequence.costAfter.map(number)),
      (
        "changes",
        .array(
          consequence.changes.map {
            .compact([
              ("site", text($0.site)), ("wasOpen", .bool($0.openingBefore != nil)),
              ("isOpen", .bool($0.openingAfter != nil)),
              ("openingBefore", period($0.openingBefore)), ("openingAfter", period($0.openingAfter)),
              ("addedBefore", number($0.addedBefore)), ("addedAfter", number($0.addedAfter)),
            ])
          })
      ),
      ("isNearest", .bool(consequence.isNearest)),
      (
        "areas",
        .array(
          consequence.areas.map {
            .compact([
              ("community", text($0.community)), ("period", period($0.period)), ("shortBefore", number($0.before)),
              ("shortAfter", number($0.after)),
            ])
          })
      ),
      ("coveredThen", texts(consequence.gained)), ("coveredNoMore", texts(consequence.lost)),
      ("isSound", .bool(consequence.isSound)),
    ])
  }

  private func level(_ level: SitingLevelChange, tellsAfter: Bool) -> JSONValue {
    .compact([
      ("name", .string(level.name)), ("plan", number(level.planned)), ("best", level.best.map(number)),
      ("after", tellsAfter ? level.after.map(number) : nil), ("isProven", .bool(level.isProven)),
    ])
  }

  private func rule(_ rule: SitingRule) -> JSONValue {
    switch rule {
    case .open(let site): .object([("rule", .string("open")), ("site", text(site))])
    case .closed(let site): .object([("rule", .string("closed")), ("site", text(site))])
    case .covered(let estate, let at, let count):
      .compact([
        ("rule", .string("covered")), ("estate", text(estate)), ("period", period(at)), ("count", .integer(count)),
      ])
    case .short(let community, let at, let most):
      .compact([
        ("rule", .string("short")), ("community", text(community)), ("period", period(at)), ("most", number(most)),
      ])
    }
  }
}
