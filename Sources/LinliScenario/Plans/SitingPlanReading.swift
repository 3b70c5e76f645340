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
    keys.add(instance.functions.map(\.id.text), to: "functions")
    keys.add(instance.projects.map(\.id.text), to: "projects")
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
    for element in root["facilities"]?.elements ?? [] {
      guard let site = element["site"]?.text, let at = plan.facilities.firstIndex(where: { $0.site.text == site })
      else {
        continue
      }
      if let added = byPeriod("addedByPeriod", of: element) { plan.facilities[at].added = added }
      if let converted = byPeriod("convertedByPeriod", of: element) { plan.facilities[at].converted = converted }
    }
    hasDocument = true
  }

  private func byPeriod(_ key: String, of element: YAMLNode) -> [Double]? {
    let amounts = (element[key]?.elements ?? []).compactMap { $0.text.flatMap(Double.init) }
    return amounts.count == instance.periods.count ? amounts : nil
  }

  /// The lists of the document with the table each is like and the members that are read.
  private static let members: [(String, TableSchema, [String: String])] = [
    ("facilities", PlanTables.facilities, ["added": "added_m2", "converted": "converted_m2"]),
    ("credits", PlanTables.credits, ["area": "area_m2"]), ("services", PlanTables.services, [:]),
    ("uses", PlanTables.uses, ["area": "area_m2"]), ("projects", PlanTables.chosenProjects, [:]),
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
    var found = SitingPlan(facilities: [])
    for row in table.rows {
      guard let period = period(row, file: file) else { continue }
      switch table.schema.name {
      case PlanTables.facilities.name: found.facilities += facility(row, period)
      case PlanTables.credits.name: found.credits += credit(row, period)
      case PlanTables.services.name: found.services += service(row, period)
      case PlanTables.uses.name: found.uses += use(row, period)
      default:
        found.projects += row.text("project").map { [PlannedProject(SitingProject.ID($0), period: period)] } ?? []
      }
    }
    return found
  }

  private func facility(_ row: TypedTable.Row, _ period: Int) -> [PlannedFacility] {
    guard let site = row.text("site") else { return [] }
    let added = row.number("added_m2") ?? 0
    let converted = row.number("converted_m2") ?? 0
    let periods = instance.periods.indices
    return [
      PlannedFacility(
        SiteID(site), opening: period, added: periods.map { $0 < period ? 0 : added },
        converted: converted > 0 ? periods.map { $0 < period ? 0 : converted } : [])
    ]
  }

  private func credit(_ row: TypedTable.Row, _ period: Int) -> [CreditedArea] {
    guard let site = row.text("site"), let community = row.text("community"), let area = row.number("area_m2") else {
      return []
    }
    return [CreditedArea(SiteID(site), CommunityID(community), period: period, area: area)]
  }

  private func service(_ row: TypedTable.Row, _ period: Int) -> [PlannedService] {
    guard let estate = row.text("estate"), let site = row.text("site"), let share = row.number("share") else {
      return []
    }
    return [
      PlannedService(
        EstateID(estate), at: SiteID(site), in: Hazard.ID(row.text("hazard") ?? ""), period: period, share: share)
    ]
  }

  private func use(_ row: TypedTable.Row, _ period: Int) -> [PlannedUse] {
    guard let site = row.text("site"), let community = row.text("community"), let function = row.text("function"),
      let area = row.number("area_m2")
    else { return [] }
    return [PlannedUse(SiteID(site), CommunityID(community), SiteFunction.ID(function), period: period, area: area)]
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
      facilities: facilities + other.facilities, credits: credits + other.credits, services: services + other.services,
      uses: uses + other.uses, projects: projects + other.projects)
  }

  /// The amounts of one table by what they are for.
  fileprivate func amounts(of table: String) -> [String: Double] {
    switch table {
    case PlanTables.facilities.name:
      Dictionary(
        facilities.flatMap {
          [($0.site.text, $0.addedInTheEnd), ("\($0.site) converted_m2", $0.convertedInTheEnd)]
        }, uniquingKeysWith: +)
    case PlanTables.credits.name:
      Dictionary(credits.map { ("\($0.period) \($0.site) \($0.community)", $0.area) }, uniquingKeysWith: +)
    case PlanTables.uses.name:
      Dictionary(
        uses.map { ("\($0.period) \($0.site) \($0.community) \($0.function)", $0.area) }, uniquingKeysWith: +)
    case PlanTables.chosenProjects.name:
      Dictionary(projects.map { ("\($0.period) \($0.project)", 1) }, uniquingKeysWith: +)
    default:
      Dictionary(
        services.map { ("\($0.period) \($0.hazard) \($0.estate) \($0.site)", $0.share) }, uniquingKeysWith: +)
    }
  }
}
