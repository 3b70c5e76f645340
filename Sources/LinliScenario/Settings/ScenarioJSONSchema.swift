/// The JSON Schema of `scenario.yaml`, made from the keys the reader checks with.
public enum ScenarioJSONSchema {
  /// The schema as text.
  public static func text() -> String { value().text() }

  static func value() -> JSONValue {
    var members = object(of: ScenarioKeys.all)
    members += [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("scenario.yaml")),
    ]
    return .object(members)
  }

  private static func object(of keys: [KeySchema]) -> [(String, JSONValue)] {
    let required = keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    var members: [(String, JSONValue)] = [
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("properties", .object(keys.map { ($0.name, property(of: $0)) })),
    ]
    if !required.isEmpty { members.append(("required", .array(required))) }
    return members
  }

  private static func property(of key: KeySchema) -> JSONValue {
    var members = type(of: key.type)
    let source = key.source.map { " (\($0))" } ?? ""
    members.append(("description", .string("\(key.meaning.en) \(key.meaning.zh)\(source)")))
    if let text = key.defaultText { members.append(("default", defaultValue(text, key.type))) }
    return .object(members)
  }

  private static func defaultValue(_ text: String, _ type: KeyType) -> JSONValue {
    switch YAMLReading.read(text, file: "default") {
    case .success(let node): value(of: node, type)
    case .failure: .string(text)
    }
  }

  private static func value(of node: YAMLNode, _ type: KeyType) -> JSONValue {
    if let elements = node.elements { return .array(elements.map { value(of: $0, type) }) }
    if let entries = node.entries { return .object(entries.map { ($0.key, value(of: $0.value, type)) }) }
    let text = node.text ?? ""
    if type == .flag, let flag = KeyReading.flag(text) { return .bool(flag) }
    return KeyReading.number(text).map { .number($0) } ?? .string(text)
  }

  private static func type(of type: KeyType) -> [(String, JSONValue)] {
    switch type {
    case .localizedText: [("oneOf", .array([.object(string), .object(localized)]))]
    case .flag: [("type", .string("boolean"))]
    case .number(let range): number(range)
    case .version(let version): [("const", .integer(version))]
    case .date: string + [("format", .string("date"))]
    case .timeZone: string
    case .word(let words): [("enum", enumeration(words.map(\.word)))]
    case .words(let words, let unavailable):
      array(of: [("enum", enumeration(words.map(\.word).filter { !unavailable.contains($0) }))])
    case .integer(let range): whole(number(range))
    case .cell(let type): cell(type)
    case .levels(let words): array(of: [("oneOf", .array(levels(words).map { .object($0) }))])
    case .list: [("type", .string("array"))]
    case .numbersByInteger(_, let values):
      [
        ("type", .string("object")), ("additionalProperties", .bool(false)),
        ("patternProperties", .object([("^[1-9]$", .object(number(values)))])),
      ]
    case .countsByName(let range):
      [("type", .string("object")), ("additionalProperties", .object(whole(number(range))))]
    case .keys(let keys): object(of: keys)
    case .named(let keys): [("type", .string("object")), ("additionalProperties", .object(object(of: keys)))]
    }
  }

  /// What a cell of a table holds: a duration may be written as a number, all else is text.
  private static func cell(_ type: ColumnType) -> [(String, JSONValue)] {
    guard case .duration(let range) = type else { return string }
    return [("oneOf", .array([.object(number(range)), .object(string)]))]
  }

  private static let string: [(String, JSONValue)] = [("type", .string("string"))]

  private static let localized: [(String, JSONValue)] = [
    ("type", .string("object")), ("additionalProperties", .bool(false)),
    ("properties", .object([("zh", .object(string)), ("en", .object(string))])),
  ]

  /// The three ways of writing a level: a measure, a measure under a name, a weighted sum under a name.
  private static func levels(_ words: LevelWords) -> [[(String, JSONValue)]] {
    let measure = [("enum", enumeration(words.names))]
    let weight = number(words.hasWholeWeights ? NumberRange(minimum: 1) : .positive)
    let sum = JSONValue.object([
      ("type", .string("object")), ("minProperties", .integer(1)),
      ("additionalProperties", .object(words.hasWholeWeights ? whole(weight) : weight)),
      ("propertyNames", .object([("enum", enumeration(words.summable))])),
    ])
    return [measure, levelObject("measure", .object(measure)), levelObject("sum", sum)]
  }

  private static func levelObject(_ key: String, _ value: JSONValue) -> [(String, JSONValue)] {
    [
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("required", enumeration(["name", key])), ("properties", .object([("name", .object(string)), (key, value)])),
    ]
  }

  private static func enumeration(_ words: [String]) -> JSONValue { .array(words.map { .string($0) }) }

  private static func array(of items: [(String, JSONValue)]) -> [(String, JSONValue)] {
    [("type", .string("array")), ("items", .object(items)), ("uniqueItems", .bool(true))]
  }

  /// The same numbers, whole ones only.
  private static func whole(_ number: [(String, JSONValue)]) -> [(String, JSONValue)] {
    number.filter { $0.0 != "type" } + [("type", .string("integer"))]
  }

  private static func number(_ range: NumberRange) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [("type", .string("number"))]
    if let least = range.minimum {
      members.append((range.excludesMinimum ? "exclusiveMinimum" : "minimum", .number(least)))
    }
    if let most = range.maximum { members.append(("maximum", .number(most))) }
    return members
  }
}
