/// The Lagrangian relaxation of a core: the rows' conditions are relaxed with multipliers u ≥ 0.
///
///     reduced cost r_j = c_j − Σ_{i ∈ column j} u_i,   bound = Σ_i k_i·u_i + Σ_j min(0, r_j)
///
/// - Source: Caprara, Fischetti & Toth (1999), "A heuristic method for the set covering problem",
///   doi:10.1287/opre.47.5.730.
final class CoverRelaxation {
  private let core: CoverCore
  /// u, by row.
  let multipliers: SearchBuffer<Double>
  /// r, by column.
  let reducedCost: SearchBuffer<Double>
  private let coverCount: SearchBuffer<Int32>
  private let direction: SearchBuffer<Double>

  init(_ core: CoverCore) {
    self.core = core
    multipliers = SearchBuffer(core.multipliers)
    reducedCost = SearchBuffer(repeating: 0, count: core.columnCount)
    coverCount = SearchBuffer(repeating: 0, count: core.rowCount)
    direction = SearchBuffer(repeating: 0, count: core.rowCount)
  }

  /// The bound at the multipliers; sets the reduced costs and how often the solution covers each row.
  func evaluate() -> Double {
    let (columnStart, columnRows) = (core.columnStart.base, core.columnRows.base)
    let (multipliers, coverCount) = (self.multipliers.base, self.coverCount.base)
    var bound = 0.0
    for row in 0..<core.rowCount {
      bound += multipliers[row] * Double(core.need.base[row])
      coverCount[row] = 0
    }
    for column in 0..<core.columnCount {
      var reduced = core.cost.base[column]
      let (start, end) = (Int(columnStart[column]), Int(columnStart[column + 1]))
      for position in start..<end { reduced -= multipliers[Int(columnRows[position])] }
      reducedCost.base[column] = reduced
      guard reduced < 0 else { continue }
      bound += reduced
      for position in start..<end { coverCount[Int(columnRows[position])] += 1 }
    }
    return bound
  }

  /// Moves the multipliers towards where the bound rises, a part of the last direction in it.
  ///
  /// - Returns: false if the solution covers every row exactly as it needs: the bound is attained.
  func move(scale: Double, room: Double) -> Bool {
    var square = 0.0
    var isAttained = true
    for row in 0..<core.rowCount {
      let missing = core.need.base[row] - coverCount.base[row]
      if missing != 0 { isAttained = false }
      var next = Double(missing) + Self.momentum * direction.base[row]
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
