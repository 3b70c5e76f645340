import LinliDomain
import LinliMatching
import LinliTestSupport
import Testing

/// The optional rules in the audit.
@Suite("Matching audit, optional rules")
struct AuditRulesTests {
  private let need = NeedID("C1", "A")

  private var data: MatchingData {
    MatchingData.street("C1") { data in
      data.addCommunity("C2", isUrban: false)
      data.addService("A", needs: ["C1": 10, "C2": 10])
      data.addProvider("O1", hours: 20, yuan: 1)
      data.addProvider("O2", hours: 20)
      data.addProvider("V1", .volunteers, hours: 20)
      data.addAccount("F1", yuan: 100, isGovernment: true)
      data.addAccount("F2", yuan: 100)
    }
  }

  private func violations(
    _ parts: KeyValuePairs<String, Double>, _ change: (inout MatchingData) -> Void
  ) throws -> [MatchingAudit.Violation] {
    var plan = MatchingPlan()
    for (provider, sessions) in parts {
      plan.deliveries.append(Delivery(provider: ProviderID(provider), need: need, sessions: sessions))
      guard provider == "O1" else { continue }
      for (account, share) in [("F1", 0.25), ("F2", 0.75)] {
        plan.payments.append(
          Payment(
            account: AccountID(account), service: ServiceID("A"), kind: .organization, yuan: share * sessions))
      }
    }
    return MatchingAudit(plan, of: try MatchingInstance(data.with(change))).violations
  }

  private func service(_ change: @escaping (inout Service) -> Void) -> (inout MatchingData) -> Void {
    { $0.change(service: "A", change) }
  }

  @Test("too few or too many providers or kinds are named")
  func counts() throws {
    #expect(try violations(["O1": 4, "V1": 2], service { $0.minimumProviderCount = 2 }) == [])
    #expect(try violations(["O1": 6], service { $0.minimumProviderCount = 2 }) == [.providerCount(need, count: 1)])
    let three: KeyValuePairs = ["O1": 4, "O2": 1, "V1": 1.0]
    #expect(try violations(three, service { $0.maximumProviderCount = 2 }) == [.providerCount(need, count: 3)])
    #expect(try violations(["O1": 1, "O1": 2], service { $0.maximumProviderCount = 1 }) == [])
    #expect(try violations(["O1": 4, "O2": 1], service { $0.minimumKindCount = 2 }) == [.kindCount(need, count: 1)])
    #expect(try violations(three, service { $0.maximumKindCount = 1 }) == [.kindCount(need, count: 2)])
  }

  @Test("a need that is shared or met in part is named where one provider has to do it all")
  func singleProvider() throws {
    let single = service { $0.hasSingleProvider = true }
    #expect(try violations(["O2": 10], single) == [])
    #expect(try violations([:], single) == [])
    #expect(try violations(["O2": 9], single) == [.notOneProvider(need)])
    #expect(try violations(["O2": 9, "V1": 1], single) == [.notOneProvider(need)])
  }

  @Test("helpers that do more than the leads leave them are named")
  func leadShare() throws {
    let led: (inout MatchingData) -> Void = { data in
      data.listRules.append(ListRule(id: ListID("led"), leads: [.volunteers], helpers: [.organization], leadShare: 0.5))
      data.change(service: "A") { $0.list = ListID("led") }
    }
    #expect(try violations(["O2": 3, "V1": 3], led) == [])
    #expect(try violations(["O2": 3, "V1": 1], led) == [.leadShare(need, share: 0.25, least: 0.5)])
  }

  @Test("a government that pays less than its share is named")
  func governmentShare() throws {
    #expect(try violations(["O1": 4], { $0.options.governmentShareFloor = 0.25 }) == [])
    let found = try violations(["O1": 4], { $0.options.governmentShareFloor = 0.5 })
    #expect(found == [.governmentShare(share: 0.25, least: 0.5)])
    #expect(try violations([:], { $0.options.governmentShareFloor = 0.5 }) == [])
  }

  @Test("villages that lag too far behind are named")
  func gap() throws {
    #expect(try violations(["O2": 4], { $0.options.urbanRuralGapLimit = 0.4 }) == [])
    let found = try violations(["O2": 4], { $0.options.urbanRuralGapLimit = 0.3 })
    #expect(found == [.urbanRuralGap(gap: 0.4, most: 0.3)])
  }
}
