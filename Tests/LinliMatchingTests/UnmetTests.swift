import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

/// Every cause of an unmet need, each in a question made for it.
@Suite("Causes of unmet needs")
struct UnmetTests {
  private func explained(_ data: MatchingData) throws -> [ExplainedNeed] {
    let instance = try MatchingInstance(data)
    let (plan, kept) = try planByPrograms(instance)
    let answer = MatchingAnswer(plan: plan, stages: [], kept: kept, levelCount: 0)
    let unmet = MatchingFigures(instance, plan).unmet
    return try MatchingExplainer.explain(instance, answer, solver: GLPKSolver()) { try $0.causes(of: unmet) }
  }

  private func causes(_ data: MatchingData) throws -> [String] {
    try explained(data).map {
      "\($0.unmet.need) " + $0.causes.map(\.rawValue).joined(separator: $0.takesAllCauses ? "+" : "|")
    }
  }

  /// Ten sessions of an hour in C1 that one organization with time enough may hold, for money, in a room.
  private var ample: MatchingData {
    MatchingData.street("C1") { data in
      data.addService("A", room: true, needs: ["C1": 10])
      data.addProvider("O1", hours: 50, yuan: 1)
      data.addRoom("R1", hours: 50)
      data.addAccount("F1", yuan: 50)
    }
  }

  private func lacking(hours: Double? = nil, room: Double? = nil, yuan: Int? = nil) -> MatchingData {
    ample.with { data in
      if let hours { data.providers[0].hours = hours }
      if let room { data.rooms[0].hours = room }
      if let yuan { data.accounts[0].balance = Money(yuan: yuan) }
    }
  }

  @Test("nothing unmet, nothing explained")
  func none() throws {
    #expect(try explained(ample).isEmpty)
  }

  @Test("nobody who may do it")
  func noProvider() throws {
    #expect(try causes(ample.with { $0.providers[0].services = [] }) == ["C1:A noEligibleProvider"])
    let found = try explained(ample.with { $0.providers = [] })
    #expect(found.map(\.cause) == [.noEligibleProvider] && isClose(found.first?.unmet.personHours, 10))
  }

  @Test("nobody whom an account may pay")
  func noAccount() throws {
    #expect(try causes(ample.with { $0.accounts[0].kinds = [.committee] }) == ["C1:A noPayingAccount"])
    #expect(try causes(ample.with { $0.accounts[0].isApproved = false }) == ["C1:A noPayingAccount"])
  }

  @Test("no room that fits")
  func noRoom() throws {
    #expect(try causes(ample.with { $0.rooms[0].fits = [] }) == ["C1:A noEligibleRoom"])
  }

  @Test("hours, room or money alone")
  func single() throws {
    #expect(try causes(lacking(hours: 4)) == ["C1:A hoursExhausted"])
    #expect(try causes(lacking(room: 4)) == ["C1:A roomExhausted"])
    #expect(try causes(lacking(yuan: 4)) == ["C1:A moneyExhausted"])
  }

  @Test("two or three that are only enough together")
  func together() throws {
    #expect(try causes(lacking(hours: 4, yuan: 4)) == ["C1:A moneyExhausted+hoursExhausted"])
    #expect(try causes(lacking(room: 4, yuan: 4)) == ["C1:A moneyExhausted+roomExhausted"])
    #expect(try causes(lacking(hours: 4, room: 4)) == ["C1:A hoursExhausted+roomExhausted"])
    let all = lacking(hours: 4, room: 4, yuan: 4)
    #expect(try causes(all) == ["C1:A moneyExhausted+hoursExhausted+roomExhausted"])
  }

  @Test("either of two, the weightier first")
  func either() throws {
    // With money for four more sessions, hours of O2 would do; without its hours, the money of O1.
    let data = lacking(yuan: 4).with { data in
      data.addProvider("O2", hours: 2, offers: ["A"])
    }
    #expect(try causes(data) == ["C1:A moneyExhausted|hoursExhausted"])
  }

  @Test("crowded out by the gap rule, although nothing of its own is lacking")
  func crowdedOut() throws {
    let data = MatchingData.street("C1") { data in
      data.addCommunity("C2", isUrban: false)
      data.options.urbanRuralGapLimit = 0
      data.addService("A", needs: ["C1": 10])
      data.addService("B", needs: ["C2": 10])
      data.addProvider("O1", hours: 50, offers: ["A"])
      data.addProvider("O2", hours: 4, offers: ["B"])
    }
    #expect(try causes(data) == ["C1:A crowdedOut", "C2:B hoursExhausted"])
  }

  @Test("whole sessions that do not fit into what is left")
  func wholeSessions() throws {
    let data = MatchingData.street("C1") { data in
      data.options.hasWholeSessions = true
      data.addService("A", hours: 3, needs: ["C1": 2])
      data.addProvider("O1", hours: 4)
      data.addProvider("O2", hours: 2)
    }
    #expect(try causes(data) == ["C1:A wholeSessions"])
  }

  @Test("every unmet need of random questions gets at least one cause, and no other")
  func random() throws {
    for seed in UInt64(0)..<60 {
      let instance = try MatchingInstance(RandomStreet.data(seed: seed))
      let answer = try MatchingOptimizer(solver: GLPKSolver()).solve(instance, options: MatchingSolveOptions())
      let unmet = MatchingFigures(instance, try #require(answer.plan)).unmet
      let found = try MatchingExplainer.explain(instance, answer, solver: GLPKSolver()) { try $0.causes(of: unmet) }
      #expect(found.map(\.unmet) == unmet, "seed \(seed)")
      #expect(found.allSatisfy { $0.causes.first == $0.cause }, "seed \(seed)")
    }
  }
}
