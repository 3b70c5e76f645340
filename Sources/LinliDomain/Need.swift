/// What the residents of one community need of one service within the horizon.
public struct Need: Equatable, Sendable {
  /// Which community and service; each pair occurs at most once.
  public var id: NeedID
  /// Sessions asked for, 0 or more.
  public var sessions: Double

  /// A need from its parts.
  public init(_ community: CommunityID, _ service: ServiceID, sessions: Double) {
    self.id = NeedID(community: community, service: service)
    self.sessions = sessions
  }
}

/// The id of a need: community and service, written `C5:TOD`.
public struct NeedID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Whose residents ask.
  public var community: CommunityID
  /// What they ask for.
  public var service: ServiceID

  /// A need's id from its parts.
  public init(community: CommunityID, service: ServiceID) {
    self.community = community
    self.service = service
  }

  /// `C5:TOD`.
  public var description: String { "\(community):\(service)" }

  /// Order of community, then of service.
  public static func < (left: NeedID, right: NeedID) -> Bool {
    left.community != right.community ? left.community < right.community : left.service < right.service
  }
}
