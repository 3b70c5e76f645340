/// Finds binary variables that are 0 in every feasible point, by trying 1: each is set to 1, and what follows for other
/// whole variables is followed row by row until nothing more does or a row cannot hold.
///
/// What it finds is exact; it does not find all. A relaxation knows nothing of such variables and shares them out.
///
/// - Source: Savelsbergh (1994), "Preprocessing and probing techniques for mixed integer programming problems",
///   doi:10.1287/ijoc.6.4.445.
public struct Probing {
  private let model: Model
  private let rows: [[LinearExpression.Term]]
  private let rowBounds: [Bounds]
  /// By variable: the rows it is in.
  private let rowsOfVariable: [[Int]]
  private var bounds: [Bounds]
  /// Bounds that a trial changed, with what they were.
  private var trail: [(variable: Int, bounds: Bounds)] = []

  /// Rows looked at in one trial, at most.
  private static let rowLimit = 400
  /// Times that all variables are tried, as long as it brings something.
  private static let passLimit = 3
  private static let tolerance = 1e-6

  private init(_ model: Model) {
    self.model = model
    rows = model.constraints.map { Array(model.terms(of: $0)) }
    rowBounds = model.constraints.map { model.bounds(of: $0) }
    bounds = model.variables.map { definition in
      let given = definition.effectiveBounds
      guard definition.kind.isIntegral else { return given }
      return .range((given.lower - Self.tolerance).rounded(.up), (given.upper + Self.tolerance).rounded(.down))
    }
    var rowsOfVariable: [[Int]] = Array(repeating: [], count: model.variableCount)
    for (row, terms) in rows.enumerated() {
      for term in terms { rowsOfVariable[term.variable.index].append(row) }
    }
    self.rowsOfVariable = rowsOfVariable
  }

  /// The binary variables of a model that cannot be 1, by index.
  public static func variablesNeverOne(in model: Model) -> [Variable] {
    var probing = Probing(model)
    return probing.run()
  }

  private mutating func run() -> [Variable] {
    let binary = model.variables.indices.filter { model.variables[$0].kind.isIntegral && bounds[$0] == .range(0, 1) }
    var excluded: Set<Int> = []
    for _ in 0..<Self.passLimit {
      let before = excluded.count
      for variable in binary where !excluded.contains(variable) && !canBeOne(variable) {
        bounds[variable] = .equal(0)
        excluded.insert(variable)
      }
      if excluded.count == before { break }
    }
    return excluded.sorted().map { Variable(index: $0) }
  }

  /// Sets a variable to 1 and follows it; all bounds are as before afterwards.
  private mutating func canBeOne(_ variable: Int) -> Bool {
    defer {
      for change in trail.reversed() { bounds[change.variable] = change.bounds }
      trail.removeAll(keepingCapacity: true)
    }
    set(variable, .equal(1))
    var queue = rowsOfVariable[variable]
    var isQueued = Set(queue)
    var next = 0
    while next < queue.count, next < Self.rowLimit {
      let row = queue[next]
      next += 1
      isQueued.remove(row)
      guard let changed = tighten(row) else { return false }
      for other in changed.flatMap({ rowsOfVariable[$0] }) where isQueued.insert(other).inserted {
        queue.append(other)
      }
    }
    return true
  }

  private mutating func set(_ variable: Int, _ new: Bounds) {
    trail.append((variable, bounds[variable]))
    bounds[variable] = new
  }

  /// Tightens the bounds of a row's whole variables: gives those that changed; nil if the row cannot hold.
  private mutating func tighten(_ row: Int) -> [Int]? {
    var least = 0.0
    var most = 0.0
    for term in rows[row] {
      let range = bounds[term.variable.index]
      least += term.coefficient * (term.coefficient > 0 ? range.lower : range.upper)
      most += term.coefficient * (term.coefficient > 0 ? range.upper : range.lower)
    }
    let allowed = rowBounds[row]
    if least > allowed.upper + Self.tolerance || most < allowed.lower - Self.tolerance { return nil }
    var changed: [Int] = []
    for term in rows[row] where model.variables[term.variable.index].kind.isIntegral {
      let variable = term.variable.index
      let (old, coefficient) = (bounds[variable], term.coefficient)
      // What the others leave for this one, above its cheapest and below its dearest value.
      let up = ((allowed.upper - least) / abs(coefficient) + Self.tolerance).rounded(.down)
      let down = ((most - allowed.lower) / abs(coefficient) + Self.tolerance).rounded(.down)
      let (rise, fall) = coefficient > 0 ? (up, down) : (down, up)
      let upper = rise.isFinite ? min(old.upper, old.lower + rise) : old.upper
      let lower = fall.isFinite ? max(old.lower, old.upper - fall) : old.lower
      if lower > upper { return nil }
      guard upper < old.upper || lower > old.lower else { continue }
      // The sums stay those of before, which hold still; the row is looked at again.
      set(variable, .range(lower, upper))
      changed.append(variable)
    }
    return changed
  }
}
