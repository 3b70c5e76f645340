import LinliDomain
import LinliMatching
import LinliTestSupport
import Testing

/// Who may deliver what, combination by combination, against the rules written down a second time.
@Suite("Eligibility")
struct EligibilityTests {
  /// One combination of what decides whether a kind may offer a service at all.
  private struct Offer {
    var list: String
    var kind: PerformerKind
    var isPerformer: Bool
    var volunteersAllowed: Bool
    var barredKind: PerformerKind?
    var held: [String]?

    /// The rules, in plain words.
    var isAllowed: Bool {
      if barredKind == kind { return false }
      if kind == .volunteers && !volunteersAllowed { return false }
      guard isPerformer, listed.contains(kind) else { return false }
      return held.map { $0.contains("x") } ?? true
    }

    private var listed: [PerformerKind] {
      switch list {
      case "L1": MatchingData.kinds("KGOV")
      case "M": MatchingData.kinds("KOV")
      case "P": [.organization]
      default: PerformerKind.allCases
      }
    }

    var data: MatchingData {
      MatchingData.street("C1") { data in
        if let barredKind {
          data.forbiddenPairings = [ForbiddenPairing(kind: barredKind, serviceClass: "enforcement", source: "S000-3b")]
        }
        let letters = isPerformer ? "GKOUV" : PerformerKind.allCases.filter { $0 != kind }.map(\.rawValue).joined()
        data.addService("A", list: list, by: letters, needs: ["C1": 2]) {
          $0.volunteersAllowed = volunteersAllowed
          $0.qualification = QualificationRequirement("x/y+x")
          $0.serviceClass = "enforcement"
        }
        data.addProvider("P1", kind, hours: 5) { $0.qualifications = held }
      }
    }
  }

  @Test("an offer is taken exactly if list, kind, volunteers, forbidden class and qualification allow it")
  func offers() {
    for list in ["any", "L1", "M", "P"] {
      for kind in PerformerKind.allCases {
        for (isPerformer, volunteersAllowed) in [(true, true), (true, false), (false, true)] {
          for barredKind in [nil, .committee, .volunteers] as [PerformerKind?] {
            for held in [nil, ["x"], ["y"], []] as [[String]?] {
              let offer = Offer(
                list: list, kind: kind, isPerformer: isPerformer, volunteersAllowed: volunteersAllowed,
                barredKind: barredKind, held: held)
              let pairs = try? MatchingInstance(offer.data).eligiblePairs
              #expect(
                pairs == (offer.isAllowed ? [EligiblePair(ProviderID("P1"), NeedID("C1", "A"))] : nil), "\(offer)")
            }
          }
        }
      }
    }
  }

  /// What an account has to do with the work.
  private enum Payer: CaseIterable {
    case none, everything, otherKind, otherService, unapproved, both
  }

  @Test("a pair exists exactly if the community is reached and somebody may pay")
  func pairs() throws {
    for payer in Payer.allCases {
      for yuan in [0, 3] {
        for hasEarmarks in [true, false] {
          for (serves, alliance) in [("C1", nil), ("C2", nil), ("C2", "ally"), ("C2", "other")] as [(String, String?)] {
            let data = MatchingData.street { data in
              data.addCommunity("C1", alliance: "ally")
              data.addCommunity("C2")
              data.options.hasEarmarks = hasEarmarks
              data.addService("A", needs: ["C1": 1])
              data.addService("B")
              data.addProvider("P1", hours: 5, serves: [serves], offers: ["A"], yuan: yuan) {
                $0.alliances = alliance.map { [$0] } ?? []
              }
              add(payer, to: &data)
            }
            let isReached = serves == "C1" || alliance == "ally"
            let isMeant = payer == .everything || payer == .both
            let isThere = payer != .none && payer != .unapproved
            let isPaid = yuan == 0 || (hasEarmarks ? isMeant : isThere)
            let instance = try MatchingInstance(data)
            #expect(
              instance.eligiblePairs.isEmpty == !(isReached && isPaid), "\(payer) \(yuan) \(serves) \(hasEarmarks)")
            let reason = try instance.ineligibility(of: #require(instance.providers.first), for: NeedID("C1", "A"))
            #expect(reason == (isReached ? (isPaid ? nil : .noAccountMayPay) : .communityNotReached))
          }
        }
      }
    }
  }

  private func add(_ payer: Payer, to data: inout MatchingData) {
    switch payer {
    case .none: break
    case .everything: data.addAccount("F1", yuan: 9)
    case .otherKind: data.addAccount("F1", yuan: 9, kinds: "KV")
    case .otherService: data.addAccount("F1", yuan: 9, pays: ["B"])
    case .unapproved: data.addAccount("F1", yuan: 9, isApproved: false)
    case .both:
      data.addAccount("F1", yuan: 9, kinds: "KV")
      data.addAccount("F2", yuan: 0, pays: ["A"], kinds: "O")
    }
  }

  @Test("the reason is the first of: not offered, not reached, ruled out, not qualified, not paid")
  func reasons() throws {
    let data = MatchingData.street("C1", "C2") { data in
      data.addService("A", needs: ["C1": 1])
      data.addService("B", list: "P", needs: ["C1": 1]) { $0.qualification = QualificationRequirement("x") }
      data.addProvider("P1", hours: 1, serves: ["C2"], offers: ["A"], yuan: 1)
      data.addProvider("P2", .volunteers, hours: 1, offers: ["A"])
    }
    let instance = try MatchingInstance(data)
    var provider = try #require(instance.provider(ProviderID("P1")))
    #expect(instance.ineligibility(of: provider, for: NeedID("C1", "B")) == .serviceNotOffered)
    #expect(instance.ineligibility(of: provider, for: NeedID("C1", "A")) == .communityNotReached)
    #expect(instance.ineligibility(of: provider, for: NeedID("C2", "A")) == .noAccountMayPay)
    provider.services.append(ServiceID("B"))
    provider.qualifications = []
    #expect(instance.ineligibility(of: provider, for: NeedID("C2", "B")) == .notQualified(needed: "x"))
    var team = try #require(instance.provider(ProviderID("P2")))
    team.services.append(ServiceID("B"))
    #expect(instance.ineligibility(of: team, for: NeedID("C1", "B")) == .ruledOut(source: "S004-a7.0"))
    #expect(instance.ineligibility(of: team, for: NeedID("C1", "A")) == nil)
  }

  @Test("rooms host what fits and whom they are open to, allies included")
  func rooms() throws {
    let data = MatchingData.street { data in
      data.addCommunity("C1", alliance: "ally")
      data.addCommunity("C2")
      data.addService("A", room: true, needs: ["C1": 1, "C2": 1])
      data.addService("B", room: true, needs: ["C1": 1])
      data.addRoom("R1", hours: 1, reach: ["C2"], fits: ["A"])
      data.addRoom("R2", hours: 1, reach: [], fits: ["B"]) { $0.alliances = ["ally"] }
      data.addRoom("R3", hours: 1)
    }
    let instance = try MatchingInstance(data)
    let hosts = { (need: NeedID) in instance.rooms(for: need).map(\.id.text) }
    #expect(hosts(NeedID("C1", "A")) == ["R3"])
    #expect(hosts(NeedID("C2", "A")) == ["R1", "R3"])
    #expect(hosts(NeedID("C1", "B")) == ["R2", "R3"])
  }
}
