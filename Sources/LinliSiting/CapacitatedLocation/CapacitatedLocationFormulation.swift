public import LinliLP

/// Capacitated facility location as a program.
///
///     minimize    Σ_i f_i·y_i + Σ_j Σ_i c_ij·x_ij
///     subject to  Σ_i x_ij = 1                  for every customer j      serve[j]
///                 Σ_j d_j·x_ij ≤ Q_i·y_i        for every site i          capacity[i]
///                 x_ij ≤ y_i                    for every pair            open[j,i]
///                 p ≤ Σ_i y_i ≤ P                                         count
///                 y_i ∈ {0,1},  0 ≤ x_ij ≤ 1, whole where demand must not be split
///
/// - Sets: sites i (m), customers j (n), both named from 1; pairs of infinite cost have no variable.
/// - Data: f_i fixed cost, Q_i capacity, d_j demand, c_ij the cost of the whole demand, p and P the number of open sites.
/// - Size: at most m + mn variables, n + m + mn + 1 constraints. The rows of the pairs make the relaxation strong.
/// - Source: Cornuéjols, Sridharan & Thizy (1991), "A comparison of heuristics and relaxations for the capacitated plant
///   location problem", doi:10.1016/0377-2217(91)90261-S; without fixed costs and with p = P the capacitated p-median.
public struct CapacitatedLocationFormulation: Sendable {
  /// A customer at a site, both from 0.
  public struct Pair: Hashable, Sendable {
    /// The customer, from 0.
    public let customer: Int
    /// The site, from 0.
    public let site: Int
  }

  /// The program.
  public private(set) var model: Model
  /// Whether each site is open, by its number from 0.
  public let open: VariableFamily<Int>
  /// The share of each customer at each site that may serve it.
  public let share: VariableFamily<Pair>
  private let instance: CapacitatedLocationInstance

  /// Builds the program of an instance.
  public init(_ instance: CapacitatedLocationInstance, name: String = "capacitatedLocation") {
    self.instance = instance
    var model = Model(name)
    open = model.addVariables(over: instance.sites.indices, .binary) { site in
      switch instance.sites[site].state {
      case .free: .unit
      case .open: .equal(1)
      case .closed: .equal(0)
      }
    } name: {
      "y[\($0 + 1)]"
    }
    let pairs = instance.demands.indices.flatMap { customer in
      instance.sites.indices.filter { instance.cost(customer: customer, site: $0) < .infinity }.map {
        Pair(customer: customer, site: $0)
      }
    }
    share = model.addVariables(
      over: pairs, instance.isSplitAllowed ? .continuous : .binary, bounds: { _ in .unit }
    ) { "x[\($0.customer + 1),\($0.site + 1)]" }
    self.model = model
    addRules()
    addObjective()
  }

  private mutating func addRules() {
    var served = [LinearExpression](repeating: LinearExpression(), count: instance.demands.count)
    var load = [LinearExpression](repeating: LinearExpression(), count: instance.sites.count)
    for pair in share.keys {
      served[pair.customer] += 1 * share[pair]
      load[pair.site] += instance.demands[pair.customer] * share[pair]
      model.add("open[\(pair.customer + 1),\(pair.site + 1)]", 1 * share[pair] - 1 * open[pair.site], .atMost(0))
    }
    for customer in served.indices { model.add("serve[\(customer + 1)]", served[customer], .equal(1)) }
    for site in load.indices {
      load[site] += -instance.sites[site].capacity * open[site]
      model.add("capacity[\(site + 1)]", load[site], .atMost(0))
    }
    var count = LinearExpression()
    for site in instance.sites.indices { count += 1 * open[site] }
    model.add(
      "count", count,
      Bounds(lower: Double(instance.openCount.lowerBound), upper: Double(instance.openCount.upperBound)))
  }

  private mutating func addObjective() {
    var cost = LinearExpression()
    for site in instance.sites.indices { cost += instance.sites[site].fixedCost * open[site] }
    for pair in share.keys { cost += instance.cost(customer: pair.customer, site: pair.site) * share[pair] }
    model.minimize(cost)
  }

  /// The plan that a solution of the program stands for; shares that are only rounding are left out.
  public func plan(_ solution: Solution) -> CapacitatedLocationPlan {
    let tolerance = Tolerances.standard.integrality
    let shares = share.keys.filter { solution[share[$0]] > tolerance }.map {
      CapacitatedLocationPlan.Share(customer: $0.customer, site: $0.site, share: solution[share[$0]])
    }
    return CapacitatedLocationPlan(
      openSites: instance.sites.indices.filter { solution[open[$0]] > 0.5 }, shares: shares)
  }
}
