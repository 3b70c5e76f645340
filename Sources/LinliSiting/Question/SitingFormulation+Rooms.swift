import LinliDomain
import LinliLP

/// One room, many uses: functions share m² that they take at different hours; office becomes space for residents.
///
///     activity_jt = (A0_j − F_j)·y_jt + a_jt + o_jt      what is not office
///     o_jt ≤ (F_j − σ·n_j)·y_jt,  o_jt ≤ o_j,t+1          office that workers do not need       convert[j,t], stay
///     Σ_j u_jcft + l_cft ≥ ρ_f·H_ct/100                 m² while it takes place               function[c,f,t]
///     u_jcft ≤ activity_jt                              what fits in at a time                room[j,c,f,t]
///     Σ_cf h_f·u_jcft ≤ O_j·activity_jt                 m²·hours of a week                    hours[j,t]
///     o, u, l ≥ 0
///
/// u exists where a site suits the function and enough of the community's households are near. F is office now, σ m² of
/// office for a worker, n workers, h hours in a week during which a function takes place, O hours in which rooms can be
/// used. Space is taken as divisible: a timetable of rooms is the matching question's.
///
/// - Source: S001-12a, S001-12b, S001-12c, S003-2.1d; model family SITE.
extension SitingFormulation {
  mutating func addRooms(_ label: TimeLabel) {
    addOffices(label)
    guard instance.mentions(.functions) else { return }
    uses = model.addVariables(over: useKeys) { key in
      "use[\(label.name("\(key.site),\(key.community),\(key.function)", key.period))]"
    }
    let times = functionTimes
    let bounds = Dictionary(uniqueKeysWithValues: times.map { ($0, Bounds.range(0, wanted($0))) })
    lacking = model.addVariables(over: times, bounds: { bounds[$0] ?? .equal(0) }) {
      "lacks[\(label.name("\($0.community),\($0.function)", $0.period))]"
    }
    for time in times {
      var total = LinearExpression(lacking[time])
      for key in uses.keys where key.time == time { total.add(1, uses[key]) }
      model.add(
        "function[\(label.name("\(time.community),\(time.function)", time.period))]", total, .atLeast(wanted(time)))
    }
    for (time, keys) in Dictionary(grouping: uses.keys, by: \.siteTime).sorted(by: { $0.key < $1.key }) {
      addHours(of: time, keys, label)
    }
  }

  private mutating func addOffices(_ label: TimeLabel) {
    guard asksForRooms else { return }
    let instance = instance
    let times = open.keys.filter { time in instance.site(time.site).map { instance.mostConverted(at: $0) > 0 } ?? false
    }
    let most = Dictionary(
      uniqueKeysWithValues: times.map { ($0, instance.site($0.site).map(instance.mostConverted(at:)) ?? 0) })
    converted = model.addVariables(over: times, bounds: { .range(0, most[$0] ?? 0) }) {
      "convert[\(label.name($0.site, $0.period))]"
    }
    for time in times {
      let name = label.name(time.site, time.period)
      model.add("convert[\(name)]", 1 * converted[time] - (most[time] ?? 0) * open[time], .atMost(0))
      let next = SiteTime(site: time.site, period: time.period + 1)
      guard let later = converted.variable(for: next) else { continue }
      model.add("stayConverted[\(name)]", 1 * converted[time] - 1 * later, .atMost(0))
    }
  }

  private var asksForRooms: Bool {
    instance.mentions(.functions) || instance.mentions(.office) || instance.mentions(.resident)
  }

  private mutating func addHours(of time: SiteTime, _ keys: [UseKey], _ label: TimeLabel) {
    guard let site = instance.site(time.site) else { return }
    let activity = residentArea(of: site, time.period)
    var hours = LinearExpression()
    for key in keys {
      let name = label.name("\(key.site),\(key.community),\(key.function)", key.period)
      model.add("room[\(name)]", 1 * uses[key] - activity, .atMost(0))
      hours.add(instance.function(key.function)?.weeklyHours ?? 0, uses[key])
    }
    model.add(
      "hours[\(label.name(time.site, time.period))]", hours - instance.weeklyHours(of: site) * activity, .atMost(0))
  }

  /// m² of a site that are not office.
  func residentArea(of site: Site, _ period: Int) -> LinearExpression {
    let time = SiteTime(site: site.id, period: period)
    var area = (site.area - site.officeArea) * open[time] + 1 * added[time]
    if let office = converted.variable(for: time) { area.add(1, office) }
    return area
  }

  /// m² of office of the sites that are open in a period.
  func officeArea(in period: Int) -> LinearExpression {
    sum(instance.sites.filter { $0.officeArea > 0 }) { site in
      let time = SiteTime(site: site.id, period: period)
      var area = site.officeArea * open[time]
      if let office = converted.variable(for: time) { area.add(-1, office) }
      return area
    }
  }

  private func wanted(_ time: FunctionTime) -> Double {
    guard let function = instance.function(time.function) else { return 0 }
    return instance.areaWanted(by: function, in: time.community, instance.periods[time.period])
  }

  private var functionTimes: [FunctionTime] {
    communityTimes.flatMap { time in
      instance.functions.map { FunctionTime(community: time.community, function: $0.id, period: time.period) }
    }
  }

  private var useKeys: [UseKey] {
    communityTimes.flatMap { time -> [UseKey] in
      let near = instance.sites.filter { instance.reaches($0, time.community, in: instance.periods[time.period]) }
      return instance.functions.flatMap { function in
        near.filter { instance.suits($0, function) }.map {
          UseKey(site: $0.id, community: time.community, function: function.id, period: time.period)
        }
      }
    }
  }
}
