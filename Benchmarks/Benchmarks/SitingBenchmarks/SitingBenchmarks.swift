import Benchmark
import Foundation
import LinliGLPK
import LinliLP
import LinliScenario
import LinliSiting

/// The siting question of Qingyang Street, and invented location problems of each family, solved to proof.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(20), maxIterations: 5)
  addQuestion()
  do {
    try addChoices()
    try addCapacities()
    try addCovering()
    try addAssignment()
  } catch {
    fatalError("an invented instance is none: \(error)")
  }
}

/// Ends the run if a search has no proof, so that no time is told of another piece of work.
private func require<Choice>(_ answer: LocationAnswer<Choice>, _ name: String) {
  guard answer.termination == .optimal else { fatalError("\(name) ended \(answer.termination)") }
  blackHole(answer)
}

private func addQuestion() {
  let folder = URL(fileURLWithPath: "../Scenarios/qingyang-street")
  guard let instance = try? ScenarioFolder(folder).scenario().siting else {
    fatalError("run this in the folder Benchmarks: \(folder.path) is not there")
  }
  let optimizer = SitingOptimizer(solver: GLPKSolver())
  Benchmark("qingyang-street: check and distances") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try SitingInstance(instance.data)) }
  }
  Benchmark("qingyang-street: build") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(SitingFormulation(instance)) }
  }
  Benchmark("qingyang-street: all levels") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try optimizer.solve(instance, options: SitingSolveOptions())) }
  }
  guard let plan = try? optimizer.solve(instance, options: SitingSolveOptions()).plan else {
    fatalError("Qingyang Street has no plan")
  }
  Benchmark("qingyang-street: audit") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(SitingAudit(plan, of: instance)) }
  }
}

private func addChoices() throws {
  var random = InventedLocations(seed: 1)
  let median = try random.median(300, openCount: 30)
  Benchmark("p-median, 300 points, p 30") { benchmark in
    for _ in benchmark.scaledIterations {
      require(PMedianOptimizer().solve(median, options: LocationSearchOptions()), benchmark.name)
    }
  }
  Benchmark("p-median, 300 points, p 30: program") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try PMedianFormulation(median).model.mpsFile()) }
  }
  let center = try random.center(200, openCount: 15)
  Benchmark("p-center, 200 points, p 15") { benchmark in
    for _ in benchmark.scaledIterations {
      require(PCenterOptimizer().solve(center, options: LocationSearchOptions()), benchmark.name)
    }
  }
}

private func addCapacities() throws {
  var random = InventedLocations(seed: 2)
  let facilities = try random.facilities(sites: 50, customers: 100)
  let medians = try random.medians(80, openCount: 8)
  for (name, instance) in [
    ("facility location, 50 sites, 100 customers", facilities), ("capacitated p-median, 80 points, p 8", medians),
  ] {
    Benchmark(name) { benchmark in
      for _ in benchmark.scaledIterations {
        require(CapacitatedLocationOptimizer().solve(instance), name)
      }
    }
  }
}

private func addCovering() throws {
  var random = InventedLocations(seed: 3)
  let instance = try random.covering(1000, siteCount: 20, radius: 2000)
  Benchmark("maximal covering, 1,000 points, 20 sites") { benchmark in
    for _ in benchmark.scaledIterations {
      require(MaximalCoverOptimizer().solve(instance, options: LocationSearchOptions()), benchmark.name)
    }
  }
}

private func addAssignment() throws {
  var random = InventedLocations(seed: 4)
  let instance = try random.assignment(agents: 20, jobs: 200)
  Benchmark("generalized assignment, 20 agents, 200 jobs") { benchmark in
    for _ in benchmark.scaledIterations {
      require(GeneralizedAssignmentOptimizer().solve(instance, options: LocationSearchOptions()), benchmark.name)
    }
  }
}
