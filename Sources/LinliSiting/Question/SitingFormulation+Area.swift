import LinliDomain
import LinliLP

/// The area norm: 20 m² of facilities for every hundred households.
///
///     Σ_j g_jct + s_ct ≥ n·H_ct                  every community and period         norm[c,t]
///     Σ_c g_jct ≤ A0_j·y_jt + a_jt               every site and period              area[j,t]
///     s_ct ≤ n·H_ct·(1 − o_ct)                   a community that counts as meeting the norm is not short   meet[c,t]
///     Σ_c o_ct ≥ ⌈share·C_t⌉                     where a share has to meet it       meets[t]
///     g, s ≥ 0,  o whole in 0...1
///
/// g exists where enough of the community's households are near the site. With y fixed the rest is a transportation
/// program, so that m² are whole where the data are.
///
/// - Source: S001-3c, S001-3d; model family SITE.
extension SitingFormulation {
  /// Whether the norm plays a part.
  private var asksForArea: Bool {
    instance.options.normShare != nil || instance.mentions(.shortfall)
  }

  mutating func addArea(_ label: TimeLabel) {
    guard asksForArea else { return }
    let times = communityTimes
    credit = model.addVariables(over: creditKeys) { "area[\(label.name("\($0.site),\($0.community)", $0.period))]" }
    let share = instance.options.normShare
    // All of them have to: none is short, and nothing is to choose.
    let isEachRequired = share.map { $0 >= 1 } ?? false
    let mayBeShort = !isEachRequired || isRelaxed
    let bounds = Dictionary(uniqueKeysWithValues: times.map { ($0, Bounds.range(0, mayBeShort ? wanted($0) : 0)) })
    short = model.addVariables(over: times, bounds: { bounds[$0] ?? .equal(0) }) {
      "short[\(label.name($0.community, $0.period))]"
    }
    addNorm(times, label)
    if share != nil { require(times, label) }
  }

  private mutating func addNorm(_ times: [CommunityTime], _ label: TimeLabel) {
    for time in times {
      var total = LinearExpression(short[time])
      for key in credit.keys where key.community == time.community && key.period == time.period {
        total.add(1, credit[key])
      }
      model.add("norm[\(label.name(time.community, time.period))]", total, .atLeast(wanted(time)))
    }
    for time in open.keys {
      var used = LinearExpression()
      for key in credit.keys where key.site == time.site && key.period == time.period { used.add(1, credit[key]) }
      guard !used.terms.isEmpty, let site = instance.site(time.site) else { continue }
      used.add(-site.area, open[time])
      used.add(-1, added[time])
      model.add("capacity[\(label.name(time.site, time.period))]", used, .atMost(0))
    }
  }

  /// A share of the communities has to meet the norm. In a relaxed program what is short counts as missing, first how
  /// many communities there are too few, then the m².
  private mutating func require(_ times: [CommunityTime], _ label: TimeLabel) {
    guard let share = instance.options.normShare else { return }
    if share >= 1 {
      if isRelaxed { for time in times { missing.add(1, short[time]) } }
      return
    }
    meets = model.addVariables(over: times, .binary) { "meets[\(label.name($0.community, $0.period))]" }
    for time in times {
      var row = LinearExpression(short[time])
      row.add(wanted(time), meets[time])
      model.add("meet[\(label.name(time.community, time.period))]", row, .atMost(wanted(time)))
    }
    for period in instance.periods.indices {
      let asked = times.filter { $0.period == period }
      var count = sum(asked) { LinearExpression(meets[$0]) }
      let least = Self.least(share, of: asked.count)
      if isRelaxed {
        let lacking = model.addVariable("lacking[\(label.name("norm", period))]", .integer, .range(0, Double(least)))
        count.add(1, lacking)
        missing.add(1, lacking)
      }
      model.add(label.name("meets", period), count, .atLeast(Double(least)))
    }
  }

  /// The least whole number that is a share of some.
  static func least(_ share: Double, of count: Int) -> Int { Int((share * Double(count) - 1e-9).rounded(.up)) }

  private func wanted(_ time: CommunityTime) -> Double {
    instance.areaWanted(in: time.community, instance.periods[time.period])
  }

  /// The communities in each period in which somebody lives there.
  var communityTimes: [CommunityTime] {
    instance.periods.indices.flatMap { period in
      instance.communities.map(\.id).filter { instance.households(of: $0, in: instance.periods[period]) > 0 }
        .map { CommunityTime(community: $0, period: period) }
    }
  }

  private var creditKeys: [CreditKey] {
    communityTimes.flatMap { time in
      instance.sites.filter { instance.reaches($0, time.community, in: instance.periods[time.period]) }
        .map { CreditKey(site: $0.id, community: time.community, period: time.period) }
    }
  }
}
