import LinliLP

/// What is left of a program when all but some of its variables are fixed: only the free variables, and only rows that
/// they could still break.
struct PartialProgram {
  /// The program over the free variables.
  let model: Model
  /// For each of its variables the one of the whole program.
  private let origins: [Int]
  /// For each variable of the whole program its place here, or -1.
  private let places: [Int]
  private let values: [Double]

  /// - Parameters:
  ///   - whole: the program.
  ///   - values: a value for every variable, in its bounds; those of free ones do not matter.
  ///   - isFree: for each variable, whether it is free.
  ///   - others: rows of another program whose variables are the first of the whole one.
  init(
    _ whole: Model, at values: [Double], free isFree: [Bool], with others: (model: Model, rows: [Range<Int>])? = nil
  ) {
    self.values = values
    var model = Model(whole.name)
    var origins: [Int] = []
    var places = Array(repeating: -1, count: whole.variableCount)
    for (index, definition) in whole.variables.enumerated() where isFree[index] {
      places[index] = origins.count
      origins.append(index)
      model.addVariable(definition.name, definition.kind, definition.bounds)
    }
    func part(_ terms: some Sequence<LinearExpression.Term>, _ constant: Double) -> LinearExpression {
      var expression = LinearExpression(constant)
      for term in terms {
        let place = places[term.variable.index]
        if place >= 0 {
          expression.add(term.coefficient, Variable(index: place))
        } else {
          expression.constant += term.coefficient * values[term.variable.index]
        }
      }
      return expression
    }
    func add(_ row: Constraint, of source: Model) {
      let terms = source.terms(of: row)
      guard terms.contains(where: { places[$0.variable.index] >= 0 }) else { return }
      let (expression, bounds) = (part(terms, 0), source.bounds(of: row))
      let range = model.range(of: expression)
      if range.lower >= bounds.lower, range.upper <= bounds.upper { return }
      model.add(source.name(of: row), expression, bounds)
    }
    for row in whole.constraints { add(row, of: whole) }
    if let others {
      for index in others.rows.joined() { add(Constraint(index: index), of: others.model) }
    }
    let objective = whole.objective
    model.setObjective(Objective(objective.sense, part(objective.expression.terms, objective.expression.constant)))
    self.model = model
    self.origins = origins
    self.places = places
  }

  /// The same with its variables and its rows in another order.
  func shuffled(using generator: inout SplitMix64) -> PartialProgram {
    let order = model.variables.indices.shuffled(using: &generator)
    var places = places
    for (place, old) in order.enumerated() { places[origins[old]] = place }
    func moved(_ terms: some Sequence<LinearExpression.Term>, _ constant: Double) -> LinearExpression {
      var expression = LinearExpression(constant)
      for term in terms { expression.add(term.coefficient, Variable(index: places[origins[term.variable.index]])) }
      return expression
    }
    var shuffled = Model(model.name)
    for old in order {
      let definition = model.variables[old]
      shuffled.addVariable(definition.name, definition.kind, definition.bounds)
    }
    for row in model.constraints.shuffled(using: &generator) {
      shuffled.add(model.name(of: row), moved(model.terms(of: row), 0), model.bounds(of: row))
    }
    let objective = model.objective
    shuffled.setObjective(
      Objective(objective.sense, moved(objective.expression.terms, objective.expression.constant)))
    return PartialProgram(model: shuffled, origins: order.map { origins[$0] }, places: places, values: values)
  }

  private init(model: Model, origins: [Int], places: [Int], values: [Double]) {
    self.model = model
    self.origins = origins
    self.places = places
    self.values = values
  }

  /// A point of the whole program from one of this.
  func lifted(_ point: [Double]) -> [Double] {
    var whole = values
    for (place, origin) in origins.enumerated() { whole[origin] = point[place] }
    return whole
  }

  /// The values of the free variables at a point of the whole program.
  func restricted(_ point: [Double]) -> [Double] { origins.map { point[$0] } }

  /// The free variables of some groups; groups without any are left out.
  func groups(_ groups: [[Variable]]) -> [[Variable]] {
    groups.map { group in group.compactMap { places[$0.index] < 0 ? nil : Variable(index: places[$0.index]) } }
      .filter { !$0.isEmpty }
  }
}
