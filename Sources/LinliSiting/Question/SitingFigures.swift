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

  /// How a community stands to a function in a period.
  public struct FunctionFigure: Equatable, Sendable {
    /// The community.
    public let community: CommunityID
    /// The function.
    public let function: SiteFunction.ID
    /// The position of the period.
    public let period: Int
    /// m² that it takes while it takes place.
    public let wanted: Double
    /// m² that the community uses for it.
    public let given: Double
    /// m² that are missing, 0 or more.
    public var short: Double { max(0, wanted - given) }
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
  /// By period, community and function; empty where functions play no part.
  public let functions: [FunctionFigure]
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
  /// m² that functions lack, over communities and periods.
  public let functionShortfall: Double
  /// m² that functions take in the end where each has its own.
  public let areaApart: Double
  /// m² that are enough for them in the end, as rooms are shared at different hours.
  public let areaShared: Double
  /// m² of office in open facilities in the end.
  public let office: Double
  /// m² for residents in open facilities in the end.
  public let resident: Double
  /// What the projects done in the end are worth, class by class.
  public let benefits: [ProjectClass: Double]

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
    functions = count.functions
    functionShortfall = functions.reduce(0) { $0 + $1.short }
    (areaApart, areaShared) = count.areasOfUse
    office = count.office
    resident = count.resident
    benefits = count.benefits
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
    case .functions: functionShortfall
    case .office: office
    case .resident: resident
    case .projects: ProjectClass.allCases.reduce(0) { $0 + (benefits[$1] ?? 0) }
    case .basic, .completing, .upgrading, .aftercare: measure.projectClass.flatMap { benefits[$0] } ?? 0
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
    let projects = plan.projects(by: period).sorted().reduce(0) { $0 + (instance.project($1)?.cost.yuan ?? 0) }
    return plan.facilities.reduce(projects) { $0 + cost(of: $1, by: period) }
  }

  /// Yuan spent on a facility by the end of a period.
  func cost(of facility: PlannedFacility, by period: Int) -> Double {
    guard let site = instance.site(facility.site), facility.opening <= period else { return 0 }
    let opening = instance.staysOpen(site) ? 0 : site.fixedCost.yuan
    return opening + site.costPerSquareMetre.yuan * facility.added(by: period)
      + site.conversionCost.yuan * facility.converted(by: period)
  }

  var functions: [SitingFigures.FunctionFigure] {
    guard instance.mentions(.functions) else { return [] }
    return instance.periods.indices.flatMap { period in
      instance.communities.filter { instance.households(of: $0.id, in: instance.periods[period]) > 0 }
        .flatMap { community in
          instance.functions.map { function in
            let given = plan.uses.reduce(0) { sum, use in
              let isIt = use.community == community.id && use.function == function.id && use.period == period
              return sum + (isIt ? use.area : 0)
            }
            let wanted = instance.areaWanted(by: function, in: community.id, instance.periods[period])
            return SitingFigures.FunctionFigure(
              community: community.id, function: function.id, period: period, wanted: wanted, given: given)
          }
        }
    }
  }

  /// m² of all uses in the last period, and the m² that hold them at different hours: of a site as much as its greatest
  /// use takes, and no less than its m²·hours need in the hours of a week.
  var areasOfUse: (apart: Double, shared: Double) {
    let bySite = Dictionary(grouping: plan.uses.filter { $0.period == instance.periods.count - 1 }, by: \.site)
    return bySite.sorted { $0.key < $1.key }.reduce((0, 0)) { sum, entry in
      let hours = instance.site(entry.key).map(instance.weeklyHours(of:)) ?? 0
      let used = entry.value.reduce(0) { $0 + $1.area * (instance.function($1.function)?.weeklyHours ?? 0) }
      let greatest = entry.value.map(\.area).max() ?? 0
      let apart = entry.value.reduce(0) { $0 + $1.area }
      return (sum.0 + apart, sum.1 + max(greatest, hours > 0 ? used / hours : 0))
    }
  }

  var office: Double {
    plan.facilities.reduce(0) { sum, facility in
      sum + (instance.site(facility.site)?.officeArea ?? 0) - facility.convertedInTheEnd
    }
  }

  var resident: Double {
    plan.facilities.reduce(0) { $0 + residentArea(of: $1, in: instance.periods.count - 1) }
  }

  /// m² of a facility that are not office.
  func residentArea(of facility: PlannedFacility, in period: Int) -> Double {
    guard let site = instance.site(facility.site), facility.opening <= period else { return 0 }
    return site.area - site.officeArea + facility.added(by: period) + facility.converted(by: period)
  }

  var benefits: [ProjectClass: Double] {
    let done = plan.projects.compactMap { instance.project($0.project) }
    return Dictionary(done.map { ($0.projectClass, $0.benefit) }, uniquingKeysWith: +)
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
