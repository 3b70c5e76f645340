import LinliDomain
import LinliLP

/// Fair shares. With T_v = carried_v + load_v, load_v = Σ_s amount_s·x_vs and room_v the most that v could carry:
///
///     hi = max T_v over v with load_v > 0,   lo = min T_v over v with load_v < room_v,   value = max(0, hi − lo)
///
/// For whole numbers H and L this is linear, without any other variable:
///
///     hi ≤ H   iff   load_v ≤ max(0, H − carried_v)           for every v
///     lo ≥ L   iff   load_v ≥ min(room_v, L − carried_v)      for every v
///
/// and the value is at most D if both hold for some H and L = H − D. So the level is solved by trying H and L
/// (`FairLoadSearch`), never as one program: with hi and lo as variables it is symmetric and no solver gets far.
///
/// All amounts are in units of their greatest common divisor.
struct FairLoads: Sendable {
  /// One person's part.
  struct Load: Sendable {
    var volunteer: VolunteerID
    /// Units given in the horizon.
    var given: LinearExpression
    /// Units that history adds.
    var carried: Int
    /// Units that could be given, above 0.
    var room: Int

    /// Bounds of what is given, so that the greatest total is at most `high` and the least at least `low`; nil for any.
    func bounds(high: Int?, low: Int?) -> Bounds {
      let most = high.map { max(0, $0 - carried) } ?? room
      let least = low.map { max(0, min(room, $0 - carried)) } ?? 0
      return Bounds(lower: Double(least), upper: Double(most))
    }
  }

  /// What is shared.
  let share: FairShare
  /// Minutes, or shifts, of one unit.
  let unit: Int
  /// Everybody who can be given anything, in order.
  let loads: [Load]

  /// The greatest and the least total at a point, in units; nil for nobody.
  func extremes(at values: [Double]) -> (high: Int?, low: Int?) {
    var high: Int?
    var low: Int?
    for load in loads {
      let given = Int(load.given.value(at: values).rounded())
      let total = load.carried + given
      if given > 0 { high = max(high ?? total, total) }
      if given < load.room { low = min(low ?? total, total) }
    }
    return (high, low)
  }

  /// The value at a point, in units.
  func value(at values: [Double]) -> Int {
    guard case (let high?, let low?) = extremes(at: values) else { return 0 }
    return max(0, high - low)
  }
}

// MARK: - Counting

extension FairLoads {
  /// The least greatest total with which so many units can be given at all.
  func leastHigh(giving total: Int) -> Int {
    let capacity = { (high: Int) in loads.reduce(0) { $0 + min($1.room, max(0, high - $1.carried)) } }
    return Self.least(upTo: top) { capacity($0) >= total }
  }

  /// The greatest least total for which so many units are enough.
  func greatestLow(giving total: Int) -> Int {
    let need = { (low: Int) in loads.reduce(0) { $0 + max(0, min($1.room, low - $1.carried)) } }
    return Self.least(upTo: top) { need($0 + 1) > total }
  }

  /// The greatest total there can be.
  var top: Int { loads.map { $0.carried + $0.room }.max() ?? 0 }

  /// The least number from 0 that passes a test which all greater ones pass too; `end` if none does before it.
  private static func least(upTo end: Int, where passes: (Int) -> Bool) -> Int {
    var low = 0
    var high = max(0, end)
    while low < high {
      let middle = (low + high) / 2
      if passes(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What a fair share is held to once its level is done.
public struct FairBand: Equatable, Sendable {
  /// What is shared.
  public var share: FairShare
  /// Greatest total minus least total, in the share's own unit.
  public var spread: Int
  /// The greatest totals that may still be chosen, in the share's own unit, one or more, ascending.
  public var highs: [Int]
}

extension RosterFormulation {
  /// Who carries how much of a share.
  func fairLoads(of share: FairShare) -> FairLoads {
    let figures = RosterFigures(instance, RosterPlan([])).volunteers
    let open = zip(instance.volunteers.indices, figures).filter { ($0.1.capacity[share] ?? 0) > 0 }
    var unit = 0
    for (person, figure) in open {
      for amount in amounts(of: share, person) { unit = greatestCommonDivisor(unit, amount) }
      unit = greatestCommonDivisor(unit, figure.capacity[share] ?? 0)
      unit = greatestCommonDivisor(unit, figure.carried[share] ?? 0)
    }
    let size = max(1, unit)
    let loads = open.map { person, figure in
      var given = LinearExpression()
      for (variable, amount) in zip(variables(of: person), amounts(of: share, person)) where amount > 0 {
        given.add(Double(amount / size), variable)
      }
      return FairLoads.Load(
        volunteer: figure.volunteer, given: given, carried: (figure.carried[share] ?? 0) / size,
        room: (figure.capacity[share] ?? 0) / size)
    }
    return FairLoads(share: share, unit: size, loads: loads)
  }

  /// What each shift that a person may work is worth.
  private func amounts(of share: FairShare, _ person: Int) -> [Int] {
    instance.eligibility.shiftsOfVolunteer[person].map { instance.shifts[$0].amount(of: share) }
  }

  /// Between what the units lie that all people are given together, as far as heads and kept levels tell.
  func unitsGiven(_ loads: FairLoads, keeping kept: [KeptRosterLevel]) -> ClosedRange<Int> {
    var most = 0
    var least = 0
    for (shift, count) in zip(instance.shifts, workerCounts) {
      let units = shift.amount(of: loads.share) / loads.unit
      most += units * min(count, shift.heads.maximum ?? count)
      least += units * shift.heads.desired
    }
    return max(0, min(most, least - unitsMissing(loads, keeping: kept)))...most
  }

  /// The most units that can be missing at the understaffing that was kept.
  private func unitsMissing(_ loads: FairLoads, keeping kept: [KeptRosterLevel]) -> Int {
    if isDemandRequired { return 0 }
    var price = Double.infinity
    for level in kept {
      for part in level.level.parts where part.measure == .unfilled {
        price = min(price, Double(level.value) / Double(part.weight))
      }
    }
    let shifts = instance.shifts.map { (Double($0.amount(of: loads.share) / loads.unit), $0.heads) }
    var missing = 0.0
    for (units, heads) in shifts.sorted(by: {
      $0.0 * Double($1.1.understaffingPrice) > $1.0 * Double($0.1.understaffingPrice)
    }) {
      let cost = Double(heads.understaffingPrice)
      let count = cost > 0 ? min(Double(heads.desired), price / cost) : Double(heads.desired)
      missing += units * count
      if cost > 0 { price -= count * cost }
    }
    return Int(missing.rounded(.up))
  }
}

/// The greatest common divisor of two numbers, 0 or more.
func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
  right == 0 ? left : greatestCommonDivisor(right, left % right)
}

extension Shift {
  /// How much of a share it is worth.
  func amount(of share: FairShare) -> Int { ShareAmounts(self)[share] }
}
