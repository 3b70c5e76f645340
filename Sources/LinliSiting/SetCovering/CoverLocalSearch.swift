internal import LinliLP

/// Looks for a cover that costs no more than a limit: columns leave and enter, and rows that stay uncovered weigh more
/// and more, so that the search moves on.
///
/// - Source: Gao, Weise & Li (2014), "An efficient local search heuristic with row weighting for the unicost set covering
///   problem", doi:10.1016/j.ejor.2015.05.038.
final class CoverLocalSearch {
  private let core: CoverCore
  private var generator: SplitMix64
  private let weight: WorkBuffer<Double>
  private let coverCount: WorkBuffer<Int32>
  /// What covering it weighs for a column outside, what leaving it uncovers for a column inside.
  private let score: WorkBuffer<Double>
  private let isInside: WorkBuffer<Bool>
  /// When a column moved last.
  private let movedAt: WorkBuffer<Int>
  /// Whether something around the column changed since it left.
  private let mayEnter: WorkBuffer<Bool>
  private var inside: [Int] = []
  private var uncovered: [Int] = []
  private let placeOfUncovered: WorkBuffer<Int32>
  private var cost = 0.0
  /// Entries of the matrix looked at so far.
  private var work = 0

  init(_ core: CoverCore, seed: UInt64) {
    self.core = core
    generator = SplitMix64(seed: seed)
    weight = WorkBuffer(repeating: 1, count: core.rowCount)
    coverCount = WorkBuffer(repeating: 0, count: core.rowCount)
    score = WorkBuffer(repeating: 0, count: core.columnCount)
    isInside = WorkBuffer(repeating: false, count: core.columnCount)
    movedAt = WorkBuffer(repeating: 0, count: core.columnCount)
    mayEnter = WorkBuffer(repeating: true, count: core.columnCount)
    placeOfUncovered = WorkBuffer(repeating: -1, count: core.rowCount)
    for row in 0..<core.rowCount { markUncovered(row) }
    for column in 0..<core.columnCount { score[column] = Double(core.rows(ofColumn: column).count) }
  }

  /// Searches from a cover.
  ///
  /// - Parameters:
  ///   - limit: What a cover may cost.
  ///   - workLimit: Entries of the matrix that may be looked at.
  /// - Returns: the columns of a cover within the limit; nil if none was found.
  func search(from start: [Int], limit: Int, workLimit: Int, until deadline: SearchDeadline) -> [Int]? {
    for column in start { flip(column) }
    let limit = Double(limit)
    var step = 0
    while work < workLimit {
      step += 1
      if step % 64 == 0, deadline.isOver { return nil }
      if uncovered.isEmpty, cost <= limit { return inside.sorted() }
      if uncovered.isEmpty || cost > limit {
        guard leave(step, except: -1) else { return nil }
        continue
      }
      guard leave(step, except: step - 1) else { return nil }
      enter(step, limit)
      for row in uncovered {
        weight[row] += 1
        for position in core.columns(ofRow: row) { score[Int(core.rowColumns[position])] += 1 }
        work += core.columns(ofRow: row).count
      }
    }
    return nil
  }

  /// The column whose loss weighs least for its cost leaves.
  private func leave(_ step: Int, except tabu: Int) -> Bool {
    var best = -1
    for column in inside where movedAt[column] != tabu || tabu <= 0 {
      if best < 0 || precedes(column, best, sign: 1) { best = column }
    }
    guard best >= 0 else { return false }
    flip(best)
    movedAt[best] = step
    mayEnter[best] = false
    return true
  }

  /// Columns of one uncovered row enter while the limit allows it.
  private func enter(_ step: Int, _ limit: Double) {
    guard !uncovered.isEmpty else { return }
    let row = uncovered[Int(generator.next() % UInt64(uncovered.count))]
    var best = -1
    for position in core.columns(ofRow: row) {
      let column = Int(core.rowColumns[position])
      guard !isInside[column], mayEnter[column], cost + core.cost[column] <= limit else { continue }
      if best < 0 || precedes(column, best, sign: -1) { best = column }
    }
    guard best >= 0 else { return }
    flip(best)
    movedAt[best] = step
  }

  /// Whether a column is better than another one to leave (sign 1: least score) or to enter (−1: greatest), those that
  /// moved long ago first.
  private func precedes(_ column: Int, _ other: Int, sign: Double) -> Bool {
    let own = sign * score[column] * max(core.cost[other], Self.freeCost)
    let others = sign * score[other] * max(core.cost[column], Self.freeCost)
    return own != others ? own < others : (movedAt[column], column) < (movedAt[other], other)
  }

  /// Columns without cost count as nearly so.
  private static let freeCost = 1e-3

  private func markUncovered(_ row: Int) {
    placeOfUncovered[row] = Int32(uncovered.count)
    uncovered.append(row)
  }

  private func unmarkUncovered(_ row: Int) {
    let place = Int(placeOfUncovered[row])
    guard place >= 0, let last = uncovered.popLast() else { return }
    placeOfUncovered[row] = -1
    if last != row {
      uncovered[place] = last
      placeOfUncovered[last] = Int32(place)
    }
  }

  /// A column enters or leaves.
  private func flip(_ column: Int) {
    let enters = !isInside[column]
    isInside[column] = enters
    cost += enters ? core.cost[column] : -core.cost[column]
    if enters { inside.append(column) } else { inside.removeAll { $0 == column } }
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows.base[position])
      let need = core.need.base[row]
      let before = coverCount.base[row]
      let after = enters ? before + 1 : before - 1
      coverCount.base[row] = after
      // A column outside counts rows below their need; one inside counts rows that just have it or less.
      if enters {
        if before < need, after >= need { unmarkUncovered(row) }
      } else if before >= need, after < need {
        markUncovered(row)
      }
      let outsideChange = (after < need ? 1.0 : 0) - (before < need ? 1.0 : 0)
      let insideChange = (after <= need ? 1.0 : 0) - (before <= need ? 1.0 : 0)
      guard outsideChange != 0 || insideChange != 0 else { continue }
      update(row, outside: outsideChange * weight.base[row], inside: insideChange * weight.base[row], except: column)
    }
    score[column] = recount(column)
  }

  private func update(_ row: Int, outside: Double, inside: Double, except column: Int) {
    let range = core.columns(ofRow: row)
    work += range.count
    for position in range {
      let other = Int(core.rowColumns.base[position])
      guard other != column else { continue }
      score.base[other] += isInside.base[other] ? inside : outside
      mayEnter.base[other] = true
    }
  }

  private func recount(_ column: Int) -> Double {
    var total = 0.0
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows.base[position])
      let isCounted = isInside[column] ? coverCount[row] <= core.need[row] : coverCount[row] < core.need[row]
      if isCounted { total += weight[row] }
    }
    work += core.rows(ofColumn: column).count
    return total
  }
}
