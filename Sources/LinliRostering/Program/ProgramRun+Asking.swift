import LinliLP

/// What is left open by a relaxation, asked in whole numbers.
extension ProgramRun {
  /// A part of the program to be asked.
  struct Question: Sendable {
    var part: PartialProgram
    /// Only what is better than this counts; nil for anything.
    let cutoff: Double?
    var nodeLimit: Int
    var searchVariant = 0
  }

  /// Times that an open part is searched, the limit on nodes doubling.
  private static let askRoundLimit = 4

  /// Asks the open part itself: for something better, or only whether the target can be met, every node whose relaxation
  /// misses it being left at once.
  ///
  /// The nodes that a search needs have a heavy tail: the same program, its columns in another order, takes twenty or
  /// twenty thousand. So a search that is not done soon is begun again in other orders, two at a time, with limits that
  /// grow (Luby, Sinclair, Zuckerman 1993; Gomes et al. 2000).
  ///
  /// - Parameter first: the first round; 0 is one search in the order of the program.
  /// - Returns: whether that settles the level; false if the nodes did not suffice or rules came up.
  mutating func ask(
    _ target: Double?, from first: Int = 0, _ outcome: inout LevelOutcome, _ level: String
  ) throws -> Bool {
    let ruleCount = addedRowCount
    for round in first..<Self.askRoundLimit where addedRowCount == ruleCount && budget.exhausted == nil {
      guard let open = question(target) else { return false }
      let questions = round == 0 ? [open] : shuffled(open, round: round)
      for (result, question) in zip(try solve(questions, level), questions)
      where try receive(result, to: question, target, &outcome, level) {
        return true
      }
    }
    return false
  }

  /// Asks whether the bound itself is reached, which it often is where cuts have lifted it: reduced costs leave little
  /// open then.
  ///
  /// - Returns: whether that settles the level.
  mutating func askBound(_ outcome: inout LevelOutcome, _ level: String) throws -> Bool {
    let step = state.whole.integralObjective?.step ?? 0
    guard step > 0, let bound = outcome.bound, let value = currentValue, value > bound + 1.5 * step,
      let question = question(bound), let result = try solve([question], level).first
    else { return false }
    _ = try receive(result, to: question, bound, &outcome, level)
    return settle(&outcome, nil)
  }

  /// The question about what is open, with the program in its order; nil without a relaxation.
  func question(_ target: Double?) -> Question? {
    guard let value = currentValue else { return openPart(upTo: nil).map { question($0, nil) } }
    let step = state.whole.integralObjective?.step ?? 0
    let most = target ?? (value - step)
    return openPart(upTo: most).map { question($0, most + step) }
  }

  private func question(_ part: PartialProgram, _ cutoff: Double?) -> Question {
    Question(part: part, cutoff: cutoff, nodeLimit: options.askNodeLimit)
  }

  /// A question twice, each time with the program in another order.
  private func shuffled(_ question: Question, round: Int) -> [Question] {
    (0..<2).map { number in
      var generator = SplitMix64(seed: options.searchSeed &+ UInt64(2 * round + number))
      var shuffled = question
      shuffled.part = question.part.shuffled(using: &generator)
      shuffled.nodeLimit = options.askNodeLimit << (round - 1)
      shuffled.searchVariant = 2 * number
      return shuffled
    }
  }

  /// The answers to some questions, asked at the same time.
  func solve(_ questions: [Question], _ level: String) throws -> [SolveResult] {
    var settings = solveOptions(level)
    settings.progress = nil
    let (solver, options) = (solver, settings)
    return try Parallel.map(questions.count) { number in
      let question = questions[number]
      var options = options
      options.nodeLimit = question.nodeLimit
      options.cutoff = question.cutoff
      options.wantsAllCuts = false
      options.searchVariant = question.searchVariant
      return try solver.solve(question.part.model, options: options)
    }
  }

  /// Takes what came of a question, its objective being that of the program at hand.
  ///
  /// - Returns: whether that settles the level.
  mutating func receive(
    _ result: SolveResult, to question: Question, _ target: Double?, _ outcome: inout LevelOutcome, _ level: String
  ) throws -> Bool {
    let (part, cutoff) = (question.part, question.cutoff)
    outcome.statistics.addEffort(of: result.statistics)
    switch result.termination {
    case .infeasible where cutoff == nil:
      outcome.termination = .infeasible
      outcome.bound = nil
      return true
    case .cutoff, .infeasible:
      if let cutoff { outcome.bound = max(outcome.bound ?? cutoff, cutoff) }
    default:
      if target == nil, let found = result.bestBound {
        let bound = min(found, cutoff ?? found)
        outcome.bound = max(outcome.bound ?? bound, bound)
      }
      guard let found = result.incumbent.map({ part.lifted($0.values) }), take(found) == .breaksRules else { break }
      _ = try mend(found, &outcome, level)
    }
    return settle(&outcome, target)
  }

  /// The program without what reduced costs exclude from all points with an objective of at most `most`.
  func openPart(upTo most: Double?) -> PartialProgram? {
    guard let relaxation else { return nil }
    let settled = settledValues(upTo: most ?? .infinity)
    let values = zip(settled, relaxation.values).map { $0 ?? $1 }
    return PartialProgram(state.whole, at: values, free: settled.map { $0 == nil })
  }

  /// For each variable the value that it has in every point with an objective of at most `most`, as far as bounds and
  /// reduced costs tell: one that rests at a bound costs its reduced cost to change.
  private func settledValues(upTo most: Double) -> [Double?] {
    guard let relaxation else { return Array(repeating: nil, count: state.whole.variableCount) }
    // The duals are feasible to within a tolerance only, thousands of which may add up.
    let room = most - relaxation.value + 1e-2
    return state.whole.variables.enumerated().map { index, definition in
      if definition.bounds.isFixed { return definition.bounds.lower }
      let value = relaxation.values[index]
      guard definition.kind.isIntegral, value.isWhole, abs(relaxation.duals.reducedCosts[index]) > room else {
        return nil
      }
      return value.rounded()
    }
  }

  /// Fixes what no point can change that keeps the objective at hand at `most` or below.
  mutating func settleVariables(upTo most: Double) {
    for (index, value) in settledValues(upTo: most).enumerated() {
      guard let value, !state.whole.variables[index].bounds.isFixed else { continue }
      state.setBounds(.equal(value), of: Variable(index: index))
    }
  }
}
