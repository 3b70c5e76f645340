import LinliLP
import Testing

@Suite("Feasibility report")
struct FeasibilityReportTests {
  private var model: Model {
    var model = Model()
    let (x, y) = (model.addVariable("x", .integer, .range(0, 5)), model.addVariable("y", .continuous, .atMost(2)))
    model.add("sum", 1 * x + 1 * y, .range(1, 6))
    model.add("large", 1000 * x, .atMost(4000))
    return model
  }

  @Test("a feasible point breaks nothing")
  func feasible() {
    #expect(model.feasibilityReport(of: [4, 2]).isFeasible)
    #expect(Model().feasibilityReport(of: []).isFeasible)
  }

  @Test("everything broken is reported, variables first, each with activity, bound and amount")
  func broken() {
    let found = model.feasibilityReport(of: [5.5, 3]).violations
    #expect(found.map(\.name) == ["x", "x", "y", "sum", "large"])
    #expect(found.map(\.fault) == [.aboveUpper, .notWhole, .aboveUpper, .aboveUpper, .aboveUpper])
    #expect(found.map(\.activity) == [5.5, 5.5, 3, 8.5, 5500])
    #expect(found.map(\.bound) == [5, 6, 2, 6, 4000])
    #expect(found.map(\.amount) == [0.5, 0.5, 1, 2.5, 1500])
    #expect(found.last?.member == .constraint(Constraint(index: 1)))
  }

  @Test("lower bounds are reported as such")
  func below() {
    let found = model.feasibilityReport(of: [-1, 0]).violations
    #expect(found.map(\.fault) == [.belowLower, .belowLower])
    #expect(found.map(\.amount) == [1, 2])
  }

  @Test("a bound may be broken by the tolerance times its own size")
  func tolerance() {
    let (within, beyond) = (0.9e-6, 1.1e-6)
    #expect(model.feasibilityReport(of: [4 * (1 + within), 2]).isFeasible)
    #expect(!model.feasibilityReport(of: [4 * (1 + beyond), 2]).isFeasible)
    #expect(model.feasibilityReport(of: [4, 2 * (1 + within)]).isFeasible)
    #expect(!model.feasibilityReport(of: [4, 2 * (1 + beyond)]).isFeasible)
    let loose = Tolerances(feasibility: 0.1, integrality: 0.2)
    #expect(model.feasibilityReport(of: [4.1, 1], tolerances: loose).isFeasible)
  }

  @Test("missing, surplus and senseless values are reported")
  func senseless() {
    let missing = model.feasibilityReport(of: [1]).violations
    #expect(missing.map(\.fault) == [.missing, .notANumber])
    #expect(missing.map(\.name) == ["y", "sum"])
    let senseless = model.feasibilityReport(of: [.nan, -.infinity, 7, .nan]).violations
    #expect(senseless.map(\.fault) == [.notANumber, .notANumber, .surplus, .surplus, .notANumber, .notANumber])
    #expect(senseless.map(\.name) == ["x", "y", "value[2]", "value[3]", "sum", "large"])
    #expect(senseless.map(\.activity) == [nil, nil, 7, nil, nil, nil])
  }

  @Test("crossed bounds are broken by every point")
  func crossed() {
    var model = Model()
    model.addVariable("x", .continuous, .range(2, 1))
    for value in [0, 1, 1.5, 2, 3] { #expect(!model.feasibilityReport(of: [value]).isFeasible) }
  }

  @Test("a binary variable stays between 0 and 1 however its bounds were set")
  func binary() {
    var model = Model()
    let x = model.addVariable("x", .integer, .range(-3, 3))
    model.setKind(.binary, of: x)
    #expect(model.feasibilityReport(of: [2]).violations.map(\.bound) == [1])
    #expect(model[x].effectiveBounds == .unit)
  }
}
