import LinliDomain
import LinliRostering
import LinliScenario

extension RosterText {
  /// How many weeks of the calendar stand beside each other.
  private static let calendarWeeks = 5

  /// A line for each person: what they work against their limits, and on which days.
  var people: [String] {
    let columns = PersonColumns(report).columns
    let calendar = PersonCalendarText(self)
    let weeks = report.weeks
    let blocks = stride(from: 0, to: weeks.count, by: Self.calendarWeeks).map { start in
      Array(weeks[start..<min(start + Self.calendarWeeks, weeks.count)])
    }
    var lines: [String] = []
    for (position, block) in blocks.enumerated() {
      // Figures stand once, beside the first weeks.
      lines += table(position == 0 ? columns : [], calendar, block)
    }
    let isOfWeek = columns.contains { $0.header == Catalogue.fullestWeek || $0.header == Catalogue.fullestWeekHours }
    let notes =
      (columns.contains(where: \.hasLimits) ? [say(Catalogue.limitsNote)] : [])
      + (isOfWeek ? [say(Catalogue.fullestWeekNote)] : [])
    let legend = [notes.joined(separator: say(Catalogue.semicolon))].filter { !$0.isEmpty } + calendar.legend
    return [say(Catalogue.byPerson)] + lines + legend.map { "  (" + $0 + ")" }
  }

  private func table(
    _ columns: [PersonColumns.Column], _ calendar: PersonCalendarText, _ weeks: [CalendarWeek]
  ) -> [String] {
    var headers: [(header: String, alignment: TextTable.Alignment)] = [(say(Catalogue.person), .left)]
    for column in columns { headers.append((say(column.header), .right)) }
    for week in weeks { headers.append((calendar.start(of: week), .left)) }
    var table = TextTable(headers)
    table.add([""] + columns.map { _ in "" } + weeks.map { calendar.weekdays(of: $0) })
    for figures in report.figures?.volunteers ?? [] {
      guard let volunteer = instance.volunteer(figures.volunteer) else { continue }
      let cells = columns.map { $0.cell(volunteer, figures) }
      table.add([wording.person(volunteer.id)] + cells + weeks.map { calendar.line(of: volunteer.id, in: $0) })
    }
    return table.lines()
  }
}

/// The columns of figures that a question gives reason to show.
struct PersonColumns {
  struct Column {
    var header: BilingualText
    var hasLimits: Bool
    var cell: (Volunteer, VolunteerFigures) -> String
  }

  private let report: RosterReport
  private let volunteers: [Volunteer]
  /// Whether the horizon is one week, so that a week's limits are limits of the whole.
  private let isOneWeek: Bool

  init(_ report: RosterReport) {
    self.report = report
    volunteers = report.instance.volunteers
    isOneWeek =
      report.weeks.count == 1 && !report.instance.history.contains { report.weeks.first?.contains($0.date) == true }
  }

  var columns: [Column] {
    [shifts, fullestWeek, hours, fullestWeekHours, nights, weekends, unpopular, carried, wishes].compactMap { $0 }
  }

  private var shifts: Column? {
    column(
      Catalogue.shifts,
      limits: { isOneWeek ? $0.shiftsPerHorizon.narrowed(by: $0.shiftsPerWeek) : $0.shiftsPerHorizon },
      value: { $1.shifts })
  }

  private var fullestWeek: Column? {
    guard !isOneWeek, hasLimit(\.shiftsPerWeek) else { return nil }
    return column(Catalogue.fullestWeek, limits: \.shiftsPerWeek) { volunteer, _ in
      report.fullestWeek(of: volunteer.id) { _ in 1 }
    }
  }

  private var hours: Column? {
    column(
      Catalogue.hoursWorked,
      limits: { isOneWeek ? $0.minutesPerHorizon.narrowed(by: $0.minutesPerWeek) : $0.minutesPerHorizon },
      write: TimeStyle.hours, value: { $1.minutes })
  }

  private var fullestWeekHours: Column? {
    guard !isOneWeek, hasLimit(\.minutesPerWeek) else { return nil }
    return column(
      Catalogue.fullestWeekHours, limits: \.minutesPerWeek, write: TimeStyle.hours,
      value: { volunteer, _ in report.fullestWeek(of: volunteer.id, \.minutes) })
  }

  private var nights: Column? {
    let limits = { (limits: LineLimits) in OptionalRange(maximum: limits.nightsPerHorizon) }
    guard hasLimit(limits) else { return nil }
    return column(Catalogue.nights, limits: limits) { volunteer, _ in report.nights(of: volunteer.id) }
  }

  private var weekends: Column? {
    let limits = { (limits: LineLimits) in OptionalRange(maximum: limits.weekendsPerHorizon) }
    guard hasLimit(limits) else { return nil }
    return column(Catalogue.weekends, limits: limits) { $1.weekends }
  }

  private var unpopular: Column? {
    guard report.instance.shifts.contains(where: \.isUnpopular) else { return nil }
    return column(Catalogue.unpopular) { $1.unpopular }
  }

  private var carried: Column? {
    guard let share = report.shares.first, let people = report.figures?.volunteers,
      people.contains(where: { ($0.carried[share] ?? 0) != 0 })
    else { return nil }
    return column(Catalogue.carried, write: { share == .minutes ? TimeStyle.hours($0) : String($0) }) { _, figures in
      figures.carried[share] ?? 0
    }
  }

  private var wishes: Column? {
    guard !report.instance.wishes.isEmpty else { return nil }
    return Column(header: Catalogue.wishesGranted, hasLimits: false) { _, figures in
      let all = figures.wishesGranted + figures.wishesMissed
      return all == 0 ? "" : "\(figures.wishesGranted)/\(all)"
    }
  }

  private func hasLimit(_ limits: (LineLimits) -> OptionalRange) -> Bool {
    volunteers.contains { limits($0.limits) != OptionalRange() }
  }

  private func column(
    _ header: BilingualText, limits: @escaping (LineLimits) -> OptionalRange = { _ in OptionalRange() },
    write: @escaping (Int) -> String = NumberStyle.count, value: @escaping (Volunteer, VolunteerFigures) -> Int
  ) -> Column {
    Column(header: header, hasLimits: hasLimit(limits)) { volunteer, figures in
      write(value(volunteer, figures)) + limits(volunteer.limits).written(write)
    }
  }
}

extension OptionalRange {
  /// The part of both ranges.
  fileprivate func narrowed(by other: OptionalRange) -> OptionalRange {
    OptionalRange(
      minimum: [minimum, other.minimum].compactMap { $0 }.max(),
      maximum: [maximum, other.maximum].compactMap { $0 }.min())
  }

  /// `/4`, `/2–4`, `/2+`, or nothing.
  fileprivate func written(_ write: (Int) -> String) -> String {
    switch (minimum, maximum) {
    case (nil, nil), (0, nil): ""
    case (nil, let maximum?), (0, let maximum?): "/" + write(maximum)
    case (let minimum?, nil): "/" + write(minimum) + "+"
    case (let minimum?, let maximum?): "/" + write(minimum) + "–" + write(maximum)
    }
  }
}
