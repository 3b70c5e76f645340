import LinliGLPK
import LinliLP
import Testing

/// What GLPK would answer wrongly, or end the process for, never reaches it.
@Suite("GLPK and odd input")
struct OddInputTests {
  let solver = GLPKSolver()

  private func issues(_ model: Model) -> [ModelIssue] {
    do {
      _ = try solver.solve(model, options: SolveOptions())
      return []
    } catch SolverError.invalidModel(let issues) {
      return issues
    } catch {
      return []
    }
  }

  @Test("a coefficient that is no finite number is refused by name", arguments: [Double.nan, .infinity, -.infinity])
  func coefficients(value: Double) {
    var model = Model()
    let x = model.addVariable("x")
    model.add("row", value * x, .atMost(1))
    #expect(issues(model).map(\.location) == ["row"])
    var other = Model()
    other.minimize(value * other.addVariable("x"))
    #expect(issues(other).map(\.location) == ["objective"])
  }

  @Test("a bound that is no number is refused by name")
  func bounds() {
    var model = Model()
    let x = model.addVariable("x", .continuous, .range(.nan, 1))
    model.addVariable("y", .integer, .range(0, .nan))
    model.add("row", 1 * x, .equal(.nan))
    #expect(issues(model).map(\.location) == ["x", "y", "row"])
  }

  @Test("a variable of another model is refused")
  func foreignVariable() {
    var model = Model()
    model.addVariable("x")
    model.add("row", 1 * Variable(index: 1), .atMost(1))
    model.minimize(1 * Variable(index: -1))
    let unknown = issues(model).map(\.fault)
    #expect(unknown == [.unknownVariable(index: 1, variableCount: 1), .unknownVariable(index: -1, variableCount: 1)])
  }

  @Test("terms of one variable in one row are merged")
  func duplicates() throws {
    var model = Model()
    let x = model.addVariable("x")
    model.add("row", 1 * x + 1 * x + 1 * x, .atMost(6))
    model.maximize(1 * x + 1 * x)
    #expect(try solver.solve(model, options: SolveOptions()).incumbent?.objective == 4)
  }

  @Test(
    "names of any kind never reach GLPK",
    arguments: [
      String(repeating: "n", count: 300), "a\ttab", "line\nbreak", String(repeating: "邻里", count: 60), "", "x[1,2]",
    ])
  func names(name: String) throws {
    var model = Model(name)
    let x = model.addVariable(name, .integer, .range(0, 3.5))
    model.add(name, 2 * x, .atMost(5))
    model.add(name, 1 * x, .atLeast(1))
    model.maximize(1 * x)
    #expect(try solver.solve(model, options: SolveOptions()).incumbent?.values == [2])
  }

  @Test(
    "equal bounds fix a variable or a row, with whole variables and without",
    arguments: [
      VariableKind.continuous, .integer,
    ])
  func equalBounds(kind: VariableKind) throws {
    var model = Model()
    let x = model.addVariable("x", kind, .equal(3))
    let y = model.addVariable("y", kind)
    model.add("row", 1 * x + 1 * y, .equal(7))
    #expect(try solver.solve(model, options: SolveOptions()).incumbent?.values == [3, 4])
  }

  @Test("crossed bounds make a model infeasible and name the members")
  func crossedBounds() throws {
    var model = Model()
    let x = model.addVariable("x", .continuous, .range(1, 0))
    model.addVariable("y", .integer, .range(0.2, 0.8))
    model.add("row", 1 * x, .range(5, 4))
    let result = try solver.solve(model, options: SolveOptions())
    #expect(result.termination == .infeasible)
    #expect(result.crossedMembers == ["x", "y", "row"])
  }

  @Test("fractional bounds of a whole variable are rounded inward")
  func fractionalBounds() throws {
    for sense in [ObjectiveSense.minimize, .maximize] {
      var model = Model()
      let x = model.addVariable("x", .integer, .range(-2.5, 3.7))
      model.setObjective(Objective(sense, 1 * x))
      #expect(try solver.solve(model, options: SolveOptions()).incumbent?.values == [sense == .minimize ? -2 : 3])
    }
  }

  @Test("models without rows, columns or both are solved")
  func empty() throws {
    #expect(try solver.solve(Model(), options: SolveOptions()).incumbent?.objective == 0)
    var rows = Model()
    rows.add("empty", LinearExpression(), .range(-1, 1))
    #expect(try solver.solve(rows, options: SolveOptions()).termination == .optimal)
    rows.add("wrong", LinearExpression(), .atLeast(1))
    #expect(try solver.solve(rows, options: SolveOptions()).termination == .infeasible)
    var columns = Model()
    columns.addVariable("idle", .integer, .range(1, 5))
    columns.addVariable("alone", .binary)
    #expect(try solver.solve(columns, options: SolveOptions()).termination == .optimal)
  }

  @Test("a row of many thousand terms is passed on whole")
  func longRow() throws {
    var model = Model()
    let x = model.addVariables(over: 0..<20_000, bounds: { _ in .unit }) { "x[\($0)]" }
    model.add("row", sum(x.keys) { 1 * x[$0] }, .atMost(12_345.5))
    model.maximize(sum(x.keys) { 1 * x[$0] })
    #expect(isClose(try solver.solve(model, options: SolveOptions()).incumbent?.objective, 12_345.5))
  }

  @Test("constants and senses of the objective are kept, in whole models too")
  func constants() throws {
    for kind in [VariableKind.continuous, .integer] {
      for sense in [ObjectiveSense.minimize, .maximize] {
        var model = Model()
        let x = model.addVariable("x", kind, .range(1, 4))
        var objective = 0.25 * x
        objective.constant = -100.125
        model.setObjective(Objective(sense, objective))
        let result = try solver.solve(model, options: SolveOptions())
        let expected = (sense == .minimize ? 0.25 : 1) - 100.125
        #expect(result.incumbent?.objective == expected)
        #expect(isClose(result.bestBound, expected))
      }
    }
  }

  @Test("the error of a session's body comes back as it was thrown")
  func ownErrors() {
    struct Own: Error, Equatable { var number: Int }
    #expect(throws: Own(number: 7)) {
      try solver.withSession(Model()) { session in
        _ = try session.solve(options: SolveOptions())
        throw Own(number: 7)
      }
    }
  }
}
