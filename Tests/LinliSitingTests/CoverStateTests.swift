import LinliLP
import Testing

@testable import LinliSiting

@Suite("The tables of the covering search")
struct CoverStateTests {
  @Test("the change told for a swap is the one it makes, and losses and cover are those of a count", arguments: 1...10)
  func swaps(seed: UInt64) throws {
    let instance = try RandomCovers.square(points: 80, radius: 6, sites: 7, seed: seed)
    let program = CoverProgram(instance)
    let state = CoverState(program)
    state.fillGreedily()
    var generator = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let slot = Int.random(in: 0..<state.slotCount, using: &generator)
      let site = Int.random(in: 0..<program.siteCount, using: &generator)
      guard state.slotOfSite[site] < 0 else { continue }
      let before = state.covered
      let closed = Int(state.siteInSlot[slot])
      let change = Int(state.change(closing: closed, opening: site))
      let sites = state.sites
      let loss = Int(state.loss(closing: closed))
      #expect(before - loss == program.coveredDemand(sites.filter { $0 != Int32(closed) }))
      state.swap(slot: slot, for: site)
      #expect(state.covered == before + change)
      #expect(state.covered == program.coveredDemand(state.sites))
      for other in 0..<program.siteCount where state.slotOfSite[other] < 0 {
        #expect(state.covered + Int(state.gains[other]) == program.coveredDemand(state.sites + [Int32(other)]))
      }
    }
  }

  @Test("neighbours share demand, and the rows in which a pair differs are told, the heaviest first", arguments: 1...5)
  func neighbours(seed: UInt64) throws {
    let program = CoverProgram(try RandomCovers.square(points: 70, radius: 6, sites: 7, seed: seed))
    let neighbours = CoverNeighbours(program, limit: 10)
    var pair = 0
    for site in 0..<program.siteCount {
      let own = Set(program.rowsOfSite[site])
      for other in neighbours.lists[site] {
        let rows = Array(neighbours.unshared[pair])
        #expect(Set(rows) == own.subtracting(program.rowsOfSite[Int(other)]))
        #expect(!own.isDisjoint(with: program.rowsOfSite[Int(other)]))
        let weights = rows.map { program.weights[Int($0)] }
        #expect(weights == weights.sorted(by: >))
        pair += 1
      }
    }
    #expect(pair == neighbours.unshared.count)
  }

  @Test("annealing some slots leaves the other sites open and covers no less than before", arguments: 1...10)
  func annealing(seed: UInt64) throws {
    let program = CoverProgram(try RandomCovers.square(points: 150, radius: 4, sites: 12, seed: seed))
    let state = CoverState(program)
    for slot in 0..<state.slotCount { state.open(slot, inSlot: slot) }
    let annealing = CoverAnnealing(state: state, neighbours: CoverNeighbours(program, limit: 20))
    let slots: [Int32] = [1, 4, 5, 9]
    let fixed = (0..<state.slotCount).filter { !slots.contains(Int32($0)) }
    for round in 0..<20 {
      let before = state.covered
      let sites = fixed.map { state.siteInSlot[$0] }
      annealing.run(
        .init(moveCount: 400, hottest: 200, coldest: 20, farShare: 0.2), slots, seed: seed + UInt64(round)
      ) { false }
      #expect(state.covered >= before)
      #expect(fixed.map { state.siteInSlot[$0] } == sites)
      #expect(state.sites.count == state.slotCount)
      #expect(state.covered == program.coveredDemand(state.sites))
      for slot in 0..<state.slotCount { #expect(Int(state.slotOfSite[Int(state.siteInSlot[slot])]) == slot) }
    }
    let before = state.covered
    annealing.run(.init(moveCount: 20_000, hottest: 100, coldest: 1), seed: seed) { false }
    #expect(state.covered > before)
  }

  @Test("the greatest keys come first", arguments: 1...20)
  func selection(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = Int.random(in: 1...40, using: &generator)
    let keys = WorkBuffer<Double>(repeating: 0, count: count)
    keys.copy((0..<count).map { _ in Double(Int.random(in: 0...9, using: &generator)) })
    var members = (0..<Int32(count)).map { $0 }
    let wanted = Int.random(in: 0...count, using: &generator)
    members.withUnsafeMutableBufferPointer { CoverSelection.moveGreatest(wanted, of: $0, by: keys.base) }
    #expect(members.sorted() == (0..<Int32(count)).map { $0 })
    let found = members.prefix(wanted).map { keys[Int($0)] }.sorted(by: >)
    #expect(found == Array(keys.elements.sorted(by: >).prefix(wanted)))
  }

  @Test("steps that go on where the bound is least keep bound and multipliers numbers", arguments: 1...40)
  func leastBound(seed: UInt64) throws {
    let program = CoverProgram(try RandomCovers.tiny(seed: seed))
    let relaxation = CoverageRelaxation(program, incumbent: -1_000_000, sites: [])
    // Sites offered on the way need not cover a required row, so the bound may be below them then.
    let hasRequired = program.rowCount > 0 && program.openCount > 0 && seed % 2 == 0
    if hasRequired { relaxation.require(0) }
    relaxation.improve(.init(stepCount: 20_000, decay: 1, patience: 20_000, lastFactor: 0, memory: 0.5))
    #expect(relaxation.bound.isFinite && (hasRequired || relaxation.bound >= Double(relaxation.incumbent) - 1e-6))
    #expect(relaxation.multipliers.elements.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(relaxation.fix() >= 0 && relaxation.bound.isFinite)
  }

  @Test("decisions that are taken back leave the relaxation as it was", arguments: 1...10)
  func undo(seed: UInt64) throws {
    let program = CoverProgram(try RandomCovers.square(points: 60, radius: 5, sites: 6, seed: seed))
    let relaxation = CoverageRelaxation(program, incumbent: 0, sites: [])
    var generator = SplitMix64(seed: seed)
    let mark = relaxation.mark
    for _ in 0..<6 {
      let site = Int.random(in: 0..<program.siteCount, using: &generator)
      let row = Int.random(in: 0..<program.rowCount, using: &generator)
      if relaxation.siteDecisions[site] == CoverageRelaxation.SiteDecision.free {
        relaxation.openingCount > 0 && seed % 2 == 0 ? relaxation.open(site) : relaxation.close(site)
      }
      if relaxation.rowDecisions[row] == CoverageRelaxation.RowDecision.free {
        seed % 3 == 0 ? relaxation.giveUp(row) : relaxation.require(row)
      }
    }
    #expect(relaxation.mark > mark)
    relaxation.undo(to: mark)
    #expect(relaxation.siteDecisions.elements.allSatisfy { $0 == CoverageRelaxation.SiteDecision.free })
    #expect(relaxation.rowDecisions.elements.allSatisfy { $0 == CoverageRelaxation.RowDecision.free })
    #expect(relaxation.openSites.isEmpty)
  }
}
