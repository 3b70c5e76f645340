internal import Yams

/// Reads a YAML file into ``YAMLNode`` values.
enum YAMLReading {
  /// The most values a settings file may have after its aliases are followed; a scenario has some hundreds.
  static let settingsNodeLimit = 100_000
  /// The deepest nesting a file may have.
  static let depthLimit = 64

  /// The file's only document; an issue when there is none or it is no YAML.
  static func read(
    _ bytes: [UInt8], file: String, nodeLimit: Int = settingsNodeLimit
  ) -> Result<YAMLNode, ScenarioError> {
    do throws(DecodingFault) {
      let decoded = try TextDecoding.decode(bytes)
      return read(String(decoding: decoded.bytes, as: UTF8.self), file: file, nodeLimit: nodeLimit)
    } catch {
      return .failure(ScenarioError(issues: [ScenarioIssue(file: file, fault: error)]))
    }
  }

  static func read(
    _ text: String, file: String, nodeLimit: Int = settingsNodeLimit
  ) -> Result<YAMLNode, ScenarioError> {
    do {
      // Yams hands the parser a pointer into the string; a string of under 16 bytes lives in the value itself and the
      // pointer would not outlive the call, so short texts are made longer by blank lines.
      let padded = text + String(repeating: "\n", count: 32)
      guard let root = try Parser(yaml: padded, encoding: .utf8).singleRoot() else {
        return failure(file, .emptyFile)
      }
      var converter = NodeConverter(file: file, nodeLimit: nodeLimit)
      let node = converter.convert(root, depth: 0)
      if let issue = converter.issue { return .failure(ScenarioError(issues: [issue])) }
      return node.isNull ? failure(file, .emptyFile) : .success(node)
    } catch let error as YamlError {
      return .failure(ScenarioError(issues: [issue(of: error, file: file)]))
    } catch {
      return failure(file, .yamlSyntax(detail: "\(error)"))
    }
  }

  private static func failure(_ file: String, _ problem: ScenarioProblem) -> Result<YAMLNode, ScenarioError> {
    .failure(ScenarioError(issues: [ScenarioIssue(file: file, problem: problem)]))
  }

  private static func issue(of error: YamlError, file: String) -> ScenarioIssue {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let detail = [context?.text, problem].compactMap { $0 }.joined(separator: ": ")
      return ScenarioIssue(
        file: file, row: mark.line, column: IssueColumn(position: mark.column), problem: .yamlSyntax(detail: detail))
    case .reader(let problem, _, _, _):
      return ScenarioIssue(file: file, problem: .yamlSyntax(detail: problem))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return ScenarioIssue(
        file: file, row: context.mark.line,
        column: IssueColumn(name: duplicates.first, position: context.mark.column), value: duplicates.first,
        problem: .repeatedKey)
    default: return ScenarioIssue(file: file, problem: .yamlSyntax(detail: "\(error)"))
    }
  }
}

/// Turns Yams' nodes into ours, refusing what nests or repeats without end.
private struct NodeConverter {
  let file: String
  let nodeLimit: Int
  private var count = 0
  private(set) var issue: ScenarioIssue?

  init(file: String, nodeLimit: Int) {
    self.file = file
    self.nodeLimit = nodeLimit
  }

  mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
    let mark = YAMLNode.Mark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    count += 1
    guard issue == nil, depth <= YAMLReading.depthLimit, count <= nodeLimit else {
      if issue == nil { issue = at(mark, .tooComplex) }
      return YAMLNode(.mapping([]), mark: mark)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(.scalar(scalar.string, isPlain: scalar.style == .plain), mark: mark)
    case .sequence(let sequence):
      return YAMLNode(.sequence(sequence.map { convert($0, depth: depth + 1) }), mark: mark)
    case .mapping(let mapping): return YAMLNode(.mapping(entries(of: mapping, depth: depth)), mark: mark)
    case .alias:
      issue = at(mark, .tooComplex)
      return YAMLNode(.mapping([]), mark: mark)
    }
  }

  private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    for (key, value) in mapping {
      let mark = YAMLNode.Mark(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
      guard case .scalar(let scalar) = key else {
        if issue == nil { issue = at(mark, .wrongShape(found: .mapping), expectation: .shape(.scalar)) }
        continue
      }
      entries.append(.init(key: scalar.string, mark: mark, value: convert(value, depth: depth + 1)))
    }
    return entries
  }

  private func at(
    _ mark: YAMLNode.Mark, _ problem: ScenarioProblem, expectation: ScenarioExpectation? = nil
  ) -> ScenarioIssue {
    ScenarioIssue(
      file: file, row: mark.line, column: IssueColumn(position: mark.column), problem: problem,
      expectation: expectation)
  }
}
