/// The id of a service, such as `EVT`.
public typealias ServiceID = Identifier<Service>

/// A service of the catalogue (服务目录): what one session of it takes and who may do it.
///
/// - Source: S000-6b (service catalogue), S004-a8a (lists).
public struct Service: Equatable, Sendable {
  /// Its id.
  public var id: ServiceID
  /// Its name.
  public var name: LocalizedName
  /// The items list it is on.
  public var list: ListID
  /// The kinds that may do the hours; the list rule may narrow that further.
  public var performers: [PerformerKind]
  /// What performers have to hold.
  public var qualification: QualificationRequirement
  /// Length of one session in hours, above 0.
  public var sessionHours: Double
  /// Persons needed for one session, 1 or more.
  public var teamSize: Int
  /// Whether a session needs a room.
  public var needsRoom: Bool
  /// 1 basic and vulnerable, 2 important, 3 enriching.
  public var priority: Int
  /// Whether volunteers may do it.
  public var volunteersAllowed: Bool
  /// The class that forbidden pairings speak of (`enforcement`, ...); nil if none applies.
  public var serviceClass: String?
  /// What residents pay for one session (优质低偿); zero for a free one.
  public var fee: Money
  /// The account that the fee flows into; nil when there is no fee.
  public var feeAccount: AccountID?
  /// Least share of the need that every community should get (S000-6a); nil for no floor.
  public var floor: Double?
  /// Providers that have to take part in a served need, at least; nil for no such rule.
  public var minimumProviderCount: Int?
  /// Providers that may take part in a need, at most; nil for no such rule.
  public var maximumProviderCount: Int?
  /// Kinds that have to take part in a served need, at least (三社联动); nil for no such rule.
  public var minimumKindCount: Int?
  /// Kinds that may take part in a need, at most; nil for no such rule.
  public var maximumKindCount: Int?
  /// Whether one provider has to deliver all of a need or nothing of it (全过程负责).
  public var hasSingleProvider: Bool

  /// A service with the given essentials and no optional rule.
  public init(
    id: ServiceID, name: LocalizedName = LocalizedName(), list: ListID, performers: [PerformerKind],
    qualification: QualificationRequirement = QualificationRequirement(""), sessionHours: Double, teamSize: Int = 1,
    needsRoom: Bool = false, priority: Int = 1, volunteersAllowed: Bool = true
  ) {
    self.id = id
    self.name = name
    self.list = list
    self.performers = performers.sorted()
    self.qualification = qualification
    self.sessionHours = sessionHours
    self.teamSize = teamSize
    self.needsRoom = needsRoom
    self.priority = priority
    self.volunteersAllowed = volunteersAllowed
    self.fee = .zero
    self.hasSingleProvider = false
  }

  /// Person-hours of one session: length times team.
  public var personHoursPerSession: Double { sessionHours * Double(teamSize) }
}
