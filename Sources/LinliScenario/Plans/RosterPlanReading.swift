internal import LinliDomain
internal import LinliRostering

/// Makes a roster of a plan folder's files and reports what cannot be taken.
struct RosterPlanReading {
  private var files: PlanFiles
  private(set) var assignments: [RosterAssignment] = []
  private var hasDocument = false

  /// - Parameter knowsEveryVisit: whether visits of days that are allowed and not planned are known, too.
  init(_ instance: RosterInstance, knowsEveryVisit: Bool = false) {
    var keys = TableKeys()
    // The data as given: that something was set aside is for the audit to say.
    keys.add(instance.data.volunteers.map(\.id.text), to: "volunteers")
    keys.add(instance.data.shifts.map(\.id.text), to: "shifts")
    if knowsEveryVisit {
      keys.add(instance.visits.flatMap { $0.dates.map($0.shiftID) }.map(\.text), to: "shifts")
    }
    files = PlanFiles(keys: keys, horizon: instance.horizon)
  }

  var issues: [ScenarioIssue] { files.issues }

  mutating func report(_ issue: ScenarioIssue) {
    files.report(issue)
  }

  /// Reads a file: JSON by its name, else `roster.csv`.
  mutating func read(_ bytes: [UInt8], file: String) {
    if file.lowercased().hasSuffix(".json") {
      guard let root = files.document(bytes, file: file) else { return }
      let table = files.member("assignments", of: root, as: PlanTables.roster, isRequired: true, file: file)
      assignments = table.map(Self.assignments) ?? []
      hasDocument = true
    } else if let table = files.table(bytes, file: file, as: PlanTables.roster) {
      let found = Self.assignments(table)
      if hasDocument, issues.isEmpty { compare(found, file: file) } else { assignments = found }
    }
  }

  private static func assignments(_ table: TypedTable) -> [RosterAssignment] {
    table.rows.compactMap { row in
      guard let volunteer = row.text("volunteer"), let shift = row.text("shift") else { return nil }
      return RosterAssignment(volunteer: VolunteerID(volunteer), shift: ShiftID(shift))
    }
  }

  /// Reports each assignment that one of table and document has and the other has not.
  private mutating func compare(_ found: [RosterAssignment], file: String) {
    let (old, new) = (Set(assignments), Set(found))
    for assignment in old.symmetricDifference(new).sorted() {
      report(
        ScenarioIssue(
          file: file, value: "\(assignment.volunteer) \(assignment.shift)", problem: .planFilesDisagree,
          expectation: .value(old.contains(assignment) ? "1" : "0")))
    }
  }
}
