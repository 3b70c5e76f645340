import LinliDomain
import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Service with few places, and the way back")
struct SitingServiceTests {
  private let optimizer = SitingOptimizer(solver: GLPKSolver())

  /// Opening costs and ways together, with places.
  private func instance(_ seed: UInt64, isSingleSource: Bool) throws -> SitingInstance {
    var random = RandomQuestions(seed: seed)
    var data = random.data()
    data.estates = Array(data.estates.prefix(4))
    data.options.levels = [
      SitingLevel(name: "sum", parts: [.init(.cost, weight: 1), .init(.distance, weight: 0.005)])
    ]
    data.options.isSingleSource = isSingleSource
    data.options.keepsExisting = seed % 3 == 0
    if seed % 4 == 0 { data.options.mostSites = 3 }
    return try SitingInstance(data)
  }

  /// The least of all ways to send whole estates to open facilities; nil if there is none.
  private func least(_ instance: SitingInstance, _ open: Set<SiteID>) -> Double? {
    let opening = instance.sites.filter { open.contains($0.id) && !instance.staysOpen($0) }
      .reduce(0) { $0 + $1.fixedCost.yuan }
    func best(_ position: Int, _ used: [SiteID: Double]) -> Double? {
      guard position < instance.estates.count else { return 0 }
      let estate = instance.estates[position]
      let people = instance.persons(of: estate, in: instance.hazards[0])
      return open.sorted().compactMap { site -> Double? in
        let load = used[site, default: 0] + people
        guard load <= instance.site(site)?.capacity.map({ Double($0) }) ?? .infinity else { return nil }
        let way = 0.005 * instance.demand(of: estate) * instance.metres(from: estate.id, to: site)
        return best(position + 1, used.merging([site: load]) { $1 }).map { $0 + way }
      }.min()
    }
    return best(0, [:]).map { $0 + opening }
  }

  @Test("capacitated facility location, an estate to one facility", arguments: 1...40 as ClosedRange<UInt64>)
  func whole(seed: UInt64) throws {
    let instance = try instance(seed, isSingleSource: true)
    let best = instance.openings.compactMap { least(instance, $0) }.min()
    let answer = try optimizer.solve(instance, options: SitingSolveOptions())
    guard let best else {
      #expect(answer.isRelaxed, "seed \(seed)")
      return
    }
    #expect(answer.termination == .optimal && !answer.isRelaxed, "seed \(seed)")
    let found = try #require(answer.stages.first?.objective)
    #expect(abs(found - best) <= 1e-6 * max(1, best), "seed \(seed): \(found) \(best)")
    #expect(SitingAudit(try #require(answer.plan), of: instance).isSound, "seed \(seed)")
  }

  @Test(
    "capacitated facility location, split: the same value by the program alone",
    arguments: 1...40 as ClosedRange<UInt64>)
  func split(seed: UInt64) throws {
    let instance = try instance(seed, isSingleSource: false)
    let formulation = SitingFormulation(instance)
    var model = formulation.model
    model.setObjective(formulation.objective(of: instance.options.levels[0]))
    let reference = try GLPKSolver().solve(model, options: SolveOptions())
    let answer = try optimizer.solve(instance, options: SitingSolveOptions())
    guard let best = reference.incumbent?.objective else {
      #expect(reference.termination == .infeasible && answer.isRelaxed, "seed \(seed)")
      return
    }
    let found = try #require(answer.stages.first?.objective)
    #expect(abs(found - best) <= 1e-6 * max(1, best), "seed \(seed): \(found) \(best)")
    #expect(SitingAudit(try #require(answer.plan), of: instance).isSound, "seed \(seed)")
  }

  @Test(
    "the way there, back, and half of both",
    arguments: [(SitingWay.there, 300.0), (SitingWay.back, 500.0), (SitingWay.both, 400.0)])
  func ways(way: SitingWay, metres: Double) throws {
    var data = SitingData()
    data.communities = [Community(id: CommunityID("C1"))]
    data.estates = ["E1", "E2"].map {
      Estate(id: EstateID($0), community: CommunityID("C1"), householdCount: 10, location: Point(x: 0, y: 0))
    }
    data.sites = [Site(id: SiteID("S1"), kind: .new, location: Point(x: 100, y: 100))]
    data.travel = [
      TravelEntry(EstateID("E1"), SiteID("S1"), metres: 300, metresBack: 500)
    ]
    data.options.way = way
    let instance = try SitingInstance(data)
    #expect(instance.metres(from: EstateID("E1"), to: SiteID("S1")) == metres)
    #expect(instance.metres(from: EstateID("E2"), to: SiteID("S1")) == 200)
  }
}
