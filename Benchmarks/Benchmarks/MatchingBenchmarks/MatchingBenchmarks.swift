import Benchmark
import Foundation
import LinliGLPK
import LinliLP
import LinliMatching
import LinliReport
import LinliScenario

/// The phases of answering the matching question for Qingyang Street, apart: read, build, solve, audit, explain, render.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(5))
  let folder = URL(fileURLWithPath: "../Scenarios/qingyang-street")
  guard let scenario = try? ScenarioFolder(folder).scenario() else {
    fatalError("run this in the folder Benchmarks: \(folder.path) is not there")
  }
  let solver = GLPKSolver()
  let optimizer = MatchingOptimizer(solver: solver)

  Benchmark("read") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try ScenarioFolder(folder).scenario()) }
  }
  Benchmark("build") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(MatchingFormulation(scenario.matching)) }
  }
  Benchmark("solve") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try optimizer.solve(scenario.matching, options: .init())) }
  }
  guard let answer = try? optimizer.solve(scenario.matching, options: .init()), let plan = answer.plan else {
    fatalError("Qingyang Street has no plan")
  }
  Benchmark("audit") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(MatchingAudit(plan, of: scenario.matching)) }
  }
  Benchmark("review: solve, audit and explain") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try optimizer.review(scenario.matching, options: .init())) }
  }
  guard let review = try? optimizer.review(scenario.matching, options: .init()) else {
    fatalError("Qingyang Street cannot be reviewed")
  }
  let report = MatchingReport(scenario: scenario, review: review, solver: solver.identity)
  Benchmark("render: text and JSON") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(PlannerText(report, in: .zh).text)
      blackHole(MatchingDocument(report).json.text())
    }
  }
}
