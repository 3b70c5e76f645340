import LinliDomain
import LinliLP

/// A kind that may take part in a need.
private struct KindPart: Hashable, Sendable {
  var need: NeedID
  var kind: PerformerKind
}

/// The optional rules. In each, n is the sessions asked and "takes part" means at least one session (all, if n < 1):
///
///     parts     e·t ≤ Σ x ≤ n·t,  least·v ≤ Σ t ≤ most,  Σ_p x_pcs ≤ n·v     t, v ∈ {0,1}, e = min(1, n)
///     single    x_pcs = n·t_p,  Σ_p t_p ≤ 1
///     lead      Σ_{p∈lead} x_pcs ≥ share·Σ_p x_pcs
///     floor     Σ_p a_s·x_pcs + b_cs ≥ floor_s·a_s·n_cs
///     share     Σ_{a∈gov} (y + q) ≥ share·Σ (y + q)
///     gap       Σ_{c∈rural} a·x / D_rural ≥ Σ_{c∈urban} a·x / D_urban − δ
///
/// - Source: S000-5e (several kinds), 全过程负责 S003-2.3a (single provider), S000-3b (lead and helper), S000-6a (floors),
///   S004-a19a (government share), S003-P2b (gap).
extension MatchingFormulation {
  mutating func addRules() {
    let pairs = Dictionary(grouping: instance.eligiblePairs, by: \.need)
    for need in instance.needs {
      guard let service = instance.service(need.id.service) else { continue }
      let eligible = pairs[need.id] ?? []
      addParticipation(need, service, eligible)
      if service.hasSingleProvider { addSingleProvider(need, eligible) }
      addLeadShare(need, service, eligible)
      addFloor(need, service, eligible)
    }
    addGovernmentShare()
    addUrbanRuralGap()
  }

  // MARK: Who takes part

  private mutating func addParticipation(_ need: Need, _ service: Service, _ pairs: [EligiblePair]) {
    let counts = [service.minimumProviderCount, service.minimumKindCount].compactMap { $0 }.filter { $0 > 1 }
    guard !counts.isEmpty || service.maximumProviderCount != nil || service.maximumKindCount != nil else { return }
    let served = model.addVariable("served[\(need.id)]", .binary)
    let all = sum(pairs) { LinearExpression(serve[$0]) }
    model.add("served[\(need.id)]", all - need.sessions * served, .atMost(0))
    if service.minimumProviderCount != nil || service.maximumProviderCount != nil {
      let part = model.addVariables(over: pairs, .binary) { "part[\($0.provider),\($0.need)]" }
      for pair in pairs {
        link(LinearExpression(serve[pair]), to: part[pair], need, "part[\(pair.provider),\(need.id)]")
      }
      limit(
        sum(pairs) { LinearExpression(part[$0]) }, least: service.minimumProviderCount,
        most: service.maximumProviderCount, served, "providers[\(need.id)]")
    }
    if service.minimumKindCount != nil || service.maximumKindCount != nil {
      addKinds(need, service, pairs, served)
    }
  }

  private mutating func addKinds(_ need: Need, _ service: Service, _ pairs: [EligiblePair], _ served: Variable) {
    let byKind = Dictionary(grouping: pairs) { instance.provider($0.provider)?.kind ?? .organization }
    let keys = byKind.keys.sorted().map { KindPart(need: need.id, kind: $0) }
    let part = model.addVariables(over: keys, .binary) { "kind[\($0.kind.rawValue),\($0.need)]" }
    for key in keys {
      let sessions = sum(byKind[key.kind] ?? []) { LinearExpression(serve[$0]) }
      link(sessions, to: part[key], need, "kind[\(key.kind.rawValue),\(need.id)]")
    }
    limit(
      sum(keys) { LinearExpression(part[$0]) }, least: service.minimumKindCount, most: service.maximumKindCount, served,
      "kinds[\(need.id)]")
  }

  /// Sessions are 0 without taking part, and at least one with it.
  private mutating func link(_ sessions: LinearExpression, to part: Variable, _ need: Need, _ name: String) {
    model.add(name + ".atMost", sessions - need.sessions * part, .atMost(0))
    model.add(name + ".atLeast", sessions - min(1, need.sessions) * part, .atLeast(0))
  }

  private mutating func limit(
    _ count: LinearExpression, least: Int?, most: Int?, _ served: Variable, _ name: String
  ) {
    if let least { model.add(name + ".least", count - Double(least) * served, .atLeast(0)) }
    if let most { model.add(name + ".most", count, .atMost(Double(most))) }
  }

  private mutating func addSingleProvider(_ need: Need, _ pairs: [EligiblePair]) {
    let chosen = model.addVariables(over: pairs, .binary) { "only[\($0.provider),\($0.need)]" }
    for pair in pairs {
      model.add("only[\(pair.provider),\(need.id)]", 1 * serve[pair] - need.sessions * chosen[pair], .equal(0))
    }
    model.add("only[\(need.id)]", sum(pairs) { LinearExpression(chosen[$0]) }, .atMost(1))
  }

  private mutating func addLeadShare(_ need: Need, _ service: Service, _ pairs: [EligiblePair]) {
    guard let rule = instance.listRule(service.list), rule.leadShare > 0 else { return }
    let ledOrHelped = sum(pairs) { pair in
      let leads = instance.provider(pair.provider).map { rule.leads.contains($0.kind) } ?? false
      return ((leads ? 1 : 0) - rule.leadShare) * serve[pair]
    }
    model.add("lead[\(need.id)]", ledOrHelped, .atLeast(0))
  }

  private mutating func addFloor(_ need: Need, _ service: Service, _ pairs: [EligiblePair]) {
    guard let floor = service.floor, floor > 0 else { return }
    var delivered = sum(pairs) { personHours($0) * serve[$0] }
    if let shortfall = floorShortfall.variable(for: need.id) { delivered.add(1, shortfall) }
    model.add("floor[\(need.id)]", delivered, .atLeast(floor * instance.personHours(of: need)))
  }

  // MARK: Money and place

  private mutating func addGovernmentShare() {
    guard let floor = instance.options.governmentShareFloor else { return }
    let paid =
      sum(pay.keys) { governmentPart(of: $0.account, above: floor) * pay[$0] }
      + sum(startPay.keys) { governmentPart(of: $0.account, above: floor) * startPay[$0] }
    model.add("governmentShare", paid, .atLeast(0))
  }

  private func governmentPart(of account: AccountID, above floor: Double) -> Double {
    (instance.account(account)?.isGovernment == true ? 1 : 0) - floor
  }

  private mutating func addUrbanRuralGap() {
    guard let limit = instance.options.urbanRuralGapLimit else { return }
    let urban = instance.communities.filter(\.isUrban).map(\.id)
    let rural = instance.communities.filter { !$0.isUrban }.map(\.id)
    guard let rest = meanCoverage(of: rural), let first = meanCoverage(of: urban) else { return }
    model.add("urbanRuralGap", rest - first, .atLeast(-limit))
  }

  /// Delivered over asked person-hours of several communities together, or nil if they ask for nothing.
  private func meanCoverage(of communities: [CommunityID]) -> LinearExpression? {
    var asked = 0.0
    for community in communities { asked += demand(of: community) }
    guard asked > 0 else { return nil }
    return (1 / asked) * sum(communities) { delivered(to: $0) }
  }
}
