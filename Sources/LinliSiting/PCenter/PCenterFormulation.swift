public import LinliLP

/// The p-center problem as a program with whole numbers.
///
///     minimize    z
///     subject to  Σ_j d_ij·x_ij ≤ z      for every demand i                 radius[i]
///                 Σ_j x_ij = 1           for every demand i                 serve[i]
///                 x_ij ≤ y_j             for every pair within reach        open[i,j]
///                 Σ_j y_j = p                                               openCount
///                 y_j = 1                for every existing site j
///                 y_j, x_ij ∈ {0,1},  z ≥ 0
///
/// - Sets: demands i (n), candidate sites j (m), both by position from 0; only pairs of finite distance have an x_ij.
/// - Data: d_ij distance, p open sites in all.
/// - Size: at most n·m + m + 1 variables, n·m + 2n + 1 constraints, 4·n·m + m + n nonzeros. x has to be whole: shared
///   between two sites a demand would count their mean distance.
/// - Source: Daskin (1995), "Network and Discrete Location", section 5.3, doi:10.1002/9781118032343.
public struct PCenterFormulation: Sendable {
  /// The program.
  public let model: Model
  /// y, by site.
  private let open: [Variable]
  private let distances: SiteDistances

  /// The program of an instance.
  public init(_ instance: PCenterInstance) {
    let distances = instance.distances
    var model = Model("pCenter")
    let radius = model.addVariable("z")
    let open = (0..<distances.siteCount).map { site in
      let isExisting = instance.existingSites.contains(site)
      return model.addVariable("y[\(site)]", .binary, isExisting ? .equal(1) : .unit)
    }
    for demand in 0..<distances.demandCount {
      var served = LinearExpression()
      var farness = LinearExpression()
      for site in 0..<distances.siteCount where distances[demand, site].isFinite {
        let assign = model.addVariable("x[\(demand),\(site)]", .binary)
        served.add(1, assign)
        farness.add(distances[demand, site], assign)
        model.add("open[\(demand),\(site)]", LinearExpression(assign) - LinearExpression(open[site]), .atMost(0))
      }
      model.add("serve[\(demand)]", served, .equal(1))
      model.add("radius[\(demand)]", farness - LinearExpression(radius), .atMost(0))
    }
    model.add("openCount", sum(open) { LinearExpression($0) }, .equal(Double(instance.openCount)))
    model.minimize(LinearExpression(radius))
    self.model = model
    self.open = open
    self.distances = distances
  }

  /// The choice that a solution of the program stands for, every demand served by its nearest open site.
  public func choice(_ solution: Solution) -> SiteAssignment {
    SiteAssignment(nearestOf: open.indices.filter { solution[open[$0]] > 0.5 }, distances)
  }
}
