import LinliLP

extension ConformanceTable {
  // MARK: - Empty rows, empty columns, fixed numbers

  static var oddlyShaped: [ConformanceCase] {
    [
      ConformanceCase("empty", optimal: 0, duals: [], reducedCosts: []) { _ in },
      ConformanceCase("empty but for a constant", optimal: -2.5) { $0.maximize(LinearExpression(-2.5)) },
      ConformanceCase("constraints without variables", optimal: 7, duals: [0, 0]) {
        $0.minimize(LinearExpression(7))
        $0.add("below", LinearExpression(), .atMost(0))
        $0.add("around", LinearExpression(), .range(-1, 1))
      },
      ConformanceCase("variables without constraints", optimal: -6, reducedCosts: [1, -2, 0]) {
        let x = $0.addVariable("x", .continuous, .range(-2, 8))
        let y = $0.addVariable("y", .continuous, .atMost(2))
        $0.addVariable("idle", .continuous, .free)
        $0.minimize(1 * x + -2 * y)
      },
      ConformanceCase("empty row among others", optimal: 2, duals: [0, 1, 0]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("empty", LinearExpression(), .atLeast(-1))
        $0.add("need", 1 * x, .atLeast(2))
        $0.add("cancelled", 1 * x + -1 * x, .equal(0))
      },
      ConformanceCase("open row", optimal: 0, duals: [0], reducedCosts: [1]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("open", 1 * x, .free)
      },
      ConformanceCase("no objective", optimal: 0) {
        let x = $0.addVariable("x")
        $0.add("need", 1 * x, .range(2, 3))
      },
      ConformanceCase("equal bounds of a variable", optimal: 8, duals: [1], reducedCosts: [1, 0]) {
        let x = $0.addVariable("x", .continuous, .equal(3))
        let y = $0.addVariable("y")
        $0.minimize(2 * x + 1 * y)
        $0.add("total", 1 * x + 1 * y, .atLeast(5))
      },
      ConformanceCase("all fixed", optimal: 5) {
        let x = $0.addVariable("x", .continuous, .equal(2))
        let y = $0.addVariable("y", .integer, .equal(3))
        $0.maximize(1 * x + 1 * y)
        $0.add("total", 1 * x + 1 * y, .equal(5))
      },
      ConformanceCase("tiny and large coefficients", optimal: 0.002, duals: [0.000002], reducedCosts: [0]) {
        let x = $0.addVariable("x")
        $0.minimize(0.001 * x)
        $0.add("need", 500 * x, .atLeast(1000))
      },
    ]
  }

  // MARK: - Without an answer

  static var unsolvable: [ConformanceCase] {
    [
      ConformanceCase("infeasible", [.infeasible]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("high", 1 * x, .atLeast(3))
        $0.add("low", 1 * x, .atMost(2))
      },
      ConformanceCase("infeasible only together", [.infeasible]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * x)
        $0.add("first", 1 * x + 2 * y, .atLeast(6))
        $0.add("second", 2 * x + 1 * y, .atLeast(6))
        $0.add("sum", 1 * x + 1 * y, .atMost(3))
      },
      ConformanceCase("infeasible by variable bounds", [.infeasible]) {
        let x = $0.addVariable("x", .continuous, .range(0, 1))
        $0.add("need", 1 * x, .atLeast(2))
      },
      ConformanceCase("infeasible row without variables", [.infeasible]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("nothing", LinearExpression(), .atLeast(1))
      },
      ConformanceCase("infeasible without any variable", [.infeasible]) {
        $0.add("nothing", LinearExpression(), .equal(2))
      },
      ConformanceCase("unbounded", [.unbounded]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * x + 1 * y)
        $0.add("difference", 1 * x + -1 * y, .atMost(1))
      },
      ConformanceCase("unbounded without constraints", [.unbounded]) {
        let x = $0.addVariable("x")
        $0.maximize(1 * x)
      },
      ConformanceCase("unbounded along a free variable", [.unbounded]) {
        let x = $0.addVariable("x", .continuous, .free)
        $0.minimize(1 * x)
        $0.add("limit", 1 * x, .atMost(4))
      },
      // The ray has to be told from a model with no point at all.
      ConformanceCase("infeasible with a ray", [.infeasible]) {
        let (x, y) = ($0.addVariable("x"), $0.addVariable("y"))
        $0.maximize(1 * y)
        $0.add("low", 1 * x, .atMost(1))
        $0.add("high", 1 * x + 0 * y, .atLeast(2))
      },
      ConformanceCase("crossed bounds of a variable", [.infeasible], crossed: ["x"]) {
        let x = $0.addVariable("x", .continuous, .range(2, 1))
        $0.minimize(1 * x)
      },
      ConformanceCase("crossed bounds of a constraint", [.infeasible], crossed: ["band"]) {
        let x = $0.addVariable("x")
        $0.minimize(1 * x)
        $0.add("band", 1 * x, .range(5, 4))
      },
      ConformanceCase("crossed bounds in two places", [.infeasible], crossed: ["y", "band"]) {
        let x = $0.addVariable("x")
        $0.addVariable("y", .binary, .atLeast(2))
        $0.add("band", 1 * x, .range(5, 4))
      },
    ]
  }
}
