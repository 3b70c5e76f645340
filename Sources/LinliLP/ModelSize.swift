/// How large a program is or would be, so that one too large for a file is known before it is built.
public struct ModelSize: Equatable, Sendable {
  /// Number of variables.
  public var variableCount: Int
  /// Number of constraints.
  public var constraintCount: Int
  /// Number of coefficients in the constraints, the objective not counted.
  public var nonzeroCount: Int

  /// A size from its counts.
  public init(variableCount: Int, constraintCount: Int, nonzeroCount: Int) {
    self.variableCount = variableCount
    self.constraintCount = constraintCount
    self.nonzeroCount = nonzeroCount
  }

  /// The bytes of a line in MPS: a coefficient, a bound, a row with its right side. Names and numbers are taken as long as
  /// they are in programs with millions of coefficients.
  private enum LineLength {
    static let coefficient = 28
    static let bound = 24
    static let row = 38
    /// A line of the names: the short name, the kind, the name of a pair.
    static let name = 36
  }

  /// About the bytes of the program as MPS together with the map of its names, if every variable has a coefficient in
  /// the objective; more often too many than too few.
  public var fileByteCount: Int {
    LineLength.coefficient * (nonzeroCount + variableCount) + LineLength.bound * variableCount
      + LineLength.row * constraintCount + LineLength.name * (variableCount + constraintCount)
  }
}

extension Model {
  /// How large the program is.
  public var size: ModelSize {
    ModelSize(variableCount: variableCount, constraintCount: constraintCount, nonzeroCount: nonzeroCount)
  }
}
