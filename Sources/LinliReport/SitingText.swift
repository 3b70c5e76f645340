public import LinliDomain
import LinliLP
import LinliScenario
import LinliSiting

/// A siting plan told to a planner on a terminal: what opens and grows, what it costs, who meets the norm, who is covered
/// and who is left out.
public struct SitingText: Sendable {
  let report: SitingReport
  private let language: Language

  /// The text of a report in a language.
  public init(_ report: SitingReport, in language: Language) {
    self.report = report
    self.language = language
  }

  /// The text, ending with a line break.
  public var text: String {
    let sections = [opening, price, gaps, facilities, area, rooms, projects, cover, services, frontier].filter {
      !$0.isEmpty
    }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The most columns that a name takes, and the most estates that are told by name.
  static let (nameWidth, longestList) = (40, 30)

  func say(_ text: BilingualText) -> String { text[language] }

  func label<Entity>(_ id: Identifier<Entity>, _ name: LocalizedName?) -> String {
    let words = name?.text(in: language).map { DisplayWidth.cut(DisplayWidth.oneLine($0), to: Self.nameWidth) }
    return [id.text, words].compactMap { $0 }.joined(separator: " ")
  }

  /// An amount; one that is whole but for a solver's noise has no decimals.
  func amount(_ value: Double) -> String {
    let isWhole = abs(value - value.rounded()) <= 1e-6 * max(1, abs(value))
    return NumberStyle.grouped(isWhole ? value.rounded() : value, decimals: isWhole ? 0 : 2)
  }
}

// MARK: - What came of it

extension SitingText {
  private var opening: [String] {
    let opening = PlanOpening(language: language)
    let answer = report.answer
    let levelCount = report.instance.options.levels.count + (answer.isRelaxed ? 1 : 0)
    let ending = opening.ending(
      of: Catalogue.siteQuestion, answer.termination,
      proven: answer.stages.filter { $0.termination == .optimal }.count, levels: levelCount, hasPlan: answer.plan != nil
    )
    let audit = report.audit.map { opening.audit(broken: $0.violations.map(SitingViolationText.sentence(for:))) }
    return [opening.title(of: report.scenario, report.scenario.settings.horizon), "", ending]
      + [audit].compactMap { $0 } + [""] + opening.levels(answer.stages.map(told))
  }

  private func told(_ stage: LevelStage) -> PlanOpening.Level {
    let level = report.instance.options.levels.first { $0.name == stage.name }
    return PlanOpening.Level(
      name: stage.name, value: stage.objective.map(amount),
      meaning: level.map(Catalogue.measure) ?? Catalogue.requiredLevel,
      termination: stage.termination, gap: stage.gap, bound: stage.bound.map(amount))
  }

  private var price: [String] {
    guard let price = report.idleFirstPrice else { return [] }
    return [
      say(Catalogue.idleFirst(amount(price.price), cost: amount(price.cost), without: amount(price.costWithout)))
    ]
  }

  private var frontier: [String] {
    guard let frontier = report.frontier else { return [] }
    var table = TextTable([
      (say(Catalogue.measure(SitingLevel(frontier.spent))), .right),
      (say(Catalogue.measure(SitingLevel(frontier.gained))), .right), ("", .left), (say(Catalogue.opened), .left),
    ])
    for point in frontier.points {
      let sites = point.plan.facilities.filter { facility in
        report.instance.site(facility.site).map { !report.instance.staysOpen($0) } ?? true
      }
      let told = sites.prefix(Self.longestList).map(\.site.text).joined(separator: say(Catalogue.listComma))
      table.add([
        amount(point.spent), amount(point.gained), say(point.isProven ? Catalogue.proven : Catalogue.notProven),
        told + (sites.count > Self.longestList ? " … +\(sites.count - Self.longestList)" : ""),
      ])
    }
    return [say(Catalogue.frontier)] + table.lines()
  }

  private var gaps: [String] {
    guard let gaps = report.audit?.gaps, !gaps.isEmpty else { return [] }
    return [say(Catalogue.requiredAndMissing)] + gaps.map { "  - " + say(SitingViolationText.sentence(for: $0)) }
  }
}

// MARK: - Facilities and area

extension SitingText {
  private var facilities: [String] {
    guard !report.facilities.isEmpty else { return [] }
    let hasPeriods = report.instance.periods.count > 1
    var table = TextTable(
      [(say(Catalogue.site), .left), (say(Catalogue.siteKind), .left)]
        + (hasPeriods ? [(say(Catalogue.opening), .left)] : [])
        + [(say(Catalogue.areaNow), .right), (say(Catalogue.areaAdded), .right), (say(Catalogue.yuan), .right)])
    for facility in report.facilities {
      let opening = hasPeriods ? [report.name(ofPeriod: facility.planned.opening) ?? ""] : []
      table.add(
        [label(facility.site.id, facility.site.name), say(Catalogue.kind(facility.site.kind))] + opening
          + [amount(facility.site.area), amount(facility.planned.addedInTheEnd), amount(facility.cost)])
    }
    return [say(Catalogue.facilities)] + table.lines()
  }

  private var area: [String] {
    guard let figures = report.figures, report.tellsArea else { return [] }
    let hasPeriods = report.instance.periods.count > 1
    var table = TextTable(
      [(say(Catalogue.community), .left)] + (hasPeriods ? [(say(Catalogue.period), .left)] : [])
        + [
          (say(Catalogue.areaWanted), .right), (say(Catalogue.areaCredited), .right),
          (say(Catalogue.areaShort), .right),
        ])
    for figure in figures.areas {
      table.add(
        [label(figure.community, report.instance.community(figure.community)?.name)]
          + (hasPeriods ? [report.name(ofPeriod: figure.period) ?? ""] : [])
          + [amount(figure.wanted), amount(figure.credited), amount(figure.short)])
    }
    let last = figures.areas.filter { $0.period == report.instance.periods.count - 1 }
    let summary = Catalogue.met(
      last.count { $0.isMet }, of: last.count, wanted: amount(last.reduce(0) { $0 + $1.wanted }),
      short: amount(last.reduce(0) { $0 + $1.short }))
    return [say(Catalogue.areaNorm), "  " + say(summary)] + table.lines()
  }
}

// MARK: - Cover and service

extension SitingText {
  private var cover: [String] {
    guard report.figures != nil else { return [] }
    let (covered, all) = report.cover
    let estates = report.estates
    let summary = Catalogue.cover(
      NumberStyle.percent(all > 0 ? covered / all : 0), covered: amount(covered), all: amount(all),
      estates: estates.count { $0.facilityCount > 0 }, of: estates.count,
      radius: amount(report.instance.options.radius.rounded()))
    let out = estates.filter { $0.facilityCount == 0 }.sorted { ($0.demand, $1.estate) > ($1.demand, $0.estate) }
    guard !out.isEmpty else { return [say(summary)] }
    let groups = report.groupCover.filter { $0.covered < $0.all }.map {
      "  - " + say(Catalogue.groupLeftOut($0.group, amount(Double($0.all - $0.covered)), of: amount(Double($0.all))))
    }
    let told = out.prefix(Self.longestList).map { "  - " + say(leftOut($0)) }
    let further = out.count - told.count
    let named = [say(Catalogue.leftOut)] + told + (further > 0 ? ["  … +\(further)"] : [])
    return [say(summary), ""] + named + (groups.isEmpty ? [] : ["", say(Catalogue.groupsLeftOut)] + groups)
  }

  private func leftOut(_ figure: SitingFigures.EstateFigure) -> BilingualText {
    let estate = report.instance.estate(figure.estate)
    let groups = (estate?.groups ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return Catalogue.leftOut(
      label(figure.estate, estate?.name), demand: amount(figure.demand),
      nearest: figure.nearestMetres.isFinite ? amount(figure.nearestMetres.rounded()) : nil, groups: groups)
  }

  private var services: [String] {
    guard let plan = report.answer.plan, !plan.services.isEmpty else { return [] }
    let bySite = Dictionary(grouping: plan.services, by: \.site)
    let lines = bySite.keys.sorted().map { site in
      let estates = Set((bySite[site] ?? []).map(\.estate)).sorted()
      let told = estates.prefix(Self.longestList).map(\.text).joined(separator: say(Catalogue.listComma))
      let further = estates.count - min(estates.count, Self.longestList)
      return "  \(label(site, report.instance.site(site)?.name)): \(told)" + (further > 0 ? " … +\(further)" : "")
    }
    return [say(Catalogue.whereServed)] + lines
  }
}
