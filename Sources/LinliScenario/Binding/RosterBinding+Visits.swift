internal import LinliDomain
internal import LinliRostering

// MARK: - Visits that repeat

extension RosterBinding {
  /// A row of `visits.csv`, with the question of its days.
  private struct Visits {
    let row: TypedTable.Row
    let source: RosterSources.Row
    let id: VisitSeriesID
    let household: String
    let type: String
    let window: TimeWindow
    var days: VisitDates
  }

  /// Plans the visits, household by household, each beside the visits planned before it.
  mutating func bindVisits() {
    var series: [Visits] = []
    for (index, row) in (tables["visits"]?.rows ?? []).enumerated() where row.isSound {
      if let visits = visits(row, RosterSources.Row(table: "visits", index: index)) { series.append(visits) }
    }
    series.sort { left, right in
      let (first, second) = (Identifier<String>(left.household), Identifier<String>(right.household))
      return first == second ? left.id < right.id : first < second
    }
    var load: [CalendarDate: Int] = [:]
    for visits in series {
      if let obstacle = visits.days.obstacle {
        tell(obstacle, visits)
      } else if let choice = visits.days.choice(load: load) {
        for date in choice.dates { load[date, default: 0] += 1 }
        add(visits, on: choice.dates)
      }
    }
  }

  /// A row with its days, those that pins name to be kept; nil if an issue is reported for it.
  private mutating func visits(_ row: TypedTable.Row, _ source: RosterSources.Row) -> Visits? {
    guard let id = row.text("id"), let household = row.text("household"), let type = row.text("type"),
      let days = row.days("days"), !lacksTimes(row), let window = window(row, source, usual: windows[type])
    else { return nil }
    checkPlace(row, source)
    guard hasRhythm(row, source) else { return nil }
    let allowed = ShiftExpansion(horizon: settings.horizon).visitDates(days: days, except: row.days("except"))
    if allowed.isEmpty { warnings.append(places.issue(at: source, "days", .noDayInHorizon)) }
    var dates = VisitDates(horizon: settings.horizon, dates: allowed)
    dates.every = row.integer("every")
    dates.times = row.integer("times")
    dates.minimumGap = row.integer("min_gap") ?? 1
    dates.maximumGap = row.integer("max_gap")
    dates.last = row.date("last") ?? lastVisit(to: household, type)
    let pinned = Set((tables["pins"]?.rows ?? []).filter(\.isSound).compactMap { $0.text("shift") })
    dates.kept = Set(allowed.filter { pinned.contains("\(id)-\($0)") })
    return Visits(
      row: row, source: source, id: VisitSeriesID(id), household: household, type: type, window: window, days: dates)
  }

  private mutating func hasRhythm(_ row: TypedTable.Row, _ source: RosterSources.Row) -> Bool {
    if let last = row.date("last"), last >= settings.horizon.start {
      issues.append(places.issue(at: source, "last", .lastVisitNotBefore))
      return false
    }
    guard row.integer("every") != nil || row.integer("times") != nil else {
      issues.append(places.issue(at: source, "every", .noRhythm))
      return false
    }
    return true
  }

  /// The latest visit to a household that history knows, of the type where it tells one.
  private func lastVisit(to household: String, _ type: String) -> CalendarDate? {
    (tables["history"]?.rows ?? []).filter { row in
      row.isSound && row.text("household") == household && row.text("type").map { $0 == type } ?? true
    }.compactMap { $0.date("date") }.filter { $0 < settings.horizon.start }.max()
  }

  private mutating func tell(_ obstacle: VisitDates.Obstacle, _ visits: Visits) {
    let column =
      switch obstacle {
      case .contradictoryGaps, .gap: "max_gap"
      case .times: "times"
      }
    issues.append(places.issue(at: visits.source, column, .visits(obstacle)))
  }

  private mutating func add(_ visits: Visits, on dates: [CalendarDate]) {
    var series = VisitSeries(
      id: visits.id, household: visits.household, dates: visits.days.dates, minimumGap: visits.days.minimumGap,
      maximumGap: visits.days.maximumGap, last: visits.days.last, shifts: [])
    series.shifts = dates.map(series.shiftID)
    for (id, date) in zip(series.shifts, dates) {
      data.shifts.append(shift(visits.row, id, ShiftTypeID(visits.type), date, visits.window))
      sources.append(visits.source, to: .shifts)
    }
    data.visits.append(series)
    sources.append(visits.source, to: .visits)
    for date in visits.days.dates where !dates.contains(date) {
      let nearest = dates.min { abs($0.ordinal - date.ordinal) < abs($1.ordinal - date.ordinal) }
      unplannedVisits[series.shiftID(on: date)] = .some(nearest.map(series.shiftID))
    }
  }

  /// Whether a row speaks of a visit that is not planned for its day; then that is told, and the row is left out.
  mutating func warnOfUnplannedVisit(_ row: TypedTable.Row, _ source: RosterSources.Row) -> Bool {
    guard let shift = row.text("shift"), let planned = unplannedVisits[ShiftID(shift)] else { return false }
    warnings.append(places.issue(at: source, "shift", .visitNotPlanned, nearest: planned?.text))
    return true
  }
}
