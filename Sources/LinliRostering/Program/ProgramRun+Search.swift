import LinliDomain
import LinliLP

/// What came of one level, or of one try in it.
struct LevelOutcome {
  var objective: Double?
  var bound: Double?
  var termination: Termination
  var statistics: SolveStatistics
}

// MARK: - One objective

extension ProgramRun {
  /// How far ``minimize(_:_:target:upTo:)`` goes.
  enum Step {
    /// The linear program.
    case relaxation
    /// The linear program, with rows that cut off its solution.
    case tightened
    /// Whole numbers.
    case search
  }

  /// Makes an expression over whole variables as small as it gets, from the point at hand: its linear program, then the
  /// part of it that is not whole, both once more with tighter rows and with cuts, then a search over all that reduced
  /// costs leave open.
  ///
  /// - Parameters:
  ///   - target: the search may end once this is reached; nil to go on to the proof.
  ///   - step: the last step.
  mutating func minimize(
    _ expression: LinearExpression, _ level: String, target: Double? = nil, upTo step: Step = .search
  ) throws -> LevelOutcome {
    state.minimize(expression)
    relaxation = nil
    var outcome = LevelOutcome(
      objective: currentValue, bound: state.whole.range(of: expression).lower, termination: .limit(.nodes),
      statistics: SolveStatistics(of: formulation.model, solver: solver.identity))
    if settle(&outcome, target) { return outcome }
    guard try relax(&outcome, level), !settle(&outcome, target), step != .relaxation else { return outcome }
    // The whole program, tightened, is often done with after a few nodes; parts are for programs that are not.
    if try isLarge && repair(&outcome, level, target) { return outcome }
    if try tighten(&outcome, level) {
      if settle(&outcome, target) { return outcome }
      if try isLarge && repair(&outcome, level, target) { return outcome }
    }
    if keepsCuts, !isLarge, try cut(&outcome, target, level), settle(&outcome, target) { return outcome }
    if step == .tightened { return outcome }
    if isLarge {
      try searchNeighbourhoods(&outcome, level, target: target)
    } else {
      try search(&outcome, level, target: target)
    }
    return outcome
  }

  /// Whether nothing is left to do: the point at hand meets the bound or the target, or the bound lies beyond the target.
  /// The outcome then says so.
  func settle(_ outcome: inout LevelOutcome, _ target: Double?) -> Bool {
    outcome.objective = currentValue
    if let target, let bound = outcome.bound, bound > target + 0.5 { return true }
    guard let value = outcome.objective, value <= max(outcome.bound ?? -.infinity, target ?? -.infinity) + 1e-6 else {
      return false
    }
    outcome.bound = min(value, outcome.bound ?? value)
    outcome.termination = .optimal
    return true
  }

  func solveOptions(_ level: String) -> SolveOptions {
    var solve = budget.remaining
    if let progress = options.progress { solve.progress = { progress(level, $0) } }
    return solve
  }
}

// MARK: - Points

extension ProgramRun {
  /// The value of the objective at the point at hand; nil without one.
  var currentValue: Double? { point.map { state.whole.objective.expression.value(at: $0) } }

  /// What became of a point.
  enum Reception {
    /// It is the point at hand now.
    case taken
    /// It is not whole, not possible, or no better.
    case refused
    /// It breaks rules that were not in the program; they are now.
    case breaksRules
  }

  /// Takes a point if it is whole, keeps every rule and is better than the one at hand.
  mutating func take(_ values: [Double]) -> Reception {
    var rounded = values
    for (index, definition) in state.whole.variables.enumerated() where definition.kind.isIntegral {
      guard abs(values[index] - values[index].rounded()) < Tolerances.standard.integrality else { return .refused }
      rounded[index] = values[index].rounded()
    }
    formulation.complete(&rounded)
    let value = state.whole.objective.expression.value(at: rounded)
    if let current = currentValue, value >= current - 1e-6 { return .refused }
    if addRules(brokenBy: rounded, tolerance: 0.5) { return .breaksRules }
    guard state.whole.feasibilityReport(of: rounded).isFeasible else { return .refused }
    point = rounded
    return .taken
  }

  func report(_ outcome: LevelOutcome, _ level: String) {
    options.progress?(
      level,
      SolveProgress(incumbent: currentValue, bestBound: outcome.bound, nodeCount: outcome.statistics.nodeCount))
  }
}

// MARK: - The relaxation

extension ProgramRun {
  /// Rounds in which rows are added to one relaxation.
  private static let roundLimit = 12
  /// Times that a part of the program is solved.
  private static let partRoundLimit = 3
  /// Times that the whole program is searched.
  private static let searchLimit = 4
  /// Times that a point is tried to be mended.
  private static let mendingLimit = 4

  /// Solves the relaxation until its solution breaks no rule by much; false if that ends the level.
  private mutating func relax(_ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    for _ in 0..<Self.roundLimit {
      guard try relaxOnce(&outcome, level) else { return false }
      guard let values = relaxation?.values, addRules(brokenBy: values, tolerance: 0.5) else { break }
    }
    return true
  }

  /// Solves the relaxation with every row that it breaks; false if there was none, or if that ends the level.
  private mutating func tighten(_ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    for round in 0..<Self.roundLimit {
      guard let values = relaxation?.values, budget.exhausted == nil else { return round > 0 }
      let hasRules = addRules(brokenBy: values, tolerance: 0.02)
      guard addCovers(brokenBy: values, tolerance: 0.02) || hasRules else { return round > 0 }
      guard try relaxOnce(&outcome, level) else { return false }
    }
    return true
  }

  mutating func relaxOnce(_ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    var options = solveOptions(level)
    if isLarge {
      options.iterationLimit = Self.largeIterationLimit
      options.timeLimit = options.timeLimit.map { $0 / 3 }
    }
    if startsAtPoint { options.start = point ?? hint }
    let result = try state.session.solve(options: options)
    outcome.statistics.addEffort(of: result.statistics)
    guard result.termination == .optimal, let solution = result.incumbent, let duals = result.duals else {
      relaxation = nil
      let isStopped = if case .limit = result.termination { true } else { false }
      // A program that has a roster is not infeasible, whatever the numbers say.
      let isWrong = result.termination == .infeasible && point != nil
      outcome.termination = isWrong ? .numericalTrouble : result.termination
      if outcome.termination == .infeasible { outcome.bound = nil }
      return isLarge && isStopped && point != nil && budget.exhausted == nil
    }
    relaxation = Relaxation(value: solution.objective, values: solution.values, duals: duals)
    let bound = state.whole.integralObjective?.roundedBound(solution.objective) ?? solution.objective
    outcome.bound = max(outcome.bound ?? bound, bound)
    _ = take(solution.values)
    return true
  }
}

// MARK: - Whole numbers

extension ProgramRun {
  /// Makes the solution of the relaxation whole where it is not: people and shifts with parts of assignments are free, all
  /// others stay as they are.
  ///
  /// - Returns: whether nothing is left to do.
  private mutating func repair(_ outcome: inout LevelOutcome, _ level: String, _ target: Double?) throws -> Bool {
    guard let values = relaxation?.values else { return false }
    let keys = formulation.assign.keys
    var people: Set<VolunteerID> = []
    var shifts: Set<ShiftID> = []
    for (index, key) in keys.enumerated() where !values[index].isWhole {
      people.insert(key.volunteer)
      shifts.insert(key.shift)
    }
    var isFree = Array(repeating: true, count: state.whole.variableCount)
    var fixed = values
    for (index, key) in keys.enumerated() {
      isFree[index] = people.contains(key.volunteer) || shifts.contains(key.shift)
      fixed[index] = values[index].rounded()
    }
    try solvePart(at: fixed, free: isFree, nodeLimit: 300, cutoff: nil, &outcome, level)
    return settle(&outcome, target)
  }

  /// Solves a part of the program and takes what is better; where the solution breaks rules, it is mended, or else found
  /// again with these rules added.
  ///
  /// - Returns: how it ended.
  @discardableResult
  mutating func solvePart(
    at values: [Double], free isFree: [Bool], nodeLimit: Int, cutoff: Double?, _ outcome: inout LevelOutcome,
    _ level: String
  ) throws -> Termination {
    var ended = Termination.limit(.nodes)
    for _ in 0..<Self.partRoundLimit where budget.exhausted == nil {
      let part = PartialProgram(state.whole, at: values, free: isFree)
      let result = try solve(part, nodeLimit: nodeLimit, cutoff: cutoff, &outcome, level)
      ended = result.termination
      guard let found = result.incumbent.map({ part.lifted($0.values) }), take(found) == .breaksRules else { break }
      if try mend(found, &outcome, level) { break }
    }
    return ended
  }

  private func solve(
    _ part: PartialProgram, nodeLimit: Int, cutoff: Double?, _ outcome: inout LevelOutcome, _ level: String
  ) throws -> SolveResult {
    var options = solveOptions(level)
    options.nodeLimit = nodeLimit
    options.cutoff = cutoff
    options.progress = nil
    let result = try solver.solve(part.model, options: options)
    outcome.statistics.addEffort(of: result.statistics)
    return result
  }

  /// Makes a point that breaks lazy rules, those of ``brokenVariables``, keep them: the lines of those people and of some
  /// others are free, with all of their rules.
  ///
  /// - Returns: whether the point, mended, was taken.
  mutating func mend(_ values: [Double], _ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    let broken = Set(brokenVariables.map(formulation.person(of:)))
    let days = 0..<formulation.instance.horizon.dayCount
    var generator = SplitMix64(seed: options.searchSeed)
    var isMended = false
    for attempt in 0..<Self.mendingLimit where budget.exhausted == nil {
      let others = formulation.instance.volunteers.indices.shuffled(using: &generator).prefix(8 * (attempt + 1))
      let people = broken.union(others)
      let rules = formulation.lazyRules.rows(of: people)
      var isFree = freeVariables(people: people, days: days)
      for row in rules.joined() {
        for term in formulation.model.terms(of: Constraint(index: row)) { isFree[term.variable.index] = true }
      }
      let part = PartialProgram(state.whole, at: values, free: isFree, with: (formulation.model, rules))
      let result = try solve(part, nodeLimit: 100, cutoff: currentValue, &outcome, level)
      guard let found = result.incumbent, take(part.lifted(found.values)) == .taken else { continue }
      isMended = true
      if settle(&outcome, nil) { break }
    }
    return isMended
  }

  /// Searches whole numbers for the objective at hand, over all variables that can differ from the relaxation in a point
  /// no worse than the one at hand: changing one that rests at a bound costs its reduced cost.
  private mutating func search(_ outcome: inout LevelOutcome, _ level: String, target: Double?) throws {
    for round in 0..<Self.searchLimit {
      // Where rules keep coming up, all are added, so that the last round is exact.
      if round == Self.searchLimit - 1 { addAllRules() }
      let ruleCount = addedRowCount
      if target == nil, try askBound(&outcome, level) { return }
      if try ask(target, &outcome, level) { return }
      if addedRowCount > ruleCount, round < Self.searchLimit - 1 { continue }
      if target == nil || point == nil, try repair(&outcome, level, target) { return }
      guard let part = openPart(upTo: currentValue) else { return }
      var search = WholeNumberSearch(forms: [part.model], groups: groups.map(part.groups))
      search.effort.roundLimit = options.searchRoundLimit
      search.effort.seed = options.searchSeed
      search.options = solveOptions(level)
      search.options.start = point.map(part.restricted)
      search.target = target
      let result = try search.run(with: solver)
      outcome.statistics.addEffort(of: result.statistics)
      let found = result.incumbent.map { part.lifted($0.values) }
      let reception = found.map { take($0) }
      if let bound = result.bestBound { outcome.bound = max(outcome.bound ?? bound, bound) }
      outcome.termination = result.termination
      guard let found, reception == .breaksRules, !settle(&outcome, target) else { break }
      if try mend(found, &outcome, level), settle(&outcome, target) { return }
    }
    if outcome.termination == .infeasible { outcome.bound = nil }
    if !settle(&outcome, target), outcome.termination == .optimal { outcome.termination = .numericalTrouble }
  }

  /// The assignments by person and by day.
  private var groups: [[[Variable]]] {
    let keys = formulation.assign.keys
    let byPerson = Dictionary(grouping: keys, by: \.volunteer)
    let byDay = Dictionary(grouping: keys) { formulation.instance.shift($0.shift)?.date.ordinal ?? 0 }
    return [
      byPerson.keys.sorted().map { (byPerson[$0] ?? []).map { formulation.assign[$0] } },
      byDay.keys.sorted().map { (byDay[$0] ?? []).map { formulation.assign[$0] } },
    ]
  }
}

extension Double {
  /// Whether it is a whole number but for noise.
  var isWhole: Bool { abs(self - rounded()) < 1e-7 }
}
