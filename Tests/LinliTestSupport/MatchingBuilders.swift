public import LinliDomain
public import LinliMatching

/// Small matching questions, written down in few lines. What is not told is as permissive as it can be.
extension MatchingData {
  /// A question with the usual lists (`L1`, `L2`, `L3`, `M`, `P`, `G`), a list `any` on which everybody leads, and the
  /// given communities.
  public static func street(
    _ communities: String..., change: (inout MatchingData) -> Void = { _ in }
  ) -> MatchingData {
    var data = MatchingData()
    data.listRules = usualLists
    for community in communities { data.addCommunity(community) }
    change(&data)
    return data
  }

  /// The lists of the worked scenario, and `any`.
  public static var usualLists: [ListRule] {
    [
      ListRule(id: ListID("any"), leads: PerformerKind.allCases),
      list("L1", "K", helpers: "GOV", source: "S004-a8a"),
      list("L2", "G", helpers: "KOV", moneyMustFollow: true, source: "S004-a8a"),
      list("L3", "K", helpers: "GOV", moneyMustFollow: true, source: "S004-a8a"),
      list("M", "OV", helpers: "K", source: "S003-5.2b"),
      list("P", "O", isCommitteeAllowed: false, moneyMustFollow: true, source: "S004-a7.0"),
      list("G", "G", isCommitteeAllowed: false, source: "S000-3b"),
    ]
  }

  private static func list(
    _ id: String, _ leads: String, helpers: String = "", isCommitteeAllowed: Bool = true, moneyMustFollow: Bool = false,
    source: String
  ) -> ListRule {
    ListRule(
      id: ListID(id), leads: kinds(leads), helpers: kinds(helpers), isCommitteeAllowed: isCommitteeAllowed,
      moneyMustFollow: moneyMustFollow, source: source)
  }

  /// Kinds by their letters.
  public static func kinds(_ letters: String) -> [PerformerKind] {
    letters.compactMap { PerformerKind(rawValue: String($0)) }
  }

  /// Adds a community.
  public mutating func addCommunity(_ id: String, isUrban: Bool = true, alliance: String? = nil, at point: Point? = nil)
  {
    communities.append(Community(id: CommunityID(id), isUrban: isUrban, location: point, alliance: alliance))
  }

  /// Adds a service with the sessions that communities ask of it.
  public mutating func addService(
    _ id: String, list: String = "any", by letters: String = "GKOUV", hours: Double = 1, team: Int = 1,
    room: Bool = false, priority: Int = 1, needs: KeyValuePairs<String, Double> = [:],
    change: (inout Service) -> Void = { _ in }
  ) {
    var service = Service(
      id: ServiceID(id), list: ListID(list), performers: Self.kinds(letters), sessionHours: hours, teamSize: team,
      needsRoom: room, priority: priority)
    change(&service)
    services.append(service)
    for (community, sessions) in needs { addNeed(community, id, sessions) }
  }

  /// Adds a need.
  public mutating func addNeed(_ community: String, _ service: String, _ sessions: Double) {
    needs.append(Need(CommunityID(community), ServiceID(service), sessions: sessions))
  }

  /// Adds a provider; without communities it serves all there are, without services it offers all there are.
  public mutating func addProvider(
    _ id: String, _ kind: PerformerKind = .organization, hours: Double, serves: [String]? = nil,
    offers: [String]? = nil, yuan: Int = 0, change: (inout Provider) -> Void = { _ in }
  ) {
    var provider = Provider(
      id: ProviderID(id), kind: kind, hours: hours,
      communities: serves.map { $0.map { CommunityID($0) } } ?? communities.map(\.id),
      services: offers.map { $0.map { ServiceID($0) } } ?? services.map(\.id), pricePerPersonHour: Money(yuan: yuan))
    change(&provider)
    providers.append(provider)
  }

  /// Adds a room, open to all communities there are unless told otherwise.
  public mutating func addRoom(
    _ id: String, hours: Double, reach: [String]? = nil, fits: [String]? = nil, change: (inout Room) -> Void = { _ in }
  ) {
    var room = Room(
      id: RoomID(id), hours: hours, communities: reach.map { $0.map { CommunityID($0) } } ?? communities.map(\.id),
      fits: fits.map { $0.map { ServiceID($0) } })
    change(&room)
    rooms.append(room)
  }

  /// Adds an account that pays everything unless told otherwise.
  public mutating func addAccount(
    _ id: String, yuan: Int, pays services: [String]? = nil, kinds letters: String = "GKOUV",
    isGovernment: Bool = false,
    isApproved: Bool = true
  ) {
    accounts.append(
      Account(
        id: AccountID(id), balance: Money(yuan: yuan), services: services.map { $0.map { ServiceID($0) } },
        kinds: Self.kinds(letters), isGovernment: isGovernment, isApproved: isApproved))
  }
}

extension MatchingData {
  /// Changes the provider with an id.
  public mutating func change(provider id: String, _ change: (inout Provider) -> Void) {
    for index in providers.indices where providers[index].id.text == id { change(&providers[index]) }
  }

  /// Changes the service with an id.
  public mutating func change(service id: String, _ change: (inout Service) -> Void) {
    for index in services.indices where services[index].id.text == id { change(&services[index]) }
  }

  /// The same data with something changed.
  public func with(_ change: (inout MatchingData) -> Void) -> MatchingData {
    var changed = self
    change(&changed)
    return changed
  }
}

extension NeedID {
  /// The need of a community for a service.
  public init(_ community: String, _ service: String) {
    self.init(community: CommunityID(community), service: ServiceID(service))
  }
}
