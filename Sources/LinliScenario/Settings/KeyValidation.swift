internal import Foundation
internal import LinliDomain

/// Checks a YAML tree against its key schemas: unknown, missing and misshapen keys, and every single value.
struct KeyValidation {
  private let file: String
  private(set) var issues: [ScenarioIssue] = []

  init(file: String) {
    self.file = file
  }

  /// Checks a mapping against the keys it may have.
  mutating func check(_ node: YAMLNode, against keys: [KeySchema], path: [String] = []) {
    guard let entries = node.entries else {
      report(node, path, .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return
    }
    for entry in entries {
      guard let key = keys.first(where: { $0.name == entry.key }) else {
        let names = keys.map(\.name)
        report(
          YAMLNode(.mapping([]), mark: entry.mark, variant: entry.value.variant), path + [entry.key], .unknownKey,
          value: entry.key, expectation: .oneOf(names), nearest: NearestName.find(entry.key, among: names))
        continue
      }
      if !entry.value.isNull { check(entry.value, key.type, path + [key.name]) }
    }
    for key in keys where key.isRequired && node[key.name] == nil {
      report(node, path + [key.name], .missingKey, value: nil, expectation: key.type.expectation)
    }
  }

  private mutating func check(_ node: YAMLNode, _ type: KeyType, _ path: [String]) {
    switch type {
    case .keys(let keys): check(node, against: keys, path: path)
    case .localizedText: checkText(node, path)
    case .words(let words, let unavailable):
      guard let elements = sequence(node, path) else { return }
      for element in elements { checkWord(element, words, unavailable, path) }
    case .levels, .list: _ = sequence(node, path)
    case .numbersByInteger(let keys, let values): checkNumbers(node, keys, values, path)
    case .countsByName(let range): checkNamed(node, .integer(range), path)
    case .named(let keys): checkNamed(node, .keys(keys), path)
    default: checkScalar(node, type, path)
    }
  }

  private mutating func checkText(_ node: YAMLNode, _ path: [String]) {
    if node.shape == .scalar { return }
    let keys = ["zh", "en"].map { KeySchema($0, .localizedText, zh: "", en: "") }
    check(node, against: keys, path: path)
  }

  private mutating func checkWord(
    _ node: YAMLNode, _ words: [EnumWord], _ unavailable: [String], _ path: [String]
  ) {
    if let text = node.text, unavailable.contains(text) {
      let available = words.map(\.word).filter { !unavailable.contains($0) }
      report(node, path, .notAvailableYet, expectation: .oneOf(available))
    } else {
      checkScalar(node, .word(words), path)
    }
  }

  private mutating func sequence(_ node: YAMLNode, _ path: [String]) -> [YAMLNode]? {
    if let elements = node.elements { return elements }
    report(node, path, .wrongShape(found: node.shape), expectation: .shape(.sequence))
    return nil
  }

  private mutating func checkNumbers(
    _ node: YAMLNode, _ keys: NumberRange, _ values: NumberRange, _ path: [String]
  ) {
    guard let entries = node.entries else {
      report(node, path, .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return
    }
    for entry in entries {
      let key = YAMLNode(.scalar(entry.key, isPlain: true), mark: entry.mark, variant: entry.value.variant)
      if Int(entry.key).map({ keys.contains(Double($0)) }) != true {
        report(key, path + [entry.key], .unknownKey, expectation: .integer(keys, unit: nil))
      }
      checkScalar(entry.value, .number(values), path + [entry.key])
    }
  }

  /// Checks what stands behind each of some names, which may be any.
  private mutating func checkNamed(_ node: YAMLNode, _ type: KeyType, _ path: [String]) {
    guard let entries = node.entries else {
      report(node, path, .wrongShape(found: node.shape), expectation: .shape(.mapping))
      return
    }
    for entry in entries { check(entry.value, type, path + [entry.key]) }
  }

  private mutating func checkScalar(_ node: YAMLNode, _ type: KeyType, _ path: [String]) {
    guard node.shape == .scalar else {
      report(node, path, .wrongShape(found: node.shape), expectation: type.expectation)
      return
    }
    guard let text = node.text else {
      report(node, path, .missingValue, value: nil, expectation: type.expectation)
      return
    }
    if let refusal = KeyReading.refusal(of: text, as: type) {
      report(node, path, refusal.problem, expectation: type.expectation, nearest: refusal.nearest)
    }
  }

  /// Adds an issue at a node of the tree; a node that a variant put there has its place in the variant's file only.
  mutating func report(
    _ node: YAMLNode, _ path: [String], _ problem: ScenarioProblem, value: String? = "",
    expectation: ScenarioExpectation? = nil, nearest: String? = nil
  ) {
    let name = path.isEmpty ? nil : path.joined(separator: ".")
    let isOwn = node.variant == nil
    issues.append(
      ScenarioIssue(
        file: file, row: isOwn ? max(node.mark.line, 1) : nil,
        column: IssueColumn(name: name, position: isOwn ? node.mark.column : nil),
        value: value == "" ? node.text : value, problem: problem, expectation: expectation, nearest: nearest,
        variant: node.variant))
  }
}

/// Reads single values of a YAML file.
enum KeyReading {
  /// Why a text is no value of the type; nil when it is one.
  static func refusal(of text: String, as type: KeyType) -> CellReading.Refusal? {
    switch type {
    case .flag: return flag(text) == nil ? .init(.unknownWord, nearest: flagMeant(text)) : nil
    case .timeZone: return timeZoneRefusal(of: text)
    case .version(let version):
      return number(text) == Double(version) ? nil : .init(.unsupportedVersion)
    case .number(let range): return cellRefusal(of: text, as: .number(range))
    case .integer(let range): return cellRefusal(of: text, as: .integer(range))
    case .cell(let type): return cellRefusal(of: text, as: type)
    case .date: return dateRefusal(of: text)
    case .word(let words): return cellRefusal(of: text, as: .word(words))
    default: return nil
    }
  }

  /// Settings are read by programs too, so their dates have one form only.
  private static func dateRefusal(of text: String) -> CellReading.Refusal? {
    if CalendarDate(iso: text) != nil { return nil }
    let refusal = cellRefusal(of: text, as: .date(withinHorizon: false))
    return refusal ?? .init(.notADate, nearest: CellReading.dateLike(text)?.description)
  }

  static func cellRefusal(of text: String, as type: ColumnType) -> CellReading.Refusal? {
    do throws(CellReading.Refusal) {
      _ = try CellReading(type: type, horizon: nil).read(text)
      return nil
    } catch {
      return error
    }
  }

  /// What a text says as a cell of a type; absent if it was refused, which is an issue of its own.
  static func cell(_ text: String, as type: ColumnType) -> CellValue {
    do throws(CellReading.Refusal) { return try CellReading(type: type, horizon: nil).read(text) } catch {
      return .absent
    }
  }

  private static func timeZoneRefusal(of text: String) -> CellReading.Refusal? {
    let known = TimeZone.knownTimeZoneIdentifiers
    if known.contains(text) || ["UTC", "GMT"].contains(text) { return nil }
    return .init(.unknownTimeZone, nearest: NearestName.find(text, among: known))
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  private static func flagMeant(_ text: String) -> String? {
    switch text {
    case "1", "是": "true"
    case "0", "否": "false"
    default: NearestName.find(text, among: ["true", "false"])
    }
  }

  static func number(_ text: String) -> Double? {
    do throws(NumberText.Refusal) { return try NumberText(text).value } catch { return nil }
  }
}

extension KeyType {
  /// What is expected behind the key, for issues.
  var expectation: ScenarioExpectation {
    switch self {
    case .localizedText: .text
    case .flag: .oneOf(["true", "false"])
    case .number(let range): .number(range, unit: nil)
    case .version(let version): .value(String(version))
    case .date: .date
    case .timeZone: .timeZone
    case .word(let words): .oneOf(words.map(\.word))
    case .integer(let range): .integer(range, unit: nil)
    case .cell(let type): type.expectation(unit: nil)
    case .words, .levels, .list: .shape(.sequence)
    case .numbersByInteger, .countsByName, .keys, .named: .shape(.mapping)
    }
  }
}
