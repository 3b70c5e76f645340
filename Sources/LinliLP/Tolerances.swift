/// How far a number of a solver may be off and still count. The only place where such numbers are named.
public struct Tolerances: Equatable, Sendable {
  /// A constraint or bound counts as kept when it is broken by no more, relative to 1 or to its own size.
  public var feasibility: Double
  /// A value counts as whole when it is no further from a whole number.
  public var integrality: Double
  /// A reduced cost counts as zero below this.
  public var optimality: Double

  /// Tolerances from their parts.
  public init(feasibility: Double = 1e-6, integrality: Double = 1e-5, optimality: Double = 1e-7) {
    self.feasibility = feasibility
    self.integrality = integrality
    self.optimality = optimality
  }

  /// 1e-6, 1e-5 and 1e-7.
  public static let standard = Tolerances()
}
