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
  /// By variable: the rows it is in, each once, with its coefficient there.
  private let rowsOfVariable: [[(row: Int, coefficient: Double)]]
  private var bounds: [Bounds]
  /// By row: between what it can lie.
  private var ranges: [RowRange]
  /// Bounds that a trial changed, with what they were.
  private var trail: [(variable: Int, bounds: Bounds)] = []
  /// Ranges that a trial changed, with what they were.
  private var rangeTrail: [(row: Int, range: RowRange)] = []

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
    var rowsOfVariable: [[(row: Int, coefficient: Double)]] = Array(repeating: [], count: model.variableCount)
    for (row, terms) in rows.enumerated() {
      for term in terms { rowsOfVariable[term.variable.index].append((row, term.coefficient)) }
    }
    self.rowsOfVariable = rowsOfVariable
    let bounds = bounds
    ranges = rows.map { terms in
      var range = RowRange()
      for term in terms {
        range.add(term.coefficient, bounds[term.variable.index])
        guard model.variables[term.variable.index].kind.isIntegral else { continue }
        let own = bounds[term.variable.index]
        range.widest = max(range.widest, abs(term.coefficient) * (own.upper - own.lower))
      }
      return range
    }
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
        set(variable, .equal(0))
        keepTrial()
        excluded.insert(variable)
      }
      if excluded.count == before { break }
    }
    return excluded.sorted().map { Variable(index: $0) }
  }

  /// Sets a variable to 1 and follows it; all bounds are as before afterwards.
  private mutating func canBeOne(_ variable: Int) -> Bool {
    defer { undoTrial() }
    set(variable, .equal(1))
    var queue = rowsOfVariable[variable].map(\.row)
    var isQueued = Set(queue)
    var next = 0
    while next < queue.count, next < Self.rowLimit {
      let row = queue[next]
      next += 1
      isQueued.remove(row)
      guard let changed = tighten(row) else { return false }
      for variable in changed {
        for (other, _) in rowsOfVariable[variable] where isQueued.insert(other).inserted { queue.append(other) }
      }
    }
    return true
  }

  private mutating func set(_ variable: Int, _ new: Bounds) {
    let old = bounds[variable]
    trail.append((variable, old))
    bounds[variable] = new
    for (row, coefficient) in rowsOfVariable[variable] {
      rangeTrail.append((row, ranges[row]))
      ranges[row].remove(coefficient, old)
      ranges[row].add(coefficient, new)
    }
  }

  private mutating func undoTrial() {
    for change in trail.reversed() { bounds[change.variable] = change.bounds }
    for change in rangeTrail.reversed() { ranges[change.row] = change.range }
    keepTrial()
  }

  private mutating func keepTrial() {
    trail.removeAll(keepingCapacity: true)
    rangeTrail.removeAll(keepingCapacity: true)
  }

  /// Tightens the bounds of a row's whole variables: gives those that changed; nil if the row cannot hold.
  private mutating func tighten(_ row: Int) -> [Int]? {
    let (least, most, widest) = (ranges[row].least, ranges[row].most, ranges[row].widest)
    let allowed = rowBounds[row]
    if least > allowed.upper + Self.tolerance || most < allowed.lower - Self.tolerance { return nil }
    // Where the others leave room for every step, no bound moves; most rows are like that.
    if allowed.upper - least >= widest, most - allowed.lower >= widest { return [] }
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

/// Between what a row can lie, as far as the bounds of its variables tell; kept up to date as these change.
private struct RowRange {
  private var finiteLeast = 0.0
  private var finiteMost = 0.0
  /// Terms without a least value.
  private var openBelow = 0
  /// Terms without a greatest value.
  private var openAbove = 0
  /// The furthest that a whole variable can move the row, all bounds being as at first.
  var widest = 0.0

  var least: Double { openBelow > 0 ? -.infinity : finiteLeast }
  var most: Double { openAbove > 0 ? .infinity : finiteMost }

  mutating func add(_ coefficient: Double, _ bounds: Bounds) { change(coefficient, bounds, by: 1) }

  mutating func remove(_ coefficient: Double, _ bounds: Bounds) { change(coefficient, bounds, by: -1) }

  private mutating func change(_ coefficient: Double, _ bounds: Bounds, by count: Int) {
    let least = coefficient * (coefficient > 0 ? bounds.lower : bounds.upper)
    let most = coefficient * (coefficient > 0 ? bounds.upper : bounds.lower)
    if least.isFinite { finiteLeast += Double(count) * least } else { openBelow += count }
    if most.isFinite { finiteMost += Double(count) * most } else { openAbove += count }
  }
}
