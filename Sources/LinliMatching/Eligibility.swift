public import LinliDomain

/// A provider that may deliver a need.
public struct EligiblePair: Hashable, Comparable, Sendable {
  /// The need.
  public var need: NeedID
  /// The provider.
  public var provider: ProviderID

  /// A pair from its parts.
  public init(_ provider: ProviderID, _ need: NeedID) {
    self.need = need
    self.provider = provider
  }

  /// Order of need, then of provider.
  public static func < (left: EligiblePair, right: EligiblePair) -> Bool {
    left.need != right.need ? left.need < right.need : left.provider < right.provider
  }
}

/// A reason why a provider may not deliver a need, in the order in which they are looked at.
public enum Ineligibility: Equatable, Sendable {
  /// It does not offer the service.
  case serviceNotOffered
  /// It does not reach the community.
  case communityNotReached
  /// A rule keeps its kind from the service; the article is named.
  case ruledOut(source: String)
  /// It does not hold what the service needs.
  case notQualified(needed: String)
  /// It has a price, and no account may pay its kind for the service.
  case noAccountMayPay
}

/// The rules that say who may deliver what: items list × kind × qualification × reach × alliance × earmark.
///
/// An ineligible pair gets no variable; nothing is switched off with a big number.
///
/// - Source: S000-3a, S000-3b, S004-a8a (lists), S000-12c (qualification), S004-a17 (alliance), S001-16a (earmarks).
struct EligibilityRules {
  private let communities: [Community]
  private let services: [ServiceID: Service]
  private let listRules: [ListID: ListRule]
  private let forbiddenPairings: [ForbiddenPairing]
  private let accounts: [Account]
  private let hasEarmarks: Bool

  init(_ data: MatchingData) {
    communities = data.communities
    services = Dictionary(data.services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    listRules = Dictionary(data.listRules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    forbiddenPairings = data.forbiddenPairings
    accounts = data.accounts
    hasEarmarks = data.options.hasEarmarks
  }

  init(_ instance: MatchingInstance) {
    var data = MatchingData()
    data.communities = instance.communities
    data.hasDegrees = instance.hasDegrees
    data.services = instance.services
    data.listRules = instance.listRules
    data.forbiddenPairings = instance.forbiddenPairings
    data.accounts = instance.accounts
    data.options = instance.options
    self.init(data)
  }

  /// Every eligible pair, by need and then by provider, of needs and providers that are in order.
  func eligiblePairs(needs: [Need], providers: [Provider]) -> [EligiblePair] {
    let reached = providers.map { provider in
      Set(Self.reach(served: provider.communities, alliances: provider.alliances, among: communities))
    }
    let offered = providers.map { Set($0.services) }
    var pairs: [EligiblePair] = []
    for need in needs {
      for (position, provider) in providers.enumerated() {
        guard offered[position].contains(need.id.service), reached[position].contains(need.id.community) else {
          continue
        }
        if obstacle(for: provider, delivering: need.id.service) == nil {
          pairs.append(EligiblePair(provider.id, need.id))
        }
      }
    }
    return pairs
  }

  /// The first reason why a provider may not deliver a need, or nil if it may.
  func ineligibility(of provider: Provider, for need: NeedID) -> Ineligibility? {
    if !provider.services.contains(need.service) { return .serviceNotOffered }
    let reach = Self.reach(served: provider.communities, alliances: provider.alliances, among: communities)
    if !reach.contains(need.community) { return .communityNotReached }
    return obstacle(for: provider, delivering: need.service)
  }

  private func obstacle(for provider: Provider, delivering id: ServiceID) -> Ineligibility? {
    guard let service = services[id] else { return .serviceNotOffered }
    if let rule = brokenRule(provider.kind, service) { return .ruledOut(source: rule.sources.joined(separator: "/")) }
    if let held = provider.qualifications, !service.qualification.isMet(by: held) {
      return .notQualified(needed: service.qualification.text)
    }
    let isPaid = provider.pricePerPersonHour == .zero || anyAccountMayPay(provider.kind, for: id)
    return isPaid ? nil : .noAccountMayPay
  }

  /// Whether some account may pay a kind for a service.
  func anyAccountMayPay(_ kind: PerformerKind, for service: ServiceID) -> Bool {
    accounts.contains { Self.mayPay($0, kind, for: service, hasEarmarks: hasEarmarks) }
  }

  /// A rule that keeps a kind from a service.
  struct BrokenRule {
    var fault: MatchingIssue.Fault
    var sources: [String]
  }

  /// The first rule that keeps a kind from a service, the gravest first, or nil.
  func brokenRule(_ kind: PerformerKind, _ service: Service) -> BrokenRule? {
    if let barred = forbiddenPairings.first(where: { $0.kind == kind && $0.serviceClass == service.serviceClass }) {
      let fault = MatchingIssue.Fault.classForbidden(
        service: service.id, kind: kind, serviceClass: barred.serviceClass, source: barred.source)
      return BrokenRule(fault: fault, sources: [barred.source])
    }
    guard let rule = listRules[service.list] else { return nil }
    if kind == .committee && !rule.isCommitteeAllowed {
      let sources = rule.source.isEmpty ? ["S004-a8b"] : [rule.source, "S004-a8b"]
      let fault = MatchingIssue.Fault.committeeBarred(service: service.id, list: rule.id, sources: sources)
      return BrokenRule(fault: fault, sources: sources)
    }
    if kind == .volunteers && !service.volunteersAllowed {
      let fault = MatchingIssue.Fault.volunteersNotAllowed(
        service: service.id, qualification: service.qualification.text, source: "S000-12c")
      return BrokenRule(fault: fault, sources: ["S000-12c"])
    }
    guard service.performers.contains(kind), rule.admits(kind) else {
      let allowed = service.performers.filter(rule.admits)
      let fault = MatchingIssue.Fault.kindNotAllowed(
        service: service.id, kind: kind, allowed: allowed, source: rule.source)
      return BrokenRule(fault: fault, sources: [rule.source])
    }
    return nil
  }

  /// Whether an account may pay a kind for a service; without earmarks every approved account may.
  static func mayPay(
    _ account: Account, _ kind: PerformerKind, for service: ServiceID, hasEarmarks: Bool
  ) -> Bool {
    hasEarmarks ? account.mayPay(kind, for: service) : account.isApproved
  }

  /// The communities served, and those of the alliances, in order and each once.
  static func reach(served: [CommunityID], alliances: [String], among communities: [Community]) -> [CommunityID] {
    guard !alliances.isEmpty else { return served }
    let allied = communities.filter { community in community.alliance.map(alliances.contains) ?? false }.map(\.id)
    return Set(served).union(allied).sorted()
  }
}

extension MatchingInstance {
  /// Why a provider may not deliver a need, or nil if it may.
  public func ineligibility(of provider: Provider, for need: NeedID) -> Ineligibility? {
    EligibilityRules(self).ineligibility(of: provider, for: need)
  }
}
