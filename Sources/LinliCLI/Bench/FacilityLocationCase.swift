import Foundation
import LinliScenario
import LinliSiting

/// A published instance of capacitated warehouse location; demand may be split.
struct FacilityLocationCase: BenchCase {
  let name: String
  private let instance: CapacitatedLocationInstance

  /// One case, or one for each capacity where the file leaves it open.
  static func cases(in url: URL, capacities: [Double]) throws(ScenarioError) -> [any BenchCase] {
    try FacilityLocationFile(url).instances(capacities: capacities).map {
      FacilityLocationCase(name: $0.name, instance: $0.instance)
    }
  }

  func program() -> BenchProgram { BenchProgram(instance) }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    CapacitatedLocationRun(instance).solve(options) { CapacitatedLocationTables.shares($0) }
  }
}

/// A published instance of the capacitated p-median.
struct CapacitatedMedianCase: BenchCase {
  let name: String
  private let instance: CapacitatedLocationInstance

  init(_ url: URL) throws(ScenarioError) {
    let file = CapacitatedMedianFile(url)
    name = file.instanceName
    instance = try file.instance()
  }

  func program() -> BenchProgram { BenchProgram(instance) }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    CapacitatedLocationRun(instance).solve(options) { CapacitatedLocationTables.medians($0) }
  }
}

/// Solves an instance of capacitated location and has the plan audited as its table states it.
struct CapacitatedLocationRun {
  private let instance: CapacitatedLocationInstance

  /// By how much the objective of the table may differ from that of the search, relative to 1 and the objective.
  private static let tolerance = 1e-9

  init(_ instance: CapacitatedLocationInstance) {
    self.instance = instance
  }

  func solve(_ options: BenchOptions, table: (CapacitatedLocationPlan) -> String) -> BenchSolution {
    var search = LocationSearchOptions()
    search.timeLimit = options.timeLimit
    search.cancellation = options.cancellation
    search.seed = options.seed
    search.progress = options.progress
    let answer = CapacitatedLocationOptimizer().solve(instance, options: search)
    guard let choice = answer.choice else {
      return BenchSolution(objective: nil, bound: answer.bound, termination: answer.termination, table: nil)
    }
    let plan = CapacitatedLocationTables.rounded(choice)
    let audit = CapacitatedLocationAudit(plan, of: instance)
    var violations = audit.violations.map(\.text)
    let claimed = answer.objective ?? 0
    if abs(audit.objective - claimed) > Self.tolerance * (1 + abs(claimed)) {
      violations.append(CommandText.otherObjective(claimed, counted: audit.objective))
    }
    return BenchSolution(
      objective: audit.objective, bound: answer.bound.map { min($0, audit.objective) },
      termination: answer.termination, table: table(plan), violations: violations)
  }
}
