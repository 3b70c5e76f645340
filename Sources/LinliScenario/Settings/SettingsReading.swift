internal import LinliDomain
internal import LinliMatching

/// Makes typed settings of the tree of `scenario.yaml`.
struct SettingsReading {
  private let file: String
  private(set) var issues: [ScenarioIssue] = []

  init(file: String) {
    self.file = file
  }

  /// The settings; nil when the horizon is missing or wrong. Everything else that is wrong is among the issues and
  /// replaced by its default, so that the tables can be judged all the same.
  mutating func read(_ root: YAMLNode) -> ScenarioSettings? {
    var validation = KeyValidation(file: file)
    validation.check(root, against: ScenarioKeys.all)
    let horizon = horizon(root, ["horizon"], &validation)
    let matching = matchingOptions(root, &validation)
    let roster = horizon.map { rosterSettings(root, within: $0, &validation) }
    let siting = sitingSettings(root, &validation)
    issues = validation.issues
    guard let horizon, let roster else { return nil }
    return ScenarioSettings(
      title: Self.localized(root["title"]), isSynthetic: flag(root["synthetic"], false), horizon: horizon,
      timeZone: text(root["timeZone"], "Asia/Shanghai"), datum: word(root["datum"], .local),
      ruleProfile: word(root["ruleProfile"], .none), questions: Self.questions(root), matchingOptions: matching,
      roster: roster, siting: siting)
  }

  /// The days under a key; nil when they are missing or wrong.
  func horizon(_ root: YAMLNode, _ path: [String], _ validation: inout KeyValidation) -> Horizon? {
    guard let start = date(root[path + ["start"]]), let end = date(root[path + ["end"]]) else { return nil }
    if let horizon = Horizon(start: start, end: end) { return horizon }
    if let node = root[path + ["end"]] {
      validation.report(
        node, path + ["end"], .endBeforeStart, expectation: .dateWithin(start: "\(start)", end: "9999-12-31"))
    }
    return nil
  }

  private func date(_ node: YAMLNode?) -> CalendarDate? {
    node?.text.flatMap { CalendarDate(iso: $0) }
  }

  func flag(_ node: YAMLNode?, _ fallback: Bool) -> Bool {
    node?.text.flatMap(KeyReading.flag) ?? fallback
  }

  private func text(_ node: YAMLNode?, _ fallback: String) -> String { node?.text ?? fallback }

  private func word<Value: RawRepresentable & CaseIterable>(_ node: YAMLNode?, _ fallback: Value) -> Value
  where Value.RawValue == String {
    guard let text = node?.text else { return fallback }
    func bare(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != " " } }
    return Value.allCases.first { bare($0.rawValue) == bare(text) } ?? fallback
  }

  /// The questions asked, whatever else is wrong with the settings.
  static func questions(_ root: YAMLNode) -> [Question] {
    guard let elements = root["questions"]?.elements else { return [.match] }
    return elements.compactMap { $0.text.flatMap(Question.init(rawValue:)) }
  }

  /// A title written once or in two languages.
  static func localized(_ node: YAMLNode?) -> LocalizedName {
    if let text = node?.text { return LocalizedName(chinese: text) }
    return LocalizedName(chinese: node?["zh"]?.text, english: node?["en"]?.text)
  }

  private func matchingOptions(_ root: YAMLNode, _ validation: inout KeyValidation) -> MatchingOptions {
    var options = MatchingOptions()
    options.levels = matchingLevels(root, &validation) ?? options.levels
    guard let match = root["match"] else { return options }
    for entry in match["priorityWeights"]?.entries ?? [] {
      if let priority = Int(entry.key), let weight = entry.value.text.flatMap(KeyReading.number) {
        options.priorityWeights[priority] = weight
      }
    }
    options.hasWholeSessions = flag(match["wholeSessions"], false)
    options.hasEarmarks = flag(match["earmarks"], true)
    options.governmentShareFloor = match["governmentShare"]?.text.flatMap(KeyReading.number)
    options.urbanRuralGapLimit = match["urbanRuralGap"]?.text.flatMap(KeyReading.number)
    return options
  }

  private func matchingLevels(_ root: YAMLNode, _ validation: inout KeyValidation) -> [MatchingLevel]? {
    levels(of: .match, ScenarioKeys.matchLevels, root, &validation)?.map { level in
      let parts = level.parts.compactMap { part in
        MatchingMeasure(word: part.word).map { MatchingLevel.Part($0, weight: part.weight) }
      }
      return MatchingLevel(name: level.name, parts: parts)
    }
  }

  /// The levels of a question as written; nil when none are told or could be read.
  func levels(
    of question: Question, _ words: LevelWords, _ root: YAMLNode, _ validation: inout KeyValidation
  ) -> [LevelText]? {
    guard let node = root[["priorities", question.rawValue]] else { return nil }
    var reading = LevelReading(question, words, validation)
    defer { validation = reading.validation }
    return reading.read(node)
  }
}
