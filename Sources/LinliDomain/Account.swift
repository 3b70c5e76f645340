/// The id of an account, such as `F1`.
public typealias AccountID = Identifier<Account>

/// Earmarked money (专款专用): a balance and what it may pay. There are no transfers between accounts.
///
/// - Source: S001-16a (earmarks, no diversion), S001-16d (levy after a vote), S004-a19a (government share).
public struct Account: Equatable, Sendable {
  /// Its id.
  public var id: AccountID
  /// Its name.
  public var name: LocalizedName
  /// What is in it for the horizon, 0 or more.
  public var balance: Money
  /// The services it may pay; nil for all.
  public var services: [ServiceID]?
  /// The kinds it may pay.
  public var kinds: [PerformerKind]
  /// Whether its money comes from government.
  public var isGovernment: Bool
  /// Whether it may be used at all (a levy before its vote may not).
  public var isApproved: Bool

  /// An account from its parts.
  public init(
    id: AccountID, name: LocalizedName = LocalizedName(), balance: Money, services: [ServiceID]? = nil,
    kinds: [PerformerKind] = PerformerKind.allCases, isGovernment: Bool = false, isApproved: Bool = true
  ) {
    self.id = id
    self.name = name
    self.balance = balance
    self.services = services?.sorted()
    self.kinds = kinds.sorted()
    self.isGovernment = isGovernment
    self.isApproved = isApproved
  }

  /// Whether it may pay a kind for a service, its earmarks held against both.
  public func mayPay(_ kind: PerformerKind, for service: ServiceID) -> Bool {
    isApproved && kinds.contains(kind) && (services.map { $0.contains(service) } ?? true)
  }
}
