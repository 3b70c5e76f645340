public import LinliDomain

/// A named set of changes against the base scenario.
public struct Variant: Sendable, Equatable {
  /// The name, which is the file's name without `.yaml`.
  public let name: String
  /// What the variant is called.
  public let title: LocalizedName
  /// The file, relative to the scenario folder.
  let file: String
  /// The changes in the order in which they are made.
  let changes: [Change]

  /// The number of changes.
  public var changeCount: Int { changes.count }

  /// The scenario as it stands, with no change.
  static let base = Variant(
    name: "base", title: LocalizedName(chinese: "现状", english: "as it stands"), file: "scenario.yaml", changes: [])

  /// One change.
  struct Change: Sendable, Equatable {
    let verb: Verb
    let path: ChangePath
    /// The path as written.
    let pathText: String
    /// What `set` sets to.
    let to: YAMLNode?
    /// What `scale` multiplies by, `add` adds, and `remove` takes from a list.
    let by: YAMLNode?
    /// The row that `add` adds.
    let row: YAMLNode?
    /// Where the path stands in the variant's file.
    let mark: YAMLNode.Mark
  }

  /// What a change does.
  enum Verb: String, Sendable, CaseIterable {
    case set
    case scale
    case add
    case remove
  }
}

/// Reads a variant's file.
struct VariantReading {
  private let name: String
  private let file: String
  private(set) var issues: [ScenarioIssue] = []

  init(name: String, file: String) {
    self.name = name
    self.file = file
  }

  /// The keys of a variant's file; changes are checked one by one.
  private static let keys: [KeySchema] = [
    KeySchema("title", .localizedText, zh: "标题", en: "What the variant is called."),
    KeySchema("changes", .list, zh: "改动", en: "The changes in order."),
  ]

  /// The variant; the changes that cannot be read are among the issues.
  mutating func read(_ bytes: [UInt8]) -> Variant? {
    switch YAMLReading.read(bytes, file: file) {
    case .failure(let error):
      issues += error.issues
      return nil
    case .success(let root):
      var validation = KeyValidation(file: file)
      validation.check(root, against: Self.keys)
      issues += validation.issues
      let changes = (root["changes"]?.elements ?? []).compactMap { change($0) }
      return Variant(
        name: name, title: SettingsReading.localized(root["title"]), file: file, changes: changes)
    }
  }

  private mutating func change(_ node: YAMLNode) -> Variant.Change? {
    guard let entries = node.entries else {
      report(node.mark, .wrongShape(found: node.shape), value: node.text, expectation: .shape(.mapping))
      return nil
    }
    let known = Variant.Verb.allCases.map(\.rawValue) + ["to", "by", "row"]
    for entry in entries where !known.contains(entry.key) {
      let nearest = NearestName.find(entry.key, among: known)
      report(entry.mark, .unknownKey, value: entry.key, expectation: .oneOf(known), nearest: nearest)
    }
    let verbs = entries.filter { Variant.Verb(rawValue: $0.key) != nil }
    guard verbs.count == 1, let verb = Variant.Verb(rawValue: verbs[0].key) else {
      // A misspelled verb was reported as an unknown key.
      let isMisspelled = verbs.isEmpty && entries.contains { !known.contains($0.key) }
      if !isMisspelled { report(node.mark, .changeVerbs(count: verbs.count)) }
      return nil
    }
    guard let text = verbs[0].value.text, let path = ChangePath(text) else {
      report(verbs[0].value.mark, .malformedPath, value: verbs[0].value.text, expectation: .path)
      return nil
    }
    let change = Variant.Change(
      verb: verb, path: path, pathText: text, to: node["to"], by: node["by"], row: node["row"],
      mark: verbs[0].value.mark)
    return hasItsOperands(change, entries.map(\.key)) ? change : nil
  }

  /// Whether a change has the keys its verb needs and no other.
  private mutating func hasItsOperands(_ change: Variant.Change, _ keys: [String]) -> Bool {
    let needed: String?
    let allowed: [String]
    switch change.verb {
    case .set: (needed, allowed) = ("to", ["to"])
    case .scale: (needed, allowed) = ("by", ["by"])
    case .add:
      if case .table = change.path { (needed, allowed) = ("row", ["row"]) } else { (needed, allowed) = ("by", ["by"]) }
    case .remove: (needed, allowed) = (nil, ["by"])
    }
    if let needed, !keys.contains(needed) {
      report(change.mark, .missingKey, value: change.pathText, expectation: .value(needed))
      return false
    }
    for key in ["to", "by", "row"] where keys.contains(key) && !allowed.contains(key) {
      report(change.mark, .wrongTarget, value: key, expectation: .oneOf([change.verb.rawValue] + allowed))
      return false
    }
    return true
  }

  private mutating func report(
    _ mark: YAMLNode.Mark, _ problem: ScenarioProblem, value: String? = nil, expectation: ScenarioExpectation? = nil,
    nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: mark.line, column: IssueColumn(position: mark.column), value: value, problem: problem,
        expectation: expectation, nearest: nearest))
  }
}
