import LinliDomain
import LinliGLPK
import LinliLP
import LinliMatching
import LinliTestSupport
import Testing

@Suite("Equal coverage")
struct CoverageTests {
  let optimizer = MatchingOptimizer(solver: GLPKSolver())

  private func coverages(_ instance: MatchingInstance) throws -> [CommunityID: Double] {
    let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
    let kept = try #require(answer.kept.first { $0.level.singleMeasure == .allCoverages })
    return try #require(kept.coverages)
  }

  @Test("each community rises as far as those below it allow")
  func byHand() throws {
    let data = MatchingData.street("C1", "C2", "C3") { data in
      data.options.levels = [MatchingLevel(.allCoverages)]
      data.addService("A", needs: ["C1": 10, "C2": 10, "C3": 20])
      data.addProvider("O1", hours: 6, serves: ["C1", "C2"])
      data.addProvider("O2", hours: 2, serves: ["C1"])
      data.addProvider("O3", hours: 19, serves: ["C3"])
    }
    let found = try coverages(MatchingInstance(data))
    let expected = ["C1": 0.4, "C2": 0.4, "C3": 0.95]
    #expect(found.count == 3)
    for (id, share) in expected { #expect(isClose(found[CommunityID(id)], share), "\(id)") }
  }

  @Test("a community without needs has no part in it")
  func withoutNeeds() throws {
    let data = MatchingData.street("C1", "C2") { data in
      data.options.levels = [MatchingLevel(.allCoverages)]
      data.addService("A", needs: ["C2": 10])
      data.addProvider("O1", hours: 5)
    }
    let found = try coverages(MatchingInstance(data))
    #expect(found.keys.map(\.text) == ["C2"] && isClose(found[CommunityID("C2")], 0.5))
  }

  @Test("the lowest coverage is no higher than any coverage of the plan")
  func lowest() throws {
    for seed in UInt64(0)..<80 {
      let instance = try MatchingInstance(
        RandomStreet.data(seed: seed).with { $0.options.levels = [MatchingLevel(.lowestCoverage)] })
      let answer = try optimizer.solve(instance, options: MatchingSolveOptions())
      let lowest = try #require(answer.stages.last?.objective)
      let figures = MatchingFigures(instance, try #require(answer.plan))
      #expect(figures.communities.allSatisfy { $0.value.asked == 0 || $0.value.share >= lowest - 1e-6 }, "seed \(seed)")
      #expect(isClose(figures.lowestCoverage, lowest, within: 1e-5), "seed \(seed)")
    }
  }

  @Test("all coverages in order are those of an independent method", arguments: [true, false])
  func ordered(isAfterUnmet: Bool) throws {
    for seed in UInt64(0)..<80 {
      let data = RandomStreet.data(seed: seed).with { data in
        data.options.levels = [MatchingLevel(.allCoverages)]
        if isAfterUnmet { data.options.levels.insert(MatchingLevel(.unmet(priority: nil)), at: 0) }
        for index in data.services.indices { data.services[index].floor = nil }
      }
      let instance = try MatchingInstance(data)
      let found = try coverages(instance).values.sorted()
      let expected = try orderedCoverages(instance, isAfterUnmet: isAfterUnmet)
      #expect(found.count == expected.count, "seed \(seed)")
      for (value, other) in zip(found, expected) { #expect(isClose(value, other, within: 2e-5), "seed \(seed)") }
    }
  }

  /// The ordered coverages by the sums of the k smallest, each made as large as possible in turn.
  ///
  /// - Source: Ogryczak & Śliwiński (2003), "On solving linear programs with the ordered weighted averaging objective",
  ///   doi:10.1016/S0377-2217(02)00399-9.
  private func orderedCoverages(_ instance: MatchingInstance, isAfterUnmet: Bool) throws -> [Double] {
    let formulation = MatchingFormulation(instance)
    var model = formulation.model
    let asking = instance.communities.map(\.id).compactMap { id in
      let hours = instance.needs.filter { $0.id.community == id }.reduce(0) { $0 + instance.personHours(of: $1) }
      return hours > 0 ? (id: id, hours: hours) : nil
    }
    var stages: [ObjectiveStage] = []
    if isAfterUnmet {
      stages.append(
        ObjectiveStage("unmet", formulation.objective(of: MatchingLevel(.unmet(priority: nil))), tolerance: 1e-7))
    }
    for count in asking.indices.map({ $0 + 1 }) {
      let level = model.addVariable("level[\(count)]", .continuous, .free)
      var total = Double(count) * level
      for (id, hours) in asking {
        let short = model.addVariable("short[\(count),\(id)]")
        let pairs = instance.eligiblePairs.filter { $0.need.community == id }
        let delivered = sum(pairs) { instance.personHoursPerSession($0.need.service) * formulation.serve[$0] }
        model.add("short[\(count),\(id)]", (1 / hours) * delivered + 1 * short - 1 * level, .atLeast(0))
        total.add(-1, short)
      }
      stages.append(ObjectiveStage("smallest \(count)", Objective(.maximize, total), tolerance: 1e-9))
    }
    guard !asking.isEmpty else { return [] }
    let result = try GLPKSolver().solve(model, stages: stages)
    let sums = result.stages.suffix(asking.count).compactMap(\.objective)
    return sums.indices.map { $0 == 0 ? sums[0] : sums[$0] - sums[$0 - 1] }
  }
}
