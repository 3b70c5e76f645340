public import LinliLP

/// The location set covering problem as a program with whole numbers.
///
///     minimize    Σ_j c_j·x_j
///     subject to  Σ_{j ∈ N_i} x_j ≥ k_i   for every demand i with k_i > 0   cover[i]
///                 x_j ∈ {0,1}
///
/// - Sets: demands i (n), candidate sites j (m), both by position from 0; N_i the sites that cover demand i.
/// - Data: c_j cost, k_i sites required.
/// - Size: m variables, n constraints, Σ|N_i| nonzeros.
/// - Source: Toregas, Swain, ReVelle & Bergman (1971), doi:10.1287/opre.19.6.1363.
public struct SetCoverFormulation: Sendable {
  /// The program.
  public let model: Model
  /// x, by site.
  private let open: [Variable]

  /// The program of an instance.
  public init(_ instance: SetCoverInstance) {
    var model = Model("setCover")
    let open = (0..<instance.siteCount).map { model.addVariable("x[\($0)]", .binary, .unit) }
    var rows = [LinearExpression](repeating: LinearExpression(), count: instance.demandCount)
    var cost = LinearExpression()
    for (site, demands) in instance.demandsOfSite.enumerated() {
      cost.add(Double(instance.costs[site]), open[site])
      for demand in demands { rows[demand].add(1, open[site]) }
    }
    for (demand, required) in instance.requirements.enumerated() where required > 0 {
      model.add("cover[\(demand)]", rows[demand], .atLeast(Double(required)))
    }
    model.minimize(cost)
    self.model = model
    self.open = open
  }

  /// The open sites of a solution of the program, rising.
  public func openSites(_ solution: Solution) -> [Int] {
    open.indices.filter { solution[open[$0]] > 0.5 }
  }
}
