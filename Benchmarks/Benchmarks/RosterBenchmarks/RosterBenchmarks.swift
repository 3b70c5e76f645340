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
    addChanges(to: plan, of: instance, name)
  }
}

/// What a coordinator does with a roster: repairs after cancellations, suggestions.
private func addChanges(to plan: RosterPlan, of instance: RosterInstance, _ name: String) {
  guard let one = plan.assignments.first, let shift = instance.shift(one.shift) else { fatalError("\(name) is empty") }
  let repairer = RosterRepairer(solver: GLPKSolver())
  let options = RosterSolveOptions()
  Benchmark("\(name): replan after one cancellation") { benchmark in
    for _ in benchmark.scaledIterations {
      let changes = [RosterChange.cancellation(one.volunteer, shift.date)]
      blackHole(try repairer.repair(plan, of: instance, after: changes, options: options))
    }
  }
  Benchmark("\(name): fifty cancellations one after another, each audited") { benchmark in
    for _ in benchmark.scaledIterations { try cancelFifty(plan, of: instance, repairer) }
  }
  Benchmark("\(name): suggest") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(RosterSuggester(instance, plan).suggestions(for: shift.id)) }
  }
}

/// Cancels fifty seeded assignments, repairs after each, and ends the run if a roster is not legal.
private func cancelFifty(_ first: RosterPlan, of asked: RosterInstance, _ repairer: RosterRepairer) throws {
  var (plan, instance) = (first, asked)
  var generator = SplitMix64(seed: 50)
  for step in 0..<50 where !plan.assignments.isEmpty {
    let one = plan.assignments[Int.random(in: 0..<plan.assignments.count, using: &generator)]
    guard let date = instance.shift(one.shift)?.date else { fatalError("\(one) is not in the question") }
    let repair = try repairer.repair(
      plan, of: instance, after: [.cancellation(one.volunteer, date)], options: RosterSolveOptions())
    guard let repaired = repair.answer.plan, RosterAudit(repair.instance, repaired).isSound else {
      fatalError("cancellation \(step) of \(one) left no legal roster")
    }
    (plan, instance) = (repaired, repair.instance)
  }
}
