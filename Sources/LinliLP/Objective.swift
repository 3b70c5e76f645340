/// Whether the objective is to be small or large.
public enum ObjectiveSense: String, Sendable, Codable {
  /// The smaller the better.
  case minimize
  /// The larger the better.
  case maximize

  /// `left` is a strictly better objective value than `right`.
  public func prefers(_ left: Double, to right: Double) -> Bool {
    self == .minimize ? left < right : left > right
  }

  /// 1 when minimizing, -1 when maximizing: what turns a value into one to be minimized.
  public var sign: Double { self == .minimize ? 1 : -1 }
}

/// What a ``Model`` makes as small or as large as possible.
public struct Objective: Equatable, Sendable {
  /// Minimize or maximize.
  public var sense: ObjectiveSense
  /// The measured quantity, its constant included.
  public var expression: LinearExpression

  /// An objective from its parts.
  public init(_ sense: ObjectiveSense, _ expression: LinearExpression) {
    self.sense = sense
    self.expression = expression
  }

  /// Minimize nothing: any feasible point is optimal.
  public static let none = Objective(.minimize, LinearExpression())
}
