import LinliLP

/// The Lagrangian relaxation of a core: the rows' conditions are relaxed with multipliers u ≥ 0, and of the rest it is kept
/// that covers of interest cost no more than a budget B.
///
///     value r_j = c_j − Σ_{i ∈ column j} u_i
///     bound = Σ_i k_i·u_i + min { Σ_j r_j·x_j : Σ_j c_j·x_j ≤ B, 0 ≤ x_j ≤ 1 }
///           = Σ_i k_i·u_i − λ·B + Σ_j min(0, r_j + λ·c_j)      for the price λ ≥ 0 of the budget
///
/// The budget keeps the solution small where many columns cover much alike; without it multipliers swing from far too
/// little to far too much.
///
/// - Source: Caprara, Fischetti & Toth (1999), "A heuristic method for the set covering problem",
///   doi:10.1287/opre.47.5.730, for the relaxation without the budget.
final class CoverRelaxation {
  private let core: CoverCore
  /// u, by row.
  let multipliers: WorkBuffer<Double>
  /// r_j + λ·c_j, by column: what taking it would lift the bound by, or leaving it out if negative.
  let reducedCost: WorkBuffer<Double>
  private let coverCount: WorkBuffer<Double>
  private let direction: WorkBuffer<Double>
  /// Columns of negative value, those of least value for their cost first.
  private var wanted: [(ratio: Double, column: Int)] = []

  init(_ core: CoverCore) {
    self.core = core
    multipliers = WorkBuffer(core.multipliers)
    reducedCost = WorkBuffer(repeating: 0, count: core.columnCount)
    coverCount = WorkBuffer(repeating: 0, count: core.rowCount)
    direction = WorkBuffer(repeating: 0, count: core.rowCount)
  }

  /// The bound at the multipliers for covers within a budget; sets the reduced costs and how much the solution covers of
  /// each row.
  func evaluate(budget: Double) -> Double {
    let (columnStart, columnRows) = (core.columnStart.base, core.columnRows.base)
    let multipliers = self.multipliers.base
    var bound = 0.0
    for row in 0..<core.rowCount { bound += multipliers[row] * Double(core.need.base[row]) }
    coverCount.fill(with: 0)
    wanted.removeAll(keepingCapacity: true)
    for column in 0..<core.columnCount {
      var value = core.cost.base[column]
      for position in Int(columnStart[column])..<Int(columnStart[column + 1]) {
        value -= multipliers[Int(columnRows[position])]
      }
      reducedCost.base[column] = value
      if value < 0 { wanted.append((value / max(core.cost.base[column], .leastNormalMagnitude), column)) }
    }
    return bound + spend(budget)
  }

  /// Takes the wanted columns within the budget, the last one in part; returns what they are worth.
  private func spend(_ budget: Double) -> Double {
    wanted.sort { ($0.ratio, $0.column) < ($1.ratio, $1.column) }
    var left = budget
    var worth = 0.0
    for (ratio, column) in wanted {
      let cost = core.cost.base[column]
      let share = cost <= left ? 1 : left / cost
      if share > 0 {
        worth += share * reducedCost.base[column]
        for position in core.rows(ofColumn: column) { coverCount.base[Int(core.columnRows.base[position])] += share }
      }
      left -= share * cost
      guard share == 1 else {
        // The budget is spent: this column's ratio is its price.
        for other in 0..<core.columnCount { reducedCost.base[other] -= ratio * core.cost.base[other] }
        break
      }
    }
    return worth
  }

  /// Moves the multipliers towards where the bound rises, a part of the last direction in it.
  ///
  /// - Returns: false if the solution covers every row exactly as it needs: the bound is attained.
  func move(scale: Double, room: Double) -> Bool {
    var square = 0.0
    var isAttained = true
    for row in 0..<core.rowCount {
      let missing = Double(core.need.base[row]) - coverCount.base[row]
      if missing != 0 { isAttained = false }
      var next = missing + Self.momentum * direction.base[row]
      if next < 0, multipliers.base[row] <= 0 { next = 0 }
      direction.base[row] = next
      square += next * next
    }
    if isAttained { return false }
    guard square > 0 else { return true }
    let step = scale * room / square
    for row in 0..<core.rowCount {
      multipliers.base[row] = max(0, multipliers.base[row] + step * direction.base[row])
    }
    return true
  }

  /// Forgets the last direction.
  func rest() { direction.fill(with: 0) }

  private static let momentum = 0.3

  /// A cover that keeps to columns of small reduced cost, as sites beside those taken; right after ``evaluate()``.
  ///
  /// - Returns: columns, none of which could be left out; nil if all columns together do not cover every row.
  func greedyCover() -> [Int]? {
    var missing = core.need.elements
    var isChosen = [Bool](repeating: false, count: core.columnCount)
    var chosen: [Int] = []
    func choose(_ column: Int) {
      isChosen[column] = true
      chosen.append(column)
      for position in core.rows(ofColumn: column) { missing[Int(core.columnRows[position])] -= 1 }
    }
    for column in 0..<core.columnCount where reducedCost[column] < 0 { choose(column) }
    for row in 0..<core.rowCount {
      while missing[row] > 0 {
        var best = -1
        var bestScore = Double.infinity
        for position in core.columns(ofRow: row) {
          let column = Int(core.rowColumns[position])
          if !isChosen[column], reducedCost[column] < bestScore {
            (best, bestScore) = (column, reducedCost[column])
          }
        }
        guard best >= 0 else { return nil }
        choose(best)
      }
    }
    return withoutRedundant(chosen, missing)
  }

  /// Leaves out columns, those of great reduced cost first, as long as every row keeps what it needs.
  private func withoutRedundant(_ chosen: [Int], _ missing: [Int32]) -> [Int] {
    var missing = missing
    var kept: [Int] = []
    for column in chosen.sorted(by: { (reducedCost[$0], $0) > (reducedCost[$1], $1) }) {
      let rows = core.rows(ofColumn: column)
      if rows.allSatisfy({ missing[Int(core.columnRows[$0])] < 0 }) {
        for position in rows { missing[Int(core.columnRows[position])] += 1 }
      } else {
        kept.append(column)
      }
    }
    return kept
  }
}
