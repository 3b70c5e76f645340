import LinliDomain

/// Finds everything that is wrong with the data of a matching question.
struct MatchingInstanceCheck {
  private let data: MatchingData
  private let rules: EligibilityRules
  private let communities: Set<CommunityID>
  private let services: [ServiceID: Service]
  private let lists: [ListID: ListRule]
  private let accounts: Set<AccountID>

  init(_ data: MatchingData) {
    self.data = data
    rules = EligibilityRules(data)
    communities = Set(data.communities.map(\.id))
    services = Dictionary(data.services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    lists = Dictionary(data.listRules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    accounts = Set(data.accounts.map(\.id))
  }

  func issues() -> [MatchingIssue] {
    var found = duplicates()
    for service in data.services { found += issues(of: service) }
    for rule in data.listRules { found += number(rule.leadShare, 0, 1, .listRule(rule.id), "lead_share") }
    for need in data.needs { found += issues(of: need) }
    for provider in data.providers { found += issues(of: provider) }
    for room in data.rooms { found += issues(of: room) }
    for account in data.accounts { found += issues(of: account) }
    return found + optionIssues()
  }

  private func duplicates() -> [MatchingIssue] {
    repeated(data.communities.map { .community($0.id) }, column: "id")
      + repeated(data.services.map { .service($0.id) }, column: "code")
      + repeated(data.listRules.map { .listRule($0.id) }, column: "list")
      + repeated(data.needs.map { .need($0.id) }, column: "code")
      + repeated(data.providers.map { .provider($0.id) }, column: "id")
      + repeated(data.rooms.map { .room($0.id) }, column: "id")
      + repeated(data.accounts.map { .account($0.id) }, column: "id")
  }

  private func repeated(_ subjects: [MatchingSubject], column: String) -> [MatchingIssue] {
    var seen: Set<MatchingSubject> = []
    return subjects.filter { !seen.insert($0).inserted }.map { MatchingIssue($0, column: column, .duplicate) }
  }

  private func issues(of service: Service) -> [MatchingIssue] {
    let subject = MatchingSubject.service(service.id)
    var found = number(service.sessionHours, .leastNonzeroMagnitude, .greatestFiniteMagnitude, subject, "session_h")
    found += number(Double(service.teamSize), 1, 1e6, subject, "team")
    if let floor = service.floor { found += number(floor, 0, 1, subject, "floor") }
    found += countIssues(service.minimumProviderCount, service.maximumProviderCount, subject, "providers")
    found += countIssues(service.minimumKindCount, service.maximumKindCount, subject, "kinds")
    if lists[service.list] == nil {
      found.append(MatchingIssue(subject, column: "list", .unknown(reference: service.list.text)))
    }
    if service.fee != .zero {
      found += number(service.fee.yuan, 0, .greatestFiniteMagnitude, subject, "fee_yuan")
      found += feeAccountIssues(of: service)
    }
    if data.options.priorityWeights[service.priority] == nil {
      found.append(MatchingIssue(subject, column: "priority", .noPriorityWeight(priority: service.priority)))
    }
    return found
  }

  /// Counts are 1 or more; with a least count above the most nobody could ever take part.
  private func countIssues(
    _ least: Int?, _ most: Int?, _ subject: MatchingSubject, _ name: String
  ) -> [MatchingIssue] {
    var found: [MatchingIssue] = []
    if let least { found += number(Double(least), 1, .greatestFiniteMagnitude, subject, "min_\(name)") }
    if let most {
      found += number(Double(most), Double(max(1, least ?? 1)), .greatestFiniteMagnitude, subject, "max_\(name)")
    }
    return found
  }

  private func feeAccountIssues(of service: Service) -> [MatchingIssue] {
    let subject = MatchingSubject.service(service.id)
    guard let account = service.feeAccount else {
      return [MatchingIssue(subject, column: "fee_account", .missing(needed: "fee_account"))]
    }
    if accounts.contains(account) { return [] }
    return [MatchingIssue(subject, column: "fee_account", .unknown(reference: account.text))]
  }

  private func issues(of need: Need) -> [MatchingIssue] {
    let subject = MatchingSubject.need(need.id)
    var found = number(need.sessions, 0, .greatestFiniteMagnitude, subject, need.id.community.text)
    if services[need.id.service] == nil {
      found.append(MatchingIssue(subject, column: "code", .unknown(reference: need.id.service.text)))
    }
    found += unknown([need.id.community], subject, need.id.community.text)
    return found
  }

  private func issues(of provider: Provider) -> [MatchingIssue] {
    let subject = MatchingSubject.provider(provider.id)
    let most = Double.greatestFiniteMagnitude
    var found = number(provider.hours, 0, most, subject, "hours")
    found += number(provider.pricePerPersonHour.yuan, 0, most, subject, "yuan_per_person_hour")
    found += number(provider.minimumContractHours, 0, most, subject, "min_contract_hours")
    found += number(provider.startCost.yuan, 0, most, subject, "start_yuan")
    found += unknown(provider.communities, subject, "serves")
    found += unknown(provider.home.map { [$0] } ?? [], subject, "home")
    for id in provider.services {
      guard let service = services[id] else {
        found.append(MatchingIssue(subject, column: "services", .unknown(reference: id.text)))
        continue
      }
      if let fault = offerFault(of: provider, service) {
        found.append(MatchingIssue(subject, column: "services", fault))
      }
    }
    return found
  }

  /// What a rule says against a provider offering a service, or nil.
  private func offerFault(of provider: Provider, _ service: Service) -> MatchingIssue.Fault? {
    if let broken = rules.brokenRule(provider.kind, service) { return broken.fault }
    if let held = provider.qualifications, !service.qualification.isMet(by: held) {
      return .qualificationMissing(service: service.id, needed: service.qualification.text)
    }
    guard provider.kind == .committee, lists[service.list]?.moneyMustFollow == true else { return nil }
    let isPaid = provider.pricePerPersonHour == .zero || rules.anyAccountMayPay(.committee, for: service.id)
    return isPaid ? nil : .noAccountMayPay(service: service.id, list: service.list, source: "S000-3d")
  }

  private func issues(of room: Room) -> [MatchingIssue] {
    let subject = MatchingSubject.room(room.id)
    let unknownServices = (room.fits ?? []).filter { services[$0] == nil }
    return number(room.hours, 0, .greatestFiniteMagnitude, subject, "hours")
      + unknown(room.communities, subject, "reach") + unknown(room.home.map { [$0] } ?? [], subject, "home")
      + unknownServices.map { MatchingIssue(subject, column: "fits", .unknown(reference: $0.text)) }
  }

  private func issues(of account: Account) -> [MatchingIssue] {
    let subject = MatchingSubject.account(account.id)
    let unknownServices = (account.services ?? []).filter { services[$0] == nil }
    return number(account.balance.yuan, 0, .greatestFiniteMagnitude, subject, "yuan")
      + unknownServices.map { MatchingIssue(subject, column: "pays_services", .unknown(reference: $0.text)) }
  }

  private func optionIssues() -> [MatchingIssue] {
    let options = data.options
    var found: [MatchingIssue] = []
    for priority in options.priorityWeights.keys.sorted() {
      let weight = options.priorityWeights[priority] ?? 0
      found += number(weight, 0, .greatestFiniteMagnitude, .option("priorityWeights"), String(priority))
    }
    if let share = options.governmentShareFloor {
      found += number(share, 0, 1, .option("governmentShare"), "governmentShare")
    }
    if let gap = options.urbanRuralGapLimit { found += number(gap, 0, 1, .option("urbanRuralGap"), "urbanRuralGap") }
    return found + levelIssues(options.levels)
  }

  private func levelIssues(_ levels: [MatchingLevel]) -> [MatchingIssue] {
    let subject = MatchingSubject.option("levels")
    var found: [MatchingIssue] = []
    if levels.isEmpty { found.append(MatchingIssue(subject, column: "levels", .missing(needed: "levels"))) }
    var seen: Set<String> = []
    for level in levels {
      if !seen.insert(level.name).inserted { found.append(MatchingIssue(subject, column: level.name, .duplicate)) }
      if level.parts.isEmpty { found.append(MatchingIssue(subject, column: level.name, .missing(needed: "parts"))) }
      for part in level.parts {
        found += number(part.weight, .leastNonzeroMagnitude, .greatestFiniteMagnitude, subject, level.name)
      }
    }
    return found
  }

  private func number(
    _ value: Double, _ least: Double, _ most: Double, _ subject: MatchingSubject, _ column: String
  ) -> [MatchingIssue] {
    if value.isFinite && value >= least && value <= most { return [] }
    return [MatchingIssue(subject, column: column, .numberOutOfRange(value: value, least: least, most: most))]
  }

  private func unknown(_ ids: [CommunityID], _ subject: MatchingSubject, _ column: String) -> [MatchingIssue] {
    ids.filter { !communities.contains($0) }.map {
      MatchingIssue(subject, column: column, .unknown(reference: $0.text))
    }
  }
}
