import LinliDomain
public import LinliMatching
public import LinliScenario

/// Everything a report on a matching plan tells, gathered; the renderers only write it down.
public struct MatchingReport: Sendable {
  /// What was asked.
  public let scenario: Scenario
  /// What came of it: plan, proof, audit and explanations.
  public let review: MatchingReview
  /// What solved it: name and version.
  public let solver: String

  /// A report from its parts.
  public init(scenario: Scenario, review: MatchingReview, solver: String) {
    self.scenario = scenario
    self.review = review
    self.solver = solver
  }

  /// The question.
  public var instance: MatchingInstance { scenario.matching }

  /// What the plan amounts to; nil without a plan.
  public var figures: MatchingFigures? { review.audit?.figures }
}

// MARK: - What is behind a cause

extension MatchingReport {
  /// Why a need is unmet, or nil if that was not found out.
  func explanation(of need: NeedID) -> ExplainedNeed? {
    review.explained.first { $0.unmet.need == need }
  }

  /// Providers that may do a need and whose hours are used up.
  func exhaustedProviders(for need: NeedID) -> [ProviderID] {
    let eligible = instance.eligiblePairs.filter { $0.need == need }.map(\.provider)
    let used = figures?.providers.filter { $0.value.idle < 0.05 }.map(\.id) ?? []
    return eligible.filter(used.contains)
  }

  /// Accounts that may pay for a need and are used up.
  func exhaustedAccounts(for need: NeedID) -> [AccountID] {
    let pairs = instance.eligiblePairs.filter { $0.need == need }
    let kinds = Set(pairs.compactMap { instance.provider($0.provider)?.kind })
    return (figures?.accounts ?? []).filter { $0.value.idle < 0.5 }.map(\.id).filter { id in
      guard let account = instance.account(id) else { return false }
      return kinds.contains { instance.mayPay(account, $0, for: need.service) }
    }
  }

  /// Rooms that could host a need and are used up.
  func exhaustedRooms(for need: NeedID) -> [RoomID] {
    let used = figures?.rooms.filter { $0.value.idle < 0.05 }.map(\.id) ?? []
    return instance.rooms(for: need).map(\.id).filter(used.contains)
  }

  /// Providers that offer the service of a need but do not reach its community.
  func outOfReach(for need: NeedID) -> [ProviderID] {
    instance.providers.filter { instance.ineligibility(of: $0, for: need) == .communityNotReached }.map(\.id)
  }

  /// Why an account keeps money: services it may pay that still have unmet needs; empty if all it may pay is met.
  func waitingServices(of account: AccountID) -> [ServiceID] {
    guard let account = instance.account(account), let unmet = figures?.unmet else { return [] }
    let services = Set(unmet.map(\.need.service)).sorted()
    return services.filter { service in
      PerformerKind.allCases.contains { kind in
        instance.mayPay(account, kind, for: service)
          && instance.eligiblePairs.contains { pair in
            pair.need.service == service && instance.provider(pair.provider)?.kind == kind
          }
      }
    }
  }
}
