/// What keeps data from being a question of which sites to open. Demands and sites are positions.
public enum SiteChoiceFault: Sendable, Equatable {
  /// The matrix has another number of entries than demands times sites.
  case matrixSize(expected: Int, found: Int)
  /// A distance is negative or not a number.
  case badDistance(demand: Int, site: Int, value: Double)
  /// There is another number of weights than of demands.
  case weightCount(expected: Int, found: Int)
  /// A weight is negative, infinite or not a number.
  case badWeight(demand: Int, value: Double)
  /// The number of sites to open is below 0 or above the number of candidates.
  case openCount(Int, candidates: Int)
  /// An existing site is no candidate.
  case unknownExistingSite(Int)
  /// A site is named as existing more than once.
  case repeatedExistingSite(Int)
  /// More sites exist than may be open.
  case tooManyExistingSites(Int, openCount: Int)
  /// The costs are so large that their sum is no finite number.
  case tooLargeCosts
}

/// Everything that keeps data from being a question of which sites to open.
public struct SiteChoiceError: Error, Sendable, Equatable {
  /// The faults, in the order of the data.
  public let faults: [SiteChoiceFault]

  /// An error of one fault or more.
  public init(faults: [SiteChoiceFault]) {
    self.faults = faults
  }
}

extension SiteChoiceFault {
  /// What is wrong with distances, the number to open and the sites that exist.
  static func faults(of distances: SiteDistances, openCount: Int, existing: [Int]) -> [SiteChoiceFault] {
    let expected = distances.demandCount * distances.siteCount
    var faults: [SiteChoiceFault] = []
    if distances.values.count == expected {
      for (position, value) in distances.values.enumerated() where !(value >= 0) {
        let (demand, site) = position.quotientAndRemainder(dividingBy: distances.siteCount)
        faults.append(.badDistance(demand: demand, site: site, value: value))
      }
    } else {
      faults.append(.matrixSize(expected: expected, found: distances.values.count))
    }
    if !(0...distances.siteCount).contains(openCount) {
      faults.append(.openCount(openCount, candidates: distances.siteCount))
    }
    return faults + self.faults(ofExisting: existing, siteCount: distances.siteCount, openCount: openCount)
  }

  private static func faults(ofExisting sites: [Int], siteCount: Int, openCount: Int) -> [SiteChoiceFault] {
    var faults: [SiteChoiceFault] = []
    for (position, site) in sites.enumerated() {
      if !(0..<siteCount).contains(site) {
        faults.append(.unknownExistingSite(site))
      } else if sites[..<position].contains(site) {
        faults.append(.repeatedExistingSite(site))
      }
    }
    if sites.count > openCount { faults.append(.tooManyExistingSites(sites.count, openCount: openCount)) }
    return faults
  }
}
