import LinliDomain

// MARK: - Visits that repeat

extension RosterCheck {
  /// Refuses series that contradict themselves. A visit whose shift was left out counts as called off.
  mutating func checkVisits() {
    var seen: Set<ShiftID> = []
    let usable = Set(kept.shifts.map(\.id))
    let dates = Dictionary(data.shifts.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
    for (at, series) in data.visits.enumerated() {
      if series.minimumGap < 1 || series.maximumGap.map({ $0 < series.minimumGap }) ?? false {
        tell(.gaps(minimum: series.minimumGap, maximum: series.maximumGap), series, at)
      }
      if let last = series.last, last >= data.horizon.start { tell(.last(last), series, at) }
      for shift in series.shifts {
        if !seen.insert(shift).inserted { tell(.shared(shift), series, at) }
        guard let date = dates[shift], usable.contains(shift) else { continue }
        if !series.dates.contains(date) { tell(.day(shift), series, at) }
      }
      let lost = series.shifts.filter { !usable.contains($0) }
      kept.visits[at].shifts.removeAll(where: lost.contains)
      kept.visits[at].calledOff += lost.compactMap { dates[$0] }
    }
  }

  private mutating func tell(_ fault: VisitFault, _ series: VisitSeries, _ at: Int) {
    issues.append(.visits(series.id, fault, at: at))
  }
}
