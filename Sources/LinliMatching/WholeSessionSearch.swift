import LinliDomain
import LinliLP

struct WholeSessionSearch {
  init(_ formulation: MatchingFormulation, _ solver: any Solver, _ options: MatchingSolveOptions) {}
  func run() throws -> MatchingAnswer { preconditionFailure("not built yet") }
}
