import LinliLP
import Testing

@testable import LinliRostering

@Suite("Fees of capped counters")
struct LineFeeTests {
  /// What single precision adds without error, in steps of the grid; prices have a quarter of it.
  private static let room = Double(3 << 22)

  @Test("fees that always rise are still added without error", arguments: [1.0 / 65536, 1.0 / 1024, 1.0, 64.0])
  func limits(grid: Double) throws {
    var count = 0
    for seed in UInt64(0)..<25 {
      let problem = RandomLineProblems.problem(seed: seed, people: 1, days: 7)
      let empty = Array(repeating: LineRoster.off, count: problem.dayCount)
      let window = LineWindow(problem, person: 0, line: empty, days: 0..<problem.dayCount)
      var fees = LineFee.fees(problem, window, grid: grid)
      count += fees.count
      for position in fees.indices {
        for _ in 0..<60 where !fees[position].move(fees[position].cap + 1) { break }
        let steps = Double(fees[position].value) / grid
        #expect(steps == steps.rounded() && steps > 0, "seed \(seed): a fee of \(steps) steps")
      }
      let dearest = problem.kinds.map { kind in
        kind.counters.reduce(0.0) { sum, counter in
          sum + Double(counter.amount) * Double(fees.first { $0.counter == counter.position }?.value ?? 0)
        }
      }
      let most = Double(problem.dayCount) * (dearest.max() ?? 0)
      #expect(most <= Self.room * grid, "seed \(seed): fees of a line up to \(most / grid) steps")
    }
    try #require(count > 0)
  }
}
