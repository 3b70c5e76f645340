import LinliLP

/// A set of open sites with what a swap is judged by, kept up to date with each change.
///
/// An open site has a slot, 0 to p − 1. What each closed site would add is kept in a table, and so is the demand of each
/// row that a single open site covers: putting j in the place of i changes the covered demand by what j adds less what
/// only i covers of the rows that j does not reach. Looking at a swap of neighbours therefore costs a few of the rows in
/// which they differ (``CoverNeighbours``), and making one costs the rows of both and the sites of rows that become
/// covered or uncovered. For annealing, which makes one swap in twenty, that is the right way round.
///
/// - Source: Resende & Werneck (2007), "A fast swap-based local search procedure for location problems",
///   doi:10.1007/s10479-006-0154-0, for the tables of gains and losses.
final class CoverState {
  let program: CoverProgram
  /// Slots: the number of sites to open.
  let slotCount: Int
  /// The site in each slot; −1 for none.
  let siteInSlot: WorkBuffer<Int32>
  /// The slot of each site; −1 when closed.
  let slotOfSite: WorkBuffer<Int32>
  /// Demand of the uncovered rows of each site: what opening it would add.
  let gains: WorkBuffer<Int32>
  /// The weight of each row that one open site covers, 0 for all others.
  let soleWeights: WorkBuffer<Int32>
  /// Open sites that cover each row.
  private let counts: WorkBuffer<Int32>
  /// Covered demand of the rows.
  private(set) var covered = 0

  /// No site open.
  init(_ program: CoverProgram) {
    self.program = program
    slotCount = program.openCount
    siteInSlot = WorkBuffer(repeating: -1, count: slotCount)
    slotOfSite = WorkBuffer(repeating: -1, count: program.siteCount)
    gains = WorkBuffer(repeating: 0, count: program.siteCount)
    soleWeights = WorkBuffer(repeating: 0, count: program.rowCount)
    counts = WorkBuffer(repeating: 0, count: program.rowCount)
    for site in 0..<program.siteCount {
      for row in program.rowsOfSite[site] { gains[site] += program.weights[Int(row)] }
    }
  }

  /// The open sites, ascending.
  var sites: [Int32] { siteInSlot.elements.filter { $0 >= 0 }.sorted() }

  /// Demand that only this open site covers.
  @inline(__always)
  func loss(closing site: Int) -> Int32 {
    let soleWeights = soleWeights.base
    var loss: Int32 = 0
    for row in program.rowsOfSite[site] { loss &+= soleWeights[Int(row)] }
    return loss
  }

  /// Demand that only this open site covers, without the rows that another site reaches.
  func loss(closing site: Int, opening other: Int) -> Int32 {
    let reached = program.rowsOfSite[other]
    var place = 0
    var loss: Int32 = 0
    for row in program.rowsOfSite[site] {
      while place < reached.count, reached[place] < row { place += 1 }
      if place == reached.count || reached[place] != row { loss &+= soleWeights[Int(row)] }
    }
    return loss
  }

  /// Change of the covered demand if a closed site took the place of an open one.
  func change(closing site: Int, opening other: Int) -> Int32 {
    gains[other] &- loss(closing: site, opening: other)
  }

  /// Puts a closed site in the place of an open one.
  @inline(__always)
  func swap(slot: Int, for site: Int) {
    let closed = Int(siteInSlot[slot])
    // In this order no row that both cover is uncovered in between, which would touch all its sites.
    cover(site)
    uncover(closed)
    slotOfSite[closed] = -1
    slotOfSite[site] = Int32(truncatingIfNeeded: slot)
    siteInSlot[slot] = Int32(truncatingIfNeeded: site)
  }

  /// Opens a closed site in an empty slot.
  func open(_ site: Int, inSlot slot: Int) {
    cover(site)
    siteInSlot[slot] = Int32(site)
    slotOfSite[site] = Int32(slot)
  }

  private func cover(_ site: Int) {
    let (weights, counts, soleWeights) = (program.weights.base, counts.base, soleWeights.base)
    for member in program.rowsOfSite[site] {
      let row = Int(member)
      let count = counts[row]
      counts[row] = count &+ 1
      if count == 0 {
        let weight = weights[row]
        soleWeights[row] = weight
        covered &+= Int(weight)
        addToGains(of: row, 0 &- weight)
      } else {
        soleWeights[row] = 0
      }
    }
  }

  private func uncover(_ site: Int) {
    let (weights, counts, soleWeights) = (program.weights.base, counts.base, soleWeights.base)
    for member in program.rowsOfSite[site] {
      let row = Int(member)
      let count = counts[row] &- 1
      counts[row] = count
      if count == 0 {
        let weight = weights[row]
        soleWeights[row] = 0
        covered &-= Int(weight)
        addToGains(of: row, weight)
      } else if count == 1 {
        soleWeights[row] = weights[row]
      }
    }
  }

  @inline(__always)
  private func addToGains(of row: Int, _ weight: Int32) {
    let gains = gains.base
    for site in program.sitesOfRow[row] { gains[Int(site)] &+= weight }
  }

  /// Fills empty slots with the sites that gain most, the first of equal ones.
  func fillGreedily() {
    for slot in 0..<slotCount where siteInSlot[slot] < 0 {
      var best: (site: Int, gain: Int32)?
      for site in 0..<program.siteCount where slotOfSite[site] < 0 {
        if best.map({ gains[site] > $0.gain }) ?? true { best = (site, gains[site]) }
      }
      if let best { open(best.site, inSlot: slot) }
    }
  }
}
