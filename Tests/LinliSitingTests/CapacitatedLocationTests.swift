import LinliGLPK
import LinliLP
import LinliSiting
import Testing

@Suite("Capacitated location is solved to proof")
struct CapacitatedLocationTests {
  private func solve(_ instance: CapacitatedLocationInstance) -> LocationAnswer<CapacitatedLocationPlan> {
    CapacitatedLocationOptimizer().solve(instance)
  }

  /// Checks an answer against the least cost: plan, objective, bound, termination.
  private func check(
    _ answer: LocationAnswer<CapacitatedLocationPlan>, of instance: CapacitatedLocationInstance, least: Double?,
    _ mark: String
  ) throws {
    guard let least else {
      #expect(answer.choice == nil && answer.termination == .infeasible, "\(mark): \(answer)")
      return
    }
    let plan = try #require(answer.choice, "\(mark): no plan, but one costs \(least): \(instance)")
    let audit = CapacitatedLocationAudit(plan, of: instance)
    #expect(audit.violations.isEmpty, "\(mark): \(audit.violations)")
    let objective = try #require(answer.objective)
    #expect(abs(audit.objective - objective) < 1e-7, "\(mark)")
    #expect(abs(objective - least) < 1e-6, "\(mark): \(objective) instead of \(least)")
    #expect(answer.termination == .optimal, "\(mark)")
    let bound = try #require(answer.bound)
    #expect(bound <= objective && bound > objective - 1e-6, "\(mark)")
  }

  @Test("whole customers: the least of all plans", arguments: [false, true])
  func wholeCustomers(hasFractions: Bool) throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      var random = RandomLocations(seed: seed)
      let instance = try random.next(isSplitAllowed: false, hasFractions: hasFractions)
      try check(solve(instance), of: instance, least: enumeratedLeastCost(instance), "seed \(seed)")
    }
  }

  @Test("split demand and whole customers: as the program solved by GLPK", arguments: [false, true])
  func secondOpinion(isSplitAllowed: Bool) throws {
    for seed in 1...80 as ClosedRange<UInt64> {
      var random = RandomLocations(seed: seed)
      let instance = try random.next(isSplitAllowed: isSplitAllowed, hasFractions: seed % 2 == 0)
      let formulation = CapacitatedLocationFormulation(instance)
      let result = try GLPKSolver().solve(formulation.model, options: SolveOptions())
      if let solution = result.incumbent {
        let audit = CapacitatedLocationAudit(formulation.plan(solution), of: instance)
        #expect(abs(audit.objective - solution.objective) < 1e-3, "seed \(seed)")
      }
      try check(solve(instance), of: instance, least: result.incumbent?.objective, "seed \(seed)")
    }
  }

  @Test("splitting never costs more, and capacity enough for all makes it of no use")
  func splitting() throws {
    for seed in 200...240 as ClosedRange<UInt64> {
      var random = RandomLocations(seed: seed)
      let whole = try random.next(isSplitAllowed: false)
      let split = try CapacitatedLocationInstance(
        sites: whole.sites, demands: whole.demands, costs: whole.costs, openCount: whole.openCount,
        isSplitAllowed: true)
      if let objective = solve(whole).objective { #expect(try #require(solve(split).objective) <= objective + 1e-6) }
      let roomy = whole.sites.map {
        CapacitatedLocationInstance.Site(fixedCost: $0.fixedCost, capacity: whole.totalDemand, state: $0.state)
      }
      let answers = try [true, false].map { isSplitAllowed in
        solve(
          try CapacitatedLocationInstance(
            sites: roomy, demands: whole.demands, costs: whole.costs, openCount: whole.openCount,
            isSplitAllowed: isSplitAllowed))
      }
      #expect((answers[0].objective == nil) == (answers[1].objective == nil), "seed \(seed)")
      if let first = answers[0].objective, let second = answers[1].objective {
        #expect(abs(first - second) < 1e-6, "seed \(seed)")
      }
    }
  }

  @Test("the same instance has the same answer every time", arguments: [true, false])
  func determinism(isSplitAllowed: Bool) throws {
    var random = SplitMix64(seed: 5)
    let (siteCount, customerCount) = (12, 30)
    let demands = (0..<customerCount).map { _ in Double(Int.random(in: 1...20, using: &random)) }
    let sites = (0..<siteCount).map { _ in
      CapacitatedLocationInstance.Site(fixedCost: Double(Int.random(in: 100...300, using: &random)), capacity: 70)
    }
    let costs = (0..<siteCount * customerCount).map { _ in Double(Int.random(in: 1...99, using: &random)) }
    let instance = try CapacitatedLocationInstance(
      sites: sites, demands: demands, costs: costs, isSplitAllowed: isSplitAllowed)
    let answer = solve(instance)
    #expect(answer.termination == .optimal)
    #expect(answer == solve(instance))
  }

  @Test("a raised cancellation ends the search with what is known")
  func cancellation() throws {
    let cancellation = Cancellation()
    cancellation.raise()
    var options = LocationSearchOptions()
    options.cancellation = cancellation
    var random = RandomLocations(seed: 3)
    let instance = try random.next(isSplitAllowed: false)
    let answer = CapacitatedLocationOptimizer().solve(instance, options: options)
    let isEnded = [.limit(.interrupted), .optimal, .infeasible].contains(answer.termination)
    #expect(isEnded)
    if let plan = answer.choice { #expect(CapacitatedLocationAudit(plan, of: instance).violations.isEmpty) }
  }

  @Test("everything that is wrong with an instance is told at once")
  func faults() {
    #expect(throws: CapacitatedLocationError(faults: [.noSite, .noCustomer])) {
      try CapacitatedLocationInstance(sites: [], demands: [], costs: [], isSplitAllowed: true)
    }
    let site = CapacitatedLocationInstance.Site(fixedCost: .infinity, capacity: -1)
    #expect(
      throws: CapacitatedLocationError(faults: [
        .fixedCost(site: 0, .infinity), .capacity(site: 0, -1), .demand(customer: 0, -2),
        .cost(customer: 1, site: 0, -3), .openCount(2...2),
      ])
    ) {
      try CapacitatedLocationInstance(
        sites: [site], demands: [-2, 1], costs: [1, -3], openCount: 2...2, isSplitAllowed: true)
    }
    #expect(throws: CapacitatedLocationError(faults: [.costCount(3, expected: 2)])) {
      try CapacitatedLocationInstance(
        sites: [.init(fixedCost: 0, capacity: 1)], demands: [1, 1], costs: [1, 2, 3], isSplitAllowed: true)
    }
  }
}

@Suite("The audit of capacitated location")
struct CapacitatedLocationAuditTests {
  private let plan = CapacitatedLocationPlan(
    openSites: [0, 1],
    shares: [
      .init(customer: 0, site: 0, share: 1), .init(customer: 1, site: 0, share: 0.5),
      .init(customer: 1, site: 1, share: 0.5),
    ])

  private func instance(isSplitAllowed: Bool = true) throws -> CapacitatedLocationInstance {
    try CapacitatedLocationInstance(
      sites: [
        .init(fixedCost: 10, capacity: 4), .init(fixedCost: 20, capacity: 9),
        .init(fixedCost: 5, capacity: 9, state: .closed),
      ],
      demands: [3, 2], costs: [1, 2, 3, 4, 6, .infinity], openCount: 1...2, isSplitAllowed: isSplitAllowed)
  }

  @Test("a good plan is accepted and its cost counted")
  func good() throws {
    let audit = CapacitatedLocationAudit(plan, of: try instance())
    #expect(audit.violations.isEmpty)
    #expect(audit.objective == 36)
  }

  @Test("every tampering is found")
  func tampered() throws {
    let instance = try instance()
    func violations(_ change: (inout CapacitatedLocationPlan) -> Void) -> [CapacitatedLocationAudit.Violation] {
      var plan = plan
      change(&plan)
      return CapacitatedLocationAudit(plan, of: instance).violations
    }
    #expect(
      violations { $0.shares[1].share = 1 } == [
        .servedShare(customer: 1, 1.5), .overload(site: 0, load: 5, capacity: 4),
      ])
    #expect(violations { $0.shares.removeLast() } == [.servedShare(customer: 1, 0.5)])
    #expect(violations { $0.openSites = [0] } == [.notOpen(customer: 1, site: 1)])
    #expect(violations { $0.openSites = [0, 1, 1] } == [.unknownOpenSite(1), .openCount(3, allowed: 1...2)])
    #expect(violations { $0.openSites = [0, 2] }.contains(.mustBeClosed(site: 2)))
    #expect(violations { $0.shares[2].site = 2 }.contains(.forbidden(customer: 1, site: 2)))
    #expect(violations { $0.shares[2].site = 0 }.contains(.repeated(customer: 1, site: 0)))
    #expect(violations { $0.shares[2].site = 7 }.contains(.unknown(.init(customer: 1, site: 7, share: 0.5))))
    #expect(violations { $0.shares[2].share = -0.5 }.contains(.share(.init(customer: 1, site: 1, share: -0.5))))
    #expect(
      CapacitatedLocationAudit(plan, of: try self.instance(isSplitAllowed: false)).violations == [
        .isSplit(customer: 1, siteCount: 2)
      ])
  }
}
