import LinliDomain
import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

@Suite("What the data of a siting question tell before anything is solved")
struct SitingPrecheckTests {
  private func best(_ data: SitingData, _ measure: SitingMeasure) throws -> Double {
    var data = data
    data.options.levels = [SitingLevel(measure)]
    let answer = try SitingOptimizer(solver: GLPKSolver()).solve(
      try SitingInstance(data), options: SitingSolveOptions())
    #expect(answer.termination == .optimal)
    return try #require(answer.stages.last?.objective)
  }

  @Test("the greatest flow is the linear program's, and stuck groups account for all that is left")
  func flow() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let supplies = (0..<Int.random(in: 1...6, using: &random)).map { _ in Double.random(in: 0...9, using: &random) }
      let capacities = (0..<Int.random(in: 1...6, using: &random)).map { _ in Double.random(in: 0...9, using: &random) }
      let joins = supplies.map { _ in capacities.indices.filter { _ in Int.random(in: 0...2, using: &random) == 0 } }
      let flow = SitingFlow(supplies: supplies, capacities: capacities, sinksOfSource: joins)
      var model = Model("flow")
      var total = LinearExpression()
      var taken = Array(repeating: LinearExpression(), count: capacities.count)
      for (source, sinks) in joins.enumerated() {
        var sent = LinearExpression()
        for sink in sinks {
          let variable = model.addVariable("f[\(source),\(sink)]")
          total.add(1, variable)
          sent.add(1, variable)
          taken[sink].add(1, variable)
        }
        model.add("supply[\(source)]", sent, .atMost(supplies[source]))
      }
      for sink in capacities.indices { model.add("room[\(sink)]", taken[sink], .atMost(capacities[sink])) }
      model.setObjective(Objective(.maximize, total))
      let most = try GLPKSolver().solve(model, options: SolveOptions()).requireIncumbent().objective
      let all = supplies.reduce(0, +)
      #expect(abs(all - flow.unsent - most) < 1e-6, "seed \(seed)")
      // What each group has beyond what its sinks take is what stays behind in it, and no group shares a sink.
      var isTaken: Set<Int> = []
      var behind = 0.0
      for group in flow.stuckGroups {
        let sinks = Set(group.flatMap { joins[$0] })
        #expect(isTaken.isDisjoint(with: sinks), "seed \(seed)")
        isTaken.formUnion(sinks)
        behind += group.reduce(0) { $0 + supplies[$1] } - sinks.reduce(0) { $0 + capacities[$1] }
      }
      #expect(abs(behind - flow.unsent) < 1e-6, "seed \(seed)")
    }
  }

  @Test("the least shortfall is what the solver finds without money or count", arguments: 1...40 as ClosedRange<UInt64>)
  func area(seed: UInt64) throws {
    var random = RandomQuestions(seed: seed)
    var data = random.data()
    data.options.keepsExisting = seed % 2 == 0
    let instance = try SitingInstance(data)
    let least = try best(data, .shortfall)
    #expect(abs(SitingAreaRoom(instance, 0).flow.unsent - least) < 1e-5, "seed \(seed)")
    var told = 0.0
    var single = 0.0
    for finding in SitingPrecheck(instance).findings {
      switch finding {
      case .areaShort(let communities, _, _, let wanted, let most):
        #expect(wanted > most)
        if communities.count == 1 { single += wanted - most }
        told = max(told, wanted - most)
      case .normShort(_, let short): #expect(abs(short - least) < 1e-5, "seed \(seed)")
      default: break
      }
    }
    #expect(max(told, single) <= least + 1e-5, "seed \(seed)")
    #expect((least > 1e-5) == (told > 0), "seed \(seed)")
  }

  @Test("the people without a place are those the solver leaves out at least", arguments: 1...40 as ClosedRange<UInt64>)
  func places(seed: UInt64) throws {
    var random = RandomQuestions(seed: seed)
    var data = random.data()
    data.options.serviceRadius = 1300
    data.options.levels = [SitingLevel(.unserved)]
    data.hazards = [
      Hazard(id: Hazard.ID("flood"), share: 0.7, closed: [data.sites[0].id]),
      Hazard(id: Hazard.ID("quake"), estates: [data.estates[0].id, data.estates[1].id]),
    ]
    let findings = SitingPrecheck(try SitingInstance(data)).findings
    let without = findings.reduce(0) { sum, finding in
      if case .placesShort(_, _, _, _, let without) = finding { return sum + without }
      return sum
    }
    #expect(abs(try best(data, .unserved) - without) < 1e-5, "seed \(seed)")
  }

  @Test("estates out of reach, limits that collide, a site that comes too late")
  func everything() throws {
    var data = SitingData()
    let community = CommunityID("C1")
    data.communities = [Community(id: community)]
    data.estates = [
      Estate(id: EstateID("E1"), community: community, householdCount: 100, location: Point(x: 0, y: 0)),
      Estate(id: EstateID("E2"), community: community, householdCount: 50, location: Point(x: 5000, y: 0)),
      Estate(id: EstateID("E3"), community: community, householdCount: 10, location: Point(x: 0, y: 100)),
    ]
    data.sites = [
      Site(id: SiteID("S1"), kind: .existing, location: Point(x: 0, y: 0), area: 10),
      Site(id: SiteID("S2"), kind: .existing, location: Point(x: 100, y: 0), area: 5),
      Site(
        id: SiteID("S3"), kind: .new, location: Point(x: 0, y: 0), mostAdded: 100, fixedCost: Money(yuan: 900),
        costPerSquareMetre: Money(yuan: 100)),
      Site(
        id: SiteID("S4"), kind: .new, location: Point(x: 0, y: 0), mostAdded: 100,
        availableFrom: CalendarDate(year: 2031, month: 1, day: 1)),
    ]
    data.sites[2].mostAdded = 10
    data.options.metric = .table
    data.travel = [
      TravelEntry(EstateID("E1"), SiteID("S1"), metres: 10), TravelEntry(EstateID("E1"), SiteID("S2"), metres: 90),
      TravelEntry(EstateID("E1"), SiteID("S3"), metres: 20), TravelEntry(EstateID("E2"), SiteID("S2"), metres: 5000),
      TravelEntry(EstateID("E2"), SiteID("S1"), metres: 6000),
    ]
    data.options.mostSites = 1
    data.options.budget = Money(yuan: 500)
    data.options.normShare = 1
    data.periods = [SitingPeriod(name: "now", end: CalendarDate(year: 2030, month: 12, day: 31))]
    #expect(
      SitingPrecheck(try SitingInstance(data)).findings == [
        .outOfRadius(EstateID("E2"), demand: 50, nearest: SiteID("S2"), metres: 5000, radius: 1200),
        .unreachable(EstateID("E3"), demand: 10),
        .areaShort([community], sites: [SiteID("S1"), SiteID("S2"), SiteID("S3")], period: 0, wanted: 32, most: 25),
        .tooFewCanMeet(period: 0, communities: 0, least: 1), .tooManyStayOpen(count: 2, most: 1),
        .budgetTooSmall(period: 0, budget: Money(yuan: 500), cheapest: Money(yuan: 1000), SiteID("S3")),
        .neverAvailable(SiteID("S4")),
      ])
    data.options.levels = [SitingLevel(.unserved)]
    data.options.serviceRadius = 5
    let findings = SitingPrecheck(try SitingInstance(data)).findings
    #expect(
      findings.contains(
        .outOfService(EstateID("E1"), demand: 100, nearest: SiteID("S1"), metres: 10, radius: 5)))
  }
}
