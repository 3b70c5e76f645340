/// The id of a room, such as `R7`.
public typealias RoomID = Identifier<Room>

/// A room in which sessions can be held, one at a time (一室多用); of a community or of a resident unit.
///
/// - Source: S001-12a, S001-18a.
public struct Room: Equatable, Sendable {
  /// Its id.
  public var id: RoomID
  /// Its name.
  public var name: LocalizedName
  /// The community it stands in; nil if not told.
  public var home: CommunityID?
  /// Who owns it, in the neighbourhood's words; nil if not told.
  public var owner: String?
  /// Hours it is open within the horizon, 0 or more.
  public var hours: Double
  /// The communities whose residents may use it.
  public var communities: [CommunityID]
  /// The services it fits; nil for all that need a room.
  public var fits: [ServiceID]?
  /// Alliances (S004-a17) whose communities may use it as well.
  public var alliances: [String]

  /// A room from its parts.
  public init(
    id: RoomID, name: LocalizedName = LocalizedName(), home: CommunityID? = nil, owner: String? = nil, hours: Double,
    communities: [CommunityID], fits: [ServiceID]? = nil
  ) {
    self.id = id
    self.name = name
    self.home = home
    self.owner = owner
    self.hours = hours
    self.communities = communities.sorted()
    self.fits = fits?.sorted()
    self.alliances = []
  }

  /// Whether a service fits into it.
  public func suits(_ service: ServiceID) -> Bool { fits.map { $0.contains(service) } ?? true }
}
