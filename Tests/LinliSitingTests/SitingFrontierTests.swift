import LinliDomain
import LinliGLPK
import LinliLP
import Testing

@testable import LinliSiting

@Suite("What more money buys")
struct SitingFrontierTests {
  private let optimizer = SitingOptimizer(solver: GLPKSolver())

  private func invented(_ seed: UInt64) -> SitingData {
    var random = RandomQuestions(seed: seed)
    return random.data()
  }

  @Test("cover for each number of facilities is the best of all choices", arguments: 1...25 as ClosedRange<UInt64>)
  func covering(seed: UInt64) throws {
    var data = invented(seed)
    data.options.levels = [SitingLevel(.covered)]
    data.options.mostSites = 2
    data.options.keepsExisting = false
    let instance = try SitingInstance(data)
    data.options.mostSites = nil
    let all = try SitingInstance(data)
    let choices = all.openings.map { open in
      let covered = all.estates.filter { all.nearest($0, among: open) <= all.options.radius }
      return (count: open.count, covered: covered.reduce(0) { $0 + all.demand(of: $1) })
    }
    let expected = (0...all.sites.count).compactMap { count -> [Double]? in
      let best = choices.filter { $0.count <= count }.map(\.covered).max() ?? 0
      let fewer = choices.filter { $0.count < count }.map(\.covered).max() ?? -1
      return best > fewer ? [Double(count), best] : nil
    }
    let frontier = try optimizer.frontier(of: instance, count: 20, options: SitingSolveOptions())
    #expect(frontier.points.map { [$0.spent, $0.gained] } == expected, "seed \(seed)")
    #expect(frontier.points.allSatisfy { $0.isProven }, "seed \(seed)")
  }

  @Test(
    "for its money each point gains the most, and spends the least for that", arguments: 1...15 as ClosedRange<UInt64>)
  func money(seed: UInt64) throws {
    var data = invented(seed)
    data.options.levels = [SitingLevel(.covered), SitingLevel(.cost)]
    let instance = try SitingInstance(data)
    let frontier = try optimizer.frontier(of: instance, count: 6, options: SitingSolveOptions())
    #expect(frontier.spent == .cost && frontier.gained == .covered)
    let choices = instance.openings.map { open -> (cost: Double, covered: Double) in
      let cost = instance.sites.filter { open.contains($0.id) && !instance.staysOpen($0) }
        .reduce(0) { $0 + $1.fixedCost.yuan }
      let covered = instance.estates.filter { instance.nearest($0, among: open) <= instance.options.radius }
      return (cost, covered.reduce(0) { $0 + instance.demand(of: $1) })
    }
    for point in frontier.points {
      let best = choices.filter { $0.cost <= point.spent + 1e-6 }.map(\.covered).max()
      #expect(point.gained == best, "seed \(seed)")
      let least = choices.filter { $0.covered >= point.gained }.map(\.cost).min()
      #expect(abs(point.spent - (least ?? -1)) <= 1e-6, "seed \(seed)")
    }
    #expect(frontier.points.last?.gained == choices.map(\.covered).max(), "seed \(seed)")
    for (left, right) in zip(frontier.points, frontier.points.dropFirst()) {
      #expect(left.spent < right.spent && left.gained < right.gained, "seed \(seed)")
    }
  }

  @Test("points that another one beats are left out, equal ones are there once")
  func undominated() {
    func point(_ spent: Double, _ gained: Double) -> SitingFrontier.Point {
      SitingFrontier.Point(spent: spent, gained: gained, plan: SitingPlan(facilities: []), isProven: true)
    }
    let points = [point(3, 5), point(1, 2), point(1, 2), point(2, 2), point(4, 4), point(1, 1)]
    let kept = SitingOptimizer.undominated(points, isMaximized: true)
    #expect(kept.map(\.spent) == [1, 3])
    #expect(SitingOptimizer.limits(from: 1, to: 9, count: 5, isWhole: false) == [3, 5, 7])
    #expect(SitingOptimizer.limits(from: 2, to: 6, count: 9, isWhole: true) == [3, 4, 5])
    #expect(SitingOptimizer.limits(from: 2, to: 2, count: 9, isWhole: true).isEmpty)
  }

  @Test("idle premises first cost what two searches of all choices say", arguments: 1...20 as ClosedRange<UInt64>)
  func idleFirst(seed: UInt64) throws {
    var data = invented(seed)
    data.options.levels = [SitingLevel(.newArea), SitingLevel(.cost)]
    data.options.normShare = 1
    let instance = try SitingInstance(data)
    let answer = try optimizer.solve(instance, options: SitingSolveOptions())
    guard !answer.isRelaxed else { return }
    let price = try #require(try optimizer.priceOfIdleFirst(answer, to: instance, options: SitingSolveOptions()))
    data.options.levels = [SitingLevel(.cost)]
    let free = try optimizer.solve(try SitingInstance(data), options: SitingSolveOptions())
    #expect(price.costWithout == free.stages.last?.objective, "seed \(seed)")
    #expect(price.cost == answer.stages.last?.objective && price.price >= -1e-6, "seed \(seed)")
  }

  @Test("a question without that goal, or with cost before it, has no price")
  func noPrice() throws {
    var data = invented(3)
    for levels in [[SitingMeasure.cost], [.cost, .newArea], [.newArea]] {
      data.options.levels = levels.map { SitingLevel($0) }
      let instance = try SitingInstance(data)
      let answer = try optimizer.solve(instance, options: SitingSolveOptions())
      let price = try optimizer.priceOfIdleFirst(answer, to: instance, options: SitingSolveOptions())
      #expect(price == nil)
    }
  }
}
