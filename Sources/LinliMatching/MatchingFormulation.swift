public import LinliDomain
public import LinliLP

/// The matching question as a linear or mixed-integer program.
///
///     levels, most important first, each as small or as large as the ones before it allow:
///       unmet      min  Σ_cs w_s·a_s·(n_cs − Σ_p x_pcs)
///       fairness   max  z
///       cost       min  Σ_pcs r_p·a_s·x_pcs + Σ_p f_p·o_p
///       travel     min  Σ_pcs m_s·d_pc·x_pcs
///       floors     min  Σ_cs b_cs
///     subject to
///       Σ_p x_pcs ≤ n_cs                                          every need            need[c:s]
///       Σ_cs a_s·x_pcs ≤ cap_p                                    every provider        hours[p]
///       Σ_r g_rcs = Σ_p x_pcs                                     needs with a room     host[c:s]
///       Σ_cs h_s·g_rcs ≤ open_r                                   every room            room[r]
///       Σ_a y_ask = Σ_{p∈k} Σ_c r_p·a_s·x_pcs                     paid work             pay[s,k]
///       Σ_sk y_ask + Σ_p q_ap ≤ balance_a + Σ_pcs fee_as·x_pcs    every account         account[a]
///       Σ_ps a_s·x_pcs ≥ D_c·z                                    every community       fair[c]
///       x, g, y, q, b ≥ 0,  0 ≤ z ≤ 1,  x whole if sessions are whole
///
/// The shortfall u_cs = n_cs − Σ_p x_pcs, which is never negative, has no variable of its own: with whole sessions the
/// unmet level then touches whole variables only, and a solver can round its bounds to attainable values. The optional
/// rules (contracts and start costs, numbers of providers and kinds, single providers, lead shares, floors, government
/// share, gap between urban and rural) are stated in `MatchingFormulation+Rules.swift`; each keeps "nothing is done"
/// feasible, so there is always a plan.
///
/// - Sets: communities c, services s, providers p of kind k, rooms r, accounts a. x exists for eligible pairs only, g for
///   rooms that fit and reach, y and q for accounts whose earmarks allow it.
/// - Data: n sessions asked; h hours and m persons per session, a = h·m person-hours; cap person-hours; open room-hours;
///   r yuan per person-hour; balance, fee, f yuan; w weight of the priority; D_c = Σ_s a_s·n_cs; d km there and back.
/// - Size: one x per eligible pair; rows grow with needs, providers, rooms and accounts (Qingyang Street: 576 variables,
///   319 constraints).
/// - Source: model family MATCH and FUND; generalized multi-resource transportation, Ahuja, Magnanti & Orlin (1993),
///   Network Flows, chapter 17; lists S004-a8, earmarks S001-16a, money follows the task S000-3d.
public struct MatchingFormulation: Sendable {
  /// The question.
  public let instance: MatchingInstance
  /// The program, without an objective: the levels set it.
  public internal(set) var model: Model
  /// Whether every need has to be met in full and every floor kept (the researcher's switch).
  public let isDemandRequired: Bool

  /// Sessions delivered, by eligible pair.
  public internal(set) var serve: VariableFamily<EligiblePair>
  /// Sessions hosted, by room and need.
  public internal(set) var host: VariableFamily<HostingKey>
  /// Yuan paid, by account, service and kind.
  public internal(set) var pay: VariableFamily<PaymentKey>
  /// Whether a provider is engaged at all; only for those with a contract or start cost.
  public internal(set) var engage: VariableFamily<ProviderID>
  /// Yuan of start costs, by account and provider.
  public internal(set) var startPay: VariableFamily<StartPaymentKey>
  /// Person-hours by which a floor is missed.
  public internal(set) var floorShortfall: VariableFamily<NeedID>
  /// The lowest coverage of any community.
  public internal(set) var lowestCoverage: Variable

  /// States the question as a program.
  ///
  /// - Parameters:
  ///   - instance: the question.
  ///   - isDemandRequired: whether every need has to be met in full; the program may then be infeasible.
  public init(_ instance: MatchingInstance, isDemandRequired: Bool = false) {
    self.instance = instance
    self.isDemandRequired = isDemandRequired
    model = Model("match")
    let needs = Dictionary(uniqueKeysWithValues: instance.needs.map { ($0.id, $0) })
    serve = model.addVariables(
      over: instance.eligiblePairs, instance.options.hasWholeSessions ? .integer : .continuous,
      bounds: { .range(0, needs[$0.need]?.sessions ?? 0) }, name: { "serve[\($0.provider),\($0.need)]" })
    host = model.addVariables(over: Self.hostingKeys(instance)) { "host[\($0.room),\($0.need)]" }
    pay = model.addVariables(over: Self.paymentKeys(instance)) {
      "pay[\($0.account),\($0.service),\($0.kind.rawValue)]"
    }
    let contracted = instance.providers.filter { $0.minimumContractHours > 0 || $0.startCost > .zero }
    engage = model.addVariables(over: contracted.map(\.id), .binary) { "engage[\($0)]" }
    startPay = model.addVariables(over: Self.startPaymentKeys(instance)) { "startPay[\($0.account),\($0.provider)]" }
    let floored = isDemandRequired ? [] : instance.needs.filter { (instance.service($0.id.service)?.floor ?? 0) > 0 }
    floorShortfall = model.addVariables(over: floored.map(\.id)) { "floorShortfall[\($0)]" }
    lowestCoverage = model.addVariable("lowestCoverage", .continuous, .unit)
    addNeeds()
    addHours()
    addRooms()
    addMoney()
    addFairness()
    addRules()
  }
}

/// A room and a need that it can host.
public struct HostingKey: Hashable, Comparable, Sendable {
  /// The room.
  public var room: RoomID
  /// The need.
  public var need: NeedID

  /// Order of need, then of room.
  public static func < (left: HostingKey, right: HostingKey) -> Bool {
    left.need != right.need ? left.need < right.need : left.room < right.room
  }
}

/// An account, and work that it may pay.
public struct PaymentKey: Hashable, Comparable, Sendable {
  /// The account.
  public var account: AccountID
  /// The service.
  public var service: ServiceID
  /// The kind that does it.
  public var kind: PerformerKind

  /// Order of account, service and kind.
  public static func < (left: PaymentKey, right: PaymentKey) -> Bool {
    if left.account != right.account { return left.account < right.account }
    return left.service != right.service ? left.service < right.service : left.kind < right.kind
  }
}

/// An account, and a provider whose start cost it may pay.
public struct StartPaymentKey: Hashable, Comparable, Sendable {
  /// The account.
  public var account: AccountID
  /// The provider.
  public var provider: ProviderID

  /// Order of account, then of provider.
  public static func < (left: StartPaymentKey, right: StartPaymentKey) -> Bool {
    left.account != right.account ? left.account < right.account : left.provider < right.provider
  }
}

// MARK: - Which variables exist

extension MatchingFormulation {
  private static func hostingKeys(_ instance: MatchingInstance) -> [HostingKey] {
    instance.needs.flatMap { need in
      instance.service(need.id.service)?.needsRoom == true
        ? instance.rooms(for: need.id).map { HostingKey(room: $0.id, need: need.id) } : []
    }
  }

  /// A service and the kind that does it for a price.
  struct PaidWork: Hashable, Comparable {
    var service: ServiceID
    var kind: PerformerKind

    static func < (left: PaidWork, right: PaidWork) -> Bool {
      left.service != right.service ? left.service < right.service : left.kind < right.kind
    }
  }

  /// Eligible pairs whose work has a price, by service and kind, in order.
  static func paidPairs(_ instance: MatchingInstance) -> [(work: PaidWork, pairs: [EligiblePair])] {
    var groups: [PaidWork: [EligiblePair]] = [:]
    for pair in instance.eligiblePairs {
      guard let provider = instance.provider(pair.provider), provider.pricePerPersonHour > .zero else { continue }
      groups[PaidWork(service: pair.need.service, kind: provider.kind), default: []].append(pair)
    }
    return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
  }

  private static func paymentKeys(_ instance: MatchingInstance) -> [PaymentKey] {
    paidPairs(instance).flatMap { work, _ in
      instance.accounts.filter { instance.mayPay($0, work.kind, for: work.service) }
        .map { PaymentKey(account: $0.id, service: work.service, kind: work.kind) }
    }.sorted()
  }

  private static func startPaymentKeys(_ instance: MatchingInstance) -> [StartPaymentKey] {
    instance.providers.filter { $0.startCost > .zero }.flatMap { provider in
      instance.accounts.filter { account in
        provider.services.contains { instance.mayPay(account, provider.kind, for: $0) }
      }.map { StartPaymentKey(account: $0.id, provider: provider.id) }
    }.sorted()
  }
}

// MARK: - The constraints everybody has

extension MatchingFormulation {
  private var pairsByNeed: [NeedID: [EligiblePair]] { Dictionary(grouping: instance.eligiblePairs, by: \.need) }

  private mutating func addNeeds() {
    let pairs = pairsByNeed
    for need in instance.needs {
      let delivered = sum(pairs[need.id] ?? []) { LinearExpression(serve[$0]) }
      model.add("need[\(need.id)]", delivered, isDemandRequired ? .equal(need.sessions) : .atMost(need.sessions))
    }
  }

  private mutating func addHours() {
    let pairs = Dictionary(grouping: instance.eligiblePairs, by: \.provider)
    for provider in instance.providers {
      let workload = sum(pairs[provider.id] ?? []) { personHours($0) * serve[$0] }
      guard let engaged = engage.variable(for: provider.id) else {
        model.add("hours[\(provider.id)]", workload, .atMost(provider.hours))
        continue
      }
      // Engaged or not: the hours themselves are the factor, so no other large number is needed.
      model.add("hours[\(provider.id)]", workload - provider.hours * engaged, .atMost(0))
      model.add("contract[\(provider.id)]", workload - provider.minimumContractHours * engaged, .atLeast(0))
    }
  }

  private mutating func addRooms() {
    let pairs = pairsByNeed
    let hosted = Dictionary(grouping: host.keys, by: \.need)
    for need in instance.needs where instance.service(need.id.service)?.needsRoom == true {
      let sessions = sum(pairs[need.id] ?? []) { LinearExpression(serve[$0]) }
      let hostings = sum(hosted[need.id] ?? []) { LinearExpression(host[$0]) }
      model.add("host[\(need.id)]", hostings - sessions, .equal(0))
    }
    let used = Dictionary(grouping: host.keys, by: \.room)
    for room in instance.rooms {
      let hours = sum(used[room.id] ?? []) { (instance.service($0.need.service)?.sessionHours ?? 0) * host[$0] }
      model.add("room[\(room.id)]", hours, .atMost(room.hours))
    }
  }

  private mutating func addMoney() {
    for (work, pairs) in Self.paidPairs(instance) {
      let paid = sum(instance.accounts) { account in
        let key = PaymentKey(account: account.id, service: work.service, kind: work.kind)
        return pay.variable(for: key).map { LinearExpression($0) } ?? LinearExpression()
      }
      let due = sum(pairs) { price($0) * serve[$0] }
      model.add("pay[\(work.service),\(work.kind.rawValue)]", paid - due, .equal(0))
    }
    for id in engage.keys {
      let cost = instance.provider(id)?.startCost ?? .zero
      guard cost > .zero else { continue }
      let paid = sum(startPay.keys.filter { $0.provider == id }) { LinearExpression(startPay[$0]) }
      model.add("start[\(id)]", paid - cost.yuan * engage[id], .equal(0))
    }
    for account in instance.accounts { addAccount(account) }
  }

  private mutating func addAccount(_ account: Account) {
    let paid = sum(pay.keys.filter { $0.account == account.id }) { LinearExpression(pay[$0]) }
    let started = sum(startPay.keys.filter { $0.account == account.id }) { LinearExpression(startPay[$0]) }
    let fees = sum(instance.eligiblePairs) { pair in
      guard let service = instance.service(pair.need.service), service.feeAccount == account.id else {
        return LinearExpression()
      }
      return service.fee.yuan * serve[pair]
    }
    model.add("account[\(account.id)]", paid + started - fees, .atMost(account.balance.yuan))
  }

  private mutating func addFairness() {
    for community in instance.communities {
      let demand = demand(of: community.id)
      guard demand > 0 else { continue }
      model.add("fair[\(community.id)]", delivered(to: community.id) - demand * lowestCoverage, .atLeast(0))
    }
  }
}

// MARK: - Quantities

extension MatchingFormulation {
  /// Person-hours of one session of a pair's service.
  func personHours(_ pair: EligiblePair) -> Double { instance.personHoursPerSession(pair.need.service) }

  /// Yuan that one session of a pair costs.
  func price(_ pair: EligiblePair) -> Double {
    (instance.provider(pair.provider)?.pricePerPersonHour.yuan ?? 0) * personHours(pair)
  }

  /// Person-hours that a community asks for.
  func demand(of community: CommunityID) -> Double {
    var total = 0.0
    for need in instance.needs where need.id.community == community { total += instance.personHours(of: need) }
    return total
  }

  /// Person-hours delivered to a community.
  func delivered(to community: CommunityID) -> LinearExpression {
    sum(instance.eligiblePairs.filter { $0.need.community == community }) { personHours($0) * serve[$0] }
  }
}
