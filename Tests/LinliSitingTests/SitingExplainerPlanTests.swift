import LinliDomain
import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

@Suite("Explanations of plans as they are, of several periods, and within limits")
struct SitingExplainerPlanTests {
  private func data(_ seed: UInt64, _ change: (inout SitingData) -> Void = { _ in }) -> SitingData {
    var random = RandomQuestions(seed: seed)
    var data = random.data()
    change(&data)
    return data
  }

  private func explainer(
    _ instance: SitingInstance, _ plan: SitingPlan? = nil, options: SitingSolveOptions = SitingSolveOptions()
  ) throws -> SitingExplainer {
    try SitingExplainer(instance, plan: plan, solver: GLPKSolver(), options: options)
  }

  @Test("a plan by hand is told as it is, completed, and held against the nearest best plan")
  func byHand() throws {
    for seed in 1...16 as ClosedRange<UInt64> {
      let instance = try SitingInstance(data(seed))
      // Everything open, nothing said of whose area it is: as good in the shortfall, dearer.
      let plan = SitingPlan(facilities: instance.sites.map { PlannedFacility($0.id, added: [$0.mostAdded]) })
      let check = try ConsequenceCheck(instance, plan: plan)
      let explainer = check.explainer
      #expect(explainer.plan?.facilities == plan.facilities)
      let least = SitingAreaRoom(instance, 0).flow.unsent
      #expect(abs((explainer.levels.first?.planned ?? .nan) - least) < 1e-5, "seed \(seed)")
      let cost = instance.sites.reduce(0) { sum, site in
        sum + (instance.staysOpen(site) ? 0 : site.fixedCost.yuan) + site.costPerSquareMetre.yuan * site.mostAdded
      }
      #expect(abs((explainer.levels.last?.planned ?? .nan) - cost) < 1e-5, "seed \(seed)")
      for topic in check.topics {
        let explanation = try check.check(topic, "seed \(seed)")
        #expect(explanation.isWorse == ((explainer.levels.last?.best ?? 0) < cost - 1e-3), "seed \(seed)")
        if case .site(let site) = explanation.finding { #expect(site.facility != nil) }
      }
    }
  }

  @Test("a plan that breaks rules is explained with them")
  func broken() throws {
    let instance = try SitingInstance(
      data(3) { data in for position in data.sites.indices { data.sites[position].kind = .existing } })
    let site = instance.sites[0].id
    let explainer = try explainer(instance, SitingPlan(facilities: [PlannedFacility(instance.sites[1].id, added: [0])]))
    let explanation = try #require(try explainer.explanation(of: .site(site)))
    #expect(explanation.violations.contains(.existingClosed(site)))
    #expect(explanation.isWorse && !explanation.isBest && explanation.isSound)
  }

  @Test("the best plan read again is the best one, and nothing is held against it")
  func same() throws {
    let instance = try SitingInstance(data(5))
    let best = try #require(try explainer(instance).plan)
    let again = try explainer(instance, best)
    let explanation = try #require(try again.explanation(of: .site(instance.sites[0].id)))
    #expect(explanation.isBest && !explanation.isWorse)
    #expect(again.reference == best)
  }

  private func periods(_ seed: UInt64) -> SitingData {
    data(seed) { data in
      data.periods = [
        SitingPeriod(name: "first", end: CalendarDate(year: 2027, month: 12, day: 31), budget: Money(yuan: 500)),
        SitingPeriod(name: "second", end: CalendarDate(year: 2030, month: 12, day: 31)),
      ]
      data.sites[0].availableFrom = CalendarDate(year: 2028, month: 6, day: 1)
      data.estates[0].occupiedFrom = CalendarDate(year: 2029, month: 1, day: 1)
      data.sites[1].availableFrom = CalendarDate(year: 2035, month: 1, day: 1)
    }
  }

  @Test("closing a site in all periods is the question without it", arguments: 1...16 as ClosedRange<UInt64>)
  func periods(seed: UInt64) throws {
    let data = periods(seed)
    let instance = try SitingInstance(data)
    let explainer = try explainer(instance)
    let before = explainer.answer.stages.map { $0.objective ?? .nan }
    for site in instance.sites {
      guard case .site(let found)? = try explainer.explanation(of: .site(site.id))?.finding else {
        Issue.record("no explanation of \(site.id)")
        continue
      }
      guard let consequence = found.consequence else {
        #expect(found.isNeverAvailable && found.facility == nil)
        continue
      }
      #expect(consequence.ending == .proven && consequence.isSound && consequence.isNearest, "seed \(seed) \(site.id)")
      let after = consequence.levels.map { $0.after ?? .nan }
      if found.facility == nil {
        #expect(!after.lexicographicallyPrecedes(before) { $0 < $1 - 1e-5 * max(1, abs($1)) }, "seed \(seed)")
        #expect(consequence.plan?.facility(on: site.id) != nil)
      } else {
        var without = data
        without.sites.removeAll { $0.id == site.id }
        let other = try SitingOptimizer(solver: GLPKSolver()).solve(
          try SitingInstance(without), options: SitingSolveOptions())
        for (value, stage) in zip(after, other.stages) {
          #expect(abs(value - (stage.objective ?? .nan)) <= 1e-5 * max(1, abs(value)), "seed \(seed) \(site.id)")
        }
      }
    }
    for estate in instance.estates { #expect(try explainer.explanation(of: .estate(estate.id))?.isSound == true) }
    for community in instance.communities {
      let explanation = try #require(try explainer.explanation(of: .community(community.id)))
      #expect(explanation.isSound, "seed \(seed) \(community.id)")
      for consequence in explanation.consequences { #expect(consequence.ending != .open, "seed \(seed)") }
    }
  }

  @Test("people who need places: closing a site is the question without it", arguments: 1...12 as ClosedRange<UInt64>)
  func places(seed: UInt64) throws {
    let data = data(seed) { data in
      data.options.levels = [SitingLevel(.unserved), SitingLevel(.distance)]
      data.options.serviceRadius = 1500
      data.options.mostSites = data.sites.count - 1
      data.options.keepsExisting = false
      data.hazards = [Hazard(id: Hazard.ID("flood"), share: 0.5), Hazard(id: Hazard.ID("quake"))]
    }
    let instance = try SitingInstance(data)
    let explainer = try explainer(instance)
    for site in instance.sites where explainer.plan?.facility(on: site.id) != nil {
      guard case .site(let found)? = try explainer.explanation(of: .site(site.id))?.finding,
        let consequence = found.consequence
      else {
        Issue.record("no consequence of \(site.id)")
        continue
      }
      var without = data
      without.sites.removeAll { $0.id == site.id }
      let other = try SitingOptimizer(solver: GLPKSolver()).solve(
        try SitingInstance(without), options: SitingSolveOptions())
      #expect(consequence.isSound)
      for stage in other.stages {
        let value = consequence.levels.first { $0.name == stage.name }?.after ?? .nan
        #expect(abs(value - (stage.objective ?? .infinity)) <= 1e-5 * max(1, abs(value)), "seed \(seed) \(site.id)")
      }
    }
  }

  @Test("without time nothing is claimed")
  func noTime() throws {
    let instance = try SitingInstance(data(4))
    var options = SitingSolveOptions()
    options.timeLimit = .zero
    #expect(try explainer(instance, options: options).explanation(of: .site(instance.sites[0].id)) == nil)
    let plan = try #require(try explainer(instance).plan)
    let limited = try explainer(instance, plan, options: options)
    for site in instance.sites {
      let explanation = try #require(try limited.explanation(of: .site(site.id)))
      #expect(!explanation.isBest && !explanation.isWorse)
      for consequence in explanation.consequences {
        #expect(consequence.ending == .open && !consequence.isAtNoLoss && consequence.plan == nil)
      }
    }
  }
}
