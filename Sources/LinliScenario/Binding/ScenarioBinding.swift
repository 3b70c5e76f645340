internal import LinliDomain
internal import LinliMatching
internal import LinliRostering
internal import LinliSiting
internal import OrderedCollections

/// Validates raw tables and settings and makes the questions of them.
struct ScenarioBinding {
  private var raw: RawScenario
  private let folder: ScenarioFolder
  private let variant: String?
  private(set) var issues: [ScenarioIssue] = []
  /// What is left out without spoiling a question.
  private(set) var warnings: [ScenarioIssue] = []
  /// How cells were understood that are not written plainly.
  private(set) var mappings: [CellMapping] = []
  private var typed: [String: TypedTable] = [:]

  init(_ raw: RawScenario, folder: ScenarioFolder, variant: String?) {
    self.raw = raw
    self.folder = folder
    self.variant = variant
  }

  /// What a scenario is made of.
  struct Bound {
    let settings: ScenarioSettings
    let matching: MatchingInstance
    let roster: RosterInstance?
    let siting: SitingInstance?
  }

  /// The settings and the questions; nil when anything is wrong, with the reasons among the issues.
  ///
  /// - Parameter hasIssues: Whether files or variants are at fault already; then only broken rules are looked for.
  mutating func bind(hasIssues: Bool) -> Bound? {
    let settings = readSettings().map { addPublished($0) }
    checkRequiredTables()
    validateTables(settings)
    checkCoordinates(settings)
    checkNeededTables(settings)
    let isWhole = !hasIssues && issues.isEmpty
    let matching = bindMatching(settings, isWhole: isWhole)
    let roster = bindRoster(settings, isWhole: isWhole)
    let siting = bindSiting(settings, isWhole: isWhole)
    guard isWhole, issues.isEmpty, let settings, let matching else { return nil }
    return Bound(settings: settings, matching: matching, roster: roster, siting: siting)
  }

  /// The questions asked; nil while `scenario.yaml` cannot be read.
  private var questions: [Question]? { folder.hasSettings ? SettingsReading.questions(raw.settings) : nil }

  private func asks(_ question: Question) -> Bool { questions?.contains(question) ?? true }

  // MARK: Questions

  /// The matching question, one without needs if it is not asked.
  private mutating func bindMatching(_ settings: ScenarioSettings?, isWhole: Bool) -> MatchingInstance? {
    let isAsked = asks(.match)
    let data = isAsked ? MatchingBinding(tables: typed).data(settings: settings) : MatchingData()
    do throws(MatchingInstanceError) {
      return try MatchingInstance(data)
    } catch {
      let translation = MatchingIssueTranslation(raw: raw, variant: variant)
      let faults = isWhole ? error.issues : error.issues.filter { judgesAlone($0.fault) }
      issues += faults.map(translation.issue)
      return nil
    }
  }

  /// The roster question; nil if it is not asked, or if something is wrong with it.
  private mutating func bindRoster(_ settings: ScenarioSettings?, isWhole: Bool) -> RosterInstance? {
    guard let settings, settings.questions.contains(.roster),
      settings.roster.horizon.dayCount <= RosterSettings.longestHorizon
    else { return nil }
    let places = IssuePlaces(raw: raw, variant: variant)
    var binding = RosterBinding(
      tables: typed, settings: settings.roster, datum: settings.datum, places: places,
      publications: folder.publications)
    binding.bind()
    issues += binding.issues
    warnings += binding.warnings
    let translation = RosterIssueTranslation(sources: binding.sources, places: places, data: binding.data)
    let isComplete = isWhole && binding.issues.isEmpty
    do throws(RosterInstanceError) {
      let instance = try RosterInstance(binding.data)
      sort(instance.setAside, translation, isComplete: isComplete)
      return instance
    } catch {
      sort(error.issues, translation, isComplete: isComplete)
      return nil
    }
  }

  /// The siting question; nil if it is not asked, or if something is wrong with it.
  private mutating func bindSiting(_ settings: ScenarioSettings?, isWhole: Bool) -> SitingInstance? {
    guard let settings, settings.questions.contains(.site) else { return nil }
    do throws(SitingInstanceError) {
      return try SitingInstance(SitingBinding(tables: typed).data(settings: settings))
    } catch {
      let translation = SitingIssueTranslation(places: IssuePlaces(raw: raw, variant: variant))
      let faults = error.issues.filter { isWhole || judgesAlone($0.fault) }
      issues += faults.map(translation.issue)
      return nil
    }
  }

  /// Takes what keeps the question from being asked as issues, and all else as warnings.
  private mutating func sort(_ found: [RosterIssue], _ translation: RosterIssueTranslation, isComplete: Bool) {
    let told = found.filter { isComplete || judgesAlone($0) }
    issues += translation.issues(told.filter(\.isFatal))
    warnings += translation.issues(told.filter { !$0.isFatal })
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

  /// Adds what was published to the tables; the settings hold it still.
  private mutating func addPublished(_ settings: ScenarioSettings) -> ScenarioSettings {
    guard settings.questions.contains(.roster), !folder.publications.isEmpty else { return settings }
    var published = PublishedRows(folder.publications, horizon: settings.roster.horizon)
    published.add(to: &raw, keys: keys(settings))
    warnings += published.warnings
    guard published.hasPins else { return settings }
    var settings = settings
    settings.roster.options = settings.roster.options.holdingPublished
    return settings
  }

  private mutating func validateTables(_ settings: ScenarioSettings?) {
    let context = ValidationContext(
      keys: keys(settings), horizon: settings?.horizon, variant: variant, rosterHorizon: settings?.roster.horizon)
    for schema in ScenarioTables.all {
      guard let table = raw.tables[schema.name] else { continue }
      var validation = TableValidation(schema, table: table, context: context)
      typed[schema.name] = validation.validate()
      issues += validation.issues
      mappings += validation.mappings
    }
  }

  private mutating func checkCoordinates(_ settings: ScenarioSettings?) {
    guard let settings else { return }
    let places = IssuePlaces(raw: raw, variant: variant)
    issues += CoordinateCheck(tables: typed, datum: settings.datum, places: places).issues()
  }

  /// What other tables may refer to.
  private func keys(_ settings: ScenarioSettings?) -> TableKeys {
    var keys = TableKeys()
    for schema in ScenarioTables.all where !folder.incompleteTables.contains(schema.name) {
      guard let table = raw.tables[schema.name] else { continue }
      if schema.name == "shifts" {
        addShifts(of: table, settings, to: &keys)
      } else if schema.name == "visits" {
        addVisits(of: table, settings, to: &keys)
      } else {
        keys.add(table, key: schema.key.name)
      }
    }
    // Ids of shifts may be those of visits, of which nothing is known then.
    if folder.incompleteTables.contains("visits") { keys.forget("shifts") }
    let lists = (settings?.ruleProfile ?? .none).listRules.map(\.id.text)
    // While the settings cannot be read the profile is unknown, and so are its lists.
    if settings != nil, !folder.incompleteTables.contains("list_rules") { keys.add(lists, to: "list_rules") }
    return keys
  }

  /// Shifts are referred to by the ids of single shifts; those of a row without a readable day are not known.
  private func addShifts(of table: RawTable, _ settings: ScenarioSettings?, to keys: inout TableKeys) {
    guard let horizon = settings?.roster.horizon, horizon.dayCount <= RosterSettings.longestHorizon,
      let ids = ShiftExpansion(horizon: horizon).ids(of: table)
    else { return }
    keys.add(ids, to: "shifts")
  }

  /// Visits are referred to by the ids of all days on which they may be; which of them are planned is settled later.
  private func addVisits(of table: RawTable, _ settings: ScenarioSettings?, to keys: inout TableKeys) {
    keys.add(table, key: ScenarioTables.visits.key.name)
    guard keys.isKnown("shifts") || isMissing("shifts"), let horizon = settings?.roster.horizon,
      horizon.dayCount <= RosterSettings.longestHorizon,
      let ids = ShiftExpansion(horizon: horizon).visitIDs(of: table)
    else { return keys.forget("shifts") }
    keys.add(ids, to: "shifts")
  }

  /// Whether neither the folder nor a variant has the table.
  private func isMissing(_ table: String) -> Bool {
    folder.missingTables.contains(table) && raw.tables[table] == nil
  }

  /// Tables that a question asked needs and the folder lacks.
  private mutating func checkRequiredTables() {
    for schema in ScenarioTables.all where isMissing(schema.name) {
      guard schema.neededFor.contains(where: { questions?.contains($0) ?? false }) else { continue }
      if folder.misspelledTables.contains(schema.file) { continue }
      // Visits are shifts as well.
      if schema.name == "shifts", !isMissing("visits") { continue }
      issues.append(ScenarioIssue(file: schema.file, problem: .fileMissing, expectation: .rows))
    }
  }

  /// Tables that the data make necessary: rooms when a service needs one, accounts when somebody has a price, list
  /// rules when there is no rule profile; availability when nobody's week is told, communities when a roster names one.
  private mutating func checkNeededTables(_ settings: ScenarioSettings?) {
    let needsRooms = has("services") { $0.flag("room") == true }
    let needsAccounts = has("providers") { ($0.money("yuan_per_person_hour") ?? .zero) > .zero }
    let lacksWeeks =
      has("volunteers") { _ in true } && !has("volunteers") { $0["week"] != .absent } && !has("weeks") { _ in true }
    let namesCommunity =
      has("volunteers") { $0.text("home") != nil || $0.list("communities") != nil }
      || has("shifts") { $0.text("community") != nil } || has("visits") { $0.text("community") != nil }
    let wanted: [(table: String, question: Question, isNeeded: Bool)] = [
      ("rooms", .match, needsRooms), ("accounts", .match, needsAccounts),
      ("list_rules", .match, settings?.ruleProfile == RuleProfile.none),
      ("availability", .roster, lacksWeeks), ("communities", .roster, namesCommunity && !asks(.match)),
    ]
    for (table, question, isNeeded) in wanted where isNeeded && isMissing(table) {
      guard asks(question), !folder.misspelledTables.contains("\(table).csv") else { continue }
      issues.append(ScenarioIssue(file: "\(table).csv", problem: .fileMissing, expectation: .rows))
    }
  }

  private func has(_ table: String, _ holds: (TypedTable.Row) -> Bool) -> Bool {
    typed[table]?.rows.contains(where: holds) ?? false
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

  /// Whether a fault of siting holds whatever else is wrong: it speaks of a row that was read.
  private func judgesAlone(_ fault: SitingIssue.Fault) -> Bool {
    switch fault {
    case .noPlace, .notDegrees, .moreThanAll: true
    case .duplicate, .numberOutOfRange, .unknown, .unknownGroup, .empty, .circle, .nothingToMeasure: false
    }
  }

  /// Whether an issue of the roster holds whatever else is wrong: it speaks of rows that were read, and of no others.
  private func judgesAlone(_ issue: RosterIssue) -> Bool {
    switch issue {
    case .shiftLength, .shiftOutside, .headCount, .limit, .negativePrice, .contradictoryPins, .contradictoryPair,
      .historyInHorizon, .levelCannotBeSummed:
      true
    default: false
    }
  }
}
