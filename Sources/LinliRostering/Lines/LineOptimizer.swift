package import LinliLP

/// How a search over lines is limited and watched.
package struct LineSearchOptions: Sendable {
  /// Wall time; nil for limits on work alone.
  package var timeLimit: Duration?
  /// Raise it to stop.
  package var cancellation: Cancellation?
  /// Seed of every draw.
  package var seed: UInt64 = 1
  /// Annealing moves for each person and day, at most.
  package var movesPerDay = 10_000
  /// Neighbourhoods to search when there is no time limit.
  package var neighbourhoodLimit = 400
  /// Gets incumbent and bound now and then.
  package var progress: (@Sendable (SolveProgress) -> Void)?
  /// Gets a line of text at each phase, for researchers.
  package var messages: (@Sendable (String) -> Void)?

  package init() {}
}

/// What a search over lines found.
package struct LineAnswer: Sendable {
  /// By person and day: the number of the duty on its day, or −1; nil if no legal roster was found.
  package var duties: [Int16]?
  /// Its price.
  package var objective: Int?
  /// No roster costs less; nil if nothing is known.
  package var bound: Int?
  /// How it ended.
  package var termination: Termination
}

/// Solves a ``LineProblem``: a first roster, annealing, column generation for bound and dive, neighbourhoods until limit or
/// proof.
package struct LineOptimizer: Sendable {
  let solver: any Solver

  /// An optimizer whose masters are solved by a solver.
  package init(solver: any Solver) {
    self.solver = solver
  }

  /// Searches for the cheapest roster.
  package func solve(_ problem: LineProblem, options: LineSearchOptions) throws -> LineAnswer {
    var run = LineRun(problem, solver, options)
    return try run.answer()
  }
}

/// One run of ``LineOptimizer``.
struct LineRun {
  let problem: LineProblem
  let solver: any Solver
  let options: LineSearchOptions
  let deadline: SearchDeadline
  /// The cheapest roster, the first of its price.
  private var incumbent: LineRoster
  private var cost = Int.max
  /// A roster of the same price to search around.
  private var current: LineRoster
  private var bound: Int?
  private var pool: LinePool
  private let begin = ContinuousClock.now

  init(_ problem: LineProblem, _ solver: any Solver, _ options: LineSearchOptions) {
    self.problem = problem
    self.solver = solver
    self.options = options
    deadline = SearchDeadline(after: options.timeLimit, cancellation: options.cancellation)
    incumbent = LineRoster(problem)
    current = incumbent
    pool = LinePool(problem)
  }

  mutating func answer() throws -> LineAnswer {
    guard start() else { return LineAnswer(termination: .limit(deadline.exhausted ?? .iterations)) }
    try anneal()
    if !isProven { try root() }
    if !isProven { try searchNeighbourhoods() }
    let termination: Termination = isProven ? .optimal : .limit(deadline.exhausted ?? .iterations)
    return LineAnswer(duties: incumbent.duties, objective: cost, bound: bound, termination: termination)
  }

  private var isProven: Bool { bound.map { cost <= $0 } ?? false }

  private func tell(_ text: @autoclosure () -> String) {
    guard let messages = options.messages else { return }
    messages("\(Self.centiseconds(since: begin)) cs: \(text())")
  }

  private static func centiseconds(since begin: ContinuousClock.Instant) -> Int {
    Int((ContinuousClock.now - begin) / .milliseconds(10))
  }

  private func report() {
    options.progress?(
      SolveProgress(incumbent: Double(cost), bestBound: bound.map { Double($0) }, nodeCount: 0))
  }

  private mutating func take(_ roster: LineRoster, _ price: Int, _ source: String) {
    guard price < cost else { return }
    incumbent = roster
    current = roster
    cost = price
    tell("\(source): \(price), bound \(bound.map(String.init) ?? "-")")
    report()
  }

  // MARK: Phases

  private mutating func start() -> Bool {
    for attempt in 0..<8 {
      var start = LineStart(problem, seed: options.seed &+ UInt64(attempt))
      if case .success(let roster) = start.roster() {
        take(roster, roster.cost, "start")
        return true
      }
      if deadline.isOver { return false }
    }
    return false
  }

  private mutating func anneal() throws {
    let size = problem.personCount * problem.dayCount
    var moves = options.movesPerDay * size
    let share = size <= 10_000 ? 0.1 : 0.6
    // Five moves a microsecond; the clock ends it only where the machine is much slower than that.
    if let limit = deadline.remaining { moves = min(moves, Int(limit / .microseconds(1) * share * 5)) }
    let deadline = deadline.sooner(share: min(0.75, 2 * share))
    let (start, seed, moveCount) = (incumbent, options.seed, moves)
    let outcomes = Parallel.map(Self.workerCount) { number in
      Annealing.run(start, .init(moveCount: moveCount), seed: seed &+ UInt64(number) &* 7919) { deadline.isOver }
    }
    for outcome in outcomes {
      for snapshot in outcome.snapshots { pool.add(snapshot) }
      pool.add(outcome.best)
      take(outcome.best, outcome.cost, "annealing of \(moves) moves")
    }
  }

  /// Days of a horizon up to which the relaxation of everybody is solved.
  static let rootHorizon = 84

  private mutating func root() throws {
    guard problem.personCount + problem.cellCount <= 900, problem.dayCount <= Self.rootHorizon else { return }
    let begin = begin
    var solve = LineSolve(solver: solver, deadline: deadline.sooner(share: 0.65))
    solve.effort.wantsBound = true
    solve.effort.nearness = max(0.3, 0.0005 * Double(cost))
    solve.workerCount = Self.workerCount
    if let messages = options.messages {
      solve.note = { messages("\(Self.centiseconds(since: begin)) cs: \($0)") }
    }
    let people = Array(0..<problem.personCount)
    let days = 0..<problem.dayCount
    // More lines to begin with save rounds, but each makes every solve of a large master slower.
    let seedCount = min(80, max(10, 2400 / problem.personCount))
    let seeds = pool.seeds(for: people, days: days, in: incumbent, perPerson: seedCount)
    let outcome = try solve.run(incumbent, people: people, days: days, worth: cost, seeds: seeds)
    if let value = outcome.bound {
      bound = Int((value - 1e-6).rounded(.up))
      tell("root: bound \(value) after \(outcome.roundCount) rounds")
    }
    learn(outcome, incumbent, days)
    if !outcome.duals.isEmpty { pool.learn(outcome.duals) }
    if let roster = outcome.roster { take(roster, roster.cost, "root dive") }
    if !isProven, outcome.isComplete, outcome.work < Self.cheapRoot { try prove(from: outcome.lines) }
  }

  /// Counted nanoseconds of a root that is cheap enough to be branched upon.
  private static let cheapRoot = 2_000_000_000
  /// Parts that a proof may look at.
  private static let proofNodeLimit = 1000

  private mutating func prove(from lines: [LineSolve.Seed]) throws {
    var solve = LineSolve(solver: solver, deadline: deadline.sooner(share: 0.3))
    solve.workerCount = Self.workerCount
    let begin = begin
    if let messages = options.messages {
      solve.note = { messages("\(Self.centiseconds(since: begin)) cs: \($0)") }
    }
    guard let proof = try solve.prove(incumbent, worth: cost, lines: lines, nodeLimit: Self.proofNodeLimit) else {
      return
    }
    bound = max(bound ?? proof.bound, proof.bound)
    tell("branching: bound \(proof.bound) after \(proof.nodeCount) parts")
    if let roster = proof.roster { take(roster, roster.cost, "branching") }
  }

  /// Takes the lines of a search into the pool.
  private mutating func learn(_ outcome: LineSolve.Outcome, _ base: LineRoster, _ days: Range<Int>) {
    for seed in outcome.lines {
      var line = Array(base.line(of: seed.person))
      line.replaceSubrange(days, with: seed.duties)
      pool.add(line, of: seed.person)
    }
  }

  private mutating func searchNeighbourhoods() throws {
    var draw = NeighbourhoodDraw(problem, seed: options.seed)
    var generator = SplitMix64(seed: options.seed &+ 77)
    var count = 0
    let wanted =
      options.timeLimit.map { min(max(Int($0 / .nanoseconds(100)), 200_000_000), 1_000_000_000) } ?? 400_000_000
    while !deadline.isOver, !isProven, options.timeLimit != nil || count < options.neighbourhoodLimit {
      let worth = cost + (Int.random(in: 0..<3, using: &generator) == 0 ? 1 : 0)
      let places = (0..<Self.workerCount).map { _ in draw.next(current) }
      let (base, solve) = (current, LineSolve(solver: solver, deadline: deadline))
      let seeds = places.map { pool.seeds(for: $0.people, days: $0.days, in: base, perPerson: 100) }
      let outcomes = try Parallel.map(places.count) { number in
        try solve.run(
          base, people: places[number].people, days: places[number].days, worth: worth, seeds: seeds[number])
      }
      for (place, outcome) in zip(places, outcomes) {
        count += 1
        tell(
          "n \(count) people \(place.people.count) \(place.days) rounds \(outcome.roundCount) bound \(outcome.bound ?? -1) got \(outcome.roster?.cost ?? -1) work \(outcome.work / 1_000_000) ms"
        )
        learn(outcome, base, place.days)
        draw.learn(work: outcome.work, wanted: wanted, gained: outcome.roster.map { $0.cost < cost } ?? false)
      }
      accept(zip(places, outcomes).compactMap { place, outcome in outcome.roster.map { (place, $0) } })
    }
    tell("\(count) neighbourhoods")
  }

  /// Takes over what several searches from the incumbent found: all together if that is best, else the best of them.
  private mutating func accept(_ found: [(place: Neighbourhood, roster: LineRoster)]) {
    guard !found.isEmpty else { return }
    var together = current
    var changed: Set<Int> = []
    for (place, roster) in found where changed.isDisjoint(with: place.people) {
      changed.formUnion(place.people)
      for person in place.people {
        together.set(
          person, from: place.days.lowerBound,
          roster.line(of: person).dropFirst(place.days.lowerBound).prefix(place.days.count))
      }
    }
    var best = (roster: together, cost: together.cost)
    for (_, roster) in found where roster.cost < best.cost { best = (roster, roster.cost) }
    if best.cost == cost { current = best.roster }
    take(best.roster, best.cost, "neighbourhood")
  }

  /// Searches that run at the same time. A constant, so that the answer does not depend on the machine.
  private static let workerCount = 2
}
