import LinliDomain
import LinliLP
public import LinliScenario
import LinliSiting

/// `plan.json` of a siting plan: everything of it for programs, and enough to audit it again.
///
/// Keys may be added in later versions; those that are there keep their meaning.
public struct SitingDocument: Sendable {
  private let report: SitingReport

  /// The version of the document's shape.
  public static let schemaVersion = 1

  /// The document of a report.
  public init(_ report: SitingReport) {
    self.report = report
  }

  /// The document as JSON.
  public var json: JSONValue {
    let scenario = report.scenario
    let answer = report.answer
    return .compact(
      [
        ("schemaVersion", .integer(Self.schemaVersion)), ("question", .string("site")),
        ("scenario", .string(scenario.name)), ("variant", .string(scenario.variantName)), ("title", title),
        ("isSynthetic", .bool(scenario.settings.isSynthetic)), ("solver", .string(report.solver)),
        ("termination", .string(answer.termination.word)), ("isRelaxed", .bool(answer.isRelaxed)),
        ("stages", .array(answer.stages.map(\.json))), ("audit", audit), ("idleFirst", idleFirst),
      ] + planMembers + figureMembers + [("frontier", frontier)])
  }

  private func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  private func number(_ value: Double) -> JSONValue {
    value.isFinite ? .number(NumberStyle.settled(value)) : .null
  }

  private func period(_ period: Int) -> JSONValue? { report.name(ofPeriod: period).map { .string($0) } }

  private var title: JSONValue {
    let name = report.scenario.settings.title
    return .compact([("zh", name.chinese.map { .string($0) }), ("en", name.english.map { .string($0) })])
  }

  private var audit: JSONValue? {
    report.audit.map { audit in
      .object([
        ("isSound", .bool(audit.isSound)),
        ("violations", .array(audit.violations.map { .string(SitingViolationText.sentence(for: $0)[.en]) })),
        ("gaps", .array(audit.gaps.map { .string(SitingViolationText.sentence(for: $0)[.en]) })),
      ])
    }
  }
}

// MARK: - What things cost

extension SitingDocument {
  private var idleFirst: JSONValue? {
    report.idleFirstPrice.map {
      .object([("price", number($0.price)), ("cost", number($0.cost)), ("costWithout", number($0.costWithout))])
    }
  }

  private var frontier: JSONValue? {
    report.frontier.map { frontier in
      .object([
        ("spent", .string(frontier.spent.rawValue)), ("gained", .string(frontier.gained.rawValue)),
        ("points", .array(frontier.points.map(point))),
      ])
    }
  }

  private func point(_ point: SitingFrontier.Point) -> JSONValue {
    .object([
      ("spent", number(point.spent)), ("gained", number(point.gained)), ("isProven", .bool(point.isProven)),
      ("sites", .array(point.plan.facilities.map { text($0.site) })),
    ])
  }
}

// MARK: - Plan

extension SitingDocument {
  private var planMembers: [(String, JSONValue?)] {
    guard let plan = report.answer.plan else { return [("facilities", .array([]))] }
    return [
      ("facilities", .array(report.facilities.map(facility))), ("credits", .array(plan.credits.map(credit))),
      ("services", .array(plan.services.map(service))),
      ("uses", plan.uses.isEmpty ? nil : .array(plan.uses.map(use))),
      ("projects", plan.projects.isEmpty ? nil : .array(plan.projects.map(project))),
    ]
  }

  private func facility(_ facility: SitingReport.Facility) -> JSONValue {
    .compact([
      ("site", text(facility.site.id)), ("kind", .string(facility.site.kind.rawValue)),
      ("opening", period(facility.planned.opening)), ("added", number(facility.planned.addedInTheEnd)),
      ("addedByPeriod", report.instance.periods.count > 1 ? .array(facility.planned.added.map(number)) : nil),
      ("converted", facility.planned.convertedInTheEnd > 0 ? number(facility.planned.convertedInTheEnd) : nil),
      (
        "convertedByPeriod",
        report.instance.periods.count > 1 && !facility.planned.converted.isEmpty
          ? .array(facility.planned.converted.map(number)) : nil
      ),
      ("area", number(facility.site.area + facility.planned.addedInTheEnd)), ("yuan", number(facility.cost)),
    ])
  }

  private func use(_ use: PlannedUse) -> JSONValue {
    .compact([
      ("site", text(use.site)), ("community", text(use.community)), ("function", text(use.function)),
      ("period", period(use.period)), ("area", number(use.area)),
    ])
  }

  private func project(_ planned: PlannedProject) -> JSONValue {
    let project = report.instance.project(planned.project)
    return .compact([
      ("project", text(planned.project)), ("period", period(planned.period)),
      ("class", project.map { .string($0.projectClass.rawValue) }), ("benefit", project.map { number($0.benefit) }),
      ("yuan", project.map { number($0.cost.yuan) }),
    ])
  }

  private func credit(_ credit: CreditedArea) -> JSONValue {
    .compact([
      ("site", text(credit.site)), ("community", text(credit.community)), ("period", period(credit.period)),
      ("area", number(credit.area)),
    ])
  }

  private func service(_ service: PlannedService) -> JSONValue {
    .compact([
      ("estate", text(service.estate)), ("site", text(service.site)),
      ("hazard", service.hazard.text.isEmpty ? nil : text(service.hazard)), ("period", period(service.period)),
      ("share", number(service.share)),
      ("metres", number(report.instance.metres(from: service.estate, to: service.site))),
    ])
  }
}

// MARK: - Figures

extension SitingDocument {
  private var figureMembers: [(String, JSONValue?)] {
    guard let figures = report.figures else { return [] }
    let cover = report.cover
    return [
      (
        "measures",
        .object(
          SitingMeasure.allCases.filter { isTold($0) }.map { ($0.rawValue, number(figures.value(of: $0))) })
      ),
      (
        "cover",
        .object([
          ("covered", number(cover.covered)), ("demand", number(cover.all)),
          ("estates", .integer(report.estates.count)),
          ("coveredEstates", .integer(report.estates.count { $0.facilityCount > 0 })),
          (
            "groups",
            .array(
              report.groupCover.map {
                .object([("group", .string($0.group)), ("covered", .integer($0.covered)), ("people", .integer($0.all))])
              })
          ),
        ])
      ),
      (
        "rooms",
        report.instance.mentions(.functions)
          ? .object([("areaApart", number(figures.areaApart)), ("areaShared", number(figures.areaShared))]) : nil
      ),
      ("communities", report.tellsArea ? .array(figures.areas.map(area)) : nil),
      ("estates", .array(figures.estates.map(estate))),
    ]
  }

  /// Measures of service are told only of plans that say who is served where.
  private func isTold(_ measure: SitingMeasure) -> Bool {
    switch measure {
    case .distance, .farthest, .unserved: !(report.answer.plan?.services.isEmpty ?? true)
    case .shortfall: report.tellsArea
    case .functions: report.instance.mentions(.functions)
    case .office, .resident: report.instance.sites.contains { $0.officeArea > 0 } || report.instance.mentions(measure)
    case .projects, .basic, .completing, .upgrading, .aftercare: report.instance.asksForProjects
    default: true
    }
  }

  private func area(_ figure: SitingFigures.AreaFigure) -> JSONValue {
    .compact([
      ("community", text(figure.community)), ("period", period(figure.period)), ("wanted", number(figure.wanted)),
      ("credited", number(figure.credited)), ("short", number(figure.short)), ("isMet", .bool(figure.isMet)),
    ])
  }

  private func estate(_ figure: SitingFigures.EstateFigure) -> JSONValue {
    let estate = report.instance.estate(figure.estate)
    let groups = estate?.groups ?? [:]
    return .compact([
      ("estate", text(figure.estate)), ("community", estate.map { text($0.community) }),
      ("period", period(figure.period)), ("demand", number(figure.demand)),
      ("facilities", .integer(figure.facilityCount)), ("nearestMetres", number(figure.nearestMetres)),
      ("groups", groups.isEmpty ? nil : .object(groups.keys.sorted().map { ($0, .integer(groups[$0] ?? 0)) })),
    ])
  }
}
