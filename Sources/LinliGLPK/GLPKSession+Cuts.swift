internal import CGLPK
import LinliLP

extension GLPKSession {
  func multipliers(of variable: Variable) throws(SolverError) -> [Double]? {
    guard loaded.hasBasis, !hasChanges else { return nil }
    let multipliers = try problem?.multipliers(ofColumn: variable.index, rowCount: model.constraintCount)
    return multipliers.flatMap { $0.contains { $0 != 0 } ? $0 : nil }
  }

  /// Whether GLPK's problem is not the model as it stands.
  private var hasChanges: Bool {
    loaded.variableCount != model.variableCount || loaded.constraintCount != model.constraintCount
      || !loaded.changedVariables.isEmpty || !loaded.changedConstraints.isEmpty || loaded.isObjectiveChanged
  }
}
