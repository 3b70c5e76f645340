import LinliGLPK
import LinliLP
import Testing

@testable import LinliRostering

@Suite("Search over lines")
struct LineOptimizerTests {
  private static let seeds: Range<UInt64> = 0..<12

  /// The least price of all rosters, or nil if somebody has no legal line.
  private func leastPrice(_ problem: LineProblem) -> Int? {
    let lines = (0..<problem.personCount).map { RandomLineProblems.legalLines(of: problem, person: $0) }
    guard lines.allSatisfy({ !$0.isEmpty }) else { return nil }
    var rosters = [LineRoster(problem)]
    for person in 0..<problem.personCount {
      rosters = rosters.flatMap { roster in
        lines[person].map { line in
          var next = roster
          next.set(person, from: 0, line)
          return next
        }
      }
    }
    return rosters.map(\.cost).min()
  }

  @Test("on tiny questions the bound and the roster enclose the optimum", arguments: seeds)
  func enclosesOptimum(seed: UInt64) throws {
    let problem = RandomLineProblems.problem(seed: seed, people: 2, days: 5)
    var options = LineSearchOptions()
    options.seed = seed
    options.movesPerDay = 500
    options.neighbourhoodLimit = 20
    let answer = try LineOptimizer(solver: GLPKSolver()).solve(problem, options: options)
    guard let least = leastPrice(problem) else {
      #expect(answer.duties == nil, "seed \(seed)")
      return
    }
    let duties = try #require(answer.duties, "seed \(seed)")
    let roster = LineRoster(problem, duties: duties)
    #expect(roster.cost == answer.objective, "seed \(seed)")
    for person in 0..<problem.personCount {
      #expect(LineCheck(problem, person: person, line: roster.line(of: person)).isLegal, "seed \(seed)")
    }
    #expect(try #require(answer.objective) >= least, "seed \(seed)")
    #expect(try #require(answer.bound) <= least, "seed \(seed)")
    if answer.termination == .optimal { #expect(answer.bound == least, "seed \(seed)") }
  }

  /// The least price by one program over all lines of everybody.
  private func leastPriceByProgram(_ problem: LineProblem) throws -> Int? {
    var master = LineMaster(
      LineRoster(problem), people: Array(0..<problem.personCount), days: 0..<problem.dayCount)
    for person in 0..<problem.personCount {
      for line in RandomLineProblems.legalLines(of: problem, person: person) { master.add(line, of: person) }
    }
    var model = ColumnGeneration.program(of: master)
    model.addColumns(
      master.lines.map { line in
        var counts = [line.person: 1.0]
        for row in master.rowsFilled(by: line) { counts[master.people.count + row, default: 0] += 1 }
        let entries = counts.keys.sorted().map { Column.Entry(Constraint(index: $0), counts[$0] ?? 0) }
        return Column("take", .binary, .unit, cost: Double(line.cost), entries: entries)
      })
    let result = try GLPKSolver().solve(model, options: SolveOptions())
    return result.termination == .optimal ? result.incumbent.map { Int($0.objective.rounded()) } : nil
  }

  @Test("branching proves the optimum and never more than it")
  func branching() throws {
    var (provenCount, branchedCount) = (0, 0)
    for seed in UInt64(0)..<80 {
      let problem = RandomLineProblems.problem(seed: seed, people: 8, days: 4)
      var start = LineStart(problem, seed: seed)
      guard case .success(let base) = start.roster(), let least = try leastPriceByProgram(problem) else { continue }
      let solve = LineSolve(solver: GLPKSolver(), deadline: SearchDeadline(after: nil, cancellation: nil))
      for worth in [least, least + 7] {
        guard let proof = try solve.prove(base, worth: worth, lines: [], nodeLimit: 400) else { continue }
        #expect(proof.bound <= least, "seed \(seed), worth \(worth)")
        if let roster = proof.roster { #expect(roster.cost >= least, "seed \(seed), worth \(worth)") }
        if proof.nodeCount > 1 { branchedCount += 1 }
        if worth == least, proof.bound == least { provenCount += 1 }
      }
    }
    #expect(provenCount > 20, "\(provenCount) proven")
    #expect(branchedCount > 5, "\(branchedCount) branched")
  }

  @Test("annealing keeps every line legal and its price exact", arguments: seeds)
  func annealing(seed: UInt64) {
    let problem = RandomLineProblems.problem(seed: seed, people: 4, days: 14)
    var start = LineStart(problem, seed: seed)
    guard case .success(let first) = start.roster() else { return }
    let outcome = Annealing.run(first, .init(moveCount: Annealing.batch), seed: seed)
    #expect(outcome.cost <= first.cost, "seed \(seed)")
    for roster in outcome.snapshots + [outcome.best] {
      for person in 0..<problem.personCount {
        #expect(LineCheck(problem, person: person, line: roster.line(of: person)).isLegal, "seed \(seed)")
      }
    }
    #expect(outcome.best.cost == outcome.cost, "seed \(seed)")
  }

  @Test("the same seed gives the same roster")
  func determinism() throws {
    let problem = RandomLineProblems.problem(seed: 3, people: 6, days: 21)
    var options = LineSearchOptions()
    options.neighbourhoodLimit = 12
    options.movesPerDay = 500
    let optimizer = LineOptimizer(solver: GLPKSolver())
    let first = try optimizer.solve(problem, options: options)
    let second = try optimizer.solve(problem, options: options)
    #expect(first.duties == second.duties)
    #expect(first.bound == second.bound)
  }

  @Test("a search that is cancelled returns the roster it has")
  func cancellation() throws {
    let problem = RandomLineProblems.problem(seed: 3, people: 6, days: 21)
    var options = LineSearchOptions()
    let cancellation = Cancellation()
    options.cancellation = cancellation
    options.movesPerDay = 500
    options.progress = { _ in cancellation.raise() }
    let answer = try LineOptimizer(solver: GLPKSolver()).solve(problem, options: options)
    #expect(answer.duties != nil)
  }
}
