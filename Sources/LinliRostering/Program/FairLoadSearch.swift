import LinliDomain
import LinliLP

/// A fair share, tried value by value.
///
/// A *try* (H, L) asks for a greatest total of at most H and a least of at least L, by bounds on everybody's load, and
/// makes the units by which these are missed, Σ_v excess_v + lack_v, as few as it can:
///
///     least_v ≤ load_v − excess_v + lack_v ≤ most_v
///
/// 0 means reached; a bound of 1 or more, usually from the linear program alone, excludes it. First the least H and the
/// greatest L that are not excluded are found, each for itself; their difference is a bound.
/// From there on the difference D grows until a try (H, H − D) is reached; it is proven if every smaller one was excluded
/// for every H.
struct FairLoadSearch {
  let loads: FairLoads
  let level: String
  /// One row a load.
  private(set) var rows: [Constraint] = []
  /// Two variables a load: its excess and its lack.
  private(set) var misses: [Variable] = []
  private(set) var miss = LinearExpression()
  var statistics = SolveStatistics()
  /// The best point that keeps the levels before, and its value.
  var best: (point: [Double], value: Int)?
  /// Tries that no roster reaches; those that ask for more are none either.
  var excluded: [FairTry] = []
  /// No roster has a smaller greatest total, and none a greater least one.
  private var leastHigh = 0
  private var greatestLow = 0

  init(_ loads: FairLoads, _ level: String) {
    self.loads = loads
    self.level = level
  }

  /// Searches, and leaves the program of the run with the share held to its band.
  ///
  /// - Parameter isLast: whether no level follows, so that nobody asks for the band.
  mutating func run(in run: inout ProgramRun, isLast: Bool) throws -> (LevelOutcome, FairBand?) {
    statistics = SolveStatistics(of: run.formulation.model, solver: run.solver.identity)
    run.keepsCuts = false
    defer { run.keepsCuts = true }
    addRows(to: &run)
    if run.point == nil {
      let outcome = try tried(FairTry(), in: &run)
      if run.point == nil { return (outcome, nil) }
    }
    guard let start = run.point else { preconditionFailure("no point to start from") }
    best = (start, loads.value(at: start))
    let hasRoom = (best?.value ?? 0) > 0
    if hasRoom || !isLast { try boundEnds(in: &run) }
    let bound = hasRoom ? try lowered(isLast: isLast, in: &run) : 0
    let value = best?.value ?? 0
    let band = isLast ? nil : try band(value, in: &run)
    finish(band, in: &run)
    let unit = Double(loads.unit)
    let outcome = LevelOutcome(
      objective: Double(value) * unit, bound: Double(min(bound, value)) * unit,
      termination: bound >= value ? .optimal : .limit(run.budget.exhausted ?? .nodes), statistics: statistics)
    return (outcome, band)
  }
}

// MARK: - The way down

extension FairLoadSearch {
  /// Lowers the best value as far as it goes and returns what is proven to be no more than every value.
  ///
  /// Levels that follow gain from every try that is known to be excluded; without any, one that is reached is enough.
  private mutating func lowered(isLast: Bool, in run: inout ProgramRun) throws -> Int {
    var proven = max(0, leastHigh - greatestLow)
    var hasOpen = false
    var value = proven
    while let current = best?.value, value < current, run.budget.exhausted == nil {
      let tries = (leastHigh...max(leastHigh, greatestLow + value)).reversed().map {
        FairTry(high: $0, low: $0 - value)
      }
      let left = tries.filter { !isExcluded($0) }
      for first in stride(from: 0, to: left.count, by: 2) where (best?.value ?? 0) > value {
        let pair = Array(left[first..<min(first + 2, left.count)])
        let verdicts = try attempt(together: pair, isOneEnough: isLast, in: &run)
        hasOpen = hasOpen || (verdicts.contains(.open) && !verdicts.contains(.reached))
      }
      // Where one difference stays open, the way between it and the best is halved.
      value += hasOpen ? max(1, ((best?.value ?? value) - value) / 2) : 1
      if !hasOpen { proven = value }
    }
    return min(proven, best?.value ?? proven)
  }

  /// Finds the least H and the greatest L that no linear program excludes, each for itself.
  ///
  /// What is missed at an excluded H0, as a function of H, is convex; the duals of its program say by how much it can
  /// fall at most, so that numbers are passed over without a solve of their own.
  private mutating func boundEnds(in run: inout ProgramRun) throws {
    guard let point = best?.point else { return }
    let extremes = loads.extremes(at: point)
    let (high, low) = (extremes.high ?? 0, extremes.low ?? loads.top)
    let given = run.formulation.unitsGiven(loads, keeping: run.kept)
    leastHigh = min(high, loads.leastHigh(giving: given.lowerBound))
    greatestLow = max(low, loads.greatestLow(giving: given.upperBound))
    while leastHigh < high, run.budget.exhausted == nil {
      guard let missed = try missed(FairTry(high: leastHigh), in: &run) else { break }
      leastHigh += 1
      while leastHigh < high, missed.atLeast(FairTry(high: leastHigh), loads.loads) > 0.01 { leastHigh += 1 }
    }
    // What the linear program leaves open is made ready while its basis is there.
    var ends = leastHigh < high ? [try prepared(FairTry(high: leastHigh), in: &run)] : []
    while greatestLow > low, run.budget.exhausted == nil {
      guard let missed = try missed(FairTry(low: greatestLow), in: &run) else { break }
      greatestLow -= 1
      while greatestLow > low, missed.atLeast(FairTry(low: greatestLow), loads.loads) > 0.01 { greatestLow -= 1 }
    }
    guard let value = best?.value, value > max(0, leastHigh - greatestLow) else { return }
    if greatestLow > low { ends.append(try prepared(FairTry(low: greatestLow), in: &run)) }
    try exclude(ends, in: &run)
  }

  /// Excludes each end once in whole numbers, for itself: what excludes an end excludes every try with it.
  private mutating func exclude(_ ends: [Prepared], in run: inout ProgramRun) throws {
    let verdicts = try answer(ends, in: &run)
    for (end, verdict) in zip(ends, verdicts) where verdict == .excluded {
      if end.asked.low == nil { leastHigh += 1 } else { greatestLow -= 1 }
    }
  }

  /// What a linear program that excludes a try tells of others.
  private struct Missed {
    var amount: Double
    var duals: [Double]
    var bounds: [Bounds]

    /// At least so many units are missed by another try, by weak duality.
    func atLeast(_ other: FairTry, _ loads: [FairLoads.Load]) -> Double {
      var least = amount
      for (index, load) in loads.enumerated() {
        let others = load.bounds(high: other.high, low: other.low)
        least +=
          duals[index]
          * (duals[index] < 0 ? others.upper - bounds[index].upper : others.lower - bounds[index].lower)
      }
      return least
    }
  }

  /// What a try misses by its linear program; nil if that does not exclude it.
  private mutating func missed(_ asked: FairTry, in run: inout ProgramRun) throws -> Missed? {
    guard try attempt(asked, upTo: .relaxation, in: &run) == .excluded, let relaxation = run.relaxation
    else { return nil }
    return Missed(
      amount: relaxation.value, duals: rows.map { relaxation.duals[$0] },
      bounds: loads.loads.map { $0.bounds(high: asked.high, low: asked.low) })
  }

  /// The greatest totals that a share may have at a value: those that neither a try before nor a linear program excludes.
  private mutating func band(_ value: Int, in run: inout ProgramRun) throws -> FairBand {
    let reached = best.map { reachedHigh(at: $0.point) } ?? 0
    var highs: Set<Int> = [reached]
    for high in leastHigh..<max(leastHigh, greatestLow + value + 1) where high != reached {
      let asked = FairTry(high: high, low: high - value)
      if isExcluded(asked) { continue }
      if highs.count < 24, run.budget.exhausted == nil,
        try attempt(asked, upTo: .relaxation, in: &run) == .excluded
      {
        continue
      }
      highs.insert(high)
    }
    return FairBand(share: loads.share, spread: value * loads.unit, highs: highs.sorted().map { $0 * loads.unit })
  }
}

// MARK: - Rows

extension FairLoadSearch {
  private mutating func addRows(to run: inout ProgramRun) {
    let word = RosterMeasure.fairness(loads.share).word
    misses = run.state.addVariables(
      loads.loads.flatMap { load in
        let most = Bounds.range(0, Double(load.room))
        return [
          Column("excess[\(word),\(load.volunteer)]", .integer, most, cost: 0, entries: []),
          Column("lack[\(word),\(load.volunteer)]", .integer, most, cost: 0, entries: []),
        ]
      })
    run.point?.append(contentsOf: Array(repeating: 0, count: misses.count))
    miss = sum(misses) { LinearExpression($0) }
    for (number, load) in loads.loads.enumerated() {
      let held = load.given - 1 * misses[2 * number] + 1 * misses[2 * number + 1]
      rows.append(
        run.state.add("fair[\(word),\(load.volunteer)]", held, load.bounds(high: nil, low: nil)))
    }
  }

  /// Ends the tries: the best point is the one at hand, and the share is held to its band, if there is one, from now on.
  private func finish(_ band: FairBand?, in run: inout ProgramRun) {
    for variable in misses { run.state.setBounds(.equal(0), of: variable) }
    run.point = best?.point
    for variable in misses { run.point?[variable.index] = 0 }
    let only = band?.highs.count == 1 ? band : nil
    for (row, load) in zip(rows, loads.loads) {
      // One greatest total is a matter of bounds; of several one is chosen by rows of their own.
      let high = only.map { $0.highs[0] / loads.unit }
      let low = only.map { ($0.highs[0] - $0.spread) / loads.unit }
      run.state.setBounds(load.bounds(high: high, low: low), of: row)
    }
    if let band, only == nil { addChoice(band, in: &run) }
  }

  private func addChoice(_ band: FairBand, in run: inout ProgramRun) {
    var state = run.state
    let named = run.formulation.bandRows(band) { name in
      state.addVariables([Column(name, .binary, .unit, cost: 0, entries: [])])[0]
    }
    for row in named { state.add(row.name, row.expression, row.bounds) }
    run.state = state
    let reached = run.point.map { reachedHigh(at: $0) * loads.unit }
    run.point?.append(contentsOf: band.highs.map { $0 == reached ? 1 : 0 })
  }

  /// A greatest total that a point may be held to.
  private func reachedHigh(at point: [Double]) -> Int {
    loads.extremes(at: point).high ?? 0
  }
}
