import LinliLP
import LinliTestSupport
import Testing

@Suite("Elastic relaxation")
struct ElasticRelaxationTests {
  let solver = ReferenceSolver()

  @Test("the cheaper constraint gives way, by as much as is needed")
  func cheaper() throws {
    var model = Model()
    let x = model.addVariable("x")
    model.minimize(7 * x)
    let high = model.add("high", 1 * x, .atLeast(5))
    let low = model.add("low", 1 * x, .atMost(2))
    let dear = ElasticRelaxation(
      model, allowances: [.init(.constraint(high), price: 1), .init(.constraint(low), price: 4)])
    let result = try dear.solve(with: solver)
    #expect(result.result.incumbent?.objective == 3)
    #expect(result.values == [2])
    #expect(result.yields?.map(\.violation.name) == ["high"])
    #expect(result.yields?.map(\.violation.amount) == [3])
    #expect(result.yields?.map(\.cost) == [3])

    let single = ElasticRelaxation(model, allowances: [.init(.constraint(low), price: 4)])
    #expect(try single.solve(with: solver).yields?.map(\.cost) == [12])
  }

  @Test("variable bounds give way too, those of whole and binary variables by whole amounts")
  func variableBounds() throws {
    var model = Model()
    let x = model.addVariable("x", .binary)
    model.add("need", 2 * x, .atLeast(3.5))
    let result = try ElasticRelaxation(model, allowances: [.init(.bounds(of: x))]).solve(with: solver)
    #expect(result.values == [2])
    #expect(result.yields?.map(\.violation.fault) == [.aboveUpper])
    #expect(result.yields?.map(\.violation.bound) == [1])
  }

  @Test("crossed bounds give way on either side")
  func crossed() throws {
    var model = Model()
    let x = model.addVariable("x", .continuous, .range(3, 1))
    let band = model.add("band", 1 * x, .range(6, 5))
    let allowances = [
      ElasticAllowance(.bounds(of: x), price: 1), ElasticAllowance(.constraint(band), price: 10),
    ]
    let result = try ElasticRelaxation(model, allowances: allowances).solve(with: solver)
    // Between 5 and 6 the band costs 10 however it is split; x pays 1 per unit above 1.
    #expect(result.result.incumbent?.objective == 14)
    #expect(result.values == [5])
  }

  @Test("what has no allowance is kept, and an infeasible rest is said to be so")
  func rest() throws {
    var model = Model()
    let x = model.addVariable("x", .continuous, .range(0, 1))
    let need = model.add("need", 1 * x, .atLeast(0.5))
    model.add("hard", 1 * x, .atLeast(2))
    let result = try ElasticRelaxation(model, allowances: [.init(.constraint(need))]).solve(with: solver)
    #expect(result.result.termination == .infeasible)
    #expect(result.yields == nil)
    #expect(result.values == nil)
  }

  @Test("a feasible model gives way nowhere, an infeasible one somewhere, at the total price")
  func random() throws {
    for seed in UInt64(0)..<200 {
      let model = seed.isMultiple(of: 2) ? RandomModels.linear(seed: seed) : RandomModels.mixed(seed: seed)
      let variables = model.variables.indices.map { ElasticMember.bounds(of: Variable(index: $0)) }
      let members = variables.filter { _ in !model.hasIntegralVariables } + model.constraints.map { .constraint($0) }
      let relaxation = ElasticRelaxation(model, allowances: members.map { ElasticAllowance($0, price: 2) })
      let result = try relaxation.solve(with: solver)
      var plain = model
      plain.setObjective(.none)
      let isFeasible = try solver.solve(plain, options: SolveOptions()).incumbent != nil
      guard let yields = result.yields else {
        #expect(!isFeasible && model.hasIntegralVariables, "seed \(seed)")
        continue
      }
      #expect(yields.isEmpty == isFeasible, "seed \(seed)")
      let total = yields.reduce(0) { $0 + $1.cost }
      #expect(abs(total - (result.result.incumbent?.objective ?? -1)) < 1e-9, "seed \(seed)")
    }
  }
}
