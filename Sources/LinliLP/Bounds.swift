/// Lower and upper bound of a variable or of a constraint's activity. An open side is infinite.
///
/// `lower > upper` can be stated: it is an infeasible model, and the solvers answer so, naming the member.
public struct Bounds: Hashable, Sendable {
  /// Least allowed value; `-infinity` when open.
  public var lower: Double
  /// Greatest allowed value; `infinity` when open.
  public var upper: Double

  /// Both sides as given.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// 0 or more: the default of a variable.
  public static let nonNegative = Bounds(lower: 0, upper: .infinity)
  /// Open on both sides.
  public static let free = Bounds(lower: -.infinity, upper: .infinity)
  /// 0 to 1: the bounds of a binary variable, and of a share.
  public static let unit = Bounds(lower: 0, upper: 1)

  /// No more than `value`; open below, also for a variable.
  public static func atMost(_ value: Double) -> Bounds { Bounds(lower: -.infinity, upper: value) }
  /// No less than `value`.
  public static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value, upper: .infinity) }
  /// Exactly `value`.
  public static func equal(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  /// From `lower` to `upper`, both included.
  public static func range(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower: lower, upper: upper) }

  /// Whether both sides are the same finite number.
  public var isFixed: Bool { lower == upper && lower.isFinite }
  /// Whether no value lies between them.
  public var isCrossed: Bool { lower > upper }

  /// By how much `value` lies outside; 0 inside.
  public func violation(of value: Double) -> Double {
    max(0, lower - value, value - upper)
  }
}
