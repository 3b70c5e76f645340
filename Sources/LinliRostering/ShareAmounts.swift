import LinliDomain

/// An amount of each fair share.
struct ShareAmounts: Equatable, Sendable {
  private(set) var shifts = 0
  private var minutes = 0
  private var weekends = 0
  private var unpopular = 0

  /// Nothing.
  init() {}

  /// What one shift adds.
  init(_ shift: Shift) {
    self.init(minutes: shift.minutes, weekday: shift.date.weekday, isUnpopular: shift.isUnpopular)
  }

  /// What one shift worked before adds.
  init(_ worked: WorkedShift) {
    self.init(minutes: worked.window.minutes, weekday: worked.date.weekday, isUnpopular: worked.isUnpopular)
  }

  private init(minutes: Int, weekday: Weekday, isUnpopular: Bool) {
    shifts = 1
    self.minutes = minutes
    weekends = weekday.isWeekend ? 1 : 0
    unpopular = isUnpopular ? 1 : 0
  }

  /// The amount of a share.
  subscript(share: FairShare) -> Int {
    switch share {
    case .shifts: shifts
    case .minutes: minutes
    case .weekends: weekends
    case .unpopular: unpopular
    }
  }

  /// Adds other amounts.
  mutating func add(_ other: ShareAmounts) {
    shifts += other.shifts
    minutes += other.minutes
    weekends += other.weekends
    unpopular += other.unpopular
  }
}

/// What a shift adds to fair shares, with its day, from 0.
struct DatedAmounts {
  var day: Int
  var amounts: ShareAmounts

  /// The amounts of a shift of a horizon.
  init(_ shift: Shift, _ horizon: Horizon) {
    day = shift.date.ordinal - horizon.start.ordinal
    amounts = ShareAmounts(shift)
  }
}
