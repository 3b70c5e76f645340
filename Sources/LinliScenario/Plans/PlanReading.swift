internal import LinliDomain
internal import LinliMatching

/// Makes a matching plan of a plan folder's files and reports what cannot be taken.
struct PlanReading {
  private let context: ValidationContext
  private(set) var issues: [ScenarioIssue] = []
  private(set) var plan = MatchingPlan()
  private var hasDocument = false

  /// The most values that `plan.json` may have; some millions of assignments.
  private static let nodeLimit = 50_000_000

  init(scenario: Scenario) {
    var keys = TableKeys()
    for table in scenario.tables {
      if let schema = ScenarioTables.schema(table.name) { keys.add(table, key: schema.key.name) }
    }
    // A scenario without rooms or accounts has no row that a plan could name.
    for name in ["rooms", "accounts"] where !keys.isKnown(name) { keys.add([], to: name) }
    context = ValidationContext(keys: keys, horizon: scenario.settings.horizon, variant: nil)
  }

  mutating func report(_ issue: ScenarioIssue) {
    issues.append(issue)
  }

  /// Reads a file: JSON by its name, else the table given.
  mutating func read(_ bytes: [UInt8], file: String, as table: TableSchema) {
    if file.lowercased().hasSuffix(".json") {
      readDocument(bytes, file: file)
    } else {
      readTable(bytes, file: file, as: table)
    }
  }

  // MARK: Tables

  private mutating func readTable(_ bytes: [UInt8], file: String, as schema: TableSchema) {
    var reader = DelimitedReader(file: file)
    let table = reader.read(bytes)
    issues += reader.issues
    guard let table else { return }
    let (raw, _, headerIssues) = HeaderReading(schema: schema, familyNames: [:]).read(table, file: file)
    issues += headerIssues
    // A plan that does nothing has tables with only a header.
    if raw.rows.isEmpty { return take(TypedTable(schema: schema, rows: []), of: raw) }
    var validation = TableValidation(schema, table: raw, context: context)
    let typed = validation.validate()
    issues += validation.issues
    take(typed, of: raw)
  }

  private mutating func take(_ table: TypedTable, of raw: RawTable) {
    var found = MatchingPlan()
    for row in table.rows { add(row, to: &found, file: raw.file) }
    found.sort()
    if hasDocument, issues.isEmpty {
      compare(found, of: table.schema, file: raw.file)
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
      issues.append(
        ScenarioIssue(
          file: file, row: row.number, problem: .missingValue, expectation: .oneOf(["service + kind", "start_of"])))
    }
  }

  // MARK: plan.json

  /// Reads JSON as the YAML it is, so that issues have lines.
  private mutating func readDocument(_ bytes: [UInt8], file: String) {
    switch YAMLReading.read(bytes, file: file, nodeLimit: Self.nodeLimit) {
    case .failure(let error): issues += error.issues
    case .success(let root):
      guard root["schemaVersion"]?.text == "1" else {
        let mark = root["schemaVersion"]?.mark
        issues.append(
          ScenarioIssue(
            file: file, row: mark?.line, column: IssueColumn(name: "schemaVersion", position: mark?.column),
            value: root["schemaVersion"]?.text, problem: .unsupportedVersion, expectation: .value("1")))
        return
      }
      for (key, schema, columns) in Self.members { readMember(root, key, schema, columns, file: file) }
      plan.sort()
      hasDocument = true
    }
  }

  /// The lists of the document with the table each is like and the members that are read.
  private static let members: [(String, TableSchema, [String: String])] = [
    ("assignments", PlanTables.assignments, [:]), ("hostings", PlanTables.hostings, [:]),
    ("payments", PlanTables.payments, [:]), ("startPayments", PlanTables.payments, ["provider": "start_of"]),
  ]

  private mutating func readMember(
    _ root: YAMLNode, _ key: String, _ schema: TableSchema, _ renamed: [String: String], file: String
  ) {
    guard let node = root[key] else {
      if key == "assignments" { report(ScenarioIssue(file: file, value: key, problem: .missingKey)) }
      return
    }
    guard let elements = node.elements else {
      report(
        ScenarioIssue(
          file: file, row: node.mark.line, column: IssueColumn(name: key, position: node.mark.column),
          problem: .wrongShape(found: node.shape), expectation: .shape(.sequence)))
      return
    }
    if elements.isEmpty { return }
    let names = schema.columns.map(\.name)
    let columns = names.map { RawTable.Column(name: $0, header: "\(key).\($0)", position: nil) }
    let rows = elements.map { element in
      var cells = [String](repeating: "", count: names.count)
      for entry in element.entries ?? [] {
        if let index = names.firstIndex(of: renamed[entry.key] ?? entry.key) {
          cells[index] = entry.value.text ?? ""
        }
      }
      return RawTable.Row(number: element.mark.line, cells: cells)
    }
    let raw = RawTable(name: schema.name, file: file, columns: columns, rows: rows)
    var validation = TableValidation(schema, table: raw, context: context)
    let typed = validation.validate()
    issues += validation.issues
    var found = MatchingPlan()
    for row in typed.rows { add(row, to: &found, file: file) }
    plan.merge(found)
  }

  /// The claimed value of each stage of a document.
  static func claims(_ bytes: [UInt8], file: String) throws(ScenarioError) -> [(level: String, value: Double)] {
    switch YAMLReading.read(bytes, file: file, nodeLimit: nodeLimit) {
    case .failure(let error): throw error
    case .success(let root):
      return (root["stages"]?.elements ?? []).compactMap { stage in
        guard let name = stage["name"]?.text, let value = stage["objective"]?.text.flatMap(Double.init) else {
          return nil
        }
        return (name, value)
      }
    }
  }

  // MARK: Both

  /// Reports each row of a table that the document does not have to the decimals of the table.
  private mutating func compare(_ found: MatchingPlan, of schema: TableSchema, file: String) {
    let old = plan.amounts(of: schema.name)
    let new = found.amounts(of: schema.name)
    let tolerance = schema.name == PlanTables.payments.name ? 0.005_001 : 1e-6
    for key in Set(old.keys).union(new.keys).sorted() {
      if abs((old[key] ?? 0) - (new[key] ?? 0)) <= tolerance { continue }
      issues.append(
        ScenarioIssue(file: file, value: key, problem: .planFilesDisagree, expectation: Self.amount(old[key])))
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
