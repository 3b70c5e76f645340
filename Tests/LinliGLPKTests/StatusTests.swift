import CGLPK
import LinliLP
import Testing

@testable import LinliGLPK

@Suite("What GLPK's codes and statuses mean")
struct StatusTests {
  private static let statuses = [GLP_UNDEF, GLP_FEAS, GLP_INFEAS, GLP_NOFEAS, GLP_OPT, GLP_UNBND]

  @Test("a finished simplex is read from both statuses")
  func finishedSimplex() throws {
    for primal in Self.statuses {
      for dual in Self.statuses {
        let expected: GLPKStatus =
          switch (primal, dual) {
          case (GLP_FEAS, GLP_FEAS): .ended(.optimal)
          case (GLP_NOFEAS, _): .ended(.infeasible)
          case (GLP_FEAS, GLP_NOFEAS): .ended(.unbounded)
          case (_, GLP_NOFEAS): .ended(.infeasibleOrUnbounded)
          default: .needsAnotherStart
          }
        #expect(try GLPKStatus.simplex(code: 0, primal: primal, dual: dual) == expected, "\(primal), \(dual)")
      }
    }
  }

  @Test("a code of the simplex decides, whatever the statuses say")
  func simplexCodes() throws {
    let meanings: [(Int32, GLPKStatus)] = [
      (GLP_EBADB, .needsAnotherStart), (GLP_ESING, .needsAnotherStart), (GLP_ECOND, .needsAnotherStart),
      (GLP_EFAIL, .needsAnotherStart), (GLP_EINSTAB, .needsAnotherStart), (GLP_EITLIM, .ended(.limit(.iterations))),
      (GLP_ETMLIM, .ended(.limit(.time))), (GLP_ENOPFS, .ended(.infeasible)),
      (GLP_ENODFS, .ended(.infeasibleOrUnbounded)),
    ]
    for (code, meaning) in meanings {
      for status in Self.statuses {
        #expect(try GLPKStatus.simplex(code: code, primal: status, dual: status) == meaning, "\(code), \(status)")
      }
    }
  }

  @Test("any other code of the simplex is an error, never an answer")
  func unknownSimplexCodes() {
    let known = [
      GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL, GLP_EINSTAB, GLP_EITLIM, GLP_ETMLIM, GLP_ENOPFS, GLP_ENODFS,
    ]
    for code in Int32(-3)...40 where code != 0 && !known.contains(code) {
      #expect(throws: SolverError.unexpectedCode(routine: "glp_simplex", code: Int(code))) {
        try GLPKStatus.simplex(code: code, primal: GLP_FEAS, dual: GLP_FEAS)
      }
    }
  }

  @Test("a search is read from its code, its status and what stopped it")
  func search() throws {
    let gap = Int32(LINLI_STOP_GAP)
    let reasons: [(Int32, Termination)] = [
      (gap, .optimal), (Int32(LINLI_STOP_NODES), .limit(.nodes)), (Int32(LINLI_STOP_ITERATIONS), .limit(.iterations)),
      (Int32(LINLI_STOP_DEADLINE), .limit(.time)), (Int32(LINLI_STOP_ASKED), .limit(.interrupted)),
      (Int32(LINLI_NOT_STOPPED), .limit(.interrupted)),
    ]
    for whole in Self.statuses {
      for (reason, termination) in reasons {
        let stopped = try GLPKStatus.search(code: GLP_ESTOP, whole: whole, stopReason: reason)
        #expect(stopped == .ended(termination))
      }
      let finished: GLPKStatus =
        switch whole {
        case GLP_OPT: .ended(.optimal)
        case GLP_NOFEAS: .ended(.infeasible)
        default: .needsAnotherStart
        }
      #expect(try GLPKStatus.search(code: 0, whole: whole, stopReason: 0) == finished)
      #expect(try GLPKStatus.search(code: GLP_EMIPGAP, whole: whole, stopReason: 0) == .ended(.optimal))
      #expect(try GLPKStatus.search(code: GLP_ETMLIM, whole: whole, stopReason: 0) == .ended(.limit(.time)))
      #expect(try GLPKStatus.search(code: GLP_ENOPFS, whole: whole, stopReason: 0) == .ended(.infeasible))
      #expect(try GLPKStatus.search(code: GLP_ENODFS, whole: whole, stopReason: 0) == .ended(.infeasibleOrUnbounded))
      #expect(try GLPKStatus.search(code: GLP_EFAIL, whole: whole, stopReason: 0) == .needsAnotherStart)
    }
  }

  @Test("any other code of the search is an error, never an answer")
  func unknownSearchCodes() {
    let known = [GLP_EMIPGAP, GLP_ETMLIM, GLP_ESTOP, GLP_ENOPFS, GLP_ENODFS, GLP_EFAIL]
    for code in Int32(-3)...40 where code != 0 && !known.contains(code) {
      #expect(throws: SolverError.unexpectedCode(routine: "glp_intopt", code: Int(code))) {
        try GLPKStatus.search(code: code, whole: GLP_OPT, stopReason: 0)
      }
    }
  }

  @Test("bounds get the kind that GLPK wants for them")
  func boundKinds() {
    #expect(GLPKProblem.boundType(.free) == GLP_FR)
    #expect(GLPKProblem.boundType(.atLeast(-2)) == GLP_LO)
    #expect(GLPKProblem.boundType(.atMost(0)) == GLP_UP)
    #expect(GLPKProblem.boundType(.range(0, 1)) == GLP_DB)
    #expect(GLPKProblem.boundType(.equal(0)) == GLP_FX)
    #expect(GLPKProblem.boundType(Bounds(lower: -0.0, upper: 0.0)) == GLP_FX)
  }

  @Test("the presolver tells infeasible and unbounded by codes, which are read")
  func presolveCodes() throws {
    for (upper, expected) in [(1.0, Termination.infeasible), (.infinity, .infeasibleOrUnbounded)] {
      let status = try OwnerThread.run {
        let problem = try GLPKProblem()
        try problem.addColumns(2)
        try problem.setColumnBounds([.range(0, upper), .nonNegative], from: 0)
        try problem.addRows(1)
        try problem.setRow(0, (1 * Variable(index: 0)).terms)
        try problem.setRowBounds([.atLeast(2)], from: 0)
        try problem.setObjective(.maximize, constant: 0, costs: [0, 1])
        var parameters = glp_smcp()
        glp_init_smcp(&parameters)
        parameters.presolve = GLP_ON
        var code: Int32 = 0
        try problem.guarded("glp_simplex") { linli_simplex($0, &parameters, &code) }
        let read = try problem.status()
        return try GLPKStatus.simplex(code: code, primal: read.primal, dual: read.dual)
      }
      #expect(status == .ended(expected))
    }
  }
}
