/// The id of a provider, such as `O5`.
public typealias ProviderID = Identifier<Provider>

/// Somebody who delivers services: a committee, posted staff, an organization, a volunteer team.
public struct Provider: Equatable, Sendable {
  /// Its id.
  public var id: ProviderID
  /// Its name.
  public var name: LocalizedName
  /// Which kind of actor it is.
  public var kind: PerformerKind
  /// Person-hours it can give within the horizon, 0 or more.
  public var hours: Double
  /// The communities it serves.
  public var communities: [CommunityID]
  /// The services it offers.
  public var services: [ServiceID]
  /// Price, transfer rate (费随事转) or volunteers' expenses per person-hour.
  public var pricePerPersonHour: Money
  /// What it holds, if it was told: then every offered service is checked against it; nil when not told.
  public var qualifications: [String]?
  /// Alliances (S004-a17) in which it takes part: it also serves their communities.
  public var alliances: [String]
  /// Where it starts from; nil if not told.
  public var home: CommunityID?
  /// If it is engaged at all, it has to get at least this many person-hours; 0 for no such rule.
  public var minimumContractHours: Double
  /// What engaging it costs once, whatever it does.
  public var startCost: Money

  /// A provider with the given essentials and no optional rule.
  public init(
    id: ProviderID, name: LocalizedName = LocalizedName(), kind: PerformerKind, hours: Double,
    communities: [CommunityID], services: [ServiceID], pricePerPersonHour: Money = .zero
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.hours = hours
    self.communities = communities.sorted()
    self.services = services.sorted()
    self.pricePerPersonHour = pricePerPersonHour
    self.alliances = []
    self.minimumContractHours = 0
    self.startCost = .zero
  }
}
