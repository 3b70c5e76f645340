import LinliLP
import LinliTestSupport
import Testing

@Suite("Integral objective")
struct IntegralObjectiveTests {
  private func objective(
    _ coefficients: [Double], constant: Double = 0, sense: ObjectiveSense = .minimize, kind: VariableKind = .integer
  ) -> IntegralObjective? {
    var model = Model()
    var expression = LinearExpression(constant)
    for coefficient in coefficients { expression.add(coefficient, model.addVariable("v", kind)) }
    model.setObjective(Objective(sense, expression))
    return model.integralObjective
  }

  @Test("the step is the greatest common divisor over the least common denominator")
  func step() {
    #expect(objective([6, 9, -15])?.step == 3)
    #expect(objective([0.5, 0.75])?.multiplier == 4)
    #expect(objective([0.5, 0.75])?.step == 0.25)
    #expect(objective([0.1, 0.2, 0.1 + 0.2])?.multiplier == 10)
    #expect(objective([1.0 / 3, 1.0 / 7])?.multiplier == 21)
    #expect(objective([2_000_000_000, 3_000_000_000])?.step == 1e9)
    #expect(objective([0.000001])?.multiplier == 1_000_000)
  }

  @Test("without whole variables or small fractions there is no step")
  func none() {
    let root = 2.0.squareRoot()
    #expect(objective([]) == nil)
    #expect(objective([1, 2], kind: .continuous) == nil)
    #expect(objective([root]) == nil)
    #expect(objective([1 / 999_983.0, 1 / 999_979.0]) == nil)
    #expect(objective([0.0000001]) == nil)
  }

  @Test("a large coefficient is not called whole because its error is relatively small")
  func largeCoefficient() {
    #expect(objective([1_234_567_891.234])?.multiplier == 500)
    #expect(objective([1e300]) == nil)
  }

  @Test("a continuous variable without a coefficient does not matter")
  func idleContinuous() {
    var model = Model()
    let x = model.addVariable("x", .integer)
    model.addVariable("y")
    model.minimize(2 * x)
    #expect(model.integralObjective?.step == 2)
  }

  @Test("a bound is rounded towards the optimum, but not past a value within the noise")
  func rounding() throws {
    let small = try #require(objective([4, 6], constant: 1))
    #expect(small.roundedBound(4.2) == 5)
    #expect(small.roundedBound(5) == 5)
    #expect(small.roundedBound(5.000001) == 5)
    #expect(small.roundedBound(5.001) == 7)
    #expect(small.roundedBound(-2.5) == -1)
    let large = try #require(objective([4, 6], constant: 1, sense: .maximize))
    #expect(large.roundedBound(4.2) == 3)
    #expect(large.roundedBound(2.999999) == 3)
    #expect(large.roundedBound(2.9) == 1)
    #expect(large.roundedBound(.infinity) == .infinity)
    #expect(large.roundedBound(1e15) == 1e15)
  }

  @Test("the optimum of random models is attainable and the rounded relaxation still bounds it")
  func attainable() throws {
    let solver = ReferenceSolver()
    var rounded = 0
    for seed in UInt64(0)..<200 {
      let model = RandomModels.box(seed: seed)
      guard let steps = model.integralObjective else { continue }
      guard let best = try solver.solve(model, options: SolveOptions()).incumbent?.objective else { continue }
      guard let limit = try solver.solve(model.relaxation, options: SolveOptions()).bestBound else { continue }
      #expect(steps.roundedBound(best) == best, "seed \(seed)")
      #expect(!model.objective.sense.prefers(best, to: steps.roundedBound(limit)), "seed \(seed)")
      rounded += 1
    }
    #expect(rounded > 50)
  }
}

@Suite("Tightened whole rows")
struct TightenedWholeRowsTests {
  @Test("a constraint over whole variables is divided and rounded inward")
  func rows() {
    var model = Model()
    let (x, y) = (model.addVariable("x", .integer), model.addVariable("y", .binary))
    let z = model.addVariable("z")
    let even = model.add("even", 2 * x + 4 * y, .range(3, 7))
    let tenths = model.add("tenths", 0.1 * x + 0.3 * y, .atMost(0.3))
    let mixed = model.add("mixed", 2 * x + 1 * z, .atMost(3.5))
    let tightened = model.tightenedWholeRows
    #expect(tightened.bounds(of: even) == .range(2, 3))
    #expect(tightened.terms(of: even).map(\.coefficient) == [1, 2])
    #expect(tightened.bounds(of: tenths) == .atMost(3))
    #expect(tightened.bounds(of: mixed) == .atMost(3.5))
    #expect(tightened.variables == model.variables)
    #expect(tightened.constraints.map { tightened.name(of: $0) } == ["even", "tenths", "mixed"])
  }

  @Test("an equality that no whole values meet gets crossed bounds")
  func crossed() {
    var model = Model()
    let (x, y) = (model.addVariable("x", .integer), model.addVariable("y", .integer))
    model.add("odd", 2 * x + -2 * y, .equal(1))
    #expect(model.tightenedWholeRows.crossedMembers() == ["odd"])
  }

  @Test("the answers of random models stay")
  func answers() throws {
    let solver = ReferenceSolver()
    for seed in UInt64(0)..<300 {
      let model = seed.isMultiple(of: 2) ? RandomModels.box(seed: seed) : RandomModels.mixed(seed: seed)
      let before = try solver.solve(model, options: SolveOptions())
      let after = try solver.solve(model.tightenedWholeRows, options: SolveOptions())
      #expect(before.termination == after.termination, "seed \(seed)")
      #expect(before.incumbent?.objective == after.incumbent?.objective, "seed \(seed)")
    }
  }
}
