public import LinliDomain

/// A site in a period, by the period's position.
public struct SiteTime: Hashable, Comparable, Sendable {
  /// The site.
  public var site: SiteID
  /// The position of the period.
  public var period: Int

  /// Order of periods, then of sites.
  public static func < (left: SiteTime, right: SiteTime) -> Bool {
    left.period != right.period ? left.period < right.period : left.site < right.site
  }
}

/// An estate in a period, by the period's position.
public struct EstateTime: Hashable, Sendable {
  /// The estate.
  public var estate: EstateID
  /// The position of the period.
  public var period: Int
}

/// A community in a period, by the period's position.
public struct CommunityTime: Hashable, Sendable {
  /// The community.
  public var community: CommunityID
  /// The position of the period.
  public var period: Int
}

/// A site whose area a community counts.
public struct CreditKey: Hashable, Sendable {
  /// The site.
  public var site: SiteID
  /// The community.
  public var community: CommunityID
  /// The position of the period.
  public var period: Int
}

/// An estate served at a site in an event.
public struct ServiceKey: Hashable, Sendable {
  /// The estate.
  public var estate: EstateID
  /// The site.
  public var site: SiteID
  /// The event, by its position.
  public var hazard: Int
  /// The position of the period.
  public var period: Int
}

/// An estate in an event.
public struct UnservedKey: Hashable, Sendable {
  /// The estate.
  public var estate: EstateID
  /// The event, by its position.
  public var hazard: Int
  /// The position of the period.
  public var period: Int
}

/// A community's use of a site's rooms for a function.
public struct UseKey: Hashable, Sendable {
  /// The site.
  public var site: SiteID
  /// The community.
  public var community: CommunityID
  /// The function.
  public var function: SiteFunction.ID
  /// The position of the period.
  public var period: Int

  var time: FunctionTime { FunctionTime(community: community, function: function, period: period) }
  var siteTime: SiteTime { SiteTime(site: site, period: period) }
}

/// A function in a community and a period.
public struct FunctionTime: Hashable, Sendable {
  /// The community.
  public var community: CommunityID
  /// The function.
  public var function: SiteFunction.ID
  /// The position of the period.
  public var period: Int
}

/// A project in a period, by the period's position.
public struct ProjectTime: Hashable, Sendable {
  /// The project.
  public var project: SitingProject.ID
  /// The position of the period.
  public var period: Int
}
