import LinliLP

/// A covering question made small, in memory that is fast to walk. Its demands are called rows here.
///
/// Rows that cannot change the answer are gone, rows that the same sites cover are one, and sites that reach nothing but
/// what another single site reaches as well are gone.
final class CoverProgram: Sendable {
  /// Weight of each row, above 0.
  let weights: FrozenBuffer<Int32>
  /// The sites that cover each row, two or more unless the one is worth it.
  let sitesOfRow: CoverLists
  /// The rows that each site covers, at least one.
  let rowsOfSite: CoverLists
  /// Number of sites to open, at most the number of sites.
  let openCount: Int
  /// The demand that is covered anyway.
  let coveredAnyway: Int
  /// The number of each site in the question.
  private let originals: [Int32]
  /// Closed sites of the question that are gone, ascending: what a choice is filled up with.
  private let spares: [Int]
  private let wantedCount: Int

  var rowCount: Int { weights.count }
  var siteCount: Int { rowsOfSite.count }

  /// Reduces a question.
  init(_ instance: MaximalCoverInstance) {
    let reduction = CoverageReduction(instance)
    let kept = reduction.keptSites
    var places = [Int32](repeating: -1, count: instance.candidateSiteCount)
    for (place, site) in kept.enumerated() { places[Int(site)] = Int32(place) }
    weights = FrozenBuffer(reduction.rows.map(\.weight))
    let rows = reduction.rows.map { $0.sites.map { places[Int($0)] } }
    sitesOfRow = CoverLists(rows)
    var columns = [[Int32]](repeating: [], count: kept.count)
    for (row, sites) in rows.enumerated() { for site in sites { columns[Int(site)].append(Int32(row)) } }
    rowsOfSite = CoverLists(columns)
    openCount = min(instance.siteCount, kept.count)
    coveredAnyway = reduction.coveredAnyway
    originals = kept
    wantedCount = instance.siteCount
    let isOpen = Set(instance.openSites)
    spares = (0..<instance.candidateSiteCount).filter { places[$0] < 0 && !isOpen.contains($0) }
  }

  /// The demand of all rows and that covered anyway: no choice covers more.
  var reachableDemand: Int { coveredAnyway + (0..<rowCount).reduce(0) { $0 + Int(weights[$1]) } }

  /// A set of sites in the numbers of the question, filled up to the number asked for.
  func choice(_ sites: [Int32]) -> MaximalCoverChoice {
    var chosen = sites.map { Int(originals[Int($0)]) }
    let missing = wantedCount - chosen.count
    if missing > 0 {
      let taken = Set(chosen)
      let others = originals.lazy.map(Int.init).filter { !taken.contains($0) }
      chosen += (spares + others).prefix(missing)
    }
    return MaximalCoverChoice(newSites: chosen)
  }

  /// The demand that sites cover, counted anew.
  func coveredDemand(_ sites: [Int32]) -> Int {
    var isCovered = [Bool](repeating: false, count: rowCount)
    var covered = coveredAnyway
    for site in sites {
      for row in rowsOfSite[Int(site)] where !isCovered[Int(row)] {
        isCovered[Int(row)] = true
        covered += Int(weights[Int(row)])
      }
    }
    return covered
  }
}
