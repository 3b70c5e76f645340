import LinliDomain
import LinliLP

/// What more money, or one more facility, buys: plans none of which is better than another in both measures.
///
/// An ε-constraint: for each limit on what is spent the most is gained, then the least is spent for it. Points are proven
/// one by one; with whole numbers of facilities every number is looked at if asked for that many, money is divided into
/// equal steps between the least that a plan costs and what the best plan costs.
///
/// - Source: Haimes, Lasdon & Wismer (1971); Ehrgott (2005), Multicriteria Optimization, 2nd edition.
public struct SitingFrontier: Equatable, Sendable {
  /// One plan of the frontier.
  public struct Point: Equatable, Sendable {
    /// What is spent: yuan, or facilities.
    public var spent: Double
    /// What it gains, in the measure's unit.
    public var gained: Double
    /// The plan.
    public var plan: SitingPlan
    /// Whether nothing more can be gained for that, and nothing less spent.
    public var isProven: Bool
  }

  /// What is spent: `cost`, or `sites` where only their number is limited or nothing has a price.
  public var spent: SitingMeasure
  /// What is gained: the first measure of the question that is not spending.
  public var gained: SitingMeasure
  /// The points, the least spent first.
  public var points: [Point]
}

extension SitingInstance {
  /// The two measures between which a question has a frontier.
  var frontierMeasures: (spent: SitingMeasure, gained: SitingMeasure) {
    let hasPrices =
      sites.contains { $0.fixedCost > .zero || $0.costPerSquareMetre > .zero || $0.conversionCost > .zero }
      || asksForProjects
    let spending: Set<SitingMeasure> = [.cost, .sites, .newArea]
    let measures = options.levels.flatMap { $0.parts.map(\.measure) }
    let gained = measures.first { !spending.contains($0) } ?? (options.normShare == nil ? .covered : .shortfall)
    return (options.mostSites == nil && hasPrices ? .cost : .sites, gained)
  }

  /// The question with other levels and limits, and without what is required of the measure that is traded.
  fileprivate func traded(
    _ levels: [SitingMeasure], cost: Money?, sites: Int?
  ) throws(SitingInstanceError) -> SitingInstance {
    var data = data
    data.options.levels = levels.map { SitingLevel($0) }
    data.options.budget = cost
    data.options.mostSites = sites
    switch frontierMeasures.gained {
    case .shortfall: data.options.normShare = nil
    case .covered, .backup:
      data.options.coveredShare = nil
      data.options.coveredCommunities = nil
    default: break
    }
    return try SitingInstance(data)
  }
}

extension SitingOptimizer {
  /// The frontier between what is spent and what is gained.
  ///
  /// - Parameter count: the most points, 2 or more.
  /// - Returns: the frontier; without points if there is no plan.
  /// - Throws: ``SolverError`` if the solver gave up.
  public func frontier(
    of instance: SitingInstance, count: Int, options: SitingSolveOptions
  ) throws -> SitingFrontier {
    let (spent, gained) = instance.frontierMeasures
    var frontier = SitingFrontier(spent: spent, gained: gained, points: [])
    let deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    func point(_ levels: [SitingMeasure], atMost limit: Double?) throws -> SitingFrontier.Point? {
      var options = options
      options.isDemandRequired = true
      options.timeLimit = deadline.remaining
      let question = try instance.traded(
        levels, cost: spent == .cost ? limit.map { Money(fen: Int(($0 * 100).rounded(.down))) } : nil,
        sites: spent == .sites ? limit.map { Int($0.rounded()) } : nil)
      let answer = try solve(question, options: options)
      guard let plan = answer.plan else { return nil }
      let figures = SitingFigures(question, plan)
      return SitingFrontier.Point(
        spent: figures.value(of: spent), gained: figures.value(of: gained), plan: plan,
        isProven: answer.termination == .optimal)
    }
    guard let best = try point([gained, spent], atMost: nil), let least = try point([spent, gained], atMost: nil) else {
      return frontier
    }
    var points = [least, best]
    for limit in Self.limits(from: least.spent, to: best.spent, count: count, isWhole: spent == .sites) {
      if deadline.isOver { break }
      if let found = try point([gained, spent], atMost: limit) { points.append(found) }
    }
    frontier.points = Self.undominated(points, isMaximized: gained.isMaximized)
    return frontier
  }

  /// The limits strictly between two ends: every whole number, or `count` − 2 of equal steps.
  static func limits(from least: Double, to most: Double, count: Int, isWhole: Bool) -> [Double] {
    guard most > least, count > 2 else { return [] }
    let steps = (1..<(count - 1)).map { least + (most - least) * Double($0) / Double(count - 1) }
    guard isWhole else { return steps }
    let whole = Int(least.rounded()) + 1..<max(Int(least.rounded()) + 1, Int(most.rounded()))
    if whole.count <= count - 2 { return whole.map { Double($0) } }
    return Set(steps.map { $0.rounded() }).sorted()
  }

  /// Points of which each gains more than the ones that spend less; equal ones once.
  static func undominated(_ points: [SitingFrontier.Point], isMaximized: Bool) -> [SitingFrontier.Point] {
    let sign = isMaximized ? 1.0 : -1.0
    var kept: [SitingFrontier.Point] = []
    for point in points.sorted(by: { ($0.spent, -sign * $0.gained) < ($1.spent, -sign * $1.gained) }) {
      let best = kept.last.map { sign * $0.gained } ?? -.infinity
      if sign * point.gained > best + 1e-9 * max(1, abs(point.gained)) { kept.append(point) }
    }
    return kept
  }
}
