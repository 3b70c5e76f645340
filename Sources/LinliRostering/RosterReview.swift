import LinliDomain
import LinliLP

/// The whole answer to a roster question: roster and proof, independent audit, and why places stay empty.
public struct RosterReview: Equatable, Sendable {
  /// The roster and its proof.
  public var answer: RosterAnswer
  /// The check of the roster; nil without one.
  public var audit: RosterAudit?
  /// What is unfilled with its reasons, in the order of the question.
  public var unfilled: [UnfilledExplanation] = []

  /// Audits and explains an answer.
  ///
  /// - Parameter isDemandRequired: whether missing people are violations (`--strict`).
  public init(_ answer: RosterAnswer, of instance: RosterInstance, isDemandRequired: Bool = false) {
    self.answer = answer
    guard let plan = answer.plan else { return }
    let claims = answer.stages.compactMap { stage in stage.objective.map { (stage.name, $0) } }
    let audit = RosterAudit(
      instance, plan, claims: Dictionary(claims, uniquingKeysWith: { first, _ in first }),
      isDemandRequired: isDemandRequired)
    self.audit = audit
    unfilled = RosterExplainer(instance, plan).explanations(of: audit.figures.unfilled, stages: answer.stages)
  }
}
