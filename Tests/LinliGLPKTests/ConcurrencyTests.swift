import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("GLPK on several threads")
struct ConcurrencyTests {
  @Test("solves at the same time do not disturb each other", arguments: [2, 8])
  func sideBySide(count: Int) throws {
    let rendezvous = Rendezvous(count)
    let expected = try (0..<30).map { try outcome(UInt64($0)) }
    let results = onThreads(count) { _ in
      // Every thread has its session open before any of them solves.
      try GLPKSolver().withSession(HardModels.assignment(size: 20)) { session in
        rendezvous.wait()
        let own = try session.solve(options: SolveOptions()).requireIncumbent().objective
        return (own, try (0..<30).map { try outcome(UInt64($0)) })
      }
    }
    let answers = try results.map { try $0.get() }
    #expect(answers.allSatisfy { $0.1 == expected })
    #expect(Set(answers.map(\.0)).count == 1)
  }

  @Test("a session may be open inside another one")
  func nested() throws {
    let objectives = try GLPKSolver().withSession(HardModels.assignment(size: 10)) { outer in
      let before = try outer.solve(options: SolveOptions()).requireIncumbent().objective
      let inner = try GLPKSolver().solve(HardModels.assignment(size: 10, seed: 2), options: SolveOptions())
      let after = try outer.solve(options: SolveOptions()).requireIncumbent().objective
      return [before, try inner.requireIncumbent().objective, after]
    }
    #expect(objectives[0] == objectives[2] && objectives[0] != objectives[1])
  }

  @Test("concurrent solves give the same results in order")
  func concurrently() async throws {
    let models = (0..<8).map { RandomModels.mixed(seed: UInt64($0)) }
    let results = try await withThrowingTaskGroup(of: (Int, SolveResult).self) { group in
      for (index, model) in models.enumerated() {
        group.addTask { (index, try await GLPKSolver().solveConcurrently(model, options: SolveOptions())) }
      }
      var collected: [Int: SolveResult] = [:]
      for try await (index, result) in group { collected[index] = result }
      return collected
    }
    for (index, model) in models.enumerated() {
      let alone = try GLPKSolver().solve(model, options: SolveOptions())
      #expect(results[index]?.termination == alone.termination && results[index]?.incumbent == alone.incumbent)
    }
  }
}

private struct Outcome: Equatable, Sendable {
  var termination: Termination
  var values: [Double]?
}

private func outcome(_ seed: UInt64) throws -> Outcome {
  let result = try GLPKSolver().solve(RandomModels.mixed(seed: seed), options: SolveOptions())
  return Outcome(termination: result.termination, values: result.incumbent?.values)
}
