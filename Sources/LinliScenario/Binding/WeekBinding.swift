internal import LinliDomain
internal import LinliRostering

/// Makes availability of the weekly sheet.
struct WeekBinding {
  let horizon: Horizon
  /// The times of the shift types that have some.
  let windows: [String: TimeWindow]

  /// A part of what a row says.
  struct Entry: Equatable {
    let column: String
    let entry: AvailabilityEntry
  }

  /// The days of the roster for which a row speaks; nil when it speaks for none.
  func term(of row: TypedTable.Row) -> ClosedRange<CalendarDate>? {
    let first = max(row.date("from") ?? horizon.start, horizon.start)
    let last = min(row.date("until") ?? horizon.end, horizon.end)
    return first <= last ? first...last : nil
  }

  /// What a row says, day by day of the week.
  func entries(of row: TypedTable.Row, _ volunteer: VolunteerID, in term: ClosedRange<CalendarDate>) -> [Entry] {
    Weekday.allCases.flatMap { day -> [Entry] in
      let column = DayWords.word(of: day)
      guard case .hours(let hours) = row[column] else { return [] }
      return windows(of: hours).flatMap { window in
        selections(day, in: term).map {
          Entry(column: column, entry: AvailabilityEntry(volunteer: volunteer, days: $0, window: window))
        }
      }
    }
  }

  private func windows(of hours: DayHours) -> [TimeWindow] {
    let types = hours.letters.flatMap { letters in
      DayHours.readings(of: letters) { windows[$0] != nil }.first ?? []
    }
    return (hours.windows + types.compactMap { windows[$0] }).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// A day of every week; date by date if the row does not speak for all of the roster.
  private func selections(_ day: Weekday, in term: ClosedRange<CalendarDate>) -> [DaySelection] {
    if term == horizon.start...horizon.end { return [.weekly([day])] }
    return term.dates.filter { $0.weekday == day }.map { .dates($0, $0) }
  }
}

extension RosterBinding {
  /// The weekly sheet; a person's rows speak for different days.
  mutating func bindWeeks() {
    let weeks = WeekBinding(horizon: settings.horizon, windows: windows)
    var told: [String: [(term: ClosedRange<CalendarDate>, row: Int?)]] = [:]
    forEachRow(of: "weeks") { binding, row, source in
      guard let volunteer = row.text("volunteer") else { return }
      if let from = row.date("from"), let until = row.date("until"), from > until {
        binding.report(binding.places.issue(at: source, "until", .endBeforeStart, expectation: .date))
        return
      }
      guard let term = weeks.term(of: row) else {
        binding.warn(binding.places.issue(at: source, row["from"] == .absent ? "until" : "from", .noDayInHorizon))
        return
      }
      if let first = told[volunteer]?.first(where: { $0.term.overlaps(term) }) {
        binding.report(binding.places.issue(at: source, "volunteer", .weekTold(firstRow: first.row ?? 0)))
        return
      }
      told[volunteer, default: []].append((term, row.number))
      for part in weeks.entries(of: row, VolunteerID(volunteer), in: term) {
        binding.add(part.entry, source, column: part.column)
      }
    }
  }
}
