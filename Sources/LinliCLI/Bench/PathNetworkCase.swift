import Foundation
import LinliLP
import LinliScenario
import LinliSiting

/// A published network, asked for p-medians or p-centers.
struct PathNetworkCase: BenchCase {
  /// What is asked of the network.
  enum Question {
    case median
    case center
  }

  let name: String
  private let problem: PathNetworkProblem
  private let question: Question

  init(_ url: URL, asks question: Question) throws(ScenarioError) {
    let file = PathNetworkFile(url)
    name = file.instanceName
    problem = try file.problem()
    self.question = question
  }

  func program() throws -> BenchProgram {
    let distances = problem.network.distances()
    return switch question {
    case .median: BenchProgram(try median(distances))
    case .center: BenchProgram(try center(distances))
    }
  }

  private func median(_ distances: SiteDistances) throws -> PMedianInstance {
    try PMedianInstance(distances: distances, openCount: problem.openCount)
  }

  private func center(_ distances: SiteDistances) throws -> PCenterInstance {
    try PCenterInstance(distances: distances, openCount: problem.openCount)
  }

  func solve(_ options: BenchOptions) throws -> BenchSolution {
    // Walking the network is a part of the solve.
    let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    let distances = problem.network.distances()
    let answer = try answer(distances, searchOptions(options, until: deadline))
    guard let choice = answer.choice else {
      return BenchSolution(objective: nil, bound: answer.bound, termination: answer.termination, table: nil)
    }
    let rows = choice.siteOfDemand.enumerated().compactMap { demand, site in
      site.map { PathNetworkCheck.Row(demand: demand + 1, site: $0 + 1) }
    }
    let check = PathNetworkCheck(rows, of: problem)
    let counted = (question == .median ? check.total : check.greatest).map { Double($0) }
    var violations = check.violations.map(\.text)
    if let counted, counted != answer.objective {
      violations.append(CommandText.otherObjective(answer.objective ?? 0, counted: counted))
    }
    return BenchSolution(
      objective: counted, bound: answer.bound, termination: answer.termination,
      table: PathNetworkTables.solution(rows), violations: violations)
  }

  private func answer(
    _ distances: SiteDistances, _ options: LocationSearchOptions
  ) throws -> LocationAnswer<SiteAssignment> {
    switch question {
    case .median: PMedianOptimizer().solve(try median(distances), options: options)
    case .center: PCenterOptimizer().solve(try center(distances), options: options)
    }
  }

  private func searchOptions(_ options: BenchOptions, until deadline: SearchDeadline) -> LocationSearchOptions {
    var search = LocationSearchOptions()
    search.timeLimit = deadline.remaining
    search.cancellation = options.cancellation
    search.seed = options.seed
    search.progress = options.progress
    return search
  }
}
