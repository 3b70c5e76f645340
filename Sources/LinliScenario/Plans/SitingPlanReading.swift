internal import LinliDomain
internal import LinliSiting

/// Makes a siting plan of a plan folder's files and reports what cannot be taken.
struct SitingPlanReading {
  private let instance: SitingInstance
  private var files: PlanFiles
  private var hasDocument = false
  private(set) var plan = SitingPlan(facilities: [])

  init(_ instance: SitingInstance) {
    self.instance = instance
    var keys = TableKeys()
    keys.add(instance.sites.map(\.id.text), to: "sites")
    keys.add(instance.estates.map(\.id.text), to: "estates")
    keys.add(instance.communities.map(\.id.text), to: "communities")
    keys.add(instance.hazards.map(\.id.text).filter { !$0.isEmpty }, to: "hazards")
    files = PlanFiles(keys: keys, horizon: nil)
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

  private mutating func readDocument(_ bytes: [UInt8], file: String) {
    guard let root = files.document(bytes, file: file) else { return }
    for (key, schema, renamed) in Self.members {
      let table = files.member(key, of: root, as: schema, renamed: renamed, isRequired: key == "facilities", file: file)
      if let table { plan = plan.adding(found(in: table, file: file)) }
    }
    for (position, element) in (root["facilities"]?.elements ?? []).enumerated() {
      let amounts = (element["addedByPeriod"]?.elements ?? []).compactMap { $0.text.flatMap(Double.init) }
      if amounts.count == instance.periods.count, plan.facilities.indices.contains(position),
        let site = element["site"]?.text, let at = plan.facilities.firstIndex(where: { $0.site.text == site })
      {
        plan.facilities[at].added = amounts
      }
    }
    hasDocument = true
  }

  /// The lists of the document with the table each is like and the members that are read.
  private static let members: [(String, TableSchema, [String: String])] = [
    ("facilities", PlanTables.facilities, ["added": "added_m2"]),
    ("credits", PlanTables.credits, ["area": "area_m2"]), ("services", PlanTables.services, [:]),
  ]

  private mutating func take(_ table: TypedTable, file: String) {
    let found = found(in: table, file: file)
    guard hasDocument, issues.isEmpty else {
      plan = plan.adding(found)
      return
    }
    let old = plan.amounts(of: table.schema.name)
    let new = found.amounts(of: table.schema.name)
    for key in Set(old.keys).union(new.keys).sorted() {
      // Tables are written with six decimals.
      if let before = old[key], let after = new[key], abs(before - after) <= 1e-5 { continue }
      let told = old[key].map { NumberText.fixed($0, decimals: 6) }
      report(ScenarioIssue(file: file, value: key, problem: .planFilesDisagree, expectation: .value(told ?? "–")))
    }
  }

  private mutating func found(in table: TypedTable, file: String) -> SitingPlan {
    var facilities: [PlannedFacility] = []
    var credits: [CreditedArea] = []
    var services: [PlannedService] = []
    for row in table.rows {
      guard let period = period(row, file: file) else { continue }
      switch table.schema.name {
      case PlanTables.facilities.name:
        guard let site = row.text("site") else { continue }
        let added = row.number("added_m2") ?? 0
        facilities.append(
          PlannedFacility(
            SiteID(site), opening: period, added: instance.periods.indices.map { $0 < period ? 0 : added }))
      case PlanTables.credits.name:
        guard let site = row.text("site"), let community = row.text("community"), let area = row.number("area_m2")
        else { continue }
        credits.append(CreditedArea(SiteID(site), CommunityID(community), period: period, area: area))
      default:
        guard let estate = row.text("estate"), let site = row.text("site"), let share = row.number("share") else {
          continue
        }
        services.append(
          PlannedService(
            EstateID(estate), at: SiteID(site), in: Hazard.ID(row.text("hazard") ?? ""), period: period, share: share))
      }
    }
    return SitingPlan(facilities: facilities, credits: credits, services: services)
  }

  /// The position of the period that a row names, the first where it names none; nil with an issue for an unknown one.
  private mutating func period(_ row: TypedTable.Row, file: String) -> Int? {
    let column = row.schema.name == PlanTables.facilities.name ? "opening" : "period"
    guard let name = row.text(column) else { return 0 }
    if let position = instance.periods.firstIndex(where: { $0.name == name }) { return position }
    let names = instance.periods.map(\.name)
    report(
      ScenarioIssue(
        file: file, row: row.number, column: IssueColumn(name: column), value: name, problem: .unknownWord,
        expectation: .oneOf(names), nearest: NearestName.find(name, among: names)))
    return nil
  }
}

extension SitingPlan {
  fileprivate func adding(_ other: SitingPlan) -> SitingPlan {
    SitingPlan(
      facilities: facilities + other.facilities, credits: credits + other.credits, services: services + other.services)
  }

  /// The amounts of one table by what they are for.
  fileprivate func amounts(of table: String) -> [String: Double] {
    switch table {
    case PlanTables.facilities.name:
      Dictionary(facilities.map { ($0.site.text, $0.addedInTheEnd) }, uniquingKeysWith: +)
    case PlanTables.credits.name:
      Dictionary(credits.map { ("\($0.period) \($0.site) \($0.community)", $0.area) }, uniquingKeysWith: +)
    default:
      Dictionary(
        services.map { ("\($0.period) \($0.hazard) \($0.estate) \($0.site)", $0.share) }, uniquingKeysWith: +)
    }
  }
}
