import LinliDomain
import LinliGLPK
import LinliMatching
import LinliTestSupport
import Testing

@Suite("Completing and reviewing plans")
struct CompletionTests {
  private func completed(_ plan: MatchingPlan, _ instance: MatchingInstance) throws -> MatchingPlan {
    try PlanCompletion.complete(plan, of: instance, solver: GLPKSolver())
  }

  @Test("rooms and payments are found again for every plan of random questions")
  func random() throws {
    for seed in UInt64(0)..<80 {
      // Shares of money are no matter of completing.
      let instance = try MatchingInstance(
        RandomStreet.data(seed: seed).with { $0.options.governmentShareFloor = nil })
      let (plan, _) = try planByPrograms(instance)
      let found = try completed(MatchingPlan(deliveries: plan.deliveries), instance)
      #expect(found.deliveries == plan.deliveries, "seed \(seed)")
      #expect(MatchingAudit(found, of: instance).violations == [], "seed \(seed)")
    }
  }

  @Test("what the plan says of rooms or payments stays")
  func given() throws {
    let instance = try MatchingInstance(short)
    let hosting = Hosting(room: RoomID("R1"), need: NeedID("C1", "A"), sessions: 1)
    let plan = MatchingPlan(deliveries: deliveries(3), hostings: [hosting])
    let found = try completed(plan, instance)
    #expect(found.hostings == [hosting] && found.payments.count == 1)
  }

  @Test("what is overdrawn is overdrawn by as little as can be, and the audit says so")
  func overdrawn() throws {
    let instance = try MatchingInstance(short)
    let found = try completed(MatchingPlan(deliveries: deliveries(6)), instance)
    let violations = MatchingAudit(found, of: instance).violations
    #expect(
      violations == [
        .roomExceeded(RoomID("R1"), used: 6, available: 4), .accountExceeded(AccountID("F1"), used: 12, available: 10),
      ])
  }

  @Test(
    "a plan with amounts that are none is completed as far as it goes, and audited",
    arguments: [
      -3.0, .nan, .infinity,
    ])
  func unusableAmounts(amount: Double) throws {
    let instance = try MatchingInstance(short)
    let found = try completed(MatchingPlan(deliveries: deliveries(amount)), instance)
    let audit = MatchingAudit(found, of: instance)
    guard case .amountNotUsable(line: "O1 -> C1:A", _) = audit.violations.first else {
      Issue.record("\(audit.violations)")
      return
    }
  }

  private var short: MatchingData {
    MatchingData.street("C1") { data in
      data.addService("A", room: true, needs: ["C1": 9])
      data.addProvider("O1", hours: 9, yuan: 2)
      data.addRoom("R1", hours: 4)
      data.addAccount("F1", yuan: 10)
    }
  }

  private func deliveries(_ sessions: Double) -> [Delivery] {
    [Delivery(provider: ProviderID("O1"), need: NeedID("C1", "A"), sessions: sessions)]
  }

  @Test("a review has a sound plan, and a cause for each unmet need")
  func review() throws {
    let optimizer = MatchingOptimizer(solver: GLPKSolver())
    for seed in UInt64(0)..<40 {
      let instance = try MatchingInstance(RandomStreet.data(seed: seed))
      let review = try optimizer.review(instance, options: MatchingSolveOptions())
      let audit = try #require(review.audit)
      #expect(audit.isSound, "seed \(seed)")
      #expect(review.explained.map(\.unmet) == audit.figures.unmet, "seed \(seed)")
      #expect(review.accountValues.count == instance.accounts.count, "seed \(seed)")
    }
    var noTime = MatchingSolveOptions()
    noTime.timeLimit = .zero
    let review = try optimizer.review(MatchingInstance(short), options: noTime)
    #expect(review.answer.plan == nil && review.audit == nil && review.explained.isEmpty)
  }

  @Test("findings before solving hold for every plan")
  func findings() throws {
    let data = short.with { data in
      data.addNeed("C1", "B", 2)
      data.addService("B")
      data.addProvider("O2", hours: 5, offers: [])
      data.addAccount("F2", yuan: 1, pays: ["B"])
      data.change(provider: "O1") { $0.hours = 3 }
    }
    let found = MatchingPrecheck(try MatchingInstance(data)).findings
    #expect(
      found == [
        .hopeless(NeedID("C1", "B"), .noEligibleProvider), .hoursShort(ServiceID("A"), asked: 9, offered: 3),
        .allHoursShort(asked: 9, offered: 8), .moneyShort(least: 18, available: 11),
        .roomsShort(CommunityID("C1"), asked: 9, open: 4), .uselessProvider(ProviderID("O2")),
        .uselessAccount(AccountID("F2")),
      ])
  }
}
