internal import LinliDomain
internal import LinliMatching
internal import OrderedCollections

/// Validates raw tables and settings and makes the matching question of them.
struct ScenarioBinding {
  private let raw: RawScenario
  private let folder: ScenarioFolder
  private let variant: String?
  private(set) var issues: [ScenarioIssue] = []
  private var typed: [String: TypedTable] = [:]

  init(_ raw: RawScenario, folder: ScenarioFolder, variant: String?) {
    self.raw = raw
    self.folder = folder
    self.variant = variant
  }

  /// The settings and the question; nil when anything is wrong, with the reasons among the issues.
  ///
  /// - Parameter hasIssues: Whether files or variants are at fault already; then only broken rules are looked for.
  mutating func bind(hasIssues: Bool) -> (settings: ScenarioSettings, matching: MatchingInstance)? {
    let settings = readSettings()
    validateTables(settings)
    checkNeededTables(settings)
    let data = MatchingBinding(tables: typed).data(settings: settings)
    let isWhole = !hasIssues && issues.isEmpty
    do throws(MatchingInstanceError) {
      let matching = try MatchingInstance(data)
      return settings.flatMap { isWhole ? ($0, matching) : nil }
    } catch {
      let translation = MatchingIssueTranslation(raw: raw, variant: variant)
      let faults = isWhole ? error.issues : error.issues.filter { judgesAlone($0.fault) }
      issues += faults.map(translation.issue)
      return nil
    }
  }

  private mutating func readSettings() -> ScenarioSettings? {
    guard folder.hasSettings else { return nil }
    var reading = SettingsReading(file: ScenarioFolder.settingsFile)
    let settings = reading.read(raw.settings)
    issues += reading.issues.map { issue in
      var issue = issue
      if let variant, issue.variant == nil { issue.variant = VariantMark(name: variant) }
      return issue
    }
    return settings
  }

  private mutating func validateTables(_ settings: ScenarioSettings?) {
    var keys = TableKeys()
    for schema in ScenarioTables.all where !folder.incompleteTables.contains(schema.name) {
      if let table = raw.tables[schema.name] { keys.add(table, key: schema.key.name) }
    }
    let lists = (settings?.ruleProfile ?? .none).listRules.map(\.id.text)
    // While the settings cannot be read the profile is unknown, and so are its lists.
    if settings != nil, !folder.incompleteTables.contains("list_rules") { keys.add(lists, to: "list_rules") }
    let context = ValidationContext(keys: keys, horizon: settings?.horizon, variant: variant)
    for schema in ScenarioTables.all {
      guard let table = raw.tables[schema.name] else { continue }
      var validation = TableValidation(schema, table: table, context: context)
      typed[schema.name] = validation.validate()
      issues += validation.issues
    }
  }

  /// Tables that the data make necessary: rooms when a service needs one, accounts when somebody has a price, list
  /// rules when there is no rule profile.
  private mutating func checkNeededTables(_ settings: ScenarioSettings?) {
    let needsRooms = typed["services"]?.rows.contains { $0.flag("room") == true } ?? false
    let needsAccounts = typed["providers"]?.rows.contains { ($0.money("yuan_per_person_hour") ?? .zero) > .zero }
    let wanted = [
      ("rooms", needsRooms), ("accounts", needsAccounts ?? false),
      ("list_rules", settings?.ruleProfile == RuleProfile.none),
    ]
    for (table, isNeeded) in wanted where isNeeded && folder.missingTables.contains(table) {
      issues.append(ScenarioIssue(file: "\(table).csv", problem: .fileMissing, expectation: .rows))
    }
  }

  /// Whether a fault holds whatever else is wrong: it speaks of a rule and of rows that were read.
  private func judgesAlone(_ fault: MatchingIssue.Fault) -> Bool {
    switch fault {
    case .duplicate, .numberOutOfRange, .unknown, .missing, .noPriorityWeight: false
    case .noAccountMayPay:
      raw.tables["accounts"] != nil && !folder.incompleteTables.contains("accounts")
        && !issues.contains { $0.file == "accounts.csv" }
    case .committeeBarred, .classForbidden, .volunteersNotAllowed, .kindNotAllowed, .qualificationMissing: true
    }
  }
}
