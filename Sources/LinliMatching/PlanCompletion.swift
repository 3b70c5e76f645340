import LinliDomain
public import LinliLP

/// Finds rooms and payments for a plan that only says who delivers what, as plans made by hand do.
///
///     minimize    Σ_r e_r + Σ_a o_a
///     subject to  Σ_r g_rcs = sessions delivered            needs with a room     host[c:s]
///                 Σ_cs h_s·g_rcs ≤ open_r + e_r             every room            room[r]
///                 Σ_a y_ask = price of the work delivered   paid work             pay[s,k]
///                 Σ_sk y_ask ≤ balance_a + fees_a + o_a     every account         account[a]
///
/// Rooms and accounts may be overdrawn, as little as possible, so that the audit can say which and by how much. Work that
/// no account may pay, sessions that no room fits, and amounts that are negative or no numbers stay without; the audit
/// names them as well.
public struct PlanCompletion {
  private let instance: MatchingInstance
  private let plan: MatchingPlan
  private var model = Model("completion")
  private var host: [(key: HostingKey, variable: Variable)] = []
  private var pay: [(key: PaymentKey, variable: Variable)] = []
  private var overdraft = LinearExpression()

  /// Completes a plan's deliveries. What the plan says of rooms stays if it says anything, and so does what it says of
  /// payments.
  ///
  /// - Throws: ``SolverError`` if the solver gave up.
  public static func complete(
    _ plan: MatchingPlan, of instance: MatchingInstance, solver: any Solver
  ) throws -> MatchingPlan {
    guard plan.hostings.isEmpty || plan.payments.isEmpty else { return plan }
    var completion = PlanCompletion(instance, plan)
    if plan.hostings.isEmpty { completion.addRooms() }
    if plan.payments.isEmpty { completion.addMoney() }
    completion.model.minimize(completion.overdraft)
    let solution = try solver.solve(completion.model, options: SolveOptions()).requireIncumbent()
    return completion.completed(at: solution)
  }

  private init(_ instance: MatchingInstance, _ plan: MatchingPlan) {
    self.instance = instance
    self.plan = plan
  }

  private var usable: [Delivery] { plan.deliveries.filter { $0.sessions.isFinite && $0.sessions > 0 } }

  private mutating func addRooms() {
    var sessions: [NeedID: Double] = [:]
    for delivery in usable where instance.service(delivery.need.service)?.needsRoom == true {
      sessions[delivery.need, default: 0] += delivery.sessions
    }
    for need in sessions.keys.sorted() {
      let keys = instance.rooms(for: need).map { HostingKey(room: $0.id, need: need) }
      guard !keys.isEmpty else { continue }
      let variables = keys.map { (key: $0, variable: model.addVariable("host[\($0.room),\(need)]")) }
      model.add("host[\(need)]", sum(variables) { LinearExpression($0.variable) }, .equal(sessions[need] ?? 0))
      host += variables
    }
    for room in instance.rooms {
      let hours = sum(host.filter { $0.key.room == room.id }) {
        (instance.service($0.key.need.service)?.sessionHours ?? 0) * $0.variable
      }
      limit(hours, to: room.hours, "room[\(room.id)]")
    }
  }

  private mutating func addMoney() {
    var due: [MatchingFormulation.PaidWork: Double] = [:]
    for delivery in usable {
      guard let provider = instance.provider(delivery.provider), provider.pricePerPersonHour > .zero else { continue }
      let hours = delivery.sessions * instance.personHoursPerSession(delivery.need.service)
      due[.init(service: delivery.need.service, kind: provider.kind), default: 0] +=
        hours * provider.pricePerPersonHour.yuan
    }
    for work in due.keys.sorted() {
      let payers = instance.accounts.filter { instance.mayPay($0, work.kind, for: work.service) }
      guard !payers.isEmpty else { continue }
      let variables = payers.map { account in
        let key = PaymentKey(account: account.id, service: work.service, kind: work.kind)
        return (key: key, variable: model.addVariable("pay[\(account.id),\(work.service),\(work.kind.rawValue)]"))
      }
      let paid = sum(variables) { LinearExpression($0.variable) }
      model.add("pay[\(work.service),\(work.kind.rawValue)]", paid, .equal(due[work] ?? 0))
      pay += variables
    }
    var payable = plan
    payable.deliveries = usable
    payable.startPayments = plan.startPayments.filter { $0.yuan.isFinite && $0.yuan > 0 }
    for account in MatchingFigures(instance, payable).accounts {
      let paid = sum(pay.filter { $0.key.account == account.id }) { LinearExpression($0.variable) }
      limit(paid, to: account.value.available - account.value.used, "account[\(account.id)]")
    }
  }

  private mutating func limit(_ use: LinearExpression, to available: Double, _ name: String) {
    let excess = model.addVariable("excess[\(name)]")
    model.add(name, use - 1 * excess, .atMost(available))
    overdraft.add(1, excess)
  }

  private func completed(at solution: Solution) -> MatchingPlan {
    var completed = plan
    if plan.hostings.isEmpty {
      completed.hostings = host.filter { solution[$0.variable] > MatchingPlan.leastAmount }.map {
        Hosting(room: $0.key.room, need: $0.key.need, sessions: solution[$0.variable])
      }
    }
    if plan.payments.isEmpty {
      completed.payments = pay.filter { solution[$0.variable] > MatchingPlan.leastAmount }.map {
        Payment(account: $0.key.account, service: $0.key.service, kind: $0.key.kind, yuan: solution[$0.variable])
      }
    }
    return completed
  }
}
