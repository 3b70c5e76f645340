/// A broken rule of a cover. Demands and sites are positions.
public enum SetCoverViolation: Sendable, Equatable {
  /// No candidate has this position.
  case unknownSite(Int)
  /// The site opens more than once.
  case repeatedSite(Int)
  /// Fewer open sites cover the demand than it requires.
  case uncovered(demand: Int, count: Int, required: Int)
}

/// Recomputes every rule and the cost of a cover from instance and open sites alone.
public struct SetCoverAudit: Sendable, Equatable {
  /// The broken rules; empty for a sound cover.
  public let violations: [SetCoverViolation]
  /// What the open sites cost; nil while a rule is broken.
  public let objective: Int?

  /// Audits open sites, given in any order.
  public init(_ openSites: [Int], of instance: SetCoverInstance) {
    var violations: [SetCoverViolation] = []
    var coverCount = [Int](repeating: 0, count: instance.demandCount)
    var isOpen = [Bool](repeating: false, count: instance.siteCount)
    var cost = 0
    for site in openSites {
      guard isOpen.indices.contains(site) else {
        violations.append(.unknownSite(site))
        continue
      }
      if isOpen[site] {
        violations.append(.repeatedSite(site))
        continue
      }
      isOpen[site] = true
      cost += instance.costs[site]
      for demand in instance.demandsOfSite[site] { coverCount[demand] += 1 }
    }
    for (demand, required) in instance.requirements.enumerated() where coverCount[demand] < required {
      violations.append(.uncovered(demand: demand, count: coverCount[demand], required: required))
    }
    self.violations = violations
    objective = violations.isEmpty ? cost : nil
  }
}
