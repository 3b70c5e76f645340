import CGLPK
import LinliLP
import LinliTestSupport
import Testing

@testable import LinliGLPK

/// What would end the process is an error of one solve.
@Suite("When GLPK gives up")
struct AbortTests {
  /// Runs calls that GLPK answers with its own abort, and returns the error.
  private func failure(_ body: @Sendable (borrowing GLPKProblem) throws -> Void) -> SolverError? {
    do {
      try OwnerThread.run {
        let problem = try GLPKProblem()
        try problem.addColumns(2)
        try problem.addRows(1)
        try body(problem)
      }
      return nil
    } catch {
      return error as? SolverError
    }
  }

  private func expectHealthy(_ place: String) throws {
    let model = RandomModels.mixed(seed: 17)
    let exact = try ReferenceSolver().solve(model, options: SolveOptions())
    let result = try GLPKSolver().solve(model, options: SolveOptions())
    #expect(result.termination == exact.termination, "\(place)")
    #expect(isClose(result.incumbent?.objective, exact.incumbent?.objective), "\(place)")
  }

  @Test("an index out of range is an error that repeats what GLPK said")
  func indexOutOfRange() throws {
    let error = failure { try $0.setRow(0, (1 * Variable(index: 9)).terms) }
    guard case .aborted("glp_set_mat_row", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("glp_set_mat_row") && message.contains("10"))
    try expectHealthy("after the abort")
  }

  @Test("a duplicate entry is an error that repeats what GLPK said")
  func duplicateEntry() throws {
    let error = failure { try $0.setRow(0, (1 * Variable(index: 1) + 1 * Variable(index: 1)).terms) }
    guard case .aborted("glp_set_mat_row", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("duplicate"))
    try expectHealthy("after the abort")
  }

  @Test("members that are not there are errors", arguments: 0..<4)
  func missingMembers(kind: Int) throws {
    let error = failure { problem in
      switch kind {
      case 0: try problem.setRowBounds([.free], from: 3)
      case 1: try problem.setColumnBounds([.free], from: -1)
      case 2: try problem.setKinds(areWhole: [true, true, true], from: 0)
      default: _ = try problem.range(member: 7, ofCost: false)
      }
    }
    guard case .aborted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try expectHealthy("after the abort")
  }

  @Test("after an abort the problem is gone, and every later call on it says so")
  func laterCalls() throws {
    let errors = try OwnerThread.run {
      let problem = try GLPKProblem()
      var errors: [SolverError?] = []
      for row in [5, 5, 0] {
        do {
          try problem.setRowBounds([.free], from: row)
          errors.append(nil)
        } catch let error as SolverError {
          errors.append(error)
        }
      }
      return errors
    }
    #expect(errors.count == 3 && !errors.contains(nil))
  }

  @Test("the same thread can begin anew after an abort")
  func sameThread() throws {
    let counts = try OwnerThread.run {
      var counts: [Int] = []
      for _ in 0..<3 {
        do {
          let problem = try GLPKProblem()
          try problem.addColumns(1)
          try problem.setRowBounds([.free], from: 0)
        } catch is SolverError {
          let problem = try GLPKProblem()
          try problem.addColumns(1)
          try problem.setColumnBounds([.range(0, 2)], from: 0)
          try problem.setObjective(.maximize, constant: 0, costs: [1])
          var parameters = glp_smcp()
          glp_init_smcp(&parameters)
          var code: Int32 = -1
          try problem.guarded("glp_simplex") { linli_simplex($0, &parameters, &code) }
          counts.append(Int(try problem.values(whole: false, count: 1)[0]))
        }
      }
      return counts
    }
    #expect(counts == [2, 2, 2])
  }

  @Test("a search without a solved relaxation is an unexpected code of glp_intopt")
  func noRelaxation() {
    let error = failure { problem in
      try problem.setColumnBounds([.unit, .unit], from: 0)
      try problem.setKinds(areWhole: [true, true], from: 0)
      var parameters = SearchSettings(presolves: false, branching: GLP_BR_MFV).parameters
      var limits = linli_search_limits()
      var state = linli_search_state()
      var code: Int32 = 0
      try problem.guarded("glp_intopt") { linli_intopt($0, &parameters, &limits, &state, &code) }
      #expect(code == GLP_EROOT)
      _ = try GLPKStatus.search(code: code, whole: problem.status().whole, stopReason: state.stop_reason)
    }
    #expect(error == .unexpectedCode(routine: "glp_intopt", code: Int(GLP_EROOT)))
  }

  @Test("a session in which GLPK gave up is built anew from the model, and fails the same way")
  func session() throws {
    var model = Model()
    model.addVariable("x")
    let row = model.add("row", LinearExpression(), .atMost(1))
    let outcomes = try GLPKSolver().withSession(model) { session in
      var outcomes = [try session.solve(options: SolveOptions()).termination.word]
      // Columns promise to name a constraint once; GLPK aborts where one does not.
      session.addColumns([Column("y", cost: 1, entries: [.init(row, 1), .init(row, 2)])])
      for _ in 0..<2 {
        do {
          outcomes.append(try session.solve(options: SolveOptions()).termination.word)
        } catch SolverError.aborted {
          outcomes.append("aborted")
        }
      }
      return outcomes
    }
    #expect(outcomes == ["optimal", "aborted", "aborted"])
    try expectHealthy("after the session")
  }

  @Test("another thread's solve goes on while GLPK gives up many times here")
  func otherThreads() throws {
    let outcomes = onThreads(4) { thread in
      guard thread % 2 == 0 else {
        return (0..<200).filter { _ in failure { try $0.setRowBounds([.free], from: 9) } == nil }.count
      }
      var wrong = 0
      for seed in UInt64(0)..<60 {
        let model = RandomModels.mixed(seed: seed)
        let result = try GLPKSolver().solve(model, options: SolveOptions())
        let exact = try ReferenceSolver().solve(model, options: SolveOptions())
        if result.termination != exact.termination { wrong += 1 }
        if !isClose(result.incumbent?.objective, exact.incumbent?.objective) { wrong += 1 }
      }
      return wrong
    }
    #expect(outcomes.map { try? $0.get() } == [0, 0, 0, 0])
    try expectHealthy("on yet another thread")
  }
}
