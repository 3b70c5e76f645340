extension SearchRun {
  /// Searches the next neighbourhood, kinds in turn. Without an incumbent only roundings of the relaxation can be tried.
  mutating func neighbourhood(_ number: Int) throws(SolverError) {
    let kind = incumbent == nil ? 1 : number % sizes.count
    if kind < 2 { try drawRelaxationPoint() }
    var part = search.forms[number / sizes.count % search.forms.count]
    restrict(&part, kind)
    var options = budget.remaining.withoutGoals
    options.nodeLimit = search.effort.neighbourhoodNodeLimit
    options.iterationLimit = search.effort.neighbourhoodIterationLimit
    options.cutoff = incumbent?.objective
    let result = try solver.solve(part, options: options)
    statistics.addEffort(of: result.statistics)
    if try take(result.incumbent) { return }
    switch result.termination {
    case .limit: sizes[kind] = max(0.12, sizes[kind] * 0.9)
    default: sizes[kind] = min(0.95, sizes[kind] * 1.1)
    }
  }

  /// A point of the relaxation that is best for a random objective, among those whose true objective lies between the
  /// bound and a random place on the way to the incumbent.
  private mutating func drawRelaxationPoint() throws(SolverError) {
    guard let bound else { return }
    var relaxed = model.relaxation
    let reach = incumbent.map { abs($0.objective - bound) * unit() } ?? 0.05 * max(1, abs(bound))
    let slack = 1e-7 * max(1, abs(bound))
    let limit = bound + sense.sign * (reach + slack)
    relaxed.add("level", model.objective.expression, sense == .minimize ? .atMost(limit) : .atLeast(limit))
    var objective = LinearExpression()
    for index in model.variables.indices { objective.add(unit() - 0.5, Variable(index: index)) }
    relaxed.minimize(objective)
    let result = try solver.solve(relaxed, options: budget.remaining.withoutGoals)
    statistics.addEffort(of: result.statistics)
    if let values = result.incumbent?.values { relaxationPoint = values }
  }

  private mutating func restrict(_ part: inout Model, _ kind: Int) {
    switch kind {
    case 0: restrictToAgreement(&part)
    case 1: restrictToRounding(&part)
    case 2: restrictToNearby(&part)
    default: restrictToGroups(&part, search.groups[kind - 3], size: sizes[kind])
    }
  }

  private mutating func restrictToAgreement(_ part: inout Model) {
    guard let incumbent else { return }
    for index in wholeIndices where abs(relaxationPoint[index] - incumbent.values[index]) < 1e-6 {
      if unit() > sizes[0] - 0.4 { part.narrow(index, to: .equal(incumbent.values[index])) }
    }
  }

  private mutating func restrictToRounding(_ part: inout Model) {
    for index in wholeIndices {
      let value = relaxationPoint[index]
      var range = Bounds.range((value + 1e-6).rounded(.down), (value - 1e-6).rounded(.up))
      if range.lower > range.upper { range = .equal(value.rounded()) }
      if range.lower != range.upper || unit() < sizes[1] - 0.4 {
        range = .range(range.lower - 1, range.upper + 1)
      }
      part.narrow(index, to: range)
    }
  }

  private mutating func restrictToNearby(_ part: inout Model) {
    guard let incumbent else { return }
    let width = (1 + 4 * sizes[2] * unit()).rounded(.down)
    for index in wholeIndices {
      let value = incumbent.values[index]
      part.narrow(index, to: unit() > sizes[2] ? .equal(value) : .range(value - width, value + width))
    }
  }

  private mutating func restrictToGroups(_ part: inout Model, _ groups: [[Variable]], size: Double) {
    guard let incumbent, !groups.isEmpty else { return }
    let wanted = size * (0.7 + 0.6 * unit()) * Double(groups.count)
    let freeCount = max(1, min(groups.count - 1, Int(wanted + unit())))
    var order = Array(groups.indices)
    for position in 0..<freeCount { order.swapAt(position, Int.random(in: position..<order.count, using: &generator)) }
    var isFree = Array(repeating: false, count: model.variableCount)
    for group in order.prefix(freeCount) {
      for variable in groups[group] { isFree[variable.index] = true }
    }
    for index in wholeIndices where !isFree[index] { part.narrow(index, to: .equal(incumbent.values[index])) }
  }

  private var wholeIndices: [Int] {
    model.variables.indices.filter { model.variables[$0].kind.isIntegral }
  }

  /// A random number from 0 up to 1.
  private mutating func unit() -> Double { Double.random(in: 0..<1, using: &generator) }
}

extension Model {
  /// Narrows the bounds of a variable to a range, as far as they allow it.
  fileprivate mutating func narrow(_ index: Int, to range: Bounds) {
    let bounds = variables[index].bounds
    let narrowed = Bounds(lower: max(bounds.lower, range.lower), upper: min(bounds.upper, range.upper))
    setBounds(narrowed, of: Variable(index: index))
  }
}
