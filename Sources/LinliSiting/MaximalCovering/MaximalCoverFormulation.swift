public import LinliLP

/// Chooses `siteCount` sites so that the demand within reach of an open site is largest.
///
///     maximize    Σ_i a_i·y_i
///     subject to  y_i ≤ Σ_{j ∈ N_i} x_j      for every demand i     cover[i]
///                 Σ_{j ∉ E} x_j = p                                 siteCount
///                 x_j ∈ {0,1},  0 ≤ y_i ≤ 1,  x_j = 1 for j ∈ E
///
/// - Sets: demands i (n), candidate sites j (m), N_i the sites that cover demand i, E the sites that are open anyway.
/// - Data: a_i demand, people or households, ≥ 0; p sites to open.
/// - Size: n + m variables, n + 1 constraints, n + m − |E| + Σ|N_i| nonzeros. y may stay continuous: x binary makes it
///   0 or 1.
/// - Source: Church & ReVelle (1974), "The maximal covering location problem", doi:10.1007/BF01942293.
public struct MaximalCoverFormulation: Sendable {
  /// The program.
  public let model: Model
  /// Whether a site is open, by its number.
  public let open: VariableFamily<Int>
  /// How far a demand is covered, by its number.
  public let cover: VariableFamily<Int>
  private let instance: MaximalCoverInstance

  /// The program of an instance.
  public init(_ instance: MaximalCoverInstance) {
    self.instance = instance
    var model = Model("maximalCover")
    let existing = Set(instance.openSites)
    let open = model.addVariables(
      over: 0..<instance.candidateSiteCount, .binary, bounds: { existing.contains($0) ? .equal(1) : .unit },
      name: { "open[\($0)]" })
    let cover = model.addVariables(over: instance.demands.indices, bounds: { _ in .unit }, name: { "cover[\($0)]" })
    var covered = LinearExpression()
    for (demand, sites) in instance.coveringSites.enumerated() {
      let reached = 1 * cover[demand] - sum(sites) { 1 * open[$0] }
      model.add("cover[\(demand)]", reached, .atMost(0))
      covered.add(Double(instance.demands[demand]), cover[demand])
    }
    let closed = (0..<instance.candidateSiteCount).filter { !existing.contains($0) }
    model.add("siteCount", sum(closed) { 1 * open[$0] }, .equal(Double(instance.siteCount)))
    model.maximize(covered)
    self.model = model
    self.open = open
    self.cover = cover
  }

  /// The choice that a point of the program means.
  public func choice(at solution: Solution) -> MaximalCoverChoice {
    let existing = Set(instance.openSites)
    let sites = open.keys.filter { !existing.contains($0) && solution.values[open[$0].index] > 0.5 }
    return MaximalCoverChoice(newSites: sites)
  }
}
