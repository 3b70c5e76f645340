/// Sites to open, as an answer to a ``MaximalCoverInstance``.
public struct MaximalCoverChoice: Sendable, Equatable {
  /// The sites to open, without those that are open anyway, ascending.
  public let newSites: [Int]

  /// A choice of sites in any order.
  public init(newSites: [Int]) {
    self.newSites = newSites.sorted()
  }
}

/// A rule that a choice of sites breaks. Sites are numbered from 0.
public enum MaximalCoverViolation: Sendable, Equatable {
  /// The site does not exist.
  case unknownSite(Int)
  /// The site is chosen more than once.
  case repeatedSite(Int)
  /// The site is open anyway.
  case openAnyway(Int)
  /// Another number of sites is chosen than asked for.
  case siteCount(Int, expected: Int)
}

/// Checks a choice of sites and counts the demand it covers, from instance and choice alone.
public struct MaximalCoverAudit: Sendable, Equatable {
  /// The broken rules, by site, the number of sites last.
  public let violations: [MaximalCoverViolation]
  /// The demand within reach of an open site.
  public let coveredDemand: Int
  /// The demands that no open site reaches, ascending.
  public let uncoveredDemands: [Int]

  /// Checks and counts.
  public init(_ choice: MaximalCoverChoice, of instance: MaximalCoverInstance) {
    let open = Set(choice.newSites).union(instance.openSites)
    var covered = 0
    var uncovered: [Int] = []
    for (demand, sites) in instance.coveringSites.enumerated() {
      if sites.contains(where: open.contains) { covered += instance.demands[demand] } else { uncovered.append(demand) }
    }
    coveredDemand = covered
    uncoveredDemands = uncovered
    violations = Self.violations(choice.newSites, instance)
  }

  private static func violations(_ sites: [Int], _ instance: MaximalCoverInstance) -> [MaximalCoverViolation] {
    var violations: [MaximalCoverViolation] = []
    for (position, site) in sites.enumerated() {
      if !(0..<instance.candidateSiteCount).contains(site) { violations.append(.unknownSite(site)) }
      if position > 0, sites[position - 1] == site { violations.append(.repeatedSite(site)) }
      if instance.openSites.contains(site) { violations.append(.openAnyway(site)) }
    }
    if sites.count != instance.siteCount { violations.append(.siteCount(sites.count, expected: instance.siteCount)) }
    return violations
  }
}
