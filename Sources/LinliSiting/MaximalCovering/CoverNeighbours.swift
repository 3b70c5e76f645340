import LinliLP

/// For each site the other sites that share most demand with it, the greatest share first, and what each pair differs in.
final class CoverNeighbours: Sendable {
  /// The neighbours of each site.
  let lists: CoverLists
  /// For each pair, in the order of `lists.members`, the rows of the site that its neighbour does not reach, the heaviest
  /// first: what a swap loses is known after few of them.
  let unshared: CoverLists

  /// Rows kept for all pairs together; sites have fewer neighbours where they cover many rows.
  private static let greatestRowCount = 40_000_000
  private static let fewestNeighbours = 4

  /// The neighbours of every site.
  ///
  /// - Parameters:
  ///   - program: The question.
  ///   - limit: The most neighbours of a site.
  init(_ program: CoverProgram, limit: Int) {
    let affordable = Self.greatestRowCount / max(1, program.rowsOfSite.members.count)
    let limit = max(Self.fewestNeighbours, min(limit, affordable))
    var common = [Int](repeating: 0, count: program.siteCount)
    var lists: [[Int32]] = []
    lists.reserveCapacity(program.siteCount)
    for site in 0..<program.siteCount {
      var touched: [Int32] = []
      for row in program.rowsOfSite[site] {
        for other in program.sitesOfRow[Int(row)] {
          if common[Int(other)] == 0 { touched.append(other) }
          common[Int(other)] += Int(program.weights[Int(row)])
        }
      }
      var neighbours = touched.filter { Int($0) != site }
      neighbours.sort { (common[Int($1)], $0) < (common[Int($0)], $1) }
      lists.append(Array(neighbours.prefix(limit)))
      for other in touched { common[Int(other)] = 0 }
    }
    self.lists = CoverLists(lists)
    unshared = Self.unshared(program, lists)
  }

  private static func unshared(_ program: CoverProgram, _ lists: [[Int32]]) -> CoverLists {
    var isReached = [Bool](repeating: false, count: program.rowCount)
    var starts: [Int32] = [0]
    var members: [Int32] = []
    starts.reserveCapacity(lists.reduce(1) { $0 + $1.count })
    for (site, neighbours) in lists.enumerated() {
      let rows = program.rowsOfSite[site].sorted {
        (program.weights[Int($1)], $0) < (program.weights[Int($0)], $1)
      }
      for other in neighbours {
        for row in program.rowsOfSite[Int(other)] { isReached[Int(row)] = true }
        for row in rows where !isReached[Int(row)] { members.append(row) }
        for row in program.rowsOfSite[Int(other)] { isReached[Int(row)] = false }
        starts.append(Int32(members.count))
      }
    }
    return CoverLists(starts: starts, members: members)
  }
}

extension CoverState {
  /// The slots that are nearest to one by steps from neighbour to neighbour, it among them.
  func slots(around slot: Int, _ neighbours: CoverNeighbours, count: Int) -> [Int32] {
    var isReached = [Bool](repeating: false, count: program.siteCount)
    var queue = [siteInSlot[slot]]
    var slots: [Int32] = []
    var next = 0
    isReached[Int(queue[0])] = true
    while next < queue.count, slots.count < count {
      let site = Int(queue[next])
      next += 1
      if slotOfSite[site] >= 0 { slots.append(slotOfSite[site]) }
      for other in neighbours.lists[site] where !isReached[Int(other)] {
        isReached[Int(other)] = true
        queue.append(other)
      }
    }
    return slots
  }
}
