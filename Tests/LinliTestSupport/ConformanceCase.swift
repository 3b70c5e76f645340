public import LinliLP

/// A small model whose answer is known, and what every solver has to say about it.
public struct ConformanceCase: Sendable {
  /// Says what is special about it.
  public let name: String
  /// The model.
  public let model: Model
  /// How it is to be solved.
  public var options = SolveOptions()
  /// The endings that are right; most cases have one.
  public var terminations: [Termination]
  /// The optimal objective of the model, also where a limit or cutoff keeps a solver from reaching it; nil if none.
  public var objective: Double?
  /// By constraint, where they are unique.
  public var duals: [Double]?
  /// By variable, where they are unique.
  public var reducedCosts: [Double]?
  /// The names that the result has to give as crossed.
  public var crossedMembers: [String] = []

  /// A case that ends optimal.
  init(
    _ name: String, optimal objective: Double, duals: [Double]? = nil, reducedCosts: [Double]? = nil,
    _ build: (inout Model) -> Void
  ) {
    self.init(name, [.optimal], build)
    self.objective = objective
    self.duals = duals
    self.reducedCosts = reducedCosts
  }

  /// A case that ends in one of some ways.
  init(
    _ name: String, _ terminations: [Termination], objective: Double? = nil, crossed: [String] = [],
    _ build: (inout Model) -> Void
  ) {
    var model = Model(name)
    build(&model)
    self.name = name
    self.model = model
    self.terminations = terminations
    self.objective = objective
    self.crossedMembers = crossed
  }

  /// The same case with other options.
  func with(_ change: (inout SolveOptions) -> Void) -> ConformanceCase {
    var changed = self
    change(&changed.options)
    return changed
  }
}
