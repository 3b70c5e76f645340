internal import LinliDomain

/// The export of a volunteer-run festival as a scenario folder that asks for a roster of it, with invented people.
///
/// Every entry is a row of `shifts.csv` with its own times; what it needs at least is what it wants, at a price of 1 for
/// each person missing, so that the first goal is the people missing to the minima. A venue is a community without a place
/// on the map, so that nobody needs time to walk. A person is qualified for the roles they are interested in, and holds
/// `<role>-training` where a role needs training.
public struct EMFCampImport: Sendable {
  let export: EMFCampExport
  let request: EMFCampRequest
  let name: String
  let crowd: EMFCampCrowd
  private let roles: Slugs
  private let venues: Slugs

  /// The folder of an export.
  ///
  /// - Parameters:
  ///   - export: The shifts.
  ///   - request: The people to be drawn.
  ///   - name: What the export is called, for the title.
  public init(_ export: EMFCampExport, _ request: EMFCampRequest, name: String) {
    self.export = export
    self.request = request
    self.name = name
    crowd = EMFCampCrowd(request, for: export)
    roles = Slugs(export.signUpsByRole.map(\.role))
    venues = Slugs(export.venues)
  }

  /// The shifts that all people together take at most.
  public var capacity: Int { crowd.people.reduce(0) { $0 + $1.share } }

  /// The roles of the shifts that the published figures of roles say nothing about, in alphabetical order; interest in
  /// them is drawn as if there were no such figures.
  public var unpublishedRoles: [String] { crowd.unpublishedRoles }

  /// The files of the folder, for ``FolderWriter``.
  public var files: [(path: String, bytes: [UInt8])] {
    [
      ("scenario.yaml", Array(settings.utf8)),
      ("communities.csv", table(["id", "en"], export.venues.map { [.text(venues[$0]), .text($0)] })),
      ("shift_types.csv", table(["id", "zh", "en", "from", "to", "night"], Self.shiftTypes)),
      ("shifts.csv", table(Self.shiftHeader, shifts)),
      ("volunteers.csv", table(["id", "qualifications", "max_shifts"], volunteers)),
      ("availability.csv", table(["volunteer", "days", "from", "to", "kind"], availability)),
      ("README.md", Array(EMFCampReadme(self).text.utf8)),
    ]
  }

  private func table(_ header: [String], _ rows: [[OutputCell]]) -> [UInt8] {
    DelimitedWriter.bytes(header: header, rows: rows)
  }

  // MARK: Settings

  /// Most shifts of a person on one day.
  static let shiftsPerDay = 2
  /// Hours between the last shift of a day and the first of a later one.
  static let restHours = 8

  private var settings: String {
    let people = request.volunteerCount
    let title = (
      zh: "\(name)：真实班次，虚构的 \(people) 名志愿者",
      en: "\(name): real shifts, \(people) invented people"
    )
    return """
      # The shifts are those of a published export and real; the people are invented: see README.md.
      schemaVersion: 1
      title:
        zh: \(Self.quoted(title.zh))
        en: \(Self.quoted(title.en))
      synthetic: true
      horizon:
        start: \(export.horizon.start)
        end: \(export.horizon.end)
      timeZone: Europe/London
      questions: [roster]
      # First nobody missing to the fewest people that a shift needs; then nobody where they are not needed.
      priorities:
        roster: [unfilled, overstaffing]
      # Everybody's own limit, max_shifts, stands in volunteers.csv.
      roster:
        limits:
          max_per_day: \(Self.shiftsPerDay)
          rest_hours: \(Self.restHours)

      """
  }

  /// A text as JSON writes it, which is YAML.
  private static func quoted(_ text: String) -> Substring { JSONValue.string(text).text().dropLast() }

  // MARK: Shifts

  /// The parts of the day in which shifts begin.
  private static let parts: [(id: String, zh: String, en: String, hours: Range<Int>)] = [
    ("N", "夜间", "night", 0..<6), ("M", "上午", "morning", 6..<12), ("A", "下午", "afternoon", 12..<18),
    ("E", "晚间", "evening", 18..<24),
  ]

  private static var shiftTypes: [[OutputCell]] {
    parts.map { part in
      [
        .text(part.id), .text(part.zh), .text(part.en), .text(clock(part.hours.lowerBound * 60)),
        .text(clock(part.hours.upperBound * 60)), .integer(part.id == "N" ? 1 : 0),
      ]
    }
  }

  private static let shiftHeader = [
    "id", "en", "service", "type", "days", "from", "to", "community", "heads", "min", "max", "price", "over_price",
    "requires",
  ]

  private var shifts: [[OutputCell]] {
    zip(export.shifts, shiftIDs).map { shift, id in
      let role = roles[shift.role]
      let requires = crowd.trainedRoles.contains(shift.role) ? "\(role)|\(Self.training(role))" : role
      let hour = shift.window.startMinute / 60
      let part = Self.parts.first { $0.hours.contains(hour) }?.id ?? ""
      return [
        .text(id), .text(shift.role), .text(role), .text(part), .text("\(shift.date)"),
        .text(Self.clock(shift.window.startMinute)), .text(Self.clock(shift.window.endMinute)),
        .text(venues[shift.venue]), .integer(shift.minimum), .integer(shift.minimum), .integer(shift.maximum),
        .integer(1), .integer(1), .text(requires),
      ]
    }
  }

  /// The ids of the shifts in their order: day and start, role, and the venue of a role that has several.
  public var shiftIDs: [String] {
    var venuesOfRole: [String: Set<String>] = [:]
    for shift in export.shifts { venuesOfRole[shift.role, default: []].insert(shift.venue) }
    var ids = Slugs([])
    return export.shifts.map { shift in
      let start = Self.clock(shift.window.startMinute).replacing(":", with: "")
      let venue = (venuesOfRole[shift.role]?.count ?? 0) > 1 ? ".\(venues[shift.venue])" : ""
      let day = Self.twoDigits(shift.date.month) + Self.twoDigits(shift.date.day)
      return ids.add("\(day)-\(start)-\(roles[shift.role])\(venue)")
    }
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `05:45` of 345; an end on the next day goes on counting hours.
  static func clock(_ minutes: Int) -> String { (minutes < 600 ? "0" : "") + ClockText.text(ofMinutes: minutes) }

  private static func training(_ role: String) -> String { "\(role)-training" }

  // MARK: People

  private var volunteerIDs: [String] {
    let width = String(crowd.people.count).count
    return crowd.people.indices.map { position in
      let number = String(position + 1)
      return "V" + String(repeating: "0", count: width - number.count) + number
    }
  }

  private var volunteers: [[OutputCell]] {
    zip(volunteerIDs, crowd.people).map { id, person in
      let held = person.roles.map { roles[$0] } + person.trained.map { Self.training(roles[$0]) }
      return [.text(id), .text(held.joined(separator: "|")), .integer(person.share)]
    }
  }

  private var availability: [[OutputCell]] {
    zip(volunteerIDs, crowd.people).map { id, person in
      [
        .text(id), .text("\(date(person.stay.lowerBound))..\(date(person.stay.upperBound))"),
        .text(Self.clock(person.hours.startMinute)), .text(Self.clock(person.hours.endMinute)), .text("available"),
      ]
    }
  }

  private func date(_ day: Int) -> CalendarDate {
    guard let date = export.horizon.start.adding(days: day) else {
      preconditionFailure("day \(day) lies beyond the calendar")
    }
    return date
  }
}
