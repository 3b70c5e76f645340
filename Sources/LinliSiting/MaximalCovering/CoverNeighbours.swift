import LinliLP

/// For each site the other sites that share most demand with it, the greatest share first.
struct CoverNeighbours: Sendable {
  let lists: CoverLists

  /// The neighbours of every site.
  ///
  /// - Parameters:
  ///   - program: The question.
  ///   - limit: The most neighbours of a site.
  init(_ program: CoverProgram, limit: Int) {
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
  }
}
