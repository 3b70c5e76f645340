import LinliLP

/// Makes one plan of two: the sites of one within a region, those of the other outside.
///
/// Plans are good or bad region by region, so what is joined this way is good but for the seam, which annealing mends.
/// A region is what is nearest to a site by steps from neighbour to neighbour.
struct CoverRecombination: Sendable {
  let program: CoverProgram
  let neighbours: CoverNeighbours

  /// The region's least and greatest part of all sites.
  private static let parts = 0.2...0.8

  /// As many sites as may be opened, or fewer.
  func joined(_ inside: [Int32], _ outside: [Int32], _ generator: inout SplitMix64) -> [Int32] {
    let isInside = region(&generator)
    let sites = inside.filter { isInside[Int($0)] } + outside.filter { !isInside[Int($0)] }
    return trimmed(sites)
  }

  private func region(_ generator: inout SplitMix64) -> [Bool] {
    var isInside = [Bool](repeating: false, count: program.siteCount)
    let part = Double.random(in: Self.parts, using: &generator)
    let size = Int(part * Double(program.siteCount))
    var queue = [Int32.random(in: 0..<Int32(program.siteCount), using: &generator)]
    isInside[Int(queue[0])] = true
    var next = 0
    while next < queue.count, queue.count < size {
      for other in neighbours.lists[Int(queue[next])] where !isInside[Int(other)] {
        isInside[Int(other)] = true
        queue.append(other)
      }
      next += 1
    }
    return isInside
  }

  /// Drops the sites that lose least, one by one, until no more than may be opened are left.
  private func trimmed(_ sites: [Int32]) -> [Int32] {
    var sites = sites
    guard sites.count > program.openCount else { return sites }
    var counts = [Int32](repeating: 0, count: program.rowCount)
    for site in sites { for row in program.rowsOfSite[Int(site)] { counts[Int(row)] += 1 } }
    while sites.count > program.openCount {
      var least: (place: Int, loss: Int)?
      for (place, site) in sites.enumerated() {
        var loss = 0
        for row in program.rowsOfSite[Int(site)] where counts[Int(row)] == 1 { loss += Int(program.weights[Int(row)]) }
        if least.map({ loss < $0.loss }) ?? true { least = (place, loss) }
      }
      guard let least else { break }
      for row in program.rowsOfSite[Int(sites[least.place])] { counts[Int(row)] -= 1 }
      sites.remove(at: least.place)
    }
    return sites
  }
}
