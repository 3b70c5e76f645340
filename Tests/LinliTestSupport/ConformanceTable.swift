import LinliLP

/// The small models that every solver has to get right. A fault found in one solver first becomes a row here.
public enum ConformanceTable {
  /// All cases.
  public static var cases: [ConformanceCase] {
    linear + degenerate + oddlyShaped + unsolvable + whole + wholeUnsolvable + limited
  }

  // MARK: - Linear programs with unique answers

  static var linear: [ConformanceCase] {
    [
      // Both constraints bind at (2, 6): 3x + 5y = 36; y_2 = 3/2 from 2y ≤ 12, y_3 = 1 from 3x + 2y ≤ 18.
      ConformanceCase("maximum with two binding limits", optimal: 36, duals: [0, 1.5, 1], reducedCosts: [0, 0]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(3 * x + 5 * y)
        $0.add("first", 1 * x, .atMost(4))
        $0.add("second", 2 * y, .atMost(12))
        $0.add("both", 3 * x + 2 * y, .atMost(18))
      },
      // (3, 1): 2x + 3y = 9. Duals from y1 + y2 = 2, y1 + 2·y2 = 3.
      ConformanceCase("minimum with two binding needs", optimal: 9, duals: [1, 1], reducedCosts: [0, 0]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.minimize(2 * x + 3 * y)
        $0.add("amount", 1 * x + 1 * y, .atLeast(4))
        $0.add("weight", 1 * x + 2 * y, .atLeast(5))
      },
      ConformanceCase("equality", optimal: 11, duals: [1], reducedCosts: [0, 1]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y", .continuous, .atLeast(1)))
        $0.minimize(1 * x + 2 * y)
        $0.add("total", 1 * x + 1 * y, .equal(10))
      },
      ConformanceCase("reduced costs at variable bounds", optimal: -7, duals: [], reducedCosts: [2, -3]) {
        let x = $0.addVariable("x", .continuous, .range(1, 5))
        let y = $0.addVariable("y", .continuous, .range(0, 3))
        $0.minimize(2 * x + -3 * y)
      },
      ConformanceCase("reduced costs of a maximum", optimal: 8, duals: [], reducedCosts: [2, -3]) {
        let x = $0.addVariable("x", .continuous, .range(1, 5))
        let y = $0.addVariable("y", .continuous, .range(0.5, 3))
        var objective = 2 * x + -3 * y
        objective.constant = -0.5
        $0.maximize(objective)
      },
      ConformanceCase("range at its upper end", optimal: 6, duals: [1], reducedCosts: [0, -1]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * x)
        $0.add("range", 1 * x + 1 * y, .range(2, 6))
      },
      ConformanceCase("range at its lower end", optimal: 2, duals: [1], reducedCosts: [0, 1]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.minimize(1 * x + 2 * y)
        $0.add("range", 1 * x + 1 * y, .range(2, 6))
      },
      ConformanceCase("free variables", optimal: -4, duals: [-0.5, -0.5], reducedCosts: [0, 0]) {
        let x = $0.addVariable("x", .continuous, .free)
        let y = $0.addVariable("y", .continuous, .free)
        $0.maximize(-1 * x)
        $0.add("sum", 1 * x + 1 * y, .atLeast(3))
        $0.add("difference", 1 * x + -1 * y, .atLeast(5))
      },
      ConformanceCase("variable open below", optimal: -2, duals: [0], reducedCosts: [-1]) {
        let x = $0.addVariable("x", .continuous, .atMost(2))
        $0.minimize(-1 * x)
        $0.add("floor", 1 * x, .atLeast(-5))
      },
      ConformanceCase("constant in objective and constraint", optimal: 107, duals: [1], reducedCosts: [0]) {
        let x = $0.addVariable("x")
        var objective = 1 * x
        objective.constant = 100
        $0.minimize(objective)
        var left = 1 * x
        left.constant = -3
        $0.add("shifted", left, .atLeast(4))
      },
      ConformanceCase("maximum with constant", optimal: -6, duals: [2], reducedCosts: [0]) {
        let x = $0.addVariable("x")
        var objective = 2 * x
        objective.constant = -10
        $0.maximize(objective)
        $0.add("limit", 1 * x, .atMost(2))
      },
      ConformanceCase("repeated and cancelled terms", optimal: 5, duals: [0.5], reducedCosts: [0, 0.5]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.minimize(1 * x + 1 * y)
        $0.add("merged", 1 * x + 1 * x + 3 * y + -2 * y, .atLeast(10))
      },
      ConformanceCase("negative right side", optimal: 3, duals: [-1], reducedCosts: [0]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("turned", -1 * x, .atMost(-3))
      },
    ]
  }

  // MARK: - Degenerate ones and ties

  static var degenerate: [ConformanceCase] {
    [
      ConformanceCase("degenerate corner", optimal: 2) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * x + 1 * y)
        $0.add("x", 1 * x, .atMost(1))
        $0.add("y", 1 * y, .atMost(1))
        $0.add("sum", 1 * x + 1 * y, .atMost(2))
        $0.add("sum again", 2 * x + 2 * y, .atMost(4))
      },
      // Steepest descent with ties broken by position returns to its first basis here: Beale (1955), "Cycling in the
      // dual simplex algorithm", doi:10.1002/nav.3800020406.
      ConformanceCase("cycling", optimal: -1.25) {
        let x = $0.addVariables(over: 1...4) { "x[\($0)]" }
        $0.minimize(-0.75 * x[1] + 20 * x[2] + -0.5 * x[3] + 6 * x[4])
        $0.add("first", 0.25 * x[1] + -8 * x[2] + -1 * x[3] + 9 * x[4], .atMost(0))
        $0.add("second", 0.5 * x[1] + -12 * x[2] + -0.5 * x[3] + 3 * x[4], .atMost(0))
        $0.add("third", 1 * x[3], .atMost(1))
      },
      ConformanceCase("many optimal points", optimal: 4, duals: [1], reducedCosts: [0, 0]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * x + 1 * y)
        $0.add("sum", 1 * x + 1 * y, .atMost(4))
      },
      ConformanceCase("same constraint twice", optimal: 3) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("once", 1 * x, .atLeast(3))
        $0.add("twice", 1 * x, .atLeast(3))
      },
      ConformanceCase("dependent equalities", optimal: 2) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.minimize(1 * x + 2 * y)
        $0.add("sum", 1 * x + 1 * y, .equal(2))
        $0.add("double", 2 * x + 2 * y, .equal(4))
      },
      // Proven by the row duals 0, 1, -4 and the column duals 2, 0, 5.
      ConformanceCase("balanced transport", optimal: 21) {
        let supply = [3.0, 4, 2]
        let demand = [5.0, 1, 3]
        let cost = [[2.0, 4, 5], [3, 1, 6], [4, 2, 1]]
        let pairs = (0..<9).map { $0 }
        let flow = $0.addVariables(over: pairs) { "flow[\($0 / 3),\($0 % 3)]" }
        $0.minimize(sum(pairs) { cost[$0 / 3][$0 % 3] * flow[$0] })
        for i in 0..<3 { $0.add("supply[\(i)]", sum(0..<3) { 1 * flow[3 * i + $0] }, .equal(supply[i])) }
        for j in 0..<3 { $0.add("demand[\(j)]", sum(0..<3) { 1 * flow[3 * $0 + j] }, .equal(demand[j])) }
      },
    ]
  }
}
