internal import LinliDomain
internal import LinliMatching

/// Makes the matching question's data of validated tables.
///
/// Rows without a key or a list are left out and a number that is missing is replaced by one that breaks no rule: each
/// was reported, so these data never become a scenario. They serve to look for broken rules beside the other issues.
struct MatchingBinding {
  private let tables: [String: TypedTable]

  init(tables: [String: TypedTable]) {
    self.tables = tables
  }

  func data(settings: ScenarioSettings?) -> MatchingData {
    let profile = settings?.ruleProfile ?? .none
    var data = MatchingData()
    let datum = settings?.datum ?? .local
    data.communities = rows("communities").compactMap { $0.community(datum) }
    data.hasDegrees = datum.hasDegrees
    data.services = rows("services").compactMap(service)
    data.listRules = listRules(profile)
    data.forbiddenPairings = profile.forbiddenPairings
    data.needs = rows("needs").flatMap(needs)
    let communities = data.communities.map(\.id)
    data.providers = rows("providers").compactMap { provider($0, communities) }
    data.rooms = rows("rooms").compactMap { room($0, communities) }
    data.accounts = rows("accounts").compactMap(account)
    data.options = settings?.matchingOptions ?? MatchingOptions()
    return data
  }

  private func rows(_ table: String) -> [TypedTable.Row] { tables[table]?.rows ?? [] }

  private func kinds(_ row: TypedTable.Row, _ column: String) -> [PerformerKind]? {
    if row.isAll(column) { return PerformerKind.allCases }
    return row.list(column)?.compactMap(PerformerKind.init(rawValue:))
  }

  private func service(_ row: TypedTable.Row) -> Service? {
    guard let code = row.text("code"), let list = row.text("list"), let performers = kinds(row, "performers")
    else { return nil }
    var service = Service(
      id: ServiceID(code), name: row.name, list: ListID(list), performers: performers,
      qualification: QualificationRequirement(row.text("qualification") ?? ""),
      sessionHours: row.number("session_h") ?? 1,
      teamSize: row.integer("team") ?? 1,
      needsRoom: row.flag("room") ?? false, priority: row.integer("priority") ?? 1,
      volunteersAllowed: row.flag("vol_ok") ?? true)
    service.serviceClass = row.text("class")
    service.fee = row.money("fee_yuan") ?? .zero
    service.feeAccount = row.text("fee_account").map { AccountID($0) }
    service.floor = row.number("floor")
    service.minimumProviderCount = row.integer("min_providers")
    service.maximumProviderCount = row.integer("max_providers")
    service.minimumKindCount = row.integer("min_kinds")
    service.maximumKindCount = row.integer("max_kinds")
    service.hasSingleProvider = row.flag("single_provider") ?? false
    return service
  }

  /// The profile's rules, each replaced by the table's row of the same list, then the table's further lists.
  private func listRules(_ profile: RuleProfile) -> [ListRule] {
    let own = rows("list_rules").compactMap(listRule)
    let kept = profile.listRules.filter { rule in !own.contains { $0.id == rule.id } }
    return kept + own
  }

  private func listRule(_ row: TypedTable.Row) -> ListRule? {
    guard let list = row.text("list"), let leads = kinds(row, "lead") else { return nil }
    return ListRule(
      id: ListID(list), name: row.name, leads: leads, helpers: kinds(row, "helpers") ?? [],
      isCommitteeAllowed: row.flag("committee_allowed") ?? true,
      moneyMustFollow: row.flag("money_must_follow") ?? false,
      leadShare: row.number("lead_share") ?? 0, source: row.text("source") ?? "")
  }

  private func needs(_ row: TypedTable.Row) -> [Need] {
    guard let code = row.text("code") else { return [] }
    return row.family.compactMap { community, value in
      guard case .number(let sessions) = value else { return nil }
      return Need(CommunityID(community), ServiceID(code), sessions: sessions)
    }
  }

  private func provider(_ row: TypedTable.Row, _ communities: [CommunityID]) -> Provider? {
    guard let id = row.text("id"), let kind = row.text("kind").flatMap(PerformerKind.init(rawValue:)),
      let services: [ServiceID] = row.ids("services")
    else { return nil }
    let serves = row.isAll("serves") ? communities : row.ids("serves") ?? []
    var provider = Provider(
      id: ProviderID(id), name: row.name, kind: kind, hours: row.number("hours") ?? 0, communities: serves,
      services: services,
      pricePerPersonHour: row.money("yuan_per_person_hour") ?? .zero)
    provider.qualifications = row.list("quals")
    provider.alliances = row.list("alliances") ?? []
    provider.home = row.text("home").map { CommunityID($0) }
    provider.minimumContractHours = row.number("min_contract_hours") ?? 0
    provider.startCost = row.money("start_yuan") ?? .zero
    return provider
  }

  private func room(_ row: TypedTable.Row, _ communities: [CommunityID]) -> Room? {
    guard let id = row.text("id"), let hours = row.number("hours"),
      let reach = row.isAll("reach") ? communities : row.ids("reach"),
      row.isAll("fits") || row.list("fits") != nil
    else { return nil }
    var room = Room(
      id: RoomID(id), name: row.name, home: row.text("home").map { CommunityID($0) }, owner: row.text("owner_zh"),
      hours: hours, communities: reach, fits: row.ids("fits"))
    room.alliances = row.list("alliances") ?? []
    return room
  }

  private func account(_ row: TypedTable.Row) -> Account? {
    guard let id = row.text("id"), let balance = row.money("yuan"), let kinds = kinds(row, "pays_kinds"),
      row.isAll("pays_services") || row.list("pays_services") != nil
    else { return nil }
    return Account(
      id: AccountID(id), name: row.name, balance: balance, services: row.ids("pays_services"), kinds: kinds,
      isGovernment: row.flag("government") ?? false, isApproved: row.flag("approved") ?? true)
  }
}
