/// One level as written: a name and its measures with their weights.
struct LevelText {
  var name: String
  var parts: [(word: String, weight: Double)]
}

/// Reads the ordered list of objective levels of a question.
struct LevelReading {
  private(set) var validation: KeyValidation
  private let path: [String]
  private let words: LevelWords
  private var names: [String] = []

  /// A reading of the key under `priorities` that has the question's name.
  init(_ question: Question, _ words: LevelWords, _ validation: KeyValidation) {
    path = ["priorities", question.rawValue]
    self.words = words
    self.validation = validation
  }

  private var anyMeasure: ScenarioExpectation { .oneOf(words.names) }

  /// The levels in order; nil when none could be read.
  mutating func read(_ node: YAMLNode) -> [LevelText]? {
    guard let elements = node.elements else { return nil }
    if elements.isEmpty { validation.report(node, path, .missingValue, value: nil, expectation: anyMeasure) }
    let levels = elements.compactMap { level($0) }
    return levels.isEmpty ? nil : levels
  }

  private mutating func level(_ node: YAMLNode) -> LevelText? {
    let level: LevelText?
    if node.shape == .scalar {
      level = measure(node, among: words.names).map { LevelText(name: $0, parts: [($0, 1)]) }
    } else {
      level = named(node)
    }
    guard let level else { return nil }
    let identity = level.parts.count == 1 ? level.parts[0].word : level.name
    if names.contains(level.name) || names.contains(identity) {
      validation.report(node, path, .repeatedLevel, value: level.name)
      return nil
    }
    names += [level.name, identity]
    return level
  }

  private mutating func measure(_ node: YAMLNode, among words: [String]) -> String? {
    if let text = node.text, words.contains(text) { return text }
    let nearest = node.text.flatMap { NearestName.find($0, among: words) }
    validation.report(node, path, .unknownWord, expectation: .oneOf(words), nearest: nearest)
    return nil
  }

  /// A level `{name: …, measure: …}` or `{name: …, sum: {measure: weight}}`.
  private mutating func named(_ node: YAMLNode) -> LevelText? {
    guard let entries = node.entries else {
      validation.report(node, path, .wrongShape(found: node.shape), expectation: anyMeasure)
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
      return measure(measured, among: words.names).map { LevelText(name: name, parts: [($0, 1)]) }
    }
    return sum(node["sum"], name: name, of: node)
  }

  private mutating func sum(_ sum: YAMLNode?, name: String, of level: YAMLNode) -> LevelText? {
    guard level["measure"] == nil, let entries = sum?.entries, !entries.isEmpty else {
      validation.report(sum ?? level, path + ["sum"], .missingKey, value: nil, expectation: .shape(.mapping))
      return nil
    }
    var parts: [(word: String, weight: Double)] = []
    for entry in entries {
      let word = YAMLNode(.scalar(entry.key, isPlain: true), mark: entry.mark, variant: entry.value.variant)
      guard let measure = measure(word, among: words.summable) else { continue }
      guard let weight = weight(entry) else { continue }
      parts.append((measure, weight))
    }
    return parts.count == entries.count ? LevelText(name: name, parts: parts) : nil
  }

  private mutating func weight(_ entry: YAMLNode.Entry) -> Double? {
    let range = words.hasWholeWeights ? NumberRange(minimum: 1, maximum: 1_000_000) : .positive
    let type = words.hasWholeWeights ? ColumnType.integer(range) : .number(range)
    let refusal = entry.value.text.flatMap { KeyReading.cellRefusal(of: $0, as: type) }
    if refusal == nil, let weight = entry.value.text.flatMap(KeyReading.number) { return weight }
    let problem = words.hasWholeWeights ? refusal?.problem ?? .missingValue : .outOfRange
    validation.report(entry.value, path + ["sum", entry.key], problem, expectation: type.expectation(unit: nil))
    return nil
  }
}
