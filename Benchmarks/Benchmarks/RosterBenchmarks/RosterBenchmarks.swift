import Benchmark
import Foundation
import LinliGLPK
import LinliLP
import LinliRostering
import LinliScenario

/// The phases of answering the roster question: Qingyang Street's week and Riverside's month.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(20), maxIterations: 5)
  let optimizer = RosterOptimizer(solver: GLPKSolver())
  for name in ["qingyang-street", "riverside-month"] {
    let folder = URL(fileURLWithPath: "../Scenarios/\(name)")
    guard let instance = try? ScenarioFolder(folder).scenario().roster else {
      fatalError("run this in the folder Benchmarks: \(folder.path) is not there")
    }
    let wholeOptions = RosterSolveOptions()
    Benchmark("\(name): check") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try RosterInstance(instance.data)) }
    }
    Benchmark("\(name): all levels") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try optimizer.solve(instance, options: wholeOptions)) }
    }
    var data = instance.data
    data.options.levels = data.options.levels.filter { ["unfilled", "stability", "fairness"].contains($0.name) }
    guard let fillAndLoad = try? RosterInstance(data) else { fatalError("\(name) cannot be asked with fewer levels") }
    Benchmark("\(name): fill and fair load") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(try optimizer.solve(fillAndLoad, options: wholeOptions)) }
    }
    guard let plan = try? optimizer.solve(instance, options: wholeOptions).plan else {
      fatalError("\(name) has no roster")
    }
    Benchmark("\(name): audit") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(RosterAudit(instance, plan)) }
    }
  }
}
