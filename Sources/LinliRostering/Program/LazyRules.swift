import LinliDomain
import LinliLP

/// Rules over days that only limit (most days in a row, free days, weekends, nights in a row). They seldom bind, but take
/// many rows and a variable for each day, so a run begins without them and adds what is broken:
///
///     Σ_j a_j·y_j ≤ u     with  y_j ≥ Σ_{s∈K} x_s  for each clique K of day j,  a_j > 0
///
/// holds for some y if and only if it holds with each y_j replaced by the sum over any of its cliques; at a point the
/// clique with the largest sum is the one that tells.
struct LazyRules: Sendable {
  /// The rows of the program that a run begins without, by person, in order.
  private(set) var ranges: [(person: Int, rows: Range<Int>)] = []
  /// Those among them that are rules.
  private var rules: [Constraint] = []
  /// For variables that stand for "any of these" the rows that keep them from being less, in the order in which the
  /// variables were made.
  private var floors: [(variable: Variable, rows: [Constraint])] = []
  private var floorOfVariable: [Variable: Int] = [:]

  mutating func addRange(_ rows: Range<Int>, of person: Int) { ranges.append((person, rows)) }

  /// The rows of some people.
  func rows(of people: Set<Int>) -> [Range<Int>] { ranges.filter { people.contains($0.person) }.map(\.rows) }

  mutating func addRule(_ row: Constraint) { rules.append(row) }

  mutating func addFloors(_ rows: [Constraint], of variable: Variable) {
    floorOfVariable[variable] = floors.count
    floors.append((variable, rows))
  }

  /// A program without the rows.
  func core(of model: Model) -> Model {
    var core = Model(model.name)
    for definition in model.variables { core.addVariable(definition.name, definition.kind, definition.bounds) }
    var next = ranges.map(\.rows)[...]
    for row in model.constraints {
      while let range = next.first, range.upperBound <= row.index { next.removeFirst() }
      if next.first?.contains(row.index) == true { continue }
      core.add(model.name(of: row), model.expression(of: row), model.bounds(of: row))
    }
    return core
  }

  /// A rule as a row over assignments alone.
  struct Limit {
    var name: String
    var row: LinearExpression
    var most: Double
  }

  /// Rules that a point breaks by more than `tolerance`.
  func broken(by values: [Double], in model: Model, tolerance: Double) -> [Limit] {
    guard !rules.isEmpty else { return [] }
    var least = values
    for floor in floors {
      least[floor.variable.index] = 0
      for row in floor.rows {
        least[floor.variable.index] = max(
          least[floor.variable.index], model.activity(of: row, at: least) + least[floor.variable.index])
      }
    }
    return rules.filter { model.activity(of: $0, at: least) > model.bounds(of: $0).upper + tolerance }.map { row in
      Limit(
        name: model.name(of: row), row: projected(model.expression(of: row), model, least),
        most: model.bounds(of: row).upper)
    }
  }

  private func projected(_ expression: LinearExpression, _ model: Model, _ least: [Double]) -> LinearExpression {
    var result = LinearExpression(expression.constant)
    for term in expression.terms {
      guard let position = floorOfVariable[term.variable], let tightest = tightest(floors[position].rows, model, least)
      else {
        result.add(term.coefficient, term.variable)
        continue
      }
      var floor = model.expression(of: tightest)
      floor.terms.removeAll { $0.variable == term.variable }
      result += term.coefficient * projected(floor, model, least)
    }
    return result
  }

  private func tightest(_ rows: [Constraint], _ model: Model, _ least: [Double]) -> Constraint? {
    rows.max { model.activity(of: $0, at: least) < model.activity(of: $1, at: least) }
  }
}

extension Model {
  /// A constraint's left side.
  func expression(of constraint: Constraint) -> LinearExpression {
    var expression = LinearExpression()
    expression.terms = Array(terms(of: constraint))
    return expression
  }
}
