import Foundation
import LinliDomain
import LinliGLPK
import LinliRostering
import LinliScenario

/// A published staff-scheduling instance.
struct ShiftSchedulingCase: BenchCase {
  let name: String
  private let problem: ShiftSchedulingProblem

  init(_ url: URL) throws(ScenarioError) {
    let file = ShiftSchedulingFile(url)
    name = file.instanceName
    problem = try file.problem()
  }

  func program() -> BenchProgram { BenchProgram(problem) }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    let answer = try LineOptimizer(solver: GLPKSolver()).solve(problem.lineProblem, options: searchOptions(options))
    let bound = answer.bound.map { Double($0) }
    guard let duties = answer.duties else {
      return BenchSolution(objective: nil, bound: bound, termination: answer.termination, table: nil)
    }
    let assignments = problem.assignments(duties)
    let check = ShiftSchedulingCheck(assignments, of: problem)
    var violations = check.violations.map { violation in
      BilingualText(zh: violation.text(in: .zh, of: problem), en: violation.text(in: .en, of: problem))
    }
    if check.objective != answer.objective {
      violations.append(CommandText.otherObjective(Double(answer.objective ?? 0), counted: Double(check.objective)))
    }
    return BenchSolution(
      objective: Double(check.objective), bound: bound, termination: answer.termination,
      table: ShiftSchedulingTables.roster(assignments, of: problem), violations: violations)
  }

  private func searchOptions(_ options: BenchOptions) -> LineSearchOptions {
    var search = LineSearchOptions()
    search.timeLimit = options.timeLimit
    search.cancellation = options.cancellation
    search.seed = options.seed
    search.progress = options.progress
    search.messages = options.messages
    return search
  }
}
