public import LinliDomain

/// The data of a matching question as it was read, before any check. ``MatchingInstance`` checks it.
public struct MatchingData: Equatable, Sendable {
  /// The communities.
  public var communities: [Community] = []
  /// Whether the places of communities are degrees of WGS 84, east and north, and not metres.
  public var hasDegrees = false
  /// The service catalogue.
  public var services: [Service] = []
  /// The rules of the items lists.
  public var listRules: [ListRule] = []
  /// Kinds barred from classes of services.
  public var forbiddenPairings: [ForbiddenPairing] = []
  /// The needs; those with 0 sessions may be left out.
  public var needs: [Need] = []
  /// The providers.
  public var providers: [Provider] = []
  /// The rooms.
  public var rooms: [Room] = []
  /// The accounts.
  public var accounts: [Account] = []
  /// How the question is asked.
  public var options = MatchingOptions()

  /// No data.
  public init() {}
}
