import LinliLP

extension ConformanceTable {
  // MARK: - Whole variables

  static var whole: [ConformanceCase] {
    [
      // Weights 3, 4, 5, 9 and values 3, 4, 4, 10 within 11: the last alone gives 10, the first three do not fit.
      ConformanceCase("knapsack", optimal: 10) { knapsack(&$0) },
      // The relaxation's optimum, 21 at (3, 1.5), rounds to points that are worse or infeasible.
      ConformanceCase("rounding is wrong", optimal: 20) {
        let (x, y) = ($0.addVariable("x", .integer), $0.addVariable("y", .integer))
        $0.maximize(5 * x + 4 * y)
        $0.add("first", 6 * x + 4 * y, .atMost(24))
        $0.add("second", 1 * x + 2 * y, .atMost(6))
      },
      ConformanceCase("one whole, one not", optimal: 7.5) {
        let x = $0.addVariable("x", .integer, .range(0, 10))
        let y = $0.addVariable("y", .continuous, .range(0, 0.5))
        $0.maximize(2 * x + 3 * y)
        $0.add("sum", 1 * x + 1 * y, .atMost(3.75))
      },
      ConformanceCase("set cover", optimal: 2) {
        let x = $0.addVariables(over: 0..<4, .binary) { "open[\($0)]" }
        $0.minimize(sum(0..<4) { 1 * x[$0] })
        for i in 0..<4 { $0.add("cover[\(i)]", 1 * x[i] + 1 * x[(i + 1) % 4], .atLeast(1)) }
      },
      ConformanceCase("whole with negative bounds", optimal: -4) {
        let x = $0.addVariable("x", .integer, .range(-3.5, 2))
        $0.minimize(1 * x + -1 * LinearExpression(1))
      },
      ConformanceCase("fractional bounds of a whole variable", optimal: 4) {
        let x = $0.addVariable("x", .integer, .range(0.4, 3.6))
        let y = $0.addVariable("y", .integer, .range(0.5, 1.5))
        $0.maximize(1 * x + 1 * y)
      },
      ConformanceCase("free whole variables", optimal: -5) {
        let x = $0.addVariable("x", .integer, .free)
        $0.minimize(2 * x + -1 * LinearExpression(1))
        $0.add("floor", 2 * x, .atLeast(-5))
      },
      ConformanceCase("binary with narrowed bounds", optimal: 1) {
        let x = $0.addVariable("x", .binary, .atLeast(1))
        let y = $0.addVariable("y", .binary, .atMost(0.5))
        $0.minimize(1 * x + -1 * y)
      },
      ConformanceCase("binary whose bounds were widened", optimal: 1) {
        let x = $0.addVariable("x", .binary)
        $0.setBounds(.range(-4, 4), of: x)
        $0.maximize(1 * x)
      },
      ConformanceCase("range over whole variables", optimal: 6) {
        let (x, y) = ($0.addVariable("x", .integer), $0.addVariable("y", .integer))
        $0.minimize(3 * x + 2 * y)
        $0.add("band", 2 * x + 2 * y, .range(5, 7))
      },
      ConformanceCase("whole equality", optimal: 3) {
        let (x, y) = ($0.addVariable("x", .integer), $0.addVariable("y", .integer))
        $0.minimize(1 * x + 1 * y)
        $0.add("amount", 3 * x + 5 * y, .equal(11))
      },
      ConformanceCase("fixed charge", optimal: 9) {
        let open = $0.addVariables(over: 0..<2, .binary) { "open[\($0)]" }
        let flow = $0.addVariables(over: 0..<2) { "flow[\($0)]" }
        $0.minimize(5 * open[0] + 3 * open[1] + 1 * flow[0] + 4 * flow[1])
        for i in 0..<2 { $0.add("capacity[\(i)]", 1 * flow[i] + -10 * open[i], .atMost(0)) }
        $0.add("demand", 1 * flow[0] + 1 * flow[1], .equal(4))
      },
      ConformanceCase("whole maximum with constant", optimal: 103) {
        let x = $0.addVariable("x", .integer)
        $0.maximize(1 * x + LinearExpression(100))
        $0.add("limit", 2 * x, .atMost(7))
      },
      ConformanceCase("whole without constraints", optimal: -3) {
        let x = $0.addVariable("x", .integer, .range(-1, 3))
        $0.minimize(-1 * x)
      },
    ]
  }

  /// A knapsack with optimum 10.
  static func knapsack(_ model: inout Model) {
    let weights = [3.0, 4, 5, 9]
    let values = [3.0, 4, 4, 10]
    let take = model.addVariables(over: 0..<4, .binary) { "take[\($0)]" }
    model.maximize(sum(0..<4) { values[$0] * take[$0] })
    model.add("weight", sum(0..<4) { weights[$0] * take[$0] }, .atMost(11))
  }

  // MARK: - Whole variables without an answer

  static var wholeUnsolvable: [ConformanceCase] {
    let unboundedWays: [Termination] = [.unbounded, .infeasibleOrUnbounded]
    let infeasibleWays: [Termination] = [.infeasible, .infeasibleOrUnbounded]
    return [
      ConformanceCase("no whole point", [.infeasible]) {
        let x = $0.addVariable("x", .integer, .range(0, 5))
        let y = $0.addVariable("y", .integer, .range(0, 5))
        $0.minimize(1 * x + 1 * y)
        $0.add("odd", 2 * x + 2 * y, .equal(5))
      },
      ConformanceCase("no whole point in a triangle", [.infeasible]) {
        let x = $0.addVariable("x", .integer, .range(0, 3))
        let y = $0.addVariable("y", .integer, .range(0, 3))
        $0.maximize(1 * x)
        $0.add("low", 3 * x + -3 * y, .atLeast(1))
        $0.add("high", 3 * x + -3 * y, .atMost(2))
      },
      ConformanceCase("infeasible relaxation", [.infeasible]) {
        let x = $0.addVariables(over: 0..<3, .binary) { "x[\($0)]" }
        $0.add("sum", sum(0..<3) { 1 * x[$0] }, .atLeast(4))
      },
      ConformanceCase("crossed after inward rounding", [.infeasible], crossed: ["x"]) {
        let x = $0.addVariable("x", .integer, .range(0.2, 0.8))
        $0.minimize(1 * x)
      },
      ConformanceCase("unbounded whole variable", unboundedWays) {
        let x = $0.addVariable("x", .integer)
        $0.maximize(1 * x)
        $0.add("floor", 1 * x, .atLeast(2.5))
      },
      ConformanceCase("unbounded with an idle whole variable", unboundedWays) {
        let x = $0.addVariable("x", .continuous, .free)
        let y = $0.addVariable("y", .binary)
        $0.minimize(1 * x + 1 * y)
        $0.add("limit", 1 * x + 1 * y, .atMost(4))
      },
      ConformanceCase("unbounded relaxation, no whole point", infeasibleWays) {
        let x = $0.addVariable("x", .integer, .range(0, 4))
        let y = $0.addVariable("y")
        $0.maximize(1 * y)
        $0.add("odd", 2 * x, .equal(3))
      },
    ]
  }

  // MARK: - Cutoffs, starts and limits

  static var limited: [ConformanceCase] {
    [
      ConformanceCase("cutoff that nothing beats", [.cutoff], objective: 10) { knapsack(&$0) }
        .with { $0.cutoff = 10 },
      ConformanceCase("cutoff out of reach", [.cutoff], objective: 10) { knapsack(&$0) }.with { $0.cutoff = 50 },
      ConformanceCase("cutoff that the optimum beats", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.cutoff = 9 },
      ConformanceCase("cutoff of a linear minimum", [.cutoff], objective: 3) { need(&$0) }.with { $0.cutoff = 2.5 },
      ConformanceCase("cutoff beaten by a linear minimum", [.optimal], objective: 3) { need(&$0) }
        .with { $0.cutoff = 3.5 },
      ConformanceCase("optimal start", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.start = [0, 0, 0, 1] },
      ConformanceCase("feasible start", [.optimal], objective: 10) { knapsack(&$0) }.with { $0.start = [1, 1, 0, 0] },
      ConformanceCase("infeasible start", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.start = [1, 1, 1, 1] },
      ConformanceCase("start of the wrong length", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.start = [1] },
      ConformanceCase("start that is not a number", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.start = [.nan, 0, 0, .infinity] },
      ConformanceCase("no node allowed", [.optimal, .limit(.nodes)], objective: 10) { knapsack(&$0) }
        .with { $0.nodeLimit = 0 },
      ConformanceCase("no node allowed, start given", [.optimal, .limit(.nodes)], objective: 10) { knapsack(&$0) }
        .with {
          $0.nodeLimit = 0
          $0.start = [1, 1, 0, 0]
        },
      ConformanceCase("one node allowed", [.optimal, .limit(.nodes)], objective: 10) { knapsack(&$0) }
        .with { $0.nodeLimit = 1 },
      ConformanceCase("no iteration allowed", [.optimal, .limit(.iterations)], objective: 3) { need(&$0) }
        .with { $0.iterationLimit = 0 },
      ConformanceCase("large gap allowed", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.relativeGap = 0.5 },
      ConformanceCase("large absolute gap allowed", [.optimal], objective: 10) { knapsack(&$0) }
        .with { $0.absoluteGap = 4 },
      ConformanceCase("cancelled before it began", [.limit(.interrupted)], objective: 10) { knapsack(&$0) }
        .with {
          let cancellation = Cancellation()
          cancellation.raise()
          $0.cancellation = cancellation
        },
      ConformanceCase("ample limits", [.optimal], objective: 10) { knapsack(&$0) }
        .with {
          $0.nodeLimit = 1000
          $0.iterationLimit = 1000
          $0.timeLimit = .seconds(60)
        },
    ]
  }

  private static func need(_ model: inout Model) {
    let (x, y) = (model.addVariable("x"), model.addVariable("y"))
    model.minimize(1 * x + 2 * y)
    model.add("need", 1 * x + 1 * y, .atLeast(3))
  }
}
