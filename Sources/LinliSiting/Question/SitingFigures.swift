public import LinliDomain

/// What a siting plan amounts to, recomputed from question and plan alone.
public struct SitingFigures: Equatable, Sendable {
  /// How a community stands to the area norm in a period.
  public struct AreaFigure: Equatable, Sendable {
    /// The community.
    public let community: CommunityID
    /// The position of the period.
    public let period: Int
    /// m² that the norm asks for.
    public let wanted: Double
    /// m² that the community counts.
    public let credited: Double
    /// m² that are missing, 0 or more.
    public var short: Double { max(0, wanted - credited) }
    /// Whether it meets the norm, but for noise.
    public var isMet: Bool { short <= 1e-6 * max(1, wanted) }
  }

  /// How an estate stands to the service radius and to its service in a period.
  public struct EstateFigure: Equatable, Sendable {
    /// The estate.
    public let estate: EstateID
    /// The position of the period.
    public let period: Int
    /// Its demand, in what the question weighs by.
    public let demand: Double
    /// Open facilities within the service radius.
    public let facilityCount: Int
    /// Metres to the nearest open facility; infinite if none can be reached.
    public let nearestMetres: Double
  }

  /// By period, then by community; empty where the norm plays no part.
  public let areas: [AreaFigure]
  /// By period, then by estate.
  public let estates: [EstateFigure]
  /// Facilities open in the last period.
  public let siteCount: Int
  /// Yuan spent in all.
  public let cost: Double
  /// m² added on anything but idle premises.
  public let newArea: Double
  /// m² missing to the norm, over communities and periods.
  public let shortfall: Double
  /// Demand covered, over periods.
  public let covered: Double
  /// Demand covered with a backup, over periods.
  public let backedUp: Double
  /// Demand times metres to where it is served, over events and periods.
  public let distance: Double
  /// Metres of the estate that has it farthest to where it is served, on average over where it is served.
  public let farthest: Double
  /// People without a place, over events and periods.
  public let unserved: Double

  /// The figures of a plan.
  public init(_ instance: SitingInstance, _ plan: SitingPlan) {
    let count = SitingCount(instance, plan)
    areas = count.areas
    estates = count.estates
    siteCount = plan.open(in: instance.periods.count - 1).count
    cost = count.cost(by: instance.periods.count - 1)
    newArea = count.newArea
    shortfall = areas.reduce(0) { $0 + $1.short }
    covered = estates.reduce(0) { $0 + ($1.facilityCount > 0 ? $1.demand : 0) }
    backedUp = estates.reduce(0) { $0 + ($1.facilityCount >= instance.options.backupCount ? $1.demand : 0) }
    distance = count.distance
    farthest = count.farthest
    unserved = count.unserved
  }

  /// The value of a level.
  public func value(of level: SitingLevel) -> Double {
    if let measure = level.singleMeasure { return value(of: measure) }
    return level.parts.reduce(0) { total, part in
      total + (part.measure.isMaximized ? -part.weight : part.weight) * value(of: part.measure)
    }
  }

  /// The value of a measure.
  public func value(of measure: SitingMeasure) -> Double {
    switch measure {
    case .sites: Double(siteCount)
    case .cost: cost
    case .newArea: newArea
    case .shortfall: shortfall
    case .covered: covered
    case .backup: backedUp
    case .distance: distance
    case .farthest: farthest
    case .unserved: unserved
    }
  }
}

/// Counts what ``SitingFigures`` tells, straight from the rules.
struct SitingCount {
  private let instance: SitingInstance
  private let plan: SitingPlan

  init(_ instance: SitingInstance, _ plan: SitingPlan) {
    self.instance = instance
    self.plan = plan
  }

  var areas: [SitingFigures.AreaFigure] {
    guard instance.options.normShare != nil || instance.mentions(.shortfall) else { return [] }
    return instance.periods.indices.flatMap { period in
      instance.communities.compactMap { community -> SitingFigures.AreaFigure? in
        let wanted = instance.areaWanted(in: community.id, instance.periods[period])
        guard instance.households(of: community.id, in: instance.periods[period]) > 0 else { return nil }
        let credited = plan.credits.reduce(0) { sum, credit in
          sum + (credit.community == community.id && credit.period == period ? credit.area : 0)
        }
        return SitingFigures.AreaFigure(
          community: community.id, period: period, wanted: wanted, credited: credited)
      }
    }
  }

  var estates: [SitingFigures.EstateFigure] {
    instance.periods.indices.flatMap { period in
      let open = plan.open(in: period).sorted()
      return instance.estates.filter { instance.isOccupied($0, in: instance.periods[period]) }.map { estate in
        let metres = open.map { instance.metres(from: estate.id, to: $0) }
        return SitingFigures.EstateFigure(
          estate: estate.id, period: period, demand: instance.demand(of: estate),
          facilityCount: metres.count { $0 <= instance.options.radius }, nearestMetres: metres.min() ?? .infinity)
      }
    }
  }

  /// Yuan spent by the end of a period.
  func cost(by period: Int) -> Double {
    plan.facilities.reduce(0) { sum, facility in
      guard let site = instance.site(facility.site), facility.opening <= period else { return sum }
      let opening = instance.staysOpen(site) ? 0 : site.fixedCost.yuan
      return sum + opening + site.costPerSquareMetre.yuan
        * (facility.added.indices.contains(period) ? facility.added[period] : 0)
    }
  }

  var newArea: Double {
    plan.facilities.reduce(0) { sum, facility in
      instance.site(facility.site)?.kind == .idle ? sum : sum + facility.addedInTheEnd
    }
  }

  var distance: Double {
    plan.services.reduce(0) { sum, service in
      let weight = instance.estate(service.estate).map(instance.demand(of:)) ?? 0
      return sum + weight * service.share * instance.metres(from: service.estate, to: service.site)
    }
  }

  var farthest: Double {
    let byHome = Dictionary(grouping: plan.services) { [$0.estate.text, $0.hazard.text, String($0.period)] }
    return byHome.values.map { services in
      services.reduce(0) { $0 + $1.share * instance.metres(from: $1.estate, to: $1.site) }
    }.max() ?? 0
  }

  var unserved: Double {
    let served = Dictionary(grouping: plan.services) { [$0.estate.text, $0.hazard.text, String($0.period)] }
    var missing = 0.0
    for period in instance.periods.indices {
      for hazard in instance.hazards {
        for estate in instance.estates where instance.isOccupied(estate, in: instance.periods[period]) {
          let share = (served[[estate.id.text, hazard.id.text, String(period)]] ?? []).reduce(0) { $0 + $1.share }
          missing += max(0, 1 - share) * instance.persons(of: estate, in: hazard)
        }
      }
    }
    return missing
  }
}
