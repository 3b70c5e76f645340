import LinliDomain
import LinliLP

/// Covering: an estate is covered when an open facility lies within the service radius.
///
///     v_et ≤ Σ_{j near e} y_jt                   covered                             cover[e,t]
///     k·b_et ≤ Σ_{j near e} y_jt                 covered by k facilities             backup[e,t]
///     Σ_e w_e·v_et ≥ share·Σ_e w_e               partial cover floor                 coverShare[t]
///     q_ct ≤ v_et  for every estate of c         a community that is covered whole   coverAll[c,e,t]
///     Σ_c q_ct ≥ ⌈share·C_t⌉                     where a share of them has to be     coverCommunities[t]
///     0 ≤ v ≤ 1,  b and q whole in 0...1;  y whole makes v whole where it is as large as possible
///
/// With a share of 1 every estate is covered, and the program of fewest sites is the location set covering problem.
///
/// - Source: Toregas, Swain, ReVelle & Bergman (1971), set covering; Church & ReVelle (1974), maximal covering; Hogan &
///   ReVelle (1986), backup; S003-2.2c, S001-3c.
extension SitingFormulation {
  private var asksForCover: Bool {
    instance.mentions(.covered) || instance.options.coveredShare != nil || instance.options.coveredCommunities != nil
  }

  mutating func addCover(_ label: TimeLabel) {
    let needsBackup = instance.mentions(.backup) || instance.options.requiresBackup
    guard asksForCover || needsBackup else { return }
    let times = estateTimes
    covered = model.addVariables(over: times, bounds: { _ in .unit }) { "covered[\(label.name($0.estate, $0.period))]" }
    if needsBackup {
      backed = model.addVariables(over: times, .binary) { "backed[\(label.name($0.estate, $0.period))]" }
    }
    for time in times { addCover(of: time, label) }
    for period in instance.periods.indices { requireCover(times.filter { $0.period == period }, period, label) }
  }

  private mutating func addCover(of time: EstateTime, _ label: TimeLabel) {
    guard let estate = instance.estate(time.estate) else { return }
    let near = instance.sites(covering: estate).map { open[SiteTime(site: $0.id, period: time.period)] }
    var row = LinearExpression(covered[time])
    for variable in near { row.add(-1, variable) }
    model.add("cover[\(label.name(time.estate, time.period))]", row, .atMost(0))
    guard let backed = backed.variable(for: time) else { return }
    var backup = Double(instance.options.backupCount) * backed
    for variable in near { backup.add(-1, variable) }
    model.add("backup[\(label.name(time.estate, time.period))]", backup, .atMost(0))
  }

  private func counted(_ time: EstateTime) -> Variable {
    instance.options.requiresBackup ? backed[time] : covered[time]
  }

  private mutating func requireCover(_ times: [EstateTime], _ period: Int, _ label: TimeLabel) {
    if let share = instance.options.coveredShare {
      var total = LinearExpression()
      for time in times { total.add(demand(of: time), counted(time)) }
      let least = share * times.reduce(0) { $0 + demand(of: $1) }
      if isRelaxed {
        let lacking = model.addVariable(
          "lacking[\(label.name("cover", period))]", .continuous, .range(0, max(0, least)))
        total.add(1, lacking)
        missing.add(1, lacking)
      }
      // A sum of whole demands is exact; of others a share of 1 asks for all of it but the noise.
      let isExact = times.allSatisfy { demand(of: $0) == demand(of: $0).rounded() }
      let asked = isExact ? (least - 1e-6).rounded(.up) : least - 1e-9 * least
      model.add(label.name("coverShare", period), total, .atLeast(asked))
    }
    if let share = instance.options.coveredCommunities { requireCommunities(times, share, period, label) }
  }

  private mutating func requireCommunities(
    _ times: [EstateTime], _ share: Double, _ period: Int, _ label: TimeLabel
  ) {
    let asked = communityTimes.filter { $0.period == period }
    let all = model.addVariables(over: asked, .binary) { "coveredAll[\(label.name($0.community, $0.period))]" }
    for time in times {
      guard let community = instance.estate(time.estate)?.community,
        let whole = all.variable(for: CommunityTime(community: community, period: period))
      else { continue }
      model.add(
        "coverAll[\(label.name("\(community),\(time.estate)", period))]", 1 * whole - 1 * counted(time), .atMost(0))
    }
    var count = sum(asked) { LinearExpression(all[$0]) }
    let least = Self.least(share, of: asked.count)
    if isRelaxed {
      let lacking = model.addVariable(
        "lacking[\(label.name("communities", period))]", .integer, .range(0, Double(least)))
      count.add(1, lacking)
      missing.add(1, lacking)
    }
    model.add(label.name("coverCommunities", period), count, .atLeast(Double(least)))
  }

  func demand(of time: EstateTime) -> Double { instance.estate(time.estate).map(instance.demand(of:)) ?? 0 }

  /// The estates in each period in which their homes are occupied.
  var estateTimes: [EstateTime] {
    instance.periods.indices.flatMap { period in
      instance.estates.filter { instance.isOccupied($0, in: instance.periods[period]) }
        .map { EstateTime(estate: $0.id, period: period) }
    }
  }
}
