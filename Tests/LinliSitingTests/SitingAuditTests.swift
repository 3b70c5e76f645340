import LinliDomain
import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Siting plans are held against every rule")
struct SitingAuditTests {
  /// Two communities, three sites on a line, two periods: E3's homes are occupied in the second only.
  private func question(_ change: (inout SitingData) -> Void = { _ in }) throws -> SitingInstance {
    var data = SitingData()
    data.communities = [Community(id: CommunityID("C1")), Community(id: CommunityID("C2"))]
    let later = try #require(CalendarDate(iso: "2027-03-01"))
    data.estates = [
      Estate(id: EstateID("E1"), community: CommunityID("C1"), householdCount: 100, location: Point(x: 0, y: 0)),
      Estate(id: EstateID("E2"), community: CommunityID("C1"), householdCount: 50, location: Point(x: 500, y: 0)),
      Estate(
        id: EstateID("E3"), community: CommunityID("C2"), householdCount: 200, location: Point(x: 2000, y: 0),
        occupiedFrom: later),
    ]
    data.sites = [
      Site(id: SiteID("S1"), kind: .existing, location: Point(x: 0, y: 0), area: 20, mostAdded: 5),
      Site(
        id: SiteID("S2"), kind: .idle, location: Point(x: 600, y: 0), mostAdded: 40, fixedCost: Money(yuan: 100),
        costPerSquareMetre: Money(yuan: 10), capacity: 300),
      Site(
        id: SiteID("S3"), kind: .new, location: Point(x: 2000, y: 0), mostAdded: 60, fixedCost: Money(yuan: 500),
        costPerSquareMetre: Money(yuan: 20), availableFrom: later),
    ]
    let ends = [try #require(CalendarDate(iso: "2026-12-31")), try #require(CalendarDate(iso: "2027-12-31"))]
    data.periods = [SitingPeriod(name: "2026", end: ends[0]), SitingPeriod(name: "2027", end: ends[1])]
    data.options.levels = [SitingLevel(.shortfall), SitingLevel(.cost)]
    change(&data)
    return try SitingInstance(data)
  }

  private func broken(_ plan: SitingPlan, _ instance: SitingInstance) -> [SitingAudit.Violation] {
    SitingAudit(plan, of: instance).violations
  }

  @Test("what opens stays open, and area is there when the homes are occupied")
  func periods() throws {
    let instance = try question()
    let answer = try SitingOptimizer(solver: GLPKSolver()).solve(instance, options: SitingSolveOptions())
    #expect(answer.termination == .optimal)
    let plan = try #require(answer.plan)
    let audit = SitingAudit(plan, of: instance)
    #expect(audit.isSound && audit.figures.shortfall < 1e-6)
    // 30 m² for 150 households in the first period: 20 there, 5 more at S1 for nothing, the rest at S2.
    #expect(plan.facility(on: SiteID("S2"))?.opening == 0)
    // 40 m² for E3's 200 households, from the day they move in.
    #expect(plan.facility(on: SiteID("S3"))?.opening == 1)
    #expect(abs(audit.figures.cost - (100 + 5 * 10 + 500 + 40 * 20)) < 1e-6)
  }

  @Test("every rule that a plan can break is told")
  func rules() throws {
    let instance = try question { data in
      data.options.mostSites = 2
      data.options.budget = Money(yuan: 300)
    }
    let kept = PlannedFacility(SiteID("S1"), added: [0, 0])
    #expect(broken(SitingPlan(facilities: [kept]), instance).isEmpty)
    #expect(broken(SitingPlan(facilities: []), instance) == [.existingClosed(SiteID("S1"))])
    let early = PlannedFacility(SiteID("S3"), added: [0, 0])
    #expect(broken(SitingPlan(facilities: [kept, early]), instance).contains(.notAvailable(SiteID("S3"))))
    let large = PlannedFacility(SiteID("S2"), added: [0, 41])
    #expect(
      broken(SitingPlan(facilities: [kept, large]), instance)
        == [
          .tooMuchAdded(SiteID("S2"), added: 41, most: 40), .overBudget(period: 1, spent: 510, budget: 300),
        ])
    let shrinking = PlannedFacility(SiteID("S2"), added: [9, 3])
    #expect(broken(SitingPlan(facilities: [kept, shrinking]), instance) == [.shrinks(SiteID("S2"))])
    let third = PlannedFacility(SiteID("S3"), opening: 1, added: [0, 0])
    let all = SitingPlan(facilities: [kept, PlannedFacility(SiteID("S2"), added: [0, 0]), third])
    #expect(broken(all, instance).contains(.tooManySites(count: 3, most: 2)))
    #expect(broken(SitingPlan(facilities: [kept, kept]), instance).contains(.repeated(line: "S1")))
    let unknown = PlannedFacility(SiteID("S9"), added: [0, 0])
    #expect(broken(SitingPlan(facilities: [kept, unknown]), instance) == [.unknown(line: "S9")])
  }

  @Test("area counts for those who are near, and once")
  func credits() throws {
    let instance = try question()
    let kept = PlannedFacility(SiteID("S1"), added: [0, 0])
    let far = CreditedArea(SiteID("S1"), CommunityID("C2"), period: 1, area: 5)
    #expect(broken(SitingPlan(facilities: [kept], credits: [far]), instance) == [.creditOutOfReach(far)])
    let twice = CreditedArea(SiteID("S1"), CommunityID("C1"), area: 25)
    #expect(
      broken(SitingPlan(facilities: [kept], credits: [twice]), instance)
        == [.areaCountedTwice(SiteID("S1"), period: 0, counted: 25, area: 20)])
  }

  @Test("people are served where it is open, near enough, within the places, and not twice")
  func services() throws {
    let instance = try question { data in
      data.periods = []
      data.options.levels = [SitingLevel(.distance)]
      data.options.serviceRadius = 700
      data.options.isSingleSource = true
      data.sites[2].availableFrom = nil
    }
    let kept = PlannedFacility(SiteID("S1"), added: [0])
    let second = PlannedFacility(SiteID("S2"), added: [0])
    func broken(_ services: [PlannedService]) -> [SitingAudit.Violation] {
      self.broken(SitingPlan(facilities: [kept, second], services: services), instance)
    }
    let home = EstateID("E1")
    #expect(broken([PlannedService(home, at: SiteID("S1"))]).isEmpty)
    let closed = PlannedService(EstateID("E3"), at: SiteID("S3"))
    #expect(broken([closed]) == [.servedWhereClosed(closed)])
    let far = PlannedService(EstateID("E3"), at: SiteID("S2"), share: 0.1)
    #expect(broken([far]) == [.servedTooFar(far, metres: 1400)])
    #expect(
      broken([PlannedService(home, at: SiteID("S1")), PlannedService(home, at: SiteID("S2"), share: 0.5)])
        == [.servedTooOften(home, share: 1.5), .severalSources(home, count: 2)])
    let people = 150 * instance.options.personsPerHousehold
    #expect(
      broken([PlannedService(home, at: SiteID("S2")), PlannedService(EstateID("E2"), at: SiteID("S2"))])
        == [.placesExceeded(SiteID("S2"), hazard: Hazard.ID(""), people: people, places: 300)])
  }

  @Test("a value that the plan does not have is told")
  func claims() throws {
    let instance = try question()
    let plan = SitingPlan(facilities: [PlannedFacility(SiteID("S1"), added: [0, 0])])
    let audit = SitingAudit(plan, of: instance, claims: [("cost", 7), ("shortfall", 100), ("beauty", 1)])
    #expect(
      audit.violations == [
        .claimDiffers(level: "cost", claimed: 7, found: 0), .unknown(line: "beauty"),
      ])
  }
}
