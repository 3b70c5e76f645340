import LinliLP

/// Solves the question for some people on some days, everything else fixed: relaxation, bound, dive, and the rest of the
/// dive in smaller and smaller masters.
struct LineSolve: Sendable {
  /// The solver of the masters.
  let solver: any Solver
  /// When to stop.
  let deadline: SearchDeadline
  /// How hard to try.
  var effort = ColumnGeneration.Effort()
  /// Threads that price lines.
  var workerCount = 1
  /// Gets a line of text now and then.
  var note: (@Sendable (String) -> Void)?

  /// What came of it.
  struct Outcome: Sendable {
    /// A roster that costs less than asked for; nil if none was found.
    var roster: LineRoster?
    /// No roster with the same fixed part costs less; nil if nothing is known.
    var bound: Double?
    /// Whether the search ended by itself.
    var isComplete = false
    /// Rounds of pricing.
    var roundCount = 0
    /// An estimate of the effort in nanoseconds, counted and not measured.
    var work = 0
    /// Lines that took part in a relaxation, on the days solved for.
    var lines: [Seed] = []
    /// Duals of the first relaxation by cell, 0 where there is no row.
    var duals: [Double] = []
  }

  /// The lines of a person on the days, to start from.
  struct Seed: Sendable {
    /// Who.
    var person: Int
    /// Duties of the days.
    var duties: [Int16]
  }

  /// Solves.
  ///
  /// - Parameters:
  ///   - base: a legal roster.
  ///   - worth: what a roster has to cost less than.
  ///   - seeds: lines known to be legal beside the base's own.
  func run(_ base: LineRoster, people: [Int], days: Range<Int>, worth: Int, seeds: [Seed]) throws -> Outcome {
    let job = Job(base: base, people: people, days: days, worth: worth, seeds: seeds, effort: effort)
    return try solve(job, isFirst: true)
  }

  /// Raises the bound for all days of everybody by branching, from the lines of a relaxation.
  ///
  /// - Parameter worth: what a roster has to cost less than to be of use.
  func prove(_ base: LineRoster, worth: Int, lines: [Seed], nodeLimit: Int) throws -> (
    bound: Int, roster: LineRoster?, nodeCount: Int
  )? {
    let people = Array(0..<base.problem.personCount)
    var master = LineMaster(base, people: people, days: 0..<base.problem.dayCount)
    for person in people { master.add((0..<base.problem.dayCount).map { base[person, $0] }, of: person) }
    for line in lines { master.add(line.duties, of: line.person) }
    let start = master
    return try solver.withSession(ColumnGeneration.program(of: master)) { session in
      let generation = ColumnGeneration(start, session, deadline, workerCount: workerCount, isBranched: true)
      generation.note = note
      var effort = effort
      effort.wantsBound = true
      guard let proof = try generation.prove(worth: Double(worth), nodeLimit: nodeLimit, effort: effort),
        proof.bound.isFinite
      else { return nil }
      return (Int(proof.bound.rounded()), proof.lines.map(start.roster), proof.nodeCount)
    }
  }

  private struct Job: Sendable {
    var base: LineRoster
    var people: [Int]
    var days: Range<Int>
    var worth: Int
    var seeds: [Seed]
    var effort: ColumnGeneration.Effort
  }

  /// Where a round of pricing takes fewer counted nanoseconds than this, a dive prices more closely.
  private static let cheapRound = 100_000_000

  private func solve(_ job: Job, isFirst: Bool) throws -> Outcome {
    let program = ColumnGeneration.program(of: LineMaster(job.base, people: job.people, days: job.days))
    return try solver.withSession(program) { session in try solve(job, session, isFirst: isFirst) }
  }

  private func solve(_ job: Job, _ session: any SolverSession, isFirst: Bool) throws -> Outcome {
    var master = LineMaster(job.base, people: job.people, days: job.days)
    for (position, person) in job.people.enumerated() {
      master.add(job.days.map { job.base[person, $0] }, of: position)
    }
    var positions: [Int: Int] = [:]
    for (position, person) in job.people.enumerated() { positions[person] = position }
    for seed in job.seeds {
      if let position = positions[seed.person] { master.add(seed.duties, of: position) }
    }
    let generation = ColumnGeneration(master, session, deadline, workerCount: workerCount)
    generation.note = note
    var outcome = Outcome()
    let worth = Double(job.worth)
    var effort = job.effort
    let rounds = isFirst ? effort.firstRounds : effort.diveRounds
    let relaxation = try generation.relax(rounds: rounds, worth: worth, effort: effort)
    outcome.bound = generation.bestBound
    outcome.take(generation)
    guard let relaxation else { return outcome }
    if let bound = relaxation.bound, (bound - 1e-6).rounded(.up) >= worth {
      outcome.isComplete = true
      return outcome
    }
    effort.wantsBound = false
    if isFirst, generation.work < Self.cheapRound * generation.roundCount {
      effort.nearness = max(ColumnGeneration.Effort().nearness, effort.nearness / 2)
    }
    let leave = job.people.count > 4 ? job.people.count * 6 / 10 : 0
    let isDone = try generation.dive(from: relaxation, worth: worth, leave: leave, effort: effort)
    outcome.take(generation)
    guard isDone else {
      outcome.isComplete = !deadline.isOver
      return outcome
    }
    outcome.roster = try finish(job, generation, effort, &outcome)
    outcome.isComplete = true
    return outcome
  }

  /// The roster of a dive; those who are left over are solved for in a master of their own.
  private func finish(
    _ job: Job, _ generation: ColumnGeneration, _ effort: ColumnGeneration.Effort, _ outcome: inout Outcome
  ) throws -> LineRoster? {
    var roster = job.base
    var left: [Int] = []
    for (position, person) in job.people.enumerated() {
      if let line = generation.fixed[position] {
        roster.set(person, from: job.days.lowerBound, generation.master.lines[line].duties)
      } else {
        left.append(person)
      }
    }
    guard !left.isEmpty, let last = generation.last else {
      return roster.cost < job.worth ? roster : nil
    }
    let seeds = generation.bestLines(perPerson: 60, at: last).map {
      Seed(person: job.people[$0.person], duties: $0.duties)
    }
    let rest = try solve(
      Job(base: roster, people: left, days: job.days, worth: job.worth, seeds: seeds, effort: effort),
      isFirst: false)
    outcome.roundCount += rest.roundCount
    outcome.work += rest.work
    outcome.lines += rest.lines
    if let found = rest.roster { return found }
    return roster.cost < job.worth ? roster : nil
  }
}

extension LineSolve.Outcome {
  /// Takes note of effort, lines and duals.
  fileprivate mutating func take(_ generation: ColumnGeneration) {
    roundCount = generation.roundCount
    work = generation.work
    let master = generation.master
    lines = master.lines.map { .init(person: master.people[$0.person], duties: $0.duties) }
    guard !generation.freeDuals.isEmpty else { return }
    duals = Array(repeating: 0, count: master.problem.cellCount)
    for (row, dual) in zip(master.rows, generation.freeDuals) { duals[row.cell] = dual }
  }
}
