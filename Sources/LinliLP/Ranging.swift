/// How far single data of an optimal linear program may move, all else equal, before its basis changes.
///
/// Within a range the duals hold; beyond it only a new solve tells. Infinite ends are open.
public struct Ranging: Equatable, Sendable {
  /// The range of one number, and the objective at its two ends.
  public struct Range: Equatable, Sendable {
    /// Least value with the same basis.
    public let lower: Double
    /// Greatest value with the same basis.
    public let upper: Double
    /// The optimal objective with the number at ``lower``; nil when that end is open.
    public let objectiveAtLower: Double?
    /// The optimal objective with the number at ``upper``; nil when that end is open.
    public let objectiveAtUpper: Double?

    /// A range from its parts.
    public init(lower: Double, upper: Double, objectiveAtLower: Double?, objectiveAtUpper: Double?) {
      self.lower = lower
      self.upper = upper
      self.objectiveAtLower = objectiveAtLower
      self.objectiveAtUpper = objectiveAtUpper
    }
  }

  /// By constraint index: the range of its active bound; nil for a constraint that is not at a bound.
  public let constraintBounds: [Range?]
  /// By variable index: the range of its objective coefficient.
  public let coefficients: [Range]

  /// Ranging information from its parts.
  public init(constraintBounds: [Range?], coefficients: [Range]) {
    self.constraintBounds = constraintBounds
    self.coefficients = coefficients
  }
}
