import LinliDomain
import LinliRostering
import LinliScenario

/// A person's weeks in a few columns: a mark for each shift's type, a dot for a free day.
struct PersonCalendarText {
  private let text: RosterText
  private let marks: [ShiftTypeID: String]
  private let dayWidth: Int
  private let separator: String

  init(_ text: RosterText) {
    self.text = text
    let marks = Self.marks(for: Set(text.instance.shifts.map(\.type)).sorted())
    self.marks = marks
    let cells = text.instance.volunteers.flatMap { Self.cells(of: text.report.listing.shifts(of: $0.id), marks) }
    let widest = cells.map(DisplayWidth.of).max() ?? 1
    dayWidth = max(widest, DisplayWidth.of(text.say(TimeStyle.weekdayMark(.monday))))
    // A month has to do without blanks between the days, or it would not fit onto a terminal.
    let isShort = text.report.weeks.count <= 2
    separator = marks.values.contains { $0.count > 1 } || isShort && widest > 1 ? " " : ""
  }

  /// The shortest beginnings of the types' ids that tell them apart.
  private static func marks(for types: [ShiftTypeID]) -> [ShiftTypeID: String] {
    let ids = types.map { DisplayWidth.oneLine($0.text) }
    let longest = ids.map(\.count).max() ?? 1
    let length =
      (1...max(1, longest)).first { length in Set(ids.map { $0.prefix(length) }).count == ids.count } ?? longest
    return Dictionary(
      zip(types, ids.map { String($0.prefix(length)) }), uniquingKeysWith: { first, _ in first })
  }

  private static func cells(of shifts: [Shift], _ marks: [ShiftTypeID: String]) -> [String] {
    Dictionary(grouping: shifts, by: \.date).values.map { day in day.map { marks[$0.type] ?? "" }.joined() }
  }

  /// The first day of a week that lies in the horizon.
  func start(of week: CalendarWeek) -> String {
    dates(of: week).compactMap { $0 }.first.map(TimeStyle.monthDay) ?? ""
  }

  /// The letters of the weekdays.
  func weekdays(of week: CalendarWeek) -> String {
    row(of: week) { text.say(TimeStyle.weekdayMark($0.weekday)) }
  }

  /// What somebody works in a week.
  func line(of volunteer: VolunteerID, in week: CalendarWeek) -> String {
    let shifts = text.report.listing.shifts(of: volunteer)
    return row(of: week) { date in
      let worked = shifts.filter { $0.date == date }.map { marks[$0.type] ?? "" }.joined()
      return worked.isEmpty ? "." : worked
    }
  }

  /// What the marks stand for, where they do not speak for themselves.
  var legend: [String] {
    let types = text.instance.shifts.sorted { $0.window.startMinute < $1.window.startMinute }.map(\.type)
    let told = types.uniqued().compactMap { id -> String? in
      guard let mark = marks[id] else { return nil }
      let name = text.instance.shiftType(id)?.name.text(in: text.wording.language).map { text.wording.plain($0) }
      if name == nil && mark == id.text { return nil }
      return "\(mark) = \(name ?? text.wording.plain(id.text))"
    }
    return told.isEmpty ? [] : [text.wording.list(told)]
  }

  /// The dates of a week, nil for those outside the horizon.
  private func dates(of week: CalendarWeek) -> [CalendarDate?] {
    let horizon = text.instance.horizon
    return (0..<7).map { offset in
      let date = CalendarDate(ordinal: week.monday + offset)
      return date.flatMap { horizon.contains($0) ? $0 : nil }
    }
  }

  private func row(of week: CalendarWeek, _ cell: (CalendarDate) -> String) -> String {
    dates(of: week).map { date in
      let text = date.map(cell) ?? ""
      return text + String(repeating: " ", count: max(0, dayWidth - DisplayWidth.of(text)))
    }.joined(separator: separator)
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
