import LinliLP
import LinliTestSupport
import Testing

@Suite("Ordered objectives")
struct OrderedObjectivesTests {
  let solver = ReferenceSolver()

  /// x, y within 0...4, x + y ≤ 6.
  private var square: Model {
    var model = Model("square")
    let (x, y) = (model.addVariable("x", .continuous, .range(0, 4)), model.addVariable("y", .continuous, .range(0, 4)))
    model.add("sum", 1 * x + 1 * y, .atMost(6))
    return model
  }
  private let x = 1 * Variable(index: 0)
  private let y = 1 * Variable(index: 1)

  @Test("a later stage keeps the value of an earlier one")
  func order() throws {
    let stages = [
      ObjectiveStage("total", Objective(.maximize, x + y)), ObjectiveStage("x", Objective(.minimize, x)),
      ObjectiveStage("y", Objective(.minimize, y)),
    ]
    let result = try solver.solve(square, stages: stages)
    #expect(result.stages.map(\.name) == ["total", "x", "y"])
    #expect(result.stages.map(\.objective) == [6, 2, 4])
    #expect(result.stages.map(\.bestBound) == [6, 2, 4])
    #expect(result.stages.map(\.gap) == [0, 0, 0])
    #expect(result.solution?.values == [2, 4])
    #expect(result.solution?.activities == [6])
    #expect(result.solution?.objective == 4)
    #expect(result.isOptimal)
    #expect(result.statistics.constraintCount == 1)
  }

  @Test("a tolerance is what later stages may give up")
  func tolerance() throws {
    let stages = [
      ObjectiveStage("total", Objective(.maximize, x + y), tolerance: 1),
      ObjectiveStage("x", Objective(.minimize, x), tolerance: 0.5), ObjectiveStage("y", Objective(.minimize, y)),
    ]
    let result = try solver.solve(square, stages: stages)
    #expect(result.stages.map(\.objective) == [6, 1, 3.5])
    #expect(result.solution?.values == [1.5, 3.5])
  }

  @Test("an objective's constant is part of the kept value")
  func constant() throws {
    let stages = [
      ObjectiveStage("shifted", Objective(.minimize, x + -1 * y + LinearExpression(10)), tolerance: 2),
      ObjectiveStage("x", Objective(.maximize, x)),
    ]
    let result = try solver.solve(square, stages: stages)
    #expect(result.stages.map(\.objective) == [6, 2])
  }

  @Test("a stage without an incumbent ends the run and is named")
  func noIncumbent() throws {
    var model = Model()
    let (u, v) = (model.addVariable("u", .continuous, .range(0, 1)), model.addVariable("v"))
    let stages = [
      ObjectiveStage("bounded", Objective(.maximize, 1 * u)), ObjectiveStage("open", Objective(.maximize, 1 * v)),
      ObjectiveStage("never", Objective(.minimize, 1 * v)),
    ]
    let result = try solver.solve(model, stages: stages)
    #expect(result.ending == .noIncumbent(stage: "open", .unbounded))
    #expect(result.stages.map(\.termination) == [.optimal, .unbounded])
    #expect(result.solution?.objective == 1)
    #expect(!result.isOptimal)

    model.add("impossible", 1 * u, .atLeast(2))
    let infeasible = try solver.solve(model, stages: stages)
    #expect(infeasible.ending == .noIncumbent(stage: "bounded", .infeasible))
    #expect(infeasible.solution == nil)
  }

  @Test("a stage that stops at a limit passes its incumbent on")
  func limit() throws {
    let model = knapsack
    let (value, weight) = (model.objective, Objective(.minimize, 1 * Variable(index: 0)))
    var options = SolveOptions()
    options.start = [1, 1, 0, 0]
    options.nodeLimit = 0
    let stages = [ObjectiveStage("value", value), ObjectiveStage("first", weight)]
    let result = try solver.solve(model, stages: stages, options: options)
    #expect(result.stages.map(\.termination) == [.limit(.nodes), .limit(.nodes)])
    #expect(result.stages.map(\.objective) == [7, 1])
    #expect(result.ending == .complete)
    #expect(!result.isOptimal)
  }

  @Test("nothing more is begun once the cancellation is raised")
  func cancelled() throws {
    let cancellation = Cancellation()
    var options = SolveOptions()
    options.start = [1, 1, 0, 0]
    options.cancellation = cancellation
    options.progress = { _ in cancellation.raise() }
    let stages = [ObjectiveStage("value", knapsack.objective), ObjectiveStage("again", knapsack.objective)]
    let result = try solver.solve(knapsack, stages: stages, options: options)
    #expect(result.stages.map(\.termination) == [.limit(.interrupted)])
    #expect(result.ending == .notBegun(stage: "again", .interrupted))
    #expect(result.solution?.objective == 7)
  }

  @Test("the time limit is for all stages together")
  func time() throws {
    let stages = [ObjectiveStage("a", Objective(.maximize, x + y)), ObjectiveStage("b", Objective(.minimize, x))]
    let result = try solver.solve(square, stages: stages, options: SolveOptions(timeLimit: .zero))
    #expect(result.ending == .noIncumbent(stage: "a", .limit(.time)))
    let ample = try solver.solve(square, stages: stages, options: SolveOptions(timeLimit: .seconds(600)))
    #expect(ample.isOptimal)
  }

  @Test("a cutoff is refused")
  func cutoff() {
    var options = SolveOptions()
    options.cutoff = 3
    let stages = [ObjectiveStage("a", Objective(.maximize, x))]
    #expect(throws: SolverError.self) { try solver.solve(square, stages: stages, options: options) }
  }

  @Test("the order of two objectives agrees with trying all points")
  func enumeration() throws {
    var solved = 0
    for seed in UInt64(0)..<150 {
      let model = RandomModels.box(seed: seed)
      var second = LinearExpression()
      for index in model.variables.indices { second.add(Double((index * 7) % 5 - 2), Variable(index: index)) }
      let stages = [
        ObjectiveStage("first", model.objective, tolerance: Double(seed % 3)),
        ObjectiveStage("second", Objective(.maximize, second)),
      ]
      let result = try solver.solve(model, stages: stages)
      guard let best = result.stages[0].objective else {
        #expect(result.ending == .noIncumbent(stage: "first", .infeasible), "seed \(seed)")
        continue
      }
      var kept = model
      kept.add("keep", model.objective.expression, stages[0].keeping(best))
      kept.maximize(second)
      #expect(result.stages[1].objective == bestByEnumeration(kept), "seed \(seed)")
      solved += 1
    }
    #expect(solved > 50)
  }

  private var knapsack: Model {
    var model = Model("knapsack")
    let take = model.addVariables(over: 0..<4, .binary) { "take[\($0)]" }
    model.maximize(3 * take[0] + 4 * take[1] + 4 * take[2] + 10 * take[3])
    model.add("weight", 3 * take[0] + 4 * take[1] + 5 * take[2] + 9 * take[3], .atMost(11))
    return model
  }
}
