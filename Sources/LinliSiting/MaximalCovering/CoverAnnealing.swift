import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// Simulated annealing of site swaps with exact changes looked up in the tables of ``CoverState``.
///
/// Most swaps put a neighbour in the place of an open site; a few open any site and close the worse of two drawn ones.
/// What a swap may lose is drawn before it is looked at, so that looking ends as soon as it loses more.
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

  /// Swaps between two looks at the clock and two temperatures.
  private static let batch = 1 << 13
  /// Temperatures of an annealing that has few swaps.
  private static let fewestTemperatures = 16
  /// Different losses that may be drawn at a temperature: a power of 2.
  private static let drawCount = 1 << 10

  let state: CoverState
  let neighbours: CoverNeighbours
  /// The losses that may be drawn at the temperature at hand.
  private let losses = WorkBuffer<Int32>(repeating: 0, count: drawCount)
  /// The slots whose sites may change, the first `activeCount` of them.
  private let activeSlots: WorkBuffer<Int32>
  /// The best sites found for these slots.
  private let bestSites: WorkBuffer<Int32>
  private let isWanted: WorkBuffer<Int8>

  /// Annealing of the sites that are open in a state.
  init(state: CoverState, neighbours: CoverNeighbours) {
    self.state = state
    self.neighbours = neighbours
    activeSlots = WorkBuffer((0..<Int32(state.slotCount)).map { $0 })
    bestSites = WorkBuffer(repeating: -1, count: state.slotCount)
    isWanted = WorkBuffer(repeating: 0, count: state.program.siteCount)
  }

  /// Anneals all sites that are open, and leaves the best found in the state.
  ///
  /// - Parameter isOver: asked between batches of swaps; true stops.
  func run(_ effort: Effort, seed: UInt64, isOver: () -> Bool) {
    run(effort, (0..<Int32(state.slotCount)).map { $0 }, seed: seed, isOver: isOver)
  }

  /// Anneals the sites in some slots, and leaves the best found in the state.
  func run(_ effort: Effort, _ slots: [Int32], seed: UInt64, isOver: () -> Bool) {
    guard !slots.isEmpty, state.slotCount < state.program.siteCount else { return }
    var generator = SplitMix64(seed: seed)
    for (place, slot) in slots.enumerated() { activeSlots[place] = slot }
    let activeCount = slots.count
    let batch = min(Self.batch, max(1, effort.moveCount / Self.fewestTemperatures))
    let batchCount = max(1, effort.moveCount / batch)
    let farLimit = UInt64(effort.farShare * Double(1 << Self.farBits))
    var best = state.covered
    keep(activeCount)
    for number in 0..<batchCount {
      if isOver() { break }
      let progress = Double(number) / Double(batchCount)
      drawLosses(effort.hottest * pow(effort.coldest / effort.hottest, progress))
      for _ in 0..<batch where move(UInt64(activeCount), farLimit, &generator) {
        if state.covered > best {
          best = state.covered
          keep(activeCount)
        }
      }
    }
    if state.covered < best { bringBack(activeCount) }
  }

  private func keep(_ activeCount: Int) {
    for place in 0..<activeCount { bestSites[place] = state.siteInSlot[Int(activeSlots[place])] }
  }

  /// Opens the best sites again, in any of the slots.
  private func bringBack(_ activeCount: Int) {
    for place in 0..<activeCount { isWanted[Int(bestSites[place])] = 1 }
    var next = 0
    for place in 0..<activeCount {
      let slot = Int(activeSlots[place])
      if isWanted[Int(state.siteInSlot[slot])] == 1 { continue }
      while state.slotOfSite[Int(bestSites[next])] >= 0 { next += 1 }
      state.swap(slot: slot, for: Int(bestSites[next]))
    }
    for place in 0..<activeCount { isWanted[Int(bestSites[place])] = 0 }
  }

  /// The losses accepted at a temperature, from −T·ln u for evenly spread u.
  private func drawLosses(_ temperature: Double) {
    for number in 0..<Self.drawCount {
      let draw = (Double(number) + 0.5) / Double(Self.drawCount)
      losses[number] = Int32(min(-temperature * log(draw), Double(Int32.max)))
    }
  }

  // The bits of a draw: 20 for the slot, 20 for the other site, 10 for the loss, 14 for the kind of swap.
  private static let slotBits: UInt64 = 20
  private static let siteBits: UInt64 = 20
  private static let lossBits: UInt64 = 10
  private static let farBits: UInt64 = 14

  /// Tries one swap; true if it was made.
  @inline(__always)
  private func move(_ activeCount: UInt64, _ farLimit: UInt64, _ generator: inout SplitMix64) -> Bool {
    var draw = generator.next()
    let slotDraw = draw & (1 << Self.slotBits - 1)
    draw >>= Self.slotBits
    let siteDraw = draw & (1 << Self.siteBits - 1)
    draw >>= Self.siteBits
    let allowed = losses[Int(draw & (1 << Self.lossBits - 1))]
    let slot = Int(activeSlots[Int((slotDraw &* activeCount) >> Self.slotBits)])
    if draw >> Self.lossBits < farLimit { return moveFar(slot, activeCount, siteDraw, allowed, &generator) }
    let starts = neighbours.lists.starts.base
    let current = Int(state.siteInSlot[slot])
    let start = Int(starts[current])
    let count = Int(starts[current + 1]) - start
    let pair = start + Int((siteDraw &* UInt64(count)) >> Self.siteBits)
    guard count > 0 else { return false }
    let site = Int(neighbours.lists.members[pair])
    guard state.slotOfSite[site] < 0 else { return false }
    let budget = Int(state.gains[site]) &+ Int(allowed)
    let soleWeights = state.soleWeights.base
    var loss = 0
    for row in neighbours.unshared[pair] {
      loss &+= Int(soleWeights[Int(row)])
      if loss > budget { return false }
    }
    state.swap(slot: slot, for: site)
    return true
  }

  /// Tries to open any site and to close the one of two that loses less.
  private func moveFar(
    _ first: Int, _ activeCount: UInt64, _ siteDraw: UInt64, _ allowed: Int32, _ generator: inout SplitMix64
  ) -> Bool {
    let second = Int(activeSlots[Int(generator.next() % activeCount)])
    let site = Int((siteDraw &* UInt64(state.program.siteCount)) >> Self.siteBits)
    guard state.slotOfSite[site] < 0 else { return false }
    let firstLoss = state.loss(closing: Int(state.siteInSlot[first]), opening: site)
    let secondLoss = state.loss(closing: Int(state.siteInSlot[second]), opening: site)
    guard Int(min(firstLoss, secondLoss)) <= Int(state.gains[site]) + Int(allowed) else { return false }
    state.swap(slot: secondLoss < firstLoss ? second : first, for: site)
    return true
  }
}
