public import LinliDomain

/// The independent check of a matching plan: every rule recomputed from the question and the plan alone.
///
/// It shares no code with the program that found the plan, so it also checks plans made by hand or by others.
public struct MatchingAudit: Equatable, Sendable {
  /// A rule that the plan breaks.
  public enum Violation: Equatable, Sendable {
    /// A line speaks of something the question does not have.
    case unknown(line: String)
    /// A line's amount is negative or no number.
    case amountNotUsable(line: String, amount: Double)
    /// Sessions have to be whole.
    case notWhole(Delivery)
    /// A provider does what it may not, or where it may not.
    case notEligible(Delivery, reason: Ineligibility)
    /// More is delivered than was asked for.
    case moreThanAsked(NeedID, delivered: Double, asked: Double)
    /// A provider gives more person-hours than it has.
    case hoursExceeded(ProviderID, used: Double, available: Double)
    /// A provider is engaged for less than its contract says.
    case contractNotFilled(ProviderID, used: Double, least: Double)
    /// Sessions that need a room and sessions held in rooms differ.
    case hostingDiffers(NeedID, delivered: Double, hosted: Double)
    /// A room does not fit the service or is not open to the community.
    case roomNotSuitable(Hosting)
    /// A room is used longer than it is open.
    case roomExceeded(RoomID, used: Double, available: Double)
    /// Work and payments for it differ.
    case paymentDiffers(ServiceID, PerformerKind, due: Double, paid: Double)
    /// Start costs and payments for them differ.
    case startPaymentDiffers(ProviderID, due: Double, paid: Double)
    /// An account pays what it may not.
    case earmarkBroken(AccountID, ServiceID, PerformerKind)
    /// An account pays a start cost that it may not.
    case startEarmarkBroken(AccountID, ProviderID)
    /// An account pays more than it has.
    case accountExceeded(AccountID, used: Double, available: Double)
    /// Too few or too many providers take part in a need.
    case providerCount(NeedID, count: Int)
    /// Too few or too many kinds take part in a need.
    case kindCount(NeedID, count: Int)
    /// A need that one provider has to meet in full is shared or met in part.
    case notOneProvider(NeedID)
    /// Lead kinds do less than their share of a need.
    case leadShare(NeedID, share: Double, least: Double)
    /// Government accounts pay less than their share.
    case governmentShare(share: Double, least: Double)
    /// Rural communities lag too far behind.
    case urbanRuralGap(gap: Double, most: Double)
    /// Under `--strict`: a need is not met in full.
    case notMet(NeedID, missing: Double)
    /// A level's value is not what the plan claims.
    case claimDiffers(level: String, claimed: Double, found: Double)
  }

  /// What is broken, in the order of the checks; empty for a sound plan.
  public let violations: [Violation]
  /// What the plan amounts to.
  public let figures: MatchingFigures

  /// Whether nothing is broken.
  public var isSound: Bool { violations.isEmpty }

  /// Audits a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - instance: the question it answers.
  ///   - claims: the value that the plan's maker claims for each level by name; compared with what is found.
  ///   - isDemandRequired: whether unmet needs are violations.
  public init(
    _ plan: MatchingPlan, of instance: MatchingInstance, claims: [(level: String, value: Double)] = [],
    isDemandRequired: Bool = false
  ) {
    figures = MatchingFigures(instance, plan)
    var check = MatchingPlanCheck(instance, plan)
    check.run(figures)
    var found = check.violations
    if isDemandRequired { found += figures.unmet.map { .notMet($0.need, missing: $0.sessions) } }
    for claim in claims {
      guard let level = instance.levels.first(where: { $0.name == claim.level }) else {
        found.append(.unknown(line: claim.level))
        continue
      }
      let value = figures.value(of: level)
      // So stated that a claim which is no number differs.
      let isKept = abs(value - claim.value) <= 1e-5 * max(1, abs(value))
      if !isKept {
        found.append(.claimDiffers(level: claim.level, claimed: claim.value, found: value))
      }
    }
    violations = found
  }
}
