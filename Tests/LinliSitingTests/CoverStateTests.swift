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
      let change = Int(state.change(opening: site, inSlot: slot))
      let loss = Int(state.losses[slot])
      state.close(slot: slot)
      #expect(state.covered == before - loss)
      state.open(site, inSlot: slot)
      #expect(state.covered == before + change)
      #expect(state.covered == program.coveredDemand(state.sites))
    }
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
