import LinliDomain

/// The gaps between the visits of a series, counted for the audit over the days of its shifts, whoever works them: that
/// nobody does is missing cover, and told as such.
struct AuditedVisits {
  typealias Violation = RosterAudit.Violation

  /// A gap that is not kept; nil for the day before the horizon, or the one after it.
  struct Gap: Hashable {
    var from: CalendarDate?
    var until: CalendarDate?
    var days: Int
    var limit: Int
  }

  private let series: VisitSeries
  private let horizon: Horizon
  private let dates: [CalendarDate]

  /// The visits of a series, one of them moved if so told.
  init(_ instance: RosterInstance, _ series: VisitSeries, moving from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.series = series
    horizon = instance.horizon
    let planned = series.shifts.compactMap { instance.shift($0)?.date }
    dates = (planned.filter { $0 != from } + (to.map { [$0] } ?? [])).sorted()
  }

  var violations: [Violation] {
    gaps.map {
      .visitGap(
        series.id, household: series.household, from: $0.from, until: $0.until, days: $0.days, limit: $0.limit)
    }
  }

  /// Visits too close together, then stretches too long without one, each in the order of time.
  var gaps: [Gap] { tooClose + tooFar }

  private var tooClose: [Gap] {
    let visits = (series.last.map { [$0] } ?? []) + dates
    return zip(visits, visits.dropFirst()).compactMap { earlier, later in
      let days = later.ordinal - earlier.ordinal
      return days < series.minimumGap
        ? Gap(from: earlier, until: later, days: days, limit: series.minimumGap) : nil
    }
  }

  private var tooFar: [Gap] {
    guard let greatest = series.maximumGap else { return [] }
    var found: [Gap] = []
    var earlier = (date: series.last, ordinal: series.last?.ordinal ?? horizon.start.ordinal - 1)
    for date in (dates + series.calledOff).sorted() {
      let days = date.ordinal - earlier.ordinal
      if days > greatest { found.append(Gap(from: earlier.date, until: date, days: days, limit: greatest)) }
      earlier = (date, date.ordinal)
    }
    let days = horizon.end.ordinal + 1 - earlier.ordinal
    if days > greatest { found.append(Gap(from: earlier.date, until: nil, days: days, limit: greatest)) }
    return found
  }
}
