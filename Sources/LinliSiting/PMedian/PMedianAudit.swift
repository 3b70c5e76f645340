/// Recomputes every rule and the objective of a choice of medians from instance and choice alone.
public struct PMedianAudit: Sendable, Equatable {
  /// The broken rules; empty for a sound choice.
  public let violations: [SiteAssignmentViolation]
  /// Σ weight · distance over the demands as they are served; nil while a rule is broken.
  public let objective: Double?

  /// Audits a choice.
  public init(_ choice: SiteAssignment, of instance: PMedianInstance) {
    violations = SiteAssignmentViolation.all(
      in: choice, of: instance.distances, openCount: instance.openCount, existing: instance.existingSites,
      needsService: instance.needsService)
    guard violations.isEmpty else {
      objective = nil
      return
    }
    var total = 0.0
    for (demand, site) in choice.siteOfDemand.enumerated() {
      if let site { total += instance.cost(demand: demand, site: site) }
    }
    objective = total
  }
}
