internal import CGLPK
import LinliLP

/// What a call of one of GLPK's two routines means, from its return code and then from the statuses.
///
/// Every pair that GLPK documents is here once; anything else is a ``SolverError/unexpectedCode(routine:code:)``, never
/// "optimal".
enum GLPKStatus: Equatable {
  /// The routine finished with a proven answer or a limit.
  case ended(Termination)
  /// The routine could not work from this basis or lost its numbers: worth another start.
  case needsAnotherStart

  /// Of `glp_simplex`.
  static func simplex(code: Int32, primal: Int32, dual: Int32) throws(SolverError) -> GLPKStatus {
    switch code {
    case 0: return finishedSimplex(primal: primal, dual: dual)
    case GLP_EBADB, GLP_ESING, GLP_ECOND, GLP_EFAIL, GLP_EINSTAB: return .needsAnotherStart
    case GLP_EITLIM: return .ended(.limit(.iterations))
    case GLP_ETMLIM: return .ended(.limit(.time))
    case GLP_ENOPFS: return .ended(.infeasible)
    case GLP_ENODFS: return .ended(.infeasibleOrUnbounded)
    default: throw SolverError.unexpectedCode(routine: "glp_simplex", code: Int(code))
    }
  }

  private static func finishedSimplex(primal: Int32, dual: Int32) -> GLPKStatus {
    switch (primal, dual) {
    case (GLP_FEAS, GLP_FEAS): .ended(.optimal)
    case (GLP_NOFEAS, _): .ended(.infeasible)
    case (GLP_FEAS, GLP_NOFEAS): .ended(.unbounded)
    case (_, GLP_NOFEAS): .ended(.infeasibleOrUnbounded)
    default: .needsAnotherStart
    }
  }

  /// Of `glp_intopt`. `stopReason` is what the search's own callback stopped it for, if it did.
  static func search(code: Int32, whole: Int32, stopReason: Int32) throws(SolverError) -> GLPKStatus {
    switch code {
    case 0: return finishedSearch(whole: whole)
    case GLP_EMIPGAP: return .ended(.optimal)
    case GLP_ETMLIM: return .ended(.limit(.time))
    case GLP_ESTOP: return .ended(stopped(for: stopReason))
    case GLP_ENOPFS: return .ended(.infeasible)
    case GLP_ENODFS: return .ended(.infeasibleOrUnbounded)
    case GLP_EFAIL: return .needsAnotherStart
    // GLP_EBOUND and GLP_EROOT included: our bounds are in order, and the relaxation is solved before or by the presolve,
    // so these are our faults.
    default: throw SolverError.unexpectedCode(routine: "glp_intopt", code: Int(code))
    }
  }

  private static func finishedSearch(whole: Int32) -> GLPKStatus {
    switch whole {
    case GLP_OPT: .ended(.optimal)
    case GLP_NOFEAS: .ended(.infeasible)
    default: .needsAnotherStart
    }
  }

  private static func stopped(for reason: Int32) -> Termination {
    switch Int(reason) {
    case LINLI_STOP_GAP: .optimal
    case LINLI_STOP_NODES: .limit(.nodes)
    case LINLI_STOP_ITERATIONS: .limit(.iterations)
    case LINLI_STOP_DEADLINE: .limit(.time)
    default: .limit(.interrupted)
    }
  }
}
