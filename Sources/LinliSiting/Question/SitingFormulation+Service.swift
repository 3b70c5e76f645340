import LinliDomain
import LinliLP

/// Who is served where: p-median, p-center, capacitated facilities, shelters for several events.
///
///     Σ_j x_ejht + u_eht = 1                     every estate, event and period      serve[e,h,t]
///     x_ejht ≤ y_jt                              only where it is open               open[e,j,h,t]
///     Σ_e q_eh·x_ejht ≤ Q_j·y_jt                 places                              places[j,h,t]
///     Σ_j d_ej·x_ejht ≤ z                        the farthest                        far[e,h,t]
///     x in 0...1, whole where an estate is served by one facility only;  u in 0...1
///
/// u exists where a level counts who is not served, where nothing is in reach, and where the program is relaxed. A site
/// that an event closes serves nobody in it.
///
/// - Source: Hakimi (1964); ReVelle & Swain (1970), the strong form x ≤ y; Sherali & Nordai (1988), capacities;
///   S000-14a, shelters.
extension SitingFormulation {
  private var asksForService: Bool {
    instance.options.levels.contains { $0.parts.contains { $0.measure.isOfService } }
  }

  mutating func addService(_ label: TimeLabel) {
    guard asksForService else { return }
    serve = model.addVariables(
      over: serviceKeys, instance.options.isSingleSource ? .binary : .continuous, bounds: { _ in .unit }
    ) { "serve[\(label.name("\($0.estate),\($0.site)", $0.hazard, $0.period))]" }
    let reachable = Set(serve.keys.map { UnservedKey(estate: $0.estate, hazard: $0.hazard, period: $0.period) })
    let mayBeUnserved = instance.mentions(.unserved) || isRelaxed
    unserved = model.addVariables(
      over: servedTimes.filter { mayBeUnserved || !reachable.contains($0) }, bounds: { _ in .unit }
    ) { "unserved[\(label.name($0.estate, $0.hazard, $0.period))]" }
    if instance.mentions(.farthest) { farthest = model.addVariable("farthest") }
    let byTime = Dictionary(grouping: serve.keys) {
      UnservedKey(estate: $0.estate, hazard: $0.hazard, period: $0.period)
    }
    for time in servedTimes { addService(of: time, byTime[time] ?? [], label) }
    addPlaces(label)
    if isRelaxed, !instance.mentions(.unserved) { missing += unservedPersons }
  }

  private mutating func addService(of time: UnservedKey, _ keys: [ServiceKey], _ label: TimeLabel) {
    let name = label.name(time.estate, time.hazard, time.period)
    var all = sum(keys) { LinearExpression(serve[$0]) }
    if let nobody = unserved.variable(for: time) { all.add(1, nobody) }
    model.add("serve[\(name)]", all, .equal(1))
    for key in keys {
      let pair = label.name("\(key.estate),\(key.site)", key.hazard, key.period)
      model.add("open[\(pair)]", 1 * serve[key] - 1 * open[SiteTime(site: key.site, period: key.period)], .atMost(0))
    }
    guard let farthest else { return }
    var metres = LinearExpression()
    for key in keys { metres.add(instance.metres(from: key.estate, to: key.site), serve[key]) }
    metres.add(-1, farthest)
    model.add("far[\(name)]", metres, .atMost(0))
  }

  private mutating func addPlaces(_ label: TimeLabel) {
    let bySite = Dictionary(grouping: serve.keys) { PlaceKey(site: $0.site, hazard: $0.hazard, period: $0.period) }
    for time in open.keys {
      guard let capacity = instance.site(time.site)?.capacity else { continue }
      for hazard in instance.hazards.indices {
        guard let keys = bySite[PlaceKey(site: time.site, hazard: hazard, period: time.period)] else { continue }
        var row = LinearExpression()
        for key in keys { row.add(persons(key.estate, hazard), serve[key]) }
        row.add(-Double(capacity), open[time])
        model.add("places[\(label.name(time.site, hazard, time.period))]", row, .atMost(0))
      }
    }
  }

  private func persons(_ estate: EstateID, _ hazard: Int) -> Double {
    instance.estate(estate).map { instance.persons(of: $0, in: instance.hazards[hazard]) } ?? 0
  }

  /// People for whom there is no place, over all events and periods.
  var unservedPersons: LinearExpression {
    sum(unserved.keys) { persons($0.estate, $0.hazard) * unserved[$0] }
  }

  /// Estates with people who need a place, by event and period.
  private var servedTimes: [UnservedKey] {
    estateTimes.flatMap { time in
      instance.hazards.indices.filter { isAffected(time.estate, $0) }
        .map { UnservedKey(estate: time.estate, hazard: $0, period: time.period) }
    }
  }

  private func isAffected(_ estate: EstateID, _ hazard: Int) -> Bool {
    instance.hazards[hazard].estates?.contains(estate) ?? true
  }

  private var serviceKeys: [ServiceKey] {
    servedTimes.flatMap { time in
      let closed = Set(instance.hazards[time.hazard].closed)
      return (instance.estate(time.estate).map(instance.sites(serving:)) ?? []).filter { !closed.contains($0.id) }
        .map { ServiceKey(estate: time.estate, site: $0.id, hazard: time.hazard, period: time.period) }
    }
  }
}

/// A site in an event and a period.
private struct PlaceKey: Hashable {
  var site: SiteID
  var hazard: Int
  var period: Int
}
