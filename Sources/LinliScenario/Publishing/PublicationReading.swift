internal import Foundation
internal import LinliDomain
internal import LinliRostering

/// Reads the folder of published rosters, and reports what was changed since.
struct PublicationReading {
  private let folder: URL
  private let limits: ReadingLimits
  private(set) var publications: [Publication] = []
  private(set) var inputs: [InputFile] = []
  private(set) var issues: [ScenarioIssue] = []

  /// The register within the folder of the scenario.
  static let register = "\(Publication.folder)/\(PublishingTables.publications.file)"

  init(scenario folder: URL, limits: ReadingLimits) {
    self.folder = folder
    self.limits = limits
  }

  /// Reads register and rosters.
  mutating func read() {
    guard let register = table(Self.register, as: PublishingTables.publications) else { return }
    for row in register.rows where row.isSound {
      guard let version = row.integer("version"), let date = row.date("date"), let start = row.date("start"),
        let end = row.date("end"), let fingerprint = row.text("fingerprint")
      else { continue }
      guard start <= end else {
        issues.append(
          ScenarioIssue(
            file: Self.register, row: row.number, column: IssueColumn(name: "end"), value: end.description,
            problem: .endBeforeStart))
        continue
      }
      let place = "\(Publication.folder)/v\(version)"
      guard let rows = rows(of: "\(place)/roster.csv") else { continue }
      let publication = Publication(
        version: version, date: date, days: start...end, closedUntil: row.date("closed_until"),
        fingerprint: fingerprint,
        rows: rows)
      publications.append(publication)
      if Publication.fingerprint(of: publication.rows) != fingerprint { reportChanges(of: publication) }
    }
    publications.sort { $0.version < $1.version }
  }

  // MARK: Files

  private mutating func rows(of file: String) -> [Publication.Row]? {
    let before = issues.count
    guard let table = table(file, as: PublishingTables.roster), issues.count == before else { return nil }
    return table.rows.compactMap { row in
      guard let volunteer = row.text("volunteer"), let shift = row.text("shift"), let date = row.date("date"),
        let start = row.integer("from"), let end = row.integer("to"), let type = row.text("type")
      else { return nil }
      let window = TimeWindow(startMinute: start, endMinute: end <= start ? end + TimeWindow.wholeDay.endMinute : end)
      return Publication.Row(
        volunteer: volunteer, shift: shift, date: date, window: window, type: type,
        isUnpopular: row.flag("unpopular") ?? false, number: row.number)
    }
  }

  private mutating func table(_ file: String, as schema: TableSchema) -> TypedTable? {
    let bytes: [UInt8]
    switch FileReading.bytes(of: folder.appendingPathComponent(file), limit: limits.tableByteCount) {
    case .failure(let error):
      issues.append(ScenarioIssue(file: file, problem: error.problem))
      return nil
    case .success(let read): bytes = read
    }
    var reader = DelimitedReader(file: file)
    let table = reader.read(bytes)
    issues += reader.issues
    inputs.append(InputFile(path: file, bytes: bytes, table: table))
    guard let table else { return nil }
    let (raw, _, headerIssues) = HeaderReading(schema: schema, familyNames: [:]).read(table, file: file)
    issues += headerIssues
    // A roster of nobody has only a header.
    if raw.rows.isEmpty { return TypedTable(schema: schema, rows: []) }
    let context = ValidationContext(keys: TableKeys(), horizon: nil, variant: nil)
    var validation = TableValidation(schema, table: raw, context: context)
    let typed = validation.validate()
    issues += validation.issues
    return typed
  }

  // MARK: Changes

  /// Reports what is no longer what was published: row by row where `plan.json` beside it still tells.
  private mutating func reportChanges(of publication: Publication) {
    let file = "\(publication.place)/roster.csv"
    var changes: [ScenarioIssue] = []
    if let published = published(in: publication) {
      let now = Set(publication.rows.map(\.assignment))
      for row in publication.rows where !published.contains(row.assignment) {
        changes.append(
          Self.issue(file, row.number, row.assignment, .addedAfterPublishing(version: publication.version)))
      }
      for assignment in published.subtracting(now).sorted() {
        changes.append(Self.issue(file, nil, assignment, .removedAfterPublishing(version: publication.version)))
      }
    }
    if changes.isEmpty {
      changes = [ScenarioIssue(file: file, problem: .changedAfterPublishing(version: publication.version))]
    }
    issues += changes
  }

  private static func issue(
    _ file: String, _ row: Int?, _ assignment: RosterAssignment, _ problem: ScenarioProblem
  ) -> ScenarioIssue {
    ScenarioIssue(file: file, row: row, value: "\(assignment.volunteer) \(assignment.shift)", problem: problem)
  }

  /// The assignments of the document beside the table; nil if it tells none.
  private func published(in publication: Publication) -> Set<RosterAssignment>? {
    let file = "\(publication.place)/plan.json"
    guard
      case .success(let bytes) = FileReading.bytes(
        of: folder.appendingPathComponent(file), limit: limits.tableByteCount),
      case .success(let root) = PlanFiles.root(bytes, file: file), let elements = root["assignments"]?.elements
    else { return nil }
    return Set(
      elements.compactMap { element in
        guard let volunteer = element["volunteer"]?.text, let shift = element["shift"]?.text else { return nil }
        return RosterAssignment(volunteer: VolunteerID(volunteer), shift: ShiftID(shift))
      })
  }
}
