public import LinliDomain

/// What stays undone of one need.
public struct UnmetNeed: Equatable, Sendable {
  /// The need.
  public var need: NeedID
  /// Sessions that are not delivered.
  public var sessions: Double
  /// The same in person-hours.
  public var personHours: Double
}

/// How much of an amount is used.
public struct Usage: Equatable, Sendable {
  /// What is used.
  public var used: Double
  /// What there is.
  public var available: Double
  /// What is left; not below 0.
  public var idle: Double { max(0, available - used) }
}

/// Person-hours asked for and delivered.
public struct Coverage: Equatable, Sendable {
  /// Person-hours asked for.
  public var asked: Double
  /// Person-hours delivered.
  public var delivered: Double
  /// Delivered over asked; 1 where nothing is asked.
  public var share: Double { asked > 0 ? delivered / asked : 1 }
  /// Person-hours missing.
  public var unmet: Double { max(0, asked - delivered) }
}

/// A figure of one thing: a community, a priority, a provider, a room, an account.
public struct Figure<ID: Hashable & Sendable, Value: Equatable & Sendable>: Equatable, Sendable {
  /// What it is of.
  public var id: ID
  /// The figure.
  public var value: Value
}

/// One priority's needs in one community.
public struct CommunityPriority: Hashable, Sendable {
  /// The community.
  public var community: CommunityID
  /// The priority.
  public var priority: Int

  /// A priority of a community.
  public init(community: CommunityID, priority: Int) {
    self.community = community
    self.priority = priority
  }
}

/// Everything a plan amounts to, computed from the question and the plan alone.
///
/// Reports show these numbers, and the audit compares the solver's claims with them.
public struct MatchingFigures: Equatable, Sendable {
  /// Needs that are not met in full, in order.
  public private(set) var unmet: [UnmetNeed] = []
  /// By community, in the order of the instance.
  public private(set) var communities: [Figure<CommunityID, Coverage>] = []
  /// By priority, 1 first.
  public private(set) var priorities: [Figure<Int, Coverage>] = []
  /// By community and priority, in order of both.
  public private(set) var cells: [Figure<CommunityPriority, Coverage>] = []
  /// Person-hours by provider, in order.
  public private(set) var providers: [Figure<ProviderID, Usage>] = []
  /// Room-hours by room, in order.
  public private(set) var rooms: [Figure<RoomID, Usage>] = []
  /// Yuan by account, in order; fee revenue counts as available.
  public private(set) var accounts: [Figure<AccountID, Usage>] = []
  /// Unmet person-hours times weights.
  public private(set) var weightedUnmet = 0.0
  /// Yuan for work and start costs.
  public private(set) var cost = 0.0
  /// Person-kilometres.
  public private(set) var travel = 0.0
  /// Person-hours by which floors are missed.
  public private(set) var floorShortfall = 0.0

  /// The coverage of the community that is covered least; 1 where nobody asks.
  public var lowestCoverage: Double {
    communities.filter { $0.value.asked > 0 }.map(\.value.share).min() ?? 1
  }

  /// All needs of all communities together.
  public var total: Coverage {
    var total = Coverage.nothing
    for priority in priorities { total += priority.value }
    return total
  }

  /// The figures of a plan. Parts of the plan that the question does not know are passed over; the audit names them.
  public init(_ instance: MatchingInstance, _ plan: MatchingPlan) {
    addNeeds(instance, plan)
    addUse(instance, plan)
  }

  /// The value of a measure.
  public func value(of measure: MatchingMeasure) -> Double {
    switch measure {
    case .unmet(nil): weightedUnmet
    case .unmet(let priority?): priorities.first { $0.id == priority }?.value.unmet ?? 0
    case .lowestCoverage, .allCoverages: lowestCoverage
    case .cost: cost
    case .travel: travel
    case .floorShortfall: floorShortfall
    }
  }

  /// The value of a level.
  public func value(of level: MatchingLevel) -> Double {
    if let measure = level.singleMeasure { return value(of: measure) }
    var total = 0.0
    for part in level.parts {
      total += (part.measure.isMaximized ? -part.weight : part.weight) * value(of: part.measure)
    }
    return total
  }
}

extension MatchingFigures {
  private mutating func addNeeds(_ instance: MatchingInstance, _ plan: MatchingPlan) {
    var sessions: [NeedID: Double] = [:]
    for delivery in plan.deliveries { sessions[delivery.need, default: 0] += delivery.sessions }
    var cells: [CommunityID: [Int: Coverage]] = [:]
    var priorities: [Int: Coverage] = [:]
    for need in instance.needs {
      guard let service = instance.service(need.id.service) else { continue }
      let hours = service.personHoursPerSession
      let missing = max(0, need.sessions - sessions[need.id, default: 0])
      let coverage = Coverage(asked: need.sessions * hours, delivered: (need.sessions - missing) * hours)
      cells[need.id.community, default: [:]][service.priority, default: .nothing] += coverage
      priorities[service.priority, default: .nothing] += coverage
      weightedUnmet += instance.weight(of: service.id) * missing * hours
      if let floor = service.floor { floorShortfall += max(0, floor * coverage.asked - coverage.delivered) }
      if missing > Self.leastMissing {
        unmet.append(UnmetNeed(need: need.id, sessions: missing, personHours: missing * hours))
      }
    }
    self.priorities = priorities.keys.sorted().map { Figure(id: $0, value: priorities[$0] ?? .nothing) }
    add(cells, instance)
  }

  /// A shortfall below this is the solver's noise.
  private static let leastMissing = 1e-6

  private mutating func add(_ byCommunity: [CommunityID: [Int: Coverage]], _ instance: MatchingInstance) {
    for community in instance.communities {
      let own = byCommunity[community.id] ?? [:]
      var total = Coverage.nothing
      for priority in own.keys.sorted() {
        let coverage = own[priority] ?? .nothing
        cells.append(Figure(id: CommunityPriority(community: community.id, priority: priority), value: coverage))
        total += coverage
      }
      communities.append(Figure(id: community.id, value: total))
    }
  }

  private mutating func addUse(_ instance: MatchingInstance, _ plan: MatchingPlan) {
    var hours: [ProviderID: Double] = [:]
    var roomHours: [RoomID: Double] = [:]
    var yuan: [AccountID: Double] = [:]
    var fees: [AccountID: Double] = [:]
    for delivery in plan.deliveries {
      guard let service = instance.service(delivery.need.service), let provider = instance.provider(delivery.provider)
      else { continue }
      let personHours = delivery.sessions * service.personHoursPerSession
      hours[provider.id, default: 0] += personHours
      cost += personHours * provider.pricePerPersonHour.yuan
      let kilometres = instance.travelKilometres(of: provider, to: delivery.need.community)
      travel += delivery.sessions * Double(service.teamSize) * kilometres
      if let account = service.feeAccount { fees[account, default: 0] += delivery.sessions * service.fee.yuan }
    }
    for hosting in plan.hostings {
      let length = instance.service(hosting.need.service)?.sessionHours ?? 0
      roomHours[hosting.room, default: 0] += hosting.sessions * length
    }
    for payment in plan.payments { yuan[payment.account, default: 0] += payment.yuan }
    for payment in plan.startPayments {
      yuan[payment.account, default: 0] += payment.yuan
      cost += payment.yuan
    }
    providers = instance.providers.map {
      Figure(id: $0.id, value: Usage(used: hours[$0.id] ?? 0, available: $0.hours))
    }
    rooms = instance.rooms.map {
      Figure(id: $0.id, value: Usage(used: roomHours[$0.id] ?? 0, available: $0.hours))
    }
    accounts = instance.accounts.map {
      Figure(id: $0.id, value: Usage(used: yuan[$0.id] ?? 0, available: $0.balance.yuan + (fees[$0.id] ?? 0)))
    }
  }
}

extension Coverage {
  /// Nothing asked, nothing delivered.
  static let nothing = Coverage(asked: 0, delivered: 0)

  static func += (left: inout Coverage, right: Coverage) {
    left.asked += right.asked
    left.delivered += right.delivered
  }
}
