internal import LinliLP

/// Improves a set of medians by exchanging one open site for one closed site until no exchange helps.
///
/// For each demand the nearest and second nearest open site are kept, so that for each site that may open the best site
/// to close is found in one pass over the demands. Costs that are impossible count ``MedianTable/far``.
///
/// - Source: Whitaker (1983), "A fast algorithm for the greedy interchange for large-scale clustering and median location
///   problems", INFOR 21, 95-108; Hansen & Mladenović (1997), doi:10.1016/S0966-8349(98)00030-8.
final class MedianInterchange {
  private let table: MedianTable
  /// Whether a site must stay open.
  private let isFixed: [Bool]
  /// The open sites, by slot; the slot `openCount` stands for none.
  private var sites: [Int32]
  private let slotOfSite: WorkBuffer<Int32>
  private let nearestCost: WorkBuffer<Double>
  private let secondCost: WorkBuffer<Double>
  private let nearestSlot: WorkBuffer<Int32>
  private let secondSlot: WorkBuffer<Int32>
  /// What closing the site of a slot costs.
  private let loss: WorkBuffer<Double>
  private let lossWith: WorkBuffer<Double>
  /// What the set costs now, with ``MedianTable/far`` for each demand out of reach.
  private(set) var cost = 0.0

  init(_ table: MedianTable, existing: [Int]) {
    self.table = table
    var isFixed = [Bool](repeating: false, count: table.siteCount)
    for site in existing { isFixed[site] = true }
    self.isFixed = isFixed
    sites = []
    slotOfSite = WorkBuffer(repeating: -1, count: table.siteCount)
    nearestCost = WorkBuffer(repeating: 0, count: table.demandCount)
    secondCost = WorkBuffer(repeating: 0, count: table.demandCount)
    nearestSlot = WorkBuffer(repeating: 0, count: table.demandCount)
    secondSlot = WorkBuffer(repeating: 0, count: table.demandCount)
    loss = WorkBuffer(repeating: 0, count: table.openCount + 1)
    lossWith = WorkBuffer(repeating: 0, count: table.openCount + 1)
  }

  /// Whether every demand is within reach of an open site.
  var isFeasible: Bool { cost < table.far }

  /// The open sites now, rising.
  var openSites: [Int] { sites.map { Int($0) }.sorted() }

  /// Begins with some sites, p in number, and improves them with others.
  ///
  /// - Parameter candidates: The sites that may open, in the order in which they are tried.
  func improve(_ start: [Int], with candidates: [Int], until deadline: SearchDeadline) {
    begin(start)
    var idle = 0
    var position = 0
    // A round over the candidates without any exchange is the end.
    while idle < candidates.count {
      let site = candidates[position]
      if slotOfSite[site] < 0, exchange(for: site) { idle = 0 } else { idle += 1 }
      position = position + 1 == candidates.count ? 0 : position + 1
      if position == 0, deadline.isOver { return }
    }
  }

  private func begin(_ start: [Int]) {
    slotOfSite.fill(with: -1)
    sites = start.map { Int32($0) }
    for (slot, site) in start.enumerated() { slotOfSite[site] = Int32(slot) }
    for demand in 0..<table.demandCount { findNearest(demand) }
    sumUp()
  }

  /// Finds the two nearest open sites of a demand along its list.
  @inline(__always)
  private func findNearest(_ demand: Int) {
    let none = Int32(table.openCount)
    var entry = table.rowStart.base[demand]
    let end = table.rowEnd.base[demand]
    var found: (cost: Double, slot: Int32) = (table.far, none)
    var second: (cost: Double, slot: Int32) = (table.far, none)
    while entry < end {
      let slot = slotOfSite.base[Int(table.entrySite.base[entry])]
      if slot >= 0 {
        if found.slot == none {
          found = (table.entryCost.base[entry], slot)
        } else {
          second = (table.entryCost.base[entry], slot)
          break
        }
      }
      entry += 1
    }
    (nearestCost.base[demand], nearestSlot.base[demand]) = found
    (secondCost.base[demand], secondSlot.base[demand]) = second
  }

  private func sumUp() {
    cost = 0
    loss.fill(with: 0)
    for demand in 0..<table.demandCount {
      cost += nearestCost[demand]
      loss[Int(nearestSlot[demand])] += secondCost[demand] - nearestCost[demand]
    }
    for (slot, site) in sites.enumerated() where isFixed[Int(site)] { loss[slot] = .infinity }
  }

  /// Opens a site and closes the best one for it if that makes the set cheaper.
  private func exchange(for site: Int) -> Bool {
    let gain = gain(of: site)
    var best = -1
    var least = Double.infinity
    for slot in 0..<sites.count where lossWith.base[slot] < least { (best, least) = (slot, lossWith.base[slot]) }
    // A change below the precision of the sum is none; it could go round in circles.
    guard best >= 0, gain - least > Self.precision * (abs(cost) + 1) else { return false }
    replace(slot: best, by: site)
    return true
  }

  private static let precision = 1e-12

  /// What all demands gain when a site opens; sets `lossWith` to what closing each slot then costs.
  private func gain(of site: Int) -> Double {
    lossWith.copy(loss)
    let costs = table.siteCost.base + site * table.demandCount
    var gain = 0.0
    for demand in 0..<table.demandCount {
      let cost = costs[demand]
      let second = secondCost.base[demand]
      guard cost < second else { continue }
      let nearest = nearestCost.base[demand]
      let slot = Int(nearestSlot.base[demand])
      if cost < nearest {
        gain += nearest - cost
        lossWith.base[slot] -= second - nearest
      } else {
        lossWith.base[slot] -= second - cost
      }
    }
    return gain
  }

  private func replace(slot: Int, by site: Int) {
    slotOfSite[Int(sites[slot])] = -1
    slotOfSite[site] = Int32(slot)
    sites[slot] = Int32(site)
    let costs = table.siteCost.base + site * table.demandCount
    for demand in 0..<table.demandCount {
      let isTouched = nearestSlot.base[demand] == slot || secondSlot.base[demand] == slot
      if isTouched || costs[demand] < secondCost.base[demand] { findNearest(demand) }
    }
    sumUp()
  }
}
