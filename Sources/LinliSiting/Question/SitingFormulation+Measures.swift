import LinliDomain
public import LinliLP

extension SitingFormulation {
  /// What a level of the objective measures, as an expression to be minimized or maximized.
  public func objective(of level: SitingLevel) -> Objective {
    if let measure = level.singleMeasure {
      return Objective(measure.isMaximized ? .maximize : .minimize, expression(of: measure))
    }
    let total = sum(level.parts) { part in
      (part.measure.isMaximized ? -part.weight : part.weight) * expression(of: part.measure)
    }
    return Objective(.minimize, total)
  }

  /// A measure as an expression.
  public func expression(of measure: SitingMeasure) -> LinearExpression {
    let last = instance.periods.count - 1
    switch measure {
    case .sites: return openCount(in: last)
    case .cost: return cost(in: last)
    case .newArea:
      return sum(instance.sites.filter { $0.kind != .idle && $0.mostAdded > 0 }) {
        LinearExpression(added[SiteTime(site: $0.id, period: last)])
      }
    case .shortfall: return sum(short.keys) { LinearExpression(short[$0]) }
    case .covered: return sum(covered.keys) { demand(of: $0) * covered[$0] }
    case .backup: return sum(backed.keys) { demand(of: $0) * backed[$0] }
    case .distance: return distance
    case .farthest: return farthest.map { LinearExpression($0) } ?? LinearExpression()
    case .unserved: return unservedPersons
    case .functions: return sum(lacking.keys) { LinearExpression(lacking[$0]) }
    case .office: return officeArea(in: last)
    case .resident: return sum(instance.sites) { residentArea(of: $0, last) }
    case .projects, .basic, .completing, .upgrading, .aftercare: return benefit(of: measure.projectClass, in: last)
    }
  }

  private var distance: LinearExpression {
    sum(serve.keys) { key in
      let weight = instance.estate(key.estate).map(instance.demand(of:)) ?? 0
      return weight * instance.metres(from: key.estate, to: key.site) * serve[key]
    }
  }

  /// Facilities that are open in a period.
  func openCount(in period: Int) -> LinearExpression {
    sum(instance.sites) { LinearExpression(open[SiteTime(site: $0.id, period: period)]) }
  }

  /// Yuan spent by the end of a period: for opening, of sites that are not open anyway, for m² and for projects.
  func cost(in period: Int) -> LinearExpression {
    projectCost(in: period)
      + sum(instance.sites) { site in
        let key = SiteTime(site: site.id, period: period)
        var cost = LinearExpression()
        if !instance.staysOpen(site), site.fixedCost > .zero { cost.add(site.fixedCost.yuan, open[key]) }
        if site.mostAdded > 0, site.costPerSquareMetre > .zero { cost.add(site.costPerSquareMetre.yuan, added[key]) }
        if site.conversionCost > .zero, let office = converted.variable(for: key) {
          cost.add(site.conversionCost.yuan, office)
        }
        return cost
      }
  }
}
