public import LinliLP

/// A level that was optimized already, and what the later ones have to leave it.
public struct KeptRosterLevel: Equatable, Sendable {
  /// The level.
  public var level: RosterLevel
  /// Its value.
  public var value: Int
  /// For a fair share: between what the totals have to lie; nil otherwise.
  public var band: FairBand?
}

extension RosterFormulation {
  /// The program of one level, with what the levels before it have to keep: for an additive level the very program that
  /// is solved, for a fair share one that says the same with hi and lo as variables.
  ///
  /// - Returns: nil for a sum that cannot be added.
  public func program(of level: RosterLevel, keeping kept: [KeptRosterLevel]) -> Model? {
    var program = model
    program.name = "roster-\(level.name)"
    for level in kept { keep(level, in: &program) }
    if case .fairness(let share)? = level.singleMeasure {
      program.minimize(addSpread(of: fairLoads(of: share), to: &program))
    } else {
      guard let expression = expression(of: level) else { return nil }
      program.minimize(expression)
    }
    return program
  }

  private func keep(_ kept: KeptRosterLevel, in program: inout Model) {
    if let band = kept.band {
      for row in bandRows(band, adding: { program.addVariable($0, .binary, .unit) }) {
        program.add(row.name, row.expression, row.bounds)
      }
    } else if let expression = expression(of: kept.level) {
      program.add("keep[\(kept.level.name)]", expression, .atMost(Double(kept.value)))
    }
  }
}

// MARK: - Fair shares

/// A constraint that is in no model yet.
struct NamedRow {
  var name: String
  var expression: LinearExpression
  var bounds: Bounds
}

extension RosterFormulation {
  /// The rows that hold a share to its band. If several greatest totals may be chosen, one of them is, by binaries:
  ///
  ///     Σ_h most_v(h)·z_h ≥ load_v ≥ Σ_h least_v(h)·z_h,   Σ_h z_h = 1
  func bandRows(_ band: FairBand, adding choice: (String) -> Variable) -> [NamedRow] {
    let loads = fairLoads(of: band.share)
    let word = RosterMeasure.fairness(band.share).word
    let spread = band.spread / loads.unit
    let highs = band.highs.map { $0 / loads.unit }
    guard highs.count > 1 else {
      return loads.loads.map { load in
        NamedRow(
          name: "keep[\(word),\(load.volunteer)]", expression: load.given,
          bounds: load.bounds(high: highs.first, low: highs.first.map { $0 - spread }))
      }
    }
    let choices = highs.map { choice("high[\(word),\($0 * loads.unit)]") }
    var rows = [NamedRow(name: "high[\(word)]", expression: sum(choices) { LinearExpression($0) }, bounds: .equal(1))]
    for load in loads.loads {
      var above = load.given
      var below = load.given
      for (high, choice) in zip(highs, choices) {
        let bounds = load.bounds(high: high, low: high - spread)
        above.add(-bounds.upper, choice)
        below.add(-bounds.lower, choice)
      }
      rows.append(NamedRow(name: "most[\(word),\(load.volunteer)]", expression: above, bounds: .atMost(0)))
      rows.append(NamedRow(name: "least[\(word),\(load.volunteer)]", expression: below, bounds: .atLeast(0)))
    }
    return rows
  }

  /// Adds hi and lo to a program:
  ///
  ///     load_v + carried_v·g_v ≤ hi,   load_v ≤ room_v·g_v                      g_v = 1 if v is given anything
  ///     lo ≤ load_v + carried_v + (top − carried_v − room_v)·f_v,   load_v ≥ room_v·f_v    f_v = 1 if v is at room_v
  ///     hi ≥ lo,  hi ≤ top = max_v (carried_v + room_v)
  ///
  /// - Returns: hi − lo, in the share's own unit.
  private func addSpread(of loads: FairLoads, to program: inout Model) -> LinearExpression {
    let word = RosterMeasure.fairness(loads.share).word
    let top = loads.loads.map { $0.carried + $0.room }.max() ?? 0
    let high = program.addVariable("hi[\(word)]", .integer, .range(0, Double(top)))
    let low = program.addVariable("lo[\(word)]", .integer, .range(0, Double(top)))
    program.add("spread[\(word)]", 1 * high - 1 * low, .atLeast(0))
    for load in loads.loads {
      let key = "[\(word),\(load.volunteer)]"
      let isGiven = program.addVariable("given\(key)", .binary)
      let isFull = program.addVariable("full\(key)", .binary)
      program.add("hi\(key)", load.given + Double(load.carried) * isGiven - 1 * high, .atMost(0))
      program.add("given\(key)", load.given - Double(load.room) * isGiven, .atMost(0))
      let slack = Double(top - load.carried - load.room) * isFull
      program.add("lo\(key)", load.given + slack - 1 * low, .atLeast(-Double(load.carried)))
      program.add("full\(key)", load.given - Double(load.room) * isFull, .atLeast(0))
    }
    return Double(loads.unit) * (1 * high - 1 * low)
  }
}
