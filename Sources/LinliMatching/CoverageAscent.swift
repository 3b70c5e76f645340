import LinliDomain
import LinliLP

/// Full lexicographic max–min of the communities' coverages (均等化), once the lowest is as large as possible.
///
/// Each round raises the lowest coverage of the communities that are still free, then asks who of them could rise above
/// it: with cov_c ≥ z + t_c and 0 ≤ t_c ≤ 0.05, the sum of t over those not yet seen to rise is made as large as
/// possible, until nobody new rises. Who is left is at its limit and is fixed there. Exact, without duals, and safe
/// under degeneracy.
///
/// - Source: S002-3.4a (equal services); Ogryczak & Śliwiński (2006), "On direct methods for lexicographic min-max
///   optimization", doi:10.1007/11751595_85.
struct CoverageAscent {
  let formulation: MatchingFormulation
  let session: any SolverSession
  /// The limits for the next program: all programs together have the time of one level.
  let options: () -> SolveOptions
  /// The plan of the last program solved.
  private(set) var lastPlan: MatchingPlan?
  /// The effort of all programs.
  private(set) var effort = SolveStatistics()

  /// How far a community is asked to rise above the level.
  private static let greatestRise = 0.05
  /// A rise counts above this.
  private static let leastRise = 1e-6

  init(formulation: MatchingFormulation, session: any SolverSession, options: @escaping () -> SolveOptions) {
    self.formulation = formulation
    self.session = session
    self.options = options
  }

  /// The final coverage of every community that asks for anything. The session is left as it was found.
  ///
  /// - Throws: ``SolverError``; ``SolverError/noIncumbent(_:)`` if a limit stops one of the programs.
  mutating func run(from solution: Solution) throws -> [CommunityID: Double] {
    var free = formulation.askingCommunities
    var fixed: [CommunityID: Double] = [:]
    var level = solution[formulation.lowestCoverage]
    let rise = addRises(for: free)
    while !free.isEmpty {
      let stuck = try whoCannotRise(among: free, above: level, rise)
      for community in stuck { fix(community, at: level, rise, into: &fixed) }
      free.removeAll { fixed[$0] != nil }
      guard !free.isEmpty else { break }
      level = try raise(to: level)
    }
    for community in formulation.askingCommunities { rest(community, rise[community]) }
    return fixed
  }

  /// The pieces that ask whether a community can rise: t_c, and Σ a·x − D_c·t_c ≥ D_c·level.
  private struct Rise {
    var amount: Variable
    var constraint: Constraint
    var asked: Double
  }

  private func addRises(for communities: [CommunityID]) -> [CommunityID: Rise] {
    var rises: [CommunityID: Rise] = [:]
    for community in communities {
      let asked = formulation.demand(of: community)
      let constraint = session.add("rise[\(community)]", formulation.delivered(to: community), .free)
      let column = Column("rise[\(community)]", .continuous, .equal(0), cost: 0, entries: [.init(constraint, -asked)])
      let amount = session.addColumns([column])[0]
      rises[community] = Rise(amount: amount, constraint: constraint, asked: asked)
    }
    return rises
  }

  private mutating func whoCannotRise(
    among free: [CommunityID], above level: Double, _ rises: [CommunityID: Rise]
  ) throws -> [CommunityID] {
    let floor = level - KeptLevel.tolerance(for: level)
    for community in free {
      guard let rise = rises[community] else { continue }
      session.setBounds(.atLeast(rise.asked * floor), of: rise.constraint)
      session.setBounds(.range(0, Self.greatestRise), of: rise.amount)
    }
    var unseen = free
    while !unseen.isEmpty {
      session.setObjective(Objective(.maximize, sum(unseen) { rises[$0].map { 1 * $0.amount } ?? LinearExpression() }))
      let solution = try solve()
      let before = unseen.count
      unseen.removeAll { community in rises[community].map { solution[$0.amount] > Self.leastRise } ?? false }
      if unseen.count == before { break }
    }
    return unseen
  }

  private func fix(
    _ community: CommunityID, at level: Double, _ rises: [CommunityID: Rise], into fixed: inout [CommunityID: Double]
  ) {
    fixed[community] = level
    guard let rise = rises[community] else { return }
    session.setBounds(.equal(0), of: rise.amount)
    // Fixed at its own level, it no longer holds the others down.
    if let fair = fairness(of: community) { session.setBounds(.free, of: fair) }
  }

  private mutating func raise(to level: Double) throws -> Double {
    session.setObjective(Objective(.maximize, LinearExpression(formulation.lowestCoverage)))
    return try max(level, solve()[formulation.lowestCoverage])
  }

  private func rest(_ community: CommunityID, _ rise: Rise?) {
    guard let rise else { return }
    session.setBounds(.equal(0), of: rise.amount)
    session.setBounds(.free, of: rise.constraint)
    // Later levels may look at the lowest coverage again.
    if let fair = fairness(of: community) { session.setBounds(.atLeast(0), of: fair) }
  }

  private func fairness(of community: CommunityID) -> Constraint? {
    formulation.model.constraint(named: "fair[\(community)]")
  }

  private mutating func solve() throws -> Solution {
    let result = try session.solve(options: options())
    effort.addEffort(of: result.statistics)
    let solution = try result.requireIncumbent()
    lastPlan = MatchingPlan(formulation, at: solution.values)
    return solution
  }
}
