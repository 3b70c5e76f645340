/// Recomputes every rule and the objective of a choice of centers from instance and choice alone.
public struct PCenterAudit: Sendable, Equatable {
  /// The broken rules; empty for a sound choice.
  public let violations: [SiteAssignmentViolation]
  /// The greatest distance of a demand from the site that serves it, 0 without demands; nil while a rule is broken.
  public let objective: Double?

  /// Audits a choice.
  public init(_ choice: SiteAssignment, of instance: PCenterInstance) {
    violations = SiteAssignmentViolation.all(
      in: choice, of: instance.distances, openCount: instance.openCount, existing: instance.existingSites,
      needsService: { _ in true })
    guard violations.isEmpty else {
      objective = nil
      return
    }
    var greatest = 0.0
    for (demand, site) in choice.siteOfDemand.enumerated() {
      if let site { greatest = max(greatest, instance.distances[demand, site]) }
    }
    objective = greatest
  }
}
