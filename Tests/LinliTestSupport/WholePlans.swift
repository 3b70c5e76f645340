import LinliDomain
public import LinliMatching

/// Every plan of whole sessions for a tiny question, tried one by one. Knows no program: rooms and money are settled by
/// the condition that no set of claims asks for more than all who may serve it have.
public struct WholePlans {
  /// What a possible plan is worth.
  public struct Worth: Equatable, Sendable {
    /// Weighted unmet person-hours.
    public var unmet: Double
    /// The lowest coverage.
    public var lowestCoverage: Double
    /// Yuan for work and for engaging.
    public var cost: Double
  }

  private let instance: MatchingInstance
  private let pairs: [EligiblePair]

  /// All plans of a question without government share, whose eligible pairs are few.
  public init(_ instance: MatchingInstance) {
    precondition(instance.options.governmentShareFloor == nil, "a government share is not tried here")
    self.instance = instance
    pairs = instance.eligiblePairs
  }

  /// The number of plans to try.
  public var count: Double {
    pairs.reduce(1) { $0 * ((instance.need($1.need)?.sessions ?? 0).rounded(.down) + 1) }
  }

  /// The worth of every possible plan.
  public var worths: [Worth] {
    var found: [Worth] = []
    var sessions = Array(repeating: 0.0, count: pairs.count)
    func extend(_ position: Int) {
      if position == pairs.count {
        if let worth = worth(sessions) { found.append(worth) }
        return
      }
      let most = instance.need(pairs[position].need)?.sessions ?? 0
      for amount in stride(from: 0, through: most, by: 1) {
        sessions[position] = amount
        extend(position + 1)
      }
      sessions[position] = 0
    }
    extend(0)
    return found
  }

  private func worth(_ sessions: [Double]) -> Worth? {
    let plan = Deliveries(instance, pairs, sessions)
    guard plan.keepsNeeds, plan.keepsHours, plan.keepsParticipation, plan.keepsGap, plan.hasRooms, plan.hasMoney
    else { return nil }
    return Worth(unmet: plan.unmet, lowestCoverage: plan.lowestCoverage, cost: plan.cost)
  }
}

/// One choice of sessions, with the rules it has to keep.
private struct Deliveries {
  let instance: MatchingInstance
  let lines: [(pair: EligiblePair, sessions: Double)]

  init(_ instance: MatchingInstance, _ pairs: [EligiblePair], _ sessions: [Double]) {
    self.instance = instance
    lines = zip(pairs, sessions).filter { $1 > 0 }.map { (pair: $0, sessions: $1) }
  }

  private func sessions(of need: NeedID) -> Double {
    lines.filter { $0.pair.need == need }.reduce(0) { $0 + $1.sessions }
  }

  private func hours(of provider: ProviderID) -> Double {
    lines.filter { $0.pair.provider == provider }.reduce(0) {
      $0 + $1.sessions * instance.personHoursPerSession($1.pair.need.service)
    }
  }

  var keepsNeeds: Bool { instance.needs.allSatisfy { sessions(of: $0.id) <= $0.sessions } }

  var keepsHours: Bool {
    instance.providers.allSatisfy { provider in
      let used = hours(of: provider.id)
      return used <= provider.hours && (used == 0 || used >= provider.minimumContractHours)
    }
  }

  var keepsParticipation: Bool {
    instance.needs.allSatisfy { need in
      let parts = lines.filter { $0.pair.need == need.id }
      guard let service = instance.service(need.id.service), !parts.isEmpty else { return true }
      let kinds = Set(parts.compactMap { instance.provider($0.pair.provider)?.kind })
      let isWithin = { (count: Int, least: Int?, most: Int?) in count >= least ?? 1 && count <= most ?? count }
      if service.hasSingleProvider && (parts.count > 1 || parts[0].sessions != need.sessions) { return false }
      return isWithin(parts.count, service.minimumProviderCount, service.maximumProviderCount)
        && isWithin(kinds.count, service.minimumKindCount, service.maximumKindCount) && keepsLead(service, parts)
    }
  }

  private func keepsLead(_ service: Service, _ parts: [(pair: EligiblePair, sessions: Double)]) -> Bool {
    guard let rule = instance.listRule(service.list) else { return false }
    var (led, all) = (0.0, 0.0)
    for part in parts {
      all += part.sessions
      if let kind = instance.provider(part.pair.provider)?.kind, rule.leads.contains(kind) { led += part.sessions }
    }
    return led >= rule.leadShare * all
  }

  var keepsGap: Bool {
    guard let limit = instance.options.urbanRuralGapLimit else { return true }
    let means = [true, false].map { isUrban in
      mean(of: instance.communities.filter { $0.isUrban == isUrban }.map(\.id))
    }
    guard let urban = means[0], let rural = means[1] else { return true }
    return urban - rural <= limit + 1e-9
  }

  // MARK: Rooms and money

  /// A claim on some of several stocks.
  private struct Claim {
    var amount: Double
    var stocks: Set<String>
  }

  /// Whether stocks can serve all claims: no set of claims asks for more than the stocks any of them may use.
  private func canServe(_ claims: [Claim], from stocks: [String: Double]) -> Bool {
    for subset in 1..<(1 << claims.count) {
      let chosen = claims.indices.filter { subset >> $0 & 1 == 1 }.map { claims[$0] }
      let asked = chosen.reduce(0) { $0 + $1.amount }
      let open = chosen.reduce(into: Set<String>()) { $0.formUnion($1.stocks) }
      if asked > open.reduce(0, { $0 + (stocks[$1] ?? 0) }) + 1e-9 { return false }
    }
    return true
  }

  var hasRooms: Bool {
    let needs = instance.needs.filter { instance.service($0.id.service)?.needsRoom == true && sessions(of: $0.id) > 0 }
    let claims = needs.map { need in
      let length = instance.service(need.id.service)?.sessionHours ?? 0
      return Claim(amount: sessions(of: need.id) * length, stocks: Set(instance.rooms(for: need.id).map(\.id.text)))
    }
    let hours = instance.rooms.map { ($0.id.text, $0.hours) }
    return claims.isEmpty || canServe(claims, from: Dictionary(uniqueKeysWithValues: hours))
  }

  var hasMoney: Bool {
    var claims: [Claim] = []
    for line in lines {
      guard let provider = instance.provider(line.pair.provider) else { return false }
      let service = line.pair.need.service
      let yuan = line.sessions * instance.personHoursPerSession(service) * provider.pricePerPersonHour.yuan
      let payers = instance.accounts.filter { instance.mayPay($0, provider.kind, for: service) }
      if yuan > 0 { claims.append(Claim(amount: yuan, stocks: Set(payers.map(\.id.text)))) }
    }
    for provider in engaged where provider.startCost > .zero {
      let payers = instance.accounts.filter { account in
        provider.services.contains { instance.mayPay(account, provider.kind, for: $0) }
      }
      claims.append(Claim(amount: provider.startCost.yuan, stocks: Set(payers.map(\.id.text))))
    }
    return claims.isEmpty || canServe(claims, from: balances)
  }

  private var balances: [String: Double] {
    var balances = Dictionary(uniqueKeysWithValues: instance.accounts.map { ($0.id.text, $0.balance.yuan) })
    for line in lines {
      guard let service = instance.service(line.pair.need.service), let account = service.feeAccount else { continue }
      balances[account.text, default: 0] += line.sessions * service.fee.yuan
    }
    return balances
  }

  private var engaged: [Provider] { instance.providers.filter { hours(of: $0.id) > 0 } }

  // MARK: Worth

  private func mean(of communities: [CommunityID]) -> Double? {
    var (asked, delivered) = (0.0, 0.0)
    for need in instance.needs where communities.contains(need.id.community) {
      asked += instance.personHours(of: need)
      delivered += sessions(of: need.id) * instance.personHoursPerSession(need.id.service)
    }
    return asked > 0 ? delivered / asked : nil
  }

  var unmet: Double {
    instance.needs.reduce(0) { total, need in
      let hours = instance.personHoursPerSession(need.id.service)
      return total + instance.weight(of: need.id.service) * hours * (need.sessions - sessions(of: need.id))
    }
  }

  var lowestCoverage: Double { instance.communities.compactMap { mean(of: [$0.id]) }.min() ?? 1 }

  var cost: Double {
    let work = lines.reduce(0.0) { total, line in
      let price = instance.provider(line.pair.provider)?.pricePerPersonHour.yuan ?? 0
      return total + line.sessions * instance.personHoursPerSession(line.pair.need.service) * price
    }
    return engaged.reduce(work) { $0 + $1.startCost.yuan }
  }
}
