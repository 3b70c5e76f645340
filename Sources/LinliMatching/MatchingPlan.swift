public import LinliDomain
import LinliLP

/// Who delivers how many sessions of which need.
public struct Delivery: Equatable, Sendable {
  /// Who.
  public var provider: ProviderID
  /// For whom and what.
  public var need: NeedID
  /// Sessions, above 0.
  public var sessions: Double

  /// A delivery from its parts.
  public init(provider: ProviderID, need: NeedID, sessions: Double) {
    self.provider = provider
    self.need = need
    self.sessions = sessions
  }
}

/// How many sessions of a need are held in a room.
public struct Hosting: Equatable, Sendable {
  /// The room.
  public var room: RoomID
  /// The need.
  public var need: NeedID
  /// Sessions, above 0.
  public var sessions: Double

  /// A hosting from its parts.
  public init(room: RoomID, need: NeedID, sessions: Double) {
    self.room = room
    self.need = need
    self.sessions = sessions
  }
}

/// What an account pays to a kind for a service.
public struct Payment: Equatable, Sendable {
  /// The account.
  public var account: AccountID
  /// The service.
  public var service: ServiceID
  /// The kind that did the work.
  public var kind: PerformerKind
  /// Yuan, above 0.
  public var yuan: Double

  /// A payment from its parts.
  public init(account: AccountID, service: ServiceID, kind: PerformerKind, yuan: Double) {
    self.account = account
    self.service = service
    self.kind = kind
    self.yuan = yuan
  }
}

/// What an account pays for engaging a provider at all.
public struct StartPayment: Equatable, Sendable {
  /// The account.
  public var account: AccountID
  /// The provider.
  public var provider: ProviderID
  /// Yuan, above 0.
  public var yuan: Double

  /// A start payment from its parts.
  public init(account: AccountID, provider: ProviderID, yuan: Double) {
    self.account = account
    self.provider = provider
    self.yuan = yuan
  }
}

/// The answer to a matching question: what is done, where, and who pays. Nothing else follows from anything but this.
public struct MatchingPlan: Equatable, Sendable {
  /// Who delivers what, by need and provider.
  public var deliveries: [Delivery]
  /// What is held where, by need and room.
  public var hostings: [Hosting]
  /// What is paid from where, by account, service and kind.
  public var payments: [Payment]
  /// Start costs paid, by account and provider.
  public var startPayments: [StartPayment]

  /// A plan from its parts; without any, the plan that does nothing.
  public init(
    deliveries: [Delivery] = [], hostings: [Hosting] = [], payments: [Payment] = [], startPayments: [StartPayment] = []
  ) {
    self.deliveries = deliveries
    self.hostings = hostings
    self.payments = payments
    self.startPayments = startPayments
  }
}

extension MatchingPlan {
  /// Amounts below this are noise of the solver and not part of a plan.
  static let leastAmount = 1e-7

  /// Reads a plan from a point of the program.
  init(_ formulation: MatchingFormulation, at values: [Double]) {
    func amounts<Key>(_ family: VariableFamily<Key>) -> [(key: Key, amount: Double)] {
      family.keys.compactMap { key in
        let amount = values[family[key].index]
        return amount > Self.leastAmount ? (key, amount) : nil
      }
    }
    deliveries = amounts(formulation.serve).map {
      Delivery(provider: $0.key.provider, need: $0.key.need, sessions: $0.amount)
    }
    hostings = amounts(formulation.host).map { Hosting(room: $0.key.room, need: $0.key.need, sessions: $0.amount) }
    payments = amounts(formulation.pay).map {
      Payment(account: $0.key.account, service: $0.key.service, kind: $0.key.kind, yuan: $0.amount)
    }
    startPayments = amounts(formulation.startPay).map {
      StartPayment(account: $0.key.account, provider: $0.key.provider, yuan: $0.amount)
    }
  }
}
