public import LinliDomain
public import LinliRostering

/// A roster that was published: its people were told, and later rosters hold it still.
public struct Publication: Sendable, Equatable {
  /// The version, from 1.
  public let version: Int
  /// When it was published.
  public let date: CalendarDate
  /// The days it speaks of.
  public let days: ClosedRange<CalendarDate>
  /// Until this day, history.csv tells what really happened; nil if nothing is closed.
  public let closedUntil: CalendarDate?
  /// The fingerprint of ``rows``.
  public let fingerprint: String
  /// Who was told what, by person and shift.
  public let rows: [Row]

  /// Somebody on a shift, with all that later rosters have to know of it.
  public struct Row: Sendable, Hashable {
    /// Who.
    public var volunteer: String
    /// The shift.
    public var shift: String
    /// The day on which it starts.
    public var date: CalendarDate
    /// When.
    public var window: TimeWindow
    /// Its type.
    public var type: String
    /// Whether it counts as unpopular.
    public var isUnpopular: Bool
    /// The row of `roster.csv`; nil before it is written.
    var number: Int?

    /// The person and the shift.
    public var assignment: RosterAssignment {
      RosterAssignment(volunteer: VolunteerID(volunteer), shift: ShiftID(shift))
    }
  }

  init(
    version: Int, date: CalendarDate, days: ClosedRange<CalendarDate>, closedUntil: CalendarDate?,
    fingerprint: String? = nil, rows: [Row]
  ) {
    self.version = version
    self.date = date
    self.days = days
    self.closedUntil = closedUntil
    self.rows = rows.sorted { $0.assignment < $1.assignment }
    self.fingerprint = fingerprint ?? Self.fingerprint(of: self.rows)
  }

  /// The folder of the published rosters in a scenario folder.
  static let folder = "published"

  /// The folder of this version in the scenario folder.
  public var place: String { "\(Self.folder)/v\(version)" }

  /// What rows say, whatever a spreadsheet made of the file when it was saved anew.
  static func fingerprint(of rows: [Row]) -> String {
    let lines = rows.map { row in
      let times = "\(row.date)\t\(row.window.startMinute)\t\(row.window.endMinute)"
      return "\(row.volunteer)\t\(row.shift)\t\(times)\t\(row.type)\t\(row.isUnpopular ? 1 : 0)\n"
    }
    return Fingerprint(of: Array(lines.joined().utf8)).description
  }

  /// This publication, closed until a day.
  func closed(until date: CalendarDate) -> Publication {
    Publication(
      version: version, date: self.date, days: days, closedUntil: max(date, closedUntil ?? date),
      fingerprint: fingerprint, rows: rows)
  }
}

extension [Publication] {
  /// What holds of a day: the latest version that speaks of it.
  func current(on date: CalendarDate) -> Publication? {
    last { $0.days.contains(date) }
  }

  /// The first day from some day on that was published and is not closed; nil if there is none.
  public func firstOpenDay(from date: CalendarDate) -> CalendarDate? {
    guard let last = map(\.days.upperBound).max(), date <= last else { return nil }
    var day = date
    while day <= last {
      if let current = current(on: day), !current.isClosed(day) { return day }
      guard let next = day.adding(days: 1) else { return nil }
      day = next
    }
    return nil
  }

  /// The rows that hold, by version, then by person and shift.
  var currentRows: [(publication: Publication, row: Publication.Row)] {
    flatMap { publication in
      publication.rows.filter { current(on: $0.date)?.version == publication.version }.map { (publication, $0) }
    }
  }
}

extension Scenario {
  /// What people were told for the days of the roster's horizon, of people and shifts that are still there.
  public func publishedPlan(for instance: RosterInstance) -> RosterPlan {
    RosterPlan(
      publications.currentRows.map(\.row.assignment).filter { assignment in
        instance.volunteer(assignment.volunteer) != nil && instance.shift(assignment.shift) != nil
      })
  }
}
