public import LinliSiting

/// A published network of which p places are to be opened.
public struct PathNetworkProblem: Sendable, Equatable {
  /// The places and paths; each pair of places at most once.
  public let network: PathNetwork
  /// p, how many places open; 1 to the number of places.
  public let openCount: Int

  /// A problem from its parts.
  public init(network: PathNetwork, openCount: Int) {
    self.network = network
    self.openCount = openCount
  }
}
