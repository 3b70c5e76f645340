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
    let horizon = horizon(root, &validation)
    var levels = LevelReading(validation)
    var options = matchingOptions(root)
    if let node = root[["priorities", "match"]] { options.levels = levels.read(node) ?? options.levels }
    issues = levels.validation.issues
    guard let horizon else { return nil }
    return ScenarioSettings(
      title: Self.localized(root["title"]), isSynthetic: flag(root["synthetic"], false), horizon: horizon,
      timeZone: text(root["timeZone"], "Asia/Shanghai"), datum: word(root["datum"], .local),
      ruleProfile: word(root["ruleProfile"], .none), questions: questions(root), matchingOptions: options)
  }

  private func horizon(_ root: YAMLNode, _ validation: inout KeyValidation) -> Horizon? {
    guard let start = date(root[["horizon", "start"]]), let end = date(root[["horizon", "end"]]) else { return nil }
    if let horizon = Horizon(start: start, end: end) { return horizon }
    if let node = root[["horizon", "end"]] {
      validation.report(
        node, ["horizon", "end"], .endBeforeStart, expectation: .dateWithin(start: "\(start)", end: "9999-12-31"))
    }
    return nil
  }

  private func date(_ node: YAMLNode?) -> CalendarDate? {
    node?.text.flatMap { CalendarDate(iso: $0) }
  }

  private func flag(_ node: YAMLNode?, _ fallback: Bool) -> Bool {
    node?.text.flatMap(KeyReading.flag) ?? fallback
  }

  private func text(_ node: YAMLNode?, _ fallback: String) -> String { node?.text ?? fallback }

  private func word<Value: RawRepresentable & CaseIterable>(_ node: YAMLNode?, _ fallback: Value) -> Value
  where Value.RawValue == String {
    guard let text = node?.text else { return fallback }
    func bare(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != " " } }
    return Value.allCases.first { bare($0.rawValue) == bare(text) } ?? fallback
  }

  private func questions(_ root: YAMLNode) -> [Question] {
    guard let elements = root["questions"]?.elements else { return [.match] }
    return elements.compactMap { $0.text.flatMap(Question.init(rawValue:)) }
  }

  /// A title written once or in two languages.
  static func localized(_ node: YAMLNode?) -> LocalizedName {
    if let text = node?.text { return LocalizedName(chinese: text) }
    return LocalizedName(chinese: node?["zh"]?.text, english: node?["en"]?.text)
  }

  private func matchingOptions(_ root: YAMLNode) -> MatchingOptions {
    var options = MatchingOptions()
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
}

/// Reads the ordered list of objective levels.
struct LevelReading {
  private(set) var validation: KeyValidation
  private let path = ["priorities", "match"]
  private var names: [String] = []

  init(_ validation: KeyValidation) {
    self.validation = validation
  }

  /// The levels in order; nil when none could be read.
  mutating func read(_ node: YAMLNode) -> [MatchingLevel]? {
    guard let elements = node.elements else { return nil }
    if elements.isEmpty { validation.report(node, path, .missingValue, value: nil, expectation: Self.anyMeasure) }
    let levels = elements.compactMap { level($0) }
    return levels.isEmpty ? nil : levels
  }

  private static let anyMeasure = ScenarioExpectation.oneOf(ScenarioKeys.measures.map(\.word))
  /// Measures that can be added up: the lexicographic one is no single number.
  static let summable = ScenarioKeys.measures.map(\.word).filter { $0 != "leximin" }

  private mutating func level(_ node: YAMLNode) -> MatchingLevel? {
    let level: MatchingLevel?
    if node.shape == .scalar {
      level = measure(node, among: ScenarioKeys.measures.map(\.word)).map { MatchingLevel($0) }
    } else {
      level = named(node)
    }
    guard let level else { return nil }
    let identity = level.singleMeasure?.word ?? level.name
    if names.contains(level.name) || names.contains(identity) {
      validation.report(node, path, .repeatedLevel, value: level.name)
      return nil
    }
    names += [level.name, identity]
    return level
  }

  private mutating func measure(_ node: YAMLNode, among words: [String]) -> MatchingMeasure? {
    if let text = node.text, words.contains(text), let measure = MatchingMeasure(word: text) { return measure }
    let nearest = node.text.flatMap { NearestName.find($0, among: words) }
    validation.report(node, path, .unknownWord, expectation: .oneOf(words), nearest: nearest)
    return nil
  }

  /// A level `{name: …, measure: …}` or `{name: …, sum: {measure: weight}}`.
  private mutating func named(_ node: YAMLNode) -> MatchingLevel? {
    guard let entries = node.entries else {
      validation.report(node, path, .wrongShape(found: node.shape), expectation: Self.anyMeasure)
      return nil
    }
    let known = ["name", "measure", "sum"]
    for entry in entries where !known.contains(entry.key) {
      let place = YAMLNode(.mapping([]), mark: entry.mark)
      let nearest = NearestName.find(entry.key, among: known)
      validation.report(
        place, path, .unknownKey, value: entry.key, expectation: .oneOf(known), nearest: nearest)
    }
    guard let name = node["name"]?.text else {
      validation.report(node, path + ["name"], .missingKey, value: nil, expectation: .text)
      return nil
    }
    if let measured = node["measure"], node["sum"] == nil {
      return measure(measured, among: ScenarioKeys.measures.map(\.word)).map {
        MatchingLevel(name: name, parts: [.init($0, weight: 1)])
      }
    }
    return sum(node["sum"], name: name, of: node)
  }

  private mutating func sum(_ sum: YAMLNode?, name: String, of level: YAMLNode) -> MatchingLevel? {
    guard level["measure"] == nil, let entries = sum?.entries, !entries.isEmpty else {
      validation.report(sum ?? level, path + ["sum"], .missingKey, value: nil, expectation: .shape(.mapping))
      return nil
    }
    var parts: [MatchingLevel.Part] = []
    for entry in entries {
      let word = YAMLNode(.scalar(entry.key, isPlain: true), mark: entry.mark, variant: entry.value.variant)
      guard let measure = measure(word, among: Self.summable) else { continue }
      guard let weight = entry.value.text.flatMap(KeyReading.number), weight > 0 else {
        validation.report(
          entry.value, path + ["sum", entry.key], .outOfRange, expectation: .number(.positive, unit: nil))
        continue
      }
      parts.append(.init(measure, weight: weight))
    }
    return parts.count == entries.count ? MatchingLevel(name: name, parts: parts) : nil
  }
}
