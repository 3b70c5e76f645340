public import Foundation
internal import OrderedCollections

/// A scenario folder, read once; each variant of it is validated and bound from the same bytes.
///
/// Reading never throws: what is wrong with the files is reported together with all that is wrong with their contents,
/// by ``scenario(variant:)``.
public struct ScenarioFolder: Sendable {
  /// The folder's name.
  public let name: String
  /// The folder.
  public let url: URL
  /// The files that were read, in the order of reading.
  public private(set) var inputs: [InputFile] = []
  /// How the headers of the tables were understood.
  public private(set) var headerMappings: [HeaderMapping] = []
  /// What is wrong with the files and headers.
  private(set) var issues: [ScenarioIssue] = []
  /// The tables and settings as written; settings without content when `scenario.yaml` could not be read.
  private(set) var raw = RawScenario(tables: [:], settings: YAMLNode(.mapping([])))
  /// Whether `scenario.yaml` could be read.
  private(set) var hasSettings = false
  /// Tables that lost rows or their key column; references into them are not judged.
  private(set) var incompleteTables: Set<String> = []
  /// Tables whose file is not there.
  private(set) var missingTables: Set<String> = []
  /// Files that are not there while one of a similar name is.
  private(set) var misspelledTables: Set<String> = []
  /// The rosters that were published, by version.
  private(set) var publications: [Publication] = []
  private let limits: ReadingLimits

  static let settingsFile = "scenario.yaml"

  /// Reads the folder's settings and tables.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) {
    self.url = url
    self.limits = limits
    name = url.lastPathComponent
    switch FileReading.names(in: url) {
    case .failure(let error): issues.append(ScenarioIssue(file: name, problem: error.problem))
    case .success(let names): read(names)
    }
  }

  /// The names of the variants in the folder, sorted, without `base`.
  public var variantNames: [String] { variantFiles.map(\.name) }

  // MARK: Reading

  private mutating func read(_ names: [String]) {
    let visible = names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
    let tables = visible.filter { $0.lowercased().hasSuffix(".csv") }
    if tables.isEmpty, !visible.contains(Self.settingsFile) {
      issues.append(ScenarioIssue(file: name, problem: .emptyFolder))
      return
    }
    readSettings(visible)
    misspelledTables = Set(reportUnknown(tables))
    for schema in ScenarioTables.all {
      if visible.contains(schema.file) {
        readTable(schema)
      } else {
        missingTables.insert(schema.name)
      }
    }
    if visible.contains(Publication.folder) { readPublications() }
  }

  private mutating func readPublications() {
    var reading = PublicationReading(scenario: url, limits: limits)
    reading.read()
    publications = reading.publications
    inputs += reading.inputs
    issues += reading.issues
  }

  /// Reports tables of unknown names and gives the names they probably mean.
  private mutating func reportUnknown(_ tables: [String]) -> [String] {
    let known = ScenarioTables.all.map(\.file) + ScenarioTables.reserved.map { $0 + ".csv" }
    var meant: [String] = []
    for file in tables where !known.contains(file) {
      let nearest = NearestName.find(file, among: known)
      issues.append(
        ScenarioIssue(
          file: file, problem: .unknownTable, expectation: .oneOf(ScenarioTables.all.map(\.file)), nearest: nearest))
      if let nearest { meant.append(nearest) }
    }
    return meant
  }

  private mutating func readSettings(_ names: [String]) {
    let file = Self.settingsFile
    guard names.contains(file) else {
      let others = names.filter { $0.hasSuffix(".yml") || $0.lowercased().hasSuffix(".yaml") }
      issues.append(ScenarioIssue(file: file, value: others.first, problem: .fileMissing, nearest: nil))
      return
    }
    guard let bytes = bytes(of: file, limit: limits.settingsByteCount) else { return }
    inputs.append(InputFile(path: file, bytes: bytes))
    switch YAMLReading.read(bytes, file: file) {
    case .success(let node):
      raw.settings = node
      hasSettings = true
    case .failure(let error): issues += error.issues
    }
  }

  private mutating func readTable(_ schema: TableSchema) {
    guard let bytes = bytes(of: schema.file, limit: limits.tableByteCount) else {
      incompleteTables.insert(schema.name)
      return
    }
    var reader = DelimitedReader(file: schema.file)
    let table = reader.read(bytes)
    issues += reader.issues
    inputs.append(InputFile(path: schema.file, bytes: bytes, table: table))
    guard let table else {
      incompleteTables.insert(schema.name)
      return
    }
    let header = HeaderReading(schema: schema, familyNames: familyNames(of: schema))
    let (rawTable, mappings, headerIssues) = header.read(table, file: schema.file)
    // A header split at the wrong sign is one fault; the columns it seems to lack are not further ones.
    if !reader.hasWrongDelimiter { issues += headerIssues }
    headerMappings += mappings
    raw.tables[schema.name] = rawTable
    if reader.hasLostRows || rawTable.index(of: schema.key.name) == nil { incompleteTables.insert(schema.name) }
  }

  /// The same folder with the rows of another file added to one of its tables. What is wrong with these rows is told with
  /// the file's name and their place in it.
  public func adding(_ file: URL, to table: String) -> ScenarioFolder {
    var folder = self
    folder.addRows(of: file, to: table)
    return folder
  }

  private mutating func addRows(of file: URL, to table: String) {
    guard let schema = ScenarioTables.schema(table) else { preconditionFailure("no table \(table)") }
    let name = file.lastPathComponent
    guard let bytes = bytes(at: file, named: name, limit: limits.tableByteCount) else { return }
    var reader = DelimitedReader(file: name)
    let read = reader.read(bytes)
    issues += reader.issues
    inputs.append(InputFile(path: name, bytes: bytes, table: read))
    guard let read else { return }
    let (added, _, headerIssues) = HeaderReading(schema: schema, familyNames: familyNames(of: schema))
      .read(read, file: name)
    issues += headerIssues
    guard var whole = raw.tables[table] else {
      raw.tables[table] = added
      return
    }
    whole.addRows(of: added)
    raw.tables[table] = whole
  }

  private mutating func bytes(of file: String, limit: Int) -> [UInt8]? {
    bytes(at: url.appendingPathComponent(file), named: file, limit: limit)
  }

  private mutating func bytes(at place: URL, named file: String, limit: Int) -> [UInt8]? {
    switch FileReading.bytes(of: place, limit: limit) {
    case .success(let bytes): return bytes
    case .failure(let error):
      issues.append(ScenarioIssue(file: file, problem: error.problem))
      return nil
    }
  }

  /// The ids that the names of the family's table stand for.
  private func familyNames(of schema: TableSchema) -> [String: String] {
    guard let family = schema.family, let table = raw.tables[family.table],
      let key = ScenarioTables.schema(family.table)?.key.name
    else { return [:] }
    var names: [String: String] = [:]
    for row in table.rows.indices {
      if let id = table.cell(row, key), let name = table.cell(row, "zh"), !name.isEmpty, names[name] == nil {
        names[CellReading.foldedIdentifier(name)] = CellReading.foldedIdentifier(id)
      }
    }
    return names
  }

  // MARK: Variants

  private var variantFiles: [(name: String, file: String)] {
    guard case .success(let names) = FileReading.names(in: url.appendingPathComponent("variants")) else { return [] }
    return names.compactMap { file in
      guard !file.hasPrefix("."), let suffix = [".yaml", ".yml"].first(where: file.hasSuffix) else { return nil }
      return (String(file.dropLast(suffix.count)), "variants/" + file)
    }
  }

  /// The variants that a name such as `a+b` stands for, each with its file, and what is wrong with them.
  func variants(named name: String) -> (variants: [Variant], inputs: [InputFile], issues: [ScenarioIssue]) {
    var found: [Variant] = []
    var inputs: [InputFile] = []
    var issues: [ScenarioIssue] = []
    let files = variantFiles
    for part in name.split(separator: "+", omittingEmptySubsequences: false).map({ FullWidth.trimmed(String($0)) }) {
      guard let file = files.first(where: { $0.name == part })?.file else {
        if part == Variant.base.name { continue }
        let known = [Variant.base.name] + files.map(\.name)
        issues.append(
          ScenarioIssue(
            file: "variants", value: part, problem: .unknownVariant, expectation: .oneOf(known),
            nearest: NearestName.find(part, among: known)))
        continue
      }
      switch FileReading.bytes(of: url.appendingPathComponent(file), limit: limits.settingsByteCount) {
      case .failure(let error): issues.append(ScenarioIssue(file: file, problem: error.problem))
      case .success(let bytes):
        inputs.append(InputFile(path: file, bytes: bytes))
        var reading = VariantReading(name: part, file: file)
        if let variant = reading.read(bytes) { found.append(variant) }
        issues += reading.issues
      }
    }
    return (found, inputs, issues)
  }

  /// Every variant in the folder, read but not applied.
  ///
  /// - Throws: ``ScenarioError`` with everything that is wrong with the variants' files.
  public func variants() throws(ScenarioError) -> [Variant] {
    var all = [Variant.base]
    var issues: [ScenarioIssue] = []
    for name in variantNames where name != Variant.base.name {
      let (variants, _, found) = variants(named: name)
      all += variants
      issues += found
    }
    guard issues.isEmpty else { throw ScenarioError(issues: issues) }
    return all
  }
}
