import LinliLP

#if canImport(Glibc)
  import Glibc
#endif

/// Simulated annealing over legal rosters, with exact whole-number changes of the price.
///
/// Three moves: two people exchange the same few days (half of all), a few days of one person are rewritten, a stretch of
/// one person is rotated. The change of the price is tested first (an exchange leaves the cover as it is), then whether
/// the lines are still legal, looking only at what the move touched. The temperature falls geometrically.
///
/// - Source: Kirkpatrick, Gelatt & Vecchi (1983), doi:10.1126/science.220.4598.671.
struct Annealing {
  /// How long and how hot.
  struct Effort {
    /// Moves to try.
    var moveCount: Int
    /// Temperatures at the start and at the end.
    var hottest = 50.0
    var coldest = 0.6
    /// Snapshots to take while the last part of the moves is made.
    var snapshotCount = 35
  }

  /// What came of it.
  struct Outcome: Sendable {
    /// The best roster and its price.
    var best: LineRoster
    var cost: Int
    /// Rosters on the way, hottest first.
    var snapshots: [LineRoster]
  }

  /// Moves between two looks at the clock.
  static let batch = 1 << 15

  /// Anneals a legal roster.
  ///
  /// - Parameter isOver: asked between batches of moves; true stops.
  static func run(
    _ roster: LineRoster, _ effort: Effort, seed: UInt64, isOver: () -> Bool = { false }
  ) -> Outcome {
    let state = AnnealingState(roster, seed: seed)
    var outcome = Outcome(best: roster, cost: state.cost, snapshots: [])
    let batchCount = max(1, effort.moveCount / batch)
    let firstSnapshot = batchCount * 3 / 10
    let pause = max(1, (batchCount - firstSnapshot) / max(1, effort.snapshotCount))
    let cooling = effort.coldest / effort.hottest
    for number in 0..<batchCount {
      if isOver() { break }
      let progress = Double(number) / Double(batchCount)
      state.moves(batch, temperature: effort.hottest * pow(cooling, progress))
      if state.cost < outcome.cost {
        outcome.cost = state.cost
        outcome.best = state.roster
      }
      if number >= firstSnapshot, (number - firstSnapshot) % pause == 0 { outcome.snapshots.append(state.roster) }
    }
    return outcome
  }
}
