public import LinliDomain

/// What the numbers tell before anything is solved.
public enum MatchingFinding: Equatable, Sendable {
  /// A need that cannot be met at all.
  case hopeless(NeedID, UnmetCause)
  /// A service that asks for more person-hours than all who may do it have, even if they did nothing else.
  case hoursShort(ServiceID, asked: Double, offered: Double)
  /// All services together ask for more person-hours than all providers have.
  case allHoursShort(asked: Double, offered: Double)
  /// The cheapest way to meet all that can be met costs more than all accounts hold.
  case moneyShort(least: Double, available: Double)
  /// A community's sessions need more room-hours than all rooms open to it have.
  case roomsShort(CommunityID, asked: Double, open: Double)
  /// A provider that cannot be used for any need.
  case uselessProvider(ProviderID)
  /// An account that cannot pay for anything that is asked for.
  case uselessAccount(AccountID)
}

/// Finds what the numbers tell before anything is solved. Each finding holds whatever the plan.
///
/// - Complexity: linear in eligible pairs and in needs times rooms.
public struct MatchingPrecheck {
  private let instance: MatchingInstance
  private let pairs: [NeedID: [EligiblePair]]

  /// Prepares the check of a question.
  public init(_ instance: MatchingInstance) {
    self.instance = instance
    pairs = Dictionary(grouping: instance.eligiblePairs, by: \.need)
  }

  /// The findings, in order.
  public var findings: [MatchingFinding] {
    hopeless + hours + money + rooms + useless
  }

  private var hopeless: [MatchingFinding] {
    instance.needs.compactMap { need in
      instance.structuralCause(of: need.id, eligible: pairs[need.id] ?? []).map { .hopeless(need.id, $0) }
    }
  }

  private var hours: [MatchingFinding] {
    var found: [MatchingFinding] = []
    var asked = 0.0
    for service in instance.services {
      let needs = instance.needs.filter { $0.id.service == service.id && pairs[$0.id] != nil }
      let wanted = total(needs) { instance.personHours(of: $0) }
      asked += wanted
      let providers = Set(needs.flatMap { pairs[$0.id] ?? [] }.map(\.provider)).sorted()
      let offered = total(providers) { instance.provider($0)?.hours ?? 0 }
      if wanted > offered { found.append(.hoursShort(service.id, asked: wanted, offered: offered)) }
    }
    let offered = total(instance.providers) { $0.hours }
    return asked > offered ? found + [.allHoursShort(asked: asked, offered: offered)] : found
  }

  private var money: [MatchingFinding] {
    let least = total(instance.needs) { need in
      let prices = (pairs[need.id] ?? []).compactMap { instance.provider($0.provider)?.pricePerPersonHour.yuan }
      return (prices.min() ?? 0) * instance.personHours(of: need)
    }
    let available = total(instance.accounts.filter(\.isApproved)) { $0.balance.yuan }
    return least > available ? [.moneyShort(least: least, available: available)] : []
  }

  private var rooms: [MatchingFinding] {
    instance.communities.compactMap { community in
      let needs = instance.needs.filter {
        $0.id.community == community.id && instance.service($0.id.service)?.needsRoom == true && pairs[$0.id] != nil
      }
      let asked = total(needs) { $0.sessions * (instance.service($0.id.service)?.sessionHours ?? 0) }
      let open = Set(needs.flatMap { instance.rooms(for: $0.id) }.map(\.id)).sorted()
      let hours = total(open) { instance.room($0)?.hours ?? 0 }
      return asked > hours ? .roomsShort(community.id, asked: asked, open: hours) : nil
    }
  }

  private var useless: [MatchingFinding] {
    let used = Set(instance.eligiblePairs.map(\.provider))
    let providers = instance.providers.filter { !used.contains($0.id) }.map { MatchingFinding.uselessProvider($0.id) }
    let work = MatchingFormulation.paidPairs(instance).map(\.work)
    let accounts = instance.accounts.filter { account in
      !work.contains { instance.mayPay(account, $0.kind, for: $0.service) }
    }
    return providers + accounts.map { .uselessAccount($0.id) }
  }

  private func total<Item>(_ items: [Item], _ amount: (Item) -> Double) -> Double {
    var total = 0.0
    for item in items { total += amount(item) }
    return total
  }
}

extension MatchingInstance {
  /// Why a need cannot be met whatever else is given up, or nil if that is not so.
  func structuralCause(of need: NeedID, eligible: [EligiblePair]) -> UnmetCause? {
    if eligible.isEmpty {
      let couldBePaid = providers.contains { ineligibility(of: $0, for: need) == .noAccountMayPay }
      return couldBePaid ? .noPayingAccount : .noEligibleProvider
    }
    return service(need.service)?.needsRoom == true && rooms(for: need).isEmpty ? .noEligibleRoom : nil
  }
}
