import LinliDomain
import LinliLP

/// The lowest coverage with whole sessions.
///
/// Delivered person-hours move in steps, so a community's coverage takes finitely many values k·g_c / D_c, and the lowest
/// coverage one of all these. A value τ asks every community for at least ⌈τ·D_c / g_c⌉ steps, whole numbers:
///
///     exclude   no plan that keeps the levels before has Σ_ps a_s·x_pcs / g_c ≥ ⌈τ·D_c / g_c⌉ for every c:
///               shown by a bound alone
///     reach     min Σ_c s_c   subject to   Σ_ps a_s·x_pcs / g_c + s_c ≥ ⌈τ·D_c / g_c⌉,  s_c ≥ 0 whole
///
/// The highest value that is not excluded is found by bisection; then a search brings the total shortfall s down to 0.
/// Reached and the next value excluded: that is the proof. Full lexicographic max–min goes on with the communities that
/// can still rise.
struct WholeCoverage {
  private let formulation: MatchingFormulation
  private let groups: [[[Variable]]]
  private let solver: any Solver
  private let budget: TimeBudget
  private let base: Model
  private let scales: [Scale]
  private var statistics: SolveStatistics
  private var point: [Double]?

  /// The steps of one community.
  private struct Scale {
    var community: CommunityID
    /// Person-hours asked for.
    var asked: Double
    /// Person-hours of one step.
    var step: Double
    var delivered: LinearExpression

    /// Steps that a coverage takes.
    func steps(for coverage: Double) -> Int { Int((coverage * asked / step - 1e-6).rounded(.up)) }
    func coverage(of steps: Int) -> Double { Double(steps) * step / asked }
    /// Steps that are delivered at a point.
    func steps(at values: [Double]) -> Int { Int((delivered.value(at: values) / step + 1e-6).rounded(.down)) }
  }

  /// What came of raising.
  struct Outcome {
    var point: [Double]?
    var lowest: Double?
    var bound: Double?
    var floors: [CommunityID: Double]
    var termination: Termination
    var statistics: SolveStatistics
  }

  init(
    _ formulation: MatchingFormulation, keeping kept: [KeptLevel], groups: [[[Variable]]], _ solver: any Solver,
    _ options: SolveOptions
  ) {
    self.formulation = formulation
    self.groups = groups
    self.solver = solver
    budget = TimeBudget(options)
    // Of the levels before, one that is minimized serves as objective: its bound excludes values fastest.
    let guide = kept.last { $0.coverages == nil }
    var program = guide.map { formulation.program(of: $0.level, keeping: kept) } ?? formulation.model
    if !kept.speakOfLowestCoverage { program.forgetFairness(of: formulation) }
    base = program
    scales = formulation.askingCommunities.map { community in
      let delivered = formulation.delivered(to: community)
      var measured = program
      measured.maximize(delivered)
      return Scale(
        community: community, asked: formulation.demand(of: community),
        step: measured.integralObjective?.step ?? 1e-3, delivered: delivered)
    }
    statistics = SolveStatistics(of: program, solver: solver.identity)
  }
}

// MARK: - Raising

extension WholeCoverage {
  /// Raises the lowest coverage as far as it goes, from a plan; then, lexicographically, those that can still rise.
  mutating func raise(from start: [Double]?, isLexicographic: Bool) throws -> Outcome {
    point = start
    if point == nil { point = try reach(Array(repeating: 0, count: scales.count)) }
    guard point != nil else { return outcome(lowest: nil, bound: nil, floors: [:], isProven: false) }
    var floors = Array(repeating: 0, count: scales.count)
    var free = Array(scales.indices)
    var first: (lowest: Double, bound: Double)?
    var isProven = true
    repeat {
      let level = try raiseTogether(free, floors)
      for position in free { floors[position] = scales[position].steps(for: level.reached) }
      if first == nil { first = (level.reached, level.bound) }
      isProven = isProven && level.bound <= level.reached + 1e-12
      guard isLexicographic else { break }
      let stuck = try whoCannotRise(free, floors, &isProven)
      free.removeAll(where: stuck.contains)
    } while !free.isEmpty
    let kept = Dictionary(
      uniqueKeysWithValues: scales.indices.map { (scales[$0].community, scales[$0].coverage(of: floors[$0])) })
    return outcome(lowest: first?.lowest, bound: first?.bound, floors: kept, isProven: isProven)
  }

  private func outcome(
    lowest: Double?, bound: Double?, floors: [CommunityID: Double], isProven: Bool
  ) -> Outcome {
    let isComplete = point != nil && isProven
    return Outcome(
      point: point, lowest: lowest, bound: bound, floors: floors,
      termination: isComplete ? .optimal : .limit(budget.exhausted ?? .nodes), statistics: statistics)
  }

  /// The highest coverage that all free communities reach together, and the highest that is not excluded.
  private mutating func raiseTogether(_ free: [Int], _ floors: [Int]) throws -> (reached: Double, bound: Double) {
    var reached = lowest(of: free)
    var values = attainable(free, above: reached, upTo: try relaxedLimit(free, floors))
    // First from above: values that a bound excludes.
    var open = values.count
    var low = 0
    while low < open, budget.exhausted == nil {
      let middle = (low + open) / 2
      if try isExcluded(asking(values[middle], of: free, floors)) { open = middle } else { low = middle + 1 }
      reached = max(reached, lowest(of: free))
    }
    values.removeSubrange(open...)
    let bound = budget.exhausted == nil ? values.last ?? reached : max(reached, values.last ?? reached)
    // Then from below: plans that reach the highest value left, or failing that one half way.
    var attempts = 0
    while let highest = values.last(where: { $0 > reached + 1e-12 }), attempts < 4, budget.exhausted == nil {
      let half = values.filter { $0 > reached + 1e-12 && $0 <= highest }
      let wanted = attempts == 0 ? highest : half[half.count / 2]
      if let found = try reach(asking(wanted, of: free, floors)) { point = found }
      reached = max(reached, lowest(of: free))
      attempts += 1
    }
    return (reached, max(bound, reached))
  }

  /// Communities that cannot rise above their floors while all others keep theirs.
  private mutating func whoCannotRise(
    _ free: [Int], _ floors: [Int], _ isProven: inout Bool
  ) throws -> [Int] {
    var stuck: [Int] = []
    for position in free {
      if let point, scales[position].steps(at: point) > floors[position] { continue }
      var wanted = floors
      wanted[position] += 1
      if Double(wanted[position]) * scales[position].step > scales[position].asked + 1e-9 {
        stuck.append(position)
      } else if try isExcluded(wanted) {
        stuck.append(position)
      } else if let found = try reach(wanted) {
        point = found
      } else {
        stuck.append(position)
        isProven = false
      }
    }
    return stuck
  }

  private func asking(_ coverage: Double, of free: [Int], _ floors: [Int]) -> [Int] {
    var wanted = floors
    for position in free { wanted[position] = scales[position].steps(for: coverage) }
    return wanted
  }

  /// The lowest coverage of some communities at the plan so far.
  private func lowest(of free: [Int]) -> Double {
    guard let point else { return 0 }
    return free.map { scales[$0].coverage(of: scales[$0].steps(at: point)) }.min() ?? 1
  }

  /// Every value that the lowest coverage of some communities can take within a range, in order.
  private func attainable(_ free: [Int], above low: Double, upTo high: Double) -> [Double] {
    var values: Set<Double> = []
    for scale in free.map({ scales[$0] }) {
      var steps = scale.steps(for: low)
      while scale.coverage(of: steps) <= high + 1e-12 {
        if scale.coverage(of: steps) > low + 1e-12 { values.insert(scale.coverage(of: steps)) }
        steps += 1
      }
    }
    return values.sorted()
  }
}

// MARK: - Programs

extension WholeCoverage {
  /// The program with steps asked of every community, and shortfalls that may be left.
  private func program(asking wanted: [Int], shortfall: Bool) -> (model: Model, shortfalls: [Variable]) {
    var model = base
    var shortfalls: [Variable] = []
    for (scale, steps) in zip(scales, wanted) {
      var delivered = (1 / scale.step) * scale.delivered
      if shortfall {
        let missing = model.addVariable("short[\(scale.community)]", .integer, .range(0, Double(steps)))
        delivered.add(1, missing)
        shortfalls.append(missing)
      }
      model.add("coverage[\(scale.community)]", delivered, .atLeast(Double(steps)))
    }
    if shortfall { model.minimize(sum(shortfalls) { LinearExpression($0) }) }
    return (model, shortfalls)
  }

  /// The highest common coverage of the free communities when sessions could be divided.
  private mutating func relaxedLimit(_ free: [Int], _ floors: [Int]) throws -> Double {
    var (model, _) = program(asking: floors, shortfall: false)
    let level = model.addVariable("level", .continuous, .unit)
    for scale in free.map({ scales[$0] }) {
      model.add("level[\(scale.community)]", scale.delivered - scale.asked * level, .atLeast(0))
    }
    model.maximize(LinearExpression(level))
    let result = try solver.solve(model.relaxation, options: budget.remaining)
    statistics.addEffort(of: result.statistics)
    return result.incumbent?.objective ?? 1
  }

  /// Whether a bound shows that no plan has the steps. A plan that turns up on the way is taken.
  private mutating func isExcluded(_ wanted: [Int]) throws -> Bool {
    let (model, _) = program(asking: wanted, shortfall: false)
    var search = WholeNumberSearch(forms: [model.tightenedWholeRows, model])
    search.effort.roundLimit = 2
    search.effort.neighbourhoodsPerRound = 0
    search.effort.nodeLimit = 200
    search.effort.iterationLimit = 4000
    search.options = budget.remaining
    search.options.progress = nil
    // Any plan will do: the levels before are kept by constraints.
    search.target = .infinity
    let result = try search.run(with: solver)
    statistics.addEffort(of: result.statistics)
    if let values = result.incumbent?.values { point = Array(values.prefix(base.variableCount)) }
    return result.termination == .infeasible
  }

  /// A plan that has the steps, or nil if none was found within the work allowed. A plan with a better lowest coverage
  /// than the one so far is taken in any case.
  private mutating func reach(_ wanted: [Int]) throws -> [Double]? {
    let (model, shortfalls) = program(asking: wanted, shortfall: true)
    var search = WholeNumberSearch(forms: [model, model.tightenedWholeRows], groups: groups)
    // The bound is 0 from the start: only plans are wanted.
    search.effort.provesBounds = false
    search.effort.roundLimit = 16
    search.options = budget.remaining
    search.target = 0
    if let point {
      let missing = zip(scales, wanted).map { Double(max(0, $1 - $0.steps(at: point))) }
      search.options.start = point + missing
    }
    let result = try search.run(with: solver)
    statistics.addEffort(of: result.statistics)
    guard let solution = result.incumbent else { return nil }
    let values = Array(solution.values.prefix(base.variableCount))
    if shortfalls.allSatisfy({ solution[$0] < 0.5 }) { return values }
    if let point, lowest(at: values) > lowest(at: point) { self.point = values }
    return nil
  }

  private func lowest(at values: [Double]) -> Double {
    scales.map { $0.coverage(of: $0.steps(at: values)) }.min() ?? 1
  }
}
