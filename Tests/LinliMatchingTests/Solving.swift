import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport

/// The value of a question's first level, or of the levels given, each with the ones before it kept. Solved program by
/// program, so that whole sessions and yes-or-no rules need no search of ours.
func values(
  of data: MatchingData, _ levels: [MatchingLevel]? = nil, isDemandRequired: Bool = false
) throws -> [Double] {
  let instance = try MatchingInstance(data)
  let formulation = MatchingFormulation(instance, isDemandRequired: isDemandRequired)
  var kept: [KeptLevel] = []
  for level in levels ?? [MatchingLevel(.unmet(priority: nil))] {
    let program = formulation.program(of: level, keeping: kept)
    let solution = try GLPKSolver().solve(program, options: SolveOptions()).requireIncumbent()
    kept.append(KeptLevel(level: level, value: solution.objective))
  }
  return kept.map(\.value)
}

/// The plan of a question, its levels solved program by program, and the values of the levels.
func planByPrograms(_ instance: MatchingInstance) throws -> (plan: MatchingPlan, kept: [KeptLevel]) {
  let formulation = MatchingFormulation(instance)
  var kept: [KeptLevel] = []
  var plan = MatchingPlan()
  for level in instance.levels {
    let program = formulation.program(of: level, keeping: kept)
    let solution = try GLPKSolver().solve(program, options: SolveOptions()).requireIncumbent()
    kept.append(KeptLevel(level: level, value: solution.objective))
    plan = readPlan(formulation, solution)
  }
  return (plan, kept)
}

/// A point of the program, read as a plan: everything above noise.
func readPlan(_ formulation: MatchingFormulation, _ solution: Solution) -> MatchingPlan {
  func amounts<Key>(_ family: VariableFamily<Key>) -> [(Key, Double)] {
    family.keys.map { ($0, solution[family[$0]]) }.filter { $0.1 > 1e-7 }
  }
  return MatchingPlan(
    deliveries: amounts(formulation.serve).map { Delivery(provider: $0.provider, need: $0.need, sessions: $1) },
    hostings: amounts(formulation.host).map { Hosting(room: $0.room, need: $0.need, sessions: $1) },
    payments: amounts(formulation.pay).map {
      Payment(account: $0.account, service: $0.service, kind: $0.kind, yuan: $1)
    },
    startPayments: amounts(formulation.startPay).map {
      StartPayment(account: $0.account, provider: $0.provider, yuan: $1)
    })
}

/// Whether two values of a level are the same but for a solver's last digits.
func isClose(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-6) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}
