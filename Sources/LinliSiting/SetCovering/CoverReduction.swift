import LinliLP

/// Takes and drops columns of a core, and what follows from it, until nothing follows any more.
///
/// - A row with no more columns than it needs takes them all.
/// - A column is dropped if another one covers all its rows for no more, and each of its rows needs one column only: where
///   a row needs two, both may be wanted.
/// - A row is dropped if the columns of another one, which needs no fewer, are all its columns too.
final class CoverReduction {
  private let core: CoverCore
  private var isRowLeft: [Bool]
  private var isColumnLeft: [Bool]
  private var need: [Int32]
  /// Columns left in each row.
  private var rowSize: [Int32]
  /// Rows left in each column.
  private var columnSize: [Int32]
  private var taken: [Int]
  private var takenCost: Int
  private let matrix: CoverMatrix
  /// Whether some row has fewer columns than it needs.
  private(set) var isImpossible = false

  init(_ core: CoverCore) {
    self.core = core
    isRowLeft = [Bool](repeating: true, count: core.rowCount)
    isColumnLeft = [Bool](repeating: true, count: core.columnCount)
    need = core.need.elements
    rowSize = (0..<core.rowCount).map { Int32(core.columns(ofRow: $0).count) }
    columnSize = (0..<core.columnCount).map { Int32(core.rows(ofColumn: $0).count) }
    taken = core.taken
    takenCost = core.takenCost
    matrix = CoverMatrix(core)
  }

  /// Takes a column that is left.
  func take(_ column: Int) {
    guard isColumnLeft[column] else { return }
    isColumnLeft[column] = false
    taken.append(core.siteOfColumn[column])
    takenCost += Int(core.cost[column])
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows[position])
      guard isRowLeft[row] else { continue }
      rowSize[row] -= 1
      need[row] -= 1
      if need[row] == 0 { dropRow(row) }
    }
  }

  /// Drops a column that is left.
  func drop(_ column: Int) {
    guard isColumnLeft[column] else { return }
    isColumnLeft[column] = false
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows[position])
      guard isRowLeft[row] else { continue }
      rowSize[row] -= 1
      if rowSize[row] < need[row] { isImpossible = true }
    }
  }

  private func dropRow(_ row: Int) {
    isRowLeft[row] = false
    for position in core.columns(ofRow: row) { columnSize[Int(core.rowColumns[position])] -= 1 }
  }

  /// What is left once everything that follows is done; nil if no cover is left.
  ///
  /// - Parameter multipliers: Of the rows of the core, to begin with.
  func reduced(multipliers: [Double]) -> CoverCore? {
    var goesOn = true
    while goesOn {
      takeForced()
      if isImpossible { return nil }
      goesOn = dropDominatedColumns()
      if dropDominatedRows() { goesOn = true }
    }
    return compacted(multipliers)
  }

  private func takeForced() {
    var goesOn = true
    while goesOn, !isImpossible {
      goesOn = false
      for row in 0..<core.rowCount where isRowLeft[row] && rowSize[row] <= need[row] {
        if rowSize[row] < need[row] {
          isImpossible = true
          return
        }
        for position in core.columns(ofRow: row) { take(Int(core.rowColumns[position])) }
        goesOn = true
      }
    }
  }

  // MARK: Dominance

  private func dropDominatedColumns() -> Bool {
    var hasDropped = false
    for column in 0..<core.columnCount where isColumnLeft[column] {
      if columnSize[column] == 0 || isDominated(column) {
        drop(column)
        hasDropped = true
      }
    }
    return hasDropped
  }

  private func isDominated(_ column: Int) -> Bool {
    var shortest = -1
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows[position])
      guard isRowLeft[row] else { continue }
      if need[row] > 1 { return false }
      if shortest < 0 || rowSize[row] < rowSize[shortest] { shortest = row }
    }
    guard shortest >= 0 else { return true }
    for position in core.columns(ofRow: shortest) {
      let other = Int(core.rowColumns[position])
      if isColumnLeft[other], other != column, dominates(other, column) { return true }
    }
    return false
  }

  private func dominates(_ other: Int, _ column: Int) -> Bool {
    guard core.cost[other] <= core.cost[column], columnSize[other] >= columnSize[column] else { return false }
    // Of two alike the first one stays.
    if columnSize[other] == columnSize[column], core.cost[other] == core.cost[column], other > column { return false }
    for position in core.rows(ofColumn: column) {
      let row = Int(core.columnRows[position])
      if isRowLeft[row], !matrix.has(other, row) { return false }
    }
    return true
  }

  private func dropDominatedRows() -> Bool {
    var hasDropped = false
    for row in 0..<core.rowCount where isRowLeft[row] {
      var shortest = -1
      for position in core.columns(ofRow: row) {
        let column = Int(core.rowColumns[position])
        guard isColumnLeft[column] else { continue }
        if shortest < 0 || columnSize[column] < columnSize[shortest] { shortest = column }
      }
      guard shortest >= 0 else { continue }
      for position in core.rows(ofColumn: shortest) {
        let other = Int(core.columnRows[position])
        if isRowLeft[other], other != row, implies(row, other) {
          dropRow(other)
          hasDropped = true
        }
      }
    }
    return hasDropped
  }

  /// Whether a row covered as it needs covers another one as that needs.
  private func implies(_ row: Int, _ other: Int) -> Bool {
    guard need[row] >= need[other], rowSize[row] <= rowSize[other] else { return false }
    for position in core.columns(ofRow: row) {
      let column = Int(core.rowColumns[position])
      if isColumnLeft[column], !matrix.has(column, other) { return false }
    }
    return true
  }

  // MARK: Result

  private func compacted(_ multipliers: [Double]) -> CoverCore {
    var place = [Int32](repeating: -1, count: core.rowCount)
    var rows: [Int] = []
    for row in 0..<core.rowCount where isRowLeft[row] {
      place[row] = Int32(rows.count)
      rows.append(row)
    }
    let columns = (0..<core.columnCount).filter { isColumnLeft[$0] && columnSize[$0] > 0 }
    return CoverCore(
      columns: columns.map { column in
        core.rows(ofColumn: column).map { place[Int(core.columnRows[$0])] }.filter { $0 >= 0 }
      },
      need: rows.map { need[$0] }, cost: columns.map { core.cost[$0] },
      siteOfColumn: columns.map { core.siteOfColumn[$0] },
      multipliers: rows.map { multipliers[$0] }, taken: taken, takenCost: takenCost)
  }
}

/// Which column covers which row, as bits.
private struct CoverMatrix {
  private let words: WorkBuffer<UInt64>
  private let wordsPerColumn: Int

  init(_ core: CoverCore) {
    wordsPerColumn = (core.rowCount + 63) / 64
    words = WorkBuffer(repeating: 0, count: wordsPerColumn * core.columnCount)
    for column in 0..<core.columnCount {
      for position in core.rows(ofColumn: column) {
        let row = Int(core.columnRows[position])
        words[column * wordsPerColumn + row >> 6] |= 1 << UInt64(row & 63)
      }
    }
  }

  @inline(__always)
  func has(_ column: Int, _ row: Int) -> Bool {
    words.base[column &* wordsPerColumn &+ row >> 6] & (1 << UInt64(row & 63)) != 0
  }
}
