import Foundation
import LinliReport
import LinliScenario
import LinliSiting

/// A published generalized assignment instance.
struct GeneralizedAssignmentCase: BenchCase {
  let name: String
  private let instance: GeneralizedAssignmentInstance

  init(_ url: URL) throws(ScenarioError) {
    let file = GeneralizedAssignmentFile(url)
    name = file.instanceName
    instance = try file.instance()
  }

  func program() -> BenchProgram { BenchProgram(instance) }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    var search = LocationSearchOptions()
    search.timeLimit = options.timeLimit
    search.cancellation = options.cancellation
    search.seed = options.seed
    search.progress = options.progress
    let answer = GeneralizedAssignmentOptimizer().solve(instance, options: search)
    guard let agents = answer.choice else {
      return BenchSolution(objective: nil, bound: answer.bound, termination: answer.termination, table: nil)
    }
    let audit = GeneralizedAssignmentAudit(agents, of: instance)
    var violations = audit.violations.map { CommandText.violation($0) }
    let counted = Double(audit.objective)
    if let claimed = answer.objective, claimed != counted {
      violations.append(CommandText.otherObjective(claimed, counted: counted))
    }
    return BenchSolution(
      objective: counted, bound: answer.bound, termination: answer.termination,
      table: GeneralizedAssignmentTables.assignment(agents), violations: violations)
  }
}
