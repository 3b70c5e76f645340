public import LinliDomain

/// The matching question, checked: who could deliver how much of which need, in which room, paid from which account.
///
/// Everything is sorted by id, so that the order of the input does not matter.
public struct MatchingInstance: Equatable, Sendable {
  /// The communities.
  public let communities: [Community]
  /// Whether the places of communities are degrees of WGS 84, east and north, and not metres.
  public let hasDegrees: Bool
  /// The services.
  public let services: [Service]
  /// The rules of the items lists.
  public let listRules: [ListRule]
  /// Kinds barred from classes of services.
  public let forbiddenPairings: [ForbiddenPairing]
  /// The needs of more than 0 sessions.
  public let needs: [Need]
  /// The providers.
  public let providers: [Provider]
  /// The rooms.
  public let rooms: [Room]
  /// The accounts.
  public let accounts: [Account]
  /// How the question is asked.
  public let options: MatchingOptions
  /// Who may deliver what: ordered by need, then by provider.
  public let eligiblePairs: [EligiblePair]

  private let communityIndex: [CommunityID: Int]
  private let serviceIndex: [ServiceID: Int]
  private let providerIndex: [ProviderID: Int]
  private let listIndex: [ListID: Int]
  private let accountIndex: [AccountID: Int]
  private let roomIndex: [RoomID: Int]
  private let needIndex: [NeedID: Int]

  /// Checks the data and prepares the question.
  ///
  /// - Throws: ``MatchingInstanceError`` with everything that is wrong, assignments that a rule forbids included.
  public init(_ data: MatchingData) throws(MatchingInstanceError) {
    communities = data.communities.sorted { $0.id < $1.id }
    hasDegrees = data.hasDegrees
    services = data.services.sorted { $0.id < $1.id }
    listRules = data.listRules.sorted { $0.id < $1.id }
    forbiddenPairings = data.forbiddenPairings
    needs = data.needs.filter { $0.sessions != 0 }.sorted { $0.id < $1.id }
    providers = data.providers.sorted { $0.id < $1.id }
    rooms = data.rooms.sorted { $0.id < $1.id }
    accounts = data.accounts.sorted { $0.id < $1.id }
    options = data.options
    communityIndex = Self.positions(of: communities, by: \.id)
    serviceIndex = Self.positions(of: services, by: \.id)
    providerIndex = Self.positions(of: providers, by: \.id)
    listIndex = Self.positions(of: listRules, by: \.id)
    accountIndex = Self.positions(of: accounts, by: \.id)
    roomIndex = Self.positions(of: rooms, by: \.id)
    needIndex = Self.positions(of: needs, by: \.id)
    let issues = MatchingInstanceCheck(data).issues()
    guard issues.isEmpty else { throw MatchingInstanceError(issues: issues) }
    eligiblePairs = EligibilityRules(data).eligiblePairs(needs: needs, providers: providers)
  }

  private static func positions<Entity, ID: Hashable>(
    of entities: [Entity], by id: (Entity) -> ID
  ) -> [ID: Int] {
    Dictionary(zip(entities.map(id), 0...), uniquingKeysWith: { first, _ in first })
  }
}

// MARK: - Looking up

extension MatchingInstance {
  /// The community with an id, or nil.
  public func community(_ id: CommunityID) -> Community? { communityIndex[id].map { communities[$0] } }
  /// The service with an id, or nil.
  public func service(_ id: ServiceID) -> Service? { serviceIndex[id].map { services[$0] } }
  /// The provider with an id, or nil.
  public func provider(_ id: ProviderID) -> Provider? { providerIndex[id].map { providers[$0] } }
  /// The rule of a list, or nil.
  public func listRule(_ id: ListID) -> ListRule? { listIndex[id].map { listRules[$0] } }
  /// The account with an id, or nil.
  public func account(_ id: AccountID) -> Account? { accountIndex[id].map { accounts[$0] } }
  /// The room with an id, or nil.
  public func room(_ id: RoomID) -> Room? { roomIndex[id].map { rooms[$0] } }
  /// The need with an id, or nil if nobody asks.
  public func need(_ id: NeedID) -> Need? { needIndex[id].map { needs[$0] } }

  /// Person-hours of one session of a service; 0 for an unknown one.
  public func personHoursPerSession(_ id: ServiceID) -> Double { service(id)?.personHoursPerSession ?? 0 }

  /// Person-hours that a need asks for.
  public func personHours(of need: Need) -> Double { need.sessions * personHoursPerSession(need.id.service) }

  /// Weight of an unmet person-hour of a service.
  public func weight(of service: ServiceID) -> Double {
    self.service(service).flatMap { options.priorityWeights[$0.priority] } ?? 0
  }

  /// Whether an account may pay a kind for a service, earmarks held unless the options switch them off.
  public func mayPay(_ account: Account, _ kind: PerformerKind, for service: ServiceID) -> Bool {
    EligibilityRules.mayPay(account, kind, for: service, hasEarmarks: options.hasEarmarks)
  }

  /// The communities a provider reaches: those it serves, and those of its alliances.
  public func reach(of provider: Provider) -> [CommunityID] {
    EligibilityRules.reach(served: provider.communities, alliances: provider.alliances, among: communities)
  }

  /// The rooms that can host a need, by id.
  public func rooms(for need: NeedID) -> [Room] {
    rooms.filter { room in
      room.suits(need.service)
        && EligibilityRules.reach(served: room.communities, alliances: room.alliances, among: communities)
          .contains(need.community)
    }
  }

  /// Kilometres from a provider's home to a community and back; 0 where a place is not told.
  public func travelKilometres(of provider: Provider, to community: CommunityID) -> Double {
    guard let start = provider.home.flatMap({ self.community($0)?.location }) else { return 0 }
    guard let end = self.community(community)?.location else { return 0 }
    return 2 * start.manhattanMetres(to: end, hasDegrees: hasDegrees) / 1000
  }
}
