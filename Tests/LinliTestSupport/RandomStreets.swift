import LinliDomain
import LinliLP
public import LinliMatching

/// Seeded small matching questions in which every optional rule is used now and then.
public struct RandomStreet {
  /// How large, and with what.
  public struct Shape: Sendable {
    /// At most so many communities, services and providers.
    public var communities = 3, services = 4, providers = 5
    /// At most so many sessions of a need.
    public var sessions = 8
    /// Whether rules may be used that take yes-or-no variables.
    public var hasChoices = false
    /// Whether sessions are whole.
    public var hasWholeSessions = false
    /// Whether a government share and an urban–rural gap may be asked for.
    public var hasShares = true

    /// Divisible sessions and no yes-or-no rule.
    public static let divisible = Shape()
    /// So small that all whole plans can be tried.
    public static let tiny = Shape(
      communities: 2, services: 2, providers: 3, sessions: 3, hasChoices: true, hasWholeSessions: true,
      hasShares: false)
  }

  private var generator: SplitMix64
  private let shape: Shape
  private var data = MatchingData()

  /// The question of a seed. Offers that a rule forbids are taken back.
  public static func data(seed: UInt64, _ shape: Shape = .divisible) -> MatchingData {
    var street = RandomStreet(seed: seed, shape)
    street.build()
    return street.data.withoutForbiddenOffers
  }

  private init(seed: UInt64, _ shape: Shape) {
    generator = SplitMix64(seed: seed)
    self.shape = shape
  }

  private mutating func build() {
    data.listRules = MatchingData.usualLists
    for index in data.listRules.indices where chance(20) { data.listRules[index].leadShare = 0.5 }
    for index in 1...number(1...shape.communities) {
      let place = Point(x: Double(number(0...9)) * 100, y: Double(number(0...9)) * 100)
      data.addCommunity("C\(index)", isUrban: chance(70), alliance: chance(30) ? "ally" : nil, at: place)
    }
    for index in 1...number(1...shape.services) { addService(index) }
    for index in 1...number(1...shape.providers) { addProvider(index) }
    for index in 1...3 where chance(60) { addRoom(index) }
    for index in 1...3 where index == 1 || chance(60) { addAccount(index) }
    data.options.hasWholeSessions = shape.hasWholeSessions
    data.options.hasEarmarks = chance(85)
    if shape.hasShares && chance(15) { data.options.governmentShareFloor = 0.5 }
    if shape.hasShares && chance(20) { data.options.urbanRuralGapLimit = Double(number(0...3)) / 10 }
  }

  private mutating func addService(_ index: Int) {
    let lists = ["any", "any", "L1", "L2", "L3", "M", "P"]
    let hours = Double(number(1...4)) / 2
    let (team, hasRoom, priority) = (number(1...2), chance(40), number(1...3))
    let list = lists[number(0...lists.count - 1)]
    var rules: [(inout Service) -> Void] = []
    if chance(20) { rules.append { $0.qualification = QualificationRequirement("a/b+c") } }
    if chance(20) { rules.append { $0.volunteersAllowed = false } }
    if chance(20) { rules.append { $0.floor = 0.5 } }
    if chance(20) {
      rules.append {
        $0.fee = Money(yuan: 2)
        $0.feeAccount = AccountID("F1")
      }
    }
    if shape.hasChoices { addChoices(&rules) }
    data.addService("S\(index)", list: list, hours: hours, team: team, room: hasRoom, priority: priority) { service in
      for rule in rules { rule(&service) }
    }
    for community in data.communities where chance(75) {
      data.addNeed(community.id.text, "S\(index)", Double(number(1...shape.sessions)))
    }
  }

  private mutating func addChoices(_ rules: inout [(inout Service) -> Void]) {
    switch number(0...9) {
    case 0: rules.append { $0.hasSingleProvider = true }
    case 1: rules.append { $0.minimumProviderCount = 2 }
    case 2: rules.append { $0.maximumProviderCount = 1 }
    case 3: rules.append { $0.minimumKindCount = 2 }
    case 4: rules.append { $0.maximumKindCount = 1 }
    default: break
    }
  }

  private mutating func addProvider(_ index: Int) {
    let kind = PerformerKind.allCases[number(0...4)]
    let serves = data.communities.map(\.id.text).filter { _ in chance(70) }
    let offers = data.services.map(\.id.text).filter { _ in chance(75) }
    let yuan = chance(50) ? 0 : number(1...4)
    var rules: [(inout Provider) -> Void] = []
    if chance(50) { rules.append { $0.qualifications = ["a", "c"] } }
    if chance(20) { rules.append { $0.qualifications = ["b"] } }
    if chance(30) { rules.append { $0.alliances = ["ally"] } }
    let home = data.communities[number(0...data.communities.count - 1)].id
    rules.append { $0.home = home }
    if shape.hasChoices && chance(20) { rules.append { $0.minimumContractHours = 3 } }
    if shape.hasChoices && chance(20) { rules.append { $0.startCost = Money(yuan: 3) } }
    data.addProvider(
      "P\(index)", kind, hours: Double(number(0...shape.sessions * 3)), serves: serves, offers: offers, yuan: yuan
    ) { provider in
      for rule in rules { rule(&provider) }
    }
  }

  private mutating func addRoom(_ index: Int) {
    let reach = data.communities.map(\.id.text).filter { _ in chance(70) }
    let fits = chance(60) ? nil : data.services.map(\.id.text).filter { _ in chance(60) }
    let isAllied = chance(20)
    data.addRoom("R\(index)", hours: Double(number(0...shape.sessions * 2)), reach: reach, fits: fits) {
      if isAllied { $0.alliances = ["ally"] }
    }
  }

  private mutating func addAccount(_ index: Int) {
    let pays = chance(50) ? nil : data.services.map(\.id.text).filter { _ in chance(60) }
    let kinds = chance(50) ? "GKOUV" : ["KO", "V", "OUV"][number(0...2)]
    data.addAccount(
      "F\(index)", yuan: number(0...shape.sessions * 6), pays: pays, kinds: kinds, isGovernment: chance(50),
      isApproved: chance(90))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
}

extension MatchingData {
  /// The same data without the offers that a rule forbids.
  public var withoutForbiddenOffers: MatchingData {
    guard
      case .failure(let error) = Result(catching: { () throws(MatchingInstanceError) in try MatchingInstance(self) })
    else { return self }
    var cleaned = self
    for issue in error.issues {
      guard case .provider(let id) = issue.subject, let service = issue.fault.service else { continue }
      cleaned.change(provider: id.text) { $0.services.removeAll { $0 == service } }
    }
    return cleaned
  }
}

extension MatchingIssue.Fault {
  /// The service whose offer is refused, if this is what is wrong.
  fileprivate var service: ServiceID? {
    switch self {
    case .committeeBarred(let service, _, _), .classForbidden(let service, _, _, _),
      .volunteersNotAllowed(let service, _, _), .kindNotAllowed(let service, _, _, _),
      .qualificationMissing(let service, _), .noAccountMayPay(let service, _, _):
      service
    default: nil
    }
  }
}
