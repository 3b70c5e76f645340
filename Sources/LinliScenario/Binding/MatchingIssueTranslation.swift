internal import LinliDomain
internal import LinliMatching
internal import OrderedCollections

/// Finds the file, row and column of what the matching question refuses.
struct MatchingIssueTranslation {
  let raw: RawScenario
  let variant: String?

  func issue(_ found: MatchingIssue) -> ScenarioIssue {
    var issue: ScenarioIssue
    if case .option(let key) = found.subject {
      issue = optionIssue(key, found)
    } else {
      let (table, key) = Self.place(of: found.subject)
      issue = tableIssue(table, key, found)
    }
    issue.source = Self.sources(of: found.fault)
    issue.expectation = Self.expectation(of: found.fault)
    if issue.variant == nil, let variant { issue.variant = VariantMark(name: variant) }
    return issue
  }

  private static func place(of subject: MatchingSubject) -> (table: String, key: String) {
    switch subject {
    case .community(let id): ("communities", id.text)
    case .service(let id): ("services", id.text)
    case .listRule(let id): ("list_rules", id.text)
    case .need(let id): ("needs", id.service.text)
    case .provider(let id): ("providers", id.text)
    case .room(let id): ("rooms", id.text)
    case .account(let id): ("accounts", id.text)
    case .option(let key): ("scenario", key)
    }
  }

  private func tableIssue(_ name: String, _ key: String, _ found: MatchingIssue) -> ScenarioIssue {
    let problem = ScenarioProblem.matching(found.fault)
    guard let table = raw.tables[name] else {
      return ScenarioIssue(
        file: "\(name).csv", column: IssueColumn(name: found.column), value: key, problem: problem)
    }
    let row = VariantApplication.keys(of: table).firstIndex(of: key)
    let index = table.index(of: found.column)
    let column = index.map { table.columns[$0] }
    var value = Self.value(of: found.fault)
    if value == nil, let row, let index { value = table.rows[row].cells[index] }
    return ScenarioIssue(
      file: table.file, row: row.flatMap { table.rows[$0].number },
      column: IssueColumn(name: column?.header ?? found.column, position: column?.position),
      value: value ?? (row == nil ? key : nil), problem: problem,
      variant: row.flatMap { row in index.flatMap { table.mark(row: row, column: $0) } })
  }

  private func optionIssue(_ key: String, _ found: MatchingIssue) -> ScenarioIssue {
    let path = key == found.column ? ["match", key] : ["match", key, found.column]
    let node = raw.settings[path] ?? raw.settings[["match"]] ?? raw.settings
    let isOwn = node.variant == nil
    return ScenarioIssue(
      file: ScenarioFolder.settingsFile, row: isOwn ? max(node.mark.line, 1) : nil,
      column: IssueColumn(name: path.joined(separator: "."), position: isOwn ? max(node.mark.column, 1) : nil),
      value: node.text, problem: .matching(found.fault), variant: node.variant)
  }

  /// The part of the cell that is at fault; nil when the whole cell is.
  private static func value(of fault: MatchingIssue.Fault) -> String? {
    switch fault {
    case .unknown(let reference): reference
    case .committeeBarred(let service, _, _), .classForbidden(let service, _, _, _),
      .volunteersNotAllowed(let service, _, _), .kindNotAllowed(let service, _, _, _),
      .qualificationMissing(let service, _), .noAccountMayPay(let service, _, _):
      service.text
    default: nil
    }
  }

  private static func sources(of fault: MatchingIssue.Fault) -> String? {
    let text: String
    switch fault {
    case .committeeBarred(_, _, let sources): text = sources.joined(separator: "/")
    case .classForbidden(_, _, _, let source), .volunteersNotAllowed(_, _, let source),
      .kindNotAllowed(_, _, _, let source), .noAccountMayPay(_, _, let source):
      text = source
    default: return nil
    }
    return text.isEmpty ? nil : text
  }

  private static func expectation(of fault: MatchingIssue.Fault) -> ScenarioExpectation? {
    switch fault {
    case .numberOutOfRange(_, let least, let most):
      .number(NumberRange(minimum: least, maximum: most >= 1e300 ? nil : most), unit: nil)
    case .kindNotAllowed(_, _, let allowed, _): allowed.isEmpty ? nil : .oneOf(allowed.map(\.rawValue))
    default: nil
    }
  }
}
