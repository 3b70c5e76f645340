/// A solve that could not be carried out. An infeasible or unbounded model is not an error, see ``Termination``.
public enum SolverError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The model holds something no solver can take.
  case invalidModel([ModelIssue])
  /// The solver gave up inside one of its routines; this solve is lost, the process and other solves are not.
  case aborted(routine: String, message: String)
  /// A routine returned a code that it is not known to return.
  case unexpectedCode(routine: String, code: Int)
  /// This solver cannot do what was asked.
  case unsupported(solver: String, request: String)
  /// A result was asked for that this termination does not have.
  case noIncumbent(Termination)

  /// A sentence in English, for logs and for the programmer.
  public var description: String {
    switch self {
    case .invalidModel(let issues):
      "the model cannot be solved as stated: " + issues.map(\.description).joined(separator: "; ")
    case .aborted(let routine, let message):
      "the solver gave up in \(routine): \(message)"
    case .unexpectedCode(let routine, let code):
      "\(routine) returned \(code), which it is not known to return"
    case .unsupported(let solver, let request):
      "\(solver) cannot do this: \(request)"
    case .noIncumbent(let termination):
      "there is no solution to read: the solve ended as \(termination)"
    }
  }
}
