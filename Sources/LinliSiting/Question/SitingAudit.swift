public import LinliDomain

/// The independent check of a siting plan: every rule recomputed from the question and the plan alone.
///
/// It shares no code with the program that found the plan, so it also checks plans made by hand or by others.
public struct SitingAudit: Equatable, Sendable {
  /// A rule that the plan breaks.
  public enum Violation: Equatable, Sendable {
    /// A line speaks of something the question does not have.
    case unknown(line: String)
    /// A line's amount is negative or no number.
    case amountNotUsable(line: String, amount: Double)
    /// A line is there twice.
    case repeated(line: String)
    /// A facility that exists is closed.
    case existingClosed(SiteID)
    /// A site opens before it is available.
    case notAvailable(SiteID)
    /// More m² are added than a site has room for.
    case tooMuchAdded(SiteID, added: Double, most: Double)
    /// A facility shrinks.
    case shrinks(SiteID)
    /// More facilities are open than allowed.
    case tooManySites(count: Int, most: Int)
    /// More money is spent by the end of a period than there is.
    case overBudget(period: Int, spent: Double, budget: Double)
    /// A community counts area of a facility that too few of its households are near to.
    case creditOutOfReach(CreditedArea)
    /// More of a facility's area is counted than it has.
    case areaCountedTwice(SiteID, period: Int, counted: Double, area: Double)
    /// Somebody is served at a facility that is closed, or that the event closes.
    case servedWhereClosed(PlannedService)
    /// Somebody is served farther away than allowed.
    case servedTooFar(PlannedService, metres: Double)
    /// More than all people of an estate are served.
    case servedTooOften(EstateID, share: Double)
    /// An estate is served by several facilities though one has to serve it.
    case severalSources(EstateID, count: Int)
    /// A facility takes more people than it has places for.
    case placesExceeded(SiteID, hazard: Hazard.ID, people: Double, places: Int)
    /// More m² of office become space for residents than workers can do without.
    case tooMuchConverted(SiteID, converted: Double, most: Double)
    /// A function takes place where it does not suit, or too far from the community.
    case useOutOfPlace(PlannedUse)
    /// A function takes more m² at a time than a facility has for residents.
    case useTooLarge(PlannedUse, area: Double)
    /// Functions take more m²·hours of a week than a facility has.
    case hoursExceeded(SiteID, used: Double, most: Double)
    /// A project is done before it can be.
    case projectNotAvailable(SitingProject.ID)
    /// A project is done without another that comes before it.
    case projectNeeds(SitingProject.ID, SitingProject.ID)
    /// Two projects are done that exclude each other.
    case projectsExclude(SitingProject.ID, SitingProject.ID)
    /// A level's value is not what the plan claims.
    case claimDiffers(level: String, claimed: Double, found: Double)
    /// Under `--strict`: something required is missing.
    case missing(SitingGap)
  }

  /// What is broken, in the order of the checks; empty for a sound plan.
  public let violations: [Violation]
  /// What is required and missing: no fault of the plan where nothing better is possible.
  public let gaps: [SitingGap]
  /// What the plan amounts to.
  public let figures: SitingFigures

  /// Whether nothing is broken.
  public var isSound: Bool { violations.isEmpty }

  /// Audits a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - instance: the question it answers.
  ///   - claims: the value that the plan's maker claims for each level by name; compared with what is found.
  ///   - isDemandRequired: whether what is missing to a requirement is a violation.
  public init(
    _ plan: SitingPlan, of instance: SitingInstance, claims: [(level: String, value: Double)] = [],
    isDemandRequired: Bool = false
  ) {
    figures = SitingFigures(instance, plan)
    gaps = SitingGap.gaps(in: figures, of: instance)
    var check = SitingPlanCheck(instance, plan)
    check.run()
    var found = check.violations
    if isDemandRequired { found += gaps.map { .missing($0) } }
    for claim in claims {
      guard let level = instance.options.levels.first(where: { $0.name == claim.level }) else {
        // What is missing to what is required comes before the levels of the question.
        if claim.level != SitingGap.levelName { found.append(.unknown(line: claim.level)) }
        continue
      }
      let value = figures.value(of: level)
      // So stated that a claim which is no number differs.
      let isKept = abs(value - claim.value) <= 1e-5 * max(1, abs(value))
      if !isKept { found.append(.claimDiffers(level: claim.level, claimed: claim.value, found: value)) }
    }
    violations = found
  }
}

/// Something that the question requires and the plan lacks.
public enum SitingGap: Equatable, Sendable {
  /// Too few communities meet the area norm in a period.
  case norm(period: Int, meeting: Int, least: Int)
  /// m² that a community lacks, all of them being required to meet the norm.
  case area(CommunityID, period: Int, short: Double)
  /// Too little demand is covered in a period.
  case cover(period: Int, covered: Double, least: Double)
  /// Too few communities are covered whole in a period.
  case communities(period: Int, covered: Int, least: Int)

  /// What the level is called that makes gaps least.
  public static let levelName = "required"

  static func gaps(in figures: SitingFigures, of instance: SitingInstance) -> [SitingGap] {
    instance.periods.indices.flatMap { period in
      normGaps(figures, instance, period) + coverGaps(figures, instance, period)
    }
  }

  private static func normGaps(_ figures: SitingFigures, _ instance: SitingInstance, _ period: Int) -> [SitingGap] {
    guard let share = instance.options.normShare else { return [] }
    let areas = figures.areas.filter { $0.period == period }
    if share >= 1 {
      return areas.filter { !$0.isMet }.map { .area($0.community, period: period, short: $0.short) }
    }
    let meeting = areas.count { $0.isMet }
    let least = Int((share * Double(areas.count) - 1e-9).rounded(.up))
    return meeting < least ? [.norm(period: period, meeting: meeting, least: least)] : []
  }

  private static func coverGaps(_ figures: SitingFigures, _ instance: SitingInstance, _ period: Int) -> [SitingGap] {
    let options = instance.options
    let asked = options.requiresBackup ? options.backupCount : 1
    let estates = figures.estates.filter { $0.period == period }
    var gaps: [SitingGap] = []
    if let share = options.coveredShare {
      let covered = estates.reduce(0) { $0 + ($1.facilityCount >= asked ? $1.demand : 0) }
      let least = share * estates.reduce(0) { $0 + $1.demand }
      if covered < least - 1e-6 * max(1, least) { gaps.append(.cover(period: period, covered: covered, least: least)) }
    }
    if let share = options.coveredCommunities {
      let byCommunity = Dictionary(grouping: estates) { instance.estate($0.estate)?.community }
      let covered = byCommunity.values.count { $0.allSatisfy { $0.facilityCount >= asked } }
      let least = Int((share * Double(byCommunity.count) - 1e-9).rounded(.up))
      if covered < least { gaps.append(.communities(period: period, covered: covered, least: least)) }
    }
    return gaps
  }
}
