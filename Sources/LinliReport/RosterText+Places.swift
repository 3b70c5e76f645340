import LinliDomain
import LinliRostering
import LinliScenario

extension RosterText {
  /// A grid for each place and week, as it hangs on a wall: a row for what is done when, a column for each day.
  var places: [String] {
    let communities = Set(instance.shifts.compactMap(\.community)).sorted().map { Optional($0) }
    let hasNone = instance.shifts.contains { $0.community == nil }
    var lines = [say(Catalogue.byPlace)]
    for community in communities + (hasNone ? [nil] : []) {
      lines.append("  " + (community.map { wording.place($0) } ?? say(Catalogue.noPlace)))
      for week in report.weeks { lines += grid(of: community, in: week) }
    }
    return lines
  }

  /// What is done at a time of day, wherever it is on the days of a week.
  private struct Row: Hashable {
    var window: TimeWindow
    var work: String
  }

  private func grid(of community: CommunityID?, in week: CalendarWeek) -> [String] {
    let shifts = instance.shifts.filter { $0.community == community && week.contains($0.date) }
    guard let first = shifts.first, let last = shifts.last else { return [] }
    let dates = (week.monday..<week.monday + 7).compactMap { CalendarDate(ordinal: $0) }
      .filter { instance.horizon.contains($0) }
    var columns: [(header: String, alignment: TextTable.Alignment)] = [
      ("\(TimeStyle.monthDay(first.date)) – \(TimeStyle.monthDay(last.date))", .left)
    ]
    for date in dates { columns.append(("\(say(TimeStyle.shortWeekday(date.weekday))) \(date.day)", .left)) }
    var table = TextTable(columns)
    for row in rows(of: shifts) {
      let cells = dates.map { date in crew(on: shifts.filter { $0.date == date && self.row(of: $0) == row }) }
      for line in 0..<max(1, cells.map(\.count).max() ?? 1) {
        let label = line == 0 ? TimeStyle.window(row.window) + " " + row.work : ""
        table.add([label] + cells.map { line < $0.count ? $0[line] : "" })
      }
    }
    return table.lines(indent: 4)
  }

  private func row(of shift: Shift) -> Row {
    Row(window: shift.window, work: wording.work(of: shift) ?? wording.plain(shift.type.text))
  }

  /// The rows of some shifts by start and end; those of one time in the order of the shifts' ids.
  private func rows(of shifts: [Shift]) -> [Row] {
    var rows: [Row] = []
    let ordered = shifts.sorted { left, right in
      let (first, second) = (left.window, right.window)
      if first.startMinute != second.startMinute { return first.startMinute < second.startMinute }
      return first.endMinute == second.endMinute ? left.id < right.id : first.endMinute < second.endMinute
    }
    for shift in ordered where !rows.contains(row(of: shift)) { rows.append(row(of: shift)) }
    return rows
  }

  /// Who works some shifts, one below the other, with a word for each place that is empty.
  private func crew(on shifts: [Shift]) -> [String] {
    shifts.flatMap { shift in
      report.listing.volunteers(on: shift.id).map { wording.shortPerson($0) }
        + Array(repeating: say(Catalogue.openPlace), count: report.unfilled(shift.id)?.heads ?? 0)
    }
  }
}
