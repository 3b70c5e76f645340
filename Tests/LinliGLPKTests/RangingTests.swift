import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

/// Ranges are compared with solves at their two ends, and a little inside and outside.
@Suite("GLPK ranging")
struct RangingTests {
  let solver = GLPKSolver()

  private func solve(_ model: Model) throws -> SolveResult {
    var options = SolveOptions()
    options.wantsRanging = true
    return try solver.solve(model, options: options)
  }

  @Test("the ranges of a small program are those found by hand")
  func byHand() throws {
    // 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: optimum (2, 6).
    var model = Model()
    let (x, y) = (model.addVariable("x"), model.addVariable("y"))
    model.maximize(3 * x + 5 * y)
    model.add("x", 1 * x, .atMost(4))
    model.add("y", 2 * y, .atMost(12))
    model.add("both", 3 * x + 2 * y, .atMost(18))
    let ranging = try #require(try solve(model).ranging)
    #expect(ranging.constraintBounds[0] == nil)
    let second = try #require(ranging.constraintBounds[1])
    #expect(isClose(second.lower, 6) && isClose(second.upper, 18))
    #expect(isClose(second.objectiveAtLower, 27) && isClose(second.objectiveAtUpper, 45))
    #expect(isClose(ranging.coefficients[0].lower, 0) && isClose(ranging.coefficients[0].upper, 7.5))
    #expect(isClose(ranging.coefficients[1].lower, 2) && ranging.coefficients[1].upper == .infinity)
  }

  @Test("cost ranges of random programs hold at both ends")
  func costs() throws {
    var checked = 0
    for seed in UInt64(0)..<150 {
      let model = RandomModels.linear(seed: seed)
      guard let ranging = try solve(model).ranging else { continue }
      #expect(ranging.coefficients.count == model.variableCount)
      for (index, range) in ranging.coefficients.enumerated() {
        let cost = model.objective.expression.terms.first { $0.variable.index == index }?.coefficient ?? 0
        #expect(range.lower <= cost + 1e-9 && cost <= range.upper + 1e-9, "seed \(seed)")
        for (end, stated) in [(range.lower, range.objectiveAtLower), (range.upper, range.objectiveAtUpper)] {
          #expect((stated == nil) == end.isInfinite, "seed \(seed)")
          guard let stated else { continue }
          var changed = model
          var objective = model.objective
          objective.expression.add(end - cost, Variable(index: index))
          changed.setObjective(objective)
          let found = try solver.solve(changed, options: SolveOptions()).incumbent?.objective
          #expect(isClose(found, stated), "seed \(seed), cost of \(index) at \(end)")
          checked += 1
        }
      }
    }
    #expect(checked > 100)
  }

  @Test("bound ranges of random programs hold at both ends")
  func bounds() throws {
    var checked = 0
    for seed in UInt64(0)..<150 {
      let model = RandomModels.linear(seed: seed)
      let result = try solve(model)
      guard let ranging = result.ranging, let solution = result.incumbent else { continue }
      for constraint in model.constraints {
        guard let range = ranging.constraintBounds[constraint.index] else { continue }
        for (end, stated) in [(range.lower, range.objectiveAtLower), (range.upper, range.objectiveAtUpper)] {
          guard let stated else { continue }
          var bounds = model.bounds(of: constraint)
          let isAtLower = abs(solution[constraint] - bounds.lower) < 1e-7
          let isFixed = bounds.isFixed
          if isFixed || isAtLower { bounds.lower = end }
          if isFixed || !isAtLower { bounds.upper = end }
          if bounds.isCrossed { continue }
          var changed = model
          changed.setBounds(bounds, of: constraint)
          let found = try solver.solve(changed, options: SolveOptions()).incumbent?.objective
          #expect(isClose(found, stated), "seed \(seed), \(constraint.index) at \(end)")
          checked += 1
        }
      }
    }
    #expect(checked > 50)
  }

  @Test("a free variable that costs nothing may not cost anything")
  func freeVariable() throws {
    var model = Model()
    model.addVariable("free", .continuous, .free)
    let range = try #require(try solve(model).ranging?.coefficients.first)
    #expect(range.lower == 0 && range.upper == 0)
  }

  @Test("there is no ranging of whole models and of models without an optimum")
  func none() throws {
    var whole = Model()
    whole.addVariable("x", .binary)
    #expect(try solve(whole).ranging == nil)
    var unbounded = Model()
    unbounded.maximize(1 * unbounded.addVariable("x"))
    #expect(try solve(unbounded).ranging == nil)
  }
}
