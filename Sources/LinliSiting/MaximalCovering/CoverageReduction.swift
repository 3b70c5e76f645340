/// Takes out of a covering question what cannot change its answer.
///
/// Gone are demands of 0, those covered anyway and those out of reach; demands with the same covering sites become one;
/// a site is dominated when another one covers all it covers, and goes. Both rules are repeated until nothing changes.
///
/// - Source: Church & ReVelle (1974); Chen et al. (2023), "Efficient presolving methods for solving maximal covering and
///   partial set covering location problems", doi:10.1016/j.ejor.2023.04.038.
struct CoverageReduction {
  /// A demand that is left: its weight and the sites that cover it, ascending.
  struct Row {
    var weight: Int32
    var sites: [Int32]
  }

  /// The demands that are left.
  private(set) var rows: [Row] = []
  /// The sites that are left, ascending.
  private(set) var keptSites: [Int32] = []
  /// The demand covered by sites that are open anyway.
  private(set) var coveredAnyway = 0

  private var isKept: [Bool]

  init(_ instance: MaximalCoverInstance) {
    isKept = [Bool](repeating: true, count: instance.candidateSiteCount)
    let isOpen = Set(instance.openSites)
    for site in instance.openSites { isKept[site] = false }
    for (demand, sites) in instance.coveringSites.enumerated() {
      let weight = instance.demands[demand]
      if !isOpen.isEmpty && sites.contains(where: isOpen.contains) {
        coveredAnyway += weight
      } else if weight > 0 && !sites.isEmpty {
        rows.append(Row(weight: Int32(weight), sites: sites.map(Int32.init)))
      }
    }
    repeat { mergeRows() } while dropDominatedSites()
    keptSites = isKept.indices.filter { isKept[$0] }.map(Int32.init)
  }

  /// Drops the sites that are gone from the rows, and makes rows with the same sites one.
  private mutating func mergeRows() {
    var places: [[Int32]: Int] = [:]
    places.reserveCapacity(rows.count)
    var merged: [Row] = []
    for row in rows {
      let sites = row.sites.filter { isKept[Int($0)] }
      if let place = places[sites] {
        merged[place].weight += row.weight
      } else {
        places[sites] = merged.count
        merged.append(Row(weight: row.weight, sites: sites))
      }
    }
    rows = merged
  }

  /// Drops dominated sites, the later one of two that are equal. True if there were any that rows knew.
  private mutating func dropDominatedSites() -> Bool {
    var columns = [[Int32]](repeating: [], count: isKept.count)
    for (row, content) in rows.enumerated() {
      for site in content.sites { columns[Int(site)].append(Int32(row)) }
    }
    var isMarked = [Bool](repeating: false, count: rows.count)
    var hasDropped = false
    for site in isKept.indices where isKept[site] {
      if columns[site].isEmpty {
        isKept[site] = false
      } else if isDominated(site, columns, &isMarked) {
        isKept[site] = false
        hasDropped = true
      }
    }
    return hasDropped
  }

  /// Whether another site covers all that this one covers. Only sites of its row with the fewest sites can.
  private func isDominated(_ site: Int, _ columns: [[Int32]], _ isMarked: inout [Bool]) -> Bool {
    let own = columns[site]
    guard let row = own.min(by: { rows[Int($0)].sites.count < rows[Int($1)].sites.count }) else { return true }
    for member in own { isMarked[Int(member)] = true }
    defer { for member in own { isMarked[Int(member)] = false } }
    return rows[Int(row)].sites.contains { other in
      let rival = Int(other)
      guard rival != site, isKept[rival], columns[rival].count >= own.count else { return false }
      guard columns[rival].count > own.count || rival < site else { return false }
      var shared = 0
      for member in columns[rival] where isMarked[Int(member)] { shared += 1 }
      return shared == own.count
    }
  }
}
