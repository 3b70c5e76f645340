/// The bounded simplex method in exact arithmetic, with Bland's rule throughout.
///
/// Numbers 0..<n are the model's variables, n..<n+m the activities of its constraints; both kinds have a value and two
/// bounds. At any time m of them are *basic*, each a linear combination of the n *nonbasic* ones:
///
///     x_basis[r] = Σ_c tableau[r][c] · x_nonbasic[c]         objective = constant + Σ_c cost[c] · x_nonbasic[c]
///
/// Nonbasic numbers always lie within their bounds. At first the activities are basic. Duals and reduced costs need no
/// convention of their own: `cost[c]` is by construction the change of the objective per unit of x_nonbasic[c].
struct ExactSimplex {
  /// How a run ended.
  enum Outcome {
    case optimal, infeasible, unbounded
    case limit(SolveLimit)
  }

  private let variableCount: Int
  private var lower: [Rational?] = []
  private var upper: [Rational?] = []
  private var value: [Rational]
  private var basis: [Int]
  private var nonbasic: [Int]
  private var tableau: [[Rational]]
  private var cost: [Rational]
  private let sense: ObjectiveSense

  /// The starting tableau of a model without issues and crossed members.
  init(_ model: Model) throws(RationalOverflow) {
    let count = model.variableCount
    variableCount = count
    sense = model.objective.sense
    basis = Array(count..<(count + model.constraintCount))
    nonbasic = Array(0..<count)
    value = Array(repeating: .zero, count: count + model.constraintCount)
    tableau = []
    for constraint in model.constraints { tableau.append(try ExactSimplex.row(model.terms(of: constraint), count)) }
    cost = try ExactSimplex.row(model.objective.expression.terms[...], count)
    for definition in model.variables { try append(definition.effectiveBounds) }
    for constraint in model.constraints { try append(model.bounds(of: constraint)) }
    for column in 0..<count { try move(column, to: lower[column] ?? upper[column] ?? .zero) }
  }

  private static func row(
    _ terms: ArraySlice<LinearExpression.Term>, _ count: Int
  ) throws(RationalOverflow) -> [Rational] {
    var row = Array(repeating: Rational.zero, count: count)
    for term in terms { row[term.variable.index] = try Rational(term.coefficient) }
    return row
  }

  private mutating func append(_ bounds: Bounds) throws(RationalOverflow) {
    lower.append(bounds.lower.isFinite ? try Rational(bounds.lower) : nil)
    upper.append(bounds.upper.isFinite ? try Rational(bounds.upper) : nil)
  }
}

// MARK: - Reading

extension ExactSimplex {
  /// The values of the variables.
  var values: [Rational] { Array(value[..<variableCount]) }

  /// The change of the objective per unit of each number's active bound, 0 for basic ones: first the reduced costs of
  /// the variables, then the duals of the constraints.
  var sensitivities: [Rational] {
    var result = Array(repeating: Rational.zero, count: value.count)
    for (column, number) in nonbasic.enumerated() { result[number] = cost[column] }
    return result
  }
}

// MARK: - Changing bounds

extension ExactSimplex {
  /// Narrows the upper bound of a variable.
  mutating func setUpper(_ bound: Rational, of variable: Int) throws(RationalOverflow) {
    upper[variable] = bound
    guard let column = nonbasic.firstIndex(of: variable), value[variable] > bound else { return }
    try move(column, to: bound)
  }

  /// Narrows the lower bound of a variable.
  mutating func setLower(_ bound: Rational, of variable: Int) throws(RationalOverflow) {
    lower[variable] = bound
    guard let column = nonbasic.firstIndex(of: variable), value[variable] < bound else { return }
    try move(column, to: bound)
  }

  /// Forgets the objective: every feasible point is optimal.
  mutating func dropObjective() {
    cost = Array(repeating: .zero, count: variableCount)
  }
}

// MARK: - Running

extension ExactSimplex {
  /// Finds a feasible point, then an optimal one.
  mutating func run(_ watch: inout WorkWatch) throws(RationalOverflow) -> Outcome {
    while let row = mostForwardViolation() {
      if let limit = watch.limitReached() { return .limit(limit) }
      let number = basis[row]
      guard let bound = brokenBound(of: number) else { break }
      let rises = value[number] < bound
      guard let column = repairColumn(for: row, rises: rises) else { return .infeasible }
      let step = try bound.minus(value[number]).divided(by: tableau[row][column])
      try move(column, to: value[nonbasic[column]].plus(step))
      try pivot(row, column)
      watch.iterationCount += 1
    }
    while let column = improvingColumn() {
      if let limit = watch.limitReached() { return .limit(limit) }
      guard try improve(along: column) else { return .unbounded }
      watch.iterationCount += 1
    }
    return .optimal
  }

  /// The row whose basic number is out of bounds, the one with the least number.
  private func mostForwardViolation() -> Int? {
    var chosen: Int?
    for row in basis.indices where brokenBound(of: basis[row]) != nil {
      if let best = chosen, basis[best] < basis[row] { continue }
      chosen = row
    }
    return chosen
  }

  private func brokenBound(of number: Int) -> Rational? {
    if let bound = lower[number], value[number] < bound { return bound }
    if let bound = upper[number], value[number] > bound { return bound }
    return nil
  }

  /// The column, of least number, that can move the basic number of `row` towards its broken bound. If there is none
  /// the row proves that no point is feasible.
  private func repairColumn(for row: Int, rises: Bool) -> Int? {
    firstColumn { column in
      let direction = tableau[row][column].signum * (rises ? 1 : -1)
      return direction != 0 && canMove(nonbasic[column], direction)
    }
  }

  /// The column, of least number, along which the objective gets better.
  private func improvingColumn() -> Int? {
    firstColumn { column in
      let direction = betterDirection(column)
      return direction != 0 && canMove(nonbasic[column], direction)
    }
  }

  private func firstColumn(_ isSuitable: (Int) -> Bool) -> Int? {
    var chosen: Int?
    for column in nonbasic.indices where isSuitable(column) {
      if let best = chosen, nonbasic[best] < nonbasic[column] { continue }
      chosen = column
    }
    return chosen
  }

  private func betterDirection(_ column: Int) -> Int {
    sense == .minimize ? -cost[column].signum : cost[column].signum
  }

  private func canMove(_ number: Int, _ direction: Int) -> Bool {
    if direction > 0 { return upper[number].map { value[number] < $0 } ?? true }
    return lower[number].map { value[number] > $0 } ?? true
  }

  /// Moves along a column as far as the bounds allow and swaps it with the number that blocks, of least index among
  /// equals, unless the column's own bound comes first.
  ///
  /// - Returns: false if nothing blocks.
  private mutating func improve(along column: Int) throws(RationalOverflow) -> Bool {
    let direction = betterDirection(column)
    let number = nonbasic[column]
    var least = try room(of: number, direction)
    var blocking: Int?
    for row in basis.indices where tableau[row][column].signum != 0 {
      let slope = tableau[row][column]
      guard let room = try room(of: basis[row], direction * slope.signum) else { continue }
      let reach = try room.divided(by: slope.signum < 0 ? slope.negated() : slope)
      if let known = least {
        if reach > known { continue }
        if reach == known, blocking.map({ basis[$0] < basis[row] }) ?? true { continue }
      }
      least = reach
      blocking = row
    }
    guard let least else { return false }
    try move(column, to: value[number].plus(direction > 0 ? least : least.negated()))
    if let blocking { try pivot(blocking, column) }
    return true
  }

  /// How far a number may move before it meets a bound; nil for any distance.
  private func room(of number: Int, _ direction: Int) throws(RationalOverflow) -> Rational? {
    if direction > 0 {
      guard let bound = upper[number] else { return nil }
      return try bound.minus(value[number])
    }
    guard let bound = lower[number] else { return nil }
    return try value[number].minus(bound)
  }

  /// Gives a nonbasic number a value; the basic ones follow.
  private mutating func move(_ column: Int, to target: Rational) throws(RationalOverflow) {
    let step = try target.minus(value[nonbasic[column]])
    if step.signum == 0 { return }
    value[nonbasic[column]] = target
    for row in basis.indices where tableau[row][column].signum != 0 {
      value[basis[row]] = try value[basis[row]].plus(tableau[row][column].times(step))
    }
  }

  /// Swaps the basic number of `row` with the nonbasic number of `column`; values stay.
  private mutating func pivot(_ row: Int, _ column: Int) throws(RationalOverflow) {
    let inverse = try Rational.one.divided(by: tableau[row][column])
    var solved = tableau[row]
    for other in solved.indices where other != column {
      solved[other] = try solved[other].times(inverse).negated()
    }
    solved[column] = inverse
    for other in tableau.indices where other != row {
      try ExactSimplex.substitute(solved, at: column, into: &tableau[other])
    }
    try ExactSimplex.substitute(solved, at: column, into: &cost)
    tableau[row] = solved
    (basis[row], nonbasic[column]) = (nonbasic[column], basis[row])
  }

  private static func substitute(
    _ solved: [Rational], at column: Int, into row: inout [Rational]
  ) throws(RationalOverflow) {
    let factor = row[column]
    if factor.signum == 0 { return }
    row[column] = .zero
    for other in row.indices where solved[other].signum != 0 {
      row[other] = try row[other].plus(factor.times(solved[other]))
    }
  }
}
