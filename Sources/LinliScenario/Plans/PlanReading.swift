internal import LinliDomain
internal import LinliMatching

/// Makes a matching plan of a plan folder's files and reports what cannot be taken.
struct PlanReading {
  private var files: PlanFiles
  private(set) var plan = MatchingPlan()
  private var hasDocument = false

  init(scenario: Scenario) {
    var keys = TableKeys()
    for table in scenario.tables {
      if let schema = ScenarioTables.schema(table.name) { keys.add(table, key: schema.key.name) }
    }
    // A scenario without rooms or accounts has no row that a plan could name.
    for name in ["rooms", "accounts"] where !keys.isKnown(name) { keys.add([], to: name) }
    files = PlanFiles(keys: keys, horizon: scenario.settings.horizon)
  }

  var issues: [ScenarioIssue] { files.issues }

  mutating func report(_ issue: ScenarioIssue) {
    files.report(issue)
  }

  /// Reads a file: JSON by its name, else the table given.
  mutating func read(_ bytes: [UInt8], file: String, as table: TableSchema) {
    if file.lowercased().hasSuffix(".json") {
      readDocument(bytes, file: file)
    } else if let rows = files.table(bytes, file: file, as: table) {
      take(rows, file: file)
    }
  }

  private mutating func take(_ table: TypedTable, file: String) {
    var found = MatchingPlan()
    for row in table.rows { add(row, to: &found, file: file) }
    found.sort()
    if hasDocument, issues.isEmpty {
      compare(found, of: table.schema, file: file)
    } else {
      plan.merge(found)
    }
  }

  private mutating func add(_ row: TypedTable.Row, to plan: inout MatchingPlan, file: String) {
    switch row.schema.name {
    case PlanTables.assignments.name:
      guard let need = need(row), let provider = row.text("provider"), let sessions = row.number("sessions"),
        sessions > 0
      else { return }
      plan.deliveries.append(Delivery(provider: ProviderID(provider), need: need, sessions: sessions))
    case PlanTables.hostings.name:
      guard let need = need(row), let room = row.text("room"), let sessions = row.number("sessions"), sessions > 0
      else { return }
      plan.hostings.append(Hosting(room: RoomID(room), need: need, sessions: sessions))
    default: addPayment(row, to: &plan, file: file)
    }
  }

  private func need(_ row: TypedTable.Row) -> NeedID? {
    guard let community = row.text("community"), let service = row.text("service") else { return nil }
    return NeedID(community: CommunityID(community), service: ServiceID(service))
  }

  /// A payment for work names service and kind, one for an engagement names the provider.
  private mutating func addPayment(_ row: TypedTable.Row, to plan: inout MatchingPlan, file: String) {
    guard let account = row.text("account").map({ AccountID($0) }), let yuan = row.number("yuan") else { return }
    let kind = row.text("kind").flatMap(PerformerKind.init(rawValue:))
    switch (row.text("service"), kind, row.text("start_of")) {
    case (let service?, let kind?, nil):
      if yuan > 0 {
        plan.payments.append(Payment(account: account, service: ServiceID(service), kind: kind, yuan: yuan))
      }
    case (nil, nil, let provider?):
      if yuan > 0 {
        plan.startPayments.append(StartPayment(account: account, provider: ProviderID(provider), yuan: yuan))
      }
    default:
      report(
        ScenarioIssue(
          file: file, row: row.number, problem: .missingValue, expectation: .oneOf(["service + kind", "start_of"])))
    }
  }

  // MARK: plan.json

  private mutating func readDocument(_ bytes: [UInt8], file: String) {
    guard let root = files.document(bytes, file: file) else { return }
    for (key, schema, renamed) in Self.members {
      let table = files.member(
        key, of: root, as: schema, renamed: renamed, isRequired: key == "assignments", file: file)
      guard let table else { continue }
      var found = MatchingPlan()
      for row in table.rows { add(row, to: &found, file: file) }
      plan.merge(found)
    }
    plan.sort()
    hasDocument = true
  }

  /// The lists of the document with the table each is like and the members that are read.
  private static let members: [(String, TableSchema, [String: String])] = [
    ("assignments", PlanTables.assignments, [:]), ("hostings", PlanTables.hostings, [:]),
    ("payments", PlanTables.payments, [:]), ("startPayments", PlanTables.payments, ["provider": "start_of"]),
  ]

  // MARK: Both

  /// Reports each row of a table that the document does not have to the decimals of the table.
  private mutating func compare(_ found: MatchingPlan, of schema: TableSchema, file: String) {
    let old = plan.amounts(of: schema.name)
    let new = found.amounts(of: schema.name)
    let tolerance = schema.name == PlanTables.payments.name ? 0.005_001 : 1e-6
    for key in Set(old.keys).union(new.keys).sorted() {
      if abs((old[key] ?? 0) - (new[key] ?? 0)) <= tolerance { continue }
      report(ScenarioIssue(file: file, value: key, problem: .planFilesDisagree, expectation: Self.amount(old[key])))
    }
  }

  private static func amount(_ amount: Double?) -> ScenarioExpectation {
    .value(amount.map { NumberText.fixed($0, decimals: 6) } ?? "0")
  }
}

extension MatchingPlan {
  fileprivate mutating func sort() {
    deliveries.sort { ($0.need, $0.provider) < ($1.need, $1.provider) }
    hostings.sort { ($0.need, $0.room) < ($1.need, $1.room) }
    payments.sort { ($0.account, $0.service, $0.kind) < ($1.account, $1.service, $1.kind) }
    startPayments.sort { ($0.account, $0.provider) < ($1.account, $1.provider) }
  }

  fileprivate mutating func merge(_ other: MatchingPlan) {
    deliveries += other.deliveries
    hostings += other.hostings
    payments += other.payments
    startPayments += other.startPayments
  }

  /// The amounts of one table by what they are for; amounts for the same are added up.
  fileprivate func amounts(of table: String) -> [String: Double] {
    var amounts: [String: Double] = [:]
    switch table {
    case PlanTables.assignments.name:
      for delivery in deliveries { amounts["\(delivery.provider) \(delivery.need)", default: 0] += delivery.sessions }
    case PlanTables.hostings.name:
      for hosting in hostings { amounts["\(hosting.room) \(hosting.need)", default: 0] += hosting.sessions }
    default:
      for payment in payments {
        amounts["\(payment.account) \(payment.service) \(payment.kind.rawValue)", default: 0] += payment.yuan
      }
      for payment in startPayments { amounts["\(payment.account) \(payment.provider)", default: 0] += payment.yuan }
    }
    return amounts
  }
}
