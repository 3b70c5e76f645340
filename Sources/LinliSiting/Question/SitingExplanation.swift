public import LinliDomain

/// What of a siting plan is to be explained.
public enum SitingTopic: Equatable, Sendable {
  /// Why a site is open or closed.
  case site(SiteID)
  /// Who covers and serves an estate, and why nobody does.
  case estate(EstateID)
  /// How a community stands to the area norm, and why it does not meet it.
  case community(CommunityID)
}

/// A site with how far it is.
public struct SiteDistance: Equatable, Sendable {
  /// The site.
  public let site: SiteID
  /// Metres to it, finite.
  public let metres: Double
}

/// An estate with how far it is.
public struct EstateDistance: Equatable, Sendable {
  /// The estate.
  public let estate: EstateID
  /// Metres from it, finite.
  public let metres: Double
}

/// Why a site is as it is.
public struct SiteExplanation: Equatable, Sendable {
  /// The site.
  public let site: Site
  /// What the plan does with it; nil if it stays closed.
  public let facility: PlannedFacility?
  /// Yuan that the plan spends on it.
  public let cost: Double
  /// Whether the question keeps it open as it exists.
  public let mustStay: Bool
  /// Whether it is not available in any period, which forbids it.
  public let isNeverAvailable: Bool
  /// The estates within its service radius, in order.
  public let near: [EstateDistance]
  /// Those that no other open facility covers in the last period.
  public let onlyHere: [EstateID]
  /// The communities that may count its area in the last period.
  public let countable: [CommunityID]
  /// What communities count of it in the plan.
  public let credits: [CreditedArea]
  /// Who is served there in the plan.
  public let services: [PlannedService]
  /// What it would do to open it, or to close it; nil if that is forbidden.
  public let consequence: SitingConsequence?
}

/// How an estate stands to the facilities of a plan.
public struct EstateExplanation: Equatable, Sendable {
  /// The estate.
  public let estate: Estate
  /// The position of the period told of: the last in which it is left out, else the last in which people live there; nil
  /// if nobody ever does.
  public let period: Int?
  /// Its demand.
  public let demand: Double
  /// Open facilities within the service radius that it takes for it to count as covered.
  public let asked: Int
  /// Open facilities within the service radius, the nearest first.
  public let covering: [SiteDistance]
  /// The nearest open facility; nil if none can be reached.
  public let nearestOpen: SiteDistance?
  /// Sites within the service radius that could be open, the nearest first.
  public let near: [SiteDistance]
  /// The nearest site that could be open; nil if none can be reached.
  public let nearest: SiteDistance?
  /// Where its people are served in the period.
  public let services: [PlannedService]
  /// The site that the service radius would have to reach for there to be enough; nil if there are enough, or never are.
  public let radiusNeeded: SiteDistance?
  /// What it would do to cover it; nil if it is covered or too few sites are near.
  public let consequence: SitingConsequence?

  /// Whether it is covered.
  public var isCovered: Bool { covering.count >= asked }
}

/// A site in the eyes of a community that may count its area.
public struct CountableSite: Equatable, Sendable {
  /// The site.
  public let site: SiteID
  /// Whether it is open.
  public let isOpen: Bool
  /// Its m² in the plan; 0 while it is closed.
  public let area: Double
  /// Its m² if it were open and grown as far as it can.
  public let most: Double
  /// m² that the community counts.
  public let credited: Double
  /// m² that other communities count.
  public let creditedToOthers: Double
}

/// Why a community does not meet the area norm.
public enum CommunityReason: Equatable, Sendable {
  /// A plan in which it does is as good in every level.
  case atNoLoss
  /// It could without any other community losing, but a level named would get worse, or better only elsewhere.
  case order(level: String)
  /// There is not the money, unless other communities lose.
  case budget
  /// Too few facilities may be open, unless other communities lose.
  case mostSites
  /// What is near has to be shared: other communities would lose whatever is spent.
  case shared
  /// All sites near it, grown as far as they can, do not have the area, even if nobody else counted any.
  case noSpace(short: Double)
  /// The limits did not allow to find out.
  case unknown
}

/// How a community stands to the area norm.
public struct CommunityExplanation: Equatable, Sendable {
  /// The community.
  public let community: Community
  /// The position of the period told of: the last in which it is short, else the last.
  public let period: Int
  /// Its households in the period.
  public let householdCount: Int
  /// Its standing; nil if the question does not ask for area, or nobody lives there.
  public let area: SitingFigures.AreaFigure?
  /// The sites whose area it may count.
  public let sites: [CountableSite]
  /// Its estates that no open facility covers in the period.
  public let uncovered: [EstateID]
  /// Why it is short; nil if it is not.
  public let reason: CommunityReason?
  /// What it would do to close the gap within all limits, which may take area from others; nil if it is not short.
  public let within: SitingConsequence?
  /// The cheapest way to close the gap with no other community losing, the budget (and more facilities, if it takes
  /// them) let go; nil if there is no gap or no way.
  public let cheapest: SitingConsequence?
}

/// What there is to say of a part of a siting plan. Everything about other plans was found by solving again.
public struct SitingExplanation: Equatable, Sendable {
  /// What is told of the part.
  public enum Finding: Equatable, Sendable {
    /// Of a site.
    case site(SiteExplanation)
    /// Of an estate.
    case estate(EstateExplanation)
    /// Of a community.
    case community(CommunityExplanation)
  }

  /// What is asked.
  public let topic: SitingTopic
  /// What is told.
  public let finding: Finding
  /// The rules that the plan breaks as it is.
  public let violations: [SitingAudit.Violation]
  /// Whether the plan said nothing of whose area its facilities are and who is served, so that it was worked out.
  public let isCompleted: Bool
  /// The plan's levels and the best ones.
  public let levels: [SitingLevelChange]
  /// Whether the plan is proven to be as good as the best one in every level.
  public let isBest: Bool
  /// Whether a better plan is known, or one that breaks no rules where this one does.
  public let isWorse: Bool

  /// What was found by solving again.
  public var consequences: [SitingConsequence] {
    switch finding {
    case .site(let site): [site.consequence].compactMap { $0 }
    case .estate(let estate): [estate.consequence].compactMap { $0 }
    case .community(let community): [community.within, community.cheapest].compactMap { $0 }
    }
  }

  /// Whether every plan told of passes the independent audit.
  public var isSound: Bool { consequences.allSatisfy(\.isSound) }
}
