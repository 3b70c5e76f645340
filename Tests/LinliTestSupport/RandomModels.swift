public import LinliLP

/// Seeded tiny models of every kind: bounds and senses of all sorts, feasible, infeasible and unbounded ones.
///
/// All data are small whole numbers, now and then halves, so that exact arithmetic stays small and ties are common.
public enum RandomModels {
  /// A linear program with 1 to 6 variables and 0 to 6 constraints.
  public static func linear(seed: UInt64) -> Model {
    var generator = SplitMix64(seed: seed)
    let kinds: [VariableKind] = [.continuous]
    return model("linear\(seed)", size: 6, kinds: kinds, using: &generator) { anyBounds(using: &$0) }
  }

  /// A mixed program with 1 to 6 variables and 0 to 6 constraints; every whole variable has finite bounds.
  public static func mixed(seed: UInt64) -> Model {
    var generator = SplitMix64(seed: seed)
    let kinds: [VariableKind] = [.continuous, .integer, .integer, .binary]
    var built = model("mixed\(seed)", size: 6, kinds: kinds, using: &generator) { anyBounds(using: &$0) }
    for (index, definition) in built.variables.enumerated() where definition.kind == .integer {
      built.setBounds(boxBounds(using: &generator), of: Variable(index: index))
    }
    return built
  }

  /// A program of whole variables in small boxes, 1 to 4 variables, so that all points can be tried one by one.
  public static func box(seed: UInt64) -> Model {
    var generator = SplitMix64(seed: seed)
    let kinds: [VariableKind] = [.integer, .integer, .binary]
    return model("box\(seed)", size: 4, kinds: kinds, using: &generator) { boxBounds(using: &$0) }
  }

  private static func model(
    _ name: String, size: Int, kinds: [VariableKind], using generator: inout SplitMix64,
    bounds: (inout SplitMix64) -> Bounds
  ) -> Model {
    var model = Model(name)
    for index in 0..<Int.random(in: 1...size, using: &generator) {
      let kind = kinds[Int.random(in: kinds.indices, using: &generator)]
      model.addVariable("v[\(index)]", kind, bounds(&generator))
    }
    for index in 0..<Int.random(in: 0...size, using: &generator) {
      let left = expression(over: model, using: &generator)
      model.add("row[\(index)]", left, rowBounds(using: &generator))
    }
    var objective = expression(over: model, using: &generator)
    objective.constant = Double(Int.random(in: -2...2, using: &generator))
    model.setObjective(Objective(Bool.random(using: &generator) ? .minimize : .maximize, objective))
    return model
  }

  /// Half of the variables, coefficients -5 to 5, some of them halves.
  private static func expression(over model: Model, using generator: inout SplitMix64) -> LinearExpression {
    var total = LinearExpression()
    for index in model.variables.indices where Int.random(in: 0..<3, using: &generator) > 0 {
      let whole = Double(Int.random(in: -5...5, using: &generator))
      let isHalf = Int.random(in: 0..<8, using: &generator) == 0
      total.add(isHalf ? whole / 2 : whole, Variable(index: index))
    }
    return total
  }

  /// The right sides are mostly 0 or more for ≤ and 0 or less for ≥, so that many models have feasible points.
  private static func rowBounds(using generator: inout SplitMix64) -> Bounds {
    let room = Double(Int.random(in: -2...12, using: &generator))
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...3: return .atMost(room)
    case 4...6: return .atLeast(-room / 2)
    case 7: return .equal(room / 2)
    case 8: return .range(-room - 2, room + 2)
    default: return .free
    }
  }

  private static func anyBounds(using generator: inout SplitMix64) -> Bounds {
    let first = Double(Int.random(in: -4...4, using: &generator))
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...3: return .nonNegative
    case 4...5: return .range(0, abs(first) + 2)
    case 6: return .range(first, first + 3)
    case 7: return .free
    case 8: return .atMost(first)
    case 9: return .atLeast(first)
    case 10: return .equal(first)
    default: return .range(first - 0.5, first + 2.5)
    }
  }

  /// At most six whole values; rarely none.
  private static func boxBounds(using generator: inout SplitMix64) -> Bounds {
    let first = Double(Int.random(in: -3...2, using: &generator))
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return .equal(first)
    case 1: return .range(first + 0.5, first + 3.5)
    case 2: return .range(first + 0.25, first + Double(Int.random(in: 0...1, using: &generator)) + 0.75)
    case 3...5: return .range(0, 3)
    default: return .range(first, first + Double(Int.random(in: 0...5, using: &generator)))
    }
  }
}
