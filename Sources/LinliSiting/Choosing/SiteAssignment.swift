/// Which sites open, and which of them serves each demand; all by position.
public struct SiteAssignment: Sendable, Equatable {
  /// The sites that open, rising.
  public var openSites: [Int]
  /// The site of each demand; nil if it is served by none.
  public var siteOfDemand: [Int?]

  /// An assignment from its parts.
  public init(openSites: [Int], siteOfDemand: [Int?]) {
    self.openSites = openSites
    self.siteOfDemand = siteOfDemand
  }

  /// Every demand served by the nearest of the open sites, the first of them among equals; by none if none can serve it.
  public init(nearestOf sites: [Int], _ distances: SiteDistances) {
    let sorted = sites.sorted()
    openSites = sorted
    siteOfDemand = (0..<distances.demandCount).map { distances.nearest(to: $0, among: sorted) }
  }
}

/// A broken rule of a choice of sites. Demands and sites are positions.
public enum SiteAssignmentViolation: Sendable, Equatable {
  /// No candidate has this position.
  case unknownSite(Int)
  /// The site opens more than once.
  case repeatedSite(Int)
  /// Another number of sites opens than is asked for.
  case openCount(Int, required: Int)
  /// A site that exists is not open.
  case existingSiteClosed(Int)
  /// There is another number of assignments than of demands.
  case demandCount(Int, required: Int)
  /// The demand is served by no site.
  case unserved(demand: Int)
  /// The demand is served by a site that is not open.
  case servedByClosedSite(demand: Int, site: Int)
  /// The demand is served by a site that cannot serve it.
  case unreachable(demand: Int, site: Int)

  /// What is wrong with an assignment, knowing the rules alone.
  ///
  /// - Parameters:
  ///   - needsService: Whether a demand, by position, has to be served.
  static func all(
    in choice: SiteAssignment, of distances: SiteDistances, openCount: Int, existing: [Int],
    needsService: (Int) -> Bool
  ) -> [SiteAssignmentViolation] {
    var violations: [SiteAssignmentViolation] = []
    var isOpen = [Bool](repeating: false, count: distances.siteCount)
    for site in choice.openSites {
      if !isOpen.indices.contains(site) {
        violations.append(.unknownSite(site))
      } else if isOpen[site] {
        violations.append(.repeatedSite(site))
      } else {
        isOpen[site] = true
      }
    }
    if choice.openSites.count != openCount {
      violations.append(.openCount(choice.openSites.count, required: openCount))
    }
    for site in existing where !isOpen[site] { violations.append(.existingSiteClosed(site)) }
    guard choice.siteOfDemand.count == distances.demandCount else {
      return violations + [.demandCount(choice.siteOfDemand.count, required: distances.demandCount)]
    }
    for (demand, site) in choice.siteOfDemand.enumerated() {
      guard let site else {
        if needsService(demand) { violations.append(.unserved(demand: demand)) }
        continue
      }
      if !isOpen.indices.contains(site) || !isOpen[site] {
        violations.append(.servedByClosedSite(demand: demand, site: site))
      } else if distances[demand, site] == .infinity {
        violations.append(.unreachable(demand: demand, site: site))
      }
    }
    return violations
  }
}

extension SiteAssignment {
  /// Some sites and the first ones that are not among them, so many in all.
  static func filled(_ sites: [Int], to count: Int, of siteCount: Int) -> [Int] {
    var isOpen = [Bool](repeating: false, count: siteCount)
    for site in sites { isOpen[site] = true }
    let spare = (0..<siteCount).lazy.filter { !isOpen[$0] }
    return (sites + spare.prefix(max(0, count - sites.count))).sorted()
  }
}
