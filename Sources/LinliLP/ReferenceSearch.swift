/// Depth-first branch and bound over exact linear programs: the search of ``ReferenceSolver``.
struct ReferenceSearch {
  /// A part of the search space that is still to be looked at.
  private struct Node {
    var simplex: ExactSimplex
    /// The optimal objective of the parent's linear program; nil at the root.
    var bound: Rational?
  }

  /// A feasible point and its objective.
  private struct Incumbent {
    var values: [Rational]
    var objective: Rational
  }

  /// How the search ended.
  enum Ending: Equatable {
    case exhausted, gapReached, unbounded
    case limit(SolveLimit)
  }

  private let model: Model
  private let options: SolveOptions
  private let cutoff: Rational?
  private var open: [Node] = []
  private var incumbent: Incumbent?
  private var hasCutOff = false
  /// Counts the work.
  private(set) var watch: WorkWatch

  /// A search that has not begun. `ignoringObjective` asks for any feasible point.
  init(
    _ model: Model, options: SolveOptions, watch: WorkWatch, ignoringObjective: Bool = false
  ) throws(RationalOverflow) {
    var sought = model
    if ignoringObjective { sought.setObjective(.none) }
    self.model = sought
    self.options = options
    self.watch = watch
    if let cutoff = options.cutoff, !ignoringObjective { self.cutoff = try Rational(cutoff) } else { cutoff = nil }
    open = [Node(simplex: try ExactSimplex(sought), bound: nil)]
    if let start = options.start { try take(start: start) }
  }
}

// MARK: - Reading

extension ReferenceSearch {
  /// The best point found, or nil.
  var solution: Solution? {
    incumbent.map { Solution(values: $0.values.map(\.doubleValue), of: model) }
  }

  /// Whether a part of the space was left out only because of the cutoff.
  var leftOutByCutoff: Bool { hasCutOff }

  /// No feasible point is better than this; nil before the first linear program is solved, or if there is none left.
  var bestBound: Double? { remainingBound?.doubleValue }

  private var remainingBound: Rational? {
    var best = incumbent?.objective
    for node in open {
      guard let bound = node.bound else { return nil }
      guard let known = best else {
        best = bound
        continue
      }
      if isBetter(bound, than: known) { best = bound }
    }
    return best
  }

  private func isBetter(_ left: Rational, than right: Rational) -> Bool {
    model.objective.sense == .minimize ? left < right : left > right
  }
}

// MARK: - Searching

extension ReferenceSearch {
  /// Searches until nothing is left or something stops it.
  ///
  /// - Parameter nodeLimit: nodes that may be looked at.
  mutating func run(nodeLimit: Int) throws(RationalOverflow) -> Ending {
    while let node = open.last {
      if isWithinGap { return .gapReached }
      if let bound = node.bound, !isWanted(bound) {
        open.removeLast()
        continue
      }
      if let limit = watch.limitReached() { return .limit(limit) }
      if watch.nodeCount >= nodeLimit { return .limit(.nodes) }
      watch.nodeCount += 1
      if let ending = try explore(node) { return ending }
      report()
    }
    return .exhausted
  }

  /// Solves the linear program of the last open node and replaces it by its children.
  private mutating func explore(_ node: Node) throws(RationalOverflow) -> Ending? {
    var simplex = node.simplex
    switch try simplex.run(&watch) {
    case .limit(let limit): return .limit(limit)
    case .unbounded: return .unbounded
    case .infeasible: open.removeLast()
    case .optimal:
      open.removeLast()
      let objective = try exactObjective(simplex.values)
      if isWanted(objective) { try branch(simplex, objective) }
    }
    return nil
  }

  /// Takes a point whose whole variables are whole, otherwise splits on the first that is not.
  private mutating func branch(_ simplex: ExactSimplex, _ objective: Rational) throws(RationalOverflow) {
    let values = simplex.values
    let fractional = values.indices.first { model.variables[$0].kind.isIntegral && !values[$0].isWhole }
    guard let variable = fractional else {
      incumbent = Incumbent(values: values, objective: objective)
      return
    }
    let below = values[variable].roundedDown()
    var high = Node(simplex: simplex, bound: objective)
    try high.simplex.setLower(below.plus(.one), of: variable)
    var low = Node(simplex: simplex, bound: objective)
    try low.simplex.setUpper(below, of: variable)
    open.append(high)
    open.append(low)
  }

  /// Whether an objective is better than the incumbent and the cutoff.
  private mutating func isWanted(_ objective: Rational) -> Bool {
    if let incumbent, !isBetter(objective, than: incumbent.objective) { return false }
    if let cutoff, !isBetter(objective, than: cutoff) {
      hasCutOff = true
      return false
    }
    return true
  }

  private var isWithinGap: Bool {
    guard options.absoluteGap > 0 || options.relativeGap > 0 else { return false }
    guard let found = incumbent?.objective.doubleValue, let bound = bestBound else { return false }
    let distance = abs(found - bound)
    return distance <= options.absoluteGap || distance <= options.relativeGap * (abs(found) + 1e-10)
  }

  private func report() {
    guard let progress = options.progress else { return }
    let best = incumbent?.objective.doubleValue
    progress(SolveProgress(incumbent: best, bestBound: bestBound, nodeCount: watch.nodeCount))
  }
}

// MARK: - The starting point

extension ReferenceSearch {
  /// Takes a starting point if it keeps every bound, constraint and whole number exactly.
  private mutating func take(start: [Double]) throws(RationalOverflow) {
    guard start.count == model.variableCount, start.allSatisfy(\.isFinite) else { return }
    var values: [Rational] = []
    for (definition, value) in zip(model.variables, start) {
      let exact = try Rational(definition.kind.isIntegral ? value.rounded() : value)
      guard try isKept(definition.effectiveBounds, by: exact) else { return }
      if definition.kind.isIntegral, abs(value - value.rounded()) > options.tolerances.integrality { return }
      values.append(exact)
    }
    for constraint in model.constraints {
      let activity = try exactSum(model.terms(of: constraint), at: values)
      guard try isKept(model.bounds(of: constraint), by: activity) else { return }
    }
    let objective = try exactObjective(values)
    if isWanted(objective) { incumbent = Incumbent(values: values, objective: objective) }
  }

  private func isKept(_ bounds: Bounds, by value: Rational) throws(RationalOverflow) -> Bool {
    if bounds.lower.isFinite, value < (try Rational(bounds.lower)) { return false }
    if bounds.upper.isFinite, value > (try Rational(bounds.upper)) { return false }
    return true
  }

  private func exactObjective(_ values: [Rational]) throws(RationalOverflow) -> Rational {
    let expression = model.objective.expression
    return try exactSum(expression.terms[...], at: values).plus(try Rational(expression.constant))
  }

  private func exactSum(
    _ terms: ArraySlice<LinearExpression.Term>, at values: [Rational]
  ) throws(RationalOverflow) -> Rational {
    var total = Rational.zero
    for term in terms { total = try total.plus(try Rational(term.coefficient).times(values[term.variable.index])) }
    return total
  }
}
