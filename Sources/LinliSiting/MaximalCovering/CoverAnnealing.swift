import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// Simulated annealing of site swaps with exact changes looked up in the tables of ``CoverState``.
///
/// Most swaps put a neighbour in the place of an open site; a few open any site and close the worse of two drawn ones.
///
/// - Source: Kirkpatrick, Gelatt & Vecchi (1983), doi:10.1126/science.220.4598.671.
struct CoverAnnealing {
  /// How long and how hot.
  struct Effort {
    /// Swaps to try.
    var moveCount: Int
    /// Temperatures at the start and at the end, in demand.
    var hottest: Double
    var coldest: Double
    /// The part of the swaps that are not between neighbours.
    var farShare = 0.02
  }

  /// A set of sites and the demand of rows that it covers.
  struct Outcome: Sendable, Equatable {
    var sites: [Int32]
    var covered: Int
  }

  /// Swaps between two looks at the clock.
  private static let batch = 1 << 13
  /// How many temperatures a swap may lose before it is refused without a draw.
  private static let hopeless = 16.0

  let state: CoverState
  let neighbours: CoverNeighbours
  /// The sites that may be opened by far swaps.
  let candidates: FrozenBuffer<Int32>

  /// Anneals the sites that are open in the state.
  ///
  /// - Parameter isOver: asked between batches of swaps; true stops.
  func run(_ effort: Effort, seed: UInt64, isOver: () -> Bool) -> Outcome {
    var generator = SplitMix64(seed: seed)
    var outcome = Outcome(sites: state.sites, covered: state.covered)
    let slotCount = state.slotCount
    guard slotCount > 0, slotCount < state.program.siteCount else { return outcome }
    let batchCount = max(1, effort.moveCount / Self.batch)
    var bestSlots = [Int32](repeating: 0, count: slotCount)
    var hasImproved = false
    for number in 0..<batchCount {
      if isOver() { break }
      let progress = Double(number) / Double(batchCount)
      let temperature = effort.hottest * pow(effort.coldest / effort.hottest, progress)
      for _ in 0..<Self.batch where move(temperature, effort.farShare, &generator) {
        if state.covered > outcome.covered {
          outcome.covered = state.covered
          for slot in 0..<slotCount { bestSlots[slot] = state.siteInSlot[slot] }
          hasImproved = true
        }
      }
    }
    if hasImproved { outcome.sites = bestSlots.sorted() }
    return outcome
  }

  /// Tries one swap; true if it was made.
  @inline(__always)
  private func move(_ temperature: Double, _ farShare: Double, _ generator: inout SplitMix64) -> Bool {
    let draw = generator.next()
    let slotCount = UInt64(state.slotCount)
    var slot = Int(((draw & 0xFFFF_FFFF) &* slotCount) >> 32)
    let site: Int
    let second = generator.next()
    if Double(draw >> 32) < farShare * 4_294_967_296 {
      site = Int(candidates[Int(((second & 0xFFFF_FFFF) &* UInt64(candidates.count)) >> 32)])
      let other = Int(((second >> 32) &* slotCount) >> 32)
      if state.losses[other] < state.losses[slot] { slot = other }
    } else {
      let list = neighbours.lists[Int(state.siteInSlot[slot])]
      if list.isEmpty { return false }
      site = Int(list[Int(((second & 0xFFFF_FFFF) &* UInt64(list.count)) >> 32)])
    }
    if state.slotOfSite[site] >= 0 { return false }
    let change = Double(state.change(opening: site, inSlot: slot))
    if change < 0 {
      if change < -Self.hopeless * temperature { return false }
      if Double(generator.next() >> 11) * 0x1p-53 >= exp(change / temperature) { return false }
    }
    state.close(slot: slot)
    state.open(site, inSlot: slot)
    return true
  }
}
