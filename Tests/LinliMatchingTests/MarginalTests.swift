import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

/// Marginal values against two questions, each solved by itself.
@Suite("Marginal values")
struct MarginalTests {
  private func answer(_ instance: MatchingInstance) throws -> MatchingAnswer {
    try MatchingOptimizer(solver: GLPKSolver()).solve(instance, options: MatchingSolveOptions())
  }

  private func marginals(
    _ instance: MatchingInstance, _ resources: [MatchingResource], step: Double
  ) throws -> [MarginalValue] {
    let solved = MatchingAnswer(plan: nil, stages: [], kept: try planByPrograms(instance).kept, levelCount: 0)
    return try MatchingExplainer.explain(instance, solved, solver: GLPKSolver()) {
      try $0.marginalValues(of: resources, step: step)
    }
  }

  private func resources(_ instance: MatchingInstance) -> [MatchingResource] {
    instance.accounts.map { .account($0.id) } + instance.providers.map { .provider($0.id) }
      + instance.rooms.map { .room($0.id) }
  }

  private func changed(_ data: MatchingData, _ resource: MatchingResource, by amount: Double) -> MatchingData {
    data.with { data in
      switch resource {
      case .account(let id):
        for index in data.accounts.indices where data.accounts[index].id == id {
          data.accounts[index].balance = data.accounts[index].balance + Money(fen: Int((amount * 100).rounded()))
        }
      case .provider(let id):
        for index in data.providers.indices where data.providers[index].id == id {
          data.providers[index].hours += amount
        }
      case .room(let id):
        for index in data.rooms.indices where data.rooms[index].id == id { data.rooms[index].hours += amount }
      }
    }
  }

  /// Checks both directions of all resources against questions with the amount changed.
  private func check(_ data: MatchingData, _ place: String) throws {
    let instance = try MatchingInstance(data)
    let level = try #require(instance.levels.firstIndex { $0.singleMeasure == .unmet(priority: nil) })
    let levels = Array(instance.levels[...level])
    let before = try values(of: data, levels)
    for value in try marginals(instance, resources(instance), step: 2) {
      for change in [value.more, value.less] {
        let after = try values(of: changed(data, value.resource, by: change.amount), levels)
        let place = "\(place), \(value.resource) by \(change.amount)"
        #expect(isClose(change.objective, after[level] - before[level], within: 1e-5), "\(place)")
        let changesBefore = zip(after, before).prefix(level).map { $0 - $1 }
        #expect(change.levelsBefore.count == level, "\(place)")
        for (found, expected) in zip(change.levelsBefore, changesBefore) {
          #expect(isClose(found.change, expected, within: 1e-5), "\(place)")
        }
      }
      #expect(value.more.objective <= 1e-6 || level > 0, "\(place)")
    }
  }

  @Test("they are what two questions differ by")
  func random() throws {
    for seed in UInt64(0)..<60 { try check(RandomStreet.data(seed: seed), "seed \(seed)") }
  }

  @Test("so are they where fairness comes first")
  func fairnessFirst() throws {
    for seed in UInt64(100)..<140 {
      try check(
        RandomStreet.data(seed: seed).with {
          $0.options.levels = [.lowestCoverage, .unmet(priority: nil)].map { MatchingLevel($0) }
        }, "seed \(seed)")
    }
  }

  @Test("unmet hours by priority change as the values say")
  func byPriority() throws {
    let data = MatchingData.street("C1") { data in
      data.addService("A", priority: 1, needs: ["C1": 5])
      data.addService("B", priority: 2, needs: ["C1": 5])
      data.addProvider("O1", hours: 4)
    }
    let instance = try MatchingInstance(data)
    let value = try #require(try marginals(instance, [.provider(ProviderID("O1"))], step: 3).first)
    #expect(isClose(value.more.objective, -100 - 20))
    #expect(isClose(value.more.unmet[1], -1) && isClose(value.more.unmet[2], -2))
    #expect(isClose(value.less.objective, 300) && isClose(value.less.unmet[1], 3) && isClose(value.less.unmet[2], 0))
    #expect(value.more.amount == 3 && value.less.amount == -3)
    let all = try #require(try marginals(instance, [.provider(ProviderID("O1"))], step: 30).first)
    #expect(all.more.amount == 30 && all.less.amount == -4)
  }

  @Test("a provider that cannot be engaged is worth nothing, more or less of it")
  func engagement() throws {
    let data = MatchingData.street("C1") { data in
      data.addService("A", needs: ["C1": 10])
      data.addProvider("O1", hours: 4) { $0.startCost = Money(yuan: 5) }
      data.addProvider("O2", hours: 1)
    }
    let value = try #require(
      try marginals(MatchingInstance(data), [.provider(ProviderID("O1"))], step: 2).first)
    #expect(isClose(value.more.objective, 0) && isClose(value.less.objective, 0))
  }

  @Test("hours of a provider with a contract count only with the contract")
  func contract() throws {
    let data = MatchingData.street("C1") { data in
      data.addService("A", needs: ["C1": 10])
      data.addAccount("F1", yuan: 5)
      data.addProvider("O1", hours: 4) { $0.startCost = Money(yuan: 5) }
    }
    let value = try #require(
      try marginals(MatchingInstance(data), [.provider(ProviderID("O1"))], step: 2).first)
    #expect(isClose(value.more.objective, -200) && isClose(value.less.objective, 200))
  }

  @Test("the resources worth a look are among those that are used up")
  func tightResources() throws {
    for seed in UInt64(0)..<40 {
      let instance = try MatchingInstance(RandomStreet.data(seed: seed))
      let solved = try answer(instance)
      let (tight, all) = try MatchingExplainer.explain(instance, solved, solver: GLPKSolver()) { explainer in
        (explainer.tightResources, try explainer.marginalValues(of: resources(instance), step: 1))
      }
      for value in all where value.more.objective < -1e-5 && value.more.levelsBefore.isEmpty {
        #expect(tight.contains(value.resource), "seed \(seed), \(value.resource)")
      }
    }
  }
}
