/// A decision variable of one ``Model``: its position there, nothing more.
///
/// Bounds, kind and name live in the model. `==` is identity, so an equation is never written with it; use
/// ``Model/add(_:_:_:)`` with ``Bounds/equal(_:)``.
public struct Variable: Hashable, Comparable, Sendable {
  /// The position in ``Model/variables``, from 0.
  public let index: Int

  /// The variable at a position. Positions come from a model; one that the model does not have is found by
  /// ``Model/issues()``, not here.
  public init(index: Int) {
    self.index = index
  }

  /// Order of position.
  public static func < (left: Variable, right: Variable) -> Bool {
    left.index < right.index
  }
}

/// What values a variable may take inside its bounds.
public enum VariableKind: String, Sendable, Codable {
  /// Any real number.
  case continuous
  /// Whole numbers.
  case integer
  /// 0 or 1. Its bounds may only narrow that.
  case binary

  /// Whether the values are whole numbers.
  public var isIntegral: Bool { self != .continuous }
}

/// What a ``Model`` knows of a variable.
public struct VariableDefinition: Equatable, Sendable {
  /// Carries domain ids: `serve[O1,C3,EVT]`. Any text; solvers and files get short names of their own.
  public var name: String
  /// What values it may take.
  public var kind: VariableKind
  /// Lower and upper bound, in the variable's own unit.
  public var bounds: Bounds
}

/// The variables that were made for a family of domain keys, in the order of the keys.
///
/// A key that is not in the family has no variable: an ineligible pair is absent, not fixed at zero.
public struct VariableFamily<Key: Hashable & Sendable>: Sendable {
  /// The keys, in the order in which their variables were made.
  public let keys: [Key]
  private let positions: [Key: Int]
  private let firstIndex: Int

  init(keys: [Key], firstIndex: Int) {
    self.keys = keys
    self.firstIndex = firstIndex
    self.positions = Dictionary(uniqueKeysWithValues: zip(keys, 0...))
  }

  /// The variable of a key, or nil if the family has none for it.
  public func variable(for key: Key) -> Variable? {
    positions[key].map { Variable(index: firstIndex + $0) }
  }

  /// The variable of a key that is known to be in the family.
  public subscript(key: Key) -> Variable {
    guard let variable = variable(for: key) else { preconditionFailure("no variable for \(key)") }
    return variable
  }
}
