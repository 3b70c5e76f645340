import LinliDomain
import LinliScenario
import LinliSiting

/// The tables of a siting plan folder that a person opens.
public struct SitingTables: Sendable {
  private let report: SitingReport
  private let hasByteOrderMark: Bool

  /// The tables of a report; with a byte order mark if Excel is to open them by a double click.
  public init(_ report: SitingReport, hasByteOrderMark: Bool = false) {
    self.report = report
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// The files with their names, none without a plan.
  public var files: [(path: String, bytes: [UInt8])] {
    guard let plan = report.answer.plan, report.figures != nil else { return [] }
    // Also those that say nothing are written: a table of an earlier plan must not stay beside this one.
    return [
      ("facilities.csv", facilities), ("cover.csv", cover), ("area.csv", area), ("credits.csv", credits(plan)),
      ("services.csv", services(plan)), ("uses.csv", uses(plan)), ("projects.csv", projects(plan)),
      ("frontier.csv", frontier),
    ]
  }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows, hasByteOrderMark: hasByteOrderMark)
  }

  private func name(_ name: LocalizedName?) -> OutputCell { .text(name?.text(in: .zh) ?? "") }

  private func amount(_ value: Double) -> OutputCell { value.isFinite ? .number(value, decimals: 6) : .empty }

  private func period(_ period: Int) -> OutputCell { .text(report.name(ofPeriod: period) ?? "") }

  private var instance: SitingInstance { report.instance }

  private var facilities: [UInt8] {
    table(
      ["site", "site_zh", "kind", "opening", "area_now", "added_m2", "converted_m2", "area_m2", "yuan"],
      report.facilities.map { facility in
        [
          .text(facility.site.id.text), name(facility.site.name), .text(facility.site.kind.rawValue),
          period(facility.planned.opening), amount(facility.site.area), amount(facility.planned.addedInTheEnd),
          amount(facility.planned.convertedInTheEnd),
          amount(facility.site.area + facility.planned.addedInTheEnd), .number(facility.cost, decimals: 2),
        ]
      })
  }

  private var area: [UInt8] {
    table(
      ["community", "community_zh", "period", "wanted_m2", "credited_m2", "short_m2", "is_met"],
      (report.figures?.areas ?? []).map { figure in
        [
          .text(figure.community.text), name(instance.community(figure.community)?.name), period(figure.period),
          amount(figure.wanted), amount(figure.credited), amount(figure.short), .integer(figure.isMet ? 1 : 0),
        ]
      })
  }

  private func credits(_ plan: SitingPlan) -> [UInt8] {
    table(
      ["site", "site_zh", "community", "period", "area_m2"],
      plan.credits.map {
        [
          .text($0.site.text), name(instance.site($0.site)?.name), .text($0.community.text), period($0.period),
          amount($0.area),
        ]
      })
  }

  private var cover: [UInt8] {
    table(
      [
        "estate", "estate_zh", "community", "period", "households", "demand", "facilities_within", "nearest_metres",
        "is_covered",
      ],
      (report.figures?.estates ?? []).map { figure in
        let estate = instance.estate(figure.estate)
        return [
          .text(figure.estate.text), name(estate?.name), .text(estate?.community.text ?? ""), period(figure.period),
          estate.map { .integer($0.householdCount) } ?? .empty, amount(figure.demand),
          .integer(figure.facilityCount), amount(figure.nearestMetres), .integer(figure.facilityCount > 0 ? 1 : 0),
        ]
      })
  }

  private var frontier: [UInt8] {
    let rows = (report.frontier?.points ?? []).map { point in
      [
        OutputCell.text(report.frontier?.spent.rawValue ?? ""), amount(point.spent),
        .text(report.frontier?.gained.rawValue ?? ""), amount(point.gained), .integer(point.isProven ? 1 : 0),
        .text(point.plan.facilities.map(\.site.text).joined(separator: "|")),
      ]
    }
    return table(["spent", "amount_spent", "gained", "amount_gained", "is_proven", "sites"], rows)
  }

  private func uses(_ plan: SitingPlan) -> [UInt8] {
    table(
      ["site", "site_zh", "community", "function", "function_zh", "period", "area_m2", "hours"],
      plan.uses.map { use in
        let function = instance.function(use.function)
        return [
          .text(use.site.text), name(instance.site(use.site)?.name), .text(use.community.text),
          .text(use.function.text), name(function?.name), period(use.period), amount(use.area),
          amount(function?.weeklyHours ?? 0),
        ]
      })
  }

  private func projects(_ plan: SitingPlan) -> [UInt8] {
    table(
      ["project", "project_zh", "class", "community", "period", "benefit", "yuan"],
      plan.projects.compactMap { planned in
        instance.project(planned.project).map { project in
          [
            .text(project.id.text), name(project.name), .text(project.projectClass.rawValue),
            .text(project.community?.text ?? ""), period(planned.period), amount(project.benefit),
            .number(project.cost.yuan, decimals: 2),
          ]
        }
      })
  }

  private func services(_ plan: SitingPlan) -> [UInt8] {
    table(
      ["estate", "estate_zh", "site", "site_zh", "hazard", "period", "share", "metres"],
      plan.services.map {
        [
          .text($0.estate.text), name(instance.estate($0.estate)?.name), .text($0.site.text),
          name(instance.site($0.site)?.name), .text($0.hazard.text), period($0.period), amount($0.share),
          amount(instance.metres(from: $0.estate, to: $0.site)),
        ]
      })
  }
}
