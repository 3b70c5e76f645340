public import Foundation
public import LinliDomain
public import LinliRostering

/// Reads who really came, against a roster.
public struct AttendanceReading: Sendable {
  /// What people on the roster did of whom the table says nothing.
  public enum Unlisted: String, CaseIterable, Sendable {
    /// They came and stayed.
    case arrived
    /// They did not come.
    case noShow = "no_show"
  }

  private let instance: RosterInstance
  private let listing: RosterListing
  private let days: ClosedRange<CalendarDate>
  private let unlisted: Unlisted?
  private var issues: [ScenarioIssue] = []
  private var records: [RosterAssignment: AttendanceRecord] = [:]

  /// Reads a table against a roster.
  ///
  /// - Parameters:
  ///   - days: the days that are closed.
  ///   - unlisted: what people on the roster did of whom the table says nothing; nil if that is not accepted.
  /// - Returns: what happened with everybody on the roster on these days, and with those who came besides, by shift in
  ///   the order of time, then by person.
  /// - Throws: ``ScenarioError`` with all that is wrong with the table.
  public static func records(
    in file: URL, of plan: RosterPlan, _ instance: RosterInstance, on days: ClosedRange<CalendarDate>,
    unlisted: Unlisted? = nil, limits: ReadingLimits = ReadingLimits()
  ) throws(ScenarioError) -> [AttendanceRecord] {
    var reading = AttendanceReading(plan, instance, days, unlisted)
    let name = file.lastPathComponent
    switch FileReading.bytes(of: file, limit: limits.tableByteCount) {
    case .failure(let error): throw ScenarioError(issues: [ScenarioIssue(file: name, problem: error.problem)])
    case .success(let bytes): reading.read(bytes, file: name)
    }
    guard reading.issues.isEmpty else { throw ScenarioError(issues: reading.issues) }
    return instance.shifts.flatMap { shift in
      reading.records.values.filter { $0.shift.id == shift.id }.sorted { $0.volunteer < $1.volunteer }
    }
  }

  private init(_ plan: RosterPlan, _ instance: RosterInstance, _ days: ClosedRange<CalendarDate>, _ unlisted: Unlisted?)
  {
    self.instance = instance
    self.days = days
    self.unlisted = unlisted
    listing = RosterListing(instance, plan)
  }

  private mutating func read(_ bytes: [UInt8], file: String) {
    var keys = TableKeys()
    keys.add(instance.volunteers.map(\.id.text), to: "volunteers")
    var files = PlanFiles(keys: keys, horizon: instance.horizon)
    let table = files.table(bytes, file: file, as: PublishingTables.attendance)
    issues += files.issues
    for row in table?.rows ?? [] where row.isSound { take(row, file) }
    // Rows that could not be read may be the ones that seem to be missing.
    if issues.isEmpty { takeUnlisted(file) }
  }

  // MARK: A row

  private mutating func take(_ row: TypedTable.Row, _ file: String) {
    let person = row.text("volunteer").flatMap { volunteer(named: $0, row, file) }
    guard let shift = shift(row, file), let person,
      let status = row.text("status").flatMap(AttendanceRecord.Status.init(rawValue:))
    else { return }
    guard days.contains(shift.date) else {
      report(
        row, file, "shift", shift.id.text, .attendanceOfOtherDays(first: days.lowerBound, last: days.upperBound))
      return
    }
    let isPlanned = listing.volunteers(on: shift.id).contains(person)
    guard let (window, minutes) = presence(row, file, of: shift, status) else { return }
    let key = RosterAssignment(volunteer: person, shift: shift.id)
    if records[key] != nil {
      report(row, file, "shift", "\(person) \(shift.id)", .duplicateMember(member: "\(person) \(shift.id)"))
      return
    }
    records[key] = AttendanceRecord(
      volunteer: person, shift: shift, status: status, window: window, minutes: minutes, isPlanned: isPlanned)
  }

  private mutating func volunteer(named text: String, _ row: TypedTable.Row, _ file: String) -> VolunteerID? {
    let id = VolunteerID(text)
    if instance.volunteer(id) != nil { return id }
    report(
      row, file, "volunteer", text, .unknownReference(table: "volunteers"),
      NearestName.find(text, among: instance.volunteers.map(\.id.text)))
    return nil
  }

  /// The shift of a row, by its id, or by the id of its row and the date.
  private mutating func shift(_ row: TypedTable.Row, _ file: String) -> Shift? {
    guard let text = row.text("shift") else { return nil }
    let date = row.date("date")
    let names = [date.map { "\(text)-\($0)" }, text].compactMap { $0 }
    for name in names {
      if let shift = instance.shift(ShiftID(name)), date == nil || shift.date == date { return shift }
    }
    let otherDays = ScenarioProblem.attendanceOfOtherDays(first: days.lowerBound, last: days.upperBound)
    if let date, !days.contains(date) {
      report(row, file, "date", "\(date)", otherDays)
    } else if let day = CalendarDate(iso: String(text.suffix(10))), !days.contains(day) {
      report(row, file, "shift", text, otherDays)
    } else {
      report(
        row, file, "shift", text, .unknownReference(table: "shifts"),
        NearestName.find(names[0], among: instance.shifts.map(\.id.text)))
    }
    return nil
  }

  /// When somebody was there, and the minutes that count; nil with an issue if the row contradicts itself.
  private mutating func presence(
    _ row: TypedTable.Row, _ file: String, of shift: Shift, _ status: AttendanceRecord.Status
  ) -> (window: TimeWindow?, minutes: Int?)? {
    guard status.isPresent else {
      var isPlain = true
      for column in ["from", "to", "hours"] where row[column] != .absent {
        report(row, file, column, nil, .notBeside(word: status.rawValue))
        isPlain = false
      }
      return isPlain ? (nil, nil) : nil
    }
    let hours = row.integer("hours")
    let start = row.integer("from") ?? shift.window.startMinute
    let own = row.integer("to")
    var end = own ?? (hours.map { start + $0 } ?? shift.window.endMinute)
    if own != nil, end <= start { end += TimeWindow.wholeDay.endMinute }
    let window = TimeWindow(startMinute: start, endMinute: end)
    guard window.minutes > 0, window.minutes <= TimeWindow.wholeDay.endMinute else {
      report(row, file, own == nil ? "from" : "to", nil, .endNotAfterStart)
      return nil
    }
    if let hours, hours > window.minutes {
      report(row, file, "hours", nil, .moreHoursThanTimes)
      return nil
    }
    return (window, hours)
  }

  private mutating func report(
    _ row: TypedTable.Row, _ file: String, _ column: String, _ value: String?, _ problem: ScenarioProblem,
    _ nearest: String? = nil
  ) {
    issues.append(
      ScenarioIssue(
        file: file, row: row.number, column: IssueColumn(name: column), value: value, problem: problem, nearest: nearest
      ))
  }

  // MARK: Those of whom nothing is told

  private mutating func takeUnlisted(_ file: String) {
    for shift in instance.shifts where days.contains(shift.date) {
      for volunteer in listing.volunteers(on: shift.id) {
        let key = RosterAssignment(volunteer: volunteer, shift: shift.id)
        guard records[key] == nil else { continue }
        guard let unlisted else {
          issues.append(ScenarioIssue(file: file, value: "\(volunteer) \(shift.id)", problem: .attendanceMissing))
          continue
        }
        records[key] = AttendanceRecord(
          volunteer: volunteer, shift: shift, status: unlisted == .arrived ? .arrived : .noShow, isPlanned: true)
      }
    }
  }
}
