internal import CGLPK
import LinliLP

/// One problem of GLPK, on the thread that made it; freed once, with the thread's whole GLPK environment.
///
/// Positions count from 0 here and from 1 in GLPK. Every call may find that GLPK gave up: then the problem is gone, and
/// so is every later call on it.
struct GLPKProblem: ~Copyable {
  private let box: OpaquePointer

  /// An empty problem.
  init() throws(SolverError) {
    guard let box = linli_box_open() else {
      throw .aborted(routine: "glp_create_prob", message: "no problem could be made")
    }
    self.box = box
  }

  deinit { linli_box_close(box) }

  /// The version of GLPK, such as `5.0`.
  static var version: String { String(cString: glp_version()) }

  /// Runs a guarded call and turns GLPK's giving up into an error.
  @discardableResult
  borrowing func guarded(_ routine: String, _ call: (OpaquePointer) -> Int32) throws(SolverError) -> GuardedOutcome {
    switch call(box) {
    case Int32(LINLI_DONE): return .done
    case Int32(LINLI_STOPPED): return .stopped
    default: throw .aborted(routine: routine, message: String(cString: linli_box_failure(box)))
    }
  }

  /// Sets what watches over the calls made inside `body`.
  borrowing func watched<Answer>(
    by watch: UnsafePointer<linli_watch>, _ body: () throws(SolverError) -> Answer
  ) throws(SolverError) -> Answer {
    linli_box_watch(box, watch)
    defer { linli_box_watch(box, nil) }
    return try body()
  }
}

/// How a guarded call came back.
enum GuardedOutcome {
  /// It ran to its end.
  case done
  /// The watch ended it; the problem is gone.
  case stopped
}

// MARK: - Building

extension GLPKProblem {
  borrowing func addRows(_ count: Int) throws(SolverError) {
    if count > 0 { try guarded("glp_add_rows") { linli_add_rows($0, Int32(count)) } }
  }

  borrowing func addColumns(_ count: Int) throws(SolverError) {
    if count > 0 { try guarded("glp_add_cols") { linli_add_columns($0, Int32(count)) } }
  }

  borrowing func setRowBounds(_ bounds: [Bounds], from first: Int) throws(SolverError) {
    let (types, lower, upper) = Self.boundArrays(bounds)
    try guarded("glp_set_row_bnds") {
      linli_set_rows($0, Int32(oneBased: first), Int32(bounds.count), types, lower, upper)
    }
  }

  borrowing func setColumnBounds(_ bounds: [Bounds], from first: Int) throws(SolverError) {
    let (types, lower, upper) = Self.boundArrays(bounds)
    try guarded("glp_set_col_bnds") {
      linli_set_columns($0, Int32(oneBased: first), Int32(bounds.count), types, lower, upper)
    }
  }

  borrowing func setKinds(areWhole: [Bool], from first: Int) throws(SolverError) {
    let kinds = areWhole.map { $0 ? GLP_IV : GLP_CV }
    try guarded("glp_set_col_kind") { linli_set_kinds($0, Int32(oneBased: first), Int32(kinds.count), kinds) }
  }

  borrowing func setObjective(_ sense: ObjectiveSense, constant: Double, costs: [Double]) throws(SolverError) {
    let direction = sense == .minimize ? GLP_MIN : GLP_MAX
    try guarded("glp_set_obj_coef") { linli_set_costs($0, direction, constant, Int32(costs.count), costs) }
  }

  borrowing func loadMatrix(
    rows: OneBasedBuffer<Int32>, columns: OneBasedBuffer<Int32>, values: OneBasedBuffer<Double>
  ) throws(SolverError) {
    try guarded("glp_load_matrix") {
      linli_load_matrix($0, Int32(rows.count), rows.elements, columns.elements, values.elements)
    }
  }

  borrowing func setRow(_ row: Int, _ terms: some Sequence<LinearExpression.Term>) throws(SolverError) {
    var columns = OneBasedBuffer<Int32>(padding: 0, capacity: 0)
    var values = OneBasedBuffer<Double>(padding: 0, capacity: 0)
    for term in terms {
      columns.append(Int32(oneBased: term.variable.index))
      values.append(term.coefficient)
    }
    try guarded("glp_set_mat_row") {
      linli_set_row($0, Int32(oneBased: row), Int32(columns.count), columns.elements, values.elements)
    }
  }

  borrowing func setColumn(_ column: Int, _ entries: [Column.Entry]) throws(SolverError) {
    var rows = OneBasedBuffer<Int32>(padding: 0, capacity: entries.count)
    var values = OneBasedBuffer<Double>(padding: 0, capacity: entries.count)
    for entry in entries where entry.coefficient != 0 {
      rows.append(Int32(oneBased: entry.constraint.index))
      values.append(entry.coefficient)
    }
    try guarded("glp_set_mat_col") {
      linli_set_column($0, Int32(oneBased: column), Int32(rows.count), rows.elements, values.elements)
    }
  }

  borrowing func deleteLastRow() throws(SolverError) {
    try guarded("glp_del_rows") { linli_delete_last_row($0) }
  }

  /// GLPK's kind of bounds, chosen here and nowhere else: an infinite side is never passed as a number, and equal sides
  /// are passed as fixed, because GLPK refuses them as double-bounded.
  static func boundType(_ bounds: Bounds) -> Int32 {
    if bounds.lower == bounds.upper { return GLP_FX }
    switch (bounds.lower.isFinite, bounds.upper.isFinite) {
    case (false, false): return GLP_FR
    case (true, false): return GLP_LO
    case (false, true): return GLP_UP
    case (true, true): return GLP_DB
    }
  }

  private static func boundArrays(_ bounds: [Bounds]) -> (types: [Int32], lower: [Double], upper: [Double]) {
    (
      bounds.map(boundType), bounds.map { $0.lower.isFinite ? $0.lower : 0 },
      bounds.map { $0.upper.isFinite ? $0.upper : 0 }
    )
  }
}

// MARK: - Basis and reading

extension GLPKProblem {
  /// A basis: the status of every row and column as GLPK numbers them.
  struct Basis {
    var rows: [Int32]
    var columns: [Int32]
  }

  /// Starts over from the slack basis, or from GLPK's triangular one.
  borrowing func resetBasis(advanced: Bool) throws(SolverError) {
    try guarded("glp_adv_basis") { linli_reset_basis($0, advanced ? 1 : 0) }
  }

  borrowing func basis(rowCount: Int, columnCount: Int) throws(SolverError) -> Basis {
    var basis = Basis(rows: Array(repeating: 0, count: rowCount), columns: Array(repeating: 0, count: columnCount))
    try guarded("glp_get_row_stat") { linli_read_basis($0, &basis.rows, &basis.columns) }
    return basis
  }

  borrowing func setBasis(_ basis: Basis) throws(SolverError) {
    try guarded("glp_set_row_stat") { linli_write_basis($0, basis.rows, basis.columns) }
  }

  borrowing func status() throws(SolverError) -> linli_status {
    var status = linli_status()
    try guarded("glp_get_status") { linli_read_status($0, &status) }
    return status
  }

  /// One value per column, of the last simplex or of the last whole-number search.
  borrowing func values(whole: Bool, count: Int) throws(SolverError) -> [Double] {
    var values = Array(repeating: 0.0, count: count)
    try guarded("glp_get_col_prim") { linli_read_values($0, whole ? 1 : 0, &values) }
    return values
  }

  borrowing func duals(rowCount: Int, columnCount: Int) throws(SolverError) -> DualSolution {
    var rows = Array(repeating: 0.0, count: rowCount)
    var columns = Array(repeating: 0.0, count: columnCount)
    try guarded("glp_get_row_dual") { linli_read_duals($0, &rows, &columns) }
    return DualSolution(duals: rows, reducedCosts: columns)
  }

  /// What every row is multiplied by in the row of the tableau that belongs to a basic column, from 0.
  borrowing func multipliers(ofColumn column: Int, rowCount: Int) throws(SolverError) -> [Double] {
    var multipliers = Array(repeating: 0.0, count: rowCount + 1)
    try guarded("glp_btran") { linli_multipliers($0, Int32(oneBased: column), &multipliers) }
    return Array(multipliers.dropFirst())
  }

  /// Ranging of the active bound (`ofCost` false) or of the cost of a member, rows before columns, from 0.
  borrowing func range(member: Int, ofCost: Bool) throws(SolverError) -> linli_range {
    var range = linli_range()
    try guarded("glp_analyze_bound") {
      ofCost
        ? linli_range_cost($0, Int32(oneBased: member), &range)
        : linli_range_bound($0, Int32(oneBased: member), &range)
    }
    return range
  }
}
