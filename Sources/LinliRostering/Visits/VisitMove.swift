public import LinliDomain

/// A visit that takes place on another day than planned.
public struct VisitMove: Hashable, Sendable {
  /// The series it is of.
  public var series: VisitSeriesID
  /// The visit as it was planned.
  public var from: ShiftID
  /// The visit as it is now.
  public var to: ShiftID
  /// The day on which it was planned.
  public var fromDate: CalendarDate
  /// The day on which it is now.
  public var toDate: CalendarDate

  /// By how many days it moves, 1 or more.
  public var days: Int { abs(toDate.ordinal - fromDate.ordinal) }
}

extension RosterData {
  /// The data with some visits moved. Who is fixed or forbidden for a visit stays so on the new day; what was published
  /// or wished for it speaks of nothing any more.
  func moving(_ moves: [VisitMove]) -> RosterData {
    var data = self
    for move in moves {
      guard let shift = data.shifts.firstIndex(where: { $0.id == move.from }),
        let series = data.visits.firstIndex(where: { $0.id == move.series })
      else { continue }
      data.shifts[shift].id = move.to
      data.shifts[shift].date = move.toDate
      data.visits[series].shifts.removeAll { $0 == move.from }
      data.visits[series].shifts = (data.visits[series].shifts + [move.to]).sorted()
      data.wishes.removeAll { $0.shift == move.from }
      data.pins.removeAll { $0.shift == move.from && $0.kind == .published }
      for pin in data.pins.indices where data.pins[pin].shift == move.from { data.pins[pin].shift = move.to }
    }
    return data
  }

  /// Takes a visit out of its series.
  mutating func callOff(_ shift: ShiftID) {
    guard let date = shifts.first(where: { $0.id == shift })?.date else { return }
    for series in visits.indices where visits[series].shifts.contains(shift) {
      visits[series].shifts.removeAll { $0 == shift }
      visits[series].calledOff.append(date)
    }
  }
}

extension RosterInstance {
  /// The series that a shift is a visit of; nil for other shifts.
  func series(of shift: ShiftID) -> VisitSeries? { visits.first { $0.shifts.contains(shift) } }

  /// The visits that a visit could be moved to without breaking any gaps but some, the nearest first, an earlier day
  /// before a later one equally near.
  func alternatives(to visit: ShiftID, breaking allowed: Set<AuditedVisits.Gap>) -> [VisitMove] {
    guard let series = series(of: visit), let planned = shift(visit) else { return [] }
    return series.dates.filter { $0 != planned.date && shift(series.shiftID(on: $0)) == nil }.map { date in
      VisitMove(
        series: series.id, from: visit, to: series.shiftID(on: date), fromDate: planned.date, toDate: date)
    }.filter { move in
      Set(AuditedVisits(self, series, moving: planned.date, to: move.toDate).gaps).isSubset(of: allowed)
    }.sorted { ($0.days, $0.toDate) < ($1.days, $1.toDate) }
  }

  /// The same question with visits on the days on which a roster has them: where it names a visit of a day that is
  /// allowed and not planned, the nearest visit planned that it does not name is moved there.
  ///
  /// - Throws: ``RosterInstanceError`` if the question cannot be asked any more.
  public func following(_ named: Set<ShiftID>) throws(RosterInstanceError) -> RosterInstance {
    let moves = visits.flatMap { self.moves(of: $0, following: named) }
    return moves.isEmpty ? self : try RosterInstance(data.moving(moves))
  }

  private func moves(of series: VisitSeries, following named: Set<ShiftID>) -> [VisitMove] {
    var open = series.shifts.filter { !named.contains($0) }.compactMap { shift($0) }.sorted { $0.date < $1.date }
    var moves: [VisitMove] = []
    for date in series.dates where named.contains(series.shiftID(on: date)) && shift(series.shiftID(on: date)) == nil {
      let distances = open.map { abs($0.date.ordinal - date.ordinal) }
      guard let nearest = distances.min(), let at = distances.firstIndex(of: nearest) else { break }
      let planned = open.remove(at: at)
      moves.append(
        VisitMove(
          series: series.id, from: planned.id, to: series.shiftID(on: date), fromDate: planned.date, toDate: date))
    }
    return moves
  }
}
