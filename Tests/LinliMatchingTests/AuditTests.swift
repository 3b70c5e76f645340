import LinliDomain
import LinliMatching
import LinliTestSupport
import Testing

/// A sound plan, and for every rule a change that breaks just that one.
@Suite("Matching audit")
struct AuditTests {
  typealias Violation = MatchingAudit.Violation

  private let need = NeedID("C1", "A")
  private let organization = ProviderID("O1")

  /// Ten sessions asked in C1 and in rural C2; an organization for money, a team for nothing, two rooms, two accounts.
  private var data: MatchingData {
    MatchingData.street("C1") { data in
      data.addCommunity("C2", isUrban: false)
      data.addService("A", hours: 2, room: true, needs: ["C1": 10, "C2": 10])
      data.addProvider("O1", hours: 20, offers: ["A"], yuan: 3)
      data.addProvider("V1", .volunteers, hours: 20, offers: ["A"])
      data.addRoom("R1", hours: 30)
      data.addRoom("R2", hours: 20, reach: ["C1"])
      data.addAccount("F1", yuan: 100, kinds: "O")
      data.addAccount("F2", yuan: 100, kinds: "V")
    }
  }

  /// Four sessions each, all held in R1, the paid ones paid from F1.
  private var plan: MatchingPlan {
    MatchingPlan(
      deliveries: [delivery("O1", need, 4), delivery("V1", NeedID("C2", "A"), 4)],
      hostings: [hosting("R1", need, 4), hosting("R1", NeedID("C2", "A"), 4)],
      payments: [payment("F1", .organization, 24)])
  }

  private func delivery(_ provider: String, _ need: NeedID, _ sessions: Double) -> Delivery {
    Delivery(provider: ProviderID(provider), need: need, sessions: sessions)
  }

  private func hosting(_ room: String, _ need: NeedID, _ sessions: Double) -> Hosting {
    Hosting(room: RoomID(room), need: need, sessions: sessions)
  }

  private func payment(_ account: String, _ kind: PerformerKind, _ yuan: Double) -> Payment {
    Payment(account: AccountID(account), service: ServiceID("A"), kind: kind, yuan: yuan)
  }

  private func violations(
    _ change: (inout MatchingData) -> Void = { _ in }, plan changePlan: (inout MatchingPlan) -> Void = { _ in }
  ) throws -> [Violation] {
    var changed = plan
    changePlan(&changed)
    return MatchingAudit(changed, of: try MatchingInstance(data.with(change))).violations
  }

  @Test("a sound plan passes, and so does doing nothing")
  func sound() throws {
    #expect(try violations() == [])
    #expect(MatchingAudit(MatchingPlan(), of: try MatchingInstance(data)).isSound)
  }

  @Test("lines about nothing are named")
  func unknown() throws {
    #expect(try violations(plan: { $0.deliveries.append(delivery("X", need, 1)) }).first == .unknown(line: "X -> C1:A"))
    let nowhere = NeedID("C9", "A")
    #expect(
      try violations(plan: { $0.deliveries.append(delivery("V1", nowhere, 1)) }).contains(.unknown(line: "V1 -> C9:A")))
    #expect(try violations(plan: { $0.hostings.append(hosting("X", need, 0)) }) == [.unknown(line: "X -> C1:A")])
    #expect(try violations(plan: { $0.payments.append(payment("X", .unit, 0)) }) == [.unknown(line: "X -> A, U")])
    let start = StartPayment(account: AccountID("X"), provider: organization, yuan: 0)
    #expect(try violations(plan: { $0.startPayments.append(start) }) == [.unknown(line: "X -> O1")])
    let stranger = StartPayment(account: AccountID("F1"), provider: ProviderID("X"), yuan: 5)
    #expect(try violations(plan: { $0.startPayments.append(stranger) }) == [.unknown(line: "F1 -> X")])
  }

  @Test("amounts that are negative or no numbers are named", arguments: [-1.0, .nan, .infinity])
  func amounts(amount: Double) throws {
    let found = try violations(plan: { plan in
      plan.deliveries.append(delivery("V1", need, amount))
      plan.hostings.append(hosting("R2", need, amount))
      plan.payments.append(payment("F1", .organization, amount))
      plan.startPayments.append(StartPayment(account: AccountID("F1"), provider: organization, yuan: amount))
    })
    let lines = found.compactMap { violation -> String? in
      if case .amountNotUsable(let line, _) = violation { line } else { nil }
    }
    #expect(lines == ["V1 -> C1:A", "R2 -> C1:A", "F1 -> A, O", "F1 -> O1"])
  }

  @Test("sessions have to be whole where they are")
  func whole() throws {
    let half = delivery("V1", need, 0.5)
    let add: (inout MatchingPlan) -> Void = {
      $0.deliveries.append(half)
      $0.hostings.append(self.hosting("R1", self.need, 0.5))
    }
    #expect(try violations(plan: add) == [])
    #expect(try violations({ $0.options.hasWholeSessions = true }, plan: add) == [.notWhole(half)])
  }

  @Test("who may not deliver is named with the reason")
  func eligibility() throws {
    let first = plan.deliveries[0]
    let reached = try violations({ $0.change(provider: "O1") { $0.communities = [CommunityID("C2")] } })
    #expect(reached == [.notEligible(first, reason: .communityNotReached)])
    let offered = try violations({ $0.change(provider: "O1") { $0.services = [] } })
    #expect(offered == [.notEligible(first, reason: .serviceNotOffered)])
    let toAlly = try violations({ data in
      data.change(provider: "O1") {
        $0.communities = []
        $0.alliances = ["ally"]
      }
      data.communities[0].alliance = "ally"
    })
    #expect(toAlly == [])
  }

  @Test("more than was asked for is named, and so is what nobody asked for")
  func moreThanAsked() throws {
    let found = try violations({ $0.needs[0].sessions = 3 })
    #expect(found == [.moreThanAsked(need, delivered: 4, asked: 3)])
    let unasked = try violations({ $0.needs.removeFirst() })
    #expect(unasked == [.moreThanAsked(need, delivered: 4, asked: 0)])
  }

  @Test("hours beyond what there are, and contracts that are not filled, are named")
  func hours() throws {
    let exceeded = try violations({ $0.change(provider: "O1") { $0.hours = 7 } })
    #expect(exceeded == [.hoursExceeded(organization, used: 8, available: 7)])
    let contract = try violations({ $0.change(provider: "O1") { $0.minimumContractHours = 9 } })
    #expect(contract == [.contractNotFilled(organization, used: 8, least: 9)])
    #expect(try violations({ $0.change(provider: "O1") { $0.minimumContractHours = 8 } }) == [])
  }

  @Test("sessions without a room, in the wrong room, or in a room that is full are named")
  func rooms() throws {
    let missing = try violations(plan: { $0.hostings[0].sessions = 3 })
    #expect(missing == [.hostingDiffers(need, delivered: 4, hosted: 3)])
    let wrong = hosting("R2", NeedID("C2", "A"), 4)
    #expect(try violations(plan: { $0.hostings[1] = wrong }) == [.roomNotSuitable(wrong)])
    let unfit = try violations({ $0.rooms[0].fits = [] })
    #expect(unfit == plan.hostings.map { .roomNotSuitable($0) })
    let full = try violations({ $0.rooms[0].hours = 15 })
    #expect(full == [.roomExceeded(RoomID("R1"), used: 16, available: 15)])
    let roomless = try violations({ $0.change(service: "A") { $0.needsRoom = false } })
    #expect(roomless.count == 2)
  }

  @Test("work and payments that differ, and accounts that are overdrawn, are named")
  func money() throws {
    let short = try violations(plan: { $0.payments[0].yuan = 20 })
    #expect(short == [.paymentDiffers(ServiceID("A"), .organization, due: 24, paid: 20)])
    let unasked = try violations(plan: { $0.payments.append(payment("F2", .volunteers, 5)) })
    #expect(unasked == [.paymentDiffers(ServiceID("A"), .volunteers, due: 0, paid: 5)])
    let overdrawn = try violations({ $0.accounts[0].balance = Money(yuan: 23) })
    #expect(overdrawn == [.accountExceeded(AccountID("F1"), used: 24, available: 23)])
    let withFees = try violations({ data in
      data.accounts[0].balance = Money(yuan: 23)
      data.change(service: "A") {
        $0.fee = Money(fen: 50)
        $0.feeAccount = AccountID("F1")
      }
    })
    #expect(withFees == [])
  }

  @Test("payments against an earmark are named, however small the pieces")
  func earmarks() throws {
    let broken = Violation.earmarkBroken(AccountID("F2"), ServiceID("A"), .organization)
    #expect(try violations(plan: { $0.payments[0].account = AccountID("F2") }) == [broken])
    let pieces = try violations(plan: { plan in
      plan.payments = (0..<3000).map { _ in payment("F2", .organization, 0.008) }
    })
    #expect(pieces == [broken])
    let pooled = try violations({ $0.options.hasEarmarks = false }, plan: { $0.payments[0].account = AccountID("F2") })
    #expect(pooled == [])
    let unapproved = try violations({ data in
      data.addAccount("F3", yuan: 100)
      data.accounts[0].isApproved = false
    })
    #expect(unapproved == [.earmarkBroken(AccountID("F1"), ServiceID("A"), .organization)])
  }

  @Test("start costs that are not paid, or from the wrong account, are named")
  func startCosts() throws {
    let costs: (inout MatchingData) -> Void = { $0.change(provider: "O1") { $0.startCost = Money(yuan: 9) } }
    #expect(try violations(costs) == [.startPaymentDiffers(organization, due: 9, paid: 0)])
    let paid = StartPayment(account: AccountID("F1"), provider: organization, yuan: 9)
    #expect(try violations(costs, plan: { $0.startPayments = [paid] }) == [])
    let wrong = StartPayment(account: AccountID("F2"), provider: organization, yuan: 9)
    let broken = Violation.startEarmarkBroken(AccountID("F2"), organization)
    #expect(try violations(costs, plan: { $0.startPayments = [wrong] }) == [broken])
    let unasked = try violations(plan: { $0.startPayments = [paid] })
    #expect(unasked == [.startPaymentDiffers(organization, due: 0, paid: 9)])
  }

  @Test("demand that has to be met is named where it is not")
  func requiredDemand() throws {
    let audit = MatchingAudit(plan, of: try MatchingInstance(data), isDemandRequired: true)
    #expect(audit.violations == [.notMet(need, missing: 6), .notMet(NeedID("C2", "A"), missing: 6)])
  }

  @Test("claims that are not what the plan is worth are named", arguments: [7.0, .nan, .infinity])
  func claims(claimed: Double) throws {
    let instance = try MatchingInstance(data)
    let audit = { (level: String, value: Double) in
      MatchingAudit(plan, of: instance, claims: [(level: level, value: value)]).violations
    }
    #expect(audit("cost", 24) == [] && audit("unmet", 2400) == [] && audit("fairness", 0.4) == [])
    let found = audit("cost", claimed)
    guard case .claimDiffers("cost", _, 24) = found.first, found.count == 1 else {
      Issue.record("\(found)")
      return
    }
    #expect(audit("speed", 1) == [.unknown(line: "speed")])
  }
}
