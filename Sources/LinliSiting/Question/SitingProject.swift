public import LinliDomain

/// The class of a renewal project, the most needed first.
///
/// - Source: S003-B3d.
public enum ProjectClass: String, Sendable, CaseIterable, Comparable {
  /// 基础类: roads, drains, light, what homes cannot do without.
  case basic
  /// 完善类: what completes an estate, such as lifts and parking.
  case completing
  /// 提升类: what makes it better, such as gardens and care.
  case upgrading
  /// 后续管理类: what keeps it up afterwards.
  case aftercare

  /// Order of need.
  public static func < (left: ProjectClass, right: ProjectClass) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A project of renewal that may be chosen, for money of the same budget as the facilities.
///
/// - Source: S000-13a, S000-13b, S003-B3d, S003-B3e.
public struct SitingProject: Equatable, Sendable {
  /// The id of a project, such as `J3`.
  public typealias ID = Identifier<SitingProject>

  /// Its id.
  public var id: ID
  /// Its name.
  public var name: LocalizedName
  /// The community it is for; nil for the whole street.
  public var community: CommunityID?
  /// Its class.
  public var projectClass: ProjectClass
  /// What it costs.
  public var cost: Money
  /// What it is worth: households that gain by it, 0 or more.
  public var benefit: Double
  /// Projects without which it cannot be done.
  public var needs: [ID]
  /// Projects that cannot be done beside it.
  public var excludes: [ID]
  /// The first day on which it can be done; nil for before the plan.
  public var availableFrom: CalendarDate?

  /// A project from its parts.
  public init(
    id: ID, name: LocalizedName = LocalizedName(), community: CommunityID? = nil, projectClass: ProjectClass,
    cost: Money, benefit: Double, needs: [ID] = [], excludes: [ID] = [], availableFrom: CalendarDate? = nil
  ) {
    self.id = id
    self.name = name
    self.community = community
    self.projectClass = projectClass
    self.cost = cost
    self.benefit = benefit
    self.needs = needs
    self.excludes = excludes
    self.availableFrom = availableFrom
  }
}
