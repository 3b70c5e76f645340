import LinliDomain
import LinliLP

/// The whole answer to a matching question: plan and proof, independent audit, why needs are unmet, and what a little
/// more or less of something would change.
public struct MatchingReview: Equatable, Sendable {
  /// The plan and its proof.
  public var answer: MatchingAnswer
  /// The check of the plan; nil without a plan.
  public var audit: MatchingAudit?
  /// The unmet needs with their causes, in order; empty if the explanation was cut off by a limit.
  public var explained: [ExplainedNeed] = []
  /// What ``accountStep`` yuan more and less of each account change.
  public var accountValues: [MarginalValue] = []
  /// What ``hourStep`` hours more and less change, for the providers and rooms that are used up.
  public var hourValues: [MarginalValue] = []

  /// Yuan by which accounts are varied.
  public static let accountStep = 1000.0
  /// Hours by which providers and rooms are varied.
  public static let hourStep = 4.0
}

extension MatchingOptimizer {
  /// Answers a question, audits the plan and explains it.
  ///
  /// A time limit is for all of it; explanations that do not fit into it are left out, the plan is not.
  ///
  /// - Throws: ``SolverError`` if the solver gave up.
  public func review(_ instance: MatchingInstance, options: MatchingSolveOptions) throws -> MatchingReview {
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try solve(instance, options: options)
    guard let plan = answer.plan else { return MatchingReview(answer: answer) }
    let claims = answer.kept.map { (level: $0.level.name, value: $0.value) }
    let audit = MatchingAudit(plan, of: instance, claims: claims, isDemandRequired: options.isDemandRequired)
    var review = MatchingReview(answer: answer, audit: audit)
    var solve = SolveOptions(timeLimit: options.timeLimit.map { max(.zero, $0 - (clock.now - start)) })
    solve.cancellation = options.cancellation
    try explain(&review, audit.figures.unmet, instance, solve)
    return review
  }

  private func explain(
    _ review: inout MatchingReview, _ unmet: [UnmetNeed], _ instance: MatchingInstance, _ options: SolveOptions
  ) throws {
    do {
      let (explained, accounts, hours) = try MatchingExplainer.explain(
        instance, review.answer, solver: solver, options: options
      ) { explainer in
        let accounts = instance.accounts.map { MatchingResource.account($0.id) }
        let tight = explainer.tightResources.filter { !accounts.contains($0) }
        return (
          try explainer.causes(of: unmet),
          try explainer.marginalValues(of: accounts, step: MatchingReview.accountStep),
          try explainer.marginalValues(of: tight, step: MatchingReview.hourStep)
        )
      }
      review.explained = explained
      review.accountValues = accounts
      review.hourValues = hours
    } catch SolverError.noIncumbent(.limit) {
      // Out of time: the plan stands without its explanations, and the report shows that they are missing.
      return
    }
  }
}
