import LinliDomain
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

/// One constraint at a time: the least unmet person-hours, without weights, before and after.
@Suite("Matching formulation, rule by rule")
struct FormulationTests {
  /// Ten sessions of an hour asked in C1, a provider with plenty of hours; nothing else.
  private var plenty: MatchingData {
    MatchingData.street("C1") { data in
      data.options.priorityWeights = [1: 1, 2: 1, 3: 1]
      data.addService("A", needs: ["C1": 10])
      data.addProvider("O1", hours: 100)
    }
  }

  private func unmet(_ data: MatchingData) throws -> Double? { try values(of: data).first }

  @Test("without any limit nothing is unmet, and nothing is delivered that nobody asked for")
  func nothing() throws {
    #expect(try isClose(unmet(plenty), 0))
    let instance = try MatchingInstance(plenty)
    let delivered = try planByPrograms(instance).plan.deliveries
    #expect(delivered.map(\.need) == [NeedID("C1", "A")] && isClose(delivered.first?.sessions, 10))
  }

  @Test("hours: length times team counts against a provider")
  func hours() throws {
    let data = plenty.with {
      $0.change(provider: "O1") { $0.hours = 12 }
      $0.change(service: "A") {
        $0.sessionHours = 1.5
        $0.teamSize = 2
      }
    }
    #expect(try isClose(unmet(data), 30 - 12))
  }

  @Test("weights: an hour of priority 1 goes before nine of priority 2")
  func weights() throws {
    let data = plenty.with {
      $0.options.priorityWeights = [1: 100, 2: 10]
      $0.addService("B", priority: 2, needs: ["C1": 9])
      $0.change(provider: "O1") {
        $0.hours = 12
        $0.services = [ServiceID("A"), ServiceID("B")]
      }
    }
    #expect(try isClose(unmet(data), 10 * 7))
    let levels = [MatchingLevel(.unmet(priority: 2)), MatchingLevel(.unmet(priority: 1))]
    #expect(try zip(values(of: data, levels), [0, 7]).allSatisfy { isClose($0, $1) })
  }

  @Test("rooms: sessions take the room for their length, whatever the team, and only where they fit")
  func rooms() throws {
    let data = plenty.with {
      $0.change(service: "A") {
        $0.needsRoom = true
        $0.teamSize = 3
        $0.sessionHours = 2
      }
    }
    #expect(try isClose(unmet(data), 60))
    let roomy = data.with { $0.addRoom("R1", hours: 7) }
    #expect(try isClose(unmet(roomy), 60 - 3.5 * 6))
    #expect(try isClose(unmet(roomy.with { $0.addRoom("R2", hours: 4, reach: ["C1"], fits: ["A"]) }), 60 - 5.5 * 6))
    #expect(try isClose(unmet(roomy.with { $0.addRoom("R2", hours: 4, fits: []) }), 60 - 3.5 * 6))
    #expect(try isClose(unmet(roomy.with { $0.addRoom("R2", hours: 4, reach: []) }), 60 - 3.5 * 6))
  }

  @Test("money: work is paid by person-hours from accounts that may")
  func money() throws {
    let data = plenty.with { $0.change(provider: "O1") { $0.pricePerPersonHour = Money(fen: 250) } }
    #expect(try isClose(unmet(data), 10))
    let paid = data.with { $0.addAccount("F1", yuan: 10) }
    #expect(try isClose(unmet(paid), 6))
    #expect(try isClose(unmet(paid.with { $0.addAccount("F2", yuan: 5, pays: ["A"], kinds: "O") }), 4))
    #expect(try isClose(unmet(paid.with { $0.addAccount("F2", yuan: 5, kinds: "KV") }), 6))
    #expect(try isClose(unmet(paid.with { $0.addAccount("F2", yuan: 5, isApproved: false) }), 6))
    let pooled = paid.with {
      $0.addAccount("F2", yuan: 5, kinds: "KV")
      $0.options.hasEarmarks = false
    }
    #expect(try isClose(unmet(pooled), 4))
  }

  @Test("fees: what residents pay flows back into the account")
  func fees() throws {
    let data = plenty.with {
      $0.change(provider: "O1") { $0.pricePerPersonHour = Money(yuan: 4) }
      $0.addAccount("F1", yuan: 10)
      $0.change(service: "A") {
        $0.fee = Money(yuan: 2)
        $0.feeAccount = AccountID("F1")
      }
    }
    // 10 + 2x = 4x
    #expect(try isClose(unmet(data), 5))
  }

  @Test("start costs: engaging takes a payment, whatever is done then")
  func startCosts() throws {
    let data = plenty.with { $0.change(provider: "O1") { $0.startCost = Money(yuan: 8) } }
    #expect(try isClose(unmet(data), 10))
    #expect(try isClose(unmet(data.with { $0.addAccount("F1", yuan: 7) }), 10))
    #expect(try isClose(unmet(data.with { $0.addAccount("F1", yuan: 8) }), 0))
    let both = data.with {
      $0.change(provider: "O1") { $0.pricePerPersonHour = Money(yuan: 1) }
      $0.addAccount("F1", yuan: 12)
    }
    #expect(try isClose(unmet(both), 6))
    let levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.cost)]
    #expect(try isClose(values(of: both, levels).last, 12))
  }

  @Test("contracts: at least so many hours, or none")
  func contracts() throws {
    let data = plenty.with { $0.change(provider: "O1") { $0.minimumContractHours = 10 } }
    #expect(try isClose(unmet(data), 0))
    #expect(try isClose(unmet(data.with { $0.change(provider: "O1") { $0.minimumContractHours = 11 } }), 10))
  }

  @Test("numbers of providers: too few who can leave a need unserved, and at most so many take part")
  func providerCounts() throws {
    let data = plenty.with {
      $0.change(provider: "O1") { $0.hours = 4 }
      $0.addProvider("O2", hours: 3)
      $0.addProvider("V1", .volunteers, hours: 2)
    }
    #expect(try isClose(unmet(data), 1))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.maximumProviderCount = 2 } }), 3))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.maximumProviderCount = 1 } }), 6))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.minimumProviderCount = 3 } }), 1))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.minimumProviderCount = 4 } }), 10))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.maximumKindCount = 1 } }), 3))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.minimumKindCount = 2 } }), 1))
    #expect(try isClose(unmet(data.with { $0.change(service: "A") { $0.minimumKindCount = 3 } }), 10))
  }

  @Test("a single provider does all of a need or nothing of it")
  func singleProvider() throws {
    let data = plenty.with {
      $0.change(service: "A") { $0.hasSingleProvider = true }
      $0.change(provider: "O1") { $0.hours = 9 }
      $0.addProvider("O2", hours: 9)
    }
    #expect(try isClose(unmet(data), 10))
    #expect(try isClose(unmet(data.with { $0.change(provider: "O2") { $0.hours = 10 } }), 0))
  }

  @Test("lead share: helpers do no more than the leads leave them")
  func leadShare() throws {
    let data = plenty.with {
      $0.listRules.append(ListRule(id: ListID("led"), leads: [.committee], helpers: [.organization], leadShare: 0.25))
      $0.change(service: "A") { $0.list = ListID("led") }
      $0.addProvider("K1", .committee, hours: 2)
    }
    #expect(try isClose(unmet(data), 2))
    #expect(try isClose(unmet(data.with { $0.providers.removeLast() }), 10))
  }

  @Test("floors come first unless a level speaks of them")
  func floors() throws {
    let data = plenty.with {
      $0.change(provider: "O1") {
        $0.hours = 10
        $0.services = [ServiceID("A"), ServiceID("B")]
      }
      $0.addService("B", priority: 3, needs: ["C1": 8]) { $0.floor = 0.5 }
      $0.options.priorityWeights = [1: 100, 3: 1]
    }
    let levels = try MatchingInstance(data).levels
    #expect(levels.map(\.name) == ["floors", "unmet", "fairness", "cost"])
    #expect(try zip(values(of: data, levels), [0, 404]).allSatisfy { isClose($0, $1) })
    let last = data.with { $0.options.levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.floorShortfall)] }
    #expect(try zip(values(of: last, MatchingInstance(last).levels), [8, 4]).allSatisfy { isClose($0, $1) })
  }

  @Test("government share: other money needs its match from government")
  func governmentShare() throws {
    let data = plenty.with {
      $0.change(provider: "O1") { $0.pricePerPersonHour = Money(yuan: 1) }
      $0.addAccount("F1", yuan: 3, isGovernment: true)
      $0.addAccount("F2", yuan: 100)
    }
    #expect(try isClose(unmet(data), 0))
    #expect(try isClose(unmet(data.with { $0.options.governmentShareFloor = 0.5 }), 4))
    #expect(try isClose(unmet(data.with { $0.options.governmentShareFloor = 1 }), 7))
  }

  @Test("gap between urban and rural: cities wait for the villages")
  func gap() throws {
    let data = plenty.with {
      $0.addCommunity("C2", isUrban: false)
      $0.addNeed("C2", "A", 20)
      $0.addProvider("O2", hours: 8, serves: ["C2"])
    }
    // C2 gets 8 of 20: 40 %.
    #expect(try isClose(unmet(data), 12))
    #expect(try isClose(unmet(data.with { $0.options.urbanRuralGapLimit = 0.1 }), 12 + 5))
    #expect(try isClose(unmet(data.with { $0.options.urbanRuralGapLimit = 0 }), 12 + 6))
    let village = data.with {
      $0.communities.removeFirst(); $0.needs.removeFirst(); $0.providers.removeFirst()
    }
    #expect(try isClose(unmet(village.with { $0.options.urbanRuralGapLimit = 0 }), 12))
  }

  @Test("fairness: the lowest coverage, after the unmet hours and before the cost")
  func fairness() throws {
    let data = MatchingData.street("C1", "C2", "C3") { data in
      data.addService("A", needs: ["C1": 10, "C2": 30])
      data.addProvider("O1", hours: 20)
    }
    let levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.lowestCoverage)]
    #expect(try zip(values(of: data, levels), [2000, 0.5]).allSatisfy { isClose($0, $1) })
  }

  @Test("travel between degrees: a hundredth north is 1.112 km, on the 60th parallel one east half of that")
  func travelInDegrees() throws {
    let data = plenty.with {
      $0.hasDegrees = true
      $0.communities[0].location = Point(x: 25, y: 60)
      $0.addCommunity("C2", at: Point(x: 25, y: 60.01))
      $0.addCommunity("C3", at: Point(x: 25.01, y: 60))
      $0.change(provider: "O1") { $0.home = CommunityID("C2") }
    }
    let instance = try MatchingInstance(data)
    let provider = try #require(instance.provider(ProviderID("O1")))
    #expect(abs(instance.travelKilometres(of: provider, to: CommunityID("C1")) - 2 * 1.11195) < 1e-5)
    var other = provider
    other.home = CommunityID("C3")
    #expect(abs(instance.travelKilometres(of: other, to: CommunityID("C1")) - 2 * 0.555975) < 1e-5)
    let levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.travel)]
    #expect(try isClose(values(of: data, levels).last, 10 * 2 * 1.1119508))
    // The data of a question carry on what the coordinates are.
    #expect(try MatchingInstance(instance.data) == instance)
  }

  @Test("travel: there and back for every person of the team")
  func travel() throws {
    let data = MatchingData.street { data in
      data.addCommunity("C1", at: Point(x: 0, y: 0))
      data.addCommunity("C2", at: Point(x: 300, y: 700))
      data.addCommunity("C3")
      data.addService("A", hours: 2, team: 3, needs: ["C2": 4, "C3": 1])
      data.addProvider("O1", hours: 100) { $0.home = CommunityID("C1") }
    }
    let levels = [MatchingLevel(.unmet(priority: nil)), MatchingLevel(.travel)]
    #expect(try zip(values(of: data, levels), [0, 4 * 3 * 2.0]).allSatisfy { isClose($0, $1) })
  }

  @Test("whole sessions: half a session is no session")
  func wholeSessions() throws {
    let data = plenty.with {
      $0.change(service: "A") { $0.sessionHours = 3 }
      $0.change(provider: "O1") { $0.hours = 10 }
    }
    #expect(try isClose(unmet(data), 20))
    #expect(try isClose(unmet(data.with { $0.options.hasWholeSessions = true }), 21))
  }

  @Test("required demand: infeasible when it cannot all be met")
  func requiredDemand() throws {
    #expect(try isClose(values(of: plenty, isDemandRequired: true).first, 0))
    let short = plenty.with { $0.change(provider: "O1") { $0.hours = 9 } }
    #expect(throws: SolverError.noIncumbent(.infeasible)) { try values(of: short, isDemandRequired: true) }
  }

  @Test("a weighted sum counts what is to be large negatively")
  func weightedSum() throws {
    let data = plenty.with {
      $0.change(provider: "O1") { $0.pricePerPersonHour = Money(yuan: 3) }
      $0.addAccount("F1", yuan: 300)
    }
    // A tenth of coverage is worth 2 or 4, an hour costs 3.
    for (weight, expected) in [(20.0, 0.0), (40, -10)] {
      let level = MatchingLevel(
        name: "sum", parts: [.init(.lowestCoverage, weight: weight), .init(.cost, weight: 1)])
      #expect(try isClose(values(of: data, [level]).first, expected))
    }
  }
}
