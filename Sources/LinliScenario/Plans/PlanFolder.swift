public import Foundation
internal import LinliDomain
public import LinliMatching
public import LinliRostering
public import LinliSiting

/// A plan folder, or one file of it: `plan.json`, `assignments.csv`, `roster.csv` or
/// `facilities.csv`. The plan may be ours, hand-made or a
/// rival's.
///
/// `plan.json` is the plan where it is there. Tables beside it have to say the same to the decimals they are written
/// with, so that an edited table is never passed over in favour of the old `plan.json`. Rows of 0 sessions or yuan say
/// nothing and are left out.
public struct PlanFolder: Sendable {
  /// The folder or file.
  public let url: URL
  private let limits: ReadingLimits

  /// Names a plan folder or file; nothing is read yet.
  public init(_ url: URL, limits: ReadingLimits = ReadingLimits()) {
    self.url = url
    self.limits = limits
  }

  /// The matching plan, in terms of the scenario it is to be held against.
  ///
  /// - Throws: ``ScenarioError`` with all that is wrong with the plan's files; whether the plan keeps the rules is a
  ///   matter of the audit.
  public func matchingPlan(for scenario: Scenario) throws(ScenarioError) -> MatchingPlan {
    var reading = PlanReading(scenario: scenario)
    for file in files(of: PlanTables.matching) {
      switch file {
      case .success(let file): reading.read(file.bytes, file: file.name, as: file.table)
      case .failure(let issue): reading.report(issue)
      }
    }
    guard reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return reading.plan
  }

  /// The roster, in terms of the question it is to be held against.
  ///
  /// - Throws: ``ScenarioError`` with all that is wrong with the roster's files; whether it keeps the rules is a matter of
  ///   the audit.
  public func rosterPlan(for instance: RosterInstance) throws(ScenarioError) -> RosterPlan {
    var reading = RosterPlanReading(instance)
    for file in files(of: [PlanTables.roster]) {
      switch file {
      case .success(let file): reading.read(file.bytes, file: file.name)
      case .failure(let issue): reading.report(issue)
      }
    }
    guard reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return RosterPlan(reading.assignments)
  }

  /// The siting plan, in terms of the question it is to be held against.
  ///
  /// - Throws: ``ScenarioError`` with all that is wrong with the plan's files; whether the plan keeps the rules is a
  ///   matter of the audit.
  public func sitingPlan(for instance: SitingInstance) throws(ScenarioError) -> SitingPlan {
    var reading = SitingPlanReading(instance)
    for file in files(of: PlanTables.siting) {
      switch file {
      case .success(let file): reading.read(file.bytes, file: file.name, as: file.table)
      case .failure(let issue): reading.report(issue)
      }
    }
    guard reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return reading.plan
  }

  /// The shifts that the roster's readable rows name, visits on days that are allowed and not planned among them.
  func namedShifts(for instance: RosterInstance) -> Set<ShiftID> {
    var reading = RosterPlanReading(instance, knowsEveryVisit: true)
    for file in files(of: [PlanTables.roster]) {
      if case .success(let file) = file { reading.read(file.bytes, file: file.name) }
    }
    return Set(reading.assignments.map(\.shift))
  }

  /// The value that the plan's maker claims for each level, from `plan.json`; empty where there is none.
  ///
  /// - Throws: ``ScenarioError`` if `plan.json` is there and cannot be read.
  public func claims() throws(ScenarioError) -> [(level: String, value: Double)] {
    let isDocument = url.lastPathComponent.lowercased().hasSuffix(".json")
    let document = isDocument ? url : url.appendingPathComponent(Self.document)
    guard FileManager.default.fileExists(atPath: document.path) else { return [] }
    let file = document.lastPathComponent
    switch FileReading.bytes(of: document, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: file, problem: error.problem)])
    case .success(let bytes): return try PlanFiles.claims(bytes, file: file)
    }
  }

  /// The files with an extension in a subfolder, by path in this folder; empty if there is no such subfolder.
  ///
  /// - Throws: ``ScenarioError`` if one is there and cannot be read.
  public func files(in subfolder: String, named suffix: String) throws(ScenarioError) -> [String: [UInt8]] {
    let place = url.appendingPathComponent(subfolder)
    guard FileManager.default.fileExists(atPath: place.path) else { return [:] }
    var files: [String: [UInt8]] = [:]
    switch FileReading.names(in: place) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: subfolder, problem: error.problem)])
    case .success(let names):
      for name in names.sorted() where name.hasSuffix("." + suffix) {
        switch FileReading.bytes(of: place.appendingPathComponent(name), limit: limits.tableByteCount) {
        case .success(let bytes): files["\(subfolder)/\(name)"] = bytes
        case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: name, problem: error.problem)])
        }
      }
    }
    return files
  }

  // MARK: Files

  private static let document = "plan.json"

  private struct File {
    var name: String
    var bytes: [UInt8]
    var table: TableSchema
  }

  /// The files that make up a plan of some tables, the document first; the first table alone is a plan as well.
  private func files(of tables: [TableSchema]) -> [Result<File, ScenarioIssue>] {
    let name = url.lastPathComponent
    if isFile { return [file(url, as: name, tables[0])] }
    switch FileReading.names(in: url) {
    case .failure(let error): return [.failure(ScenarioIssue(file: name, problem: error.problem))]
    case .success(let names):
      let hasDocument = names.contains(Self.document)
      guard hasDocument || names.contains(tables[0].file) else {
        return [.failure(ScenarioIssue(file: name, problem: .noPlan))]
      }
      let document = hasDocument ? [file(url.appendingPathComponent(Self.document), as: Self.document, tables[0])] : []
      return document
        + tables.filter { names.contains($0.file) }.map { file(url.appendingPathComponent($0.file), as: $0.file, $0) }
    }
  }

  private var isFile: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  private func file(_ url: URL, as name: String, _ table: TableSchema) -> Result<File, ScenarioIssue> {
    switch FileReading.bytes(of: url, limit: limits.tableByteCount) {
    case .success(let bytes): .success(File(name: name, bytes: bytes, table: table))
    case .failure(let error): .failure(ScenarioIssue(file: name, problem: error.problem))
    }
  }
}

// MARK: - Which question a plan answers

extension PlanFolder {
  /// A plan that was found, with the question that it answers.
  public struct Found: Sendable {
    /// The question.
    public let question: Question
    /// Where the plan is.
    public let folder: PlanFolder
  }

  /// The plans at this place: of the file or folder itself and of its subfolders `site`, `match` and `roster`, as `linli solve`
  /// writes them for several questions. Where there is no plan at all, the place itself is said to be one of `match`, so
  /// that reading it tells what is wrong.
  public func plans() -> [Found] {
    let own = isFile ? [question(of: url) ?? .match] : ownQuestions
    let found = own.map { Found(question: $0, folder: self) }
    let below = isFile ? [] : Question.allCases.compactMap { plan(of: $0) }
    return found.isEmpty && below.isEmpty ? [Found(question: .match, folder: self)] : found + below
  }

  /// The place of the plan of one question: the subfolder of its name if there is a plan in it, else this place itself.
  public func folder(of question: Question) -> PlanFolder {
    let folder = PlanFolder(url.appendingPathComponent(question.rawValue), limits: limits)
    guard !isFile, case .success(let names) = FileReading.names(in: folder.url) else { return self }
    return names.contains(Self.document) || names.contains("\(question.rawValue).csv") ? folder : self
  }

  private func plan(of question: Question) -> Found? {
    let folder = PlanFolder(url.appendingPathComponent(question.rawValue), limits: limits)
    return folder.ownQuestions.contains(question) ? Found(question: question, folder: folder) : nil
  }

  /// The questions that the folder's own files answer: the document says which, else the tables tell.
  private var ownQuestions: [Question] {
    guard case .success(let names) = FileReading.names(in: url) else { return [] }
    if names.contains(Self.document) { return [question(of: url.appendingPathComponent(Self.document)) ?? .match] }
    let tables: [(Question, TableSchema)] = [
      (.site, PlanTables.facilities), (.match, PlanTables.assignments), (.roster, PlanTables.roster),
    ]
    return tables.filter { names.contains($0.1.file) }.map(\.0)
  }

  /// The question that a file answers: the document's own word for it, or by the columns of a table; nil if it cannot be
  /// told.
  private func question(of file: URL) -> Question? {
    guard case .success(let bytes) = FileReading.bytes(of: file, limit: limits.tableByteCount) else { return nil }
    let name = file.lastPathComponent
    if name.lowercased().hasSuffix(".json") {
      guard case .success(let root) = PlanFiles.root(bytes, file: name) else { return nil }
      return root["question"]?.text.flatMap(Question.init(rawValue:))
    }
    var reader = DelimitedReader(file: name)
    guard let table = reader.read(bytes) else { return nil }
    let (raw, _, _) = HeaderReading(schema: PlanTables.roster, familyNames: [:]).read(table, file: name)
    if raw.index(of: "shift") != nil { return .roster }
    let (facilities, _, _) = HeaderReading(schema: PlanTables.facilities, familyNames: [:]).read(table, file: name)
    return facilities.index(of: "site") == nil ? .match : .site
  }
}
