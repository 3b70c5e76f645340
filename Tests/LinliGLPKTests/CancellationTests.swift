import Dispatch
import LinliGLPK
import LinliLP
import LinliTestSupport
import Testing

@Suite("GLPK and cancellation", .serialized)
struct CancellationTests {
  let solver = GLPKSolver()

  /// Solves on one thread and cancels from another once GLPK has said something.
  private func solveAndCancel(
    _ model: Model, when isReady: @escaping @Sendable (SolveProgress?) -> Bool
  ) throws -> SolveResult {
    let cancellation = Cancellation()
    let begun = DispatchSemaphore(value: 0)
    var options = SolveOptions()
    options.cancellation = cancellation
    options.messages = { _ in if isReady(nil) { begun.signal() } }
    options.progress = { if isReady($0) { begun.signal() } }
    let settled = options
    let results = onThreads(2) { thread -> SolveResult? in
      if thread == 0 { return try GLPKSolver().solve(model, options: settled) }
      begun.wait()
      cancellation.raise()
      return nil
    }
    return try #require(try results[0].get())
  }

  @Test("a long linear program stops soon", .timeLimit(.minutes(1)))
  func linear() throws {
    let result = try solveAndCancel(HardModels.assignment(size: 400)) { $0 == nil }
    #expect(result.termination == .limit(.interrupted))
    #expect(result.incumbent == nil && result.duals == nil)
  }

  @Test("a search stops soon and keeps its incumbent", .timeLimit(.minutes(1)), arguments: 1...5)
  func search(seed: Int) throws {
    let model = HardModels.manyLimits(seed: UInt64(seed))
    let result = try solveAndCancel(model) { $0?.incumbent != nil }
    #expect(result.termination == .limit(.interrupted))
    let incumbent = try result.requireIncumbent()
    #expect(model.feasibilityReport(of: incumbent.values).isFeasible)
    #expect(result.bestBound != nil)
  }

  @Test("a search that is cancelled in the very moment of its first incumbent keeps it")
  func firstIncumbent() throws {
    for variant in 0..<4 {
      let cancellation = Cancellation()
      var options = SolveOptions()
      options.searchVariant = variant
      options.cancellation = cancellation
      // GLPK says that it found a solution before it tells the search about it.
      options.messages = { line in
        let tellsIncumbent = line.contains("mip =") && !line.contains("not found yet")
        if tellsIncumbent || line.contains("heuristic") { cancellation.raise() }
      }
      let result = try solver.solve(HardModels.manyLimits(), options: options)
      #expect(result.termination == .limit(.interrupted))
      #expect(result.incumbent != nil, "variant \(variant)")
    }
  }

  @Test("a search without incumbent stops soon", .timeLimit(.minutes(1)))
  func searchWithoutIncumbent() throws {
    let result = try solveAndCancel(HardModels.marketSplit()) { ($0?.nodeCount ?? 0) > 5 }
    #expect(result.termination == .limit(.interrupted))
  }

  @Test("a cancelled task stops its solve", .timeLimit(.minutes(1)))
  func task() async throws {
    let begun = DispatchSemaphore(value: 0)
    var options = SolveOptions()
    options.progress = { _ in begun.signal() }
    let settled = options
    let task = Task { try await GLPKSolver().solveConcurrently(HardModels.manyLimits(), options: settled) }
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        begun.wait()
        continuation.resume()
      }
    }
    task.cancel()
    #expect(try await task.value.termination == .limit(.interrupted))
  }

  @Test("cancelling one task leaves the solves alone that share its cancellation")
  func sharedCancellation() async throws {
    let shared = Cancellation()
    var options = SolveOptions()
    options.cancellation = shared
    options.nodeLimit = 50
    let settled = options
    let task = Task { try await GLPKSolver().solveConcurrently(HardModels.manyLimits(), options: settled) }
    task.cancel()
    _ = try await task.value
    #expect(!shared.isRaised)
    let raised = Task { try await GLPKSolver().solveConcurrently(HardModels.manyLimits(), options: settled) }
    shared.raise()
    #expect(try await raised.value.termination == .limit(.interrupted))
  }

  @Test("a session goes on after a solve in it was cancelled")
  func sessionGoesOn() throws {
    let model = HardModels.assignment(size: 60)
    let results = try solver.withSession(model) { session in
      let cancellation = Cancellation()
      var options = SolveOptions()
      options.cancellation = cancellation
      cancellation.raise()
      let stopped = try session.solve(options: options)
      return [stopped, try session.solve(options: SolveOptions())]
    }
    #expect(results.map(\.termination) == [.limit(.interrupted), .optimal])
  }
}
