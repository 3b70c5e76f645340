public import LinliLP

/// The p-median problem as a program with whole numbers.
///
///     minimize    Σ_ij a_i·d_ij·x_ij
///     subject to  Σ_j x_ij = 1           for every demand i with a_i > 0    serve[i]
///                 x_ij ≤ y_j             for every pair within reach        open[i,j]
///                 Σ_j y_j = p                                               openCount
///                 y_j = 1                for every existing site j
///                 y_j ∈ {0,1},  x_ij ≥ 0
///
/// - Sets: demands i (n), candidate sites j (m), both by position from 0; only pairs of finite distance have an x_ij.
/// - Data: a_i weight, d_ij distance, p open sites in all.
/// - Size: at most n·m + m variables, n·m + n + 1 constraints, 3·n·m + m nonzeros. x may stay continuous: with y whole each
///   demand goes to a nearest open site.
/// - Source: ReVelle & Swain (1970), "Central facilities location", doi:10.1111/j.1538-4632.1970.tb00142.x.
public struct PMedianFormulation: Sendable {
  /// The program.
  public let model: Model
  /// y, by site.
  private let open: [Variable]
  private let distances: SiteDistances

  /// The program of an instance.
  public init(_ instance: PMedianInstance) {
    let distances = instance.distances
    var model = Model("pMedian")
    let open = (0..<distances.siteCount).map { site in
      let isExisting = instance.existingSites.contains(site)
      return model.addVariable("y[\(site)]", .binary, isExisting ? .equal(1) : .unit)
    }
    var cost = LinearExpression()
    for demand in 0..<distances.demandCount where instance.needsService(demand) {
      var served = LinearExpression()
      for site in 0..<distances.siteCount where distances[demand, site].isFinite {
        let assign = model.addVariable("x[\(demand),\(site)]")
        cost.add(instance.cost(demand: demand, site: site), assign)
        served.add(1, assign)
        model.add("open[\(demand),\(site)]", LinearExpression(assign) - LinearExpression(open[site]), .atMost(0))
      }
      model.add("serve[\(demand)]", served, .equal(1))
    }
    model.add("openCount", sum(open) { LinearExpression($0) }, .equal(Double(instance.openCount)))
    model.minimize(cost)
    self.model = model
    self.open = open
    self.distances = distances
  }

  /// The choice that a solution of the program stands for, every demand served by its nearest open site.
  public func choice(_ solution: Solution) -> SiteAssignment {
    SiteAssignment(nearestOf: open.indices.filter { solution[open[$0]] > 0.5 }, distances)
  }
}
