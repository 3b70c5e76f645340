import LinliDomain
import LinliLP

extension MatchingFormulation {
  /// The program of an unmet level stated with whole totals, on which its bounds are much closer.
  ///
  ///     X_ps = Σ_c x_pcs            whole, for providers of several communities; X_ps ≤ ⌊cap_p / a_s⌋
  ///     U_s  = Σ_c n_cs − Σ_p X_ps  whole: sessions of a service that stay undone
  ///     T_k  = Σ_{s of k} (a_s / g_k)·U_s   whole: undone person-hours of a priority in units of g_k
  ///     min    Σ_k w_k·g_k·T_k
  ///
  /// The same points and values as the plain program; cuts on few, large whole numbers say more than on many small ones.
  ///
  /// - Parameters:
  ///   - program: the plain program of the level, with whole sessions.
  ///   - level: the level.
  /// - Returns: nil where the level is not unmet needs alone, or asks for parts of sessions.
  func programWithTotals(_ program: Model, of level: MatchingLevel) -> Model? {
    guard case .unmet(let priority)? = level.singleMeasure, instance.options.hasWholeSessions,
      instance.needs.allSatisfy({ $0.sessions == $0.sessions.rounded() })
    else { return nil }
    var model = program
    var objective = LinearExpression()
    let services = Dictionary(grouping: instance.needs, by: \.id.service)
    for rank in Set(instance.services.map(\.priority)).sorted() where priority == nil || priority == rank {
      let members = instance.services.filter { $0.priority == rank && services[$0.id] != nil }
      guard let unit = unit(of: members.map(\.personHoursPerSession)) else { return nil }
      var undone = LinearExpression()
      for service in members {
        let left = addUndone(service, services[service.id] ?? [], to: &model)
        undone.add(service.personHoursPerSession / unit, left)
      }
      let total = model.addVariable("total[\(rank)]", .integer)
      model.add("total[\(rank)]", undone - 1 * total, .equal(0))
      let weight = priority == nil ? instance.options.priorityWeights[rank] ?? 0 : 1
      objective.add(weight * unit, total)
    }
    model.minimize(objective)
    return model
  }

  /// Adds the undone sessions of a service, and its providers' totals.
  private func addUndone(_ service: Service, _ needs: [Need], to model: inout Model) -> Variable {
    let pairs = instance.eligiblePairs.filter { $0.need.service == service.id }
    let byProvider = Dictionary(grouping: pairs, by: \.provider)
    var done = LinearExpression()
    for provider in byProvider.keys.sorted() {
      let own = byProvider[provider] ?? []
      let delivered = sum(own) { LinearExpression(serve[$0]) }
      guard own.count > 1 else {
        done += delivered
        continue
      }
      let most = ((instance.provider(provider)?.hours ?? 0) / service.personHoursPerSession + 1e-9).rounded(.down)
      let total = model.addVariable("sessions[\(provider),\(service.id)]", .integer, .range(0, most))
      model.add("sessions[\(provider),\(service.id)]", delivered - 1 * total, .equal(0))
      done.add(1, total)
    }
    let asked = needs.reduce(0) { $0 + $1.sessions }
    let undone = model.addVariable("undone[\(service.id)]", .integer, .range(0, asked))
    model.add("undone[\(service.id)]", done + 1 * undone, .equal(asked))
    return undone
  }

  /// The largest amount of which all are whole multiples, or nil if there is none to be found.
  private func unit(of amounts: [Double]) -> Double? {
    var probe = Model("unit")
    var objective = LinearExpression()
    for (index, amount) in amounts.enumerated() { objective.add(amount, probe.addVariable("\(index)", .integer)) }
    probe.minimize(objective)
    return probe.integralObjective?.step
  }
}
