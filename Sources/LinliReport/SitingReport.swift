import LinliDomain
import LinliLP
public import LinliScenario
public import LinliSiting

/// Everything a report on a siting plan tells, gathered; the renderers only write it down.
public struct SitingReport: Sendable {
  /// What was asked.
  public let scenario: Scenario
  /// The question.
  public let instance: SitingInstance
  /// The plan and its proof.
  public let answer: SitingAnswer
  /// The check of the plan; nil without one.
  public let audit: SitingAudit?
  /// What solved it: name and version.
  public let solver: String
  /// What idle premises first costs, where the question asks for it.
  public var idleFirstPrice: IdleFirstPrice?
  /// What more money or more facilities buy, if somebody asked.
  public var frontier: SitingFrontier?

  /// A report from its parts; the plan is audited here.
  public init(
    scenario: Scenario, instance: SitingInstance, answer: SitingAnswer, solver: String, isDemandRequired: Bool = false
  ) {
    self.scenario = scenario
    self.instance = instance
    self.answer = answer
    self.solver = solver
    let claims = answer.stages.compactMap { stage in stage.objective.map { (level: stage.name, value: $0) } }
    audit = answer.plan.map { SitingAudit($0, of: instance, claims: claims, isDemandRequired: isDemandRequired) }
  }

  /// What the plan amounts to; nil without one.
  public var figures: SitingFigures? { audit?.figures }
}

// MARK: - Figures behind the tables

extension SitingReport {
  /// A facility of the plan with its site and what it costs.
  struct Facility {
    var planned: PlannedFacility
    var site: Site
    /// Yuan for opening and for what is added.
    var cost: Double
  }

  var facilities: [Facility] {
    (answer.plan?.facilities ?? []).compactMap { planned in
      guard let site = instance.site(planned.site) else { return nil }
      let opening = instance.staysOpen(site) ? 0 : site.fixedCost.yuan
      let cost =
        opening + site.costPerSquareMetre.yuan * planned.addedInTheEnd
        + site.conversionCost.yuan * planned.convertedInTheEnd
      return Facility(planned: planned, site: site, cost: cost)
    }
  }

  /// Whether any facility is added to, so that areas are worth telling.
  var tellsArea: Bool { !(figures?.areas.isEmpty ?? true) }

  /// The estates of the last period.
  var estates: [SitingFigures.EstateFigure] {
    (figures?.estates ?? []).filter { $0.period == instance.periods.count - 1 }
  }

  /// The demand of the last period that is covered, and all of it.
  var cover: (covered: Double, all: Double) {
    estates.reduce((0, 0)) { ($0.0 + ($1.facilityCount > 0 ? $1.demand : 0), $0.1 + $1.demand) }
  }

  /// People of each group that estates count, in the last period: those covered, and all.
  var groupCover: [(group: String, covered: Int, all: Int)] {
    var sums: [String: (covered: Int, all: Int)] = [:]
    for figure in estates {
      for (group, count) in instance.estate(figure.estate)?.groups ?? [:] {
        let old = sums[group] ?? (0, 0)
        sums[group] = (old.covered + (figure.facilityCount > 0 ? count : 0), old.all + count)
      }
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value.covered, $0.value.all) }
  }

  /// What a period is called; nil where there is one only.
  func name(ofPeriod period: Int) -> String? {
    instance.periods.count > 1 && instance.periods.indices.contains(period) ? instance.periods[period].name : nil
  }
}
