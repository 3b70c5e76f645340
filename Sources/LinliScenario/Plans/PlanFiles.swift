internal import LinliDomain

/// Reads the files of a plan as tables, whatever the question, and reports what cannot be taken.
struct PlanFiles {
  private let context: ValidationContext
  private(set) var issues: [ScenarioIssue] = []

  /// The most values that `plan.json` may have; some millions of assignments.
  private static let nodeLimit = 50_000_000

  init(keys: TableKeys, horizon: Horizon?) {
    context = ValidationContext(keys: keys, horizon: horizon, variant: nil)
  }

  mutating func report(_ issue: ScenarioIssue) {
    issues.append(issue)
  }

  /// The rows of a CSV file; nil when no table could be made of it.
  mutating func table(_ bytes: [UInt8], file: String, as schema: TableSchema) -> TypedTable? {
    var reader = DelimitedReader(file: file)
    let table = reader.read(bytes)
    issues += reader.issues
    guard let table else { return nil }
    let (raw, _, headerIssues) = HeaderReading(schema: schema, familyNames: [:]).read(table, file: file)
    issues += headerIssues
    // A plan that does nothing has tables with only a header.
    if raw.rows.isEmpty { return TypedTable(schema: schema, rows: []) }
    return validated(raw, schema)
  }

  /// The root of a `plan.json` of the version that this reader knows, read as the YAML it is, so that issues have lines.
  mutating func document(_ bytes: [UInt8], file: String) -> YAMLNode? {
    switch Self.root(bytes, file: file) {
    case .failure(let error):
      issues += error.issues
      return nil
    case .success(let root):
      if root["schemaVersion"]?.text == "1" { return root }
      let mark = root["schemaVersion"]?.mark
      issues.append(
        ScenarioIssue(
          file: file, row: mark?.line, column: IssueColumn(name: "schemaVersion", position: mark?.column),
          value: root["schemaVersion"]?.text, problem: .unsupportedVersion, expectation: .value("1")))
      return nil
    }
  }

  static func root(_ bytes: [UInt8], file: String) -> Result<YAMLNode, ScenarioError> {
    YAMLReading.read(bytes, file: file, nodeLimit: nodeLimit)
  }

  /// The rows of a list of the document; nil when it is not there, is no list, or is empty.
  mutating func member(
    _ key: String, of root: YAMLNode, as schema: TableSchema, renamed: [String: String] = [:], isRequired: Bool,
    file: String
  ) -> TypedTable? {
    guard let node = root[key] else {
      if isRequired { report(ScenarioIssue(file: file, value: key, problem: .missingKey)) }
      return nil
    }
    guard let elements = node.elements else {
      report(
        ScenarioIssue(
          file: file, row: node.mark.line, column: IssueColumn(name: key, position: node.mark.column),
          problem: .wrongShape(found: node.shape), expectation: .shape(.sequence)))
      return nil
    }
    if elements.isEmpty { return nil }
    let names = schema.columns.map(\.name)
    let columns = names.map { RawTable.Column(name: $0, header: "\(key).\($0)", position: nil) }
    let rows = elements.map { element in
      var cells = [String](repeating: "", count: names.count)
      for entry in element.entries ?? [] {
        if let index = names.firstIndex(of: renamed[entry.key] ?? entry.key) {
          cells[index] = entry.value.text ?? ""
        }
      }
      return RawTable.Row(number: element.mark.line, cells: cells)
    }
    return validated(RawTable(name: schema.name, file: file, columns: columns, rows: rows), schema)
  }

  private mutating func validated(_ raw: RawTable, _ schema: TableSchema) -> TypedTable {
    var validation = TableValidation(schema, table: raw, context: context)
    let typed = validation.validate()
    issues += validation.issues
    return typed
  }

  /// The claimed value of each stage of a document.
  static func claims(_ bytes: [UInt8], file: String) throws(ScenarioError) -> [(level: String, value: Double)] {
    let root = try root(bytes, file: file).get()
    return (root["stages"]?.elements ?? []).compactMap { stage in
      guard let name = stage["name"]?.text, let value = stage["objective"]?.text.flatMap(Double.init) else {
        return nil
      }
      return (name, value)
    }
  }
}
