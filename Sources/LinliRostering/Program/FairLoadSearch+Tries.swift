import LinliDomain
import LinliLP

/// What is asked of a share: a greatest total of at most `high`, a least of at least `low`; nil for any.
struct FairTry: Equatable, Sendable {
  var high: Int?
  var low: Int?

  /// Whether whatever reaches this reaches another one too.
  func implies(_ other: FairTry) -> Bool {
    (high ?? .max) <= (other.high ?? .max) && (low ?? .min) >= (other.low ?? .min)
  }
}

extension FairLoadSearch {
  /// What a try came to.
  enum Verdict { case reached, excluded, open }

  /// Whether a try asks for no less than one that was excluded.
  func isExcluded(_ asked: FairTry) -> Bool { excluded.contains(where: asked.implies) }

  mutating func attempt(
    _ asked: FairTry, upTo step: ProgramRun.Step = .search, in run: inout ProgramRun
  ) throws -> Verdict {
    let outcome = try tried(asked, upTo: step, in: &run)
    return note(verdict(of: outcome), of: asked, in: run)
  }

  /// Tries several at once: their linear programs one after another, what these leave to whole numbers side by side. All
  /// are waited for, so that the answer is the same however many cores there are.
  ///
  /// - Parameter isOneEnough: whether nothing more is asked of what is still open once one of them is reached.
  mutating func attempt(
    together all: [FairTry], isOneEnough: Bool = false, in run: inout ProgramRun
  ) throws -> [Verdict] {
    try answer(try all.map { try prepared($0, in: &run) }, isOneEnough: isOneEnough, in: &run)
  }

  /// A try with its linear program done.
  struct Prepared {
    var asked: FairTry
    var outcome: LevelOutcome
    var relaxation: ProgramRun.Relaxation?
  }

  mutating func prepared(_ asked: FairTry, in run: inout ProgramRun) throws -> Prepared {
    // A large program is searched from its point, not from its relaxation.
    let outcome = try tried(asked, upTo: run.isLarge ? .relaxation : .tightened, in: &run)
    return Prepared(asked: asked, outcome: outcome, relaxation: run.relaxation)
  }

  /// Asks what linear programs left open of some tries, side by side.
  mutating func answer(
    _ all: [Prepared], isOneEnough: Bool = false, in run: inout ProgramRun
  ) throws -> [Verdict] {
    if run.isLarge { return try all.map { try attempt($0.asked, in: &run) } }
    var verdicts = all.map { verdict(of: $0.outcome) }
    var questions: [(number: Int, question: ProgramRun.Question)] = []
    for (number, prepared) in all.enumerated() where verdicts[number] == .open {
      resume(prepared, in: &run)
      if let question = run.question(0) { questions.append((number, question)) }
    }
    let results = try run.solve(questions.map(\.question), level)
    for (position, (number, question)) in questions.enumerated() {
      if isOneEnough, verdicts.contains(.reached) { break }
      resume(all[number], in: &run)
      var outcome = all[number].outcome
      let isSettled =
        try run.receive(results[position], to: question, 0, &outcome, level)
        || run.ask(0, from: 1, &outcome, level)
      verdicts[number] = try isSettled ? received(outcome, in: run) : attempt(all[number].asked, in: &run)
    }
    return zip(verdicts, all).map { note($0, of: $1.asked, in: run) }
  }

  /// Goes back to a try: what is asked further follows from its own relaxation.
  private func resume(_ prepared: Prepared, in run: inout ProgramRun) {
    ask(prepared.asked, in: &run)
    run.relaxation = prepared.relaxation
  }

  private mutating func note(_ verdict: Verdict, of asked: FairTry, in run: ProgramRun) -> Verdict {
    run.options.messages?("\(level): most \(asked.high ?? -1), least \(asked.low ?? -1): \(verdict)")
    if verdict == .excluded, !isExcluded(asked) { excluded.append(asked) }
    return verdict
  }

  private func verdict(of outcome: LevelOutcome) -> Verdict {
    if let objective = outcome.objective, objective < 0.5 { return .reached }
    if let bound = outcome.bound, bound > 0.5 { return .excluded }
    return outcome.termination == .infeasible ? .excluded : .open
  }

  mutating func tried(
    _ asked: FairTry, upTo step: ProgramRun.Step = .search, in run: inout ProgramRun
  ) throws -> LevelOutcome {
    ask(asked, in: &run)
    let outcome = try run.minimize(miss, level, target: 0, upTo: step)
    _ = received(outcome, in: run)
    return outcome
  }

  /// Counts what a try cost, keeps the point it found if that is the best, and tells what it came to.
  private mutating func received(_ outcome: LevelOutcome, in run: ProgramRun) -> Verdict {
    statistics.addEffort(of: outcome.statistics)
    if let point = run.point {
      let value = loads.value(at: point)
      if best.map({ value < $0.value }) ?? true { best = (point, value) }
    }
    return verdict(of: outcome)
  }

  /// Asks for a greatest and a least total, by the bounds of everybody's row, from the best point.
  private func ask(_ asked: FairTry, in run: inout ProgramRun) {
    for (row, load) in zip(rows, loads.loads) {
      run.state.setBounds(load.bounds(high: asked.high, low: asked.low), of: row)
    }
    if let best { run.point = completed(best.point, asked) }
  }

  /// A point with what it misses of a try.
  private func completed(_ point: [Double], _ asked: FairTry) -> [Double] {
    var values = point
    for (number, load) in loads.loads.enumerated() {
      let bounds = load.bounds(high: asked.high, low: asked.low)
      let given = load.given.value(at: point).rounded()
      values[misses[2 * number].index] = max(0, given - bounds.upper)
      values[misses[2 * number + 1].index] = max(0, bounds.lower - given)
    }
    return values
  }
}
