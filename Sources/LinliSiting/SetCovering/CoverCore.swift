import LinliLP

/// What is left of a set covering problem: rows to be covered by columns, and the columns taken so far.
///
/// Both ways of looking at the matrix are kept as flat lists. Never changed once it is made.
final class CoverCore {
  let rowCount: Int
  let columnCount: Int
  /// The columns of row i are `rowColumns[rowStart[i]..<rowStart[i + 1]]`, rising; likewise the rows of a column.
  let rowStart: WorkBuffer<Int32>
  let rowColumns: WorkBuffer<Int32>
  let columnStart: WorkBuffer<Int32>
  let columnRows: WorkBuffer<Int32>
  /// How many columns each row still needs, 1 or more.
  let need: WorkBuffer<Int32>
  /// By column.
  let cost: WorkBuffer<Double>
  /// The site that each column stands for.
  let siteOfColumn: [Int]
  /// Multipliers of the rows to begin with.
  let multipliers: [Double]
  /// The sites taken so far.
  let taken: [Int]
  /// What they cost.
  let takenCost: Int

  /// - Parameters:
  ///   - columns: The rows of each column, rising.
  init(
    columns: [[Int32]], need: [Int32], cost: [Double], siteOfColumn: [Int], multipliers: [Double], taken: [Int],
    takenCost: Int
  ) {
    rowCount = need.count
    columnCount = columns.count
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var sizes = [Int32](repeating: 0, count: need.count + 1)
    for column in columns {
      rows.append(contentsOf: column)
      starts.append(Int32(rows.count))
      for row in column { sizes[Int(row) + 1] += 1 }
    }
    for row in 0..<need.count { sizes[row + 1] += sizes[row] }
    var next = sizes
    let transposed = WorkBuffer<Int32>(repeating: 0, count: rows.count)
    for (position, column) in columns.enumerated() {
      for row in column {
        transposed[Int(next[Int(row)])] = Int32(position)
        next[Int(row)] += 1
      }
    }
    rowStart = WorkBuffer(sizes)
    rowColumns = transposed
    columnStart = WorkBuffer(starts)
    columnRows = WorkBuffer(rows)
    self.need = WorkBuffer(need)
    self.cost = WorkBuffer(cost)
    self.siteOfColumn = siteOfColumn
    self.multipliers = multipliers
    self.taken = taken
    self.takenCost = takenCost
  }

  /// The whole problem: a row for each demand that requires something.
  convenience init(_ instance: SetCoverInstance) {
    let demands = (0..<instance.demandCount).filter { instance.requirements[$0] > 0 }
    var rowOfDemand = [Int32](repeating: -1, count: instance.demandCount)
    for (row, demand) in demands.enumerated() { rowOfDemand[demand] = Int32(row) }
    var multipliers = [Double](repeating: .infinity, count: demands.count)
    let columns = instance.demandsOfSite.enumerated().map { site, covered in
      let rows = covered.map { rowOfDemand[$0] }.filter { $0 >= 0 }
      let share = Double(instance.costs[site]) / Double(max(1, rows.count))
      for row in rows { multipliers[Int(row)] = min(multipliers[Int(row)], share) }
      return rows
    }
    self.init(
      columns: columns, need: demands.map { Int32(clamping: instance.requirements[$0]) },
      cost: instance.costs.map { Double($0) }, siteOfColumn: Array(0..<instance.siteCount), multipliers: multipliers,
      taken: [], takenCost: 0)
  }

  /// The positions in ``rowColumns`` of a row's columns.
  @inline(__always)
  func columns(ofRow row: Int) -> Range<Int> { Int(rowStart.base[row])..<Int(rowStart.base[row + 1]) }

  /// The positions in ``columnRows`` of a column's rows.
  @inline(__always)
  func rows(ofColumn column: Int) -> Range<Int> { Int(columnStart.base[column])..<Int(columnStart.base[column + 1]) }
}
