public import LinliLP

/// What a search for facilities found: how it ended and what is known, kept apart.
public struct LocationAnswer<Choice: Sendable & Equatable>: Sendable, Equatable {
  /// The best choice found; nil if none was.
  public var choice: Choice?
  /// What it is worth, in the units of the instance; nil without a choice.
  public var objective: Double?
  /// Proven: no choice is better; nil if nothing is known. Equal to the objective when that is proven optimal.
  public var bound: Double?
  /// How the search ended; optimal only with a proof.
  public var termination: Termination
  /// Nodes of branch and bound.
  public var nodeCount: Int

  /// An answer from its parts.
  public init(choice: Choice?, objective: Double?, bound: Double?, termination: Termination, nodeCount: Int = 0) {
    self.choice = choice
    self.objective = objective
    self.bound = bound
    self.termination = termination
    self.nodeCount = nodeCount
  }

  /// The same answer with the choice told in other words.
  func map<Other: Sendable & Equatable>(_ told: (Choice) -> Other) -> LocationAnswer<Other> {
    LocationAnswer<Other>(
      choice: choice.map(told), objective: objective, bound: bound, termination: termination, nodeCount: nodeCount)
  }

  /// |objective − bound| / (|objective| + 1e-10), as of every solve; nil when one of them is missing.
  public var gap: Double? {
    guard let objective, let bound else { return nil }
    return abs(objective - bound) / (abs(objective) + 1e-10)
  }
}
